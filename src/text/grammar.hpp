// Names of grammatical features, as CLDR's grammaticalFeatures call them.
#pragma once

#include <array>
#include <string_view>

namespace tongmun::text {

// The cases that forms of names, amounts and months may be asked in.
constexpr std::array<std::string_view, 17> grammatical_cases = {
    "nominative", "accusative", "dative",      "genitive", "instrumental", "prepositional",
    "locative",   "vocative",   "ablative",    "partitive", "essive",      "translative",
    "inessive",   "elative",    "illative",    "adessive",  "allative"};

constexpr bool is_grammatical_case(std::string_view name) {
  for (const auto known : grammatical_cases)
    if (known == name) return true;
  return false;
}

}  // namespace tongmun::text
