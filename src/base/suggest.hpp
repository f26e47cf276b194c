// "did you mean …": the nearest of the names that would have been right.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongmun {

// The known name with the smallest edit distance to `wrong`, where that is at most a third of
// its length (at least one).
std::optional<std::string> nearest_name(std::string_view wrong,
                                        const std::vector<std::string>& known);

// "Did you mean 'x'?" or, when nothing is near, "Known are: a, b, c." (at most twelve).
std::string suggestion(std::string_view wrong, std::vector<std::string> known);

}  // namespace tongmun
