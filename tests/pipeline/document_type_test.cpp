// A document type that no code knows: its folder, put into templates/ and named by the
// campaign, is all there is of it.
#include "docx/docx.hpp"
#include "pipeline/building.hpp"
#include "support/golden.hpp"
#include "support/validated.hpp"

namespace tongmun::pipeline {

namespace {

using Names = std::vector<std::string>;

// The briefing note in place of the letter, of which nothing is left.
void put_note_into(Sample& sample) {
  const std::filesystem::path folder =
      std::filesystem::path(TONGMUN_SOURCE_DIR) / "tests/pipeline/briefing-note";
  sample.remove_planted_faults();
  std::filesystem::remove_all(sample.root() / "templates");
  std::filesystem::create_directory(sample.root() / "templates");
  std::filesystem::copy(folder, sample.root() / "templates/briefing-note");
  sample.replace("campaigns/coi-2013/campaign.yaml", "works: [minister-letter]",
                 "works: [briefing-note]");
}

// A note's path below out/, without extension.
std::string note(const std::string& recipient, const std::string& language) {
  const auto name = recipient == "circular" ? "all" : recipient;
  return "coi-2013/briefing-note/" + recipient + "/note_" + name + "_" + language;
}

// For everybody, for a member of the Human Rights Council, for a State that is none.
struct Note {
  const char *golden, *recipient, *language;
};
constexpr Note notes[] = {
    {"briefing-note.en-GB", "circular", "en-gb"},
    {"briefing-note.ar", "circular", "ar"},
    {"briefing-note.kr.ko", "kr-foreign-minister", "ko"},
    {"briefing-note.kr.en-GB", "kr-foreign-minister", "en-gb"},
    {"briefing-note.sa.ar", "sa-foreign-minister", "ar-sa"},
};

// The one paragraph of the main text that holds these words, as markup.
std::string paragraph_with(const std::string& docx, const std::string& words) {
  const auto xml = opc::Package::read(docx, "note.docx").part("word/document.xml");
  const auto at = xml.find(words);
  INFO(words);
  REQUIRE(at != std::string::npos);
  REQUIRE(xml.find(words, at + 1) == std::string::npos);
  const auto begin = xml.rfind("<w:p>", at);
  return xml.substr(begin, xml.find("</w:p>", at) - begin);
}

void translate_into_korean(Sample& sample,
                           const std::map<std::string, std::string>& texts) {
  std::string units;
  for (const auto& [source, target] : texts)
    units += "<tu><tuv xml:lang=\"en-GB\"><seg>" + source +
             "</seg></tuv><tuv xml:lang=\"ko\"><seg>" + target + "</seg></tuv></tu>\n";
  sample.replace("translations/ko/memory.tmx", "</body>", units + "</body>");
}

}  // namespace

TEST_CASE("a document type is its folder alone", "[pipeline][types]") {
  Sample sample("ko, ar");
  put_note_into(sample);
  const auto report = build(sample);
  REQUIRE(report.works.size() == 1);
  const auto& work = report.works[0];
  CHECK(work.built);
  CHECK(work.work == "briefing-note");
  CHECK(work.languages == Names{"ar", "en-GB", "ko"});
  CHECK(work.recipients == 28);
  CHECK(work.figures > 400);
  CHECK(work.figures_found == work.figures);

  const auto tree = sample.written();
  std::map<std::string, std::string> files;
  for (const auto& [golden, recipient, language] : notes) {
    const auto file = note(recipient, language);
    INFO(file);
    REQUIRE(tree.contains(file + ".docx"));
    const auto& docx = tree.at(file + ".docx");
    Findings faults;
    docx::lint(docx, file, faults);
    CHECK(told(faults.all()) == Names{});
    support::check_golden(golden, support::parts_of(docx, file));
    CHECK(tree.at(file + ".akn").find("<doc name=\"briefing\"") != std::string::npos);
    const auto invalid = published::faults(tree.at(file + ".akn"), "--schema",
                                           "schemas/akn/akomantoso30.xsd");
    CHECK(invalid.value_or("") == "");
    CHECK(tree.contains(file + ".html"));  // as its template.yaml asks
    files[std::string(golden) + ".docx"] = docx;
  }
  CHECK(published::validated(files) == "");
}

TEST_CASE("what the memories lack of a new type is told, and stands there marked",
          "[pipeline][types]") {
  Sample sample("ko, ar");
  put_note_into(sample);
  const auto report = build(sample);
  // Once for each language: the note's own sentences. What it shares with the letter, its
  // headings, tables and requests, is there already.
  const std::string layout =
      "TP0043 templates/briefing-note/layout.xml word/document.xml ";
  const std::string part = "TP0043 templates/briefing-note/note.md:";
  CHECK(told(report.findings, Severity::error) ==
        Names{layout + "paragraph 1", layout + "paragraph 1", part + "2:1", part + "2:1",
              part + "5:1", part + "5:1", part + "31:1", part + "31:1"});
  CHECK(report.works[0].missing == 8);
  CHECK(report.works[0].reused > 5 * report.works[0].missing);
  const auto tree = sample.written();
  const auto korean = note("kr-foreign-minister", "ko");
  const std::string yellow = "<w:highlight w:val=\"yellow\"/>";
  for (const auto* words :
       {"Briefing note", "This note is for the delegation ", "Where to read more"})
    CHECK(paragraph_with(tree.at(korean + ".docx"), words).find(yellow) !=
          std::string::npos);
  CHECK(paragraph_with(tree.at(korean + ".docx"), "요청 사항").find(yellow) ==
        std::string::npos);
  CHECK(tree.at(korean + ".akn").find("class=\"untranslated\"") != std::string::npos);
  CHECK(tree.at(note("circular", "en-gb") + ".docx").find(yellow) == std::string::npos);
}

TEST_CASE("a new type is released once its sentences are in the memory",
          "[pipeline][types]") {
  Sample sample("ko");
  put_note_into(sample);
  BuildOptions options;
  options.mode = Mode::release;
  CHECK(build(sample, options).refused);
  CHECK_FALSE(sample.written().contains(note("kr-foreign-minister", "ko") + ".docx"));
  translate_into_korean(
      sample,
      {{"Briefing note", "설명 자료"},
       {"This note is for all who take part in the session of "
        "<ph x=\"1\">{{claim.next-session:month}}</ph>.",
        "이 자료는 <ph x=\"1\">{{claim.next-session:month}}</ph> 회기에 참여하시는 모든 "
        "분께 드립니다."},
       {"This note is for the delegation <ph x=\"1\">{{recipient.country:of}}</ph>.",
        "이 자료는 <ph x=\"1\">{{recipient.country:의}}</ph> 대표단께 드립니다."},
       {"Where to read more", "참고 자료"}});
  const auto report = build(sample, options);
  CHECK(told(report.findings, Severity::error) == Names{});
  CHECK_FALSE(report.refused);
  const auto file = note("kr-foreign-minister", "ko") + ".docx";
  const auto tree = sample.written();
  REQUIRE(tree.contains(file));
  const auto lines = support::lines_of(tree.at(file), file);
  CHECK(lines.at(0) == "설명 자료");
  CHECK(lines.at(3) == "이 자료는 한국의 대표단께 드립니다.");
}

}  // namespace tongmun::pipeline
