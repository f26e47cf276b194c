// An archive from anybody; its limits are small, so that a bomb shows as slowness.
#include "fuzz/fuzzing.hpp"
#include "zip/archive.hpp"

using namespace tongmun;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::only_errors([&] {
    const zip::Archive archive(std::string(fuzz::text_of(data, size)), "fuzz.zip",
                               {.entries = 100,
                                .entry_bytes = std::size_t{1} << 20,
                                .total_bytes = std::size_t{4} << 20,
                                .ratio = 100});
    std::size_t total = 0;
    for (const auto& name : archive.names()) {
      fuzz::require(zip::is_safe_name(name), "a name is safe");
      try {
        total += archive.read(name).size();
      } catch (const Error&) {  // one entry of many may be damaged
      }
    }
    fuzz::require(total <= std::size_t{4} << 20, "the limit of all entries is kept");
  });
}
