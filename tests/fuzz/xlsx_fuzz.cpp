// A list of recipients from anybody, as a workbook or as CSV.
#include "campaign/table.hpp"
#include "fuzz/fuzzing.hpp"
#include "fuzz/package_text.hpp"

using namespace tongmun;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = fuzz::text_of(data, size);
  return fuzz::only_errors([&] {
    const auto table = input.starts_with("=== ") || input.starts_with("PK")
                           ? campaign::read_xlsx(fuzz::package_of(input), "fuzz.xlsx")
                           : campaign::read_csv(std::string(input), "fuzz.csv");
    for (std::size_t i = 0; i < table.size(); ++i)
      fuzz::require(table[i].size() == table.header().size(),
                    "a row is as long as the header");
  });
}
