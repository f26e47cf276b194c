// Each w:num of the part gets one of its own, after a copy of its abstract numbering.
// What a w:num overrides is put into the copy: later lists are made after the abstract
// numbering alone.
#include <algorithm>

#include "base/fingerprint.hpp"
#include "docx/detail/graft.hpp"

namespace tongmun::docx::detail {
namespace {

constexpr int most_links = 4;  // from an abstract numbering over a style to another one

int next_free(const Node& root, std::string_view element, std::string_view attribute,
              int first) {
  for (const auto& node : root.children)
    if (node.is(element)) first = std::max(first, number_of(node.value(attribute)) + 1);
  return first;
}

Node element(std::string name, std::string_view attribute, int value) {
  Node node;
  node.name = std::move(name);
  node.attributes.emplace_back(attribute, std::to_string(value));
  return node;
}

Node* level_of(Node& abstract, std::string_view index) {
  for (auto& node : abstract.children)
    if (node.is("w:lvl") && node.value("w:ilvl") == index) return &node;
  return nullptr;
}

void set_start(Node& level, const Node& start) {
  if (auto* known = level.child("w:start"))
    set_value(*known, "w:val", std::string(start.value()));
  else
    level.children.insert(level.children.begin(),
                          element("w:start", "w:val", number_of(start.value())));
}

void merge_overrides(Node& abstract, const Node& num) {
  for (const auto& change : num.children) {
    if (!change.is("w:lvlOverride")) continue;
    auto* level = level_of(abstract, change.value("w:ilvl"));
    if (!level) continue;
    if (const auto* other = change.child("w:lvl")) *level = *other;
    if (const auto* start = change.child("w:startOverride")) set_start(*level, *start);
  }
}

int reference_in(const Node& style) {
  const auto* properties = style.child("w:pPr");
  const auto* numbering = properties ? properties->child("w:numPr") : nullptr;
  const auto* number = numbering ? numbering->child("w:numId") : nullptr;
  return number ? number_of(number->value()) : 0;
}

}  // namespace

NumberingGraft::NumberingGraft(const Node& part, const Node& host, StyleGraft& styles)
    : part_(part),
      styles_(styles),
      next_number_(next_free(host, "w:num", "w:numId", 1)),
      next_abstract_(next_free(host, "w:abstractNum", "w:abstractNumId", 0)),
      next_bullet_(next_free(host, "w:numPicBullet", "w:numPicBulletId", 0)),
      first_abstract_(next_abstract_) {}

const Node* NumberingGraft::find(std::string_view name, std::string_view attribute,
                                 int id) const {
  for (const auto& node : part_.children)
    if (node.is(name) && number_of(node.value(attribute)) == id) return &node;
  return nullptr;
}

// The one with levels: an abstract numbering may stand for that of a numbering style.
const Node* NumberingGraft::abstract_of(int number, int depth) const {
  const auto* num = find("w:num", "w:numId", number);
  const auto* reference = num ? num->child("w:abstractNumId") : nullptr;
  if (!reference) return nullptr;
  const auto* abstract =
      find("w:abstractNum", "w:abstractNumId", number_of(reference->value()));
  const auto* link = abstract ? abstract->child("w:numStyleLink") : nullptr;
  const auto* style = link ? styles_.in_part(link->value()) : nullptr;
  if (!style || depth == most_links) return abstract;
  const auto* meant = abstract_of(reference_in(*style), depth + 1);
  return meant ? meant : abstract;
}

int NumberingGraft::number_for(int number) {
  const auto [known, is_new] = numbers_.try_emplace(number, 0);
  if (!is_new) return known->second;
  const auto* abstract = abstract_of(number);
  if (!abstract) return 0;
  const auto& num = *find("w:num", "w:numId", number);
  const int id = add_abstract(*abstract, num);
  auto copy = element("w:num", "w:numId", next_number_);
  copy.children.push_back(element("w:abstractNumId", "w:val", id));
  nums_.push_back(std::move(copy));
  return numbers_[number] = next_number_++;
}

int NumberingGraft::add_abstract(const Node& abstract, const Node& num) {
  const bool changes = num.child("w:lvlOverride") != nullptr;
  const int in_part = number_of(abstract.value("w:abstractNumId"));
  if (const auto known = abstracts_.find(in_part); !changes && known != abstracts_.end())
    return known->second;
  const int id = next_abstract_++;
  if (!changes) abstracts_[in_part] = id;
  auto copy = abstract;
  set_value(copy, "w:abstractNumId", std::to_string(id));
  for (const std::string_view own : {"w:nsid", "w:name", "w:styleLink", "w:numStyleLink"})
    std::erase_if(copy.children, [&](const Node& child) { return child.is(own); });
  if (changes) merge_overrides(copy, num);
  // Word takes lists of the same w:nsid for one.
  Node nsid;
  nsid.name = "w:nsid";
  auto number = short_fingerprint(to_xml(copy), 8);
  std::transform(number.begin(), number.end(), number.begin(), [](char c) {
    return c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c;
  });
  nsid.attributes.emplace_back("w:val", std::move(number));
  copy.children.insert(copy.children.begin(), std::move(nsid));
  for (auto& child : copy.children)
    if (child.is("w:lvl")) rewrite_level(child);
  abstract_nodes_.push_back(std::move(copy));
  return id;
}

void NumberingGraft::rewrite_level(Node& level) {
  if (auto* bullet = level.child("w:lvlPicBulletId")) {
    const int id = bullet_for(number_of(bullet->value()));
    if (id >= 0) set_value(*bullet, "w:val", std::to_string(id));
  }
  if (auto* look = level.child("w:rPr")) {
    if (auto* style = look->child("w:rStyle"))
      set_value(*style, "w:val", styles_.id_for(std::string(style->value())));
    std::erase_if(look->children, [](const Node& child) {
      return child.is("w:rStyle") && child.value().empty();
    });
  }
}

int NumberingGraft::bullet_for(int id) {
  if (const auto known = bullet_ids_.find(id); known != bullet_ids_.end())
    return known->second;
  const auto* bullet = find("w:numPicBullet", "w:numPicBulletId", id);
  if (!bullet) return -1;
  bullets_.push_back(*bullet);
  set_value(bullets_.back(), "w:numPicBulletId", std::to_string(next_bullet_));
  return bullet_ids_[id] = next_bullet_++;
}

// A level is bound to a style only where that style came with it; the layout's own styles
// keep their numbering.
void NumberingGraft::add_to(Node& host) {
  for (auto& abstract : abstract_nodes_)
    for (auto& level : abstract.children) {
      if (auto* style = level.child("w:pStyle")) {
        const auto id = std::string(style->value());
        set_value(*style, "w:val", styles_.is_added(id) ? styles_.id_for(id) : "");
      }
      std::erase_if(level.children, [](const Node& child) {
        return child.is("w:pStyle") && child.value().empty();
      });
    }
  const auto insert_after = [&](std::initializer_list<std::string_view> names,
                                std::vector<Node>& nodes) {
    auto place = host.children.begin();
    for (auto at = host.children.begin(); at != host.children.end(); ++at)
      if (std::find(names.begin(), names.end(), at->name) != names.end()) place = at + 1;
    host.children.insert(place, nodes.begin(), nodes.end());
  };
  insert_after({"w:numPicBullet"}, bullets_);
  insert_after({"w:numPicBullet", "w:abstractNum"}, abstract_nodes_);
  insert_after({"w:numPicBullet", "w:abstractNum", "w:num"}, nums_);
}

}  // namespace tongmun::docx::detail
