// Tables. What a layout gives (borders, widths) is written as it stands; a table that
// came from text gets the width of the page, divided by what its columns hold.
#include <algorithm>

#include "docx/detail/column_widths.hpp"
#include "docx/detail/schema_order.hpp"
#include "docx/detail/writer.hpp"

namespace tongmun::docx::detail {
namespace {

using text::Direction;

constexpr int most_columns = 63;  // Word's limit

int span_of(const model::Cell& cell) {
  if (!cell.properties) return 1;
  for (const auto& property : *cell.properties) {
    if (property.name != "w:gridSpan") continue;
    const auto at = property.xml.find("w:val=\"");
    if (at != std::string::npos)
      return std::clamp(number_of(std::string_view(property.xml).substr(at + 7)), 1,
                        most_columns);
  }
  return 1;
}

std::size_t columns_of(const model::Table& table) {
  std::size_t widest = 1;
  for (const auto& row : table.rows) {
    std::size_t columns = 0;
    for (const auto& cell : row.cells) columns += static_cast<std::size_t>(span_of(cell));
    widest = std::max(widest, columns);
  }
  return widest;
}

// Word calls a file corrupt whose cell does not end in a paragraph; one inside a content
// control counts.
bool ends_in_paragraph(const std::vector<model::Block>& blocks) {
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
    if (std::holds_alternative<model::Paragraph>(*block)) return true;
    const auto* opaque = std::get_if<model::Opaque>(&*block);
    if (!opaque ||
        !(opaque->xml.starts_with("</") || opaque->xml.starts_with("<w:bookmark")))
      return false;
  }
  return false;
}

}  // namespace

void StoryWriter::write_table(const model::Table& table) {
  if (table.rows.empty()) return;  // no table may be without rows
  const auto columns = columns_of(table);
  out_ += "<w:tbl>";
  write_table_properties(table);
  const auto widths = table.grid.empty() ? column_widths(table, columns, context_.text_width)
                                         : std::vector<int>{};
  write_grid(table, widths);
  for (const auto& row : table.rows) write_row(row, widths);
  out_ += "</w:tbl>";
}

void StoryWriter::write_table_properties(const model::Table& table) {
  table_.clear();
  const auto id = table.style.empty() ? std::string_view{}
                                      : style_id(Styles::Kind::table, table.style);
  if (!id.empty())
    table_.add_made("w:tblStyle", "<w:tblStyle w:val=\"" + std::string(id) + "\"/>");
  if (table.direction == Direction::rtl) table_.add("w:bidiVisual", "<w:bidiVisual/>");
  if (table.properties) {
    for (const auto& property : *table.properties) {
      if (property.name == "w:tblStyle" || property.name == "w:bidiVisual") continue;
      table_.add(property.name, property.xml);
    }
  } else {
    table_.add("w:tblW",
               "<w:tblW w:w=\"5000\" w:type=\"pct\"/>");  // fiftieths of a percent
    table_.add(
        "w:tblLook",
        "<w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" "
        "w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>");
  }
  out_ += "<w:tblPr>";
  table_.append_to(out_);
  out_ += "</w:tblPr>";
}

void StoryWriter::write_grid(const model::Table& table, const std::vector<int>& widths) {
  if (!table.grid.empty()) {
    out_ += table.grid;
    return;
  }
  out_ += "<w:tblGrid>";
  for (const int width : widths)
    out_ += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
  out_ += "</w:tblGrid>";
}

void StoryWriter::write_row(const model::Row& row, const std::vector<int>& widths) {
  out_ += "<w:tr>";
  std::string_view exceptions;
  if (row.properties)
    for (const auto& property : *row.properties)
      if (property.name == "w:tblPrEx") exceptions = property.xml;
  out_.append(exceptions).append("<w:trPr>");
  if (row.properties)
    for (const auto& property : *row.properties)
      if (property.name != "w:tblPrEx" && property.name != "w:cantSplit" &&
          property.name != "w:tblHeader")
        out_ += property.xml;
  out_ += "<w:cantSplit/>";
  if (row.header) out_ += "<w:tblHeader/>";
  out_ += "</w:trPr>";
  if (row.cells.empty()) out_ += "<w:tc><w:p/></w:tc>";  // no row may be without cells
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    write_cell(row.cells[i], i < widths.size() ? widths[i] : 0);
  out_ += "</w:tr>";
}

void StoryWriter::write_cell(const model::Cell& cell, int column_width) {
  out_ += "<w:tc>";
  if (cell.properties) {
    out_ += "<w:tcPr>";
    for (const auto& property : *cell.properties) out_ += property.xml;
    out_ += "</w:tcPr>";
  } else if (column_width > 0) {
    out_ += "<w:tcPr><w:tcW w:w=\"" + std::to_string(column_width) +
            "\" w:type=\"dxa\"/></w:tcPr>";
  }
  write_blocks(cell.blocks);
  if (!ends_in_paragraph(cell.blocks)) out_ += "<w:p/>";
  out_ += "</w:tc>";
}

}  // namespace tongmun::docx::detail
