// Conditions that a translation adds for agreement, though its source has none: the plural of a
// figure, the gender of the addressee. Whatever they are, the same fields must be read.
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

// What the conditions of a segment ask of ("claim.prisoners", "recipient") → the answers that they
// have words for ("few", "male"). `has_else`: those with an inverted section, which covers the rest.
struct Agreement {
  std::map<std::string, std::set<std::string>> covered;
  std::set<std::string> has_else;
};
Agreement agreement_of(const model::InlineContent& content);

// One way in which all conditions may come out: "claim.prisoners" → "few", "recipient" → "male";
// "recipient.circular" is in it where everybody is addressed.
using Answers = std::map<std::string, std::string>;

// Every way that source and translation tell apart, in a language with these plurals.
std::vector<Answers> possible_answers(const model::InlineContent& source,
                                      const model::InlineContent& target,
                                      const std::vector<std::string>& plurals);

// The tags that are read under the answers, sorted, without agreement and the addressee's title.
// Tags of other sections have their sign: "#quote.x".
std::vector<std::string> fields_under(const model::InlineContent& content, const Answers& answers);

}  // namespace tongmun::templating
