#include "base/utf8.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace tongmun;

TEST_CASE("the edges of Unicode's table 3-7 are sound", "[base][utf8]") {
  const auto [bytes, code_point] = GENERATE(table<std::string, char32_t>({
      {std::string(1, '\0'), U'\0'},
      {"\x7F", U'\x7F'},
      {"\xC2\x80", 0x80},
      {"\xDF\xBF", 0x7FF},
      {"\xE0\xA0\x80", 0x800},
      {"\xE0\xBF\xBF", 0xFFF},
      {"\xE1\x80\x80", 0x1000},
      {"\xEC\xBF\xBF", 0xCFFF},
      {"\xED\x80\x80", 0xD000},
      {"\xED\x9F\xBF", 0xD7FF},
      {"\xEE\x80\x80", 0xE000},
      {"\xEF\xBF\xBF", 0xFFFF},
      {"\xF0\x90\x80\x80", 0x10000},
      {"\xF0\xBF\xBF\xBF", 0x3FFFF},
      {"\xF1\x80\x80\x80", 0x40000},
      {"\xF3\xBF\xBF\xBF", 0xFFFFF},
      {"\xF4\x80\x80\x80", 0x100000},
      {"\xF4\x8F\xBF\xBF", 0x10FFFF},
  }));
  CAPTURE(static_cast<unsigned>(code_point));
  CHECK_FALSE(find_invalid_utf8("a" + bytes + "b"));
  std::size_t offset = 1;
  CHECK(next_code_point("a" + bytes + "b", offset) == code_point);
  CHECK(offset == 1 + bytes.size());
  std::string again;
  append_utf8(again, code_point);
  CHECK(again == bytes);
}

TEST_CASE("what lies beyond those edges is found at its offset", "[base][utf8]") {
  const auto bytes = GENERATE(
      as<std::string>{}, "\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x7F",
      "\xC2\xC0", "\xE0\x9F\xBF", "\xE0\xA0", "\xE0\xA0\x7F", "\xE1\x80", "\xE1\x80\xC0",
      "\xED\xA0\x80", "\xED\xBF\xBF", "\xEF\xBF", "\xF0\x8F\xBF\xBF", "\xF0\x90\x80",
      "\xF0\x90\x80\x7F", "\xF1\x80\xC0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
      "\xFF", "\xFE", "\xF8\x88\x80\x80\x80");
  CAPTURE(bytes);
  CHECK(find_invalid_utf8(bytes) == std::size_t{0});
  CHECK(find_invalid_utf8("한" + bytes) == std::size_t{3});
  CHECK(find_invalid_utf8("한" + bytes + "x") == std::size_t{3});
}

TEST_CASE("code points go to bytes and back", "[base][utf8]") {
  CHECK(to_utf8(U"a한𠀀") == "a한𠀀");
  CHECK(rc::check([] {
    std::u32string text;
    for (const auto point : *rc::gen::container<std::vector<std::uint32_t>>(
             rc::gen::inRange<std::uint32_t>(0, 0x110000)))
      if (point < 0xD800 || point > 0xDFFF) text += static_cast<char32_t>(point);
    const auto bytes = to_utf8(text);
    RC_ASSERT(!find_invalid_utf8(bytes));
    RC_ASSERT((to_utf32(bytes) == text));
  }));
}
