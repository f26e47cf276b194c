#include "templating/detail/agreement.hpp"

#include <algorithm>

namespace tongmun::templating {

namespace {

// A tag of a segment, taken apart.
struct Part {
  char sign = '\0';  // '#', '^', '/', or none
  std::string path;
  bool agrees = false;
};

std::vector<Part> parts_of(const model::InlineContent& content) {
  std::vector<Part> parts;
  for (const auto& item : content) {
    const auto* field = std::get_if<model::Field>(&item);
    if (field == nullptr || field->tag.empty()) continue;
    Part part;
    const char first = field->tag[0];
    if (first == '#' || first == '^' || first == '/') part.sign = first;
    part.path = model::field_path(field->tag);
    part.agrees = part.sign != '\0' && is_agreement(part.path);
    parts.push_back(std::move(part));
  }
  return parts;
}

// "claim.prisoners.plural.few" → claim.prisoners, few; "recipient.male" → recipient,
// male.
std::pair<std::string, std::string> asked_and_answer(const std::string& path) {
  const auto last = path.rfind('.');
  auto asked = path.substr(0, last);
  if (asked.ends_with(".plural")) asked.resize(asked.size() - 7);
  return {asked, path.substr(last + 1)};
}

bool holds(const std::string& path, const Answers& answers) {
  if (path == "recipient.circular") return answers.contains(path);
  const auto [asked, answer] = asked_and_answer(path);
  const auto found = answers.find(asked);
  return found != answers.end() && found->second == answer;
}

void multiply(std::vector<Answers>& all, const std::string& asked,
              const std::vector<std::string>& values) {
  std::vector<Answers> more;
  for (const auto& answers : all)
    for (const auto& value : values) {
      more.push_back(answers);
      more.back()[asked] = value;
    }
  all = std::move(more);
}

}  // namespace

bool is_agreement(std::string_view path) {
  for (const auto* known :
       {"recipient.male", "recipient.female", "recipient.neutral", "recipient.circular"})
    if (path == known) return true;
  return path.find(".plural.") != std::string_view::npos;
}

Agreement agreement_of(const model::InlineContent& content) {
  Agreement agreement;
  for (const auto& part : parts_of(content)) {
    if (!part.agrees) continue;
    const auto [asked, answer] = asked_and_answer(part.path);
    // Whether one or all are addressed is a matter of its own, and may be said of one
    // alone.
    if (answer == "circular") continue;
    if (part.sign == '#') agreement.covered[asked].insert(answer);
    if (part.sign == '^') agreement.has_else.insert(asked);
  }
  return agreement;
}

std::vector<Answers> possible_answers(const model::InlineContent& source,
                                      const model::InlineContent& target,
                                      const std::vector<std::string>& plurals) {
  std::set<std::string> claims;
  bool asks_recipient = false;
  for (const auto* content : {&source, &target})
    for (const auto& part : parts_of(*content)) {
      if (!part.agrees) continue;
      const auto [asked, answer] = asked_and_answer(part.path);
      if (asked == "recipient")
        asks_recipient = true;
      else
        claims.insert(asked);
    }
  std::vector<Answers> all{{}};
  constexpr std::size_t most = 3;  // figures told apart at once: 6 × 6 × 6 ways
  std::size_t taken = 0;
  for (const auto& claim : claims)
    if (taken++ < most) multiply(all, claim, plurals);
  if (!asks_recipient) return all;
  auto circular = all;
  multiply(all, "recipient", {"male", "female", "neutral"});
  multiply(circular, "recipient", {"neutral"});
  multiply(circular, "recipient.circular", {"yes"});
  all.insert(all.end(), circular.begin(), circular.end());
  return all;
}

std::vector<std::string> fields_under(const model::InlineContent& content,
                                      const Answers& answers) {
  std::vector<std::string> fields;
  std::vector<bool> open;  // agreement sections: whether they are read
  const auto is_read = [&] {
    return std::find(open.begin(), open.end(), false) == open.end();
  };
  for (const auto& part : parts_of(content)) {
    if (part.agrees) {
      if (part.sign == '/') {
        if (!open.empty()) open.pop_back();
      } else {
        open.push_back(holds(part.path, answers) == (part.sign == '#'));
      }
    } else if (is_read() && part.path != "recipient.title") {
      fields.push_back((part.sign == '\0' ? std::string() : std::string(1, part.sign)) +
                       part.path);
    }
  }
  std::sort(fields.begin(), fields.end());
  return fields;
}

}  // namespace tongmun::templating
