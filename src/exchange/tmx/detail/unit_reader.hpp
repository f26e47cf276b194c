// One <tu>: its variants, and what is known of them.
#pragma once

#include <optional>
#include <string>

#include "base/finding.hpp"
#include "exchange/tmx/detail/elements.hpp"
#include "exchange/tmx/tmx.hpp"
#include "xml/reader.hpp"

namespace tongmun::exchange::tmx {

// From the start of a <tu>: reads up to and including its end. Nothing when it cannot be
// used; why not, and what else is wrong with it, goes to `findings`. `source_language` is
// the srclang of the header: a tag, or "*all*".
std::optional<ReadUnit> read_unit(xml::Reader& reader, const std::string& source_language,
                                  Languages& languages, Findings& findings);

}  // namespace tongmun::exchange::tmx
