#include <catch2/catch.hpp>

#include "campaign/detail/xlsx.hpp"

namespace tongmun::campaign {

// Expected values are those that Excel and LibreOffice show.
TEST_CASE("serial numbers are days of their epoch", "[campaign][xlsx]") {
  const auto [serial, epoch, expected] =
      GENERATE(table<double, Epoch, std::optional<std::string>>({
          {1, Epoch::year_1900, "1900-01-01"},
          {59, Epoch::year_1900, "1900-02-28"},
          {60, Epoch::year_1900,
           std::nullopt},  // 29 February 1900, a leap day that never was
          {60.5, Epoch::year_1900, std::nullopt},
          {61, Epoch::year_1900, "1900-03-01"},
          {41282, Epoch::year_1900, "2013-01-08"},
          {41282.4375, Epoch::year_1900, "2013-01-08T10:30:00"},
          {41281.9999999, Epoch::year_1900, "2013-01-08"},  // rounds up to midnight
          {0.4375, Epoch::year_1900, "10:30:00"},
          {2958465, Epoch::year_1900, "9999-12-31"},
          {2958466, Epoch::year_1900, std::nullopt},
          {-1, Epoch::year_1900, std::nullopt},
          {0, Epoch::year_1904, "1904-01-01"},
          {60, Epoch::year_1904, "1904-03-01"},
          {39820, Epoch::year_1904, "2013-01-08"},
          {2957003, Epoch::year_1904, "9999-12-31"},
          {2957004, Epoch::year_1904, std::nullopt},
          {1e300, Epoch::year_1904, std::nullopt},
      }));
  CAPTURE(serial);
  CHECK(date_of_serial(serial, epoch) == expected);
}

TEST_CASE("a format is a date where it shows days, months or years", "[campaign][xlsx]") {
  const auto [code, expected] = GENERATE(table<std::string, bool>({
      {"yyyy-mm-dd", true},
      {"d. mmmm yyyy", true},
      {"[$-409]d/m/yy h:mm;@", true},
      {"yyyy\"년\" m\"월\" d\"일\"", true},
      {"D.M.Y", true},
      {"General", false},
      {"0.00", false},
      {"#,##0\" days\"", false},
      {"[Red]0", false},
      {"0\\d", false},
      {"0_d", false},
      {"0;d", false},  // the second section is for negative numbers
      {"\"open d", false},
      {"", false},
  }));
  CAPTURE(code);
  CHECK(is_date_format(code) == expected);
}

TEST_CASE("numbers are told as a person would write them", "[campaign][xlsx]") {
  const auto [written, expected] =
      GENERATE(table<std::string, std::optional<std::string>>({
          {"75007", "75007"},
          {"75007.0", "75007"},
          {"7.5007E4", "75007"},
          {"00120", "00120"},
          {"-3", "-3"},
          {"0.5", "0.5"},
          {"0.10000000000000001", "0.1"},
          {"123456789012345678", "123456789012345678"},
          {"1e20", "1e+20"},
          {"", std::nullopt},
          {"12a", std::nullopt},
          {"nan", std::nullopt},
          {"1e999", std::nullopt},
      }));
  CAPTURE(written);
  CHECK(plain_number(written) == expected);
}

}  // namespace tongmun::campaign
