#include "text/list.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

using namespace tongmun::text;

namespace {

std::string joined(const std::vector<std::string>& items, const char* language) {
  const auto parts = join_list(items, LanguageTag::parse(language));
  REQUIRE(parts.before.size() == items.size());
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) text += parts.before[i] + items[i];
  return text + parts.after;
}

}  // namespace

TEST_CASE("lists are joined as the language does", "[text][list]") {
  const auto [language, items, text] =
      GENERATE(table<std::string, std::vector<std::string>, std::string>({
          {"en-GB", {"A", "B", "C"}, "A, B and C"},
          {"en-US", {"A", "B", "C"}, "A, B, and C"},
          {"en", {"A", "B"}, "A and B"},
          {"en", {"A"}, "A"},
          {"en", {}, ""},
          {"en", {"A", "", "C"}, "A, , and C"},
          {"ko", {"A", "B", "C"}, "A, B 및 C"},
          {"ja", {"A", "B", "C"}, "A、B、C"},
          {"zh", {"A", "B", "C"}, "A、B和C"},
          {"mn", {"A", "B", "C"}, "A, B, C"},
          {"ar", {"A", "B", "C"}, "A وB وC"},
          {"es", {"Francia", "Italia"}, "Francia e Italia"},
          {"es", {"Francia", "España"}, "Francia y España"},
          {"de", {"A", "B", "C"}, "A, B und C"},
      }));
  CAPTURE(language, text);
  CHECK(joined(items, language.c_str()) == text);
}

TEST_CASE("order follows the language's collation", "[text][list]") {
  const auto sorted = [](const char* language, std::vector<std::string> items) {
    const Collation collation(LanguageTag::parse(language));
    std::sort(items.begin(), items.end(),
              [&](const auto& a, const auto& b) { return collation.less(a, b); });
    std::string text;
    for (const auto& item : items) text += item + " ";
    return text;
  };
  CHECK(sorted("ko", {"HRNK", "북한", "FIDH", "가"}) == "가 북한 FIDH HRNK ");
  CHECK(sorted("en", {"HRNK", "북한", "fidh", "가"}) == "fidh HRNK 가 북한 ");
  CHECK(sorted("sv", {"Östen", "Zeta", "Åsa", "Alf"}) == "Alf Zeta Åsa Östen ");
  CHECK(sorted("de", {"Östen", "Zeta", "Alf"}) == "Alf Östen Zeta ");
}

TEST_CASE("sort keys compare as their texts do", "[text][list]") {
  const std::vector<std::string> words{"",   "a",  "A",    "á", "b", "Östen",
                                       "가", "각", "日本", "ｱ", "10"};
  CHECK(rc::check([&] {
    const Collation collation(
        LanguageTag::parse(*rc::gen::element("ko", "en", "sv", "ja")));
    const auto a = *rc::gen::elementOf(words), b = *rc::gen::elementOf(words);
    const auto c = a + b, d = b + a;
    RC_ASSERT((collation.sort_key(c) < collation.sort_key(d)) == collation.less(c, d));
    RC_ASSERT((collation.sort_key(a) < collation.sort_key(b)) == collation.less(a, b));
  }));
}
