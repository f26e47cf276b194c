// A part of a package as a small tree, with names whose prefixes can be relied upon.
//   const auto root = parse(package.part(part), file, part);
//   if (root.is("w:styles")) …
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace tongmun::docx::detail {

inline constexpr std::string_view w_namespace =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr std::string_view r_namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
inline constexpr std::string_view mc_namespace =
    "http://schemas.openxmlformats.org/markup-compatibility/2006";

using NamedValues = std::vector<std::pair<std::string, std::string>>;

// Qualified names use "w", "r", "mc" and "xml" for their namespaces whatever prefix the
// file chose, and no other namespace has these prefixes: comparing names compares
// namespaces.
struct Node {
  std::string name;          // "w:p"; empty for text
  std::string text;          // of text
  NamedValues attributes;    // qualified names
  NamedValues declarations;  // prefix (may be empty) and URI
  std::vector<Node> children;

  bool is(std::string_view qualified) const { return name == qualified; }
  bool is_text() const { return name.empty(); }
  // The value of an attribute, or nullptr.
  const std::string* attribute(std::string_view qualified) const;
  // As attribute, but empty for none.
  std::string_view value(std::string_view qualified = "w:val") const;
  // The first child of that name, or nullptr.
  const Node* child(std::string_view qualified) const;
  Node* child(std::string_view qualified);
};

// ECMA-376 part 1 §17.17.4: an element without w:val is on; "0", "false" and "off" are
// off.
bool is_on(const Node& toggle);

// The number, within ±1,000,000,000; 0 for what is none.
int number_of(std::string_view digits);

// Reads a part. Comments and instructions are left out. Throws Error: as xml::Reader, and
// `unsupported` for the Strict variant of Open XML and for prefixes bound against all
// custom.
Node parse(std::string_view bytes, const std::string& file, const std::string& part);

// Markup without revision ids (w:rsid*, w14:paraId, w14:textId). Namespaces of the root
// are not declared: `append_start_tag` of the root does.
void append_xml(std::string& out, const Node& node);
std::string to_xml(const Node& node);
void append_start_tag(std::string& out, const Node& node, bool empty_element = false);

// Such attributes say who edited when and on which machine, and nothing of the document.
bool is_revision_id(std::string_view attribute);
// ` name="value"`, escaped.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

// In markup that this module wrote: what stands behind ` w:id="` in its first tag, as it is written
// there; empty for none.
std::string attribute_value(std::string_view tag, std::string_view attribute);

// Declares w, r and mc on the root of a part, so that `append_start_tag` makes it
// complete.
void declare_own_prefixes(Node& root);

inline constexpr std::string_view xml_declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

// Calls `visit(node)` for the node and all that is in it, in document order.
template <typename Visit>
void for_each_node(const Node& node, const Visit& visit) {
  visit(node);
  for (const auto& child : node.children)
    if (!child.is_text()) for_each_node(child, visit);
}

}  // namespace tongmun::docx::detail
