// The sample as people build it: what it promises is held here.
#include <nlohmann/json.hpp>
#include <set>

#include "docx/docx.hpp"
#include "pipeline/building.hpp"
#include "render/akn/akn.hpp"
#include "support/published.hpp"

namespace tongmun::pipeline {

namespace {

using Json = nlohmann::json;
using Names = std::vector<std::string>;

text::LanguageTag tag(const char* text) { return text::LanguageTag::parse(text); }

// The folders that hold letters.
std::set<std::string> folders(const support::Tree& tree) {
  std::set<std::string> names;
  const std::string work = "coi-2013/minister-letter/";
  for (const auto& [file, bytes] : tree)
    if (const auto slash = file.find('/', work.size()); slash != std::string::npos)
      names.insert(file.substr(work.size(), slash - work.size()));
  return names;
}

std::size_t letters(const support::Tree& tree) {
  return static_cast<std::size_t>(
      std::count_if(tree.begin(), tree.end(),
                    [](const auto& file) { return file.first.ends_with(".docx"); }));
}

}  // namespace

TEST_CASE("the sample builds, and its two planted faults are all that is wrong",
          "[pipeline][build]") {
  const Sample sample;
  const auto report = build(sample);
  REQUIRE(report.works.size() == 1);
  const auto& work = report.works[0];
  CHECK(work.built);
  CHECK_FALSE(report.refused);
  CHECK_FALSE(report.interrupted);
  CHECK(work.missing == 0);
  CHECK(work.segments > 40);
  CHECK(work.reused >= 3 * work.segments);
  CHECK(work.figures > 500);
  CHECK(work.figures_found == work.figures);
  CHECK(told(report.findings, Severity::error) ==
        Names{"PL0012 campaigns/coi-2013/recipients.csv:25:1",
              "CA0016 campaigns/coi-2013/recipients.csv:29:18"});
  CHECK(work.findings.all() == report.findings.all());
  CHECK(work.languages == Names{"ar", "en-GB", "ja", "ko"});
}

TEST_CASE(
    "every recipient has a letter, and a reference version where it is a translation",
    "[pipeline][build]") {
  const Sample sample;
  const auto report = build(sample);
  const auto tree = sample.written();
  CHECK(report.works[0].recipients == 28);
  CHECK(folders(tree).size() == 29);  // and the circular
  CHECK(letters(tree) == report.works[0].letters);
  for (const auto& language : languages_of_the_sample())
    CHECK(tree.contains(Sample::letter("circular", language) + ".docx"));
  using Row = std::tuple<const char*, const char*>;
  for (const auto& [folder, language] :
       {Row{"kr-foreign-minister", "ko"}, Row{"jp-foreign-minister", "ja"},
        Row{"sa-foreign-minister", "ar-sa"}, Row{"ma-foreign-minister", "ar-ma"},
        Row{"fr-foreign-minister", "en-gb"}, Row{"xk-foreign-minister", "en-gb"}}) {
    INFO(folder);
    CHECK(tree.contains(Sample::letter(folder, language) + ".docx"));
    CHECK(tree.contains(Sample::letter(folder, "en-gb") + ".docx"));
  }
  for (const auto& [file, bytes] : tree)
    if (file.ends_with(".docx")) {
      INFO(file);
      CHECK(tree.contains(file.substr(0, file.size() - 5) + ".akn"));
    }
}

TEST_CASE("the reports can be read by machines, and agree with the letters",
          "[pipeline][build][reports]") {
  const Sample sample;
  const auto report = build(sample);
  const auto tree = sample.written();
  const auto findings = Json::parse(tree.at("coi-2013/minister-letter/findings.json"));
  CHECK(findings.at("version") == 1);
  CHECK(findings.at("counts").at("error") == 2);
  CHECK(findings.at("findings").size() == report.findings.all().size());
  const auto& text = tree.at("coi-2013/minister-letter/findings.txt");
  CHECK(text.starts_with("error PL0012  campaigns/coi-2013/recipients.csv:25:1\n"));

  const auto alignment = Json::parse(tree.at("coi-2013/minister-letter/alignment.json"));
  CHECK(alignment.at("languages") == Json{"ar", "ja", "ko"});
  for (const auto& segment : alignment.at("segments"))
    CHECK(segment.at("targets").size() == 3);
  CHECK(alignment.at("documents").size() == letters(tree));
  for (const auto& document : alignment.at("documents")) {
    const auto file =
        "coi-2013/minister-letter/" + document.at("file").get<std::string>();
    INFO(file);
    REQUIRE(tree.contains(file + ".docx"));
    std::vector<std::string> wanted, found;
    for (const auto& id :
         alignment.at("sequences").at(document.at("sequence").get<std::size_t>()))
      wanted.push_back(docx::bookmark_name(id.get<std::string>()));
    for (const auto& segment : docx::read_segments(tree.at(file + ".docx"), file))
      found.push_back(segment.bookmark);
    CHECK(found == wanted);
  }
}

TEST_CASE("a segment reads the same in the DOCX and in the Akoma Ntoso file",
          "[pipeline][build]") {
  const Sample sample;
  build(sample);
  const auto tree = sample.written();
  for (const auto& language : languages_of_the_sample()) {
    const auto file = Sample::letter("circular", language);
    INFO(file);
    std::map<std::string, std::string> in_docx;
    for (const auto& segment : docx::read_segments(tree.at(file + ".docx"), file))
      in_docx[segment.bookmark] = segment.text;
    const auto in_akn = render::akn::read_segments(tree.at(file + ".akn"), file);
    CHECK(in_akn.size() == in_docx.size());
    for (const auto& segment : in_akn) {
      INFO(segment.id);
      CHECK(in_docx[docx::bookmark_name(segment.id)] == segment.text);
    }
  }
}

TEST_CASE("every DOCX passes the linter", "[pipeline][build]") {
  const Sample sample;
  build(sample);
  for (const auto& [file, bytes] : sample.written()) {
    if (!file.ends_with(".docx")) continue;
    Findings findings;
    docx::lint(bytes, file, findings);
    CHECK(told(findings, Severity::error) == Names{});
  }
}

TEST_CASE("every Akoma Ntoso file and the TMX are valid",
          "[pipeline][build][published]") {
  const Sample sample;
  build(sample);
  const support::TemporaryFolder folder;
  for (const auto& [file, bytes] : sample.written()) {
    const bool akn = file.ends_with(".akn"), tmx = file.ends_with(".tmx");
    if (!akn && !tmx) continue;
    const auto faults =
        akn ? published::faults(bytes, "--schema", "schemas/akn/akomantoso30.xsd")
            : published::faults(bytes, "--dtdvalid", "schemas/tmx/tmx14.dtd");
    if (!faults) return;  // a warning has told why
    INFO(file);
    CHECK(*faults == "");
  }
}

TEST_CASE("the option --to makes letters of these languages, beside the source",
          "[pipeline][build]") {
  const Sample sample;
  BuildOptions options;
  options.languages = {tag("ko")};
  const auto report = build(sample, options);
  CHECK(report.works[0].languages == Names{"en-GB", "ko"});
  const auto tree = sample.written();
  CHECK(folders(tree) == std::set<std::string>{"circular", "kr-foreign-minister"});
  CHECK(letters(tree) == 4);  // both in Korean and in English

  options.languages = {tag("fr")};
  CHECK_THROWS_AS(build(sample, options), Error);
}

TEST_CASE("the option --for makes the letters of these recipients alone", "[pipeline][build]") {
  const auto names = GENERATE(
      values<Names>({{"JP"}, {"jp"}, {"jp-foreign-minister"}, {"JP-Foreign-Minister"}}));
  const Sample sample;
  BuildOptions options;
  options.recipients = names;
  const auto report = build(sample, options);
  CHECK(report.works[0].recipients == 1);
  const auto tree = sample.written();
  CHECK(folders(tree) == std::set<std::string>{"jp-foreign-minister"});
  CHECK(letters(tree) == 2);
}

TEST_CASE("an unknown campaign or work is told with the nearest name",
          "[pipeline][build]") {
  const Sample sample;
  BuildOptions options;
  options.campaigns = {"coi-2012"};
  try {
    build(sample, options);
    FAIL("an unknown campaign was built");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::not_found);
    CHECK_THAT(error.hint(), Catch::Contains("coi-2013"));
  }
  options.campaigns.clear();
  options.works = {"minister-leter"};
  CHECK_THROWS_AS(build(sample, options), Error);
  CHECK_FALSE(std::filesystem::exists(sample.out()));
}

}  // namespace tongmun::pipeline
