// What others than this module must know of WordprocessingML to fill markup with tags in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"

namespace tongmun::docx {

// The text as it stands in markup, inside an element or an attribute.
void append_as_markup(std::string& out, std::string_view text);

// What an attribute's value in markup of this program says: its entities, and numbers for white space.
std::string unescaped(std::string_view text);

// True for an address that a reader may click on (http, https, mailto, tel, a place in the
// document), and for none.
bool is_harmless_target(std::string_view target);

// The alternative text of the first drawing in markup; empty for none.
std::string description_in(std::string_view markup);

// Makes grid and widths true again after a section repeated or dropped cells. `columns` tells, for
// each cell of a row as it came out, which cell of the layout's row it was. Repeated columns share
// the width that the table had. Does nothing where the number of columns is that of the grid.
void fit_grid(model::Table& table, const std::vector<std::size_t>& columns);

}  // namespace tongmun::docx
