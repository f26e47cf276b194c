// Says in plain words, and at the right place, why a file does not follow its schema.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "data/node.hpp"

namespace tongmun::data::detail {

// Patterns are matched by std::regex, which recurses for each byte. What is longer fails.
inline constexpr std::size_t longest_patterned = 2048;  // bytes

// Walks the file and the schema side by side and adds a finding for each violation. Knows the
// keywords of draft-07 that the project's schemas use; a judgement is not its business.
void explain(const File& file, const nlohmann::json& schema, Findings& findings);

// Of a number: its value, where it is whole and fits.
std::optional<std::int64_t> whole_number(const Node& node);
// Of a number: its value. Never infinite.
double decimal_number(const Node& node);

}  // namespace tongmun::data::detail
