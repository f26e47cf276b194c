// In this order: the part's trees are read and stripped of what only a document of its
// own has; their styles, lists and relationships are rewritten to the layout's, which
// grows by what it lacks; then the text is read as if it stood in the layout.
#include "docx/detail/graft.hpp"

#include <algorithm>

#include "docx/detail/markup_parts.hpp"
#include "docx/detail/names.hpp"
#include "docx/detail/repair.hpp"
#include "docx/detail/split_tags.hpp"

namespace tongmun::docx::detail {
namespace {

using NoteKind = model::Note::Kind;

std::string as_part(Node root) {
  declare_own_prefixes(root);
  return std::string(xml_declaration) + to_xml(root);
}

// The part of that kind that the layout has, or a new one.
struct HostPart {
  std::string name;
  Node root;
};
HostPart host_part(const GraftHost& host, std::string_view kind, std::string_view empty) {
  if (auto part = part_of_kind(host.package, host.main, kind))
    return {*part, read_tree(host.package, *part)};
  const auto folder = host.main.substr(0, host.main.rfind('/') + 1);
  return {folder + std::string(kind) + ".xml", parse(empty, "", "")};
}

void save(GraftHost& host, std::string_view kind, const HostPart& part) {
  add_part(host.package, host.main, kind, part.name, as_part(part.root),
           std::string(word_content_types).append(kind).append("+xml"));
}

constexpr std::string_view empty_styles =
    "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
    "w:val=\"Normal\"/><w:qFormat/></w:style></w:styles>";
constexpr std::string_view empty_numbering =
    "<w:numbering "
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>";

bool is_empty(const Node& paragraph) {
  return std::all_of(
      paragraph.children.begin(), paragraph.children.end(),
      [](const Node& child) { return child.is_text() || child.is("w:pPr"); });
}

// Pages, headers and footers are the layout's. Tells at which paragraphs sections ended;
// one that was there for nothing else is gone.
void drop_sections(Node& parent, int& paragraphs, std::vector<int>& breaks) {
  std::erase_if(parent.children, [](const Node& child) { return child.is("w:sectPr"); });
  std::erase_if(parent.children, [&](Node& child) {
    if (child.is_text()) return false;
    if (!child.is("w:p")) {
      drop_sections(child, paragraphs, breaks);
      return false;
    }
    ++paragraphs;
    auto* properties = child.child("w:pPr");
    if (!properties || std::erase_if(properties->children, [](const Node& property) {
                         return property.is("w:sectPr");
                       }) == 0)
      return false;
    breaks.push_back(paragraphs);
    return is_empty(child) && parent.children.size() > 1;
  });
}

// What a content control is bound to stays behind.
void drop_bindings(Node& node) {
  for_each_node_to_change(node, [](Node& inner) {
    if (inner.is("w:sdtPr"))
      std::erase_if(inner.children, [](const Node& property) {
        return property.name.ends_with(":dataBinding");
      });
  });
}

bool has_comment_id(const Node& node) {
  return node.is("w:commentRangeStart") || node.is("w:commentRangeEnd") ||
         node.is("w:commentReference") || node.is("w:comment");
}

int behind_comments(const Node& root, int next) {
  for_each_node(root, [&](const Node& node) {
    if (has_comment_id(node)) next = std::max(next, number_of(node.value("w:id")) + 1);
  });
  return next;
}

// Ranges and references of comments: theirs and the layout's may be open at the same
// time.
void move_comments(Node& root, int by) {
  for_each_node_to_change(root, [by](Node& node) {
    if (has_comment_id(node))
      set_value(node, "w:id", std::to_string(number_of(node.value("w:id")) + by));
  });
}

class Grafting {
 public:
  Grafting(GraftHost host, const opc::Package& part, std::string part_main,
           std::string story)
      : host_(host),
        part_(part),
        part_main_(std::move(part_main)),
        story_(std::move(story)),
        related_(host.package, part) {}

  Grafted run() {
    Grafted result;
    read_part(result);
    merge_looks();
    rewrite(root_, part_main_, story_);
    move_notes();
    read_stories_of_copies();
    result.blocks = read();
    return result;
  }

 private:
  void read_part(Grafted& result) {
    root_ = read_tree(part_, part_main_);
    int paragraphs = 0;
    drop_sections(root_, paragraphs, result.section_breaks);
    drop_bindings(root_);
    notes_ = read_notes_parts(part_, part_main_);
    if (const auto own = part_of_kind(host_.package, host_.main, "comments"))
      host_.next_comment =
          behind_comments(read_tree(host_.package, *own), host_.next_comment);
    const int first = host_.next_comment;
    const auto move = [&](Node& root) {
      host_.next_comment = std::max(host_.next_comment, first + behind_comments(root, 0));
      move_comments(root, first);
    };
    move(root_);
    for (auto& [kind, notes] : notes_) {
      drop_bindings(notes.root);
      move(notes.root);
    }
  }

  template <typename Visit>
  void for_all_text(const Visit& visit) {
    for_each_node_to_change(root_, visit);
    for (auto& [kind, notes] : notes_) for_each_node_to_change(notes.root, visit);
  }

  void merge_looks() {
    auto styles = host_part(host_, "styles", empty_styles);
    auto numbering = host_part(host_, "numbering", empty_numbering);
    const auto own_styles = tree_of_kind("styles"),
               own_numbering = tree_of_kind("numbering");
    StyleGraft style_graft(own_styles, styles.root);
    NumberingGraft numbering_graft(own_numbering, numbering.root, style_graft);
    for_all_text([&](Node& node) { use_looks(node, style_graft, numbering_graft); });
    // A style of a list's numbers, or a number of such a style, may be added on the way.
    for (std::size_t i = 0; i < style_graft.added().size(); ++i) {
      auto style = style_graft.added()[i];
      for_each_node_to_change(style,
                              [&](Node& node) { use_numbers(node, numbering_graft); });
      style_graft.added()[i] = std::move(style);
    }
    if (!style_graft.added().empty()) add_styles(styles, style_graft, own_styles);
    if (!numbering_graft.empty())
      add_numbering(numbering, numbering_graft, own_numbering);
    const auto own =
        host_.own_abstracts < 0 ? numbering_graft.first_abstract() : host_.own_abstracts;
    host_.own_abstracts = own;
    host_.numbering = Numbering(numbering.root, host_.styles, own);
  }

  Node tree_of_kind(std::string_view kind) const {
    const auto part = part_of_kind(part_, part_main_, kind);
    return part ? read_tree(part_, *part) : Node{};
  }

  static void use_numbers(Node& node, NumberingGraft& numbers) {
    if (!node.is("w:numPr")) return;
    if (auto* number = node.child("w:numId"))
      set_value(*number, "w:val",
                std::to_string(numbers.number_for(number_of(number->value()))));
  }

  static void use_looks(Node& node, StyleGraft& styles, NumberingGraft& numbers) {
    use_numbers(node, numbers);
    constexpr std::string_view references[] = {"w:pStyle", "w:rStyle", "w:tblStyle"};
    const auto is_reference = [&](const Node& child) {
      return std::find(std::begin(references), std::end(references), child.name) !=
             std::end(references);
    };
    for (auto& child : node.children)
      if (is_reference(child))
        set_value(child, "w:val", styles.id_for(std::string(child.value())));
    std::erase_if(node.children, [&](const Node& child) {
      return is_reference(child) && child.value().empty();
    });
  }

  void add_styles(HostPart& styles, StyleGraft& graft, const Node& own) {
    const auto renames = adopt_prefixes(styles.root, own);
    for (auto& style : graft.added()) {
      rename_prefixes(style, renames);
      styles.root.children.push_back(std::move(style));
    }
    save(host_, "styles", styles);
    host_.styles = Styles(std::move(styles.root));
  }

  void add_numbering(HostPart& numbering, NumberingGraft& graft, const Node& own) {
    const auto renames = adopt_prefixes(numbering.root, own);
    const auto from = part_of_kind(part_, part_main_, "numbering");
    for (auto& bullet : graft.bullets()) {
      rename_prefixes(bullet, renames);
      related_.rewrite(bullet, *from, numbering.name);
    }
    graft.add_to(numbering.root);
    save(host_, "numbering", numbering);
  }

  void rewrite(Node& root, const std::string& from, const std::string& to) {
    related_.rewrite(root, from, to);
    auto frame = read_tree(host_.package, to);
    const auto renames = adopt_prefixes(frame, root);
    rename_prefixes(root, renames);
    host_.package.set_part(to, as_part(frame));
    for (auto& known : host_.frames)
      if (known.part == to) known = story_frame(to, frame);
    for (auto& [kind, known] : host_.note_frames)
      if (known.part == to) known = notes_frame({.part = to, .root = frame});
  }

  // Notes of the part, rewritten to stand among those of the layout.
  void move_notes() {
    for (auto& [kind, notes] : notes_) {
      const auto& frame = host_.note_frames.at(kind);
      const auto to = frame.part;
      if (!host_.package.contains(to))
        add_part(
            host_.package, host_.main, notes_part_kind(kind), to, frame.head + frame.tail,
            std::string(word_content_types).append(notes_part_kind(kind)).append("+xml"));
      const auto from = notes.part;
      rewrite(notes.root, from, to);
      notes.part = to;
      notes.relationships = related_.relationships(from, to);
    }
  }

  // Charts with tags in them are filled as those of the layout are.
  void read_stories_of_copies() {
    for (const auto& part : related_.copied()) {
      if (!is_markup_part(host_.package.content_type(part))) continue;
      auto markup = read_markup_part(host_.package, part);
      if (!markup) continue;
      host_.frames.push_back({.part = part, .is_markup = true});
      host_.document.stories.push_back({part, {model::Opaque{std::move(*markup)}}});
    }
  }

  std::vector<model::Block> read() {
    ReadContext reading{.package = host_.package,
                        .file = part_.name(),
                        .styles = host_.styles,
                        .numbering = host_.numbering,
                        .notes = std::move(notes_),
                        .next_bookmark = host_.next_bookmark,
                        .part = story_,
                        .relationships = related_.relationships(part_main_, story_)};
    auto blocks = read_content(reading, root_);
    host_.next_bookmark = reading.next_bookmark;
    host_.document.images.merge(reading.images);
    return blocks;
  }

  GraftHost host_;
  const opc::Package& part_;
  std::string part_main_, story_;
  RelatedParts related_;
  Node root_;
  std::map<NoteKind, NotesPart> notes_;
};

}  // namespace

Grafted graft(GraftHost host, const opc::Package& part, const std::string& part_main,
              const std::string& story) {
  return Grafting(host, part, part_main, story).run();
}

Node read_tree(const opc::Package& package, const std::string& part) {
  auto root = parse(package.part(part), package.name(), part);
  repair(root);
  join_split_tags(root);
  return root;
}

void set_value(Node& node, std::string_view attribute, std::string value) {
  for (auto& [name, known] : node.attributes)
    if (name == attribute) {
      known = std::move(value);
      return;
    }
  node.attributes.emplace_back(attribute, std::move(value));
}

}  // namespace tongmun::docx::detail
