// A story is walked once, in document order. The walker knows in which paragraph, table,
// row and cell it stands, which is the place of each finding; what opens and closes far
// apart (fields, bookmarks) is balanced at the end.
#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "docx/detail/lint.hpp"
#include "docx/detail/segment_bookmarks.hpp"

namespace tongmun::docx::detail {
namespace {

constexpr std::string_view text_elements[] = {"w:t", "w:delText", "w:instrText",
                                              "w:delInstrText"};
constexpr std::string_view changes[] = {"w:ins",    "w:del",       "w:moveFrom",
                                        "w:moveTo", "w:rPrChange", "w:pPrChange"};

template <typename List>
bool contains(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_space);
}

std::string quoted(std::string_view text) {
  constexpr std::size_t enough = 40;  // bytes
  if (text.size() <= enough) return "'" + std::string(text) + "'";
  auto end = enough;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;  // not inside a character
  return "'" + std::string(text.substr(0, end)) + "…'";
}

// Letters whose script runs from right to left; not digits, marks and punctuation among
// them.
bool is_rtl_letter(char32_t c) {
  return (c >= 0x05D0 && c <= 0x05F2) || (c >= 0x0620 && c <= 0x064A) ||
         (c >= 0x066E && c <= 0x06D3) || (c >= 0x06FA && c <= 0x06FF) ||
         (c >= 0x0710 && c <= 0x08C7) || (c >= 0xFB1D && c <= 0xFDFB) ||
         (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
         (c >= 0x1E800 && c <= 0x1EEFF);
}

bool has_rtl_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_rtl_letter(next_code_point(text, at))) return true;
  return false;
}

std::string text_in(const Node& node) {
  std::string text;
  for (const auto& child : node.children)
    if (child.is_text()) text += child.text;
  return text;
}

bool has_element(const Node& node) {
  return std::any_of(node.children.begin(), node.children.end(),
                     [](const Node& child) { return !child.is_text(); });
}

bool is_word_name(std::string_view name) {
  const auto is_mark = [](unsigned char c) { return c < 0x80 && c != '_'; };
  const auto is_plain = [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  if (name.empty() || (name.front() >= '0' && name.front() <= '9')) return false;
  return std::none_of(name.begin(), name.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_mark(byte) && !is_plain(byte);
  });
}

class StoryLint {
 public:
  StoryLint(LintFile& file, std::string part) : file_(file), part_(std::move(part)) {
    for (const auto& relationship : file.package.relationships(part_))
      relationships_.insert(relationship.id);
  }

  void lint(const Node& root) {
    visit_children(root);
    for (const auto& inside : fields_)
      file_.report(fault::field_open, "a field begins and does not end", inside);
    for (const auto& [id, bookmark] : bookmarks_)
      file_.report(fault::bookmark_open, "bookmark '" + bookmark.name + "' does not end",
                   bookmark.inside);
  }

 private:
  struct Bookmark {
    std::string name, inside;
  };

  // Between paragraphs, the next one is the place.
  std::string inside() const {
    return part_ + " " +
           (where_.empty() ? "paragraph " + std::to_string(paragraphs_ + 1) : where_);
  }
  std::string table_place() const { return part_ + " " + table_where_; }

  void visit_children(const Node& node) {
    for (const auto& child : node.children) {
      if (child.is_text())
        check_stray_text(node, child.text);
      else
        visit(node, child);
    }
  }

  void visit(const Node& parent, const Node& node) {
    if (node.is("mc:Fallback")) return;  // says again what mc:Choice says
    if (node.is("w:p")) return visit_paragraph(node);
    if (node.is("w:tbl")) return visit_table(node);
    if (node.is("w:r")) check_run(node);
    lint_properties(file_, node, inside());
    check_text(parent, node);
    check_field(node);
    check_bookmark(node);
    check_control(node);
    check_drawing(node);
    check_references(node);
    if (contains(changes, node.name))
      file_.report(fault::tracked_change, "a tracked change (" + node.name + ")",
                   inside());
    visit_children(node);
  }

  void visit_paragraph(const Node& node) {
    const auto outer = where_;
    where_ = "paragraph " + std::to_string(++paragraphs_);
    check_heading(node);
    check_tags(node);
    visit_children(node);
    where_ = outer;  // a text box holds paragraphs inside a paragraph
  }

  void visit_table(const Node& table) {
    const auto outer = table_where_;
    const auto name = "table " + std::to_string(++tables_);
    table_where_ = name;
    int row_number = 0;
    for (const auto& node : table.children) {
      if (node.is_text()) {
        check_stray_text(table, node.text);
      } else if (node.is("w:tr")) {
        visit_row(node, name + " row " + std::to_string(++row_number));
      } else {
        if (!node.is("w:tblPr") && !node.is("w:tblGrid"))
          row_number += wrapped_rows(node);
        visit(table, node);
      }
    }
    table_where_ = name;
    if (row_number == 0)
      file_.report(fault::table_empty, "the table has no row", table_place());
    table_where_ = outer;
  }

  static int wrapped_rows(const Node& node) {
    int rows = 0;
    for_each_node(node, [&](const Node& inner) { rows += inner.is("w:tr"); });
    return rows;
  }

  void visit_row(const Node& row, const std::string& name) {
    int cell_number = 0;
    for (const auto& node : row.children) {
      if (node.is_text()) {
        check_stray_text(row, node.text);
      } else if (node.is("w:tc")) {
        table_where_ = name + " cell " + std::to_string(++cell_number);
        check_cell(node);
        visit_children(node);
      } else {
        for_each_node(node, [&](const Node& inner) { cell_number += inner.is("w:tc"); });
        visit(row, node);
      }
    }
    table_where_ = name;
    if (cell_number == 0)
      file_.report(fault::row_empty, "the row has no cell", table_place());
  }

  // A content control may stand between the cell and its last paragraph.
  void check_cell(const Node& cell) {
    const Node* last = nullptr;
    const Node* in = &cell;
    while (in) {
      last = nullptr;
      for (const auto& child : in->children)
        if (!child.is_text() && !child.is("w:tcPr") && !child.is("w:bookmarkEnd") &&
            !child.is("w:bookmarkStart"))
          last = &child;
      in = last && last->is("w:sdt") ? last->child("w:sdtContent") : nullptr;
    }
    if (!last || !last->is("w:p"))
      file_.report(fault::cell_end, "the cell does not end in a paragraph",
                   table_place());
  }

  void check_stray_text(const Node& parent, std::string_view text) {
    if (!parent.name.starts_with("w:") || contains(text_elements, parent.name)) return;
    if (!is_blank(text))
      file_.report(fault::stray_text, quoted(text) + " stands in " + parent.name,
                   inside());
  }

  void check_text(const Node& parent, const Node& node) {
    if (!contains(text_elements, node.name)) return;
    const auto text = text_in(node);
    if (!parent.is("w:r"))
      file_.report(fault::stray_text, node.name + " stands in " + parent.name, inside());
    if (node.is("w:t") && !text.empty() && node.value("xml:space") != "preserve" &&
        (is_space(text.front()) || is_space(text.back())))
      file_.report(fault::lost_space,
                   "spaces at the edge of " + quoted(text) + " get lost", inside());
    if (text.find("\xEF\xBF\xBD") != std::string::npos)
      file_.report(fault::lost_character,
                   "a character that no file can hold was replaced in " + quoted(text),
                   inside());
  }

  void check_run(const Node& run) {
    const auto* properties = run.child("w:rPr");
    const auto* rtl = properties ? properties->child("w:rtl") : nullptr;
    const auto* hidden = properties ? properties->child("w:vanish") : nullptr;
    std::string text;
    for (const auto& child : run.children)
      if (child.is("w:t")) text += text_in(child);
    if (!(rtl && is_on(*rtl)) && has_rtl_letters(text))
      file_.report(fault::direction,
                   quoted(text) + " runs from right to left, its run does not", inside());
    if (hidden && is_on(*hidden) && !text.empty())
      file_.report(fault::hidden_text, "hidden text", inside());
  }

  // Braces are looked for in the paragraph's whole text: a tag may be cut over runs.
  void check_tags(const Node& paragraph) {
    std::string text;
    for_each_node(paragraph, [&](const Node& node) {
      if (node.is("w:t") || node.is("w:instrText")) text += text_in(node);
    });
    auto at = text.find("{{");
    if (at == std::string::npos) at = text.find("}}");
    if (at != std::string::npos)
      file_.report(fault::tag_left,
                   "a template tag is left: " + quoted(std::string_view(text).substr(at)),
                   inside());
  }

  void check_heading(const Node& paragraph) {
    const auto* properties = paragraph.child("w:pPr");
    const auto* reference = properties ? properties->child("w:pStyle") : nullptr;
    const auto* style = reference ? file_.styles.by_id(reference->value()) : nullptr;
    constexpr std::string_view heading = "Heading ";
    // A document's title and a letter's subject head what follows.
    if (style && (style->name == "Title" || style->name == "Subject Line"))
      heading_ = std::max(heading_, 1);
    if (!style || !style->name.starts_with(heading) ||
        style->name.size() != heading.size() + 1)
      return;
    const int level = style->name.back() - '0';
    if (level < 1 || level > 9) return;
    if (level > heading_ + 1)
      file_.report(fault::heading_jump,
                   "a heading of level " + std::to_string(level) + " follows " +
                       (heading_ == 0 ? std::string("no heading")
                                      : "one of level " + std::to_string(heading_)),
                   inside());
    heading_ = level;
  }

  void check_field(const Node& node) {
    if (!node.is("w:fldChar")) return;
    const auto type = node.value("w:fldCharType");
    if (type == "begin") {
      fields_.push_back(inside());
    } else if (fields_.empty()) {
      file_.report(fault::field_open, "a field ends that did not begin", inside());
    } else if (type == "end") {
      fields_.pop_back();
    }
  }

  void check_bookmark(const Node& node) {
    if (!node.is("w:bookmarkStart") && !node.is("w:bookmarkEnd")) return;
    const std::string id(node.value("w:id"));
    if (node.is("w:bookmarkEnd")) {
      if (bookmarks_.erase(id) == 0)
        file_.report(fault::bookmark_open,
                     "a bookmark ends that did not begin (" + id + ")", inside());
      return;
    }
    const std::string name(node.value("w:name"));
    bookmarks_[id] = {name, inside()};
    if (!file_.bookmark_ids.insert(id).second)
      file_.report(fault::bookmark_id, "two bookmarks have the id " + id, inside());
    if (!file_.bookmark_names.insert(name).second)
      file_.report(fault::bookmark_name, "two bookmarks are called '" + name + "'",
                   inside());
    std::size_t characters = 0;
    for (std::size_t at = 0; at < name.size(); ++characters) next_code_point(name, at);
    if (characters > longest_bookmark || !is_word_name(name))
      file_.report(fault::long_name, "'" + name + "' is no name for a bookmark",
                   inside());
  }

  void check_control(const Node& node) {
    if (!node.is("w:sdt")) return;
    const auto* content = node.child("w:sdtContent");
    if (!content || !has_element(*content))
      file_.report(fault::control_empty, "a content control without content", inside());
    const auto* properties = node.child("w:sdtPr");
    const auto* id = properties ? properties->child("w:id") : nullptr;
    if (id && !file_.controls.insert(std::string(id->value())).second)
      file_.report(fault::control_id,
                   "two content controls have the id " + std::string(id->value()),
                   inside());
  }

  void check_drawing(const Node& node) {
    if (!node.is("wp:docPr")) return;
    const std::string id(node.value("id"));
    if (!file_.drawings.insert(id).second)
      file_.report(fault::drawing_id, "two drawings have the id " + id, inside());
    if (!is_blank(node.value("descr")) || is_decorative(node)) return;
    file_.report(
        fault::alt_text,
        "picture '" + std::string(node.value("name")) + "' has no alternative text",
        inside());
  }

  static bool is_decorative(const Node& drawing) {
    bool decorative = false;
    for_each_node(drawing, [&](const Node& node) {
      decorative |= node.name.ends_with(":decorative") && node.value("val") == "1";
    });
    return decorative;
  }

  void check_references(const Node& node) {
    if (const auto notes = file_.notes.find(node.name); notes != file_.notes.end()) {
      const std::string id(node.value("w:id"));
      if (!notes->second.contains(id))
        file_.report(fault::note_missing,
                     node.name + " points to " + id + ", which is missing", inside());
    }
    for (const auto& [name, value] : node.attributes)
      if (name.starts_with("r:") && !value.empty() && !relationships_.contains(value))
        file_.report(fault::relationship_missing,
                     node.name + " needs relationship '" + value + "', which is missing",
                     inside());
  }

  LintFile& file_;
  std::string part_;
  std::set<std::string> relationships_;
  std::string where_, table_where_;  // "paragraph 3", "table 1 row 2 cell 1"
  int paragraphs_ = 0, tables_ = 0, heading_ = 0;
  std::vector<std::string> fields_;  // places of those that began
  std::map<std::string, Bookmark> bookmarks_;
};

}  // namespace

void lint_story(LintFile& file, const std::string& part, const Node& root) {
  StoryLint(file, part).lint(root);
}

}  // namespace tongmun::docx::detail
