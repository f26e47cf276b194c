#include "text/values.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "text/number.hpp"

using namespace tongmun::text;

namespace {

// "200000 0.5 | 2013-01-08": the numbers, then the dates.
std::string values_of(std::string_view text, const std::string& language) {
  const auto values = find_values(text, LanguageTag::parse(language));
  std::string shown;
  for (const auto& number : values.numbers) shown += number.value.str() + ' ';
  shown += '|';
  for (const auto& date : values.dates) shown += ' ' + date.date.str();
  return shown;
}

}  // namespace

TEST_CASE("numbers are read in every convention", "[text][values]") {
  const auto [language, text, shown] =
      GENERATE(table<std::string, std::string, std::string>({
          {"en", "", "|"},
          {"en", "three generations", "|"},
          {"en", "as many as 200,000 prisoners", "200000 |"},
          {"en", "25% of 400,000 and 0.5", "25 400000 0.5 |"},
          {"en", "In 2012, 179 states", "2012 179 |"},
          {"en", "A/HRC/RES/22/13", "22 13 |"},
          {"en", "COVID-19", "19 |"},
          {"en", "-12 and −3 but 7-8", "-12 -3 7 8 |"},
          {"en", "1,234,567.5", "1234567.5 |"},
          {"en", "1.234", "1.234 |"},
          {"en", "1.234.567", "1234567 |"},
          {"en", "200\u00A0000", "200000 |"},
          {"en", "20,25", "20 25 |"},
          {"en", "version 1.2.3", "1 2 3 |"},
          {"en", "held 200,000.", "200000 |"},
          {"en", "1,2345", "1 2345 |"},
          {"de", "200.000 und 0,5 und 1.234", "200000 0.5 1234 |"},
          {"de", "25,5 %", "25.5 |"},
          {"de-CH", "200’000", "200000 |"},
          {"fr", "200\u202F000 prisonniers", "200000 |"},
          {"fr", "200 000 prisonniers", "200000 |"},
          {"fr", "25\u202F% en 2012", "25 2012 |"},
          {"es", "1234 y 12.345", "1234 12345 |"},
          {"hi", "2,00,000", "200000 |"},
          {"ar", "٢٠٠٬٠٠٠ سجين", "200000 |"},
          {"ar", "٠٫٥ و 200,000", "0.5 200000 |"},
          {"th", "๒๐๐,๐๐๐", "200000 |"},
          {"ja", "２００，０００人", "200000 |"},
          {"ko", "20만 명", "200000 |"},
          {"ko", "40만, 20만", "400000 200000 |"},
          {"ko", "1억 2,000만", "120000000 |"},
          {"ko", "1만 2,345명", "12345 |"},
          {"ko", "1.5억", "150000000 |"},
          {"ko", "3천만 5백", "30000500 |"},
          {"ko", "20만 2013년", "200000 2013 |"},
          {"ko", "20만 25만", "200000 250000 |"},
          {"ko", "제1조", "1 |"},
          {"ko", "1조", "1000000000000 |"},
          {"ko", "200,000명", "200000 |"},
          {"ja", "20万人", "200000 |"},
          {"ja", "1億2000万", "120000000 |"},
          {"zh", "1.2亿", "120000000 |"},
          {"zh-Hant", "20萬", "200000 |"},
          {"en", "12345678901234567890", "|"},
      }));
  CAPTURE(language, text);
  CHECK(values_of(text, language) == shown);
}

TEST_CASE("dates are read in the language's patterns", "[text][values]") {
  const auto [language, text, shown] =
      GENERATE(table<std::string, std::string, std::string>({
          {"en", "on 8 January 2013.", "| 2013-01-08"},
          {"en", "in January 2013, 25", "25 | 2013-01"},
          {"en", "January 8, 2013", "| 2013-01-08"},
          {"en", "8 JANUARY 2013", "| 2013-01-08"},
          {"en", "8\u00A0January\u00A02013", "| 2013-01-08"},
          {"en", "8th January 2013", "| 2013-01-08"},
          {"en", "Jan. 2013", "| 2013-01"},
          {"en", "7–8 January 2013", "7 | 2013-01-08"},
          {"en", "31 February 2013", "31 | 2013-02"},
          {"en", "in 2012", "2012 |"},
          {"en", "dismay 2013", "2013 |"},
          {"en", "marks 2013 in 2014", "2013 2014 |"},
          {"en", "January 20135", "20135 |"},
          {"en", "8 January 2013 and 9 March 2014", "| 2013-01-08 2014-03-09"},
          {"ko", "2013년 1월 8일에", "| 2013-01-08"},
          {"ko", "2013년 12월", "| 2013-12"},
          {"ko", "2013년 1월 7일~8일", "8 | 2013-01-07"},
          {"ko", "2012년", "2012 |"},
          {"ko", "9월 8일", "9 8 |"},
          {"ja", "2013年1月8日", "| 2013-01-08"},
          {"ja", "２０１３年１月", "| 2013-01"},
          {"ja", "平成25年1月8日", "| 2013-01-08"},
          {"ja", "令和元年5月1日", "| 2019-05-01"},
          {"zh", "2013年1月8日", "| 2013-01-08"},
          {"zh-Hant-TW", "民國102年1月8日", "| 2013-01-08"},
          {"ar", "٨ يناير ٢٠١٣", "| 2013-01-08"},
          {"ar", "في 8 يناير 2013", "| 2013-01-08"},
          {"ar", "في يناير 2013", "| 2013-01"},
          {"fr", "le 1er janvier 2013", "| 2013-01-01"},
          {"fr", "8 janvier 2013", "| 2013-01-08"},
          {"de", "am 8. Januar 2013.", "| 2013-01-08"},
          {"es", "8 de enero de 2013", "| 2013-01-08"},
          {"es", "enero de 2013", "| 2013-01"},
          {"pt", "1º de janeiro de 2013", "| 2013-01-01"},
          {"it", "1º gennaio 2013", "| 2013-01-01"},
          {"ru", "8 января 2013 г.", "| 2013-01-08"},
          {"ru", "сентябрь 2013 г.", "| 2013-09"},
          {"cs", "8. ledna 2013", "| 2013-01-08"},
          {"pl", "8 stycznia 2013", "| 2013-01-08"},
          {"th", "8 มกราคม 2556", "| 2013-01-08"},
          {"th", "8 มกราคม พ.ศ. 2556", "| 2013-01-08"},
          {"th", "8 มกราคม 2013", "| 2013-01-08"},
          {"mn", "2013 оны нэгдүгээр сарын 8", "| 2013-01-08"},
          {"vi", "8 tháng 1, 2013", "| 2013-01-08"},
          {"hu", "2013. január 8.", "| 2013-01-08"},
          {"id", "8 Januari 2013", "| 2013-01-08"},
          {"tr", "8 Ocak 2013", "| 2013-01-08"},
          {"sv", "8 januari 2013", "| 2013-01-08"},
      }));
  CAPTURE(language, text);
  CHECK(values_of(text, language) == shown);
}

TEST_CASE("a found value knows its bytes", "[text][values]") {
  const std::string text = "약 20만 명이 2013년 1월 8일에";
  const auto values = find_values(text, LanguageTag::parse("ko"));
  REQUIRE(values.numbers.size() == 1);
  REQUIRE(values.dates.size() == 1);
  const auto& number = values.numbers[0];
  const auto& date = values.dates[0];
  CHECK(text.substr(number.begin, number.end - number.begin) == "20만");
  CHECK(text.substr(date.begin, date.end - date.begin) == "2013년 1월 8일");
}

TEST_CASE("what the formatter wrote reads back as the same number", "[text][values]") {
  const std::vector<std::pair<std::string, NumberStyle>> styles{
      {"en", {}},
      {"fr", {}},
      {"de", {}},
      {"hi", {}},
      {"ko", {.myriads = {"만", "억", "조"}, .myriad_separator = " "}},
      {"ja", {.grouped = false, .myriads = {"万", "億", "兆"}}},
      {"ja", {.myriads = {"万", "億", "兆"}}},
      {"ar", {.numbering_system = "arab"}},
      {"th", {.numbering_system = "thai"}},
  };
  CHECK(rc::check([&] {
    const auto& [language, style] = *rc::gen::elementOf(styles);
    const auto digits = *rc::gen::inRange<std::size_t>(1, 17);
    auto text = *rc::gen::container<std::string>(digits, rc::gen::inRange('0', ':'));
    if (const auto point = *rc::gen::inRange<std::size_t>(0, digits);
        point > 0 && digits % 3 == 0)
      text.insert(point, ".");
    const auto number = Decimal::parse(text).value();
    const auto tag = LanguageTag::parse(language);
    const auto written = format_number(number, tag, style);
    const auto values = find_values("x " + written + " y", tag);
    RC_TAG(language);
    RC_ASSERT(values.numbers.size() == 1u);
    RC_ASSERT(values.numbers[0].value == number);
    RC_ASSERT(values.numbers[0].begin == 2u);
    RC_ASSERT(values.numbers[0].end == 2 + written.size());
  }));
}

TEST_CASE("what the formatter wrote reads back as the same date", "[text][values]") {
  const std::vector<std::array<std::string, 4>> styles{
      {"en", "d MMMM y", "latn", "gregorian"},
      {"en-US", "MMMM d, y", "latn", "gregorian"},
      {"ko", "y년 M월 d일", "latn", "gregorian"},
      {"ja", "y年M月d日", "latn", "gregorian"},
      {"ar", "d MMMM y", "arab", "gregorian"},
      {"fr", "d MMMM y", "latn", "gregorian"},
      {"ru", "d MMMM y 'г'.", "latn", "gregorian"},
      {"th", "d MMMM y", "thai", "buddhist"},
      {"es", "d 'de' MMMM 'de' y", "latn", "gregorian"},
      {"cs", "d. MMMM y", "latn", "gregorian"},
  };
  CHECK(rc::check([&] {
    const auto& [language, pattern, numbers, calendar] = *rc::gen::elementOf(styles);
    const Date date{*rc::gen::inRange(1900, 2100), *rc::gen::inRange(1, 13),
                    *rc::gen::inRange(1, 29)};
    const auto tag = LanguageTag::parse(language);
    const auto text = format_date(date, pattern, tag, numbers, calendar);
    const auto values = find_values(text, tag);
    RC_TAG(language);
    RC_ASSERT(values.dates.size() == 1u);
    RC_ASSERT(values.dates[0].date == date);
    RC_ASSERT(values.numbers.empty());
  }));
}

TEST_CASE("found values lie in order inside any text", "[text][values]") {
  const std::u32string pieces =
      U"0123459٢２.,٬٫- \u00A0\u2068만억조경천십万년월일年月元제a/%ma\u0301y平成令和";
  CHECK(rc::check([&] {
    const auto points =
        *rc::gen::container<std::vector<char32_t>>(rc::gen::elementOf(pieces));
    std::string text;
    for (const auto point : points) tongmun::append_utf8(text, point);
    const auto language =
        *rc::gen::elementOf(std::vector<std::string>{"en", "ko", "ja", "ar", "th", "de"});
    const auto values = find_values(text, LanguageTag::parse(language));
    std::size_t end = 0;
    for (const auto& number : values.numbers) {
      RC_ASSERT(number.begin >= end);
      RC_ASSERT(number.begin < number.end);
      RC_ASSERT(number.end <= text.size());
      end = number.end;
    }
    for (const auto& date : values.dates) {
      RC_ASSERT(date.begin < date.end);
      RC_ASSERT(date.end <= text.size());
      RC_ASSERT(Date::parse(date.date.str()) == date.date);
    }
  }));
}

TEST_CASE("an era alone makes a year only where it cannot be a word", "[text][values]") {
  const auto dates = [](const char* text, const char* language) {
    return find_values(text, LanguageTag::parse(language)).dates.size();
  };
  CHECK(dates("The year should be 2011.", "en-GB") == 0);
  CHECK(dates("民國101年", "zh-Hant-TW") == 1);
  CHECK(dates("平成24年", "ja") == 1);
  CHECK(dates("พ.ศ. 2555", "th") == 1);
}

TEST_CASE("a language's own patterns and months help to read its dates", "[text][values]") {
  const auto vietnamese = LanguageTag::parse("vi");
  const DateAids aids{{}, {"'ngày' d 'tháng' M 'năm' y"}};
  const auto found = find_values("Vào ngày 8 tháng 1 năm 2013, chúng tôi", vietnamese, aids);
  REQUIRE(found.dates.size() == 1);
  CHECK(found.dates[0].date == Date{2013, 1, 8});
  const DateAids russian{{{"январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе",
                           "сентябре", "октябре", "ноябре", "декабре"}},
                         {}};
  const auto march = find_values("в марте 2013 года", LanguageTag::parse("ru"), russian);
  REQUIRE(march.dates.size() == 1);
  CHECK(march.dates[0].date == Date{2013, 3, 0});
}
