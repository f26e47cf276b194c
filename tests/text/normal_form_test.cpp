#include "text/normal_form.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "base/utf8.hpp"

using namespace tongmun::text;

TEST_CASE("composed text is NFC", "[text][normal_form]") {
  CHECK(nfc("e\u0301") == "é");
  CHECK(nfc("\u1112\u1161\u11AB") == "한");
  CHECK(nfc("ICNK ①") == "ICNK ①");
  CHECK(nfc("").empty());
  CHECK(is_nfc("한국"));
  CHECK_FALSE(is_nfc("e\u0301"));
}

TEST_CASE("match keys forget typography and keep words", "[text][normal_form]") {
  const auto [text, key] = GENERATE(table<std::string, std::string>({
      {"200\u202F000 prisonniers", "200 000 prisonniers"},
      {"  two \t\n words\u00A0 ", "two words"},
      {"Gefan\u00ADgene", "Gefangene"},
      {"\u2068HRNK\u2069\u200F", "HRNK"},
      {"\u200B\u200B", ""},
      {"a \u200B b", "a b"},
      {"“don’t”", "\"don't\""},
      {"« non »", "\" non \""},
      {"„ja‟ ‚nein‛", "\"ja\" 'nein'"},
      {"「関係」『者』", "\"関係\"\"者\""},
      {"re\u0301sume\u200D\u0301", "résumé"},
      {"Case Stays", "Case Stays"},
      {"ＩＣＮＫ", "ＩＣＮＫ"},
  }));
  CAPTURE(text);
  CHECK(match_key(text) == key);
}

TEST_CASE("a match key is its own match key", "[text][normal_form]") {
  const std::u32string pieces =
      U"aé \u0301\u00A0\u00AD\u200B“”’한가\u1112\u1161\u11AB\u1FEF\u1FFD\n\u0345";
  CHECK(rc::check([&] {
    const auto points =
        *rc::gen::container<std::vector<char32_t>>(rc::gen::elementOf(pieces));
    std::string text;
    for (const auto point : points) tongmun::append_utf8(text, point);
    const auto key = match_key(text);
    RC_ASSERT(match_key(key) == key);
    RC_ASSERT(match_key(nfc(text)) == key);
  }));
}

TEST_CASE("graphemes are what people count", "[text][normal_form]") {
  CHECK(grapheme_count("") == 0);
  CHECK(grapheme_count("ICNK") == 4);
  CHECK(grapheme_count("북한") == 2);
  CHECK(grapheme_count("e\u0301") == 1);
  CHECK(grapheme_count("\r\n") == 1);
  CHECK(grapheme_count("กำ") == 1);
  CHECK(grapheme_count("👨‍👩‍👧") == 1);
}

TEST_CASE("sentences get a capital behind their opening marks", "[text][normal_form]") {
  const auto [language, text, result] =
      GENERATE(table<std::string, std::string, std::string>({
          {"en", "the letter", "The letter"},
          {"en", "“the” (letter)", "“The” (letter)"},
          {"fr", "« édition »", "« Édition »"},
          {"fr", "l’ONU", "L’ONU"},
          {"es", "¿quién?", "¿Quién?"},
          {"tr", "istanbul", "İstanbul"},
          {"nl", "ijsland", "IJsland"},
          {"en", "iPHONE", "IPHONE"},
          {"en", "20 prisoners", "20 prisoners"},
          {"ko", "북한", "북한"},
          {"ru", "комиссия", "Комиссия"},
          {"en", "", ""},
          {"en", "…", "…"},
          {"el", "ή", "Ή"},
      }));
  CAPTURE(language, text);
  CHECK(capitalised(text, LanguageTag::parse(language)) == result);
}
