// A language may have forms of its own (a dative, say), so a misspelt one is only
// suspected.
#include <algorithm>

#include "base/suggest.hpp"
#include "language/detail/parse.hpp"
#include "language/detail/patterns.hpp"
#include "text/grammar.hpp"

namespace tongmun::language {

void check_country(const std::string& code, const Place& place, Findings& findings) {
  if (code == "EU" || code == "XK" || text::is_country_code(code)) return;
  findings.add({"LA0014", Severity::error, "there is no country '" + code + "'", place,
                "Write the two capital letters of ISO 3166, such as KR; EU and XK are "
                "known, too."});
}

namespace {

void check_earlier(const data::File& file, const data::Node& list, Findings& findings) {
  for (const auto& node : list.items)
    if (!text::Date::parse(node.string("until")))
      findings.add({"LA0013", Severity::error,
                    "there is no such date: " + node.string("until"), file.place(node),
                    "Write the last day of the name: until: 2019-02-11."});
}

}  // namespace

void check_countries(const data::File& file, Findings& findings) {
  const std::vector<std::string> known = {
      "short",     "official",      "of",           "in",         "to",       "from",
      "adjective", "government_of", "abbreviation", "introduced", "mentioned"};
  // "official_of", "mentioned_genitive": a kind of name and how it stands in the
  // sentence.
  const auto is_composed = [&](const std::string& form) {
    return std::any_of(known.begin(), known.end(),
                       [&](const auto& kind) { return form.starts_with(kind + "_"); });
  };
  for (const auto& [code, forms] : file.root.entries) {
    check_country(code, file.key_place(forms), findings);
    for (const auto& [form, node] : forms.entries) {
      if (form == "earlier") {
        check_earlier(file, node, findings);
        continue;
      }
      if (std::find(known.begin(), known.end(), form) != known.end() ||
          is_composed(form) || text::is_grammatical_case(form))
        continue;
      if (const auto near = nearest_name(form, known); near && *near != form)
        findings.add({"LA0015", Severity::warning,
                      "the form '" + form + "' may be misspelt", file.key_place(node),
                      "Did you mean '" + *near + "'?"});
    }
  }
}

}  // namespace tongmun::language
