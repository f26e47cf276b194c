// Claims and dates in the languages of translations/. The expected words were written by
// hand.
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "templating/phrase.hpp"
#include "templating/support.hpp"
#include "text/values.hpp"

using namespace tongmun;
using namespace tmpl_test;
using campaign::ClaimKind;
using Lines = std::vector<std::string>;

namespace {

std::string said(const campaign::Claim& one, const std::string& language,
                 const std::string& form = {}) {
  auto campaign = sample();
  campaign.claims = {one};
  return Speaker{campaign, language}.say("claim." + one.id + form).text;
}

campaign::Claim figure(ClaimKind kind, const std::string& unit) {
  static const std::map<std::string, std::pair<std::string, std::string>> amounts{
      {"person", {"120000", "200000"}},
      {"organisation", {"40", "43"}},
      {"percent", {"20", "25"}},
      {"hour", {"10", "12"}},
      {"generation", {"2", "3"}}};
  auto made = claim("x", kind, amounts.at(unit).first, amounts.at(unit).second, unit);
  made.word = "hundreds";
  return made;
}

using Row = std::tuple<ClaimKind, std::string, std::string, std::string, std::string,
                       std::string>;

void check_row(const Row& row) {
  const auto& [kind, unit, en, ko, ja, ar] = row;
  CAPTURE(unit);
  CHECK(said(figure(kind, unit), "en-GB") == en);
  CHECK(said(figure(kind, unit), "ko") == ko);
  CHECK(said(figure(kind, unit), "ja") == ja);
  CHECK(said(figure(kind, unit), "ar") == ar);
}

}  // namespace

TEST_CASE("people are counted in the words of each language", "[templating][amounts]") {
  check_row(GENERATE(
      table<ClaimKind, std::string, std::string, std::string, std::string, std::string>({
          {ClaimKind::exact, "person", "200,000 people", "20만 명", "20万人",
           "٢٠٠٬٠٠٠ شخص"},
          {ClaimKind::approx, "person", "about 200,000 people", "약 20만 명", "約20万人",
           "نحو ٢٠٠٬٠٠٠ شخص"},
          {ClaimKind::at_least, "person", "at least 200,000 people", "최소 20만 명",
           "少なくとも20万人", "ما لا يقل عن ٢٠٠٬٠٠٠ شخص"},
          {ClaimKind::more_than, "person", "more than 200,000 people",
           "20만 명이 넘는 사람", "20万人を超える人々", "أكثر من ٢٠٠٬٠٠٠ شخص"},
          {ClaimKind::up_to, "person", "as many as 200,000 people", "최대 20만 명",
           "最大20万人", "ما يصل إلى ٢٠٠٬٠٠٠ شخص"},
          {ClaimKind::range, "person", "between 120,000 and 200,000 people",
           "12만~20만 명", "12万～20万人", "ما بين ١٢٠٬٠٠٠ و٢٠٠٬٠٠٠ شخص"},
          {ClaimKind::indefinite, "person", "hundreds of people", "수백 명", "数百人",
           "مئات الأشخاص"},
      })));
}

TEST_CASE("organisations, shares, hours and generations too", "[templating][amounts]") {
  check_row(GENERATE(
      table<ClaimKind, std::string, std::string, std::string, std::string, std::string>({
          {ClaimKind::exact, "organisation", "43 organisations", "43개 단체", "43団体",
           "٤٣ منظمة"},
          {ClaimKind::approx, "organisation", "about 43 organisations", "약 43개 단체",
           "約43団体", "نحو ٤٣ منظمة"},
          {ClaimKind::at_least, "organisation", "at least 43 organisations",
           "최소 43개 단체", "少なくとも43団体", "ما لا يقل عن ٤٣ منظمة"},
          {ClaimKind::more_than, "organisation", "more than 43 organisations",
           "43개가 넘는 단체", "43を超える団体", "أكثر من ٤٣ منظمة"},
          {ClaimKind::up_to, "organisation", "as many as 43 organisations",
           "최대 43개 단체", "最大43団体", "ما يصل إلى ٤٣ منظمة"},
          {ClaimKind::range, "organisation", "between 40 and 43 organisations",
           "40~43개 단체", "40～43団体", "ما بين ٤٠ و٤٣ منظمة"},
          {ClaimKind::exact, "percent", "25 per cent", "25%", "25%", "٢٥ في المئة"},
          {ClaimKind::approx, "percent", "about 25 per cent", "약 25%", "約25%",
           "نحو ٢٥ في المئة"},
          {ClaimKind::at_least, "percent", "at least 25 per cent", "최소 25%",
           "少なくとも25%", "ما لا يقل عن ٢٥ في المئة"},
          {ClaimKind::more_than, "percent", "more than 25 per cent", "25% 초과", "25%超",
           "أكثر من ٢٥ في المئة"},
          {ClaimKind::up_to, "percent", "up to 25 per cent", "최대 25%", "最大25%",
           "ما يصل إلى ٢٥ في المئة"},
          {ClaimKind::range, "percent", "between 20 and 25 per cent", "20~25%", "20～25%",
           "ما بين ٢٠ و٢٥ في المئة"},
          {ClaimKind::exact, "hour", "12 hours", "12시간", "12時間", "١٢ ساعة"},
          {ClaimKind::approx, "hour", "about 12 hours", "약 12시간", "約12時間",
           "نحو ١٢ ساعة"},
          {ClaimKind::at_least, "hour", "at least 12 hours", "최소 12시간",
           "少なくとも12時間", "ما لا يقل عن ١٢ ساعة"},
          {ClaimKind::more_than, "hour", "more than 12 hours", "12시간 초과", "12時間超",
           "أكثر من ١٢ ساعة"},
          {ClaimKind::range, "hour", "between 10 and 12 hours", "10~12시간", "10～12時間",
           "ما بين ١٠ و١٢ ساعة"},
          {ClaimKind::exact, "generation", "3 generations", "3대", "3世代", "٣ أجيال"},
          {ClaimKind::approx, "generation", "about 3 generations", "약 3대", "約3世代",
           "نحو ٣ أجيال"},
          {ClaimKind::at_least, "generation", "at least 3 generations", "최소 3대",
           "少なくとも3世代", "ما لا يقل عن ٣ أجيال"},
          {ClaimKind::more_than, "generation", "more than 3 generations",
           "3대가 넘는 세대", "3世代超", "أكثر من ٣ أجيال"},
          {ClaimKind::up_to, "generation", "up to 3 generations", "최대 3대", "最大3世代",
           "ما يصل إلى ٣ أجيال"},
          {ClaimKind::range, "generation", "between 2 and 3 generations", "2~3대",
           "2～3世代", "ما بين ٢ و٣ أجيال"},
      })));
}

TEST_CASE("Arabic counts one, two, few and many differently", "[templating][amounts]") {
  const auto [amount, person, hour] =
      GENERATE(table<std::string, std::string, std::string>({
          {"1", "شخص واحد", "ساعة واحدة"},
          {"2", "شخصين", "ساعتين"},
          {"3", "٣ أشخاص", "٣ ساعات"},
          {"10", "١٠ أشخاص", "١٠ ساعات"},
          {"11", "١١ شخصًا", "١١ ساعة"},
          {"99", "٩٩ شخصًا", "٩٩ ساعة"},
          {"100", "١٠٠ شخص", "١٠٠ ساعة"},
          {"103", "١٠٣ أشخاص", "١٠٣ ساعات"},
          {"179", "١٧٩ شخصًا", "١٧٩ ساعة"},
      }));
  CAPTURE(amount);
  CHECK(said(claim("x", ClaimKind::at_least, "", amount, "person"), "ar") ==
        "ما لا يقل عن " + person);
  CHECK(said(claim("x", ClaimKind::at_least, "", amount, "hour"), "ar") ==
        "ما لا يقل عن " + hour);
}

TEST_CASE("a Korean counter stands apart from a myriad word only",
          "[templating][amounts]") {
  const auto [amount, text] = GENERATE(table<std::string, std::string>({
      {"1", "1명"},
      {"179", "179명"},
      {"9999", "9,999명"},
      {"10000", "1만 명"},
      {"12345", "1만 2,345명"},
      {"200000", "20만 명"},
      {"300000000", "3억 명"},
  }));
  CHECK(said(claim("x", ClaimKind::exact, "", amount, "person"), "ko") == text);
}

TEST_CASE("each form of a claim shows a side of it", "[templating][amounts]") {
  auto one = claim("x", ClaimKind::up_to, "", "3", "generation");
  one.hedge = campaign::Hedge::reported;
  one.period = "past-decades";
  one.as_of = text::Date{2012, 10, 31};
  const auto [form, en, ko] = GENERATE(table<std::string, std::string, std::string>({
      {"", "up to 3 generations", "최대 3대"},
      {":sentence", "Up to 3 generations", "최대 3대"},
      {":amount", "3 generations", "3대"},
      {":digits", "3", "3"},
      {":words", "up to three generations", "최대 삼대"},
      {":hedged", "reportedly up to 3 generations", "최대 3대(보고된 수치)"},
      {":nature", "at most, reported", "최대, 보고된 수치"},
      {":period", "the past few decades", "지난 수십 년"},
      {":as_of", "31 October 2012", "2012년 10월 31일"},
  }));
  CAPTURE(form);
  CHECK(said(one, "en-GB", form) == en);
  CHECK(said(one, "ko", form) == ko);
}

TEST_CASE("a figure is noted beside its words", "[templating][amounts]") {
  auto campaign = sample();
  campaign.claims.push_back(claim("share", ClaimKind::range, "20", "25", "percent"));
  const Speaker speaker{campaign, "ko"};
  const auto one = speaker.say("claim.prisoners:은/는");
  REQUIRE(one.values.size() == 1);
  CHECK(one.values[0].id == "claim-prisoners");
  CHECK(one.values[0].normalised == "200000");
  CHECK(one.values[0].unit == "person");
  CHECK(one.values[0].kind_of_claim == "up_to");
  CHECK(one.phrases[0].value == 0);
  CHECK(one.phrases[1].value == -1);  // the particle shows no value
  CHECK(speaker.say("claim.share").values[0].normalised == "20..25");
  CHECK(speaker.say("claim.abductees").values[0].normalised.empty());
  CHECK(speaker.say("claim.prisoners:words").values[0].in_words);
  CHECK(speaker.say("claim.launch:month").values[0].normalised == "2011-09");
  CHECK(speaker.say("country.KR").values[0].id == "country-KR");
  CHECK(speaker.say("organisation.hrw").values[0].id == "org-hrw");
  CHECK(speaker.say("person.miner").values[0].id == "person-miner");
}

TEST_CASE("a disputed claim is marked unless it was waived", "[templating][amounts]") {
  auto campaign = sample();
  auto& claim = campaign.claims[0];
  claim.status = campaign::ClaimStatus::disputed;
  CHECK(Speaker{campaign}.say("claim.prisoners").phrases[0].mark ==
        model::Mark::doubtful);
  claim.waived_by = "editor";
  CHECK(Speaker{campaign}.say("claim.prisoners").phrases[0].mark == model::Mark::none);
}

// The reader of figures shares nothing with what formats them.
TEST_CASE("every amount is read back from the words of each language",
          "[templating][amounts]") {
  const std::string language = GENERATE("en-GB", "ko", "ja", "ar");
  CHECK(rc::check("amounts in " + language, [&] {
    const auto kind =
        *rc::gen::element(ClaimKind::exact, ClaimKind::approx, ClaimKind::at_least,
                          ClaimKind::more_than, ClaimKind::up_to, ClaimKind::range);
    const auto unit =
        *rc::gen::element<std::string>("person", "organisation", "percent", "hour");
    // From 3: Arabic has words of their own for one and two.
    const auto low = *rc::gen::inRange<std::int64_t>(3, 100000);
    const auto high = low + 1 + *rc::gen::inRange<std::int64_t>(0, 5000000);
    const auto text =
        said(claim("x", kind, std::to_string(low), std::to_string(high), unit), language);
    const auto found = text::find_values(text, tag(language));
    const auto holds = [&](std::int64_t wanted) {
      return std::any_of(
          found.numbers.begin(), found.numbers.end(),
          [&](const auto& number) { return number.value == text::Decimal(wanted); });
    };
    RC_ASSERT(holds(high));
    RC_ASSERT(kind != ClaimKind::range || holds(low));
    RC_ASSERT(found.numbers.size() == (kind == ClaimKind::range ? 2u : 1u));
  }));
}

// ---- Dates
// -------------------------------------------------------------------------------------

TEST_CASE("a date is written by form and precision", "[templating][amounts]") {
  const auto campaign = sample();
  const auto [field, en, ko, ja, ar] =
      GENERATE(table<std::string, std::string, std::string, std::string, std::string>({
          {"claim.launch", "8 September 2011", "2011년 9월 8일", "2011年9月8日",
           "٨ سبتمبر ٢٠١١"},
          {"claim.launch:long", "8 September 2011", "2011년 9월 8일", "2011年9月8日",
           "٨ سبتمبر ٢٠١١"},
          {"claim.launch:month", "September 2011", "2011년 9월", "2011年9月",
           "سبتمبر ٢٠١١"},
          {"claim.launch:year", "2011", "2011년", "2011年", "٢٠١١"},
          {"claim.launch:compact", "20110908", "20110908", "20110908", "20110908"},
          {"claim.launch:iso", "2011-09-08", "2011-09-08", "2011-09-08", "2011-09-08"},
          {"claim.session", "March 2013", "2013년 3월", "2013年3月", "مارس ٢٠١٣"},
          {"claim.session:year", "2013", "2013년", "2013年", "٢٠١٣"},
          {"claim.famine", "1995", "1995년", "1995年", "١٩٩٥"},
          {"campaign.place_date", "Seoul, 8 January 2013", "2013년 1월 8일, Seoul",
           "2013年1月8日　Seoulにて", "Seoul، ٨ يناير ٢٠١٣"},
      }));
  CAPTURE(field);
  CHECK(Speaker{campaign, "en-GB"}.say(field).text == en);
  CHECK(Speaker{campaign, "ko"}.say(field).text == ko);
  CHECK(Speaker{campaign, "ja"}.say(field).text == ja);
  CHECK(Speaker{campaign, "ar"}.say(field).text == ar);
}

TEST_CASE("a date is not asked for more than it tells", "[templating][amounts]") {
  const auto campaign = sample();
  const auto [field, text] = GENERATE(table<std::string, std::string>({
      {"claim.session:long", "March 2013"},
      {"claim.session:compact", "March 2013"},
      {"claim.famine:long", "1995"},
      {"claim.famine:month", "1995"},
  }));
  CAPTURE(field);
  const auto said = Speaker{campaign}.say(field);
  CHECK(said.text == text);
  CHECK(told(said.findings) == Lines{"TP0052 body.md:3:5"});
}

TEST_CASE("a range of dates has both ends", "[templating][amounts]") {
  auto campaign = sample();
  campaign.claims[3].date_end = text::Date{2011, 9, 10};
  CHECK(Speaker{campaign, "en-GB"}.say("claim.launch").text ==
        "8 to 10 September 2011");
  CHECK(Speaker{campaign, "ko"}.say("claim.launch").text ==
        "2011년 9월 8일~10일");
  CHECK(Speaker{campaign, "ja"}.say("claim.launch").text ==
        "2011年9月8日から10日まで");
}

TEST_CASE("a value knows whether its words show a number", "[templating][amounts]") {
  const auto [language, amount, shown] = GENERATE(table<std::string, std::string, bool>({
      {"ar", "1", false},
      {"ar", "2", false},
      {"ar", "3", true},
      {"en-GB", "1", true},
      {"ko", "2", true},
  }));
  auto campaign = sample();
  campaign.claims = {claim("x", ClaimKind::exact, "", amount, "person")};
  CAPTURE(language, amount);
  CHECK(Speaker{campaign, language}.say("claim.x").values.at(0).has_number == shown);
}
