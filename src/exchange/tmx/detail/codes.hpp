// Whether two variants carry the same fields and codes.
#pragma once

#include <string>

#include "model/segment.hpp"

namespace tongmun::exchange::tmx {

// "lacks {{claim.prisoners}} and has <bold> added", or empty when the target carries what
// the source does. Forms of a field may differ (languages need their own), and a target
// may have conditions of its own ({{#recipient.female}}), in whose branches fields come
// more than once.
std::string difference_of_codes(const model::InlineContent& source,
                                const model::InlineContent& target);

}  // namespace tongmun::exchange::tmx
