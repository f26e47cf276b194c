// Claims and dates: numbers by ICU, everything around them by the language's patterns.
#include <algorithm>

#include "templating/detail/forms.hpp"
#include "text/number.hpp"

namespace tongmun::templating {

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

bool Phraser::shows_number(const campaign::Claim& claim) const {
  const auto unit = conventions_.numbers.units.find(claim.unit);
  if (unit == conventions_.numbers.units.end()) return true;
  const auto pattern = unit->second.find(text::plural_category(claim.high, conventions_.tag));
  return pattern == unit->second.end() || pattern->second.find("{{n}}") != std::string::npos;
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

std::string Phraser::qualified(const campaign::Claim& claim, const std::string& quantity_text,
                               bool in_words) {
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
    if (slot == "low") return quantity(claim.low, {}, in_words);
    if (slot == "high") return quantity(claim.high, claim.unit, in_words);
    if (slot == "number") return quantity(claim.high, {}, in_words);
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

  auto bare = claim;
  if (what == "digits") bare.unit.clear();
  const bool indefinite = claim.kind == campaign::ClaimKind::indefinite;
  std::string text = amount(indefinite ? claim : bare, in_words);
  if (what != "amount" && what != "digits") text = qualified(claim, text, in_words);
  if (what == "hedged")
    if (const auto hedge = conventions_.hedges.find(std::string(campaign::name_of(claim.hedge)));
        hedge != conventions_.hedges.end())
      text = language::fill(hedge->second, [&](std::string_view slot) -> std::optional<std::string> {
        if (slot == "value") return text;
        return std::nullopt;
      });
  auto phrase = plain(std::move(text));
  value.has_number = claim.kind != campaign::ClaimKind::indefinite && shows_number(claim);
  phrase.value = add_value(std::move(value));
  if (claim.status == campaign::ClaimStatus::disputed && claim.waived_by.empty())
    phrase.mark = model::Mark::doubtful;
  return {phrase};
}

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

}  // namespace tongmun::templating
