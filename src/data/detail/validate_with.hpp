// Validation against any schema, so that tests can bring their own.
#pragma once

#include <string_view>

#include "data/node.hpp"

namespace tongmun::data::detail {

// As data::validate, with the schema's JSON text. Throws Error{malformed} where that is no schema.
bool validate_with(const File& file, std::string_view schema_json, Findings& findings);

}  // namespace tongmun::data::detail
