// What every fuzz target shares: the bytes as text, and the rule that only an Error comes
// out, soon.
//   extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
//     return fuzz::only_errors([&] { read(fuzz::text_of(data, size)); });
//   }
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>

#include "base/error.hpp"
#include "base/finding.hpp"

namespace tongmun::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Ends the run as a crash: what must hold does not.
inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "this does not hold: %s\n", what);
  std::abort();
}

inline void tell(const Findings& findings) {
  for (const auto& finding : findings.all())
    std::fprintf(stderr, "%s %s: %s\n", finding.code.c_str(), finding.message.c_str(),
                 finding.remedy.c_str());
}

inline void require_remedies(const Findings& findings) {
  for (const auto& finding : findings.all()) {
    if (!finding.remedy.empty()) continue;
    tell(findings);
    require(false, "a finding has a remedy");
  }
}

// Any other exception leaves LLVMFuzzerTestOneInput and ends the run as a crash. Time is
// that of the processor: libFuzzer's own limit is by the clock, which runs on while a
// busy machine has no turn for us, so scripts/fuzz leaves it to what never ends.
template <typename Body>
int only_errors(const Body& body) {
  constexpr std::clock_t most_seconds = 5;
  const auto begin = std::clock();
  try {
    body();
  } catch (const Error&) {  // it was refused, as it should be
  }
  require(std::clock() - begin < most_seconds * CLOCKS_PER_SEC,
          "an input takes less than five seconds");
  return 0;
}

}  // namespace tongmun::fuzz
