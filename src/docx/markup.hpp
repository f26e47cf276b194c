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

// True for an address that a link of a letter may lead to, in any module: it begins with
// http://, https://, mailto: or tel: (in any case) and goes on behind it.
bool is_address(std::string_view target);

// What no address may hold (RFC 3986) as percent signs and digits: spaces, letters beyond
// ASCII.
std::string as_address(std::string_view target);

// The alternative text of the first drawing in markup; empty for none.
std::string description_in(std::string_view markup);

// The ids of the relationships with which section properties refer to headers and footers.
std::vector<std::string> story_references(std::string_view section);

// The section properties with another story in place of the one that `id` leads to. `part` is a
// story of the document written: one that the layout has, or one made after it (Layout::write).
std::string with_story(std::string section, std::string_view id, std::string_view part);

// What an element of a drawing's properties (wp:docPr) holds where the drawing is
// decorative: what reads the page aloud passes over it.
extern const std::string_view decorative_mark;

// Marks the first drawing in markup as decorative.
void mark_decorative(std::string& markup);

// Makes grid and widths true again after a section repeated or dropped cells. `columns` tells, for
// each cell of a row as it came out, which cell of the layout's row it was. Repeated columns share
// the width that the table had. Does nothing where the number of columns is that of the grid.
void fit_grid(model::Table& table, const std::vector<std::size_t>& columns);

}  // namespace tongmun::docx
