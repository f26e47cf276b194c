// A pattern is judged by its names alone: what stands between them is the language's own.
#include "language/detail/patterns.hpp"

#include "text/grammar.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "language/conventions.hpp"

namespace tongmun::language {

namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string braced(const std::string& name) { return "{{" + name + "}}"; }

// What stands before the colon of "value:genitive".
std::string base_of(const std::string& name) { return name.substr(0, name.find(':')); }

bool is_allowed(const std::string& name, const Allowed& allowed) {
  if (contains(allowed.may, name)) return true;
  const auto base = base_of(name);
  if (base.size() + 1 >= name.size() || !contains(allowed.with_form, base)) return false;
  // Amounts stand in cases; countries and dates have forms that the language names itself.
  const bool is_amount = base == "value" || base == "low" || base == "high";
  return !is_amount || text::is_grammatical_case(name.substr(base.size() + 1));
}

std::size_t count_open(std::string_view text) {
  std::size_t open = 0;
  for (auto at = text.find("{{"); at != std::string_view::npos;
       at = text.find("{{", at + 2))
    ++open;
  return open;
}

}  // namespace

void check_pattern(const data::File& file, const data::Node& pattern,
                   const Allowed& allowed, Findings& findings) {
  if (!pattern.is_scalar()) return;
  const auto add = [&](std::string code, std::string message, std::string remedy) {
    findings.add({std::move(code), Severity::error, std::move(message),
                  file.place(pattern), std::move(remedy)});
  };
  const auto names = names_in(pattern.text);
  for (const auto& name : names)
    if (!is_allowed(name, allowed))
      add("LA0005", "this pattern cannot hold " + braced(name),
          suggestion(name, allowed.may));
  std::vector<std::string> bases;
  for (const auto& name : names) bases.push_back(base_of(name));
  for (const auto& name : allowed.must)
    if (!contains(bases, name))
      add("LA0006", "this pattern loses its value: it has no " + braced(name),
          "Put " + braced(name) + " where the value belongs.");
  if (count_open(pattern.text) != names.size())
    add("LA0006", "a {{ of this pattern is never closed", "Write }} behind the name.");
}

void check_patterns(const data::File& file, const data::Node* map, const Allowed& allowed,
                    Findings& findings) {
  if (!map) return;
  for (const auto& [key, pattern] : map->entries)
    check_pattern(file, pattern, allowed, findings);
}

}  // namespace tongmun::language
