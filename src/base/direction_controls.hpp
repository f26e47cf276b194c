// Invisible characters that turn the direction of the text around them (Unicode UAX
// #9, 2.1 and 2.4).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tongmun {

struct DirectionFault {
  std::size_t offset = 0;    // of the character, in bytes
  std::string message = {};  // "U+202E turns the text behind it around"
  std::string remedy = {};
};

// The first character of sound UTF-8 that can make a text read as another than it is: an
// override (U+202D, U+202E), with which 100 can be shown as 001; an embedding or isolate
// (U+202A, U+202B, U+2066 to U+2068) that does not end on its line and so reaches into
// what follows; an end (U+202C, U+2069) that closes none of the text's own, but one
// around it. Balanced embeddings and isolates and the marks U+200E, U+200F and U+061C are
// no fault.
std::optional<DirectionFault> find_direction_fault(std::string_view text);

}  // namespace tongmun
