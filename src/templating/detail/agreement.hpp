// Conditions that a translation adds for agreement, though its source has none: the plural of a
// figure, the gender of the addressee.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/segment.hpp"

namespace tongmun::templating {

// "claim.prisoners.plural.few", "recipient.female".
bool is_agreement(std::string_view path);

// The tags of a segment, agreement conditions and the addressee's title left out. What stands inside such a condition is in
// `branches`, where a field may come once in each.
struct Agreement {
  std::vector<std::string> plain;               // as "claim.x", "#quote.x"; sorted
  std::set<std::string> branches;
  // What the conditions ask of ("claim.prisoners", "recipient") → what they cover ("few", "male").
  std::map<std::string, std::set<std::string>> covered;
  std::set<std::string> has_else;               // those with an inverted section, which covers the rest
};

Agreement agreement_of(const model::InlineContent& content);

}  // namespace tongmun::templating
