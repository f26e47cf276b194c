// A layout may come from any program; a letter made with it must be valid nevertheless,
// because it is ours. Sorting is stable: what the schema does not know stays behind, in
// its own order.
#include "docx/detail/repair.hpp"

#include <algorithm>

#include "docx/detail/schema_order.hpp"

namespace tongmun::docx::detail {
namespace {

using Place = int (*)(std::string_view name);

Place place_for(std::string_view parent) {
  if (parent == "w:rPr") return run_property_place;
  if (parent == "w:pPr") return paragraph_property_place;
  if (parent == "w:tblPr") return table_property_place;
  if (parent == "w:lvl") return level_place;
  return nullptr;
}

void sort_children(Node& node, Place place) {
  std::erase_if(node.children, [](const Node& child) { return child.is_text(); });
  const auto before = [&](const Node& left, const Node& right) {
    return place(left.name) < place(right.name);
  };
  if (!std::is_sorted(node.children.begin(), node.children.end(), before))
    std::stable_sort(node.children.begin(), node.children.end(), before);
}

void use_sides(Node* alignment) {
  if (!alignment) return;
  for (auto& [name, value] : alignment->attributes) {
    if (name != "w:val") continue;
    if (value == "start") value = "left";
    if (value == "end") value = "right";
  }
}

}  // namespace

void repair(Node& node) {
  if (const auto place = place_for(node.name)) sort_children(node, place);
  if (node.is("w:tblPr") || node.is("w:trPr") || node.is("w:tblPrEx"))
    use_sides(node.child("w:jc"));
  if (node.is("w:lvl")) use_sides(node.child("w:lvlJc"));
  if (node.is("w:charset"))  // LibreOffice writes names that the schema does not list
    std::erase_if(node.attributes,
                  [](const auto& a) { return a.first == "w:characterSet"; });
  for (auto& child : node.children)
    if (!child.is_text()) repair(child);
}

}  // namespace tongmun::docx::detail
