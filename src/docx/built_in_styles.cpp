// The definitions are plain on purpose: a layout that cares about the look of a style
// defines it. What stands here is what readers and machines rely on: outline levels,
// keeping with the next paragraph, borders of a grid.
#include "docx/detail/built_in_styles.hpp"

namespace tongmun::docx::detail {
namespace {

#define HEADING(level, size)                                                            \
  "<w:next w:val=\"@normal\"/><w:uiPriority "                                           \
  "w:val=\"9\"/><w:qFormat/><w:pPr><w:keepNext/>"                                       \
  "<w:keepLines/><w:spacing w:before=\"240\" w:after=\"120\"/>"                         \
  "<w:outlineLvl w:val=\"" level "\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val=\"" size \
  "\"/><w:szCs w:val=\"" size "\"/></w:rPr>"

#define TABS                                                                       \
  "<w:pPr><w:tabs><w:tab w:val=\"center\" w:pos=\"4513\"/><w:tab w:val=\"right\" " \
  "w:pos=\"9026\"/></w:tabs></w:pPr>"

constexpr std::string_view plain = "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/>";

constexpr BuiltInStyle styles[] = {
    {"Heading 1", "heading 1", "Heading1", false, false, HEADING("0", "32")},
    {"Heading 2", "heading 2", "Heading2", false, false, HEADING("1", "28")},
    {"Heading 3", "heading 3", "Heading3", false, false, HEADING("2", "24")},
    {"List Number", "List Number", "ListNumber", false, false,
     "<w:uiPriority "
     "w:val=\"99\"/><w:unhideWhenUsed/><w:pPr><w:contextualSpacing/></w:pPr>"},
    {"List Bullet", "List Bullet", "ListBullet", false, false,
     "<w:uiPriority "
     "w:val=\"99\"/><w:unhideWhenUsed/><w:pPr><w:contextualSpacing/></w:pPr>"},
    {"Quote", "Quote", "Quote", false, false,
     "<w:uiPriority w:val=\"29\"/><w:qFormat/><w:pPr><w:spacing w:before=\"120\" "
     "w:after=\"120\"/><w:ind w:left=\"720\" w:right=\"720\"/></w:pPr>"},
    {"Table Grid", "Table Grid", "TableGrid", true, false,
     "<w:uiPriority w:val=\"39\"/><w:tblPr><w:tblBorders>"
     "<w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
     "<w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
     "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
     "<w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
     "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
     "<w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
     "w:color=\"auto\"/></w:tblBorders>"
     "<w:tblCellMar><w:left w:w=\"108\" w:type=\"dxa\"/><w:right w:w=\"108\" "
     "w:type=\"dxa\"/>"
     "</w:tblCellMar></w:tblPr>"},
    {"Body Text", "Body Text", "BodyText", false, false,
     "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/><w:pPr><w:spacing "
     "w:after=\"120\"/></w:pPr>"},
    {"Title", "Title", "Title", false, false,
     "<w:next w:val=\"@normal\"/><w:uiPriority "
     "w:val=\"10\"/><w:qFormat/><w:pPr><w:keepNext/>"
     "<w:spacing w:before=\"240\" w:after=\"240\"/></w:pPr><w:rPr><w:b/><w:bCs/>"
     "<w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/></w:rPr>"},
    {"Caption", "caption", "Caption", false, false,
     "<w:next w:val=\"@normal\"/><w:uiPriority "
     "w:val=\"35\"/><w:unhideWhenUsed/><w:qFormat/>"
     "<w:pPr><w:keepNext/><w:spacing "
     "w:after=\"120\"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>"},
    {"Salutation", "Salutation", "Salutation", false, false, plain},
    {"Date", "Date", "Date", false, false, plain},
    {"Closing", "Closing", "Closing", false, false,
     "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/><w:pPr><w:keepNext/></w:pPr>"},
    {"Signature", "Signature", "Signature", false, false,
     "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/><w:pPr><w:keepLines/></w:pPr>"},
    {"Inside Address", "Inside Address", "InsideAddress", false, true, plain},
    {"Subject Line", "Subject Line", "SubjectLine", false, true,
     "<w:uiPriority "
     "w:val=\"99\"/><w:unhideWhenUsed/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/>"
     "<w:bCs/></w:rPr>"},
    {"Reference Line", "Reference Line", "ReferenceLine", false, true, plain},
    {"Enclosure", "Enclosure", "Enclosure", false, true, plain},
    {"cc List", "cc List", "ccList", false, true, plain},
    {"Header", "header", "Header", false, false,
     "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/>" TABS},
    {"Footer", "footer", "Footer", false, false,
     "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/>" TABS},
};
static_assert(std::size(styles) <= 32);

#undef HEADING
#undef TABS

constexpr StyleNames renamed[] = {
    {"heading 1", "Heading 1"},
    {"heading 2", "Heading 2"},
    {"heading 3", "Heading 3"},
    {"heading 4", "Heading 4"},
    {"heading 5", "Heading 5"},
    {"heading 6", "Heading 6"},
    {"heading 7", "Heading 7"},
    {"heading 8", "Heading 8"},
    {"heading 9", "Heading 9"},
    {"toc 1", "TOC 1"},
    {"toc 2", "TOC 2"},
    {"toc 3", "TOC 3"},
    {"toc 4", "TOC 4"},
    {"toc 5", "TOC 5"},
    {"toc 6", "TOC 6"},
    {"toc 7", "TOC 7"},
    {"toc 8", "TOC 8"},
    {"toc 9", "TOC 9"},
    {"index 1", "Index 1"},
    {"index 2", "Index 2"},
    {"index 3", "Index 3"},
    {"index heading", "Index Heading"},
    {"header", "Header"},
    {"footer", "Footer"},
    {"caption", "Caption"},
    {"footnote text", "Footnote Text"},
    {"endnote text", "Endnote Text"},
    {"footnote reference", "Footnote Reference"},
    {"endnote reference", "Endnote Reference"},
    {"annotation text", "Comment Text"},
    {"annotation subject", "Comment Subject"},
    {"annotation reference", "Comment Reference"},
    {"envelope address", "Envelope Address"},
    {"envelope return", "Envelope Return"},
    {"line number", "Line Number"},
    {"page number", "Page Number"},
    {"macro", "Macro Text"},
    {"table of figures", "Table of Figures"},
    {"table of authorities", "Table of Authorities"},
    {"toa heading", "TOA Heading"},
};

}  // namespace

std::span<const BuiltInStyle> built_in_styles() { return styles; }
std::span<const StyleNames> renamed_styles() { return renamed; }

}  // namespace tongmun::docx::detail
