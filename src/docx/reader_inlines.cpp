// The content of a paragraph is first cut into pieces: text with its formatting, breaks,
// and markup that passes. Pieces of the same formatting are joined, then each template
// tag is drawn into the piece in which it starts. Only then are pieces called runs,
// because slot and language depend on the whole text.
#include <algorithm>

#include "docx/detail/drawings.hpp"
#include "docx/detail/names.hpp"
#include "docx/detail/reader.hpp"
#include "docx/detail/split_tags.hpp"
#include "text/script.hpp"

namespace tongmun::docx::detail {
namespace {

struct Formatting {
  model::SharedProperties properties;
  bool bold = false, italic = false, rtl = false, complex = false;
  LanguageTriple languages;
};

struct Piece {
  enum class Kind { text, tab, line_break, segment_start, segment_end, object };
  Kind kind = Kind::text;
  std::string text;  // or a segment's id
  Formatting formatting = {};
  model::Inline object = {};  // what needs no more reading
};

bool same_look(const Formatting& left, const Formatting& right) {
  return left.properties == right.properties && left.bold == right.bold &&
         left.italic == right.italic && left.rtl == right.rtl;
}

const Node* toggle(const Node& properties, std::string_view name) {
  return properties.child(name);
}

bool is_toggled_on(const Node& properties, std::string_view name) {
  const auto* node = toggle(properties, name);
  return node && is_on(*node);
}

// Bold or italic of the script in use; a plain "off" stays a property, because the style
// may be bold. The twin for the other scripts carries no intention of the author.
bool lift_toggle(const Node& from, std::string_view name, std::string_view twin,
                 bool complex, model::Properties& properties) {
  const bool on = is_toggled_on(from, complex && toggle(from, twin) ? twin : name);
  std::erase_if(properties,
                [&](const auto& p) { return p.name == name || p.name == twin; });
  if (on || !toggle(from, name)) return on;
  const auto qualified = std::string(name);
  properties.push_back({qualified, "<" + qualified + " w:val=\"0\"/>"});
  return false;
}

// w:hint says of which script Word believes the text to be; the text says it better.
void drop_font_hint(const Node& from, model::Properties& properties) {
  const auto* fonts = from.child("w:rFonts");
  if (!fonts || !fonts->attribute("w:hint")) return;
  Node copy = *fonts;
  std::erase_if(copy.attributes, [](const auto& a) { return a.first == "w:hint"; });
  std::erase_if(properties, [](const auto& p) { return p.name == "w:rFonts"; });
  if (!copy.attributes.empty())
    properties.insert(properties.begin(), {"w:rFonts", to_xml(copy)});
}

void drop_equal_size_twin(const Node& from, model::Properties& properties) {
  const auto *size = from.child("w:sz"), *twin = from.child("w:szCs");
  if (size && twin && size->value() == twin->value())
    std::erase_if(properties, [](const auto& p) { return p.name == "w:szCs"; });
}

Formatting read_formatting(ReadContext& context, const Node& run) {
  Formatting formatting;
  const auto* from = run.child("w:rPr");
  if (!from) return formatting;
  auto properties = read_properties(*from, {"w:lang", "w:rtl", "w:cs", "w:noProof"});
  formatting.rtl = is_toggled_on(*from, "w:rtl");
  formatting.complex = is_toggled_on(*from, "w:cs");
  const bool complex = formatting.rtl || formatting.complex;
  formatting.bold = lift_toggle(*from, "w:b", "w:bCs", complex, properties);
  formatting.italic = lift_toggle(*from, "w:i", "w:iCs", complex, properties);
  drop_font_hint(*from, properties);
  drop_equal_size_twin(*from, properties);
  if (const auto* lang = from->child("w:lang"))
    formatting.languages = language_triple(*lang);
  formatting.properties = context.pool.share(std::move(properties));
  return formatting;
}

// Without xml:space="preserve" Word drops spaces at the edges.
std::string text_of(const Node& node) {
  std::string text;
  for (const auto& child : node.children)
    if (child.is_text()) text += child.text;
  if (node.value("xml:space") != "preserve") {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    text = text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
  }
  for (auto& c : text)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return text;
}

bool is_plain_break(const Node& node) {
  const auto type = node.value("w:type");
  const auto clear = node.value("w:clear");
  return node.is("w:cr") ||
         (node.is("w:br") && (type.empty() || type == "textWrapping") &&
          (clear.empty() || clear == "none"));
}

bool is_dropped_mark(const Node& node) {
  return node.is_text() || node.is("w:proofErr") || node.is("w:lastRenderedPageBreak");
}

class InlineReader {
 public:
  InlineReader(ReadContext& context, Bookmarks& bookmarks)
      : context_(context), bookmarks_(bookmarks) {}

  void read(const std::vector<Node>& nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (const auto end = computed_field(nodes, i)) {
        std::string field;
        for (; i < end; ++i)
          if (!is_dropped_mark(nodes[i])) append_xml(field, nodes[i]);
        --i;
        add_opaque(std::move(field));
      } else {
        read(nodes[i]);
      }
    }
  }

  std::vector<Piece> take() { return std::move(pieces_); }

 private:
  void read(const Node& node) {
    if (is_dropped_mark(node) || node.is("w:pPr")) return;
    if (node.is("w:r")) {
      read_run(node);
    } else if (node.is("w:bookmarkStart") || node.is("w:bookmarkEnd")) {
      read_bookmark(node);
    } else if (is_block_wrapper(node)) {
      add_opaque(wrapper_start(node));
      read(wrapper_content(node));
      add_opaque(wrapper_end(node));
    } else if (node.is("w:hyperlink")) {
      read_link(node);
    } else if (node.is("w:smartTag") || node.is("w:dir") || node.is("w:bdo") ||
               (node.is("w:fldSimple") &&
                !is_computed(node.value("w:instr"), shown_text(node)))) {
      read_wrapped(node);
    } else {
      add_opaque(to_xml(node));
    }
  }

  // The target of a link stands in the part's relationships.
  void read_link(const Node& node) {
    model::LinkStart link;
    for (const auto& [name, value] : node.attributes) {
      if (name == "r:id")
        link.target.insert(0, context_.target_of(value));
      else if (name == "w:anchor")
        link.target += "#" + value;
      else if (!is_revision_id(name))
        append_attribute(link.attributes, name, value);
    }
    if (link.target.empty()) {  // leads nowhere: its text stays
      read(node.children);
      return;
    }
    add_object(std::move(link));
    read(node.children);
    add_object(model::LinkEnd{});
  }

  void read_wrapped(const Node& node) {
    std::string start;
    append_start_tag(start, node);
    if (const auto* properties = node.child("w:smartTagPr"))
      append_xml(start, *properties);
    add_opaque(std::move(start));
    for (const auto& child : node.children)
      if (!child.is("w:smartTagPr")) read(child);
    add_opaque("</" + node.name + ">");
  }

  // From a run that begins a field whose result Word computes: the index behind the
  // field's end, or 0. The text of a link is the author's, so HYPERLINK fields stay open,
  // and so do fields that show a template tag.
  static std::size_t computed_field(const std::vector<Node>& nodes, std::size_t begin) {
    if (!nodes[begin].is("w:r")) return 0;
    int depth = 0;
    std::string instruction, result;
    for (auto i = begin; i < nodes.size(); ++i) {
      if (i > begin && !nodes[i].is("w:r") && !is_dropped_mark(nodes[i])) return 0;
      for (const auto& child : nodes[i].children) {
        if (child.is("w:fldChar")) {
          const auto type = child.value("w:fldCharType");
          depth += type == "begin" ? 1 : type == "end" ? -1 : 0;
        } else if (depth == 0 && !child.is("w:rPr") && !child.is_text()) {
          return 0;  // text beside the field in one run
        }
        if (child.is("w:instrText")) instruction += text_of(child);
        if (child.is("w:t")) result += text_of(child);
      }
      if (depth == 0 && i == begin) return 0;
      if (depth == 0) return is_computed(instruction, result) ? i + 1 : 0;
    }
    return 0;
  }

  static std::string shown_text(const Node& node) {
    std::string text;
    for_each_node(node, [&](const Node& inner) {
      if (inner.is("w:t")) text += text_of(inner);
    });
    return text;
  }

  static bool is_computed(std::string_view instruction, std::string_view result) {
    const auto first = instruction.find_first_not_of(' ');
    if (first == std::string_view::npos || result.find("{{") != std::string_view::npos)
      return false;
    return !instruction.substr(first).starts_with("HYPERLINK");
  }

  void read_run(const Node& run) {
    const auto formatting = read_formatting(context_, run);
    std::string markup;  // children that follow each other and pass as they are
    std::string start = "<w:r>";
    if (const auto* properties = run.child("w:rPr")) append_xml(start, *properties);
    const auto flush = [&] {
      if (markup.empty()) return;
      add_opaque(start + markup + "</w:r>");
      markup.clear();
    };
    for (const auto& child : run.children) {
      if (is_dropped_mark(child) || child.is("w:rPr")) continue;
      if (const auto piece = piece_of(child)) {
        flush();
        add({piece->kind, piece->text, formatting});
      } else if (auto object = object_of(child, start, formatting)) {
        flush();
        add_object(std::move(*object));
      } else {
        append_xml(markup, child);
      }
    }
    flush();
  }

  std::optional<model::Inline> object_of(const Node& node, const std::string& run_start,
                                         const Formatting& formatting) {
    if (auto note = context_.read_note(node)) {
      note->properties = formatting.properties;
      return note;
    }
    return read_drawing(context_, node, run_start);
  }

  static std::optional<Piece> piece_of(const Node& node) {
    using Kind = Piece::Kind;
    if (node.is("w:t")) return Piece{Kind::text, text_of(node)};
    if (node.is("w:noBreakHyphen")) return Piece{Kind::text, "\xE2\x80\x91"};
    if (node.is("w:softHyphen")) return Piece{Kind::text, "\xC2\xAD"};
    if (node.is("w:tab")) return Piece{Kind::tab, {}};
    if (is_plain_break(node)) return Piece{Kind::line_break, {}};
    return std::nullopt;
  }

  void read_bookmark(const Node& node) {
    const auto id = node.value("w:id");
    if (bookmarks_.is_dropped(id)) return;
    const auto* segment = bookmarks_.segment(id);
    if (!segment)
      add_opaque(bookmarks_.renumbered(node));
    else if (node.is("w:bookmarkStart"))
      add({Piece::Kind::segment_start, *segment});
    else
      add({Piece::Kind::segment_end, *segment});
  }

  void add_opaque(std::string xml) { add_object(model::Opaque{std::move(xml)}); }

  void add_object(model::Inline object) {
    Piece piece{Piece::Kind::object, {}};
    piece.object = std::move(object);
    pieces_.push_back(std::move(piece));
  }

  void add(Piece piece) {
    if (piece.kind == Piece::Kind::text && piece.text.empty()) return;
    pieces_.push_back(std::move(piece));
  }

  ReadContext& context_;
  Bookmarks& bookmarks_;
  std::vector<Piece> pieces_;
};

void join_same(std::vector<Piece>& pieces) {
  std::vector<Piece> joined;
  for (auto& piece : pieces) {
    const bool text = piece.kind == Piece::Kind::text;
    if (text && piece.text.empty()) continue;
    if (text && !joined.empty() && joined.back().kind == Piece::Kind::text &&
        same_look(joined.back().formatting, piece.formatting))
      joined.back().text += piece.text;
    else
      joined.push_back(std::move(piece));
  }
  pieces = std::move(joined);
}

// A tag is one thing, whatever Word made of it while it was typed.
void join_tags(std::vector<Piece>& pieces) {
  std::vector<std::string*> line;
  const auto close_line = [&] {
    join_in_line(line);
    line.clear();
  };
  for (auto& piece : pieces) {
    if (piece.kind == Piece::Kind::text) line.push_back(&piece.text);
    if (piece.kind == Piece::Kind::tab || piece.kind == Piece::Kind::line_break)
      close_line();
  }
  close_line();
}

text::FontSlot slot_of(const Piece& piece, const text::LanguageTag& language) {
  if (piece.formatting.rtl || piece.formatting.complex) return text::FontSlot::complex;
  auto slot = text::FontSlot::latin;
  if (std::all_of(piece.text.begin(), piece.text.end(),
                  [](char c) { return (c & 0x80) == 0; }))
    return slot;
  for (const auto& run : text::script_runs(piece.text, language)) {
    if (run.slot == text::FontSlot::east_asian) return run.slot;
    if (run.slot == text::FontSlot::complex) slot = run.slot;
  }
  return slot;
}

const std::string& of_slot(const LanguageTriple& languages, text::FontSlot slot) {
  switch (slot) {
    case text::FontSlot::east_asian:
      return languages.east_asian;
    case text::FontSlot::complex:
      return languages.complex;
    case text::FontSlot::latin:
      break;
  }
  return languages.latin;
}

// The run's own language for its slot; else w:val, where some writers put everything;
// else the document's default.
text::LanguageTag language_of(ReadContext& context, const LanguageTriple& own,
                              text::FontSlot slot) {
  if (const auto& tag = of_slot(own, slot); !tag.empty())
    return language_tag(context, tag);
  if (!own.latin.empty()) {
    const auto language = language_tag(context, own.latin);
    if (text::main_slot(language) == slot) return language;
  }
  const auto& defaults = context.styles.default_languages();
  const auto& tag = of_slot(defaults, slot);
  return language_tag(context, tag.empty() ? defaults.latin : tag);
}

model::Inline inline_of(ReadContext& context, Piece piece) {
  const auto& formatting = piece.formatting;
  switch (piece.kind) {
    case Piece::Kind::tab:
      return model::Tab{formatting.properties};
    case Piece::Kind::line_break:
      return model::LineBreak{formatting.properties};
    case Piece::Kind::segment_start:
      return model::SegmentStart{std::move(piece.text)};
    case Piece::Kind::segment_end:
      return model::SegmentEnd{std::move(piece.text)};
    case Piece::Kind::object:
      return std::move(piece.object);
    case Piece::Kind::text:
      break;
  }
  model::Run run;
  const auto base = language_tag(context, context.styles.default_languages().latin);
  run.slot = slot_of(piece, base);
  run.direction = formatting.rtl ? text::Direction::rtl : text::Direction::ltr;
  run.language = language_of(context, formatting.languages, run.slot);
  run.bold = formatting.bold;
  run.italic = formatting.italic;
  run.properties = formatting.properties;
  run.text = std::move(piece.text);
  return run;
}

}  // namespace

std::vector<model::Inline> read_inlines(ReadContext& context, Bookmarks& bookmarks,
                                        const Node& paragraph) {
  InlineReader reader(context, bookmarks);
  reader.read(paragraph.children);
  auto pieces = reader.take();
  join_same(pieces);
  join_tags(pieces);
  join_same(pieces);
  std::vector<model::Inline> content;
  content.reserve(pieces.size());
  for (auto& piece : pieces) content.push_back(inline_of(context, std::move(piece)));
  return content;
}

}  // namespace tongmun::docx::detail
