// What every value shares: its type finds its function; then come capitals and particles. Amounts
// and dates stand in phrase_amounts.cpp, names and forms of address in phrase_names.cpp.
#include "templating/phrase.hpp"

#include <algorithm>

#include "templating/detail/forms.hpp"
#include "templating/detail/typography.hpp"
#include "text/list.hpp"
#include "text/normal_form.hpp"
#include "text/particle.hpp"
#include "text/script.hpp"

namespace tongmun::templating {

namespace {

std::string text_of_phrases(const Phrases& phrases) {
  std::string text;
  for (const auto& phrase : phrases) text += phrase.text;
  return text;
}

}  // namespace

Phraser::Phraser(const language::Conventions& conventions, const language::Conventions& fallback,
                 const Subject& subject, TextOf text_of, const PhraserOptions& options,
                 std::vector<model::Value>& values, Findings& findings)
    : conventions_(conventions),
      fallback_(fallback),
      subject_(subject),
      text_of_(std::move(text_of)),
      options_(options),
      values_(values),
      findings_(findings) {}

int Phraser::add_value(model::Value value) {
  value.language = conventions_.tag;
  values_.push_back(std::move(value));
  return static_cast<int>(values_.size()) - 1;
}

Phrase Phraser::plain(std::string text) const {
  return {with_spelling(std::move(text), conventions_.typography), conventions_.tag};
}

Phrase Phraser::missing(const std::string& what) const {
  auto phrase = plain("[" + what + "]");
  phrase.mark = model::Mark::missing;
  return phrase;
}

void Phraser::lacks(const std::string& what, const std::string& remedy) {
  findings_.add({"TP0050", Severity::warning, conventions_.tag.str() + " has no " + what,
                 {.file = conventions_.file}, remedy});
}

Phrases Phraser::compose(const Value& value, const Tag& tag, const std::vector<Item>& scopes) {
  place_ = tag.place;
  const Forms forms(tag.name);
  if (value.column != nullptr && !value.present) return nothing_in(value, tag, scopes);
  auto phrases = body(value, forms, scopes);
  if (forms.sentence) capitalise(phrases);
  if (!forms.particle.empty()) add_particle(phrases, forms.particle, tag);
  return phrases;
}

Phrases Phraser::body(const Value& value, const Forms& forms, const std::vector<Item>& scopes) {
  switch (value.type) {
    case Type::text: return text(value, forms, scopes);
    case Type::claim: return value.claim ? claim(*value.claim, value.aspect, forms) : Phrases{};
    case Type::date: return value.date ? date(*value.date, value, forms) : Phrases{};
    case Type::name:
      if (value.name == nullptr) return {};
      return value.member ? member_name(*value.name, forms) : name(*value.name, forms);
    case Type::country: return country(value.aspect, forms);
    case Type::title: {
      const auto inlined = lines("inline");
      return inlined.empty() ? Phrases{} : Phrases{{inlined.front(), conventions_.tag}};
    }
    case Type::quote: return quote(*value.quote, forms);
    case Type::list: return list(value, forms);
    case Type::place_date: return place_date(value);
    case Type::literal: {
      // As written in the data: in whatever script and spelling it comes.
      return {{std::string(literal_text(value)), conventions_.tag}};
    }
    case Type::number:
      return number(std::get<text::Decimal>(*value.cell), *value.column, forms);
    case Type::label: {
      const auto found = conventions_.labels.find(value.literal);
      if (found != conventions_.labels.end()) return {plain(found->second)};
      lacks("label '" + value.literal + "'", "Add it to `labels`.");
      return {missing(value.literal)};
    }
    case Type::image:
    case Type::flag: return {};
  }
  return {};
}

Phrases Phraser::words_of(const campaign::SourceText& text, const Forms& forms) const {
  if (forms.rich && rich_text_of_)
    if (const auto rich = rich_text_of_(text)) return rich_phrases(text, *rich, 0);
  const auto local = text_of_(text);
  const bool own = local.language == conventions_.tag;
  return {{own ? with_spelling(local.text, conventions_.typography) : local.text,
           local.language, -1, local.mark, &text}};
}

Phrases Phraser::text(const Value& value, const Forms& forms, const std::vector<Item>& scopes) {
  if (value.text == nullptr || value.text->text.empty()) return {};
  auto phrases = words_of(*value.text, forms);
  if (forms.main == "call" && !scopes.empty()) {
    const auto& item = scopes.back();
    const auto& marks = conventions_.call_list;
    const auto& mark = item.index + 1 == item.count   ? marks.last
                       : item.index + 2 == item.count ? marks.last_but_one
                                                      : marks.item;
    if (!mark.empty()) phrases.push_back(plain(mark));
  }
  return phrases;
}

// An empty cell that is printed leaves a hole, and is told with whose it is.
Phrases Phraser::nothing_in(const Value& value, const Tag& tag,
                            const std::vector<Item>& scopes) {
  const auto path = model::field_path(tag.name);
  const auto hole = missing(path);
  if (value.cell != nullptr && std::holds_alternative<campaign::Faulty>(*value.cell))
    return {hole};  // told where it was read
  const auto& column = value.column->name;
  std::string who = "the circular";
  auto place = tag.place;
  if (subject_.recipient != nullptr) {
    who = subject_.recipient->id;
    place = subject_.recipient->place;
  }
  for (const auto& item : scopes)
    if (value.table != nullptr && item.table == value.table && item.row) {
      const auto& row = value.table->rows[*item.row];
      who = "row " + row.key + " of " + value.table->name + " for " + who;
      place = {.file = value.table->file, .line = row.line};
    }
  findings_.add({"TP0059", Severity::error, who + " has no '" + column + "'", place,
                 "Fill in the cell, or say what stands without it: {{#" + path +
                     "}}…{{/" + path + "}}, {{^" + path + "}}…{{/" + path + "}}."});
  return {hole};
}

Phrases Phraser::quote(const campaign::Quote& quote, const Forms& forms) {
  LocalText local;
  bool official = false;
  for (const auto& tag : conventions_.tag.with_parents())
    if (const auto text = quote.official.find(tag); text != quote.official.end() && !official) {
      local = {text->second, conventions_.tag};
      official = true;
    }
  const auto& quotes = conventions_.quotes;
  const bool quoted = forms.main == "quoted" && quotes.size() == 4;
  if (!official && forms.rich && rich_text_of_)
    if (const auto rich = rich_text_of_(quote.text)) {
      auto phrases = rich_phrases(quote.text, *rich, quoted ? 1 : 0);
      if (!quoted) return phrases;
      phrases.insert(phrases.begin(), plain(quotes[0]));
      phrases.push_back(plain(quotes[1]));
      return phrases;
    }
  if (!official) local = text_of_(quote.text);
  if (!quoted) return {{local.text, local.language, -1, local.mark, &quote.text}};
  return {plain(quotes[0]),
          {nest_quotes(local.text, quotes, 1, QuoteMarks::any), local.language, -1,
           local.mark, &quote.text},
          plain(quotes[1])};
}

Phrases Phraser::list(const Value& value, const Forms& forms) {
  std::vector<Phrases> parts;
  std::vector<std::string> texts;
  for (const auto& item : value.items) {
    if (item.name == nullptr) continue;
    auto part = member_name(*item.name, forms);
    parts.push_back(std::move(part));
    texts.push_back(text_of_phrases(parts.back()));
  }
  const auto joined = language::join_list(conventions_, texts);
  Phrases phrases;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!joined.before[i].empty()) phrases.push_back(plain(joined.before[i]));
    for (auto& phrase : parts[i]) phrases.push_back(std::move(phrase));
  }
  if (!joined.after.empty()) phrases.push_back(plain(joined.after));
  return phrases;
}

void Phraser::add_particle(Phrases& phrases, const std::string& particle, const Tag& tag) {
  if (phrases.empty()) return;
  const auto before = text_of_phrases(phrases);
  const auto chosen = text::particle_after(before, particle, phrases.back().reading);
  if (!chosen) return;
  auto phrase = plain(chosen->text);
  if (!chosen->certain) {
    const bool strict = options_.particles == ParticlePolicy::strict;
    findings_.add({"TP0051", strict ? Severity::error : Severity::warning,
                   "the particle after '" + before + "' in {{" + tag.name +
                       "}} cannot be chosen: how it is read is not known",
                   tag.place, "Add a `reading` to its form in " + conventions_.tag.str() + "."});
    phrase.mark = model::Mark::doubtful;
  }
  phrases.push_back(std::move(phrase));
}

void Phraser::capitalise(Phrases& phrases) const {
  for (auto& phrase : phrases) {
    const auto capitalised = text::capitalised(phrase.text, phrase.language);
    const bool has_letter = !text::script_of(phrase.text).empty();
    phrase.text = capitalised;
    if (has_letter) return;
  }
}

}  // namespace tongmun::templating
