// Column widths of a table that came from text: by what its cells hold.
#pragma once

#include <vector>

#include "model/document.hpp"

namespace tongmun::docx::detail {

// Widths that add up to `total`, in the same unit. A column grows with the square root of its
// longest text, so that a long one takes more lines rather than all of the page, and is never
// narrower than its longest word where that is possible.
std::vector<int> column_widths(const model::Table& table, std::size_t columns, int total);

}  // namespace tongmun::docx::detail
