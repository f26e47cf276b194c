// A text part from anybody: read, and cut into segments.
#include "base/file.hpp"
#include "fuzz/fuzzing.hpp"
#include "templating/segments.hpp"
#include "templating/source.hpp"

using namespace tongmun;

namespace {

void cut(const std::vector<templating::SourceBlock>& blocks) {
  static const auto english = text::LanguageTag::parse("en-GB");
  static const text::SentenceRules rules{.abbreviations = {"U.N."}};
  for (const auto& block : blocks) {
    templating::cut_segments(block.pieces, english, rules);
    for (const auto& piece : block.pieces)
      for (const auto& text : piece.texts) cut(text);
    if (!block.table) continue;
    for (const auto& row : block.table->rows)
      for (const auto& cell : row.cells) cut(cell.blocks);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = fuzz::text_of(data, size);
  return fuzz::only_errors([&] {
    require_utf8(input, "fuzz.md");
    Findings findings;
    cut(templating::read_markdown(input, "fuzz.md", findings));
  });
}
