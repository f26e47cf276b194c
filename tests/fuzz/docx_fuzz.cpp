// A layout from anybody: read, linted, written back; what we wrote must be readable
// again.
#include "docx/docx.hpp"
#include "fuzz/fuzzing.hpp"
#include "fuzz/package_text.hpp"

using namespace tongmun;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::only_errors([&] {
    const auto bytes = fuzz::package_of(fuzz::text_of(data, size));
    Findings findings;
    try {
      docx::lint(bytes, "fuzz.docx", findings);
    } catch (const Error&) {  // what the linter cannot read, the reader must see as well
    }
    const auto layout = docx::Layout::read(bytes, "fuzz.docx");
    const auto written = layout.write(layout.document(), {});
    bool readable = true;
    try {
      docx::Layout::read_back(written, "written.docx");
    } catch (const Error& error) {
      std::fprintf(stderr, "%s\n", error.what());
      readable = false;
    }
    fuzz::require(readable, "a document that was written can be read");
  });
}
