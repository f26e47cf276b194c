// Patterns are cut at {{ and }}; what stands between is a name and nothing more, so a
// value can never become a pattern.
#include "language/conventions.hpp"

#include <algorithm>

namespace tongmun::language {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

// Calls `text` and `name` for the pieces of a pattern, in order. An open {{ is text.
template <typename OnText, typename OnName>
void walk(std::string_view pattern, OnText text, OnName name) {
  while (true) {
    const auto open = pattern.find("{{");
    const auto close =
        open == std::string_view::npos ? open : pattern.find("}}", open + 2);
    if (close == std::string_view::npos) return text(pattern);
    text(pattern.substr(0, open));
    name(trimmed(pattern.substr(open + 2, close - open - 2)),
         pattern.substr(open, close + 2 - open));
    pattern.remove_prefix(close + 2);
  }
}

std::vector<std::string_view> keys_for(Holder holder) {
  switch (holder) {
    case Holder::male:
      return {"m", "named", "office"};
    case Holder::female:
      return {"f", "named", "office"};
    case Holder::neutral:
      return {"named", "office"};
    case Holder::unknown:
      return {"office"};
    case Holder::everybody:
      return {"circular", "office"};
  }
  return {};
}

bool is_for_named(std::string_view key) {
  return key == "m" || key == "f" || key == "named";
}

bool holds_on(const CountryPost& variant, const text::Date& day) {
  return !(variant.from && day.before(*variant.from)) &&
         !(variant.until && variant.until->before(day));
}

}  // namespace

std::string fill(std::string_view pattern,
                 const std::function<std::optional<std::string>(std::string_view)>& value,
                 std::vector<std::string>* unknown) {
  std::string filled;
  walk(
      pattern, [&](std::string_view text) { filled += text; },
      [&](std::string_view name, std::string_view written) {
        const auto known = value(name);
        filled += known ? std::string_view(*known) : written;
        if (!known && unknown) unknown->emplace_back(name);
      });
  return filled;
}

std::vector<std::string> names_in(std::string_view pattern) {
  std::vector<std::string> names;
  walk(
      pattern, [](std::string_view) {},
      [&](std::string_view name, std::string_view) { names.emplace_back(name); });
  return names;
}

const std::vector<std::string>* FormVariants::choose(Holder holder) const {
  for (const auto key : keys_for(holder))
    if (const auto found = by_key.find(std::string(key)); found != by_key.end())
      return &found->second;
  return nullptr;
}

void FormVariants::lay_over(const FormVariants& other) {
  if (std::any_of(other.by_key.begin(), other.by_key.end(),
                  [](const auto& entry) { return is_for_named(entry.first); }))
    std::erase_if(by_key, [](const auto& entry) { return is_for_named(entry.first); });
  for (const auto& [key, lines] : other.by_key) by_key[key] = lines;
}

void PostForms::lay_over(const PostForms& other) {
  if (!other.title.empty()) {  // a title and its genders belong together
    title = other.title;
    titles = other.titles;
  }
  address.lay_over(other.address);
  salutation.lay_over(other.salutation);
  close.lay_over(other.close);
}

PostForms post_forms(const Conventions& conventions, const std::string& post,
                     const std::string& country, const text::Date& on) {
  const auto found = conventions.posts.find(post);
  if (found == conventions.posts.end()) return {};
  auto forms = found->second.forms;
  const auto variants = found->second.by_country.find(country);
  if (variants == found->second.by_country.end()) return forms;
  const auto variant =
      std::find_if(variants->second.begin(), variants->second.end(),
                   [&](const CountryPost& candidate) { return holds_on(candidate, on); });
  if (variant != variants->second.end()) forms.lay_over(variant->forms);
  return forms;
}

}  // namespace tongmun::language
