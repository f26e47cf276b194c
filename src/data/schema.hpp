// JSON Schemas (draft-07) of every file kind, the same files that editors use.
#pragma once

#include <string_view>
#include <vector>

#include "data/node.hpp"

namespace tongmun::data {

// Holds the file against the schema `schemas/<schema>.schema.json` of this repository,
// which is built into the program. Adds a finding for every violation, each at line and
// column of the offending key or value, with a remedy ("Did you mean 'as_of'?", "Write
// one of: …").
//   DA0001 unknown key · DA0002 missing key · DA0003 wrong type · DA0004 value not
//   allowed DA0005 pattern · DA0006 any other violation DA0007 a text holds an invisible
//   character that turns its direction (base/direction_controls.hpp)
// Returns true when there was none. Throws Error{not_found} for a schema that is not
// built in.
bool validate(const File& file, std::string_view schema, Findings& findings);

// The names of all schemas that are built in.
std::vector<std::string_view> schema_names();
// The schema's JSON text.
std::string_view schema_text(std::string_view schema);

}  // namespace tongmun::data
