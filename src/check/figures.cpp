#include "check/figures.hpp"

#include <algorithm>
#include <map>

#include "text/normal_form.hpp"
#include "text/number.hpp"
#include "text/values.hpp"

namespace tongmun::check {

namespace {

struct PlainText {
  std::string& out;
  void operator()(const model::Run& run) const { out += run.text; }
  void operator()(const model::LineBreak&) const { out += '\n'; }
  void operator()(const model::Tab&) const { out += '\t'; }
  void operator()(const model::SegmentStart&) const {}
  void operator()(const model::SegmentEnd&) const {}
  void operator()(const model::Opaque&) const {}
  void operator()(const model::LinkStart&) const {}
  void operator()(const model::LinkEnd&) const {}
  void operator()(const model::Picture&) const {}
  // Their texts are paragraphs of their own.
  void operator()(const std::shared_ptr<model::Note>&) const {}
  void operator()(const std::shared_ptr<model::Shape>&) const {}
};

std::vector<const model::Paragraph*> paragraphs_of(const model::Document& document) {
  std::vector<const model::Paragraph*> paragraphs;
  for (const auto& story : document.stories)
    model::for_each_paragraph(story.blocks, [&](const model::Paragraph& paragraph) {
      paragraphs.push_back(&paragraph);
    });
  return paragraphs;
}

// The values that the runs of a paragraph show, each once, with the language they are written in:
// an untranslated sentence keeps the source's dates.
std::map<int, text::LanguageTag> values_in(const model::Paragraph& paragraph,
                                           const model::Document& document) {
  std::map<int, text::LanguageTag> values;
  for (const auto& item : paragraph.content)
    if (const auto* run = std::get_if<model::Run>(&item);
        run != nullptr && run->value >= 0) {
      const auto& own = document.values[static_cast<std::size_t>(run->value)].language;
      values.emplace(run->value, own == text::LanguageTag() ? document.language : own);
    }
  return values;
}

bool holds_number(const text::FoundValues& found, std::string_view normalised) {
  const auto wanted = text::Decimal::parse(normalised);
  return wanted && std::any_of(found.numbers.begin(), found.numbers.end(),
                               [&](const auto& number) { return number.value == *wanted; });
}

bool holds_words(std::string_view text, std::string_view normalised,
                 const std::string& spelling, const text::LanguageTag& language) {
  const auto number = text::Decimal::parse(normalised);
  return number && text.find(text::spell_out(*number, language, spelling)) !=
                       std::string_view::npos;
}

std::pair<std::string_view, std::string_view> ends_of(std::string_view range) {
  const auto dots = range.find("..");
  if (dots == std::string_view::npos) return {range, range};
  return {range.substr(0, dots), range.substr(dots + 2)};
}

bool holds_quantity(const text::FoundValues& found, std::string_view text, const model::Value& value,
                    const text::LanguageTag& language) {
  const auto holds = [&](std::string_view number) {
    return value.in_words ? holds_words(text, number, value.spelling, language)
                          : holds_number(found, number);
  };
  const auto [low, high] = ends_of(value.normalised);
  return holds(low) && holds(high);
}

bool holds_one_date(const text::FoundValues& found, std::string_view iso) {
  const auto wanted = text::Date::parse(iso);
  if (!wanted) return false;
  if (wanted->precision() == text::Precision::year && holds_number(found, iso))
    return true;
  return std::any_of(found.dates.begin(), found.dates.end(),
                     [&](const auto& date) { return date.date == *wanted; });
}

// A range may say what its ends share once: "7–8 September 2011", "28 February–1 March
// 2013". The end is a whole date; of the beginning the day is a number of its own, or
// stands in a date that lacks the year.
bool holds_date(const text::FoundValues& found, const model::Value& value) {
  const auto [from, to] = ends_of(value.normalised);
  if (from == to) return holds_one_date(found, from);
  const auto first = text::Date::parse(from), last = text::Date::parse(to);
  if (!first || !last) return false;
  const bool has_end = holds_one_date(found, to) || holds_one_date(found, from);
  const auto holds_day = [&](const text::Date& date) {
    return date.day == 0 || holds_number(found, std::to_string(date.day));
  };
  // "October 7 to 8, 2012": no date stands by itself.
  const bool apart = first->year == last->year && first->month == last->month && first->day > 0 &&
                     holds_number(found, std::to_string(first->year));
  return (has_end || apart) && (holds_one_date(found, from) || holds_day(*first)) &&
         (holds_one_date(found, to) || holds_day(*last));
}

}  // namespace

std::string text_of(const model::Paragraph& paragraph) {
  std::string text;
  for (const auto& item : paragraph.content) std::visit(PlainText{text}, item);
  return text;
}

const text::FoundValues& FoundFigures::in(const std::string& text,
                                          const text::LanguageTag& language,
                                          const text::DateAids& aids) {
  constexpr std::size_t most_kept = 512;  // paragraphs that many letters share
  if (kept_.size() >= most_kept) kept_.clear();
  const auto [known, added] = kept_.try_emplace(language.str() + "\n" + text);
  if (added) known->second = text::find_values(text, language, aids);
  return known->second;
}

FigureCount check_figures(const model::Document& composed, const model::Document& read,
                          const std::string& file, Findings& findings,
                          const text::DateAids& aids, FoundFigures* found_before) {
  FoundFigures own;
  auto& known = found_before != nullptr ? *found_before : own;
  FigureCount count;
  const auto wanted = paragraphs_of(composed), found = paragraphs_of(read);
  if (wanted.size() != found.size())
    findings.add({"CH0002", Severity::error,
                  "the file has " + std::to_string(found.size()) + " paragraphs where " +
                      std::to_string(wanted.size()) + " were composed",
                  {.file = file}, "This is a fault of the program: please report it."});
  for (std::size_t i = 0; i < std::min(wanted.size(), found.size()); ++i) {
    const auto text = text_of(*found[i]);
    const Place place{.file = file, .inside = wanted[i]->id};
    // The writer puts a space between the mark of a note and its words.
    const auto composed_text = text_of(*wanted[i]);
    if (text != composed_text && text != " " + composed_text)
      findings.add({"CH0002", Severity::error, "the paragraph reads '" + text + "'", place,
                    "This is a fault of the program: please report it."});
    const auto values = values_in(*wanted[i], composed);
    for (const auto& [index, language] : values) {
      const auto& value = composed.values[static_cast<std::size_t>(index)];
      const bool quantity = value.kind == model::Value::Kind::quantity;
      if (!value.has_number || value.normalised.empty() || (!quantity && value.kind != model::Value::Kind::date)) continue;
      ++count.expected;
      const auto& figures = known.in(text, language, aids);
      const bool holds = quantity ? holds_quantity(figures, text, value, language)
                                  : holds_date(figures, value);
      if (holds) ++count.found;
      else
        findings.add({"CH0001", Severity::error,
                      value.id + " is " + value.normalised + ", but the text reads '" + text + "'",
                      place, "Look at the units, dates and qualifiers of the language's "
                             "conventions.yaml."});
    }
  }
  return count;
}

}  // namespace tongmun::check
