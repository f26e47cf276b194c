#include "templating/detail/agreement.hpp"

#include <algorithm>

namespace tongmun::templating {

namespace {

// "claim.prisoners.plural.few" → claim.prisoners, few; "recipient.male" → recipient,
// male.
std::pair<std::string, std::string> asked_and_answer(const std::string& path) {
  const auto last = path.rfind('.');
  auto asked = path.substr(0, last);
  if (asked.ends_with(".plural")) asked.resize(asked.size() - 7);
  return {asked, path.substr(last + 1)};
}

}  // namespace

bool is_agreement(std::string_view path) {
  for (const auto* known :
       {"recipient.male", "recipient.female", "recipient.neutral", "recipient.circular"})
    if (path == known) return true;
  return path.starts_with("claim.") && path.find(".plural.") != std::string_view::npos;
}

Agreement agreement_of(const model::InlineContent& content) {
  Agreement agreement;
  int depth = 0;
  for (const auto& item : content) {
    const auto* field = std::get_if<model::Field>(&item);
    if (field == nullptr || field->tag.empty()) continue;
    const char sign = field->tag[0];
    if (model::field_path(field->tag) == "recipient.title") continue;
    const bool is_section = sign == '#' || sign == '^' || sign == '/';
    const auto path = model::field_path(field->tag);
    if (is_section && is_agreement(path)) {
      const auto [asked, answer] = asked_and_answer(path);
      // Whether one or all are addressed is a matter of its own, and may be said of one
      // alone.
      if (sign == '#' && answer != "circular") agreement.covered[asked].insert(answer);
      if (sign == '^' && answer != "circular") agreement.has_else.insert(asked);
      depth += sign == '/' ? -1 : 1;
      continue;
    }
    auto name = (is_section ? std::string(1, sign) : std::string()) + path;
    if (depth > 0)
      agreement.branches.insert(std::move(name));
    else
      agreement.plain.push_back(std::move(name));
  }
  std::sort(agreement.plain.begin(), agreement.plain.end());
  return agreement;
}

}  // namespace tongmun::templating
