// Markdown as template source. Tags are taken out before cmark sees the text and stand in it as
// private characters (U+E000 number U+E001), so that no tag is read as emphasis, a link or a list.
// A tag alone on its line becomes a paragraph of its own, or a row where table rows surround it.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <charconv>
#include <mutex>
#include <utility>

#include "base/error.hpp"
#include "docx/markup.hpp"
#include "templating/detail/link_target.hpp"
#include "templating/source.hpp"

namespace tongmun::templating {

namespace {

constexpr std::string_view tag_open = "\uE000", tag_close = "\uE001";

struct Line {
  std::string_view text;
  std::size_t begin = 0;  // byte offset in the source
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back({line, at});
    at = end + 1;
  }
  return lines;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The Markdown that cmark gets, and which line of the source each of its lines came from.
struct Prepared {
  std::string text;
  std::vector<int> source_lines;
  std::vector<Tag> tags;
};

class Preparer {
 public:
  Preparer(std::string_view text, const std::string& name, Findings& findings)
      : name_(name), lines_(lines_of(text)) {
    found_ = find_tags(text, [&](std::size_t offset) { return place_of(text, offset); }, findings);
    note_lone_tags();
  }

  Prepared prepare() {
    for (std::size_t i = 0; i < lines_.size(); ++i) add_line(i);
    return std::move(result_);
  }

 private:
  // Tags are asked for in the order of the text, and then faults: counting goes on from
  // the last.
  Place place_of(std::string_view text, std::size_t offset) {
    if (offset < counted_.offset) counted_ = {};
    for (; counted_.offset < offset; ++counted_.offset) {
      const auto byte = static_cast<unsigned char>(text[counted_.offset]);
      if (byte == '\n')
        ++counted_.line, counted_.column = 1;
      else if ((byte & 0xC0) != 0x80)
        ++counted_.column;
    }
    return {name_, counted_.line, counted_.column, {}};
  }

  // The first tag of a line, or what stands behind it.
  std::vector<FoundTag>::const_iterator first_in(const Line& line) const {
    return std::lower_bound(
        found_.begin(), found_.end(), line.begin,
        [](const FoundTag& found, std::size_t begin) { return found.begin < begin; });
  }

  // The one tag that fills the line, or nullptr.
  const FoundTag* find_lone_tag(const Line& line) const {
    const auto found = first_in(line);
    const bool fills = found != found_.end() && found->tag.kind != TagKind::field &&
                       found->end <= line.begin + line.text.size() &&
                       found->end - found->begin == trimmed(line.text).size();
    return fills ? &*found : nullptr;
  }

  // Lone tags, and whether the nearest line before or behind each line that holds more
  // than one is a table row.
  void note_lone_tags() {
    const auto count = lines_.size();
    lone_.resize(count);
    row_before_.resize(count);
    row_behind_.resize(count);
    bool row = false;
    for (std::size_t i = 0; i < count; ++i) {
      lone_[i] = find_lone_tag(lines_[i]);
      row_before_[i] = row;
      if (lone_[i] == nullptr) row = trimmed(lines_[i].text).starts_with('|');
    }
    row = false;
    for (std::size_t i = count; i-- > 0;) {
      row_behind_[i] = row;
      if (lone_[i] == nullptr) row = trimmed(lines_[i].text).starts_with('|');
    }
  }

  void add_line(std::size_t index) {
    const auto* lone = lone_[index];
    if (lone != nullptr && lone->tag.kind == TagKind::comment) return;
    if (lone == nullptr) return emit(replaced(index), index);
    // The last row's section ends after it: a row before is enough for an end tag.
    const bool in_table =
        row_before_[index] && (row_behind_[index] || lone->tag.kind == TagKind::end);
    const auto placeholder = keep(lone->tag);
    if (in_table) return emit("| " + placeholder + " |", index);
    emit("", index);
    emit(placeholder, index);
    emit("", index);
  }

  std::string replaced(std::size_t index) {
    const auto& line = lines_[index];
    std::string text;
    std::size_t at = line.begin;
    const auto end = line.begin + line.text.size();
    for (auto next = first_in(line); next != found_.end() && next->end <= end; ++next) {
      const auto& found = *next;
      text += line.text.substr(at - line.begin, found.begin - at);
      if (found.tag.kind != TagKind::comment) text += keep(found.tag);
      at = found.end;
    }
    return text + std::string(line.text.substr(at - line.begin));
  }

  std::string keep(const Tag& tag) {
    result_.tags.push_back(tag);
    return std::string(tag_open) + std::to_string(result_.tags.size() - 1) + std::string(tag_close);
  }

  void emit(const std::string& line, std::size_t source_line) {
    result_.text += line + "\n";
    result_.source_lines.push_back(static_cast<int>(source_line) + 1);
  }

  const std::string& name_;
  std::vector<Line> lines_;
  std::vector<FoundTag> found_;
  std::vector<const FoundTag*> lone_;  // by line, as the next two
  std::vector<bool> row_before_, row_behind_;
  struct Counted {
    std::size_t offset = 0;
    int line = 1, column = 1;
  };
  Counted counted_;
  Prepared result_;
};

struct NodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, NodeDeleter>;

Tree parse(const std::string& text) {
  static std::once_flag registered;
  std::call_once(registered, [] { cmark_gfm_core_extensions_ensure_registered(); });
  struct ParserDeleter {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  };
  std::unique_ptr<cmark_parser, ParserDeleter> parser(
      cmark_parser_new(CMARK_OPT_FOOTNOTES));
  cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Tree(cmark_parser_finish(parser.get()));
}

// What is read from the tree is read by functions that call themselves.
void require_shallow(cmark_node* root, const std::string& name) {
  constexpr int deepest = 100;
  struct IteratorDeleter {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
  };
  const std::unique_ptr<cmark_iter, IteratorDeleter> iterator(cmark_iter_new(root));
  int depth = 0;
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    auto* node = cmark_iter_get_node(iterator.get());
    if (cmark_node_first_child(node) == nullptr)
      continue;  // a leaf may not be told when left
    depth += event == CMARK_EVENT_ENTER ? 1 : -1;
    if (depth > deepest)
      throw Error(ErrorKind::refused,
                  "lists, quotations and emphasis are nested too deeply", {.file = name},
                  "Nest them at most 100 levels deep.");
  }
}

// A comment and nothing after it: words behind "-->" would be lost.
bool is_comment(std::string_view html) {
  const auto end = html.find("-->");
  return html.starts_with("<!--") && end != std::string_view::npos &&
         html.find_first_not_of(" \t\r\n", end + 3) == std::string_view::npos;
}

// cmark has no names for the nodes of footnotes.
std::string_view type_of(cmark_node* node) {
  const auto type = cmark_node_get_type(node);
  if (type == CMARK_NODE_FOOTNOTE_DEFINITION) return "footnote_definition";
  if (type == CMARK_NODE_FOOTNOTE_REFERENCE) return "footnote_reference";
  return cmark_node_get_type_string(node);
}

class TreeReader {
 public:
  TreeReader(const Prepared& prepared, const std::string& name, Findings& findings)
      : prepared_(prepared), name_(name), findings_(findings) {}

  std::vector<SourceBlock> read(cmark_node* root) {
    note_footnotes(root);
    tell_lost_footnotes();
    read_children(root, {});
    return std::move(blocks_);
  }

 private:
  struct Context {
    std::string style = {};
    std::shared_ptr<const model::ListItem> item = {};
    int level = -1;
  };

  void read_children(cmark_node* parent, const Context& context) {
    for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node))
      read_block(node, context);
  }

  void read_block(cmark_node* node, const Context& context) {
    const auto type = type_of(node);
    if (type == "paragraph") return add_paragraph(node, context);
    if (type == "heading")
      return add_paragraph(node, {"Heading " + std::to_string(cmark_node_get_heading_level(node))});
    if (type == "block_quote") return read_children(node, {"Quote"});
    if (type == "list") return read_list(node, context);
    if (type == "table") return read_table(node);
    if (type == "footnote_definition") return;  // stands where it is referred to
    const auto* literal = cmark_node_get_literal(node);
    if (type == "html_block" && literal != nullptr && is_comment(literal)) return;
    refuse(node, type == "html_block" ? "TP0010" : "TP0011", type);
  }

  void refuse(cmark_node* node, const char* code, std::string_view type) {
    findings_.add({code, Severity::error,
                   "a text part cannot hold this (" + std::string(type) + ")",
                   place_of(node),
                   "Text parts hold paragraphs, headings, lists, quotations, tables, "
                   "bold, italics, "
                   "links, pictures and footnotes."});
  }

  Place place_of(cmark_node* node) const {
    const auto line = static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1));
    const auto index = std::min(line, prepared_.source_lines.size());
    return {name_, index == 0 ? 0 : prepared_.source_lines[index - 1], 1, {}};
  }

  SourceBlock paragraph_of(cmark_node* node, const Context& context) {
    SourceBlock block;
    block.place = place_of(node);
    block.paragraph.style = context.style;
    block.paragraph.list = context.item;
    add_inlines(node, block.pieces, false, false);
    return block;
  }

  void add_paragraph(cmark_node* node, const Context& context) {
    blocks_.push_back(paragraph_of(node, context));
  }

  void read_list(cmark_node* node, const Context& outer) {
    const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    // A list that starts elsewhere than at one goes on with the list before it.
    const bool goes_on = ordered && cmark_node_get_list_start(node) > 1 && lists_ > 0;
    const int list = goes_on ? lists_ : ++lists_;
    Context context;
    context.level = outer.level + 1;
    context.style = ordered ? "List Number" : "List Bullet";
    context.item = std::make_shared<model::ListItem>(
        model::ListItem{ordered ? model::ListItem::Kind::number : model::ListItem::Kind::bullet,
                        context.level, list});
    for (auto* item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item)) {
      auto inside = context;
      for (auto* child = cmark_node_first_child(item); child != nullptr;
           child = cmark_node_next(child)) {
        read_block(child, inside);
        inside.item = nullptr;  // only the first paragraph carries the number
        inside.style = "List Continue";
      }
    }
  }

  void read_table(cmark_node* node) {
    SourceBlock block;
    block.kind = SourceBlock::Kind::table;
    block.place = place_of(node);
    block.table = std::make_shared<SourceTable>();
    block.table->table.style = "Table Grid";
    for (auto* row = cmark_node_first_child(node); row != nullptr; row = cmark_node_next(row))
      block.table->rows.push_back(row_of(row));
    blocks_.push_back(std::move(block));
  }

  SourceRow row_of(cmark_node* row) {
    SourceRow source;
    source.row.header = type_of(row) == "table_header";
    for (auto* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell)) {
      Context context;
      context.style = source.row.header ? "Table Heading" : "Table Contents";
      source.cells.push_back({{paragraph_of(cell, context)}});
      source.cells.back().blocks.front().place = place_of(row);
    }
    return source;
  }

  void add_inlines(cmark_node* parent, std::vector<Piece>& pieces, bool bold, bool italic) {
    for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
      const auto type = type_of(node);
      if (type == "text" || type == "code")
        add_text(cmark_node_get_literal(node), pieces, bold, italic);
      else if (type == "softbreak")
        add_text(" ", pieces, bold, italic);
      else if (type == "linebreak")
        pieces.push_back({.kind = Piece::Kind::line_break});
      else if (type == "emph")
        add_inlines(node, pieces, bold, true);
      else if (type == "strong")
        add_inlines(node, pieces, true, italic);
      else if (type == "link")
        add_link(node, pieces, bold, italic);
      else if (type == "image")
        add_image(node, pieces);
      else if (type == "footnote_reference")
        add_footnote(node, pieces);
      else if (const auto* literal = cmark_node_get_literal(node);
               type != "html_inline" || literal == nullptr ||
               !std::string_view(literal).starts_with("<!--"))
        refuse(parent, type == "html_inline" ? "TP0010" : "TP0011", type);
    }
  }

  // cmark lists the definitions that are referred to, by their numbers.
  void note_footnotes(cmark_node* root) {
    for (auto* node = cmark_node_first_child(root); node != nullptr;
         node = cmark_node_next(node))
      if (type_of(node) == "footnote_definition") footnotes_.push_back(node);
  }

  // cmark drops a definition that nothing refers to; its words must not be lost unseen.
  void tell_lost_footnotes() {
    const std::string_view text = prepared_.text;
    std::size_t number = 0;
    for (const auto& line : lines_of(text)) {
      const auto index = number++;
      const auto definition = trimmed(line.text);
      const auto end = definition.find("]:");
      if (!definition.starts_with("[^") || end == std::string_view::npos) continue;
      if (is_referred_to(definition.substr(0, end + 1))) continue;
      findings_.add({"TP0065",
                     Severity::error,
                     "nothing refers to this footnote",
                     {name_, prepared_.source_lines[index], 1, {}},
                     "Write its mark where it belongs, or take the footnote out."});
    }
  }

  // Anywhere but at the start of a line, where the definition itself has its mark.
  bool is_referred_to(std::string_view mark) const {
    const std::string_view text = prepared_.text;
    for (auto at = text.find(mark); at != std::string_view::npos;
         at = text.find(mark, at + 1)) {
      const auto before = text.substr(0, at);
      const auto line = before.substr(before.find_last_of('\n') + 1);
      if (!trimmed(line).empty() || text.substr(at + mark.size(), 1) != ":") return true;
    }
    return false;
  }

  void add_footnote(cmark_node* reference, std::vector<Piece>& pieces) {
    const std::string_view literal = cmark_node_get_literal(reference);
    std::size_t number = 0;
    std::from_chars(literal.data(), literal.data() + literal.size(), number);
    if (in_footnote_ || number == 0 || number > footnotes_.size())
      return refuse(cmark_node_parent(reference), "TP0011", "footnote in a footnote");
    in_footnote_ = true;
    const auto blocks = std::exchange(blocks_, {});
    read_children(footnotes_[number - 1], {"Footnote Text"});
    auto note = std::exchange(blocks_, blocks);
    in_footnote_ = false;
    pieces.push_back(
        {.kind = Piece::Kind::note, .object = std::make_shared<model::Note>()});
    pieces.back().texts.push_back(std::move(note));
  }

  void add_link(cmark_node* node, std::vector<Piece>& pieces, bool bold, bool italic) {
    const std::string_view target = cmark_node_get_url(node),
                           title = cmark_node_get_title(node);
    model::LinkStart link{with_tags(target, docx::as_address), {}, true};
    if (!docx::is_address(target) && !is_bookmark(target) &&
        !target.starts_with(tag_open)) {
      findings_.add(
          {"TP0061", Severity::error, "a link cannot lead to '" + link.target + "'",
           place_of(cmark_node_parent(node)),
           "Write an address with https://, http://, mailto: or tel:, or # and the name "
           "of a bookmark."});
      return add_inlines(node, pieces, bold, italic);
    }
    if (!title.empty()) {
      const auto shown = with_tags(title, [](std::string_view text) {
        std::string escaped;
        docx::append_as_markup(escaped, text);
        return escaped;
      });
      link.attributes = " w:tooltip=\"" + shown + "\"";
    }
    pieces.push_back({.kind = Piece::Kind::link_start, .object = std::move(link)});
    add_inlines(node, pieces, bold, italic);
    pieces.push_back({.kind = Piece::Kind::link_end, .object = model::LinkEnd{}});
  }

  // Only words and tags describe a picture; how they would look is nothing to those who
  // hear them.
  void add_image(cmark_node* node, std::vector<Piece>& pieces) {
    const auto as_is = [](std::string_view text) { return std::string(text); };
    model::Picture picture;
    picture.image = with_tags(cmark_node_get_url(node), as_is);
    SourceBlock words;
    words.place = place_of(cmark_node_parent(node));
    add_inlines(node, words.pieces, false, false);
    std::erase_if(words.pieces, [](const Piece& piece) {
      return piece.kind != Piece::Kind::text && piece.kind != Piece::Kind::tag;
    });
    pieces.push_back({.kind = Piece::Kind::picture,
                      .text = with_tags(cmark_node_get_title(node), as_is),
                      .object = std::move(picture)});
    pieces.back().texts.push_back({std::move(words)});
  }

  // Text with tags for their placeholders, what stands between them by `made`.
  template <typename Make>
  std::string with_tags(std::string_view text, const Make& made) const {
    std::string result;
    while (!text.empty()) {
      const auto open = std::min(text.find(tag_open), text.size());
      result += made(text.substr(0, open));
      text.remove_prefix(open);
      if (text.empty()) break;
      const auto close = text.find(tag_close);
      result += "{{" + prepared_.tags.at(placeholder_number(text, close)).text() + "}}";
      text.remove_prefix(close + tag_close.size());
    }
    return result;
  }

  // Entities such as &#xE000; could forge a placeholder: only our own numbers pass.
  std::size_t placeholder_number(std::string_view text, std::size_t close) const {
    const auto end = std::min(close, text.size());
    std::size_t number = prepared_.tags.size();
    const auto digits = text.substr(tag_open.size(), end - tag_open.size());
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (close == std::string_view::npos || read.ec != std::errc() ||
        read.ptr != digits.data() + digits.size() || number >= prepared_.tags.size())
      throw Error(ErrorKind::malformed, "the private characters U+E000 and U+E001 cannot be used",
                  {.file = name_}, "Remove the entities that stand for them.");
    return number;
  }

  // Text with placeholders, cut into texts and tags.
  void add_text(std::string_view text, std::vector<Piece>& pieces, bool bold, bool italic) const {
    while (!text.empty()) {
      const auto open = std::min(text.find(tag_open), text.size());
      if (open > 0) {
        const bool joins = !pieces.empty() && pieces.back().kind == Piece::Kind::text &&
                           pieces.back().bold == bold && pieces.back().italic == italic;
        if (joins)
          pieces.back().text += text.substr(0, open);
        else
          pieces.push_back({.kind = Piece::Kind::text, .text = std::string(text.substr(0, open)),
                            .bold = bold, .italic = italic});
      }
      text.remove_prefix(open);
      if (text.empty()) return;
      const auto close = text.find(tag_close);
      pieces.push_back({.kind = Piece::Kind::tag,
                        .tag = prepared_.tags.at(placeholder_number(text, close)),
                        .bold = bold, .italic = italic});
      text.remove_prefix(close + tag_close.size());
    }
  }

  const Prepared& prepared_;
  const std::string& name_;
  Findings& findings_;
  std::vector<SourceBlock> blocks_;
  int lists_ = 0;
  std::vector<cmark_node*> footnotes_;  // by number, from 1
  bool in_footnote_ = false;
};

}  // namespace

std::vector<SourceBlock> read_markdown(std::string_view text, const std::string& name,
                                       Findings& findings) {
  for (const auto sign : {tag_open, tag_close})
    if (text.find(sign) != std::string_view::npos)
      throw Error(ErrorKind::malformed, "the private characters U+E000 and U+E001 cannot be used",
                  {.file = name}, "Remove them.");
  for (const auto* entity : {"&#xe000", "&#xE000", "&#Xe000", "&#XE000", "&#57344"})
    if (text.find(entity) != std::string_view::npos)
      throw Error(ErrorKind::malformed, "the private characters U+E000 and U+E001 cannot be used",
                  {.file = name}, "Remove the entities that stand for them.");
  const auto prepared = Preparer(text, name, findings).prepare();
  const auto tree = parse(prepared.text);
  require_shallow(tree.get(), name);
  return TreeReader(prepared, name, findings).read(tree.get());
}

}  // namespace tongmun::templating
