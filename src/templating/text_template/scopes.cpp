#include "templating/text_template/detail/scopes.hpp"

#include <algorithm>

namespace tongmun::templating::detail {

namespace {
constexpr std::size_t wide_map = 16;    // entries from which a map gets an index
constexpr std::size_t max_known = 300;  // names that a suggestion is chosen from
}  // namespace

void TextScopes::push_section(const TextStep& step, const data::Node& value,
                              std::size_t item) {
  frames_.push_back({&value, &step, item, true, std::string(indent())});
}

void TextScopes::push_inverted(const TextStep& step) {
  frames_.push_back({frames_.back().value, &step, 0, false, std::string(indent())});
}

void TextScopes::push_partial(const TextStep& step) {
  frames_.push_back({frames_.back().value, &step, 0, false,
                     step.alone ? indent() + step.indent : std::string()});
}

const data::Node* TextScopes::entry(const data::Node& map, const std::string& key) const {
  if (!map.is_map() || map.entries.size() <= wide_map) return map.find(key);
  auto& index = indexes_[&map];
  if (index.empty())
    for (const auto& [name, value] : map.entries) index.emplace(name, &value);
  const auto found = index.find(key);
  return found == index.end() ? nullptr : found->second;
}

const data::Node* TextScopes::find_first(const std::string& name) const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame)
    if (frame->is_section)
      if (const auto* found = entry(*frame->value, name)) return found;
  return nullptr;
}

const data::Node* TextScopes::find(const std::vector<std::string>& path) const {
  if (path.empty()) return frames_.back().value;
  const auto* found = find_first(path.front());
  for (std::size_t i = 1; i < path.size() && found != nullptr; ++i)
    found = entry(*found, path[i]);
  return found;
}

std::vector<std::string> TextScopes::known(const std::vector<std::string>& path) const {
  std::vector<std::string> names;
  const auto add_all = [&names](const data::Node& map, const std::string& before) {
    for (const auto& [name, value] : map.entries)
      if (names.size() < max_known && name.size() <= 128) names.push_back(before + name);
  };
  const auto* at = path.empty() ? nullptr : find_first(path.front());
  if (at == nullptr) {
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame)
      if (frame->is_section) add_all(*frame->value, "");
    return names;
  }
  auto before = path.front() + ".";
  for (std::size_t i = 1; i < path.size(); ++i) {
    const auto* next = entry(*at, path[i]);
    if (next == nullptr) break;
    at = next;
    before += path[i] + ".";
  }
  add_all(*at, before);
  return names;
}

std::string TextScopes::where() const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame)
    if (frame->item > 0)
      return "item " + std::to_string(frame->item) + " of '" + frame->step->text + "'";
  return {};
}

bool holds(const data::Node& value) {
  using Kind = data::Node::Kind;
  switch (value.kind) {
    case Kind::null:
      return false;
    case Kind::boolean:
      return value.text.starts_with('t') || value.text.starts_with('T');
    case Kind::number:
      return true;
    case Kind::string:
      return !value.text.empty();
    case Kind::list:
      return !value.items.empty();
    case Kind::map:
      return true;
  }
  return false;
}

}  // namespace tongmun::templating::detail
