// Names of people, bodies and countries, and how a recipient is addressed.
#include <algorithm>

#include "templating/detail/forms.hpp"
#include "text/script.hpp"

namespace tongmun::templating {

namespace {

language::Holder holder_of(const campaign::Recipient* recipient) {
  if (recipient == nullptr) return language::Holder::everybody;
  if (!recipient->holder_known()) return language::Holder::unknown;
  switch (recipient->gender) {
    case campaign::Gender::male: return language::Holder::male;
    case campaign::Gender::female: return language::Holder::female;
    case campaign::Gender::neutral:
    case campaign::Gender::unknown: return language::Holder::neutral;
  }
  return language::Holder::unknown;
}

}  // namespace

std::string Phraser::personal_name(const campaign::NameForms& forms, bool of_language) const {
  if (!forms.name.empty()) return forms.name;
  if (forms.given.empty()) return forms.family;
  if (forms.family.empty()) return forms.given;
  // The order of the language holds for names in its own script: "Helen Sample" stays as it is.
  const bool own_script = text::main_slot(conventions_.tag) ==
                          text::script_runs(forms.family, conventions_.tag).front().slot;
  if (of_language && own_script && conventions_.family_first)
    return forms.family + conventions_.name_separator + forms.given;
  return forms.given + " " + forms.family;
}

Phrases Phraser::name(const campaign::Name& name, const Forms& forms) {
  const auto* own = name.find(conventions_.tag);
  const auto* used = own != nullptr ? own : name.find(options_.source_language);
  if (used == nullptr) return {missing(name.id)};
  if (own == nullptr)
    findings_.add({"TP0053", Severity::info,
                   "'" + name.id + "' has no name in " + conventions_.tag.str() +
                       "; the source's stands in its place",
                   name.place, "Add `" + conventions_.tag.str() + "` to its forms."});
  if (own != nullptr && own->needs_review)
    findings_.add({"TP0054", Severity::info,
                   "the " + conventions_.tag.str() + " name of '" + name.id +
                       "' is not confirmed by a native reader",
                   name.place, "Have it confirmed, then remove `review`."});
  const auto full = personal_name(*used, own != nullptr);
  const bool is_short = forms.main == "short" && !used->short_name.empty();
  auto text = is_short ? used->short_name : full;
  if (forms.main == "introduced" && !used->short_name.empty())
    text = language::fill((own != nullptr ? conventions_ : fallback_).introduced,
                          [&](std::string_view slot) -> std::optional<std::string> {
                            if (slot == "name") return full;
                            if (slot == "short") return used->short_name;
                            return std::nullopt;
                          });
  Phrase phrase{text, own != nullptr ? conventions_.tag : options_.source_language};
  const bool person = name.kind == campaign::NameKind::person;
  phrase.value = add_value({person ? model::Value::Kind::person : model::Value::Kind::organisation,
                            (person ? "person-" : "org-") + name.id, {}});
  phrase.reading = is_short ? used->short_reading : used->reading;
  return {phrase};
}

std::string Phraser::country_text(const std::string& code, const std::string& form) {
  const auto country = conventions_.countries.find(code);
  if (country != conventions_.countries.end()) {
    const auto& forms = country->second.forms;
    if (const auto text = forms.find(form); text != forms.end()) return text->second;
    // Names serve for each other; a phrase ("of", "in") is never guessed.
    for (const auto* other : {"official", "short"})
      if ((form == "abbreviation" || form == "introduced" || form == "official" || form == "short") &&
          forms.contains(other))
        return forms.at(other);
  }
  lacks("form '" + form + "' of the country " + code, "Add it to countries.yaml.");
  const auto by_cldr = text::country_short_name(code, conventions_.tag);
  return by_cldr.empty() ? code : by_cldr;
}

Phrases Phraser::country(const std::string& code, const Forms& forms) {
  if (code.empty()) return {};
  auto phrase = plain(country_text(code, forms.main.empty() ? "short" : forms.main));
  phrase.value = add_value({model::Value::Kind::country, "country-" + code, {}});
  return {phrase};
}

std::string Phraser::holder_name() const {
  const auto& recipient = *subject_.recipient;
  const auto slot_of = [](const std::string& text, const text::LanguageTag& language) {
    const auto runs = text::script_runs(text, language);
    return runs.empty() ? text::FontSlot::latin : runs.front().slot;
  };
  // A name in other letters than the language's is of no use to its reader.
  if (!recipient.holder_latin.empty() &&
      text::main_slot(conventions_.tag) != slot_of(recipient.holder_family, conventions_.tag))
    return recipient.holder_latin;
  campaign::NameForms forms;
  forms.family = recipient.holder_family;
  forms.given = recipient.holder_given;
  return personal_name(forms, true);
}

std::string Phraser::postal_line(const campaign::Recipient& recipient) const {
  if (recipient.postal_code.empty()) return recipient.city;
  auto pattern = conventions_.postal_lines.find(recipient.country);
  if (pattern == conventions_.postal_lines.end()) pattern = conventions_.postal_lines.find("default");
  if (pattern == conventions_.postal_lines.end())
    return recipient.postal_code + " " + recipient.city;
  return language::fill(pattern->second, [&](std::string_view slot) -> std::optional<std::string> {
    if (slot == "city") return recipient.city;
    if (slot == "postal_code") return recipient.postal_code;
    return std::nullopt;
  });
}

std::vector<std::string> Phraser::lines(const std::string& which) {
  const auto* recipient = subject_.recipient;
  if (which == "post_address") {
    if (recipient == nullptr) return {};
    std::vector<std::string> lines;
    const auto city = postal_line(*recipient);
    for (const auto& line : {recipient->ministry, recipient->street, city})
      if (!line.empty()) lines.push_back(line);
    return lines;
  }
  const std::string post = recipient ? recipient->post : subject_.post;
  const auto country = recipient ? recipient->country : "";
  const auto forms = language::post_forms(conventions_, post, country, subject_.campaign.date);
  const auto holder = holder_of(recipient);
  const auto& variants = which == "address"      ? forms.address
                         : which == "salutation" ? forms.salutation
                                                 : forms.close;
  const auto* chosen = variants.choose(holder);
  if (chosen == nullptr) {
    lacks("form '" + which + "' for the post '" + post + "'", "Add it to `posts`.");
    return {"[" + which + "]"};
  }
  const auto* title_variant = forms.titles.choose(holder);
  const auto title = title_variant && !title_variant->empty() ? title_variant->front() : forms.title;
  const auto value = [&](std::string_view slot) -> std::optional<std::string> {
    if (slot == "title") return title;
    if (slot == "name") return recipient ? holder_name() : "";
    if (slot == "family") return recipient ? recipient->holder_family : "";
    if (slot == "given") return recipient ? recipient->holder_given : "";
    if (slot == "prefix") return recipient ? recipient->holder_prefix : "";
    if (slot.starts_with("country")) {
      if (country.empty()) return "";
      return country_text(country, slot == "country" ? "short" : std::string(slot.substr(8)));
    }
    return std::nullopt;
  };
  std::vector<std::string> lines;
  for (const auto& pattern : *chosen) {
    auto line = language::fill(pattern, value);
    // An empty slot, such as an absent prefix, leaves no double space.
    for (auto at = line.find("  "); at != std::string::npos; at = line.find("  ")) line.erase(at, 1);
    if (!line.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace tongmun::templating
