// Marks are looked for in the text of the whole paragraph, since a field may end right
// before them; spaces are changed in the runs that hold them.
#include "templating/detail/typography.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "text/script.hpp"

namespace tongmun::templating {

namespace {

bool is_word(std::string_view text) { return !text::script_of(text).empty(); }

// Nothing of a word stands before `at`.
bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  auto begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return !is_word(text.substr(begin, at - begin));
}

bool ends_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  auto end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    ++end;
  return !is_word(text.substr(at, end - at));
}

bool same_letters(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; };
           return lower(x) == lower(y);
         });
}

}  // namespace

SpaceRules::SpaceRules(const language::Typography& typography) : typography_(typography) {
  const auto note_end = [this](const std::string& mark) {
    if (mark.empty()) return;
    const auto last = static_cast<unsigned char>(mark.back());
    ends_mark_[last] = true;
    if (last >= 'a' && last <= 'z') ends_mark_[last - 32u] = true;
    if (last >= 'A' && last <= 'Z') ends_mark_[last + 32u] = true;
  };
  for (const auto& rule : typography.before)
    for (const auto& mark : rule.marks)
      if (!mark.empty()) begins_mark_[static_cast<unsigned char>(mark.front())] = true;
  for (const auto& rule : typography.after)
    for (const auto& mark : rule.marks) note_end(mark);
  for (const auto& word : typography.words) note_end(word);
}

bool SpaceRules::empty() const {
  return typography_.before.empty() && typography_.after.empty() && typography_.words.empty();
}

std::string_view SpaceRules::space_at(std::string_view text, std::size_t at) const {
  const auto& rules = typography_;
  const auto behind = text.substr(at + 1);
  const bool before_mark =
      !behind.empty() && begins_mark_[static_cast<unsigned char>(behind.front())];
  const bool behind_mark = at > 0 && ends_mark_[static_cast<unsigned char>(text[at - 1])];
  if (!before_mark && !behind_mark) return {};
  for (const auto& rule : rules.before)
    for (const auto& mark : rule.marks)
      if (behind.starts_with(mark) && (!is_word(mark) || ends_word(behind, mark.size())))
        return rule.space;
  const auto before = text.substr(0, at);
  const auto ends_in = [&](const std::string& mark) {
    return before.size() >= mark.size() &&
           same_letters(before.substr(before.size() - mark.size()), mark) &&
           (!is_word(mark) || begins_word(before, before.size() - mark.size()));
  };
  for (const auto& rule : rules.after)
    for (const auto& mark : rule.marks)
      if (ends_in(mark)) return rule.space;
  constexpr std::string_view no_break = "\u00A0";
  for (const auto& word : rules.words)
    if (ends_in(word)) return no_break;
  return {};
}

std::string with_spelling(std::string text, const language::Typography& typography) {
  for (const auto& [from, to] : typography.replace)
    for (auto at = from.empty() ? std::string::npos : text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  return text;
}

std::string with_typography(std::string text, const language::Typography& typography) {
  text = with_spelling(std::move(text), typography);
  const SpaceRules rules(typography);
  for (auto at = text.size(); at-- > 0;)
    if (text[at] == ' ')
      if (const auto space = rules.space_at(text, at); !space.empty())
        text.replace(at, 1, space);
  return text;
}

void set_typography(model::Paragraph& paragraph, const SpaceRules& rules) {
  if (rules.empty()) return;
  std::vector<model::Run*> runs;
  for (auto& item : paragraph.content)
    if (auto* run = std::get_if<model::Run>(&item)) runs.push_back(run);
  std::string text;
  for (const auto* run : runs) text += run->text;
  auto end = text.size();
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    const auto begin = end - (*run)->text.size();
    const bool own = (*run)->mark != model::Mark::untranslated;
    for (auto at = end; own && at-- > begin;)
      if (text[at] == ' ')
        if (const auto space = rules.space_at(text, at); !space.empty())
          (*run)->text.replace(at - begin, 1, space);
    end = begin;
  }
}

}  // namespace tongmun::templating
