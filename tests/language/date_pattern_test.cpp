#include <catch2/catch.hpp>

#include "language/detail/parse.hpp"

namespace tongmun::language {

TEST_CASE("a date pattern has letters of dates, others in quotes", "[language]") {
  const auto [pattern, is_sound] = GENERATE(table<std::string, bool>({
      {"d MMMM y", true},
      {"y년 M월 d일", true},
      {"Gy年M月d日", true},
      {"d 'de' MMMM 'de' y", true},
      {"d 'o''clock' y", true},
      {"EEEE, d MMMM y", true},
      {"yyyyMMdd", true},
      {"y", true},
      {"d MMMM YYYY", false},  // 30 December would fall into the next year
      {"d de MMMM",
       true},  // d and e are letters of dates: only a reader sees the mistake
      {"d of MMMM", false},
      {"HH:mm", false},
      {"d 'MMMM y", false},
      {"'y'", false},
      {"EEEE", false},
      {"", false},
  }));
  CAPTURE(pattern);
  CHECK(fault_of_date_pattern(pattern).empty() == is_sound);
}

}  // namespace tongmun::language
