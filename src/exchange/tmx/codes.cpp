// Each side becomes a count of what it carries, by path and by code; the counts are
// compared.
#include "exchange/tmx/detail/codes.hpp"

#include <map>

namespace tongmun::exchange::tmx {

namespace {

struct Carried {
  std::map<std::string, int> counts;  // by how it is shown
  bool has_conditions = false;

  void operator()(const model::Text&) {}
  void operator()(const model::Field& field) {
    if (field.tag.find_first_of("#^/") == 0)
      has_conditions = true;
    else
      ++counts["{{" + model::field_path(field.tag) + "}}"];
  }
  void operator()(const model::Code& code) {
    const auto name = code.type + " " + std::to_string(code.id);
    ++counts[code.kind == model::Code::Kind::close ? "</" + name + ">"
                                                   : "<" + name + ">"];
  }
};

Carried carried_by(const model::InlineContent& content) {
  Carried carried;
  for (const auto& item : content) std::visit(carried, item);
  return carried;
}

enum class Of { all, codes };

std::string missing_in(const Carried& some, const Carried& others, bool count, Of of) {
  std::string missing;
  for (const auto& [what, times] : others.counts) {
    if (of == Of::codes && what.starts_with("{{")) continue;
    const auto found = some.counts.find(what);
    const int here = found == some.counts.end() ? 0 : found->second;
    if (here >= (count ? times : 1)) continue;
    missing += (missing.empty() ? "" : ", ") + what;
  }
  return missing;
}

}  // namespace

std::string difference_of_codes(const model::InlineContent& source,
                                const model::InlineContent& target) {
  const auto wanted = carried_by(source), there = carried_by(target);
  const bool count = !wanted.has_conditions && !there.has_conditions;
  // Which fields a translation may add is the template's affair (TP0041): it may greet its reader.
  const auto lacking = missing_in(there, wanted, count, Of::all),
             added = missing_in(wanted, there, count, Of::codes);
  std::string difference;
  if (!lacking.empty()) difference = "lacks " + lacking;
  if (!added.empty())
    difference += (lacking.empty() ? "has " : " and has ") + added + " added";
  return difference;
}

}  // namespace tongmun::exchange::tmx
