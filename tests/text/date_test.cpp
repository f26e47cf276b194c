#include "text/date.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace tongmun::text;

TEST_CASE("dates are parsed with their precision", "[text][date]") {
  CHECK(Date::parse("2012") == Date{2012, 0, 0});
  CHECK(Date::parse("2012-03") == Date{2012, 3, 0});
  CHECK(Date::parse("2012-02-29") == Date{2012, 2, 29});
  CHECK(Date::parse("2012-03")->precision() == Precision::month);
  const auto wrong = GENERATE("", "12", "2012-", "2012-3", "2012-13", "2012-00",
                              "2012-02-30", "2011-02-29", "2012-03-31T", "2012/03",
                              "20123", "-012", "0000", "2012-03-00", "٢٠١٢");
  CAPTURE(wrong);
  CHECK_FALSE(Date::parse(wrong));
}

TEST_CASE("a date lies before another only as a whole", "[text][date]") {
  const auto [first, second, before] = GENERATE(table<std::string, std::string, bool>({
      {"2012-03", "2012-04-01", true},
      {"2012-03", "2012-03-02", false},
      {"2012-03-02", "2012-03", false},
      {"2012", "2013", true},
      {"2012", "2012-12", false},
      {"2012-12-31", "2013", true},
      {"2013", "2012", false},
      {"2012-03-31", "2012-03-31", false},
  }));
  CAPTURE(first, second);
  CHECK(Date::parse(first)->before(*Date::parse(second)) == before);
}

TEST_CASE("dates are written by patterns", "[text][date]") {
  const auto [date, pattern, language, numbers, calendar, text] = GENERATE(
      table<std::string, std::string, std::string, std::string, std::string, std::string>(
          {
              {"2013-01-08", "d MMMM y", "en", "latn", "gregorian", "8 January 2013"},
              {"2013-01-08", "y년 M월 d일", "ko", "latn", "gregorian", "2013년 1월 8일"},
              {"2013-01-08", "y年M月d日", "ja", "latn", "gregorian", "2013年1月8日"},
              {"2013-01-08", "d MMMM y", "ar", "arab", "gregorian", "٨ يناير ٢٠١٣"},
              {"2013-01", "LLLL y", "ru", "latn", "gregorian", "январь 2013"},
              {"2013-01-08", "d MMMM y", "ru", "latn", "gregorian", "8 января 2013"},
              {"2012", "y", "fr", "latn", "gregorian", "2012"},
              {"2013-01-08", "d MMMM y", "th", "latn", "buddhist", "8 มกราคม 2556"},
              {"2013-01-08", "d MMMM y", "th", "thai", "gregorian", "๘ มกราคม ๒๐๑๓"},
              {"2013-01-08", "Gy年M月d日", "ja", "latn", "japanese", "平成25年1月8日"},
              {"2013-01-08", "Gy年M月d日", "zh-Hant-TW", "latn", "roc",
               "民國102年1月8日"},
              {"2013-01-08", "EEEE", "de", "latn", "gregorian", "Dienstag"},
              {"1500-03-01", "d MMMM y", "en", "latn", "gregorian", "1 March 1500"},
          }));
  CAPTURE(language, pattern);
  CHECK(format_date(*Date::parse(date), pattern, LanguageTag::parse(language), numbers,
                    calendar) == text);
}

TEST_CASE("the zone of the process moves no date", "[text][date]") {
  const auto* old = std::getenv("TZ");
  const std::string kept = old == nullptr ? "" : old;
  ::setenv("TZ", "Pacific/Kiritimati", 1);
  CHECK(format_date({2013, 1, 1}, "y-MM-dd", LanguageTag::parse("sv")) == "2013-01-01");
  ::setenv("TZ", "Pacific/Pago_Pago", 1);
  CHECK(format_date({2013, 1, 1}, "y-MM-dd HH", LanguageTag::parse("fi")) ==
        "2013-01-01 00");
  old == nullptr ? ::unsetenv("TZ") : ::setenv("TZ", kept.c_str(), 1);
}

TEST_CASE("a pattern's precision is that of its finest field", "[text][date]") {
  const auto [pattern, precision] = GENERATE(table<std::string, Precision>({
      {"y", Precision::year},
      {"y년", Precision::year},
      {"y 'ordinary days'", Precision::year},
      {"MMMM y", Precision::month},
      {"LLLL 'de' y", Precision::month},
      {"d 'de' MMMM 'de' y", Precision::day},
      {"EEEE", Precision::day},
      {"d''MM", Precision::day},
  }));
  CAPTURE(pattern);
  CHECK(precision_of_pattern(pattern) == precision);
}

TEST_CASE("weekdays count from Monday", "[text][date]") {
  CHECK(weekday({2013, 1, 8}) == 2);  // Dienstag, above
  CHECK(weekday({1970, 1, 1}) == 4);
  CHECK(weekday({2000, 2, 29}) == 2);
  CHECK(weekday({2012, 4, 1}) == 7);
}

TEST_CASE("what a date shows parses to the same date", "[text][date]") {
  CHECK(rc::check([] {
    const Date date{*rc::gen::inRange(1, 10000), *rc::gen::inRange(0, 13),
                    *rc::gen::inRange(1, 29)};
    const Date shown{date.year, date.month, date.month == 0 ? 0 : date.day};
    RC_ASSERT(Date::parse(shown.str()) == shown);
  }));
}
