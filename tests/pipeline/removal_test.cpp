// One thing is taken out of the sample: one clear finding at the right place, and nothing
// else breaks.
#include "docx/docx.hpp"
#include "pipeline/building.hpp"
#include "support/letter_text.hpp"
#include "zip/archive.hpp"

namespace tongmun::pipeline {

namespace {

using Names = std::vector<std::string>;

constexpr const char* korean_memory = "translations/ko/memory.tmx";

// Takes the one translation unit out whose source begins so.
void remove_unit(Sample& sample, const std::string& file, const std::string& source) {
  const auto text = sample.read(file);
  const auto at = text.find("<seg>" + source);
  REQUIRE(at != std::string::npos);
  const auto begin = text.rfind("\n    <tu", at) + 1, end = text.find("</tu>\n", at) + 6;
  sample.replace(file, text.substr(begin, end - begin), "");
}

bool is_letter(const std::string& name) {
  return name.ends_with(".docx") || name.ends_with(".akn");
}

std::string main_part(const support::Tree& tree, const std::string& file) {
  return zip::Archive(tree.at(file + ".docx"), file).read("word/document.xml");
}

support::Tree without_findings(support::Tree tree) {
  tree.erase("coi-2013/minister-letter/findings.txt");
  tree.erase("coi-2013/minister-letter/findings.json");
  return tree;
}

}  // namespace

TEST_CASE(
    "a removed translation is one finding, and the source stands marked in its place",
    "[pipeline][removal]") {
  Sample sample;
  const auto before = build(sample);
  const auto old = sample.written();
  remove_unit(
      sample, korean_memory,
      "<ph x=\"1\">{{country.KP:mention:sentence}}</ph> has rejected both.");
  const auto after = build(sample);
  const auto now = sample.written();

  CHECK(after.works[0].built);
  CHECK(after.works[0].missing == 1);
  // The count of units that wait for a review is another one now.
  CHECK(told(added(before.findings, after.findings)) ==
        Names{"TP0043 templates/minister-letter/body.md:15:1",
              "PL0024 translations/ko/memory.tmx"});
  CHECK(after.works[0].letters == before.works[0].letters);

  // Only Korean letters differ, and in them only the one sentence.
  for (const auto& name : support::differing(old, now))
    if (is_letter(name)) CHECK_THAT(name, Catch::Contains("_ko_"));
  const auto file = Sample::letter("kr-foreign-minister", "ko");
  const auto changed = support::changes(support::lines_of(old.at(file + ".docx"), file),
                                        support::lines_of(now.at(file + ".docx"), file));
  REQUIRE(changed.size() == 1);
  CHECK_THAT(changed[0].first, Catch::Contains("북한은 두 결의를 모두 거부하였습니다."));
  CHECK_THAT(changed[0].second, Catch::Contains("The DPRK has rejected both."));
  CHECK(main_part(old, file).find("<w:highlight") == std::string::npos);
  CHECK(main_part(now, file).find("<w:highlight") != std::string::npos);
}

TEST_CASE("a claim without a source is one finding, told once, and its uses are marked",
          "[pipeline][removal]") {
  Sample sample;
  const auto before = build(sample);
  const auto old = sample.written();
  sample.replace(Sample::claims, "  as_of: 2012\n  source: icnk-petition-2012\n\ndeaths:",
                 "  as_of: 2012\n\ndeaths:");
  const auto after = build(sample);
  const auto now = sample.written();

  CHECK(after.works[0].built);
  const auto found = added(before.findings, after.findings);
  REQUIRE(told(found) == Names{"DA0002 campaigns/coi-2013/claims.yaml:16:3"});
  CHECK_THAT(found[0].message, Catch::Contains("source"));

  for (const auto& language : languages_of_the_sample()) {
    const auto file = Sample::letter("circular", language);
    INFO(file);
    std::map<std::string, std::string> texts;
    for (const auto& segment : docx::read_segments(old.at(file + ".docx"), file))
      texts[segment.bookmark] = segment.text;
    std::size_t differing = 0;
    for (const auto& segment : docx::read_segments(now.at(file + ".docx"), file)) {
      REQUIRE(texts.contains(segment.bookmark));
      if (texts[segment.bookmark] == segment.text) continue;
      ++differing;
      CHECK_THAT(segment.text, Catch::Contains("[claim.prisoners]"));
    }
    CHECK(differing == 1);
  }
}

TEST_CASE(
    "a missing brace is one finding at its tag, and an earlier build stays as it is",
    "[pipeline][removal]") {
  Sample sample;
  const auto before = build(sample);
  const auto old = sample.written();
  sample.replace(Sample::body, "{{claim.prisoners}} are held",
                 "{{claim.prisoners} are held");
  const auto after = build(sample);

  REQUIRE(after.works.size() == 1);
  CHECK_FALSE(after.works[0].built);
  CHECK(after.works[0].letters == 0);
  std::vector<std::string> errors;
  for (const auto& finding : added(before.findings, after.findings))
    errors.push_back(told(finding));
  CHECK(errors == Names{"TP0001 templates/minister-letter/body.md:7:81"});
  // Only the findings are told anew.
  CHECK(support::differing(without_findings(old), without_findings(sample.written())) ==
        Names{});
}

TEST_CASE("a missing brace leaves no letter where there was none",
          "[pipeline][removal]") {
  Sample sample;
  sample.replace(Sample::body, "{{recipient.country:government_of}}, and",
                 "{{recipient.country:government_of, and");
  const auto report = build(sample);
  CHECK_FALSE(report.works[0].built);
  for (const auto& [name, bytes] : sample.written()) CHECK_FALSE(is_letter(name));
}

TEST_CASE("a removed memory is told, and the other languages do not notice",
          "[pipeline][removal]") {
  Sample sample;
  build(sample);
  const auto old = sample.written();
  sample.remove(korean_memory);
  const auto report = build(sample);
  CHECK(report.works[0].built);
  CHECK(report.works[0].missing == report.works[0].segments);
  CHECK(told(report.findings, Severity::warning).size() > 0);
  const auto warnings = told(report.findings, Severity::warning);
  CHECK(std::count(warnings.begin(), warnings.end(),
                   "PL0020 translations/ko/memory.tmx") == 1);
  for (const auto& name : support::differing(old, sample.written()))
    if (is_letter(name)) CHECK_THAT(name, Catch::Contains("_ko_"));
}

}  // namespace tongmun::pipeline
