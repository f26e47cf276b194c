// Rows of a table that repeat: of a list of ten thousand, the form has a few.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tongmun::docx::detail {

// The markup without the rows that say nothing new: of rows of one table with the same markup,
// the first two stay (two, so that whatever may stand once only is still seen twice). A row that
// is tied to others, by an id, a merged cell or an open field, stays. `kept` gets an entry for
// each row, in the order of their start tags.
std::string without_repeated_rows(std::string_view markup, std::vector<bool>& kept);

}  // namespace tongmun::docx::detail
