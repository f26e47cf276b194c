// The page of a review copy: A4 landscape, a header, a number on each page.
#pragma once

#include "docx/docx.hpp"

namespace tongmun::render::bilingual {

// Made once. Its main text is empty but for the section; "word/header1.xml" has one
// paragraph. Styles: Normal, Title, Header, Footer, Review Note, Table Grid.
const docx::Layout& layout();

// Of the table: id, source, target, match, claims; twentieths of a point.
inline constexpr int column_widths[] = {1700, 4900, 4900, 1500, 2100};

}  // namespace tongmun::render::bilingual
