// The parts of the template that has a tag in each place.
#pragma once

#include <string>
#include <string_view>

namespace docx_test::everywhere_parts {

// An XML part with Word's usual namespaces on its root.
std::string root(std::string_view name, std::string_view content);
// A header or footer that is one tag: {{recipient.NAME}}.
std::string story(std::string_view name);
std::string body();
std::string picture();  // a PNG of 2 × 1 pixels

extern const std::string_view section, styles, numbering, settings, header, footnotes,
    endnotes, comments, chart, workbook, worksheet, diagram_data, diagram_layout,
    diagram_style, diagram_colors, diagram_drawing, core, application, custom;

}  // namespace docx_test::everywhere_parts
