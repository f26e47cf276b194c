// Each type of value has a function; the patterns all come from the language's conventions. Forms
// are taken apart once: one particle, "sentence", and at most one form of the type itself.
#include "templating/phrase.hpp"

#include <algorithm>

#include "model/segment.hpp"
#include "text/list.hpp"
#include "text/normal_form.hpp"
#include "text/number.hpp"
#include "text/particle.hpp"
#include "text/script.hpp"

namespace tongmun::templating {

struct Phraser::Forms {
  std::string main, particle;
  bool sentence = false;

  explicit Forms(const std::string& tag) {
    for (auto& form : model::field_forms(tag)) {
      if (form == "sentence") sentence = true;
      else if (text::is_particle(form)) particle = form;
      else main = form;
    }
  }
};

namespace {

std::string text_of_phrases(const Phrases& phrases) {
  std::string text;
  for (const auto& phrase : phrases) text += phrase.text;
  return text;
}

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
  values_.push_back(std::move(value));
  return static_cast<int>(values_.size()) - 1;
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
    case Type::name: return value.name ? name(*value.name, forms) : Phrases{};
    case Type::country: return country(value.aspect, forms);
    case Type::quote: return quote(*value.quote, forms);
    case Type::list: return list(value, forms);
    case Type::place_date: return place_date(value);
    case Type::literal: {
      // As written in the data: in whatever script it comes.
      return {plain(value.literal)};
    }
    case Type::label: {
      const auto found = conventions_.labels.find(value.literal);
      if (found != conventions_.labels.end()) return {plain(found->second)};
      lacks("label '" + value.literal + "'", "Add it to `labels`.");
      return {missing(value.literal)};
    }
    case Type::flag: return {};
  }
  return {};
}

// ---- Claims ----------------------------------------------------------------------------------

std::string Phraser::quantity(const text::Decimal& number, const std::string& unit, bool in_words) {
  const auto& numbers = conventions_.numbers;
  const auto digits = in_words
                          ? text::spell_out(number, conventions_.tag, numbers.spell_out_rules)
                          : text::format_number(number, conventions_.tag, numbers.style);
  if (unit.empty()) return digits;
  const auto patterns = numbers.units.find(unit);
  if (patterns == numbers.units.end()) {
    lacks("pattern for the unit '" + unit + "'", "Add it to `numbers.units`.");
    return digits + " " + unit;
  }
  // "20만 명", but "179명": a counter keeps its distance from a myriad word.
  const auto& myriads = numbers.style.myriads;
  const bool after_myriad = std::any_of(myriads.begin(), myriads.end(),
                                        [&](const auto& word) { return digits.ends_with(word); });
  auto pattern = patterns->second.find("after_myriad");
  if (!after_myriad || pattern == patterns->second.end())
    pattern = patterns->second.find(text::plural_category(number, conventions_.tag));
  if (pattern == patterns->second.end()) pattern = patterns->second.find("other");
  if (pattern == patterns->second.end()) return digits;
  return language::fill(pattern->second, [&](std::string_view slot) -> std::optional<std::string> {
    if (slot == "n") return digits;
    return std::nullopt;
  });
}

std::string Phraser::amount(const campaign::Claim& claim, bool in_words) {
  using campaign::ClaimKind;
  if (claim.kind == ClaimKind::indefinite) {
    const auto word = conventions_.indefinite.find(claim.word);
    if (word != conventions_.indefinite.end())
      if (const auto text = word->second.find(claim.unit); text != word->second.end())
        return text->second;
    lacks("words for '" + claim.word + "' of the unit '" + claim.unit + "'",
          "Add them to `indefinite`.");
    return "[" + claim.word + "]";
  }
  if (claim.kind != ClaimKind::range) return quantity(claim.high, claim.unit, in_words);
  const auto low = quantity(claim.low, {}, in_words);
  const auto high = quantity(claim.high, claim.unit, in_words);
  return language::fill(conventions_.numbers.range,
                        [&](std::string_view slot) -> std::optional<std::string> {
                          if (slot == "low") return low;
                          if (slot == "high") return high;
                          return std::nullopt;
                        });
}

std::string Phraser::qualified(const campaign::Claim& claim, const std::string& quantity_text) {
  const std::string kind(campaign::name_of(claim.kind));
  const auto by_unit = conventions_.unit_qualifiers.find(claim.unit);
  const std::string* pattern = nullptr;
  if (by_unit != conventions_.unit_qualifiers.end())
    if (const auto own = by_unit->second.find(kind); own != by_unit->second.end())
      pattern = &own->second;
  if (pattern == nullptr)
    if (const auto general = conventions_.qualifiers.find(kind);
        general != conventions_.qualifiers.end())
      pattern = &general->second;
  if (pattern == nullptr) {
    lacks("words for the qualifier '" + kind + "'", "Add it to `qualifiers`.");
    return "[" + kind + "] " + quantity_text;
  }
  return language::fill(*pattern, [&](std::string_view slot) -> std::optional<std::string> {
    if (slot == "value") return quantity_text;
    if (slot == "low") return quantity(claim.low, {}, false);
    if (slot == "high") return quantity(claim.high, claim.unit, false);
    if (slot == "number") return quantity(claim.high, {}, false);
    return std::nullopt;
  });
}

std::string Phraser::nature(const campaign::Claim& claim) const {
  std::string text;
  const auto add = [&](const std::map<std::string, std::string>& labels, std::string_view key) {
    const auto label = labels.find(std::string(key));
    if (label == labels.end() || label->second.empty()) return;
    text += (text.empty() ? "" : conventions_.remark_separator) + label->second;
  };
  add(conventions_.qualifier_labels, campaign::name_of(claim.kind));
  add(conventions_.hedge_labels, campaign::name_of(claim.hedge));
  return text;
}

Phrases Phraser::claim(const campaign::Claim& claim, const std::string& aspect, const Forms& forms) {
  const auto& what = aspect.empty() ? forms.main : aspect;
  if (what == "nature") return {plain(nature(claim))};
  if (what == "as_of") {
    if (!claim.as_of) return {};
    auto phrase = plain(date_text(*claim.as_of, {}));
    phrase.value = add_value({model::Value::Kind::date, "as-of-" + claim.id, claim.as_of->str()});
    return {phrase};
  }
  if (what == "period") {
    const auto found = conventions_.periods.find(claim.period);
    if (found != conventions_.periods.end()) return {plain(found->second)};
    lacks("words for the period '" + claim.period + "'", "Add it to `periods`.");
    return {missing(claim.period)};
  }
  const bool in_words = what == "words";
  model::Value value{model::Value::Kind::quantity, "claim-" + claim.id};
  value.unit = claim.unit;
  value.kind_of_claim = campaign::name_of(claim.kind);
  value.in_words = in_words;
  if (claim.kind == campaign::ClaimKind::range) value.normalised = claim.low.str() + ".." + claim.high.str();
  else if (claim.kind != campaign::ClaimKind::indefinite) value.normalised = claim.high.str();

  std::string text = what == "digits" ? quantity(claim.high, {}, false) : amount(claim, in_words);
  if (what != "amount" && what != "digits") text = qualified(claim, text);
  if (what == "hedged")
    if (const auto hedge = conventions_.hedges.find(std::string(campaign::name_of(claim.hedge)));
        hedge != conventions_.hedges.end())
      text = language::fill(hedge->second, [&](std::string_view slot) -> std::optional<std::string> {
        if (slot == "value") return text;
        return std::nullopt;
      });
  auto phrase = plain(std::move(text));
  phrase.value = add_value(std::move(value));
  if (claim.status == campaign::ClaimStatus::disputed && claim.waived_by.empty())
    phrase.mark = model::Mark::doubtful;
  return {phrase};
}

// ---- Dates -----------------------------------------------------------------------------------

std::string Phraser::date_text(const text::Date& date, const std::string& form) {
  static const std::map<text::Precision, std::string> usual{{text::Precision::year, "year"},
                                                            {text::Precision::month, "month"},
                                                            {text::Precision::day, "long"}};
  auto pattern = conventions_.dates.find(form.empty() ? usual.at(date.precision()) : form);
  if (pattern != conventions_.dates.end() &&
      text::precision_of_pattern(pattern->second) > date.precision()) {
    findings_.add({"TP0052", Severity::error,
                   "the form '" + form + "' asks for more of a date than '" + date.str() + "' tells",
                   place_, "Use the form '" + usual.at(date.precision()) + "'."});
    pattern = conventions_.dates.find(usual.at(date.precision()));
  }
  if (pattern == conventions_.dates.end()) {
    lacks("date pattern '" + (form.empty() ? usual.at(date.precision()) : form) + "'",
          "Add it to `dates`.");
    return date.str();
  }
  const bool technical = form == "compact" || form == "iso";
  return text::format_date(date, pattern->second, conventions_.tag,
                           technical ? "latn" : conventions_.numbers.style.numbering_system,
                           technical ? "gregorian" : conventions_.calendar);
}

Phrases Phraser::date(const text::Date& date, const Value& value, const Forms& forms) {
  auto phrase = plain(date_text(date, forms.main));
  // What is shown is what counts: "September 2011" of 2011-09-08 is a month.
  auto shown = date;
  if (forms.main == "month") shown.day = 0;
  if (forms.main == "year") shown.day = shown.month = 0;
  if (value.claim != nullptr && value.claim->date_end) {
    const auto from = phrase.text, to = date_text(*value.claim->date_end, forms.main);
    phrase.text = language::fill(conventions_.date_range,
                                 [&](std::string_view slot) -> std::optional<std::string> {
                                   if (slot == "from") return from;
                                   if (slot == "to") return to;
                                   return std::nullopt;
                                 });
  }
  phrase.value = add_value({model::Value::Kind::date, value.date_id, shown.str()});
  return {phrase};
}

Phrases Phraser::place_date(const Value& value) {
  const auto place = text_of_(*value.text);
  Phrases phrases;
  // The two slots become phrases of their own, so that the place is a segment and the date a date.
  std::string_view pattern = conventions_.place_date;
  while (!pattern.empty()) {
    const auto open = std::min(pattern.find("{{"), pattern.size());
    if (open > 0) phrases.push_back(plain(std::string(pattern.substr(0, open))));
    pattern.remove_prefix(open);
    if (pattern.empty()) break;
    const auto close = pattern.find("}}");
    const auto slot = pattern.substr(2, close - 2);
    if (slot == "place")
      phrases.push_back({place.text, place.language, -1, place.mark, value.text});
    else
      for (auto& phrase : date(*value.date, value, Forms(""))) phrases.push_back(std::move(phrase));
    pattern.remove_prefix(close + 2);
  }
  return phrases;
}

// ---- Names -----------------------------------------------------------------------------------

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

// ---- Texts, quotations, lists ----------------------------------------------------------------

Phrases Phraser::text(const Value& value, const Forms& forms, const std::vector<Item>& scopes) {
  if (value.text == nullptr || value.text->text.empty()) return {};
  const auto local = text_of_(*value.text);
  Phrases phrases{{local.text, local.language, -1, local.mark, value.text}};
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

Phrases Phraser::quote(const campaign::Quote& quote, const Forms& forms) {
  LocalText local;
  bool official = false;
  for (const auto& tag : conventions_.tag.with_parents())
    if (const auto text = quote.official.find(tag); text != quote.official.end() && !official) {
      local = {text->second, conventions_.tag};
      official = true;
    }
  if (!official) local = text_of_(quote.text);
  const auto& quotes = conventions_.quotes;
  if (forms.main != "quoted" || quotes.size() != 4)
    return {{local.text, local.language, -1, local.mark, &quote.text}};
  return {plain(quotes[0]),
          {nest_quotes(local.text, quotes, 1), local.language, -1, local.mark, &quote.text},
          plain(quotes[1])};
}

Phrases Phraser::list(const Value& value, const Forms&) {
  std::vector<Phrases> parts;
  std::vector<std::string> texts;
  for (const auto& item : value.items) {
    if (item.name == nullptr) continue;
    auto part = name(*item.name, Forms(""));
    const auto* forms = item.name->find(part.front().language);
    if (forms != nullptr && !forms->article.empty())
      part.front().text = forms->article + " " + part.front().text;
    parts.push_back(std::move(part));
    texts.push_back(text_of_phrases(parts.back()));
  }
  const auto joined = text::join_list(texts, conventions_.tag);
  Phrases phrases;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!joined.before[i].empty()) phrases.push_back(plain(joined.before[i]));
    for (auto& phrase : parts[i]) phrases.push_back(std::move(phrase));
  }
  if (!joined.after.empty()) phrases.push_back(plain(joined.after));
  return phrases;
}

// ---- Particles, capitals ---------------------------------------------------------------------

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

// ---- The recipient ---------------------------------------------------------------------------

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

std::vector<std::string> Phraser::lines(const std::string& which) {
  const auto* recipient = subject_.recipient;
  if (which == "post_address") {
    if (recipient == nullptr) return {};
    std::vector<std::string> lines;
    const auto city = recipient->postal_code.empty() ? recipient->city
                                                     : recipient->postal_code + " " + recipient->city;
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
