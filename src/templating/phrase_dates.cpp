// Dates: by CLDR patterns of the language's data, with forms of months that CLDR lacks.
#include <algorithm>

#include "templating/detail/forms.hpp"

namespace tongmun::templating {

namespace {

using text::Precision;

const std::string& usual_form(Precision precision) {
  static const std::map<Precision, std::string> usual{
      {Precision::year, "year"}, {Precision::month, "month"}, {Precision::day, "long"}};
  return usual.at(precision);
}

// The pattern with the month's own name for MMMM or LLLL, quoted.
std::string with_month(const std::string& pattern, const std::string& name) {
  std::string quoted = "'";
  for (const char c : name) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  quoted += "'";
  std::string text;
  bool literal = false;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] == '\'') literal = !literal;
    const auto end = std::min(pattern.find_first_not_of(pattern[at], at), pattern.size());
    const bool is_month =
        !literal && (pattern[at] == 'M' || pattern[at] == 'L') && end - at >= 3;
    text += is_month ? quoted : pattern.substr(at, literal || !is_month ? 1 : end - at);
    at = is_month ? end : at + 1;
  }
  return text;
}

}  // namespace

std::string Phraser::date_text(const text::Date& date, const std::string& form,
                               const std::string& grammatical_case) {
  const auto& usual = usual_form(date.precision());
  auto found = conventions_.dates.find(form.empty() ? usual : form);
  if (found != conventions_.dates.end() &&
      text::precision_of_pattern(found->second.usual) > date.precision()) {
    findings_.add({"TP0052", Severity::error,
                   "the form '" + form + "' asks for more of a date than '" + date.str() +
                       "' tells",
                   place_, "Use the form '" + usual + "'."});
    found = conventions_.dates.find(usual);
  }
  if (found == conventions_.dates.end()) {
    lacks("date pattern '" + (form.empty() ? usual : form) + "'", "Add it to `dates`.");
    return date.str();
  }
  auto pattern = date.day == 1 && !found->second.first.empty() ? found->second.first
                                                               : found->second.usual;
  if (!grammatical_case.empty() && date.month > 0) {
    if (const auto months = conventions_.months.find(grammatical_case);
        months != conventions_.months.end())
      pattern =
          with_month(pattern, months->second[static_cast<std::size_t>(date.month - 1)]);
    else
      lacks("names of months in the case '" + grammatical_case + "'",
            "Add them to `months`.");
  }
  const bool technical = form == "compact" || form == "iso";
  return text::format_date(
      date, pattern, conventions_.tag,
      technical ? "latn" : conventions_.numbers.style.numbering_system,
      technical ? "gregorian" : conventions_.calendar);
}

// "to:month:genitive" → to, its forms.
std::pair<std::string, Phraser::Forms> Phraser::date_slot(std::string_view slot) {
  return {model::field_path(slot), Forms(std::string(slot))};
}

std::string Phraser::range_text(const text::Date& from, const text::Date& to,
                                const Forms& forms) {
  const auto coarser = std::min(from.precision(), to.precision());
  const bool same_year = from.year == to.year;
  std::vector<std::string> keys;
  if (coarser == Precision::day && forms.main.empty()) {
    if (same_year && from.month == to.month) keys.emplace_back("same_month");
    if (same_year) keys.emplace_back("same_year");
  } else if (coarser == Precision::month || forms.main == "month") {
    if (same_year) keys.emplace_back("months_same_year");
    keys.emplace_back("months");
  } else if (coarser == Precision::year || forms.main == "year") {
    keys.emplace_back("years");
  }
  keys.emplace_back("other");
  for (const auto& key : keys) {
    const auto pattern = conventions_.date_ranges.find(key);
    if (pattern == conventions_.date_ranges.end()) continue;
    return language::fill(
        pattern->second, [&](std::string_view slot) -> std::optional<std::string> {
          const auto [end, own] = date_slot(slot);
          auto form = own.main.empty() ? forms.main : own.main;
          const auto& in_case = own.grammatical_case.empty() ? forms.grammatical_case
                                                             : own.grammatical_case;
          const auto* date = end == "from" ? &from : end == "to" ? &to : nullptr;
          if (date == nullptr) return std::nullopt;
          // `other` serves coarser dates too: by what is known of them.
          if (coarser != Precision::day && form == "long") form.clear();
          return date_text(*date, form, in_case);
        });
  }
  lacks("pattern for ranges of dates", "Add `date_range`.");
  return date_text(from, forms.main) + " – " + date_text(to, forms.main);
}

Phrases Phraser::date(const text::Date& date, const Value& value, const Forms& forms) {
  // What is shown is what counts: "September 2011" of 2011-09-08 is a month.
  const auto shown = [&](text::Date exact) {
    if (forms.main == "month" || forms.main == "month_name") exact.day = 0;
    if (forms.main == "year") exact.day = exact.month = 0;
    return exact;
  };
  const auto* claim = value.claim;
  const auto& id = value.column != nullptr ? value.column->id : value.date_id;
  if (claim != nullptr && claim->date_end && shown(date) != shown(*claim->date_end)) {
    auto from = shown(date), to = shown(*claim->date_end);
    // Both ends as finely as the coarser is known.
    if (std::min(from.precision(), to.precision()) != Precision::day) from.day = to.day = 0;
    if (std::min(from.precision(), to.precision()) == Precision::year) from.month = to.month = 0;
    auto phrase = plain(range_text(from, to, forms));
    phrase.value =
        add_value({model::Value::Kind::date, id, from.str() + ".." + to.str()});
    return {phrase};
  }
  auto phrase = plain(date_text(date, forms.main, forms.grammatical_case));
  phrase.value = add_value({model::Value::Kind::date, id, shown(date).str()});
  return {phrase};
}

Phrases Phraser::place_date(const Value& value) {
  const auto place = text_of_(*value.text);
  Phrases phrases;
  // The two slots become phrases of their own, so that the place is a segment and the
  // date a date.
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
      for (auto& phrase : date(*value.date, value, Forms("")))
        phrases.push_back(std::move(phrase));
    pattern.remove_prefix(close + 2);
  }
  return phrases;
}

}  // namespace tongmun::templating
