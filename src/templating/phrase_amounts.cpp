// Claims: numbers by ICU, everything around them by the language's patterns.
#include <algorithm>

#include "templating/detail/forms.hpp"
#include "text/number.hpp"

namespace tongmun::templating {

namespace {

// "value:genitive" → value, genitive.
std::pair<std::string_view, std::string> slot_and_case(std::string_view slot) {
  const auto colon = slot.find(':');
  if (colon == std::string_view::npos) return {slot, {}};
  return {slot.substr(0, colon), std::string(slot.substr(colon + 1))};
}

}  // namespace

std::string Phraser::spelling(const std::string& unit,
                              const std::string& grammatical_case) const {
  const auto& rules = conventions_.numbers.spell_out;
  std::vector<std::string> keys{unit, "default"};
  if (!grammatical_case.empty())
    keys = {unit + ":" + grammatical_case, "default:" + grammatical_case, unit,
            "default"};
  for (const auto& key : keys)
    if (const auto rule = rules.find(key); rule != rules.end()) return rule->second;
  return {};
}

// The unit's pattern in the case, else in none; "after_myriad" before the plural
// category.
const std::string* Phraser::unit_pattern(const std::string& unit, const Shape& shape,
                                         const std::string& category, bool after_myriad) {
  const auto& numbers = conventions_.numbers;
  const auto in = [&](const language::Units& units) -> const std::string* {
    const auto patterns = units.find(unit);
    if (patterns == units.end()) return nullptr;
    for (const auto& key : {std::string(after_myriad ? "after_myriad" : ""), category,
                            std::string("other")})
      if (const auto pattern = patterns->second.find(key);
          pattern != patterns->second.end())
        return &pattern->second;
    return nullptr;
  };
  if (!shape.grammatical_case.empty() && shape.grammatical_case != "nominative") {
    const auto units = numbers.unit_cases.find(shape.grammatical_case);
    if (units != numbers.unit_cases.end())
      if (const auto* pattern = in(units->second)) return pattern;
    if (!conventions_.cases.empty())
      lacks("pattern for the unit '" + unit + "' in the case '" + shape.grammatical_case +
                "'",
            "Add it to `numbers.unit_cases`.");
  }
  const auto* pattern = in(numbers.units);
  if (pattern == nullptr)
    lacks("pattern for the unit '" + unit + "'", "Add it to `numbers.units`.");
  return pattern;
}

std::string Phraser::quantity(const text::Decimal& number, const std::string& unit,
                              const Shape& shape) {
  const auto& style = conventions_.numbers.style;
  if (shape.in_words) spelling_ = spelling(unit.empty() ? shape.spell_as : unit, shape.grammatical_case);
  const auto digits = shape.in_words
                          ? text::spell_out(number, conventions_.tag, spelling_)
                          : text::format_number(number, conventions_.tag, style);
  if (unit.empty()) return digits;
  // "20만 명", but "179명": a counter keeps its distance from a myriad word.
  const bool after_myriad =
      std::any_of(style.myriads.begin(), style.myriads.end(),
                  [&](const auto& word) { return digits.ends_with(word); });
  const auto category = shape.category.empty()
                            ? text::plural_category(number, conventions_.tag)
                            : shape.category;
  const auto* pattern = unit_pattern(unit, shape, category, after_myriad);
  if (pattern == nullptr) return digits + " " + unit;
  return language::fill(*pattern,
                        [&](std::string_view slot) -> std::optional<std::string> {
                          if (slot == "n") return digits;
                          return std::nullopt;
                        });
}

bool Phraser::shows_number(const text::Decimal& number, const std::string& name) const {
  const auto unit = conventions_.numbers.units.find(name);
  if (unit == conventions_.numbers.units.end()) return true;
  const auto pattern = unit->second.find(text::plural_category(number, conventions_.tag));
  return pattern == unit->second.end() || pattern->second.find("{{n}}") != std::string::npos;
}

std::string Phraser::amount(const campaign::Claim& claim, const Shape& shape) {
  using campaign::ClaimKind;
  if (claim.kind == ClaimKind::indefinite) {
    const auto& in_case = shape.grammatical_case;
    for (const auto& key :
         {in_case.empty() ? claim.word : claim.word + "-" + in_case, claim.word})
      if (const auto word = conventions_.indefinite.find(key);
          word != conventions_.indefinite.end())
        if (const auto text = word->second.find(claim.unit); text != word->second.end())
          return text->second;
    lacks("words for '" + claim.word + "' of the unit '" + claim.unit + "'",
          "Add them to `indefinite`.");
    return "[" + claim.word + "]";
  }
  if (claim.kind != ClaimKind::range) return quantity(claim.high, claim.unit, shape);
  // The noun behind a range goes by both ends: ru 20–21 → one, 20–25 → many.
  auto of_range = shape;
  of_range.category = text::plural_category(claim.low, claim.high, conventions_.tag);
  auto of_low = shape;
  of_low.spell_as = claim.unit;
  const auto low = quantity(claim.low, {}, of_low);
  const auto high = quantity(claim.high, claim.unit, of_range);
  return language::fill(conventions_.numbers.range,
                        [&](std::string_view slot) -> std::optional<std::string> {
                          if (slot == "low") return low;
                          if (slot == "high") return high;
                          return std::nullopt;
                        });
}

std::string Phraser::qualified(const campaign::Claim& claim, const Shape& shape) {
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
    return "[" + kind + "] " + amount(claim, shape);
  }
  return language::fill(*pattern,
                        [&](std::string_view name) -> std::optional<std::string> {
                          const auto [slot, own_case] = slot_and_case(name);
                          auto in = shape;
                          if (!own_case.empty()) in.grammatical_case = own_case;
    in.spell_as = claim.unit;
                          if (slot == "value") return amount(claim, in);
                          if (slot == "low") return quantity(claim.low, {}, in);
                          if (slot == "number") return quantity(claim.high, {}, in);
                          if (slot != "high") return std::nullopt;
                          return quantity(claim.high, claim.unit, in);
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
  const Shape shape{.in_words = what == "words",
                    .grammatical_case = forms.grammatical_case};
  const bool indefinite = claim.kind == campaign::ClaimKind::indefinite;
  model::Value value{model::Value::Kind::quantity, "claim-" + claim.id};
  value.unit = claim.unit;
  value.kind_of_claim = campaign::name_of(claim.kind);
  value.in_words = shape.in_words;
  if (claim.kind == campaign::ClaimKind::range)
    value.normalised = claim.low.str() + ".." + claim.high.str();
  else if (!indefinite)
    value.normalised = claim.high.str();

  auto bare = claim;
  if (what == "digits" && !indefinite) bare.unit.clear();
  const bool qualifies = what != "amount" && what != "digits";
  std::string text = qualifies ? qualified(bare, shape) : amount(bare, shape);
  if (what == "hedged")
    if (const auto hedge = conventions_.hedges.find(std::string(campaign::name_of(claim.hedge)));
        hedge != conventions_.hedges.end())
      text = language::fill(hedge->second, [&](std::string_view slot) -> std::optional<std::string> {
        if (slot == "value") return text;
        return std::nullopt;
      });
  auto phrase = plain(std::move(text));
  if (shape.in_words) value.spelling = spelling_;
  value.has_number = !indefinite && shows_number(claim.high, claim.unit);
  phrase.value = add_value(std::move(value));
  if (claim.status == campaign::ClaimStatus::disputed && claim.waived_by.empty())
    phrase.mark = model::Mark::doubtful;
  return {phrase};
}

// A figure of a recipient or a row: exact, as no claim is, and read back like one.
Phrases Phraser::number(const text::Decimal& number, const campaign::Column& column,
                        const Forms& forms) {
  const Shape shape{.in_words = forms.main == "words",
                    .grammatical_case = forms.grammatical_case};
  const auto unit = forms.main == "digits" ? std::string() : column.unit;
  model::Value value{model::Value::Kind::quantity, column.id, number.str(), column.unit};
  value.kind_of_claim = campaign::name_of(campaign::ClaimKind::exact);
  value.in_words = shape.in_words;
  auto phrase = plain(quantity(number, unit, shape));
  if (shape.in_words) value.spelling = spelling_;
  value.has_number = unit.empty() || shows_number(number, unit);
  phrase.value = add_value(std::move(value));
  return {phrase};
}

}  // namespace tongmun::templating
