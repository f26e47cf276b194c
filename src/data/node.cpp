#include "data/node.hpp"

#include <charconv>

#include "data/detail/explain.hpp"

namespace tongmun::data {

const Node* Node::find(std::string_view key) const {
  for (const auto& [name, value] : entries)
    if (name == key) return &value;
  return nullptr;
}

std::string Node::string(std::string_view key, std::string otherwise) const {
  const auto* value = find(key);
  return value && value->is_scalar() ? value->text : std::move(otherwise);
}

bool Node::boolean(std::string_view key, bool otherwise) const {
  const auto* value = find(key);
  if (!value || value->kind != Kind::boolean) return otherwise;
  return value->text[0] == 't' || value->text[0] == 'T';
}

std::optional<std::int64_t> Node::integer(std::string_view key) const {
  const auto* value = find(key);
  if (!value || value->kind != Kind::number) return std::nullopt;
  return detail::whole_number(*value);
}

std::vector<std::string> Node::strings(std::string_view key) const {
  const auto* value = find(key);
  if (!value) return {};
  if (value->is_scalar()) return {value->text};
  std::vector<std::string> texts;
  for (const auto& item : value->items)
    if (item.is_scalar()) texts.push_back(item.text);
  return texts;
}

namespace detail {

std::optional<std::int64_t> whole_number(const Node& node) {
  std::string_view digits = node.text;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::int64_t value = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (code != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

double decimal_number(const Node& node) {
  std::string_view digits = node.text;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  double value = 0;
  // Out of range leaves 0, which is as wrong as infinity but is JSON.
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace detail

}  // namespace tongmun::data
