// A memory from anybody: read, written, and read again, which must give the same units.
#include <algorithm>

#include "base/file.hpp"
#include "exchange/tmx/tmx.hpp"
#include "fuzz/fuzzing.hpp"

using namespace tongmun;
namespace tmx = exchange::tmx;

namespace {

struct Memory {
  tmx::Header header;
  std::vector<model::Unit> units;
  Findings findings;
};

Memory read(std::string_view bytes, const char* name) {
  Memory memory;
  memory.header = tmx::read(
      bytes, name,
      [&](tmx::ReadUnit unit) { memory.units.push_back(std::move(unit.unit)); },
      memory.findings);
  return memory;
}

bool is_same(const model::Unit& some, const model::Unit& other) {
  return some.id == other.id && some.source == other.source &&
         some.targets == other.targets && some.properties == other.properties &&
         some.notes == other.notes && some.creator == other.creator &&
         some.created == other.created && some.changer == other.changer &&
         some.changed == other.changed;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::only_errors([&] {
    const auto memory = read(fuzz::text_of(data, size), "fuzz.tmx");
    for (const auto& unit : memory.units)
      fuzz::require(!unit.targets.empty(), "a unit has a target");
    for (const auto& finding : memory.findings.all())
      fuzz::require(!finding.remedy.empty() && finding.place.line > 0,
                    "a finding has a line and a remedy");
    const auto written = tmx::write(memory.header, memory.units);
    require_utf8(written, "written.tmx");
    Memory again;
    try {
      again = read(written, "written.tmx");
    } catch (const Error& error) {
      std::fprintf(stderr, "%s\n", error.what());
    }
    fuzz::require(!again.findings.has_errors(), "what was written has no errors");
    fuzz::require(std::ranges::equal(memory.units, again.units, is_same),
                  "what was written reads the same");
  });
}
