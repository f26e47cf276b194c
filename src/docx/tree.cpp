// The tree is built by one pass of xml::Reader, over a stack of open elements. Names are
// made canonical on the way in, so that everything after it compares plain strings.
#include "docx/detail/tree.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "xml/reader.hpp"
#include "xml/writer.hpp"

namespace tongmun::docx::detail {
namespace {

bool is_own_prefix(std::string_view prefix) {
  return prefix == "w" || prefix == "r" || prefix == "mc";
}

std::string_view own_prefix(std::string_view name_space) {
  if (name_space == w_namespace) return "w";
  if (name_space == r_namespace) return "r";
  if (name_space == mc_namespace) return "mc";
  if (name_space == xml::xml_namespace) return "xml";
  return {};
}

[[noreturn]] void refuse_prefix(std::string_view name_space, Place place) {
  if (name_space.find("purl.oclc.org/ooxml") != std::string_view::npos)
    throw Error(ErrorKind::unsupported, "the file is in the Strict variant of Open XML",
                std::move(place), "Save it in Word as 'Word Document (*.docx)'.");
  throw Error(
      ErrorKind::unsupported,
      "a prefix of WordprocessingML is bound to '" + std::string(name_space) + "'",
      std::move(place), "Open the file in a word processor and save it again.");
}

std::string qualified_name(std::string_view name_space, std::string_view prefix,
                           std::string_view local, const xml::Reader& reader) {
  const auto own = own_prefix(name_space);
  if (own.empty() && is_own_prefix(prefix)) refuse_prefix(name_space, reader.place());
  const auto chosen = own.empty() ? prefix : own;
  std::string name;
  name.reserve(chosen.size() + 1 + local.size());
  if (!chosen.empty()) name.append(chosen).append(":");
  return name.append(local);
}

void start_node(const xml::Reader& reader, Node& node) {
  node.name =
      qualified_name(reader.name_space(), reader.prefix(), reader.local_name(), reader);
  if (reader.declaration_count() > 0) node.declarations = reader.declarations();
  const auto count = reader.attribute_count();
  node.attributes.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto attribute = reader.attribute_at(i);
    node.attributes.emplace_back(qualified_name(attribute.name_space, attribute.prefix,
                                                attribute.local_name, reader),
                                 attribute.value);
  }
}

// Elements that are open, each followed by those of its children that are read.
class TreeBuilder {
 public:
  void start(const xml::Reader& reader) {
    open_.push_back(nodes_.size());
    start_node(reader, nodes_.emplace_back());
  }
  void text(std::string_view text) {
    if (open_.empty()) return;
    if (nodes_.size() == open_.back() + 1 || !nodes_.back().is_text())
      nodes_.emplace_back();
    nodes_.back().text += text;
  }
  // Children move to their parent when all are known, so that none moves twice.
  void end() {
    const auto first = nodes_.begin() + static_cast<std::ptrdiff_t>(open_.back() + 1);
    nodes_[open_.back()].children.assign(std::make_move_iterator(first),
                                         std::make_move_iterator(nodes_.end()));
    nodes_.erase(first, nodes_.end());
    open_.pop_back();
  }
  Node take() { return nodes_.empty() ? Node() : std::move(nodes_.front()); }

 private:
  std::vector<Node> nodes_;
  std::vector<std::size_t> open_;  // where they stand in nodes_
};

}  // namespace

bool is_revision_id(std::string_view attribute) {
  return attribute.starts_with("w:rsid") || attribute == "w14:paraId" ||
         attribute == "w14:textId";
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(" ").append(name).append("=\"");
  xml::append_escaped_attribute(out, value);
  out += '"';
}

const std::string* Node::attribute(std::string_view qualified) const {
  for (const auto& [key, value] : attributes)
    if (key == qualified) return &value;
  return nullptr;
}

std::string_view Node::value(std::string_view qualified) const {
  const auto* found = attribute(qualified);
  return found ? std::string_view(*found) : std::string_view{};
}

const Node* Node::child(std::string_view qualified) const {
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const Node& node) { return node.is(qualified); });
  return found == children.end() ? nullptr : &*found;
}

Node* Node::child(std::string_view qualified) {
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const Node& node) { return node.is(qualified); });
  return found == children.end() ? nullptr : &*found;
}

bool is_on(const Node& toggle) {
  const auto* value = toggle.attribute("w:val");
  return !value ||
         !(*value == "0" || *value == "false" || *value == "off" || *value == "none");
}

int number_of(std::string_view digits) {
  constexpr int largest = 1'000'000'000;  // so that one may be added to it
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return std::clamp(number, -largest, largest);
}

Node parse(std::string_view bytes, const std::string& file, const std::string& part) {
  xml::Reader reader(bytes, file, part);
  TreeBuilder tree;
  while (reader.next()) {
    switch (reader.kind()) {
      case xml::Reader::Kind::start:
        tree.start(reader);
        break;
      case xml::Reader::Kind::end:
        tree.end();
        break;
      case xml::Reader::Kind::text:
        tree.text(reader.text());
        break;
      case xml::Reader::Kind::comment:
      case xml::Reader::Kind::instruction:
        break;
    }
  }
  return tree.take();
}

void append_start_tag(std::string& out, const Node& node, bool empty_element) {
  out.append("<").append(node.name);
  for (const auto& [prefix, uri] : node.declarations)
    append_attribute(out, prefix.empty() ? "xmlns" : "xmlns:" + prefix, uri);
  for (const auto& [name, value] : node.attributes)
    if (!is_revision_id(name)) append_attribute(out, name, value);
  out += empty_element ? "/>" : ">";
}

void append_xml(std::string& out, const Node& node) {
  if (node.is_text()) {
    xml::append_escaped_text(out, node.text);
    return;
  }
  append_start_tag(out, node, node.children.empty());
  if (node.children.empty()) return;
  for (const auto& child : node.children) append_xml(out, child);
  out.append("</").append(node.name).append(">");
}

std::string to_xml(const Node& node) {
  std::string out;
  append_xml(out, node);
  return out;
}

std::string attribute_value(std::string_view tag, std::string_view attribute) {
  const auto close = tag.find('>');
  const auto begin = tag.find(attribute);
  if (begin == std::string_view::npos || begin > close) return {};
  const auto value = begin + attribute.size();
  return std::string(tag.substr(value, tag.find('"', value) - value));
}

void declare_own_prefixes(Node& root) {
  const std::pair<std::string_view, std::string_view> own[] = {
      {"w", w_namespace}, {"r", r_namespace}, {"mc", mc_namespace}};
  for (const auto& [prefix, uri] : own) {
    const auto found =
        std::find_if(root.declarations.begin(), root.declarations.end(),
                     [&](const auto& known) { return known.first == prefix; });
    if (found == root.declarations.end())
      root.declarations.emplace_back(prefix, uri);
    else
      found->second = uri;
  }
}

}  // namespace tongmun::docx::detail
