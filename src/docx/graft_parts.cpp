// Parts are copied along their relationships, from what the text refers to down to the
// workbook of a chart. The targets of copies are absolute: their folders may differ from
// those of the part.
#include <algorithm>

#include "docx/detail/graft.hpp"
#include "docx/detail/names.hpp"

namespace tongmun::docx::detail {
namespace {

bool is_relationship_attribute(std::string_view name) {
  return name.starts_with("r:") || name == "o:relid";
}

const opc::Relationship* find(const std::vector<opc::Relationship>& list,
                              std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const auto& known) { return known.id == id; });
  return found == list.end() ? nullptr : &*found;
}

bool is_data_of_diagram(std::string_view type) {
  return type.ends_with("diagramData+xml");
}

}  // namespace

void RelatedParts::rewrite(Node& node, const std::string& from, const std::string& to) {
  for_each_node_to_change(node, [&](Node& inner) {
    for (auto& [name, value] : inner.attributes) {
      if (!is_relationship_attribute(name)) continue;
      if (inner.is("w:hyperlink"))
        value.insert(0, link_prefix);
      else
        value = relation(from, to, value);
    }
    std::erase_if(inner.attributes, [](const auto& attribute) {
      return is_relationship_attribute(attribute.first) && attribute.second.empty();
    });
  });
}

std::vector<opc::Relationship> RelatedParts::relationships(const std::string& from,
                                                           const std::string& to) const {
  auto all = host_.relationships(to);
  for (auto relationship : part_.relationships(from)) {
    relationship.id.insert(0, link_prefix);
    all.push_back(std::move(relationship));
  }
  return all;
}

std::string RelatedParts::relation(const std::string& from, const std::string& to,
                                   std::string_view id) {
  const auto of_part = part_.relationships(from);
  const auto* meant = find(of_part, id);
  if (!meant) return {};
  auto relationship = *meant;
  if (!relationship.external) {
    const auto target = copy(opc::Package::resolve(from, relationship.target), from, to);
    if (target.empty()) return {};
    relationship.target = "/" + target;
  }
  auto known = host_.relationships(to);
  for (const auto& candidate : known) {
    if (candidate.type != relationship.type ||
        candidate.external != relationship.external)
      continue;
    if (relationship.external
            ? candidate.target == relationship.target
            : "/" + opc::Package::resolve(to, candidate.target) == relationship.target)
      return candidate.id;
  }
  for (auto number = known.size() + 1;; ++number) {
    relationship.id = "rIdP" + std::to_string(number);
    if (!find(known, relationship.id)) break;
  }
  known.push_back(relationship);
  host_.set_relationships(to, std::move(known));
  return relationship.id;
}

// Nothing leads back to the part's text: that is not copied.
std::string RelatedParts::copy(const std::string& name, const std::string& from,
                               const std::string& to) {
  if (const auto known = copies_.find(name); known != copies_.end()) return known->second;
  if (name.empty() || name == from || !part_.contains(name)) return {};
  const auto type = part_.content_type(name);
  auto bytes = part_.part(name);
  const auto inner = part_.relationships(name);
  if (inner.empty())
    if (const auto same = same_in_host(bytes, type); !same.empty())
      return copies_[name] = same;
  const auto fresh = free_name(name);
  copies_[name] = fresh;
  copied_.push_back(fresh);
  if (is_data_of_diagram(type)) {
    // The drawing that Word keeps of a diagram is named by a relationship of the text.
    auto root = parse(bytes, part_.name(), name);
    for_each_node_to_change(root, [&](Node& node) {
      if (!node.name.ends_with(":dataModelExt")) return;
      for (auto& [attribute, value] : node.attributes)
        if (attribute == "relId") value = relation(from, to, value);
    });
    declare_own_prefixes(root);
    bytes = std::string(xml_declaration) + to_xml(root);
  }
  if (inner.empty() && type.starts_with("image/")) media_.emplace(bytes, fresh);
  host_.set_part(fresh, std::move(bytes));
  if (host_.content_type(fresh) != type) host_.set_content_type(fresh, type);
  std::vector<opc::Relationship> relationships;
  for (auto relationship : inner) {
    if (!relationship.external) {
      const auto target =
          copy(opc::Package::resolve(name, relationship.target), from, to);
      if (target.empty()) continue;
      relationship.target = "/" + target;
    }
    relationships.push_back(std::move(relationship));
  }
  if (!relationships.empty()) host_.set_relationships(fresh, std::move(relationships));
  return fresh;
}

std::string RelatedParts::same_in_host(const std::string& bytes,
                                       const std::string& type) {
  if (!type.starts_with("image/")) return {};
  if (!std::exchange(knows_media_, true))
    for (const auto& name : host_.part_names())
      if (host_.content_type(name).starts_with("image/"))
        media_.emplace(host_.part(name), name);
  const auto same = media_.find(bytes);
  return same != media_.end() && host_.content_type(same->second) == type ? same->second
                                                                          : std::string();
}

// "word/media/image1.png", then "word/media/image1_2.png".
std::string RelatedParts::free_name(const std::string& name) const {
  const auto dot = std::min(name.rfind('.'), name.size());
  auto fresh = name;
  for (int number = 2; host_.contains(fresh); ++number)
    fresh = name.substr(0, dot) + "_" + std::to_string(number) + name.substr(dot);
  return fresh;
}

}  // namespace tongmun::docx::detail
