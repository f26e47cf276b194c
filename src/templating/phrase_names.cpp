// Names of people, bodies and countries inside sentences. Forms of address stand in
// phrase_address.cpp.
#include <algorithm>

#include "templating/detail/forms.hpp"
#include "text/normal_form.hpp"
#include "text/script.hpp"

namespace tongmun::templating {

namespace {

// "la" + name, but "l’" + name.
std::string with_article(const std::string& article, const std::string& name) {
  if (article.empty()) return name;
  return article + (article.ends_with("’") || article.ends_with("'") ? "" : " ") + name;
}

}  // namespace

std::string Phraser::personal_name(const campaign::NameForms& forms, bool of_language) const {
  if (!forms.name.empty()) return forms.name;
  if (forms.given.empty()) return forms.family;
  if (forms.family.empty()) return forms.given;
  const auto& capitals = options_.capital_surnames;
  const bool in_capitals =
      std::any_of(capitals.begin(), capitals.end(), [&](const auto& language) {
        const auto tags = conventions_.tag.with_parents();
        return std::find(tags.begin(), tags.end(), language) != tags.end();
      });
  const auto family =
      in_capitals ? text::upper_case(forms.family, conventions_.tag) : forms.family;
  // The order of the language holds for names in its own script: "Helen Sample" stays as it is.
  const bool own_script = text::main_slot(conventions_.tag) ==
                          text::script_runs(forms.family, conventions_.tag).front().slot;
  if (of_language && own_script && conventions_.family_first)
    return family + conventions_.name_separator + forms.given;
  return forms.given + " " + family;
}

// The name behind a preposition, with its article: "du Comité", "d’Amnesty
// International".
std::string Phraser::joined(const std::string& preposition,
                            const campaign::NameForms& used, bool is_short,
                            const std::string& text) {
  const auto& article = is_short ? used.short_article : used.article;
  const auto found = conventions_.prepositions.find(preposition);
  if (found == conventions_.prepositions.end()) {
    lacks("preposition '" + preposition + "'", "Add it to `prepositions`.");
    return with_article(article, text);
  }
  const auto& patterns = found->second;
  const auto& begins = is_short ? used.short_begins : used.begins;
  const bool vowel = begins.empty() ? text::begins_with_any_of(text, conventions_.vowels)
                                    : begins == "vowel";
  auto pattern = article.empty() ? patterns.end() : patterns.find(article);
  auto name = text;
  if (pattern == patterns.end()) {
    name = with_article(article, text);
    if (vowel && article.empty()) pattern = patterns.find("vowel");
  }
  if (pattern == patterns.end()) pattern = patterns.find("none");
  if (pattern == patterns.end()) {
    lacks("preposition '" + preposition + "' before '" + name + "'", "Add `none` to it.");
    return name;
  }
  return language::fill(pattern->second,
                        [&](std::string_view slot) -> std::optional<std::string> {
                          if (slot == "name") return name;
                          return std::nullopt;
                        });
}

// Of the language, else of the one that it is laid over: pt-PT calls bodies as pt-BR
// does.
const campaign::NameForms* Phraser::own_forms(const campaign::Name& name) const {
  const auto* forms = name.find(conventions_.tag);
  if (forms == nullptr && conventions_.parent != text::LanguageTag())
    forms = name.find(conventions_.parent);
  return forms;
}

std::string Phraser::name_text(const campaign::NameForms& used, bool own,
                               const Forms& forms, const std::string& what,
                               const campaign::Name& name) {
  const bool is_short = what == "short" && !used.short_name.empty();
  auto text = is_short ? used.short_name : personal_name(used, own);
  auto joinable = used;
  if (!own) {  // articles are of the source's language
    joinable.article.clear();
    joinable.short_article.clear();
  }
  if (!is_short && !forms.grammatical_case.empty() && own) {
    if (const auto in_case = used.cases.find(forms.grammatical_case);
        in_case != used.cases.end())
      text = in_case->second;
    else if (forms.grammatical_case != "nominative" && !conventions_.cases.empty())
      findings_.add({"TP0057", Severity::warning,
                     "'" + name.id + "' has no " + forms.grammatical_case + " in " +
                         conventions_.tag.str() + "; the plain name stands in its place",
                     name.place, "Add `" + forms.grammatical_case + "` to its forms."});
  }
  if (what == "introduced" && !used.short_name.empty())
    text = language::fill((own ? conventions_ : fallback_).introduced,
                          [&](std::string_view slot) -> std::optional<std::string> {
                            if (slot == "name") return text;
                            if (slot == "short") return used.short_name;
                            return std::nullopt;
                          });
  return forms.preposition.empty() ? text
                                   : joined(forms.preposition, joinable, is_short, text);
}

Phrases Phraser::name(const campaign::Name& name, const Forms& forms) {
  const auto* own = own_forms(name);
  const auto* used = own != nullptr ? own : name.find(options_.source_language);
  if (used == nullptr) return {missing(name.id)};
  // In a language of the same script a body's own name is a name; in others it may not be
  // read.
  if (own == nullptr &&
      conventions_.tag.likely_script() != options_.source_language.likely_script())
    findings_.add({"TP0053", Severity::info,
                   "'" + name.id + "' has no name in " + conventions_.tag.str() +
                       "; the source's stands in its place",
                   name.place, "Add `" + conventions_.tag.str() + "` to its forms."});
  if (own != nullptr && own->needs_review)
    findings_.add({"TP0054", Severity::info,
                   "the " + conventions_.tag.str() + " name of '" + name.id +
                       "' is not confirmed by a native reader",
                   name.place, "Have it confirmed, then remove `review`."});
  const bool person = name.kind == campaign::NameKind::person;
  const auto id = (person ? "person-" : "org-") + name.id;
  auto what = forms.main;
  if (what == "introduced") first_mention(id);
  if (what == "mention") what = first_mention(id) ? "introduced" : "short";
  Phrase phrase{name_text(*used, own != nullptr, forms, what, name),
                own != nullptr ? conventions_.tag : options_.source_language};
  phrase.value = add_value(
      {person ? model::Value::Kind::person : model::Value::Kind::organisation, id, {}});
  const bool is_short = what == "short" && !used->short_name.empty();
  phrase.reading = is_short ? used->short_reading : used->reading;
  return {phrase};
}

// A name of a list: with its article, and as the campaign wants members to be written.
Phrases Phraser::member_name(const campaign::Name& member, const Forms& forms) {
  const auto* own = own_forms(member);
  const auto* source = member.find(options_.source_language);
  const auto policy = options_.member_names;
  if (policy == MemberNames::latin && source != nullptr) {
    Phrase phrase{source->name, options_.source_language};
    phrase.value = add_value({model::Value::Kind::organisation, "org-" + member.id, {}});
    return {phrase};
  }
  auto phrases = name(member, forms);
  if (policy == MemberNames::both && own != nullptr && source != nullptr &&
      own->name != source->name) {
    phrases.push_back(plain(" ("));
    phrases.push_back({source->name, options_.source_language, phrases.front().value});
    phrases.push_back(plain(")"));
  }
  const auto* used = own != nullptr ? own : source;
  if (forms.main == "list" && own != nullptr)
    phrases.front().text = with_article(used->article, phrases.front().text);
  return phrases;
}

std::string Phraser::country_text(const std::string& code, const std::string& kind,
                                  const std::string& relation) {
  const auto key = relation.empty()  ? kind
                   : kind == "short" ? relation
                                     : kind + "_" + relation;
  const auto country = conventions_.countries.find(code);
  if (country != conventions_.countries.end()) {
    const auto find = [&](const std::string& form) {
      return country->second.find(form, subject_.campaign.date);
    };
    std::vector<std::string> keys{key};
    // Names serve for each other; a phrase ("of", "in") is never guessed.
    if (kind == "introduced")
      keys.push_back(relation.empty() ? "official" : "official_" + relation);
    if (kind == "mentioned" && relation.empty()) keys.emplace_back("abbreviation");
    if (kind == "introduced" || kind == "mentioned" || kind == "abbreviation")
      keys.push_back(relation.empty() ? "short" : relation);
    if (relation.empty() && kind != "government_of" && kind != "adjective") {
      keys.emplace_back("official");
      keys.emplace_back("short");
    }
    for (const auto& candidate : keys)
      if (const auto* text = find(candidate)) return *text;
    if (!relation.empty() && kind == "official")
      if (const auto* text = find(relation)) return *text;
  }
  lacks("form '" + key + "' of the country " + code, "Add it to countries.yaml.");
  const auto by_cldr = text::country_short_name(code, conventions_.tag);
  return by_cldr.empty() ? code : by_cldr;
}

Phrases Phraser::country(const std::string& code, const Forms& forms) {
  if (code.empty()) return {};
  auto kind = forms.main.empty() ? "short" : forms.main;
  const auto id = "country-" + code;
  if (kind == "introduced") first_mention(id);
  if (kind == "mention") kind = first_mention(id) ? "introduced" : "mentioned";
  auto phrase = plain(country_text(code, kind, forms.relation()));
  phrase.value = add_value({model::Value::Kind::country, id, {}});
  return {phrase};
}

}  // namespace tongmun::templating
