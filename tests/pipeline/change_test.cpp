// One claim changes: exactly the sentences that use it change, in all languages.
#include "docx/docx.hpp"
#include "pipeline/building.hpp"
#include "render/akn/akn.hpp"
#include "support/letter_text.hpp"

namespace tongmun::pipeline {

namespace {

using support::Change;
using Lines = std::vector<std::string>;

Lines segments_of_docx(const std::string& bytes, const std::string& file) {
  Lines lines;
  for (const auto& segment : docx::read_segments(bytes, file))
    lines.push_back(segment.bookmark + ": " + segment.text);
  return lines;
}

Lines segments_of_akn(const std::string& bytes, const std::string& file) {
  Lines lines;
  for (const auto& segment : render::akn::read_segments(bytes, file))
    lines.push_back(segment.id + ": " + segment.text);
  return lines;
}

// What a letter says before and after the change.
struct Said {
  const char* language;
  Change sentence;  // a part of it
  Change amount, nature;
};

std::vector<Said> said() {
  return {
      {"en-gb",
       {"as many as 200,000 people", "at least 120,000 people"},
       {"200,000 people", "120,000 people"},
       {"at most, estimate", "at least, estimate"}},
      {"ko",
       {"최대 20만 명", "최소 12만 명"},
       {"20만 명", "12만 명"},
       {"최대, 추정치", "최소, 추정치"}},
      {"ja",
       {"最大20万人", "少なくとも12万人"},
       {"20万人", "12万人"},
       {"最大でこの値、推定", "この値以上、推定"}},
      {"ar",
       {"ما يصل إلى ٢٠٠٬٠٠٠ شخص", "ما لا يقل عن ١٢٠٬٠٠٠ شخص"},
       {"٢٠٠٬٠٠٠ شخص", "١٢٠٬٠٠٠ شخص"},
       {"حد أقصى، بحسب التقديرات", "حد أدنى، بحسب التقديرات"}},
  };
}

std::string replaced(std::string text, const Change& change) {
  const auto at = text.find(change.first);
  REQUIRE(at != std::string::npos);
  return text.replace(at, change.first.size(), change.second);
}

// Checks that the change of a claim is one line, and that only its words changed.
void check_sentence(const std::vector<Change>& changes, const Change& wanted) {
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].second == replaced(changes[0].first, wanted));
}

}  // namespace

TEST_CASE("a changed claim changes exactly what states it, in all languages",
          "[pipeline][change]") {
  Sample sample;
  const auto before = build(sample);
  const auto old = sample.written();
  sample.replace(Sample::claims, "up_to: 200000", "at_least: 120000");
  const auto after = build(sample);
  const auto now = sample.written();
  CHECK(after.findings.all() == before.findings.all());
  CHECK(after.works[0].figures_found == after.works[0].figures);

  for (const auto& [language, sentence, amount, nature] : said()) {
    INFO(language);
    const auto file = Sample::letter("circular", language);
    const auto docx = file + ".docx", akn = file + ".akn";
    check_sentence(support::changes(segments_of_docx(old.at(docx), docx),
                                    segments_of_docx(now.at(docx), docx)),
                   sentence);
    check_sentence(support::changes(segments_of_akn(old.at(akn), akn),
                                    segments_of_akn(now.at(akn), akn)),
                   sentence);
    // Beside the segments: the row of the table.
    const auto lines = support::changes(support::lines_of(old.at(docx), docx),
                                        support::lines_of(now.at(docx), docx));
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].second == replaced(lines[0].first, sentence));
    CHECK(lines[1] == amount);
    CHECK(lines[2] == nature);
  }
}

TEST_CASE("a changed claim leaves translations, ids and alignment as they are",
          "[pipeline][change]") {
  Sample sample;
  build(sample);
  const auto old = sample.written();
  sample.replace(Sample::claims, "up_to: 200000", "at_least: 120000");
  build(sample);
  for (const auto& name : support::differing(old, sample.written())) {
    INFO(name);
    CHECK((name.ends_with(".docx") || name.ends_with(".akn")));
  }
}

TEST_CASE("a changed sentence of the template loses its translations and no others",
          "[pipeline][change]") {
  Sample sample;
  const auto before = build(sample);
  const auto old = sample.written();
  sample.replace(Sample::body, "}} has rejected both.", "}} rejected both.");
  const auto after = build(sample);
  CHECK(after.works[0].missing == 3);  // ko, ja, ar
  const auto found = told(added(before.findings, after.findings));
  CHECK(std::count(found.begin(), found.end(),
                   "TP0043 templates/minister-letter/body.md:15:1") == 3);
  const auto file = Sample::letter("circular", "ko") + ".docx";
  const auto now = sample.written();
  const auto segments = support::changes(segments_of_docx(old.at(file), file),
                                         segments_of_docx(now.at(file), file));
  REQUIRE(segments.size() == 1);
  CHECK_THAT(segments[0].first,
             Catch::EndsWith(": 북한은 두 결의를 모두 거부하였습니다."));
  CHECK_THAT(segments[0].second, Catch::EndsWith(": The DPRK rejected both."));
}

}  // namespace tongmun::pipeline
