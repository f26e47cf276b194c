// Patterns of a file held against what each may hold and must not lose.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "data/node.hpp"

namespace tongmun::language {

struct Allowed {
  std::vector<std::string> may;
  std::vector<std::string> must = {};  // or the pattern's value would be lost
  // Of `may`, those that take a form behind a colon: {{country:of}}, {{value:genitive}}.
  std::vector<std::string> with_form = {};
};

// Each tells LA0005 or LA0006 at the pattern's place; what is no text is passed over.
void check_pattern(const data::File& file, const data::Node& pattern,
                   const Allowed& allowed, Findings& findings);
// Every value of a map, which may be absent.
void check_patterns(const data::File& file, const data::Node* map, const Allowed& allowed,
                    Findings& findings);

// Titles, forms of address and terms of the posts.
void check_posts(const data::File& file, Findings& findings);

// Tells LA0014 unless the code is one of ISO 3166 of today, EU or XK.
void check_country(const std::string& code, const Place& place, Findings& findings);

}  // namespace tongmun::language
