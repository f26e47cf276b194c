// Names of people, bodies and countries, and the lines of the recipient.
#include <catch2/catch.hpp>

#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using campaign::Gender;
using Lines = std::vector<std::string>;

TEST_CASE("names come full, short or introduced", "[templating][phrase]") {
  const auto campaign = sample();
  const auto [field, en, ko, ja] =
      GENERATE(table<std::string, std::string, std::string, std::string>({
          {"sender.name",
           "International Coalition to Stop Crimes against Humanity in North Korea",
           "북한반인도범죄철폐국제연대",
           "北朝鮮における「人道に対する罪」を止める国際NGO連合"},
          {"sender.name:short", "ICNK", "ICNK", "ICNK"},
          {"sender.name:introduced",
           "International Coalition to Stop Crimes against Humanity in North Korea "
           "(ICNK)",
           "북한반인도범죄철폐국제연대(ICNK)",
           "北朝鮮における「人道に対する罪」を止める国際NGO連合（ICNK）"},
          {"organisation.hrw:short", "Human Rights Watch", "휴먼라이츠워치",
           "Human Rights Watch"},
      }));
  CAPTURE(field);
  CHECK(Speaker{campaign, "en-GB"}.say(field).text == en);
  CHECK(Speaker{campaign, "ko"}.say(field).text == ko);
  CHECK(Speaker{campaign, "ja"}.say(field).text == ja);
}

TEST_CASE("a name without a form of the language keeps the source's, and that is told",
          "[templating][phrase]") {
  const auto campaign = sample();
  const auto said = Speaker{campaign, "ar"}.say("organisation.hrw");
  CHECK(said.text == "Human Rights Watch");
  CHECK(said.phrases[0].language == english());
  REQUIRE(said.findings.all().size() == 1);
  CHECK(said.findings.all()[0].code == "TP0053");
  CHECK(said.findings.all()[0].severity == Severity::info);
}

TEST_CASE("family and given name take the order of the language",
          "[templating][phrase]") {
  auto campaign = sample();
  auto& forms = campaign.people[0].forms;
  forms[tag("en")] = {.family = "Sample", .given = "Jiwoo"};
  forms[tag("ko")] = {.family = "견", .given = "지우"};
  forms[tag("ja")] = {.family = "見本", .given = "花子"};
  CHECK(Speaker{campaign, "en-GB"}.say("person.miner").text == "Jiwoo Sample");
  CHECK(Speaker{campaign, "ko"}.say("person.miner").text == "견지우");
  CHECK(Speaker{campaign, "ja"}.say("person.miner").text == "見本　花子");
  forms[tag("ko")] = {.family = "Sample",
                      .given = "Jiwoo"};  // Latin letters keep their order
  CHECK(Speaker{campaign, "ko"}.say("person.miner").text == "Jiwoo Sample");
}

TEST_CASE("countries come in the phrases of the language", "[templating][phrase]") {
  const auto campaign = sample();
  const auto [language, field, text] =
      GENERATE(table<std::string, std::string, std::string>({
          {"en-GB", "country.KP", "North Korea"},
          {"en-GB", "country.KP:of", "of the Democratic People’s Republic of Korea"},
          {"en-GB", "country.KP:abbreviation", "DPRK"},
          {"en-GB", "country.KP:introduced",
           "the Democratic People’s Republic of Korea (DPRK)"},
          {"en-GB", "country.KP:introduced:sentence",
           "The Democratic People’s Republic of Korea (DPRK)"},
          {"en-GB", "country.US:in", "in the United States of America"},
          {"en-GB", "country.JP:abbreviation", "Japan"},  // none: the name serves
          {"ko", "country.GB:official", "그레이트브리튼 및 북아일랜드 연합왕국"},
          {"ko", "country.KR:of", "대한민국"},
          {"ja", "country.GB", "英国"},
          {"ja", "country.KP:of", "朝鮮民主主義人民共和国の"},
          {"ar", "country.JP:in", "في اليابان"},
          {"ar", "country.FR:official", "الجمهورية الفرنسية"},
      }));
  CAPTURE(language, field);
  const auto said = Speaker{campaign, language}.say(field);
  CHECK(said.text == text);
  CHECK(said.findings.empty());
}

TEST_CASE("a name that no native reader confirmed is told", "[templating][phrase]") {
  auto campaign = sample();
  campaign.organisations[2].forms.at(tag("ko")).needs_review = true;
  campaign.organisations[2].place = {"organisations.yaml", 7, 1};
  CHECK(told(Speaker{campaign, "ko"}.say("organisation.hrw").findings) ==
        Lines{"TP0054 organisations.yaml:7:1"});
  CHECK(told(Speaker{campaign, "en-GB"}.say("organisation.hrw").findings).empty());
}

// ---- The recipient
// -----------------------------------------------------------------------------

namespace {

const std::string high_en =
    "Please accept, Excellency, the assurances of our highest consideration.";
const std::string high_ar = "وتفضلوا معاليكم بقبول فائق الاحترام والتقدير،";
const std::string greeting_ar = "|تحية طيبة وبعد،";

}  // namespace

TEST_CASE("a recipient is addressed by post, country and what is known of the holder",
          "[templating][phrase]") {
  const auto campaign = sample();
  const auto him = recipient("FR", Gender::male, "Sample", "John");
  const auto her = recipient("FR", Gender::female, "Exemple", "Claire");
  const auto neutral = recipient("FR", Gender::unknown, "Exemple", "Dominique");
  const auto nobody = recipient("FR", Gender::unknown, "", "");
  using Row = std::tuple<std::string, const campaign::Recipient*, std::string,
                         std::string, std::string>;
  const std::vector<Row> rows{
      {"en-GB", &him, "His Excellency John Sample|Minister for Foreign Affairs of France",
       "Excellency,", high_en},
      {"en-GB", &her,
       "Her Excellency Claire Exemple|Minister for Foreign Affairs of France",
       "Excellency,", high_en},
      {"en-GB", &neutral, "Dominique Exemple|Minister for Foreign Affairs of France",
       "Excellency,", high_en},
      {"en-GB", &nobody, "The Minister for Foreign Affairs|of the French Republic",
       "Excellency,", high_en},
      {"en-GB", nullptr, "To the Ministers for Foreign Affairs", "", ""},
      {"ko", &her, "프랑스 공화국 외교장관 Claire Exemple 귀하",
       "존경하는 Claire Exemple 장관님께", "감사합니다."},
      {"ko", &nobody, "프랑스 공화국 외교장관 귀하", "존경하는 장관님께", "감사합니다."},
      {"ko", nullptr, "각국 외교장관 귀하", "존경하는 각국 외교장관님께", "감사합니다."},
      {"ja", &him, "フランス共和国|外務大臣　John Sample　閣下", "謹啓", "謹白"},
      {"ja", &nobody, "フランス共和国|外務大臣　閣下", "謹啓", "謹白"},
      {"ja", nullptr, "各国外務大臣　各位", "謹啓", "謹白"},
      {"ar", &him, "معالي السيد John Sample المحترم|وزير خارجية فرنسا",
       "معالي الوزير،" + greeting_ar, high_ar},
      {"ar", &her, "معالي السيدة Claire Exemple المحترمة|وزيرة خارجية فرنسا",
       "معالي الوزيرة،" + greeting_ar, high_ar},
      {"ar", &nobody, "معالي وزير خارجية فرنسا المحترم", "معالي الوزير،" + greeting_ar,
       high_ar},
      {"ar", nullptr, "أصحاب المعالي وزراء الخارجية المحترمين",
       "أصحاب المعالي،" + greeting_ar, "وتفضلوا بقبول فائق الاحترام والتقدير،"},
  };
  for (const auto& [language, to, address, salutation, close] : rows) {
    CAPTURE(language, address);
    const Speaker speaker{campaign, language, to};
    Findings findings;
    CHECK(speaker.lines("address", &findings) == address);
    if (!salutation.empty()) CHECK(speaker.lines("salutation", &findings) == salutation);
    if (!close.empty()) CHECK(speaker.lines("close", &findings) == close);
    CHECK(findings.empty());
  }
}

TEST_CASE("a country may have its own forms", "[templating][phrase]") {
  const auto campaign = sample();
  const auto gb = recipient("GB", Gender::male, "Sample", "William");
  const auto us = recipient("US", Gender::female, "Sample", "Helen");
  auto va = recipient("VA", Gender::male, "Campione", "Pietro");
  va.holder_prefix = "Archbishop";
  CHECK(Speaker{campaign, "en-GB", &gb}.lines("address") ==
        "The Rt Hon William Sample MP|Secretary of State for Foreign and Commonwealth "
        "Affairs");
  CHECK(Speaker{campaign, "en-GB", &gb}.lines("salutation") == "Dear Foreign Secretary,");
  CHECK(Speaker{campaign, "en-GB", &gb}.lines("close") == "Yours sincerely,");
  CHECK(Speaker{campaign, "en-GB", &us}.lines("salutation") == "Dear Madam Secretary,");
  CHECK(Speaker{campaign, "en-GB", &va}.lines("address") ==
        "His Excellency Archbishop Pietro Campione|Secretary for Relations with States");
  va.holder_prefix.clear();  // an empty slot leaves no double space
  CHECK(Speaker{campaign, "en-GB", &va}.lines("address") ==
        "His Excellency Pietro Campione|Secretary for Relations with States");
}

TEST_CASE("the Korean minister's title changes on 23 March 2013",
          "[templating][phrase]") {
  auto campaign = sample();
  const auto kr = recipient("KR", Gender::male, "견본", "지훈");
  const auto [date, ko, en, ja] =
      GENERATE(table<std::string, std::string, std::string, std::string>({
          {"2013-01-08", "외교통상부 장관 견본지훈 귀하",
           "Minister of Foreign Affairs and Trade", "外交通商部長官"},
          {"2013-03-22", "외교통상부 장관 견본지훈 귀하",
           "Minister of Foreign Affairs and Trade", "外交通商部長官"},
          {"2013-03-23", "외교부 장관 견본지훈 귀하", "Minister of Foreign Affairs of",
           "外交部長官"},
          {"2014-01-01", "외교부 장관 견본지훈 귀하", "Minister of Foreign Affairs of",
           "外交部長官"},
      }));
  campaign.date = text::Date::parse(date).value();
  CHECK(Speaker{campaign, "ko", &kr}.lines("address") == ko);
  CHECK(Speaker{campaign, "en-GB", &kr}.lines("address").find(en) != std::string::npos);
  CHECK(Speaker{campaign, "ja", &kr}.lines("address").find(ja) != std::string::npos);
}

TEST_CASE("a post that the language does not know is told", "[templating][phrase]") {
  const auto campaign = sample();
  auto to = recipient("FR", Gender::male, "Sample", "John");
  to.post = "lighthouse-keeper";
  Findings findings;
  CHECK(Speaker{campaign, "ko", &to}.lines("address", &findings) == "[address]");
  CHECK(told(findings) == Lines{"TP0050 translations/ko/conventions.yaml"});
}

TEST_CASE("the postal address has the lines that are known", "[templating][phrase]") {
  const auto campaign = sample();
  auto to = recipient("FR", Gender::male, "Sample", "John");
  CHECK(Speaker{campaign, "en-GB", &to}.lines("post_address").empty());
  to.ministry = "Ministry";
  to.city = "Paris";
  to.postal_code = "75007";
  CHECK(Speaker{campaign, "en-GB", &to}.lines("post_address") == "Ministry|75007 Paris");
  CHECK(Speaker{campaign}.lines("post_address").empty());
  to.country = "GB";
  to.city = "London";
  to.postal_code = "SW1A 2AH";
  CHECK(Speaker{campaign, "ko", &to}.lines("post_address") == "Ministry|London SW1A 2AH");
}

TEST_CASE("a holder is named in letters that the reader knows", "[templating][phrase]") {
  const auto campaign = sample();
  auto to = recipient("JP", Gender::female, "見本", "花子");
  to.holder_latin = "Hanako Sample";
  CHECK(Speaker{campaign, "en-GB", &to}.lines("address") ==
        "Her Excellency Hanako Sample|Minister for Foreign Affairs of Japan");
  CHECK(Speaker{campaign, "ja", &to}.lines("address") ==
        "日本国外務大臣　見本　花子　様");
}
