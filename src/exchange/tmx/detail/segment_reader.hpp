// The content of a <seg>: text, fields and codes.
#pragma once

#include <string>
#include <vector>

#include "base/finding.hpp"
#include "model/segment.hpp"
#include "xml/reader.hpp"

namespace tongmun::exchange::tmx {

struct ReadSegment {
  model::InlineContent content;  // normalised
  std::string fault;             // why it cannot be used; empty when it can
};

// From the start of a <seg>: reads up to and including its end. What is left out on the
// way
// (<sub>, <ut>, unknown elements) goes to `findings`.
ReadSegment read_segment(xml::Reader& reader, Findings& findings);

}  // namespace tongmun::exchange::tmx
