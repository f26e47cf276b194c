#include "templating/compose.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "check/alignment.hpp"
#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using campaign::Gender;
using Lines = std::vector<std::string>;

namespace {

// A body composed in one language, with translations by the source's plain text.
struct Letter {
  Composed composed;
  Findings compiling;

  explicit Letter(std::string_view body, const std::string& language = "en-GB",
                  const std::map<std::string, std::string>& translations = {},
                  const campaign::Recipient* to = nullptr) {
    TemplateFolder folder;
    folder.part("body", body);
    const auto campaign = sample();
    const auto compiled = folder.compile(campaign);
    compiling = folder.findings;
    INFO((told(compiling).empty() ? "" : told(compiling).front()));
    REQUIRE(compiled);
    composed = compose(*compiled, campaign, language, to, translations);
  }
  Lines paragraphs() const { return tmpl_test::paragraphs(composed.document); }
  const std::vector<model::Block>& blocks() const {
    return composed.document.stories[0].blocks;
  }
};

std::vector<model::Run> runs(const model::Document& document) {
  std::vector<model::Run> list;
  model::for_each_paragraph(document.stories[0].blocks,
                            [&](const model::Paragraph& paragraph) {
                              for (const auto& item : paragraph.content)
                                if (const auto* run = std::get_if<model::Run>(&item))
                                  list.push_back(*run);
                            });
  return list;
}

std::vector<int> lists(const model::Document& document) {
  std::vector<int> numbers;
  model::for_each_paragraph(document.stories[0].blocks,
                            [&](const model::Paragraph& paragraph) {
                              if (paragraph.list) numbers.push_back(paragraph.list->list);
                            });
  return numbers;
}

}  // namespace

TEST_CASE("a letter has the paragraphs of its template, filled",
          "[templating][compose]") {
  const Letter letter(
      "# Wells\n\nWe ask {{claim.prisoners}}. **Do** it by {{claim.session}}.\n\n"
      "{{#asks}}\n1. {{text:call}}\n{{/asks}}\n\n{{^asks}}\nNothing.\n{{/asks}}");
  CHECK(letter.paragraphs() ==
        Lines{"body_1: Wells",
              "body_2: We ask as many as 200,000 people. Do it by March 2013.",
              "body_3__D1: pay for the pumps;", "body_3__D2: open the archives; and",
              "body_3__D3: report every year."});
  CHECK(told(letter.composed.findings).empty());
  CHECK(letter.composed.document.language == english());
  CHECK(letter.composed.document.title == "Clean water for the valley");
  CHECK(letter.composed.document.creator ==
        "International Coalition to Stop Crimes against Humanity in North Korea");
}

TEST_CASE("conditions choose by the recipient", "[templating][compose]") {
  const std::string body =
      "{{#recipient.group.council}}Member{{/recipient.group.council}}"
      "{{^recipient.group.council}}Guest{{/recipient.group.council}}"
      "{{#recipient.female}}, Madam{{/recipient.female}}";
  const auto japan = recipient("JP", Gender::female, "見本", "花子");
  const auto france = recipient("FR", Gender::male, "Sample", "John");
  CHECK(Letter(body, "en-GB", {}, &japan).paragraphs() == Lines{"body_1: Member, Madam"});
  CHECK(Letter(body, "en-GB", {}, &france).paragraphs() == Lines{"body_1: Guest"});
  CHECK(Letter(body).paragraphs() == Lines{"body_1: Guest"});
}

TEST_CASE("the number of a claim chooses by the language's plural",
          "[templating][compose]") {
  CHECK(Letter("{{claim.prisoners}} "
               "{{#claim.prisoners.plural.other}}are{{/claim.prisoners.plural.other}}"
               "{{#claim.prisoners.plural.one}}is{{/claim.prisoners.plural.one}} held.")
            .paragraphs() == Lines{"body_1: as many as 200,000 people are held."});
}

TEST_CASE("ids of blocks and segments carry the item whose turn it is",
          "[templating][compose]") {
  const Letter letter(
      "{{#asks}}\n1. We ask: {{text}}\n{{/asks}}\n\n| A |\n|---|\n{{#figures}}\n| On "
      "{{about}} |\n"
      "{{/figures}}");
  std::set<std::string> seen;
  Lines ids;
  for (const auto& id : check::segment_ids(letter.composed.document)) {
    CHECK(seen.insert(id).second);
    ids.push_back(id.substr(0, 5) + id.substr(std::min<std::size_t>(13, id.size())));
  }
  CHECK(ids == Lines{"body---D1", "body---D2", "body---D3", "body-", "body---prisoners",
                     "body---mortality"});
  const auto& table = *std::get<std::shared_ptr<model::Table>>(letter.blocks().at(3));
  CHECK(table.id == "body_table_1");
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0].id == "body_table_1_row_1");
  CHECK(table.rows[0].header);
  CHECK(table.rows[2].id == "body_table_1_row_2__mortality");
}

TEST_CASE("the same letter in two languages has the same ids", "[templating][compose]") {
  const std::string body =
      "One {{claim.prisoners}}. Two.\n\n{{#asks}}\n1. {{text}}\n{{/asks}}";
  const Letter source(body), translation(body, "ko", {{"Two.", "둘."}});
  CHECK(check::segment_ids(translation.composed.document) ==
        check::segment_ids(source.composed.document));
  Lines source_ids, translation_ids;
  for (const auto& line : source.paragraphs())
    source_ids.push_back(line.substr(0, line.find(':')));
  for (const auto& line : translation.paragraphs())
    translation_ids.push_back(line.substr(0, line.find(':')));
  CHECK(translation_ids == source_ids);
}

TEST_CASE("a value printed by itself is a segment, inside a sentence it is not",
          "[templating][compose]") {
  CHECK(check::segment_ids(Letter("{{quote.thirst}}").composed.document) ==
        Lines{"quote-thirst"});
  CHECK(
      check::segment_ids(Letter("They say: {{quote.thirst}}").composed.document).size() ==
      1);
}

TEST_CASE("a list begins anew in each turn of a section, unless it is the list itself",
          "[templating][compose]") {
  CHECK(lists(Letter("{{#asks}}\n1. {{text}}\n{{/asks}}").composed.document) ==
        std::vector{1, 1, 1});
  CHECK(lists(Letter("{{#founders}}\nOf {{name}}:\n\n1. a\n2. b\n{{/founders}}")
                  .composed.document) == std::vector{1, 1, 2, 2});
  CHECK(lists(Letter("1. a\n\n{{#asks}}\n2. {{text}}\n{{/asks}}\n\n5. b")
                  .composed.document) == std::vector{1, 1, 1, 1, 1});
  CHECK(lists(Letter("1. a\n\nText.\n\n1. b").composed.document) == std::vector{1, 2});
}

TEST_CASE("what leads in a list or table stays with it", "[templating][compose]") {
  const Letter letter("Lead:\n\n- a\n\nLead:\n\n| A |\n|---|\n| b |\n\nEnd.");
  std::string kept;
  model::for_each_paragraph(letter.blocks(), [&](const model::Paragraph& paragraph) {
    kept += paragraph.keep_with_next ? "k" : ".";
  });
  CHECK(kept == "k.k...");
}

TEST_CASE("members stand in the order of the language's alphabet",
          "[templating][compose]") {
  const std::string body = "{{#members}}\n- {{name}}\n{{/members}}";
  CHECK(Letter(body).paragraphs() == Lines{"body_1__ai: Amnesty International",
                                           "body_1__hrw: Human Rights Watch",
                                           "body_1__link: Liberty in North Korea"});
  CHECK(Letter(body, "ko").paragraphs() == Lines{"body_1__ai: 국제앰네스티",
                                                 "body_1__link: 리버티 인 노스 코리아",
                                                 "body_1__hrw: 휴먼라이츠워치"});
}

TEST_CASE("what is not translated stands in the source's words, marked",
          "[templating][compose]") {
  const Letter letter("We ask {{claim.prisoners}} here. Two.", "ko", {{"Two.", "둘."}});
  CHECK(letter.paragraphs() ==
        Lines{"body_1: We ask as many as 200,000 people here. 둘."});
  for (const auto& run : runs(letter.composed.document)) {
    CAPTURE(run.text);
    const bool korean = run.text.find("둘") != std::string::npos;
    if (run.text == " ") continue;
    CHECK(run.language == tag(korean ? "ko" : "en-GB"));
    CHECK(run.mark == (korean ? model::Mark::none : model::Mark::untranslated));
  }
  CHECK(told(letter.composed.findings) == Lines{"TP0043 letter/body.md:1:1"});
}

TEST_CASE("sentences are joined as the language joins them", "[templating][compose]") {
  const std::map<std::string, std::string> translations{{"One.", "一。"},
                                                        {"Two.", "二。"}};
  CHECK(Letter("One. Two.", "ko", translations).paragraphs() ==
        Lines{"body_1: 一。 二。"});
  const auto separator = conventions("ja").sentence_separator;
  CHECK(Letter("One. Two.", "ja", translations).paragraphs() ==
        Lines{"body_1: 一。" + separator + "二。"});
}

TEST_CASE("broken data leave a marked gap", "[templating][compose]") {
  TemplateFolder folder;
  folder.part("body", "We ask {{claim.deaths}}.");
  auto campaign = sample();
  campaign.broken = {"claim.deaths"};
  const auto compiled = folder.compile(campaign);
  REQUIRE(compiled);
  const auto composed = compose(*compiled, campaign);
  CHECK(paragraphs(composed.document) == Lines{"body_1: We ask [claim.deaths]."});
  bool marked = false;
  for (const auto& run : runs(composed.document))
    if (run.text == "[claim.deaths]") marked = run.mark == model::Mark::missing;
  CHECK(marked);
}

TEST_CASE("values that look like tags come out as text", "[templating][compose]") {
  TemplateFolder folder;
  folder.part("body", "Ref. {{campaign.reference}}: {{#asks}}{{text}} {{/asks}}");
  auto campaign = sample();
  campaign.reference = "{{claim.prisoners}}";
  campaign.demands[0].text.text = "{{#asks}}{{text}}{{/asks}} <b>&amp;";
  const auto compiled = folder.compile(campaign);
  REQUIRE(compiled);
  CHECK(paragraphs(compose(*compiled, campaign).document) ==
        Lines{"body_1: Ref. {{claim.prisoners}}: {{#asks}}{{text}}{{/asks}} <b>&amp; "
              "open the "
              "archives report every year "});
}

// ---- Runs
// --------------------------------------------------------------------------------------

TEST_CASE("a Latin name in Arabic text is a run of its own, left to right",
          "[templating][compose]") {
  const Letter letter(
      "Written by {{organisation.hrw}} here.", "ar",
      {{"Written by {{organisation.hrw}} here.", "كتبته {{organisation.hrw}} هنا."}});
  const auto list = runs(letter.composed.document);
  REQUIRE(list.size() == 3);
  CHECK(list[0].direction == text::Direction::rtl);
  CHECK(list[0].slot == text::FontSlot::complex);
  CHECK(list[0].language == tag("ar"));
  CHECK(list[1].text == "Human Rights Watch");
  CHECK(list[1].direction == text::Direction::ltr);
  CHECK(list[1].slot == text::FontSlot::latin);
  CHECK(list[1].language == english());
  CHECK(list[2].direction == text::Direction::rtl);
  CHECK(letter.composed.document.direction == text::Direction::rtl);
  CHECK(std::get<model::Paragraph>(letter.blocks().at(0)).direction ==
        text::Direction::rtl);
}

TEST_CASE("bold goes with the words, fields included", "[templating][compose]") {
  const auto list = runs(Letter("A **bold {{claim.session}}** end.").composed.document);
  std::string bold, plain;
  for (const auto& run : list) (run.bold ? bold : plain) += run.text + "|";
  CHECK(bold == "bold |March 2013|");
  CHECK(plain == "A | end.|");
}

TEST_CASE("a name with quotation marks is nested inside a quotation",
          "[templating][compose]") {
  const std::string source = "Signed by {{sender.name}}.";
  const auto text = [&](const std::string& translation) {
    return Letter(source, "ja", {{source, translation}}).paragraphs();
  };
  CHECK(text("「{{sender.name}}」が署名。") ==
        Lines{"body_1: 「北朝鮮における『人道に対する罪』を止める国際NGO連合」が署名。"});
  CHECK(text("「署名」は{{sender.name}}。") ==
        Lines{"body_1: 「署名」は北朝鮮における「人道に対する罪」を止める国際NGO連合。"});
}

TEST_CASE("the same data give the same letter", "[templating][compose]") {
  const std::string body =
      "{{#members}}\n- {{name}}\n{{/members}}\n\n{{founders:list}}, {{claim.launch}}";
  const Letter one(body), two(body);
  CHECK(one.paragraphs() == two.paragraphs());
  CHECK(one.composed.document.values.size() == two.composed.document.values.size());
}

// ---- File names
// --------------------------------------------------------------------------------

TEST_CASE("file names are small letters, from the pattern", "[templating][compose]") {
  const auto campaign = sample();
  templating::Template source;
  source.manifest.file =
      "{{campaign.id}}_{{work.id}}_{{recipient.id}}_{{language}}_{{campaign.date:compact}"
      "}";
  const auto to = recipient("FR", Gender::unknown, "", "");
  templating::Subject subject{campaign, "letter",          "foreign-minister",
                              &to,      tag("zh-Hant-TW"), true};
  CHECK(file_name(source, subject) == "wells-2013_letter_post-fr_zh-hant-tw_20130108");
  subject.recipient = nullptr;
  CHECK(file_name(source, subject) == "wells-2013_letter_all_zh-hant-tw_20130108");
}
