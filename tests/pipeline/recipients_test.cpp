// The list of recipients and the workspace's file, as people hand them in.
#include "campaign/table.hpp"
#include "campaign/workbook.hpp"
#include "pipeline/building.hpp"

namespace tongmun::pipeline {

namespace {

using Names = std::vector<std::string>;

std::string escaped(const std::string& text) {
  std::string result;
  for (const char byte : text)
    if (byte == '&')
      result += "&amp;";
    else if (byte == '<')
      result += "&lt;";
    else
      result += byte;
  return result;
}

std::string row_of(campaign::TableRow cells, int number) {
  std::string row = "<row r=\"" + std::to_string(number) + "\">";
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (!cells[i].text.empty())
      row += "<c r=\"" + std::string(1, static_cast<char>('A' + i)) +
             std::to_string(number) +
             "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" +
             escaped(std::string(cells[i].text)) + "</t></is></c>";
  return row + "</row>";
}

// The same list as a spreadsheet program would save it.
std::string workbook_of(const std::string& csv) {
  const auto table = campaign::read_csv(csv, "recipients.csv");
  int number = 1;
  auto rows = row_of(table.header(), number);
  for (std::size_t i = 0; i < table.size(); ++i) rows += row_of(table[i], ++number);
  return campaign::workbook_bytes({.sheet_data = rows});
}

support::Tree letters(const support::Tree& tree) {
  support::Tree found;
  for (const auto& [name, bytes] : tree)
    if (name.ends_with(".docx") || name.ends_with(".akn")) found[name] = bytes;
  return found;
}

}  // namespace

TEST_CASE("recipients from a spreadsheet get the same letters as from CSV",
          "[pipeline][recipients]") {
  Sample sample;
  const auto from_csv = build(sample);
  const auto old = sample.written();
  sample.write("campaigns/coi-2013/recipients.xlsx",
               workbook_of(sample.read(Sample::recipients)));
  sample.remove(Sample::recipients);
  const auto from_xlsx = build(sample);
  CHECK(from_xlsx.works[0].letters == from_csv.works[0].letters);
  CHECK(support::differing(letters(old), letters(sample.written())) == Names{});
  CHECK(told(from_xlsx.findings, Severity::error) ==
        Names{"PL0012 campaigns/coi-2013/recipients.xlsx Sheet1!A25",
              "CA0016 campaigns/coi-2013/recipients.xlsx Sheet1!B29"});
}

TEST_CASE("a recipient who is there twice is one finding, and gets one letter",
          "[pipeline][recipients]") {
  Sample sample;
  const auto before = build(sample);
  const auto old = letters(sample.written());
  const auto list = sample.read(Sample::recipients);
  const auto at = list.find("foreign-minister,JP,ja,");
  REQUIRE(at != std::string::npos);
  const auto row = list.substr(at, list.find('\n', at) + 1 - at);
  sample.write(Sample::recipients, list + row);
  const auto after = build(sample);
  const auto found = added(before.findings, after.findings);
  REQUIRE(found.size() == 1);
  CHECK(found[0].severity == Severity::error);
  CHECK(found[0].place.file == Sample::recipients);
  CHECK(found[0].place.line == 32);
  CHECK(after.works[0].letters == before.works[0].letters);
  CHECK(support::differing(old, letters(sample.written())) == Names{});
}

TEST_CASE("bytes that are no UTF-8 are told by line and column",
          "[pipeline][recipients]") {
  Sample sample;
  sample.replace(Sample::recipients, "Exemple,Claire", "Exempl\xE9,Claire");
  const auto report = build(sample);
  const auto errors = told(report.findings, Severity::error);
  INFO(errors.size());
  REQUIRE_FALSE(errors.empty());
  const auto place = std::string(Sample::recipients) + ":9:";
  CHECK(std::count_if(errors.begin(), errors.end(), [&](const std::string& error) {
          return error.find(place) != std::string::npos;
        }) == 1);
}

TEST_CASE("every fault of a campaign's files is told at once", "[pipeline][recipients]") {
  Sample sample;
  sample.replace(Sample::claims, "founded:\n  about:", "founded:\n  abuot:");
  sample.replace("campaigns/coi-2013/campaign.yaml", "asks: [D6, D22, D23]",
                 "asks: [D6, D99]");
  sample.replace("campaigns/coi-2013/sources.yaml", "date: 2012-04-02",
                 "date: 2012-04-31");
  const auto report = build(sample);
  std::vector<std::string> files;
  for (const auto& finding : report.findings.all())
    if (finding.severity == Severity::error) files.push_back(finding.place.file);
  for (const auto* file :
       {"campaigns/coi-2013/claims.yaml", "campaigns/coi-2013/campaign.yaml",
        "campaigns/coi-2013/sources.yaml"}) {
    INFO(file);
    CHECK(std::find(files.begin(), files.end(), file) != files.end());
  }
}

TEST_CASE("a tongmun.yaml that cannot be used stops the build", "[pipeline][workspace]") {
  Sample sample;
  sample.replace("tongmun.yaml", "languages: [", "langauges: [");
  try {
    build(sample);
    FAIL("a workspace with an unknown key was built");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::malformed);
    CHECK(error.place().file == "tongmun.yaml");
  }
  CHECK_FALSE(std::filesystem::exists(sample.out()));
}

TEST_CASE("a folder that is no workspace is told", "[pipeline][workspace]") {
  const support::TemporaryFolder folder;
  BuildOptions options;
  options.workspace = folder.path();
  try {
    build(options);
    FAIL("a folder without tongmun.yaml was built");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::not_found);
    CHECK_FALSE(error.hint().empty());
  }
}

TEST_CASE("an unknown key of tongmun.yaml is told at its line", "[pipeline][workspace]") {
  Sample sample;
  sample.replace("tongmun.yaml", "languages: [", "langauges: [");
  Findings findings;
  std::string message;
  try {
    findings = build(sample).findings;
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::malformed);
    message = error.what();
    message += " " + error.hint();
  }
  for (const auto& finding : findings.all())
    message += "\n" + finding.place.str() + " " + finding.message + " " + finding.remedy;
  CHECK_THAT(message, Catch::Contains("tongmun.yaml:4:1") && Catch::Contains("langauges") &&
                          Catch::Contains("languages"));
}

}  // namespace tongmun::pipeline
