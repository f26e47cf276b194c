// Blocks are read by walking the tree of a part. What the model has a place for is lifted
// out of the properties; everything else stays a property or passes as opaque markup.
#include "docx/detail/reader.hpp"

#include <algorithm>

#include "docx/docx.hpp"

namespace tongmun::docx::detail {
namespace {

constexpr std::string_view tracked[] = {"w:ins",
                                        "w:del",
                                        "w:moveFrom",
                                        "w:moveTo",
                                        "w:delText",
                                        "w:delInstrText",
                                        "w:rPrChange",
                                        "w:pPrChange",
                                        "w:tblPrChange",
                                        "w:trPrChange",
                                        "w:tcPrChange",
                                        "w:sectPrChange",
                                        "w:tblGridChange",
                                        "w:tblPrExChange",
                                        "w:numberingChange",
                                        "w:moveFromRangeStart",
                                        "w:moveToRangeStart",
                                        "w:cellIns",
                                        "w:cellDel",
                                        "w:cellMerge"};

// Namespaces that markup from another part of the template may use; ignorable ones last.
constexpr std::pair<std::string_view, std::string_view> usual_prefixes[] = {
    {"wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
    {"m", "http://schemas.openxmlformats.org/officeDocument/2006/math"},
    {"v", "urn:schemas-microsoft-com:vml"},
    {"o", "urn:schemas-microsoft-com:office:office"},
    {"w14", "http://schemas.microsoft.com/office/word/2010/wordml"},
    {"w15", "http://schemas.microsoft.com/office/word/2012/wordml"}};

void add_ignorable(std::string& list, std::string_view prefix) {
  const auto padded = " " + list + " ";
  if (padded.find(" " + std::string(prefix) + " ") != std::string::npos) return;
  if (!list.empty()) list += ' ';
  list += prefix;
}

std::string root_start_tag(const Node& root) {
  Node tag;
  tag.name = root.name;
  tag.declarations = root.declarations;
  tag.attributes = root.attributes;
  declare_own_prefixes(tag);
  auto ignorable = std::find_if(tag.attributes.begin(), tag.attributes.end(),
                                [](const auto& a) { return a.first == "mc:Ignorable"; });
  if (ignorable == tag.attributes.end())
    ignorable = tag.attributes.insert(ignorable, {"mc:Ignorable", ""});
  for (const auto& [prefix, uri] : usual_prefixes) {
    const auto known = std::any_of(tag.declarations.begin(), tag.declarations.end(),
                                   [&](const auto& d) { return d.first == prefix; });
    if (!known) tag.declarations.emplace_back(prefix, uri);
    if (prefix.starts_with("w1")) add_ignorable(ignorable->second, prefix);
  }
  std::string out;
  append_start_tag(out, tag);
  return out;
}

class StoryReader {
 public:
  StoryReader(ReadContext& context, const Node& root)
      : context_(context), bookmarks_(root, context.next_bookmark) {}

  std::vector<model::Block> read(const Node& root) {
    std::vector<model::Block> blocks;
    read_blocks(root.is("w:document") ? body(root) : root, blocks);
    return blocks;
  }

 private:
  static const Node& body(const Node& root) {
    static const Node none;
    const auto* found = root.child("w:body");
    return found ? *found : none;
  }

  void read_blocks(const Node& parent, std::vector<model::Block>& blocks) {
    for (const auto& node : parent.children) read_block(node, blocks);
  }

  void read_block(const Node& node, std::vector<model::Block>& blocks) {
    if (node.is_text() || node.is("w:proofErr")) return;
    if (node.is("w:p")) {
      blocks.push_back(read_paragraph(node));
    } else if (node.is("w:tbl")) {
      blocks.push_back(std::make_shared<model::Table>(read_table(node)));
    } else if (is_block_wrapper(node)) {
      blocks.push_back(model::Opaque{wrapper_start(node)});
      for (const auto& child : wrapper_content(node)) read_block(child, blocks);
      blocks.push_back(model::Opaque{wrapper_end(node)});
    } else if (node.is("w:bookmarkStart") || node.is("w:bookmarkEnd")) {
      const auto id = node.value("w:id");
      if (!bookmarks_.is_dropped(id) && !bookmarks_.segment(id))
        blocks.push_back(model::Opaque{bookmarks_.renumbered(node)});
    } else if (!node.name.starts_with("w:tcPr")) {
      blocks.push_back(model::Opaque{to_xml(node)});
    }
  }

  model::Paragraph read_paragraph(const Node& node) {
    model::Paragraph paragraph;
    static const Node none;
    const auto* found = node.child("w:pPr");
    read_paragraph_properties(found ? *found : none, paragraph);
    paragraph.content = read_inlines(context_, bookmarks_, node);
    return paragraph;
  }

  void read_paragraph_properties(const Node& node, model::Paragraph& paragraph) {
    const auto* style = context_.styles.default_paragraph();
    if (const auto* reference = node.child("w:pStyle"))
      if (const auto* named = context_.styles.by_id(reference->value())) style = named;
    if (style && style != context_.styles.default_paragraph() && style->name != "Normal")
      paragraph.style = style->name;
    const auto* bidi = node.child("w:bidi");
    if (bidi ? is_on(*bidi) : style && style->rtl)
      paragraph.direction = text::Direction::rtl;
    auto properties = read_properties(node, {"w:pStyle", "w:bidi", "w:rPr"});
    if (const auto* keep = node.child("w:keepNext"); keep && is_on(*keep)) {
      paragraph.keep_with_next = true;
      std::erase_if(properties, [](const auto& p) { return p.name == "w:keepNext"; });
    }
    paragraph.properties = context_.pool.share(std::move(properties));
    if (const auto* mark = node.child("w:rPr"))
      paragraph.mark_properties =
          context_.pool.share(read_properties(*mark, {"w:lang", "w:noProof", "w:rtl"}));
    paragraph.list = read_list(node);
  }

  std::shared_ptr<const model::ListItem> read_list(const Node& node) const {
    const auto* reference = node.child("w:numPr");
    const auto* id = reference ? reference->child("w:numId") : nullptr;
    if (!id) return nullptr;
    const auto* level_node = reference->child("w:ilvl");
    const int number = number_of(id->value());
    const int level = level_node ? std::clamp(number_of(level_node->value()), 0, 8) : 0;
    const auto kind = context_.numbering.kind_of(number, level);
    if (!kind) return nullptr;  // 0 takes a paragraph out of its style's list
    return std::make_shared<model::ListItem>(model::ListItem{*kind, level, number});
  }

  model::Table read_table(const Node& node) {
    model::Table table;
    if (const auto* properties = node.child("w:tblPr")) {
      if (const auto* style = properties->child("w:tblStyle"))
        if (const auto* named = context_.styles.by_id(style->value()))
          table.style = named->name;
      if (const auto* visual = properties->child("w:bidiVisual");
          visual && is_on(*visual))
        table.direction = text::Direction::rtl;
      table.properties = context_.pool.share(
          read_properties(*properties, {"w:tblStyle", "w:bidiVisual"}));
    }
    if (const auto* grid = node.child("w:tblGrid")) table.grid = to_xml(*grid);
    read_rows(node.children, table);
    return table;
  }

  // A content control around rows or cells is taken away: the model has no place for it. Of one
  // that repeats, its rows remember what it is tagged with.
  void read_rows(const std::vector<Node>& nodes, model::Table& table,
                 const std::string& repeats = {}) {
    for (const auto& node : nodes) {
      if (is_block_wrapper(node)) {
        const auto own = repeated_list(node);
        if (own.empty() && !repeats.empty()) ++item_;
        if (!own.empty()) item_ = 0;
        read_rows(wrapper_content(node), table, own.empty() ? repeats : own);
      }
      if (!node.is("w:tr")) continue;
      auto& row = table.rows.emplace_back();
      row.repeats = repeats;
      row.item = item_;
      model::Properties properties;
      if (const auto* exceptions = node.child("w:tblPrEx"))
        properties.push_back({"w:tblPrEx", to_xml(*exceptions)});
      if (const auto* own = node.child("w:trPr")) {
        for (auto& property : read_properties(*own, {"w:tblHeader", "w:cantSplit"}))
          properties.push_back(std::move(property));
        if (const auto* header = own->child("w:tblHeader")) row.header = is_on(*header);
      }
      row.properties = context_.pool.share(std::move(properties));
      read_cells(node.children, row);
    }
  }

  static std::string repeated_list(const Node& control) {
    const auto* properties = control.child("w:sdtPr");
    if (!properties) return {};
    const auto repeats = std::any_of(
        properties->children.begin(), properties->children.end(),
        [](const Node& node) { return node.name.ends_with(":repeatingSection"); });
    if (!repeats) return {};
    for (const auto* name : {"w:tag", "w:alias"})
      if (const auto* node = properties->child(name)) return std::string(node->value());
    return {};
  }

  void read_cells(const std::vector<Node>& nodes, model::Row& row) {
    for (const auto& node : nodes) {
      if (is_block_wrapper(node)) read_cells(wrapper_content(node), row);
      if (!node.is("w:tc")) continue;
      auto& cell = row.cells.emplace_back();
      if (const auto* properties = node.child("w:tcPr"))
        cell.properties = context_.pool.share(read_properties(*properties, {}));
      read_blocks(node, cell.blocks);
      if (cell.blocks.empty()) cell.blocks.push_back(model::Paragraph{});
    }
  }

  ReadContext& context_;
  Bookmarks bookmarks_;
  int item_ = 0;  // of a control that repeats rows
};

}  // namespace

model::SharedProperties PropertyPool::share(model::Properties properties) {
  if (properties.empty()) return nullptr;
  std::string key;
  for (const auto& property : properties) key += property.xml;
  auto& known = known_[std::move(key)];
  if (!known) known = std::make_shared<const model::Properties>(std::move(properties));
  return known;
}

model::Properties read_properties(const Node& parent,
                                  std::initializer_list<std::string_view> but) {
  model::Properties properties;
  for (const auto& node : parent.children)
    if (!node.is_text() && std::find(but.begin(), but.end(), node.name) == but.end())
      properties.push_back({node.name, to_xml(node)});
  return properties;
}

text::LanguageTag language_tag(ReadContext& context, std::string_view tag) {
  if (tag.empty()) return {};
  const auto [known, added] = context.tags.try_emplace(std::string(tag));
  if (added) {
    try {
      const auto parsed = text::LanguageTag::parse(tag);
      if (parsed.language() != "und") known->second = parsed;
    } catch (const Error&) {
      // One run of many: Word itself writes "x-none". It stays "und".
    }
  }
  return known->second;
}

bool is_block_wrapper(const Node& node) {
  return node.is("w:sdt") || node.is("w:customXml");
}

const std::vector<Node>& wrapper_content(const Node& node) {
  static const std::vector<Node> none;
  if (!node.is("w:sdt")) return node.children;
  const auto* content = node.child("w:sdtContent");
  return content ? content->children : none;
}

namespace {

bool shows_tag(const Node& control) {
  std::string text;
  for_each_node(control, [&](const Node& node) {
    if (!node.is("w:t")) return;
    for (const auto& child : node.children) text += child.text;
  });
  return text.find("{{") != std::string::npos;
}

// Bound to a property or to custom XML, Word would put that in place of what the template says; and
// what a tag becomes is no longer the control's placeholder.
Node without_binding(Node properties) {
  std::erase_if(properties.children, [](const Node& node) {
    return node.name.ends_with(":dataBinding") || node.is("w:showingPlcHdr");
  });
  return properties;
}

}  // namespace

std::string wrapper_start(const Node& node) {
  std::string out;
  append_start_tag(out, node);
  if (!node.is("w:sdt")) {
    if (const auto* properties = node.child("w:customXmlPr"))
      append_xml(out, *properties);
    return out;
  }
  const bool filled = shows_tag(node);
  for (const auto& child : node.children) {
    if (child.is("w:sdtContent") || child.is_text()) continue;
    if (filled && child.is("w:sdtPr"))
      append_xml(out, without_binding(child));
    else
      append_xml(out, child);
  }
  return out + "<w:sdtContent>";
}

std::string wrapper_end(const Node& node) {
  return node.is("w:sdt") ? "</w:sdtContent></w:sdt>" : "</" + node.name + ">";
}

StoryFrame story_frame(const std::string& part, const Node& root) {
  StoryFrame frame{.part = part,
                   .head = std::string(xml_declaration) + root_start_tag(root)};
  if (root.is("w:document")) {
    for (const auto& child : root.children)
      if (!child.is_text() && !child.is("w:body")) append_xml(frame.head, child);
    frame.head += "<w:body>";
    frame.tail = "</w:body>";
  }
  frame.tail += "</" + root.name + ">";
  return frame;
}

namespace {

// Paragraphs in a text box count as that of its anchor, as a template counts them.
void refuse_tracked_changes(const Node& node, bool in_paragraph, int& paragraph,
                            const std::string& file, const std::string& part) {
  if (node.is("w:p") && !in_paragraph) ++paragraph;
  if (std::find(std::begin(tracked), std::end(tracked), node.name) != std::end(tracked)) {
    const int at = std::max(paragraph, 1);
    throw Error(ErrorKind::unsupported,
                "the document has tracked changes (" + node.name + ")",
                {.file = file,
                 .inside = part + " paragraph " + std::to_string(at),
                 .path = {{.part = part, .paragraph = at}}},
                "Accept or reject all changes in the word processor, then save.");
  }
  for (const auto& child : node.children)
    if (!child.is_text())
      refuse_tracked_changes(child, in_paragraph || node.is("w:p"), paragraph, file,
                             part);
}

}  // namespace

// Text that the author did not decide to keep cannot be translated or sent.
void refuse_tracked_changes(const std::string& file, const std::string& part,
                            const Node& root) {
  int paragraph = 0;
  refuse_tracked_changes(root, false, paragraph, file, part);
}

model::Story read_story(ReadContext& context, const std::string& part, const Node& root) {
  refuse_tracked_changes(context.file, part, root);
  context.part = part;
  context.relationships = context.package.relationships(part);
  return {part, read_content(context, root)};
}

std::vector<model::Block> read_content(ReadContext& context, const Node& parent) {
  return StoryReader(context, parent).read(parent);
}

}  // namespace tongmun::docx::detail
