// A file of data from anybody, held against the schema that the first byte chooses.
#include "data/node.hpp"
#include "data/schema.hpp"
#include "fuzz/fuzzing.hpp"

using namespace tongmun;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = fuzz::text_of(data, size);
  static const auto schemas = data::schema_names();
  if (input.empty()) return 0;
  return fuzz::only_errors([&] {
    const auto file = data::parse_yaml(input.substr(1), "fuzz.yaml");
    Findings findings;
    // Letters, so that a corpus file can be written by hand: 'a' is the first schema.
    const auto schema = static_cast<unsigned char>(input[0] - 'a') % schemas.size();
    const bool sound = data::validate(file, schemas[schema], findings);
    fuzz::require(sound == !findings.has_errors(), "what is not sound is told");
    for (const auto& finding : findings.all())
      fuzz::require(finding.place.line > 0, "a finding has a line");
  });
}
