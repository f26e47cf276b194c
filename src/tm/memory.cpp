// Units stand in the order of adding; a hash table leads from the match key of a source
// to them.
//
// Contexts come in two spellings: units carry the plain text of their neighbours, queries
// their match keys. Both are brought to one form, the context key: a match key without
// its codes, which plain text never had.
#include "tm/memory.hpp"

#include <algorithm>
#include <map>

#include "text/normal_form.hpp"

namespace tongmun::tm {

namespace {

// As model::match_key marks them: U+E000 field U+E001, U+E002 code U+E003.
constexpr std::string_view field_start = "\uE000", field_end = "\uE001";
constexpr std::string_view code_start = "\uE002", code_end = "\uE003";

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

std::string context_key(std::string text) {
  replace_all(text, "{{", field_start);
  replace_all(text, "}}", field_end);
  for (auto at = text.find(code_start); at != std::string::npos;
       at = text.find(code_start, at)) {
    const auto end = text.find(code_end, at);
    text.erase(at, end == std::string::npos ? end : end + code_end.size() - at);
  }
  return text::match_key(text);
}

std::optional<std::string> context_of(const model::Unit& unit,
                                      const std::string& property) {
  const auto found = unit.properties.find(property);
  if (found == unit.properties.end()) return std::nullopt;
  return context_key(found->second);
}

const model::Segment* target_for(const model::Unit& unit, const Query& query) {
  if (unit.source.language.language() != query.source.language.language()) return nullptr;
  for (const auto& tag : query.target.with_parents()) {
    const auto found = unit.targets.find(tag);
    if (found != unit.targets.end() && !found->second.content.empty())
      return &found->second;
  }
  return nullptr;
}

bool is_reviewed(const model::Unit& unit) {
  const auto status = unit.properties.find("x-status");
  return status != unit.properties.end() &&
         (status->second == "reviewed" || status->second == "approved");
}

std::vector<int> code_ids(const model::InlineContent& content) {
  std::vector<int> ids;
  for (const auto& item : content)
    if (const auto* code = std::get_if<model::Code>(&item)) ids.push_back(code->id);
  return ids;
}

// Two sources with the same key hold the same codes in the same order, but number them
// each in their own way. A code that only the target has gets a number that the query
// does not use.
model::Segment adapted(model::Segment target, const model::Segment& source,
                       const model::Segment& query) {
  const auto from = code_ids(source.content), to = code_ids(query.content);
  std::map<int, int> numbers;
  for (std::size_t i = 0; i < from.size() && i < to.size(); ++i)
    numbers.emplace(from[i], to[i]);
  int unused = to.empty() ? 1 : *std::max_element(to.begin(), to.end()) + 1;
  for (auto& item : target.content)
    if (auto* code = std::get_if<model::Code>(&item)) {
      const auto [number, added] = numbers.emplace(code->id, unused);
      if (added) ++unused;
      code->id = number->second;
    }
  return target;
}

}  // namespace

int Memory::contexts_shared(const Entry& entry, const Query& query) {
  const int shared = (entry.previous && *entry.previous == query.previous ? 1 : 0) +
                     (entry.next && *entry.next == query.next ? 1 : 0) +
                     (!query.id.empty() && entry.unit.id == query.id ? 1 : 0);
  return std::min(shared, 2);
}

void Memory::add(const model::Unit& unit, std::string_view origin) {
  by_key_[model::match_key(unit.source.content)].push_back(units_.size());
  units_.push_back({.unit = unit,
                    .origin = std::string(origin),
                    .previous = context_of(unit, "x-context-previous"),
                    .next = context_of(unit, "x-context-next")});
}

std::vector<Match> Memory::lookup(const Query& query) const {
  const auto found = by_key_.find(model::match_key(query.source.content));
  if (found == by_key_.end()) return {};

  const Query context{.previous = context_key(query.previous),
                      .next = context_key(query.next),
                      .id = query.id};
  std::vector<Match> matches;
  for (const auto index : found->second) {
    const auto& entry = units_[index];
    const auto* target = target_for(entry.unit, query);
    if (target == nullptr) continue;
    const int contexts = contexts_shared(entry, context);
    matches.push_back({.unit = entry.unit.id,
                       .kind = contexts > 0 ? MatchKind::context : MatchKind::exact,
                       .score = 100 + contexts,
                       .target = adapted(*target, entry.unit.source, query.source),
                       .origin = entry.origin,
                       .reviewed = is_reviewed(entry.unit)});
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.score > b.score; });
  return matches;
}

}  // namespace tongmun::tm
