// What a campaign says to one state alone: its treaties, from a table beside the list of
// recipients, as DOCX, XML and figures that are read back.
#include "pipeline/building.hpp"
#include "support/published.hpp"

namespace tongmun::pipeline {

namespace {

std::string unit(const std::string& english, const std::string& korean) {
  return "<tu><tuv xml:lang=\"en-GB\"><seg>" + english +
         "</seg></tuv><tuv xml:lang=\"ko\"><seg>" + korean + "</seg></tuv></tu>\n";
}

// Commitments of some states, and the office that follows each letter up.
void add_commitments(Sample& sample) {
  const std::string campaign = "campaigns/coi-2013/campaign.yaml";
  sample.write(campaign,
               sample.read(campaign) +
                   "columns: {desk: text, observer: flag}\n"
                   "tables:\n"
                   "  commitments:\n"
                   "    file: tables/commitments.csv\n"
                   "    by: country\n"
                   "    columns: {treaty: phrase, since: date, reports: number,\n"
                   "              sessions: {type: number, unit: hour}}\n");
  sample.write(
      "campaigns/coi-2013/tables/commitments.csv",
      "country,id,treaty,since,reports,sessions\n"
      "KR,ccpr,International Covenant on Civil and Political Rights,1990-04-10,4,"
      "12.5\n"
      "KR,crc,Convention on the Rights of the Child,1991-11-20,12345,1\n"
      "FR,ccpr,International Covenant on Civil and Political Rights,1980-11-04,4,\n");
  std::string list;
  const auto old = sample.read(Sample::recipients);
  for (std::size_t at = 0; at < old.size();) {
    const auto end = old.find('\n', at);
    const bool of_korea = old.compare(at, 20, "foreign-minister,KR,") == 0;
    list += old.substr(at, end - at) +
            (at == 0    ? ",desk,observer"
             : of_korea ? ",N/12,yes"
                        : ",,") +
            "\n";
    at = end + 1;
  }
  sample.write(Sample::recipients, list);
  sample.write(
      Sample::body,
      sample.read(Sample::body) +
          "\n{{#recipient.observer}}\n{{recipient.desk}}\n{{/recipient.observer}}\n\n"
          "| {{label.subject}} | {{label.figures}} |\n|---|---|\n{{#commitments}}\n"
          "| {{treaty}} | {{since:long}}: {{reports}}"
          "{{#sessions}} ({{sessions}}){{/sessions}} |\n{{/commitments}}\n\n"
          "You joined {{#commitments}}{{treaty}} in {{since:year}}; {{/commitments}}"
          "{{^commitments}}nothing{{/commitments}}.\n");
  sample.replace(
      "translations/ko/memory.tmx", "</body>",
      unit("International Covenant on Civil and Political Rights",
           "시민적 및 정치적 권리에 관한 국제규약") +
          unit("Convention on the Rights of the Child", "아동의 권리에 관한 협약") +
          "</body>");
}

}  // namespace

TEST_CASE("a table says to each state what holds of it alone", "[pipeline][tables]") {
  Sample sample("ko");
  add_commitments(sample);
  const auto report = build(sample, {.recipients = {"KR", "FR"}});
  for (const auto& finding : report.findings.all()) {
    CAPTURE(told(finding), finding.message);
    // Two faults are the sample's own, and nobody has translated the new sentence.
    CHECK((finding.severity != Severity::error || finding.code == "PL0012" ||
           finding.code == "CA0016" || finding.code == "TP0043"));
  }
  REQUIRE(report.works.size() == 1);
  CHECK(report.works[0].figures > 0);
  CHECK(report.works[0].figures == report.works[0].figures_found);
  const auto korea =
      sample.read("out/" + Sample::letter("kr-foreign-minister", "ko") + ".akn");
  for (const auto* wanted : {"시민적 및 정치적 권리에 관한 국제규약", "1990년 4월 10일",
                             "아동의 권리에 관한 협약", "1만 2,345", "12.5시간", "N/12",
                             "refersTo=\"#data-commitments-reports\"",
                             "normalized=\"12345\"", "date=\"1991-11-20\""}) {
    CAPTURE(wanted);
    CHECK_THAT(korea, Catch::Contains(wanted));
  }
  CHECK_THAT(korea, !Catch::Contains("1980년"));
  const auto published =
      published::faults(korea, "--schema", "schemas/akn/akomantoso30.xsd");
  if (published) CHECK(*published == "");  // otherwise a warning has told why
}

}  // namespace tongmun::pipeline
