#include "check/names.hpp"

#include <catch2/catch.hpp>

using namespace tongmun;

namespace {

text::LanguageTag tag(const char* name) { return text::LanguageTag::parse(name); }

campaign::Campaign campaign_with_forbidden_names() {
  campaign::Campaign made;
  campaign::Name wells, miner;
  wells.id = "wells";
  wells.forms[tag("en")].never_print = {"Wells Inc"};
  wells.forms[tag("ko")].never_print = {"우물주식회사"};
  miner.kind = campaign::NameKind::person;
  miner.id = "miner";
  miner.forms[tag("en-GB")].never_print = {"Mister Miner"};
  made.organisations = {wells};
  made.people = {miner};
  return made;
}

model::Document document(const char* language, const std::vector<std::string>& runs) {
  model::Document made;
  made.language = tag(language);
  model::Paragraph paragraph;
  paragraph.id = "body_1";
  for (const auto& text : runs) {
    model::Run run;
    run.text = text;
    paragraph.content.emplace_back(run);
  }
  made.stories = {{"word/document.xml", {model::Paragraph{}}},
                  {"word/footer1.xml", {paragraph}}};
  return made;
}

}  // namespace

TEST_CASE("a form that must not be printed is told where it stands", "[check][names]") {
  const auto campaign = campaign_with_forbidden_names();
  const auto [language, runs, found] =
      GENERATE(table<const char*, std::vector<std::string>, std::size_t>({
          {"en-GB", {"Wells for All dug."}, 0u},
          {"en-GB", {"Wells Inc dug."}, 1u},
          {"en-GB", {"We", "lls I", "nc dug."}, 1u},  // cut in runs
          {"en-GB", {"Wells Inc and Mister Miner"}, 2u},
          {"en", {"Mister Miner"}, 0u},  // forbidden in en-GB only
          {"ko", {"우물주식회사가"}, 1u},
          {"ko", {"Wells Inc"}, 0u},
      }));
  CAPTURE(language, runs);
  Findings findings;
  check::NameChecker(campaign, tag(language))
      .check(document(language, runs), "letter.docx", findings);
  CHECK(findings.all().size() == found);
  for (const auto& finding : findings.all()) {
    CHECK(finding.code == "CH0020");
    CHECK(finding.severity == Severity::error);
    CHECK(finding.place.str() == "letter.docx body_1");
  }
}

TEST_CASE("other spellings of a registered name are told", "[check][names]") {
  campaign::Campaign campaign;
  campaign::Name person, accented, body;
  person.kind = accented.kind = campaign::NameKind::person;
  person.id = "reader";
  person.forms[tag("en")].family = "Sample";
  person.forms[tag("en")].given = "Dong-hyuk";
  person.forms[tag("ko")].name = "견본";
  accented.id = "miner";
  accented.forms[tag("en")].name = "Willy Fautré";
  body.id = "wells";
  body.forms[tag("en")].name = "Wells for All";
  body.forms[tag("en")].variants = {"Wells 4 All"};
  campaign.people = {person, accented};
  campaign.organisations = {body};
  const auto [text, found] = GENERATE(table<std::string, std::size_t>({
      {"Sample Dong-hyuk spoke.", 0u},
      {"Dong-hyuk Sample spoke.", 0u},
      {"Sample Dong Hyuk spoke.", 1u},
      {"SAMPLE Dong-Hyuk, who spoke", 1u},
      {"Donghyuk Sample", 1u},
      {"Dong-hyuk Sample’s words", 0u},
      {"a sample of Dong", 0u},
      {"Willy Fautré", 0u},
      {"Willy Fautre", 1u},
      {"by Wells 4 All", 1u},
      {"by Wells for All", 0u},
  }));
  CAPTURE(text);
  Findings findings;
  check::NameChecker(campaign, tag("en-GB"))
      .check(document("en-GB", {text}), "letter.docx", findings);
  CHECK(findings.all().size() == found);
  for (const auto& finding : findings.all()) {
    CHECK(finding.code == "CH0021");
    CHECK(finding.place.inside == "body_1");
    CHECK_FALSE(finding.remedy.empty());
  }
}
