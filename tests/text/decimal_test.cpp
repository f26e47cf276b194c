#include "text/decimal.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <limits>

using tongmun::text::Decimal;

TEST_CASE("a decimal keeps what was written, without trailing zeros", "[text][decimal]") {
  const auto [text, mantissa, scale, shown] =
      GENERATE(table<std::string, std::int64_t, int, std::string>({
          {"0", 0, 0, "0"},
          {"-0", 0, 0, "0"},
          {"0.5", 5, 1, "0.5"},
          {"0.50", 5, 1, "0.5"},
          {"200000", 200000, 0, "200000"},
          {"200000.00", 200000, 0, "200000"},
          {"-12", -12, 0, "-12"},
          {"-0.05", -5, 2, "-0.05"},
          {"007", 7, 0, "7"},
          {"999999999999999999", 999999999999999999, 0, "999999999999999999"},
          {"0.00000000000000001", 1, 17, "0.00000000000000001"},
      }));
  CAPTURE(text);
  const auto number = Decimal::parse(text);
  REQUIRE(number);
  CHECK(number->mantissa() == mantissa);
  CHECK(number->scale() == scale);
  CHECK(number->str() == shown);
  CHECK(number->is_whole() == (scale == 0));
}

TEST_CASE("what is no plain decimal is not parsed", "[text][decimal]") {
  const auto text =
      GENERATE("", "-", ".", ".5", "5.", "1.2.3", "1,000", "1e3", "+1", " 1", "--1",
               "1234567890123456789", "0.1234567890123456789", "٢", "-.5");
  CAPTURE(text);
  CHECK_FALSE(Decimal::parse(text));
}

TEST_CASE("decimals compare by value across scales", "[text][decimal]") {
  const auto [less, greater] = GENERATE(table<std::string, std::string>({
      {"0.5", "1"},
      {"-1", "-0.5"},
      {"-0.5", "0.5"},
      {"-0.5", "0"},
      {"0.05", "0.5"},
      {"999999999999999998", "999999999999999999"},
      {"0.09", "0.1"},
  }));
  CAPTURE(less, greater);
  const auto a = Decimal::parse(less);
  const auto b = Decimal::parse(greater);
  CHECK(*a < *b);
  CHECK(*b > *a);
  CHECK(*a != *b);
}

TEST_CASE("the ends of 64 bits are shown and compared", "[text][decimal]") {
  using limits = std::numeric_limits<std::int64_t>;
  CHECK(Decimal(limits::min()).str() == "-9223372036854775808");
  CHECK(Decimal(limits::min()) < Decimal(limits::max()));
  CHECK(*Decimal::parse("-0.5") > Decimal(limits::min()));
}

TEST_CASE("what a decimal shows parses to the same decimal", "[text][decimal]") {
  CHECK(rc::check([] {
    const auto whole = *rc::gen::inRange<std::int64_t>(-99'999'999, 99'999'999);
    const auto fraction = *rc::gen::inRange<int>(0, 9999);
    const auto number =
        Decimal::parse(std::to_string(whole) + "." + std::to_string(fraction));
    RC_ASSERT(number.has_value());
    RC_ASSERT(Decimal::parse(number->str()) == number);
    RC_ASSERT(std::is_eq(*number <=> *Decimal::parse(number->str())));
  }));
}

TEST_CASE("whole decimals are ordered as integers are", "[text][decimal]") {
  CHECK(rc::check([](std::int64_t a, std::int64_t b) {
    const bool same = (Decimal(a) <=> Decimal(b)) == (a <=> b);
    RC_ASSERT(same);
  }));
}
