#include "templating/detail/prepared.hpp"

#include <algorithm>
#include <array>

#include "model/segment.hpp"
#include "text/script.hpp"

namespace tongmun::templating {

namespace {

// What hangs on the recipient, or on the item whose turn it is, is asked for anew each time.
bool depends_on_letter(const std::string& path) {
  const auto dot = path.find('.');
  const auto root = path.substr(0, dot);
  if (dot != std::string::npos) return root == "recipient" || path.find(".plural.") == dot;
  constexpr std::array<std::string_view, 8> lists = {
      "asks", "figures", "signatories", "members", "founders", "enclosures", "copies", "language"};
  return std::find(lists.begin(), lists.end(), root) == lists.end();
}

bool remembers(const std::string& tag) {
  const auto forms = model::field_forms(tag);
  return std::find(forms.begin(), forms.end(), "mention") != forms.end();
}

}  // namespace

RunLanguages::RunLanguages(const language::Conventions& conventions)
    : tag_(conventions.tag),
      main_(text::main_slot(conventions.tag)),
      latin_(parse(conventions.lang_latin)),
      east_asian_(parse(conventions.lang_east_asian)),
      complex_(parse(conventions.lang_complex)) {}

const text::LanguageTag& RunLanguages::of(text::FontSlot slot) const {
  if (slot == main_) return tag_;
  switch (slot) {
    case text::FontSlot::latin: return latin_;
    case text::FontSlot::east_asian: return east_asian_;
    case text::FontSlot::complex: return complex_;
  }
  return tag_;
}

text::LanguageTag RunLanguages::parse(const std::string& tag) const {
  return tag.empty() ? tag_ : text::LanguageTag::parse(tag);
}

Prepared::Prepared(const Expression& expression)
    : expression_(expression),
      own_languages_(expression.conventions),
      source_languages_(expression.source_conventions),
      spaces_(expression.conventions.typography),
      tags_(expression.script.tags.size()),
      runs_(expression.script.steps.size()) {
  for (std::size_t i = 0; i < tags_.size(); ++i) {
    const auto& name = expression.script.tags[i].name;
    tags_[i].is_fixed = !depends_on_letter(model::field_path(name));
    tags_[i].may_be_said_again = tags_[i].is_fixed && !remembers(name);
  }
  const auto& segments = expression.source.segments;
  for (std::size_t i = 0; i < segments.size(); ++i) text_segments_.emplace(segments[i].id, i);
  images_ = expression.source.layout_for(expression.conventions.tag).layout->document().images;
}

std::optional<std::size_t> Prepared::text_segment(const std::string& id) const {
  const auto found = text_segments_.find(id);
  if (found == text_segments_.end()) return std::nullopt;
  return found->second;
}

std::size_t Prepared::number_of(const Step& step) const {
  return static_cast<std::size_t>(&step - expression_.script.steps.data());
}

const std::vector<model::Run>& Prepared::runs(const Step& step) {
  auto& known = runs_[number_of(step)];
  if (known) return *known;
  const bool source = step.mark == model::Mark::untranslated;
  const auto& conventions = expression_.conventions;
  known.emplace();
  cut(source ? step.text : with_spelling(step.text, conventions.typography),
      source ? expression_.options.source_language : conventions.tag, step, step.mark, -1,
      *known);
  return *known;
}

void Prepared::cut(std::string_view text, const text::LanguageTag& language, const Step& step,
                   model::Mark mark, int value, std::vector<model::Run>& runs) const {
  const bool own = language == expression_.conventions.tag;
  const auto& languages = own ? own_languages_ : source_languages_;
  for (const auto& part : text::script_runs(text, language)) {
    auto& run = runs.emplace_back();
    run.text = text.substr(part.begin, part.end - part.begin);
    run.language = languages.of(part.slot);
    run.slot = part.slot;
    run.direction = part.direction;
    run.bold = step.look.bold;
    run.italic = step.look.italic;
    run.mark = mark;
    run.value = value;
    run.properties = step.look.properties;
  }
}

}  // namespace tongmun::templating
