// A style is known by its type and the name that Word shows; ids differ between files and
// languages.
#include <algorithm>

#include "docx/detail/graft.hpp"

namespace tongmun::docx::detail {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (auto& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return lower;
}

std::string shown_name(const Node& style) {
  const auto* name = style.child("w:name");
  return name ? shown_style_name(name->value()) : std::string();
}

bool is_default(const Node& style) {
  const auto value = style.value("w:default");
  return !value.empty() && value != "0" && value != "false";
}

void remove_child(Node& node, std::string_view name) {
  std::erase_if(node.children, [&](const Node& child) { return child.is(name); });
}

}  // namespace

StyleGraft::StyleGraft(const Node& part, const Node& host) : part_(part), host_(host) {
  for (const auto& style : host.children) {
    if (!style.is("w:style")) continue;
    taken_.insert(lower_case(style.value("w:styleId")));
    names_.insert(lower_case(shown_name(style)));
  }
}

const Node* StyleGraft::in_part(std::string_view id) const {
  for (const auto& style : part_.children)
    if (style.is("w:style") && style.value("w:styleId") == id) return &style;
  return nullptr;
}

std::string StyleGraft::known_in_host(const Node& style) const {
  for (const auto& candidate : host_.children) {
    if (!candidate.is("w:style") || candidate.value("w:type") != style.value("w:type"))
      continue;
    if (is_default(style) ? is_default(candidate)
                          : shown_name(candidate) == shown_name(style))
      return std::string(candidate.value("w:styleId"));
  }
  return {};
}

const std::string& StyleGraft::id_for(const std::string& id) {
  const auto [known, is_new] = ids_.try_emplace(id);
  if (!is_new) return known->second;
  const auto* style = in_part(id);
  if (!style) return known->second;
  known->second = known_in_host(*style);
  if (known->second.empty() && !is_default(*style)) {
    known->second = free_id(id);
    add(*style, id);
  }
  return known->second;
}

// What it names is added too. A twin in the layout has a twin already.
void StyleGraft::add(const Node& style, const std::string& id) {
  const auto fresh = ids_[id];
  auto copy = style;
  taken_.insert(lower_case(fresh));
  added_ids_.insert(id);
  set_value(copy, "w:styleId", fresh);
  std::erase_if(copy.attributes, [](const auto& a) { return a.first == "w:default"; });
  if (auto* name = copy.child("w:name")) {
    const auto free = free_name(std::string(name->value()));
    names_.insert(lower_case(shown_style_name(free)));
    set_value(*name, "w:val", free);
  }
  for (const std::string_view own : {"w:rsid", "w:aliases"}) remove_child(copy, own);
  for_each_node_to_change(copy, [](Node& node) {
    if (node.is("w:rPr")) remove_child(node, "w:lang");
  });
  for (const std::string_view reference : {"w:basedOn", "w:next", "w:link"}) {
    auto* node = copy.child(reference);
    if (!node) continue;
    const auto meant = std::string(node->value());
    const auto& target = id_for(meant);
    if (target.empty() || (reference == "w:link" && !is_added(meant)))
      remove_child(copy, reference);
    else
      set_value(*node, "w:val", target);
  }
  added_.push_back(std::move(copy));
}

std::string StyleGraft::free_id(const std::string& id) const {
  auto fresh = id;
  for (int number = 2; taken_.contains(lower_case(fresh)); ++number)
    fresh = id + "_" + std::to_string(number);
  return fresh;
}

// Names are those of one style, whatever its type.
std::string StyleGraft::free_name(const std::string& name) const {
  auto fresh = name;
  for (int number = 2; names_.contains(lower_case(shown_style_name(fresh))); ++number)
    fresh = name + " " + std::to_string(number);
  return fresh;
}

}  // namespace tongmun::docx::detail
