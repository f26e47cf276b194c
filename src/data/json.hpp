// JSON as the same tree that YAML is read into.
//   const auto file = data::read_json("letter.json", "letter.json");
#pragma once

#include "data/node.hpp"

namespace tongmun::data {

// Reads one JSON document (RFC 8259) of at most 16 MiB. Numbers keep what stands in the
// file where they have a fraction or exponent ("1.10"), and all their digits where they
// have none. Values know their line, but no column. Throws Error with line and column as
// read_yaml: `not_found`, `io`; `malformed` also for a key that is there twice and for
// what is no UTF-8; `refused` for more than 64 levels or 1,000,000 values.
File read_json(const std::filesystem::path& file, std::string name);
File parse_json(std::string_view text, std::string name);

}  // namespace tongmun::data
