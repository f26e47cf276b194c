#include "base/direction_controls.hpp"

#include <catch2/catch.hpp>

using namespace tongmun;

TEST_CASE("what can make a text read as another is found at its byte",
          "[base][direction]") {
  const auto [text, offset, sign] =
      GENERATE(table<std::string, std::size_t, std::string>({
          {"\u202E", 0, "U+202E"},
          {"até 100\u202D", 8, "U+202D"},
          {"\u2067\u202E\u2069", 3, "U+202E"},
          {"a\u2066b", 1, "U+2066"},
          {"a\u2067b", 1, "U+2067"},
          {"a\u2068b\nc\u2069", 1, "U+2068"},
          {"\u202A\u2066x\u2069", 0, "U+202A"},
          {"\u202B\n\u202C", 0, "U+202B"},
          {"x\u202C", 1, "U+202C"},
          {"x\u2069", 1, "U+2069"},
          {"\u2066\u202C\u2069", 3, "U+202C"},
          {"\u202A\u2069\u202C", 3, "U+2069"},
      }));
  CAPTURE(text);
  const auto fault = find_direction_fault(text);
  REQUIRE(fault);
  CHECK(fault->offset == offset);
  CHECK_THAT(fault->message, Catch::StartsWith(sign));
  CHECK_FALSE(fault->remedy.empty());
}

TEST_CASE("letters, marks and what is balanced are no fault", "[base][direction]") {
  const std::string text = GENERATE(
      "", "plain", "200,000 — €5 “quoted”", "بيونغ يانغ\u200F 100\u200E", "\u061C١٠٠",
      "\u2067معسكر\u2069 and \u2068x\u2069", "\u202Bمعسكر\u202C",
      "\u2066\u202A\u2068x\u2069\u202C\u2069", "a\n\u2067b\u2069\nc", "통문 通文 ไทย");
  CAPTURE(text);
  CHECK_FALSE(find_direction_fault(text));
}
