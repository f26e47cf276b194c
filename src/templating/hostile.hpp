// What no template may hold, whoever wrote it.
#pragma once

#include "templating/source.hpp"

namespace tongmun::templating {

inline constexpr std::size_t most_part_bytes = std::size_t{1}
                                               << 20;  // of a text part: 300 pages
// Of a part or a layout's story. Sections are looked through for each other.
inline constexpr std::size_t most_tags = 5000;

// Throws Error{refused} above `most_tags`. Adds TP0071 for each paragraph with a
// direction fault (base/direction_controls.hpp).
void refuse_hostile(const std::vector<SourceBlock>& blocks, const std::string& file,
                    Findings& findings);

}  // namespace tongmun::templating
