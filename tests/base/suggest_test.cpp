#include "base/suggest.hpp"

#include <catch2/catch.hpp>

using namespace tongmun;

TEST_CASE("the nearest name is within a third of the wrong one", "[base][suggest]") {
  const std::vector<std::string> known{"recipients", "claims", "people", "date"};
  CHECK(nearest_name("recipient", known) == "recipients");
  CHECK(nearest_name("cliams", known) == "claims");
  CHECK(nearest_name("dat", known) == "date");
  CHECK(nearest_name("d", known) == std::nullopt);
  CHECK(nearest_name("organisations", known) == std::nullopt);
  CHECK(nearest_name("", {}) == std::nullopt);
}

TEST_CASE("a suggestion names the nearest, or what is known", "[base][suggest]") {
  CHECK(suggestion("cliams", {"claims", "people"}) == "Did you mean 'claims'?");
  CHECK(suggestion("xyz", {"people", "claims", "people"}) ==
        "Known are: claims, people.");
  CHECK(suggestion("xyz", {}).empty());
  std::vector<std::string> many;
  for (char c = 'a'; c < 'a' + 13; ++c) many.push_back(std::string("name_") + c);
  CHECK(suggestion("xyz", many) ==
        "Known are: name_a, name_b, name_c, name_d, name_e, name_f, name_g, name_h, "
        "name_i, "
        "name_j, name_k, name_l, …");
}
