// How a recipient is addressed: the lines of the address, the salutation, the close, the
// title inside a sentence.
#include <algorithm>

#include "templating/detail/forms.hpp"
#include "templating/detail/typography.hpp"
#include "text/script.hpp"

namespace tongmun::templating {

namespace {

std::string without_double_spaces(std::string line) {
  for (auto at = line.find("  "); at != std::string::npos; at = line.find("  "))
    line.erase(at, 1);
  return line;
}

}  // namespace

// Whom the campaign accuses is addressed by the office, without name or honorific.
bool Phraser::is_office_only() const {
  const auto* recipient = subject_.recipient;
  const auto& countries = options_.office_only;
  return recipient != nullptr &&
         std::find(countries.begin(), countries.end(), recipient->country) != countries.end();
}

language::Holder Phraser::holder() const {
  const auto* recipient = subject_.recipient;
  if (recipient == nullptr) return language::Holder::everybody;
  if (!recipient->holder_known() || !options_.name_holders || is_office_only())
    return language::Holder::unknown;
  switch (recipient->gender) {
    case campaign::Gender::male:
      return language::Holder::male;
    case campaign::Gender::female:
      return language::Holder::female;
    case campaign::Gender::neutral:
    case campaign::Gender::unknown:
      return language::Holder::neutral;
  }
  return language::Holder::unknown;
}

std::string Phraser::holder_name() const {
  const auto& recipient = *subject_.recipient;
  // A name in other letters than the language's is of no use to its reader.
  if (!recipient.holder_latin.empty() &&
      !text::is_written_in(conventions_.tag, text::script_of(recipient.holder_family)))
    return recipient.holder_latin;
  campaign::NameForms forms;
  forms.family = recipient.holder_family;
  forms.given = recipient.holder_given;
  // In Latin script the order is that of the holder's own language: Mẫu Lan, but Claire Exemple.
  const bool shares_script = conventions_.tag.likely_script() == "Latn";
  const bool own = std::any_of(
      recipient.languages.begin(), recipient.languages.end(),
      [&](const auto& read) { return read.language() == conventions_.tag.language(); });
  return personal_name(forms, !shares_script || own);
}

std::string Phraser::post_title(const language::PostForms& forms,
                                language::Holder holder) const {
  const auto* variant = forms.titles.choose(holder);
  const auto title = variant && !variant->empty() ? variant->front() : forms.title;
  if (subject_.recipient == nullptr || !subject_.recipient->acting) return title;
  const auto* own = forms.find("acting");  // "Ministro interino das Relações Exteriores"
  const auto* acting =
      own != nullptr ? own->choose(holder) : conventions_.acting.choose(holder);
  if (acting == nullptr || acting->empty()) return title;
  return language::fill(acting->front(),
                        [&](std::string_view slot) -> std::optional<std::string> {
                          if (slot == "title") return title;
                          return std::nullopt;
                        });
}

// By the campaign's policy the official name's phrase, where there is one.
std::string Phraser::address_country(const std::string& code, const std::string& form) {
  if (code.empty()) return {};
  const auto country = conventions_.countries.find(code);
  const bool is_relation = is_preposition(form) || text::is_grammatical_case(form);
  if (options_.official_countries && country != conventions_.countries.end()) {
    const auto* official =
        is_relation ? country->second.find("official_" + form, subject_.campaign.date)
        : form == "short" ? country->second.find("official", subject_.campaign.date)
                          : nullptr;
    if (official != nullptr) return *official;
  }
  if (is_relation) return country_text(code, "short", form);
  // "official_of": a kind of name in a phrase, which is never guessed.
  const auto cut = form.rfind('_');
  const auto relation = cut == std::string::npos ? std::string() : form.substr(cut + 1);
  if (is_preposition(relation) && form != "government_of")
    return country_text(code, form.substr(0, cut), relation);
  if (text::is_grammatical_case(relation))
    return country_text(code, form.substr(0, cut), relation);
  return country_text(code, form, "");
}

std::string Phraser::postal_line(const campaign::Recipient& recipient) const {
  if (recipient.postal_code.empty()) return recipient.city;
  auto pattern = conventions_.postal_lines.find(recipient.country);
  if (pattern == conventions_.postal_lines.end())
    pattern = conventions_.postal_lines.find("default");
  if (pattern == conventions_.postal_lines.end())
    return recipient.postal_code + " " + recipient.city;
  return language::fill(pattern->second,
                        [&](std::string_view slot) -> std::optional<std::string> {
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
  const auto forms =
      language::post_forms(conventions_, post, country, subject_.campaign.date,
                           recipient ? recipient->rank : "");
  if (which == "title") return {post_title(forms, holder())};
  const auto* variants = forms.find(which, options_.plain_style || is_office_only());
  const auto* chosen = variants == nullptr ? nullptr : variants->choose(holder());
  if (const auto* usual = forms.find(which); chosen == nullptr && usual != nullptr)
    chosen = usual->choose(holder());  // plain style says nothing for this holder
  if (chosen == nullptr) {
    lacks("form '" + which + "' for the post '" + post + "'", "Add it to `posts`.");
    return {"[" + which + "]"};
  }
  const auto value = [&](std::string_view slot) -> std::optional<std::string> {
    if (slot == "title")
      return with_spelling(post_title(forms, holder()), conventions_.typography);
    if (slot == "inline") {
      const auto inlined =
          which == "inline" ? std::vector<std::string>{} : lines("inline");
      return inlined.empty() ? "" : inlined.front();
    }
    if (slot == "name") return recipient ? holder_name() : "";
    if (slot == "family") return recipient ? recipient->holder_family : "";
    if (slot == "given") return recipient ? recipient->holder_given : "";
    if (slot == "prefix") return recipient ? recipient->holder_prefix : "";
    if (slot == "country" || slot.starts_with("country:"))
      return with_spelling(
          address_country(country,
                          slot == "country" ? "short" : std::string(slot.substr(8))),
          conventions_.typography);
    return std::nullopt;
  };
  std::vector<std::string> lines;
  for (const auto& pattern : *chosen) {
    // An empty slot, such as an absent prefix, leaves no double space.
    auto line = without_double_spaces(
        language::fill(with_spelling(pattern, conventions_.typography), value));
    if (!line.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace tongmun::templating
