// A language may have forms of its own (a dative, say), so a misspelt one is only
// suspected.
#include "base/suggest.hpp"
#include "language/detail/parse.hpp"
#include "language/detail/patterns.hpp"

namespace tongmun::language {

void check_country(const std::string& code, const Place& place, Findings& findings) {
  if (code == "EU" || code == "XK" || text::is_country_code(code)) return;
  findings.add({"LA0014", Severity::error, "there is no country '" + code + "'", place,
                "Write the two capital letters of ISO 3166, such as KR; EU and XK are "
                "known, too."});
}

void check_countries(const data::File& file, Findings& findings) {
  const std::vector<std::string> known = {
      "short",     "official",      "of",           "in",        "to", "from",
      "adjective", "government_of", "abbreviation", "introduced"};
  for (const auto& [code, forms] : file.root.entries) {
    check_country(code, file.key_place(forms), findings);
    for (const auto& [form, node] : forms.entries)
      if (const auto near = nearest_name(form, known); near && *near != form)
        findings.add({"LA0015", Severity::warning,
                      "the form '" + form + "' may be misspelt", file.key_place(node),
                      "Did you mean '" + *near + "'?"});
  }
}

}  // namespace tongmun::language
