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
    by_use.erase("acting");  // of the title that is replaced
  }
  for (const auto& [use, variants] : other.by_use) {
    by_use[use].lay_over(variants);
    // What a country says of plain style or of none holds for both, unless it says
    // otherwise.
    if (const auto plain = by_use.find("plain." + use);
        plain != by_use.end() && !other.by_use.contains("plain." + use))
      plain->second.lay_over(variants);
  }
}

const FormVariants* PostForms::find(const std::string& use, bool plain) const {
  if (plain)
    if (const auto found = by_use.find("plain." + use); found != by_use.end())
      return &found->second;
  const auto found = by_use.find(use);
  return found == by_use.end() ? nullptr : &found->second;
}

PostForms post_forms(const Conventions& conventions, const std::string& post,
                     const std::string& country, const text::Date& on,
                     const std::string& rank) {
  const auto found = conventions.posts.find(post);
  if (found == conventions.posts.end()) return {};
  auto forms = found->second.forms;
  const auto variants = found->second.by_country.find(country);
  if (variants != found->second.by_country.end()) {
    const auto variant = std::find_if(
        variants->second.begin(), variants->second.end(),
        [&](const CountryPost& candidate) { return holds_on(candidate, on); });
    if (variant != variants->second.end()) forms.lay_over(variant->forms);
  }
  if (const auto over = conventions.ranks.find(rank); over != conventions.ranks.end())
    forms.lay_over(over->second);
  return forms;
}

const std::string* Country::find(const std::string& form, const text::Date& day) const {
  const auto in = [&](const std::map<std::string, std::string>& texts) {
    const auto found = texts.find(form);
    return found == texts.end() ? nullptr : &found->second;
  };
  const auto then = std::find_if(earlier.begin(), earlier.end(), [&](const auto& names) {
    return !names.first.before(day);
  });
  if (then != earlier.end())
    if (const auto* text = in(then->second)) return text;
  return in(forms);
}

text::ListParts join_list(const Conventions& conventions,
                          const std::vector<std::string>& items) {
  const auto& words = conventions.list;
  if (words.empty()) return text::join_list(items, conventions.tag);
  text::ListParts parts{std::vector<std::string>(items.size()), {}};
  for (std::size_t i = 1; i < items.size(); ++i)
    parts.before[i] = i + 1 < items.size() ? words.middle
                      : i == 1             ? words.pair
                                           : words.last;
  return parts;
}

}  // namespace tongmun::language
