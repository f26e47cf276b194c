// TMX 1.4b (LISA OSCAR, 2005-04-26), level 2: read as a stream of units, written exactly.
// Fields are <ph x="n">{{tag}}</ph>; a pair of codes is <bpt i="n" x="n"
// type="bold">**</bpt> … <ept i="n">**</ept>; a code that stands alone is <ph x="n"
// type="break"/>.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.hpp"
#include "model/segment.hpp"

namespace tongmun::exchange::tmx {

struct Header {
  std::string source_language = "en-GB";  // srclang; "*all*" when each unit has its own
  std::string creation_tool = "tongmun", creation_tool_version = "1";
  std::string original_format = "tongmun";  // o-tmf
  std::vector<std::pair<std::string, std::string>> properties = {};
  std::vector<std::string> notes = {};
};

struct ReadUnit {
  model::Unit unit;
  Place place;
};

// Calls `sink` for each unit in the order of the file. The source is the variant in the
// language of srclang (of the tu, or else of the header), failing that one that shares
// its language subtag, and the first variant for "*all*". What cannot be used becomes a
// finding, and the reading goes on: a variant whose language tag is none (EX0003), whose
// codes do not pair (EX0004), that is empty (EX0005) or comes twice (EX0006) is passed
// over, and so is a unit that has no source (EX0001) or no target (EX0002) left. Warnings
// tell what differs between source and target (EX0007) or was left out of a unit (EX0008
// …). Dates and users that only variants have are those of the variant changed last;
// notes and properties of variants join the unit's. Throws Error{malformed} for what is
// no TMX.
Header read(std::string_view bytes, const std::string& name,
            const std::function<void(ReadUnit)>& sink, Findings& findings);

// The whole file, units in the given order, targets by language tag, indented; no dates
// but those of the units. Valid against tmx14.dtd. Characters that XML forbids become
// U+FFFD. A code whose partner is missing is written as <it>, and read back as one that
// stands alone.
std::string write(const Header& header, const std::vector<model::Unit>& units);

}  // namespace tongmun::exchange::tmx
