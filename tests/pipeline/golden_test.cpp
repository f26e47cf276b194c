#include "support/golden.hpp"

#include "pipeline/building.hpp"

namespace tongmun::pipeline {

TEST_CASE("the circular and a letter in each language say what was accepted", "[pipeline][golden]") {
  const auto sample = Sample::whole();
  build(sample);
  const auto tree = sample.written();
  using Row = std::tuple<std::string, std::string, std::string>;
  // clang-format off
  for (const auto& [name, folder, language] : {
           Row{"circular.en-GB", "circular", "en-gb"},
           Row{"circular.ko", "circular", "ko"},
           Row{"circular.ja", "circular", "ja"},
           Row{"circular.ar", "circular", "ar"},
           Row{"circular.en-US", "circular", "en-us"},
           Row{"circular.fr", "circular", "fr"},
           Row{"circular.es", "circular", "es"},
           Row{"circular.zh-Hans", "circular", "zh-hans"},
           Row{"circular.zh-Hant", "circular", "zh-hant"},
           Row{"circular.ru", "circular", "ru"},
           Row{"circular.de", "circular", "de"},
           Row{"circular.th", "circular", "th"},
           Row{"circular.id", "circular", "id"},
           Row{"circular.cs", "circular", "cs"},
           Row{"circular.pt-BR", "circular", "pt-br"},
           Row{"kr.ko", "kr-foreign-minister", "ko"},
           Row{"jp.ja", "jp-foreign-minister", "ja"},
           Row{"sa.ar", "sa-foreign-minister", "ar-sa"},
           Row{"ma.ar", "ma-foreign-minister", "ar-ma"},
           Row{"us.en-US", "us-foreign-minister", "en-us"},
           Row{"fr.fr", "fr-foreign-minister", "fr"},
           Row{"es.es", "es-foreign-minister", "es"},
           Row{"br.pt-BR", "br-foreign-minister", "pt-br"},
           Row{"cz.cs", "cz-foreign-minister", "cs"},
           Row{"ru.ru", "ru-foreign-minister", "ru"},
           Row{"ch.de", "ch-foreign-minister", "de-ch"},
           Row{"cn.zh-Hans", "cn-foreign-minister", "zh-hans"},
           Row{"tw.zh-Hant", "tw-foreign-minister", "zh-hant-tw"},
           Row{"th.th", "th-foreign-minister", "th"},
           Row{"id.id", "id-foreign-minister", "id"},
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
