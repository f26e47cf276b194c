#include "support/golden.hpp"

#include "pipeline/building.hpp"

namespace tongmun::pipeline {

TEST_CASE("the circular and four letters say what was accepted", "[pipeline][golden]") {
  const Sample sample;
  build(sample);
  const auto tree = sample.written();
  using Row = std::tuple<std::string, std::string, std::string>;
  // clang-format off
  for (const auto& [name, folder, language] : {
           Row{"circular.en-GB", "circular", "en-gb"},
           Row{"circular.ko", "circular", "ko"},
           Row{"circular.ja", "circular", "ja"},
           Row{"circular.ar", "circular", "ar"},
           Row{"kr.ko", "kr-foreign-minister", "ko"},
           Row{"jp.ja", "jp-foreign-minister", "ja"},
           Row{"sa.ar", "sa-foreign-minister", "ar"},
           Row{"gb.en-GB", "gb-foreign-minister", "en-gb"}}) {
    // clang-format on
    const auto file = Sample::letter(folder, language) + ".docx";
    REQUIRE(tree.contains(file));
    support::check_golden(name, support::parts_of(tree.at(file), file));
  }
}

TEST_CASE("a part, a line or a word that changed is seen in a golden file", "[golden]") {
  const std::vector<support::LetterPart> parts = {
      {"word/document.xml", {"Excellency,", "", "We write"}},
      {"word/footer1.xml", {"Page "}}};
  const auto text = support::golden_text(parts);
  CHECK(text ==
        "== word/document.xml\nExcellency,\n\nWe write\n\n== word/footer1.xml\nPage \n");
  const auto read = support::golden_parts(text);
  CHECK(read.at("word/footer1.xml") == std::vector<std::string>{"Page "});
  CHECK(
      support::changes(read.at("word/document.xml"), {"Excellency,", "", "We wrote", ""})
          .size() == 1);
}

}  // namespace tongmun::pipeline
