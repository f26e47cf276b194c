// Columns and tables of a campaign, in templates and letters.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "check/alignment.hpp"
#include "check/figures.hpp"
#include "templating/support.hpp"
#include "templating/values.hpp"

using namespace tongmun;
using namespace tmpl_test;
using campaign::Absent;
using campaign::Cell;
using campaign::ColumnType;
using campaign::Faulty;
using campaign::PhraseIndex;
using templating::ItemType;
using templating::Type;
using Lines = std::vector<std::string>;

namespace {

Cell number(std::string_view text) { return text::Decimal::parse(text).value(); }

campaign::DataTable commitments() {
  campaign::DataTable table;
  table.name = "commitments";
  table.file = "campaigns/wells-2013/commitments.csv";
  table.by = campaign::RowsBy::country;
  table.columns = {{"treaty", ColumnType::phrase, "", "data-commitments-treaty", {0, 1}},
                   {"since", ColumnType::date, "", "data-commitments-since"},
                   {"reports", ColumnType::number, "", "data-commitments-reports"},
                   {"note", ColumnType::text, "", "data-commitments-note"}};
  table.rows = {{"1", 2}, {"1", 3}, {"2", 4}};
  table.cells = {
      PhraseIndex{0}, text::Date{1980, 11, 4}, number("1"),      std::string("F-1"),
      PhraseIndex{0}, text::Date{1979, 6, 21}, number("1234.5"), Absent{},
      PhraseIndex{1}, text::Date{1994, 0, 0},  number("-3"),     Faulty{}};
  table.rows_by_owner = {{"FR", {0}}, {"JP", {1, 2}}};
  return table;
}

// Two recipients, of France and Japan, with what the campaign says of them and of no
// other.
campaign::Campaign with_tables() {
  auto made = sample();
  made.phrases = {{"phrase-00000001", "Covenant on Civil and Political Rights", {}},
                  {"phrase-00000002", "Convention on the Rights of the Child", {}}};
  made.columns = {{"case_no", ColumnType::text, "", "data-recipient-case_no"},
                  {"appeal", ColumnType::flag, "", "data-recipient-appeal"},
                  {"applied_on", ColumnType::date, "", "data-recipient-applied_on"},
                  {"staff", ColumnType::number, "person", "data-recipient-staff"},
                  {"treaty", ColumnType::phrase, "", "data-recipient-treaty", {1}}};
  made.recipients[0].cells = {std::string("{{no}} 7"), true, text::Date{2012, 10, 31},
                              number("1200000"), PhraseIndex{1}};
  made.recipients[1].cells = {Absent{}, false, Absent{}, number("1"), Absent{}};
  made.recipients[0].place = {"recipients.csv", 2, 1};
  made.recipients[1].place = {"recipients.csv", 3, 1};
  made.tables = {commitments()};
  return made;
}

struct Letter {
  Composed composed;
  Lines told_compiling;

  Letter(std::string_view body, const char* to, const std::string& language = "en-GB",
         const std::map<std::string, std::string>& translations = {}) {
    TemplateFolder folder;
    folder.part("body", body);
    const auto campaign = with_tables();
    const auto compiled = folder.compile(campaign);
    told_compiling = told(folder.findings);
    INFO((told_compiling.empty() ? "" : told_compiling.front()));
    REQUIRE(compiled);
    const campaign::Recipient* recipient = nullptr;
    for (const auto& one : campaign.recipients)
      if (one.country == to) recipient = &one;
    composed = compose(*compiled, campaign, language, recipient, translations);
  }
  Lines paragraphs() const { return tmpl_test::paragraphs(composed.document); }
  Lines told_composing() const { return told(composed.findings); }
};

std::optional<templating::Value> value_of(
    const std::string& path, const std::vector<templating::Item>& scopes = {}) {
  static const auto campaign = with_tables();
  return templating::resolve(path,
                             {campaign, "letter", "foreign-minister",
                              &campaign.recipients[1], tag("en-GB"), false},
                             scopes);
}

}  // namespace

TEST_CASE("columns and rows have the types of their cells", "[templating][tables]") {
  const auto [path, type] = GENERATE(table<std::string, Type>({
      {"recipient.case_no", Type::literal},
      {"recipient.appeal", Type::flag},
      {"recipient.applied_on", Type::date},
      {"recipient.staff", Type::number},
      {"recipient.staff.plural.few", Type::flag},
      {"recipient.treaty", Type::text},
      {"commitments", Type::list},
  }));
  CAPTURE(path);
  REQUIRE(value_of(path));
  CHECK(value_of(path)->type == type);
  const auto rows = value_of("commitments")->items;
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].key == "2");
  CHECK(value_of("treaty", {rows[0]})->text->id == "phrase-00000001");
  CHECK(value_of("treaty", {rows[1]})->text->id == "phrase-00000002");
  CHECK(value_of("reports.plural.other", {rows[0]})->flag);
  CHECK_FALSE(value_of("reports.plural.one", {rows[0]})->flag);
  CHECK_FALSE(value_of("recipient.case_no.plural.one"));
  CHECK_FALSE(value_of("recipient.staff.plural.several"));
  CHECK_FALSE(value_of("recipient.nothing"));
  CHECK_FALSE(value_of("reports"));
}

TEST_CASE("each recipient reads its own columns and rows", "[templating][tables]") {
  const std::string body =
      "{{#recipient.case_no}}Case {{recipient.case_no}} of "
      "{{recipient.applied_on:long}}: {{recipient.staff}} "
      "({{recipient.staff:digits}}).{{/recipient.case_no}}"
      "{{^recipient.case_no}}No case.{{/recipient.case_no}}"
      "{{#recipient.appeal}} You may appeal.{{/recipient.appeal}}\n\n"
      "{{#commitments}}\n- {{treaty}}, {{since}}: {{reports}}\n{{/commitments}}\n\n"
      "{{^commitments}}\nNo commitment.\n{{/commitments}}";
  CHECK(Letter(body, "FR").paragraphs() ==
        Lines{"body_1: Case {{no}} 7 of 31 October 2012: 1,200,000 people (1,200,000). "
              "You may appeal.",
              "body_2__1: Covenant on Civil and Political Rights, 4 November 1980: 1"});
  CHECK(Letter(body, "JP").paragraphs() ==
        Lines{"body_1: No case.",
              "body_2__1: Covenant on Civil and Political Rights, 21 June 1979: 1,234.5",
              "body_2__2: Convention on the Rights of the Child, 1994: -3"});
  CHECK(Letter(body, "").paragraphs() ==
        Lines{"body_1: No case.", "body_3: No commitment."});
}

TEST_CASE("numbers follow the language, and phrases its memory", "[templating][tables]") {
  const std::map<std::string, std::string> ko = {
      {"Covenant on Civil and Political Rights", "자유권규약"},
      {"Convention on the Rights of the Child", "아동권리협약"},
      {"You have {{recipient.staff}}.",
       "귀하에게는 {{recipient.staff:이/가}} 있습니다."}};
  const std::string body =
      "You have {{recipient.staff}}.\n\n"
      "{{#commitments}}\n{{treaty}} {{since}}\n{{/commitments}}";
  const Letter letter(body, "FR", "ko", ko);
  CHECK(letter.paragraphs() == Lines{"body_1: 귀하에게는 120만 명이 있습니다.",
                                     "body_2__1: 자유권규약 1980년 11월 4일"});
  CHECK(letter.told_composing().empty());
}

TEST_CASE("all phrases that a template can print are segments, and no others",
          "[templating][tables]") {
  const auto texts = [](std::string_view body) {
    TemplateFolder folder;
    folder.part("body", body);
    const auto compiled = folder.compile(with_tables());
    REQUIRE(compiled);
    Lines ids;
    for (const auto& segment : compiled->segments)
      if (segment.id.starts_with("phrase-")) ids.push_back(segment.id);
    return ids;
  };
  CHECK(texts("{{#commitments}}{{treaty}}{{/commitments}}") ==
        Lines{"phrase-00000001", "phrase-00000002"});
  CHECK(texts("{{recipient.treaty}}") == Lines{"phrase-00000002"});
  CHECK(texts("{{recipient.treaty}} {{#commitments}}{{treaty}}{{/commitments}}") ==
        Lines{"phrase-00000002", "phrase-00000001"});
  CHECK(texts("{{#commitments}}{{since}}{{/commitments}}").empty());
}

TEST_CASE("the same phrase twice in a letter has two ids", "[templating][tables]") {
  const Letter letter(
      "{{#commitments}}\n{{treaty}}\n{{/commitments}}\n\n"
      "{{#commitments}}\n- {{treaty}} {{treaty}}\n{{/commitments}}",
      "FR");
  std::set<std::string> seen;
  for (const auto& id : check::segment_ids(letter.composed.document)) {
    CAPTURE(id);
    CHECK(seen.insert(id).second);
    CHECK(id.starts_with("phrase-00000001--1"));
  }
  CHECK(seen.size() == 3);
}

TEST_CASE("names and forms of columns are checked", "[templating][tables]") {
  const auto [body, expected] = GENERATE(table<std::string, Lines>({
      {"{{recipient.case_no}} {{recipient.case_no:sentence}}", {}},
      {"{{#commitments}}{{reports:words}} {{since:month:sentence}}{{/commitments}}", {}},
      {"{{#commitments}}{{treaty:call}} {{note}}{{/commitments}}", {}},
      {"{{#commitments}}{{#note}}{{note}}{{/note}}{{/commitments}}", {}},
      {"{{recipient.caseno}}", {"TP0020 letter/body.md:1:1"}},
      {"{{reports}}", {"TP0020 letter/body.md:1:1"}},
      {"{{#commitments}}{{report}}{{/commitments}}", {"TP0020 letter/body.md:1:17"}},
      {"{{recipient.staff:long}}", {"TP0021 letter/body.md:1:1"}},
      {"{{recipient.case_no:digits}}", {"TP0021 letter/body.md:1:1"}},
      {"{{recipient.appeal}}", {"TP0025 letter/body.md:1:1"}},
      {"{{commitments}}", {"TP0025 letter/body.md:1:1"}},
      {"{{commitments:list}}", {"TP0025 letter/body.md:1:1"}},
  }));
  CAPTURE(body);
  CHECK(told_of(body, with_tables()) == expected);
  TemplateFolder folder;
  folder.part("body", "{{recipient.caseno}} {{#commitments}}{{report}}{{/commitments}}");
  folder.compile(with_tables());
  const auto remedies = tmpl_test::remedies(folder.findings, "TP0020");
  REQUIRE(remedies.size() == 2);
  CHECK_THAT(remedies[0], Catch::Contains("'recipient.case_no'"));
  CHECK_THAT(remedies[1], Catch::Contains("'reports'"));
}

TEST_CASE("an empty cell that is printed is told with its row; a faulty one is not again",
          "[templating][tables]") {
  const Letter japan(
      "Case {{recipient.case_no}}\n\n{{#commitments}}\n- {{note}}\n{{/commitments}}",
      "JP");
  CHECK(japan.paragraphs() == Lines{"body_1: Case [recipient.case_no]",
                                    "body_2__1: [note]", "body_2__2: [note]"});
  CHECK(japan.told_composing() == Lines{"TP0059 campaigns/wells-2013/commitments.csv:3",
                                        "TP0059 recipients.csv:3:1"});
  const auto& finding = japan.composed.findings.all().back();
  CHECK(finding.message == "row 1 of commitments for post-JP has no 'note'");
  const Letter circular("Case {{recipient.case_no}}", "");
  CHECK(circular.paragraphs() == Lines{"body_1: Case [recipient.case_no]"});
  CHECK(circular.told_composing() == Lines{"TP0059"});
}

TEST_CASE("figures and dates of columns are read back from the letter",
          "[templating][tables]") {
  const auto language = GENERATE("en-GB", "ko", "ja", "ar", "de", "fr", "ru", "th", "cs");
  CAPTURE(language);
  const std::string body =
      "{{#recipient.appeal}}{{recipient.staff}} "
      "{{recipient.applied_on}}{{/recipient.appeal}}\n\n"
      "{{#commitments}}\n{{reports}}\n\n{{since}}\n\n{{reports:words}}\n{{/commitments}}";
  for (const auto* to : {"FR", "JP"}) {
    auto letter = Letter(body, to, language).composed;
    CAPTURE(to, text_of(letter.document));
    std::vector<std::string> ids;
    for (const auto& value : letter.document.values) ids.push_back(value.id);
    CHECK(std::count(ids.begin(), ids.end(), "data-commitments-reports") > 1);
    Findings findings;
    auto count =
        check::check_figures(letter.document, letter.document, "x", findings, {});
    CHECK(told(findings).empty());
    CHECK(count.expected == count.found);
    CHECK(count.expected >= (to == std::string("FR") ? 5u : 6u));
    // A figure that is another in the text is told.
    auto wrong = letter.document;
    for (auto& value : wrong.values)
      if (value.id == "data-commitments-reports") value.normalised = "77";
    count = check::check_figures(wrong, wrong, "x", findings, {});
    CHECK(count.found < count.expected);
  }
}

TEST_CASE("a translation may agree with the plural of a column", "[templating][tables]") {
  const std::string source = "You owe {{reports}} reports.";
  const auto told_by = [&](const std::string& translation) {
    TemplateFolder folder;
    folder.part("body", "{{#commitments}}\n" + source + "\n{{/commitments}}");
    const auto campaign = with_tables();
    const auto compiled = folder.compile(campaign);
    REQUIRE(compiled);
    auto composed = compose(*compiled, campaign, "ru", &campaign.recipients[0],
                            {{source, translation}});
    Lines codes = {paragraphs(composed.document).at(0)};
    for (const auto& finding : composed.findings.all())
      codes.push_back(finding.code + " " + std::string(name_of(finding.severity)));
    return codes;
  };
  CHECK(told_by("{{reports}} {{#reports.plural.one}}доклад{{/reports.plural.one}}"
                "{{^reports.plural.one}}докладов{{/reports.plural.one}}.") ==
        Lines{"body_1__1: 1 доклад."});
  // 1 is one, 1234.5 other, -3 few.
  CHECK(told_by("{{reports}} {{#reports.plural.one}}доклад{{/reports.plural.one}}"
                "{{#reports.plural.few}}доклада{{/reports.plural.few}}.") ==
        Lines{"body_1__1: 1 доклад.", "TP0058 error"});
  CHECK(told_by("{{reports}} {{#reports.plural.one}}доклад{{/reports.plural.one}}"
                "{{#reports.plural.few}}доклада{{/reports.plural.few}}"
                "{{#reports.plural.other}}доклада{{/reports.plural.other}}.") ==
        Lines{"body_1__1: 1 доклад.", "TP0058 warning"});
  CHECK(told_by("докладов.") == Lines{"body_1__1: докладов.", "TP0040 error"});
}

TEST_CASE("what templates know cannot be the name of a column or a table",
          "[templating][tables]") {
  const auto campaign = sample();
  const templating::Subject subject{campaign, "letter", "", nullptr, tag("en-GB"), false};
  for (const auto& name : templating::known_names(subject, {})) {
    CAPTURE(name);
    CHECK(campaign::is_built_in(name.substr(0, name.find('.'))));
    if (name.find('.') == std::string::npos) CHECK(campaign::is_built_in_alone(name));
    if (name.starts_with("recipient."))
      CHECK(
          campaign::is_built_in_of_recipients(name.substr(10, name.find('.', 10) - 10)));
  }
}
