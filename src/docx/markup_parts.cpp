#include "docx/detail/markup_parts.hpp"

#include <algorithm>
#include <array>

#include "docx/detail/names.hpp"
#include "docx/detail/split_tags.hpp"
#include "docx/detail/tree.hpp"

namespace tongmun::docx::detail {

bool is_markup_part(std::string_view content_type) {
  constexpr std::array<std::string_view, 8> known = {
      "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
      "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml",
      "application/vnd.ms-office.chartex+xml",
      "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
      "application/vnd.ms-office.drawingml.diagramDrawing+xml",
      "application/vnd.openxmlformats-package.core-properties+xml",
      "application/vnd.openxmlformats-officedocument.custom-properties+xml",
      "application/vnd.openxmlformats-officedocument.extended-properties+xml"};
  return std::find(known.begin(), known.end(), content_type) != known.end();
}

namespace {

bool has_tag(const Node& node) { return to_xml(node).find("{{") != std::string::npos; }

// Of the document's properties, those with tags are meant for the letter. The others tell
// of who made the template, and when.
void keep_filled_properties(Node& root) {
  const bool custom =
      root.name.ends_with("Properties") && root.child("property") != nullptr;
  const auto is_filled = [&](const Node& node) {
    return has_tag(node) || (!custom && node.is("Application"));
  };
  std::erase_if(root.children, [&](const Node& node) { return !is_filled(node); });
  for (auto& child : root.children)
    if (child.is("Application")) child.children.front().text = "Tongmun";
}

}  // namespace

std::optional<std::string> read_markup_part(opc::Package& package,
                                            const std::string& part) {
  const auto bytes = package.part(part);
  if (bytes.find('{') == std::string::npos) return std::nullopt;
  auto root = parse(bytes, package.name(), part);
  join_split_tags(root);
  if (to_xml(root).find("{{") == std::string::npos) return std::nullopt;
  if (package.content_type(part).find("-properties") != std::string::npos &&
      !root.name.starts_with("cp:"))
    keep_filled_properties(root);
  const auto is_workbook = [](const Node& node) { return node.is("c:externalData"); };
  if (std::erase_if(root.children, is_workbook) > 0) {
    auto relationships = package.relationships(part);
    std::erase_if(relationships,
                  [](const auto& related) { return kind_of(related) == "package"; });
    package.set_relationships(part, std::move(relationships));
  }
  declare_own_prefixes(root);
  return std::string(xml_declaration) + to_xml(root);
}

}  // namespace tongmun::docx::detail
