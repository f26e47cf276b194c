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
    if (const auto* run = std::get_if<model::Run>(&item); run != nullptr && run->value >= 0)
      values.emplace(run->value, run->mark == model::Mark::untranslated ? run->language
                                                                        : document.language);
  return values;
}

bool holds_number(const text::FoundValues& found, std::string_view normalised) {
  const auto wanted = text::Decimal::parse(normalised);
  return wanted && std::any_of(found.numbers.begin(), found.numbers.end(),
                               [&](const auto& number) { return number.value == *wanted; });
}

bool holds_words(std::string_view text, std::string_view normalised,
                 const text::LanguageTag& language) {
  const auto number = text::Decimal::parse(normalised);
  return number && text.find(text::spell_out(*number, language)) != std::string_view::npos;
}

bool holds_quantity(const text::FoundValues& found, std::string_view text, const model::Value& value,
                    const text::LanguageTag& language) {
  const auto holds = [&](std::string_view number) {
    return value.in_words ? holds_words(text, number, language) : holds_number(found, number);
  };
  const auto range = value.normalised.find("..");
  if (range == std::string::npos) return holds(value.normalised);
  return holds(std::string_view(value.normalised).substr(0, range)) &&
         holds(std::string_view(value.normalised).substr(range + 2));
}

bool holds_date(const text::FoundValues& found, const model::Value& value) {
  const auto wanted = text::Date::parse(value.normalised);
  if (!wanted) return false;
  if (wanted->precision() == text::Precision::year && holds_number(found, value.normalised))
    return true;
  return std::any_of(found.dates.begin(), found.dates.end(),
                     [&](const auto& date) { return date.date == *wanted; });
}

}  // namespace

std::string text_of(const model::Paragraph& paragraph) {
  std::string text;
  for (const auto& item : paragraph.content) std::visit(PlainText{text}, item);
  return text;
}

FigureCount check_figures(const model::Document& composed, const model::Document& read,
                          const std::string& file, Findings& findings) {
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
    if (text != text_of(*wanted[i]))
      findings.add({"CH0002", Severity::error, "the paragraph reads '" + text + "'", place,
                    "This is a fault of the program: please report it."});
    const auto values = values_in(*wanted[i], composed);
    std::map<text::LanguageTag, text::FoundValues> figures_by_language;
    for (const auto& [index, language] : values) {
      auto& figures = figures_by_language.try_emplace(language).first->second;
      if (figures.numbers.empty() && figures.dates.empty())
        figures = text::find_values(text, language);
      const auto& value = composed.values[static_cast<std::size_t>(index)];
      const bool quantity = value.kind == model::Value::Kind::quantity;
      if (!value.has_number || value.normalised.empty() || (!quantity && value.kind != model::Value::Kind::date)) continue;
      ++count.expected;
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
