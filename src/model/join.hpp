// Two documents in one file: a bilingual letter.
#pragma once

#include <string>

#include "model/document.hpp"

namespace tongmun::model {

// Puts the main text of `second` behind that of `first`, on a new page. Ids of its paragraphs,
// tables and segments get "--" and `suffix`, so that all stay unique; its lists and values count on.
// Headers, footers, title and the last section's properties are those of `first`.
void append(Document& first, Document second, const std::string& suffix);

}  // namespace tongmun::model
