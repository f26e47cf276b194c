// A translation memory in use: the units of one or more stores, looked up exactly and by
// context.
//   tm::Memory memory;
//   memory.add(unit);
//   auto matches = memory.lookup({.source = segment, .target = korean});
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/segment.hpp"

namespace tongmun::tm {

enum class MatchKind { context, exact };  // best first

struct Match {
  std::string unit;  // its id
  MatchKind kind = MatchKind::exact;
  int score = 100;        // percent: 100 exact, 101 one context, 102 both
  model::Segment target;  // a copy; its codes have the numbers of the query's
  std::string origin;     // the store it comes from, as findings show it
  bool reviewed = false;  // property x-status is "reviewed" or "approved"
};

struct Query {
  model::Segment source;
  text::LanguageTag target;
  std::string previous, next;  // match keys of the neighbours; empty at an end
  std::string id;  // the segment's id; a unit with the same id counts as one context
};

// Many threads may look up at once; adding is for one.
class Memory {
 public:
  // Units added earlier win ties, so add the stores in the order of their rank. Context
  // is read from the properties x-context-previous and x-context-next: plain text of the
  // neighbours, empty where there was none. A unit without the property has no context on
  // that side.
  void add(const model::Unit& unit, std::string_view origin);

  // Matches by falling score, then order of adding. Targets in a parent tag of the asked
  // one count (pt for pt-BR), empty ones do not. The source's language must be the
  // query's or share its language subtag.
  std::vector<Match> lookup(const Query& query) const;

  std::size_t size() const { return units_.size(); }

 private:
  struct Entry {
    model::Unit unit;
    std::string origin;
    std::optional<std::string> previous, next;  // context keys; nothing when unknown
  };
  static int contexts_shared(const Entry& entry, const Query& query);

  std::vector<Entry> units_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
};

}  // namespace tongmun::tm
