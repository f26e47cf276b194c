// The schemas of this repository, built into the program by cmake/EmbedSchemas.cmake.
#pragma once

#include <string_view>
#include <vector>

namespace tongmun::data::detail {

struct EmbeddedSchema {
  std::string_view name, text;
};

const std::vector<EmbeddedSchema>& embedded_schemas();  // by name

}  // namespace tongmun::data::detail
