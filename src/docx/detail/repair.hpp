// Small faults of other programs' files, put right as they are read.
#pragma once

#include "docx/detail/tree.hpp"

namespace tongmun::docx::detail {

// Puts properties into the order of the schema, and replaces the values "start" and "end"
// of alignments where only "left" and "right" are allowed; drops names of character sets.
// LibreOffice 7 writes all three.
void repair(Node& root);

}  // namespace tongmun::docx::detail
