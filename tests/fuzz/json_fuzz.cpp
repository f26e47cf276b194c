// JSON from anybody: a tree within its limits, or an error that says where.
#include <algorithm>

#include "data/json.hpp"
#include "fuzz/fuzzing.hpp"

using namespace tongmun;

namespace {

void require_lines(const data::Node& node, std::ptrdiff_t lines) {
  fuzz::require(node.line > 0 && node.line <= lines, "a value has a line of the file");
  for (const auto& item : node.items) require_lines(item, lines);
  for (const auto& [key, value] : node.entries) require_lines(value, lines);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = fuzz::text_of(data, size);
  return fuzz::only_errors([&] {
    const auto lines = std::ranges::count(input, '\n') + 1;
    try {
      require_lines(data::parse_json(input, "fuzz.json").root, lines);
    } catch (const Error& error) {
      fuzz::require(error.place().line <= lines, "an error stands in the file");
      throw;
    }
  });
}
