// Texts that read as another than they are.
#pragma once

#include "data/node.hpp"

namespace tongmun::data::detail {

// Adds DA0007 for each key or value with a direction fault; true when there was none.
bool check_directions(const File& file, Findings& findings);

}  // namespace tongmun::data::detail
