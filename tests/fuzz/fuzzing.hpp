// What every fuzz target shares: the bytes as text, and the rule that only an Error comes
// out.
//   extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
//     return fuzz::only_errors([&] { read(fuzz::text_of(data, size)); });
//   }
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/error.hpp"

namespace tongmun::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Any other exception leaves LLVMFuzzerTestOneInput and ends the run as a crash.
template <typename Body>
int only_errors(const Body& body) {
  try {
    body();
  } catch (const Error&) {
    return 0;
  }
  return 0;
}

// Ends the run as a crash: what must hold does not.
inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "this does not hold: %s\n", what);
  std::abort();
}

}  // namespace tongmun::fuzz
