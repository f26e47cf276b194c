// One piece, one element, on a line of its own; inside a paragraph no white space is
// added.
#include "render/html/detail/writer.hpp"
#include "xml/writer.hpp"

namespace tongmun::render::html {

namespace {

// "inside-address" of "Inside Address".
std::string class_of(const model::Paragraph& paragraph) {
  std::string name;
  for (const char byte : paragraph.style) {
    if (byte >= 'A' && byte <= 'Z')
      name += static_cast<char>(byte - 'A' + 'a');
    else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
      name += byte;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  while (name.ends_with('-')) name.pop_back();
  return name;
}

class FlowWriter {
 public:
  explicit FlowWriter(Page& page) : page_(page) {}

  void write(const Flow& flow) {
    for (const auto& piece : flow) std::visit(*this, piece.what);
  }

  void operator()(const Line& line) { paragraph("p", *line.paragraph); }

  void operator()(const Heading& heading) {
    paragraph("h" + std::to_string(heading.level), *heading.paragraph);
  }

  void operator()(const Group& group) {
    const std::string name = group.kind == Group::Kind::address ? "address"
                             : group.kind == Group::Kind::quote ? "blockquote"
                                                                : "aside";
    out_ += "<" + name + ">\n";
    write(group.pieces);
    out_ += "</" + name + ">\n";
  }

  void operator()(const List& list) {
    StartTag tag(list.numbered ? "ol" : "ul");
    if (list.numbered) {
      // As Word's own lists: 1. a. i.
      tag.attribute("type", list.level % 3 == 0 ? "" : list.level % 3 == 1 ? "a" : "i");
      const int start = list.items.front().number;
      if (start != 1) tag.attribute("start", std::to_string(start));
    }
    out_ += tag.str() + "\n";
    for (const auto& item : list.items) {
      out_ +=
          start_of("li", *item.paragraph).str() + inline_markup(page_, *item.paragraph);
      if (!item.inside.empty()) out_ += "\n";
      write(item.inside);
      out_ += "</li>\n";
    }
    out_ += list.numbered ? "</ol>\n" : "</ul>\n";
  }

  void operator()(const Grid& grid) {
    StartTag table("table");
    table.attribute("id", id_of(grid.table->id));
    if (grid.table->direction != page_.document.direction)
      table.attribute("dir", name_of(grid.table->direction));
    out_ += table.str() + "\n";
    if (grid.caption != nullptr) {
      out_ += start_of("caption", *grid.caption).str();
      out_ += inline_markup(page_, *grid.caption) + "</caption>\n";
    }
    std::size_t heads = 0;
    while (heads < grid.rows.size() && grid.rows[heads].header) ++heads;
    section("thead", grid, 0, heads);
    section("tbody", grid, heads, grid.rows.size());
    out_ += "</table>\n";
  }

  std::string take() { return std::move(out_); }

 private:
  void paragraph(const std::string& element, const model::Paragraph& paragraph) {
    out_ += start_of(element, paragraph).str() + inline_markup(page_, paragraph);
    out_ += "</" + element + ">\n";
  }

  StartTag start_of(std::string_view element, const model::Paragraph& paragraph) {
    StartTag tag(element);
    tag.attribute("id", id_of(paragraph.id)).attribute("class", class_of(paragraph));
    if (paragraph.direction != page_.document.direction)
      tag.attribute("dir", name_of(paragraph.direction));
    return tag;
  }

  // Ids of the layout's own blocks differ from language to language: nobody refers to
  // them.
  std::string id_of(const std::string& id) {
    if (id.empty() || id.substr(0, id.find('_')) == "layout") return {};
    return page_.ids.unique(akn::valid_eid(id));
  }

  void section(const std::string& name, const Grid& grid, std::size_t from,
               std::size_t to) {
    if (from == to) return;
    out_ += "<" + name + ">\n";
    for (auto i = from; i < to; ++i) {
      out_ += "<tr>";
      const auto& row = grid.rows[i];
      for (std::size_t k = 0; k < row.cells.size(); ++k) {
        const bool heads_row = !row.header && k == 0 && grid.first_column_heads;
        cell(row.cells[k], row.header ? "col" : heads_row ? "row" : "");
      }
      out_ += "</tr>\n";
    }
    out_ += "</" + name + ">\n";
  }

  // A single paragraph is the cell's own content. An empty cell heads nothing.
  void cell(const GridCell& cell, std::string_view scope) {
    const std::string element = scope.empty() || cell.pieces.empty() ? "td" : "th";
    const auto* line =
        cell.pieces.size() == 1 ? std::get_if<Line>(&cell.pieces.front().what) : nullptr;
    auto tag = line == nullptr ? StartTag(element) : start_of(element, *line->paragraph);
    if (element == "th") tag.attribute("scope", scope);
    if (cell.columns > 1) tag.attribute("colspan", std::to_string(cell.columns));
    if (cell.rows > 1) tag.attribute("rowspan", std::to_string(cell.rows));
    out_ += tag.str();
    if (line != nullptr)
      out_ += inline_markup(page_, *line->paragraph);
    else
      write(cell.pieces);
    out_ += "</" + element + ">";
  }

  Page& page_;
  std::string out_;
};

}  // namespace

StartTag& StartTag::attribute(std::string_view name, std::string_view value) {
  if (value.empty()) return *this;
  tag_.append(" ").append(name).append("=\"");
  xml::append_escaped_attribute(tag_, value);
  tag_ += '"';
  return *this;
}

StartTag& StartTag::empty_attribute(std::string_view name) {
  tag_.append(" ").append(name).append("=\"\"");
  return *this;
}

std::string escaped(std::string_view text) {
  std::string out;
  xml::append_escaped_text(out, text);
  return out;
}

std::string_view name_of(text::Direction direction) {
  return direction == text::Direction::rtl ? "rtl" : "ltr";
}

std::string flow_markup(Page& page, const Flow& flow) {
  FlowWriter writer(page);
  writer.write(flow);
  return writer.take();
}

// A note may refer to further ones: the list grows while it is written.
std::string notes_markup(Page& page) {
  if (page.notes.empty()) return {};
  std::string out = "<section class=\"notes\" role=\"doc-endnotes\">\n<ol>\n";
  for (std::size_t i = 0; i < page.notes.size(); ++i) {
    const auto number = std::to_string(i + 1);
    out += "<li id=\"note-" + number + "\">\n";
    out += flow_markup(page, flow_of(page.notes[i]->blocks));
    out += "<p><a href=\"#noteref-" + number +
           "\" role=\"doc-backlink\" aria-label=\"↩ " + number + "\">↩</a></p>\n</li>\n";
  }
  return out + "</ol>\n</section>\n";
}

}  // namespace tongmun::render::html
