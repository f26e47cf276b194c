#include "docx/markup.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "docx/detail/tree.hpp"
#include "xml/writer.hpp"

namespace tongmun::docx {

namespace {

constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
    {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}}};

std::vector<int> widths_of(std::string_view grid) {
  std::vector<int> widths;
  constexpr std::string_view column = "<w:gridCol";
  for (auto at = grid.find(column); at != std::string_view::npos; at = grid.find(column, at + 1))
    widths.push_back(detail::number_of(detail::attribute_value(grid.substr(at), " w:w=\"")));
  return widths;
}

std::size_t span_of(const model::Cell& cell) {
  if (!cell.properties) return 1;
  for (const auto& property : *cell.properties)
    if (property.name == "w:gridSpan")
      return static_cast<std::size_t>(std::clamp(
          detail::number_of(detail::attribute_value(property.xml, " w:val=\"")), 1, 63));
  return 1;
}

void set_width(model::Cell& cell, int width) {
  model::Properties properties;
  if (cell.properties) properties = *cell.properties;
  const auto xml = "<w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/>";
  const auto known = std::find_if(properties.begin(), properties.end(),
                                  [](const auto& p) { return p.name == "w:tcW"; });
  if (known != properties.end())
    known->xml = xml;
  else
    properties.insert(properties.begin(), {"w:tcW", xml});
  cell.properties = std::make_shared<const model::Properties>(std::move(properties));
}

}  // namespace

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto rest = text.substr(at);
    const auto* known =
        std::find_if(entities.begin(), entities.end(),
                     [&](const auto& entity) { return rest.starts_with(entity.first); });
    if (known != entities.end()) {
      out += known->second;
      at += known->first.size();
    } else if (rest.starts_with("&#")) {
      out += ' ';
      at = std::min(text.find(';', at), text.size() - 1) + 1;
    } else {
      out += text[at++];
    }
  }
  return out;
}

void append_as_markup(std::string& out, std::string_view text) {
  xml::append_escaped_attribute(out, text);
}

std::string description_in(std::string_view markup) {
  constexpr std::string_view name = " descr=\"";
  const auto at = markup.find(name);
  if (at == std::string_view::npos) return {};
  const auto begin = at + name.size();
  return unescaped(markup.substr(begin, markup.find('"', begin) - begin));
}

const std::string_view decorative_mark =
    "<a:extLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
    "<a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative "
    "xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" "
    "val=\"1\"/>"
    "</a:ext></a:extLst>";

// Extensions that stand there already (Word's own id of the drawing) say nothing to
// others.
void mark_decorative(std::string& markup) {
  constexpr std::string_view start = "<wp:docPr", end = "</wp:docPr>", list = "<a:extLst";
  const auto at = markup.find(start);
  if (at == std::string::npos) return;
  const auto close = markup.find('>', at);
  if (markup[close - 1] == '/') {
    markup.replace(close - 1, 2, ">" + std::string(decorative_mark) + std::string(end));
    return;
  }
  const auto behind = markup.find(end, close), other = markup.find(list, close);
  if (behind == std::string::npos) return;
  const auto from = std::min(other, behind);
  markup.replace(from, behind - from, decorative_mark);
}

void fit_grid(model::Table& table, const std::vector<std::size_t>& columns) {
  if (table.grid.empty() || table.rows.empty()) return;
  const auto before = widths_of(table.grid);
  const auto& pattern = table.rows.back();  // `columns` is of the last row
  std::vector<int> widths;
  for (std::size_t i = 0; i < pattern.cells.size() && i < columns.size(); ++i)
    for (std::size_t k = 0; k < span_of(pattern.cells[i]); ++k)
      widths.push_back(columns[i] + k < before.size() ? before[columns[i] + k] : 0);
  const auto total = std::accumulate(before.begin(), before.end(), 0L);
  const auto sum = std::accumulate(widths.begin(), widths.end(), 0L);
  if (widths.size() == before.size() || widths.empty() || total == 0 || sum == 0) return;
  table.grid = "<w:tblGrid>";
  for (auto& width : widths) {
    width = static_cast<int>(width * total / sum);
    table.grid += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
  }
  table.grid += "</w:tblGrid>";
  for (auto& row : table.rows) {
    std::size_t at = 0;
    for (auto& cell : row.cells) {
      const auto end = std::min(at + span_of(cell), widths.size());
      int width = 0;
      for (; at < end; ++at) width += widths[at];
      if (width > 0) set_width(cell, width);
    }
  }
}

}  // namespace tongmun::docx
