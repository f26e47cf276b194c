#include "text/number.hpp"

#include <catch2/catch.hpp>
#include <thread>

#include "base/error.hpp"

using namespace tongmun::text;

namespace {

Decimal decimal(const std::string& text) { return Decimal::parse(text).value(); }
LanguageTag tag(const std::string& text) { return LanguageTag::parse(text); }

const NumberStyle korean{.myriads = {"만", "억", "조"}, .myriad_separator = " "};
const NumberStyle japanese{.grouped = false, .myriads = {"万", "億", "兆"}};

}  // namespace

TEST_CASE("numbers are written as CLDR says", "[text][number]") {
  const auto [language, numbers, grouped, number, text] =
      GENERATE(table<std::string, std::string, bool, std::string, std::string>({
          {"en", "latn", true, "200000", "200,000"},
          {"en", "latn", false, "200000", "200000"},
          {"en", "latn", true, "0.5", "0.5"},
          {"en", "latn", true, "-1234.5678901", "-1,234.5678901"},
          {"en", "latn", true, "999999999999999999", "999,999,999,999,999,999"},
          {"fr", "latn", true, "200000", "200\u202F000"},
          {"de", "latn", true, "200000", "200.000"},
          {"de-CH", "latn", true, "200000", "200’000"},
          {"es", "latn", true, "1234", "1234"},
          {"es", "latn", true, "12345", "12.345"},
          {"hi", "latn", true, "200000", "2,00,000"},
          {"ar", "arab", true, "200000", "٢٠٠٬٠٠٠"},
          {"ar", "arab", true, "0.5", "٠٫٥"},
          {"ar-EG", "latn", true, "200000", "200,000"},
          {"th", "thai", true, "200000", "๒๐๐,๐๐๐"},
          {"ko", "latn", true, "120000", "120,000"},
      }));
  CAPTURE(language, number);
  CHECK(format_number(decimal(number), tag(language),
                      {.numbering_system = numbers, .grouped = grouped}) == text);
}

TEST_CASE("myriads group by four", "[text][number]") {
  const auto [number, in_korean, in_japanese] =
      GENERATE(table<std::string, std::string, std::string>({
          {"0", "0", "0"},
          {"9999", "9,999", "9999"},
          {"10000", "1만", "1万"},
          {"12345", "1만 2,345", "1万2345"},
          {"200000", "20만", "20万"},
          {"400000", "40만", "40万"},
          {"120000000", "1억 2,000만", "1億2000万"},
          {"100000001", "1억 1", "1億1"},
          {"1000000000000", "1조", "1兆"},
          {"123456000000000000", "123,456조", "123456兆"},
          {"12345.5", "12,345.5", "12345.5"},
      }));
  CAPTURE(number);
  CHECK(format_number(decimal(number), tag("ko"), korean) == in_korean);
  CHECK(format_number(decimal(number), tag("ja"), japanese) == in_japanese);
}

TEST_CASE("an unknown numbering system is an error", "[text][number]") {
  CHECK_THROWS_AS(format_number(Decimal(1), tag("en"), {.numbering_system = "klingon"}),
                  tongmun::Error);
  CHECK_THROWS_AS(with_digits("1", "roman"), tongmun::Error);
}

TEST_CASE("numbers are spelled out where ICU has words", "[text][number]") {
  const auto [language, rule_set, number, words] =
      GENERATE(table<std::string, std::string, std::string, std::string>({
          {"en", "", "7", "seven"},
          {"en", "", "0.5", "zero point five"},
          {"de", "", "27", "siebenundzwanzig"},
          {"fr", "%spellout-cardinal-feminine", "1", "une"},
          {"ko", "%spellout-cardinal-sinokorean", "20", "이십"},
          {"es", "", "16", "dieciséis"},
      }));
  CAPTURE(language, number);
  CHECK(spell_out(decimal(number), tag(language), rule_set) == words);
}

TEST_CASE("languages without number words are refused", "[text][number]") {
  const auto [language, rule_set] = GENERATE(table<std::string, std::string>(
      {{"mn", ""}, {"und", ""}, {"en", "%no-such-rules"}}));
  CAPTURE(language);
  try {
    const auto words = spell_out(Decimal(7), tag(language), rule_set);
    FAIL(words);
  } catch (const tongmun::Error& error) {
    CHECK(error.kind() == tongmun::ErrorKind::unsupported);
  }
}

TEST_CASE("plural categories are CLDR's", "[text][number]") {
  const auto [language, number, category] =
      GENERATE(table<std::string, std::string, std::string>({
          {"en", "1", "one"},
          {"en", "1.5", "other"},
          {"en", "0", "other"},
          {"fr", "0", "one"},
          {"fr", "1.5", "one"},
          {"fr", "1000000", "many"},
          {"ru", "21", "one"},
          {"ru", "22", "few"},
          {"ru", "200000", "many"},
          {"ru", "1.5", "other"},
          {"ar", "0", "zero"},
          {"ar", "2", "two"},
          {"ar", "3", "few"},
          {"ar", "11", "many"},
          {"ar", "100", "other"},
          {"ko", "1", "other"},
          {"pl", "5", "many"},
      }));
  CAPTURE(language, number);
  CHECK(plural_category(decimal(number), tag(language)) == category);
}

TEST_CASE("ranges and ordinals have categories of their own", "[text][number]") {
  CHECK(plural_category(Decimal(20), Decimal(21), tag("ru")) == "one");
  CHECK(plural_category(Decimal(20), Decimal(25), tag("ru")) == "many");
  CHECK(plural_category(Decimal(0), Decimal(1), tag("fr")) == "one");
  CHECK(ordinal_category(1, tag("en")) == "one");
  CHECK(ordinal_category(2, tag("en")) == "two");
  CHECK(ordinal_category(3, tag("en")) == "few");
  CHECK(ordinal_category(11, tag("en")) == "other");
  CHECK(ordinal_category(2, tag("ko")) == "other");
}

TEST_CASE("the categories of a language come in CLDR's order", "[text][number]") {
  using List = std::vector<std::string>;
  CHECK(plural_categories(tag("ko")) == List{"other"});
  CHECK(plural_categories(tag("en")) == List{"one", "other"});
  CHECK(plural_categories(tag("ar")) ==
        List{"zero", "one", "two", "few", "many", "other"});
}

TEST_CASE("digits are replaced, letters stay", "[text][number]") {
  CHECK(with_digits("A/67/370", "arab") == "A/٦٧/٣٧٠");
  CHECK(with_digits("2013년", "thai") == "๒๐๑๓년");
  CHECK(with_digits("2013", "latn") == "2013");
}

TEST_CASE("many threads format at once", "[text][number]") {
  std::vector<std::string> texts(4);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < texts.size(); ++i)
    threads.emplace_back([&text = texts[i]] {
      for (int round = 0; round < 200; ++round)
        text = format_number(Decimal(200000), tag("ko"), korean) +
               format_number(Decimal(200000), tag("de"), {}) +
               spell_out(Decimal(7), tag("en"));
    });
  for (auto& thread : threads) thread.join();
  for (const auto& text : texts) CHECK(text == "20만200.000seven");
}

TEST_CASE("a rest of a myriad may be a decimal, or digits alone", "[text][number]") {
  const auto chinese = LanguageTag::parse("zh-Hans");
  const NumberStyle style{.myriads = {"万", "亿"}, .myriad_decimals = true};
  const auto written = [&](std::int64_t number) {
    return format_number(Decimal(number), chinese, style);
  };
  CHECK(written(200'000) == "20万");
  CHECK(written(12'500) == "1.25万");
  CHECK(written(12'345) == "12,345");
  CHECK(written(345'000'000) == "3.45亿");
  CHECK(written(10'000) == "1万");
  CHECK(written(9'999) == "9,999");
}
