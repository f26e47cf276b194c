// The names under which segments stand in a file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tongmun::docx::detail {

inline constexpr std::string_view segment_prefix = "s_";
inline constexpr std::size_t longest_bookmark = 40;  // Word cuts what is longer

// The id that a segment's bookmark stands for; empty when it is no segment's. Ids that a
// name cannot hold come back changed, but bookmark_name of them is the same name again.
std::string segment_of_bookmark(std::string_view name);

}  // namespace tongmun::docx::detail
