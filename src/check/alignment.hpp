// Alignment is checked, not hoped: every segment of the source stands in every expression and in
// every format, in the same order.
#pragma once

#include <string>
#include <vector>

#include "base/finding.hpp"
#include "model/document.hpp"

namespace tongmun::check {

// The ids of a document's segments in the order of its main text.
std::vector<std::string> segment_ids(const model::Document& document);

// The text of each segment, in the same order.
std::vector<std::pair<std::string, std::string>> segment_texts(const model::Document& document);

enum class Order {
  same,     // of files that are ordered by nature: AKN, TMX, alignment.json
  by_part   // of a DOCX: its layout orders the parts; inside a part the order holds
};

// CH0010 error: a segment of `wanted` is not in `found`; CH0011 error: one is there that should not
// be; CH0012 error: the order differs. The part of an id is what
// stands before its hash ("body-1a2b3c4d"), or, of a campaign's own text, before its first '-'.
void check_alignment(const std::vector<std::string>& wanted, const std::vector<std::string>& found,
                     Order order, const std::string& file, Findings& findings);

}  // namespace tongmun::check
