#include "text/script.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "base/utf8.hpp"

using namespace tongmun::text;

namespace {

// "[L>Latin][E>한글][C<عربي]": slot, direction, text.
std::string runs_of(std::string_view text, const std::string& language) {
  std::string shown;
  for (const auto& run : script_runs(text, LanguageTag::parse(language))) {
    shown += run.slot == FontSlot::latin     ? "[L"
             : run.slot == FontSlot::complex ? "[C"
                                             : "[E";
    shown += run.direction == Direction::rtl ? '<' : '>';
    shown += std::string(text.substr(run.begin, run.end - run.begin)) + ']';
  }
  return shown;
}

}  // namespace

TEST_CASE("languages have a direction and a main slot", "[text][script]") {
  const auto [language, direction, slot] =
      GENERATE(table<std::string, Direction, FontSlot>({
          {"en", Direction::ltr, FontSlot::latin},
          {"ko", Direction::ltr, FontSlot::east_asian},
          {"ja", Direction::ltr, FontSlot::east_asian},
          {"zh-Hant", Direction::ltr, FontSlot::east_asian},
          {"zh", Direction::ltr, FontSlot::east_asian},
          {"ko-Latn", Direction::ltr, FontSlot::latin},
          {"ar", Direction::rtl, FontSlot::complex},
          {"he", Direction::rtl, FontSlot::complex},
          {"fa", Direction::rtl, FontSlot::complex},
          {"th", Direction::ltr, FontSlot::complex},
          {"hi", Direction::ltr, FontSlot::complex},
          {"ru", Direction::ltr, FontSlot::latin},
          {"mn", Direction::ltr, FontSlot::latin},
          {"ka", Direction::ltr, FontSlot::latin},
          {"und", Direction::ltr, FontSlot::latin},
      }));
  CAPTURE(language);
  CHECK(direction_of(LanguageTag::parse(language)) == direction);
  CHECK(main_slot(LanguageTag::parse(language)) == slot);
}

TEST_CASE("text is cut where slot or direction change", "[text][script]") {
  const auto [language, text, shown] =
      GENERATE(table<std::string, std::string, std::string>({
          {"en", "", ""},
          {"en", "The 20 letters.", "[L>The 20 letters.]"},
          {"en", "“Quoted” — text…", "[L>“Quoted” — text…]"},
          {"en", "20", "[L>20]"},
          {"ko", "20", "[E>20]"},
          {"ar", "20", "[C<20]"},
          {"ko", "북한 20만 명", "[E>북한 20만 명]"},
          {"ko", "ICNK는 비정부기구", "[L>ICNK][E>는 비정부기구]"},
          {"ko", "위원회(HRNK)는 ", "[E>위원회(][L>HRNK][E>)는 ]"},
          {"ko", "“북한” ‘관리소’…", "[E>“북한” ‘관리소’…]"},
          {"ko", "It’s", "[L>It’s]"},
          {"en", "Shin (신동혁), who", "[L>Shin (][E>신동혁][L>), who]"},
          {"ja", "国連、「北朝鮮」。ICNK（COI）",
           "[E>国連、「北朝鮮」。][L>ICNK][E>（][L>COI][E>）]"},
          {"ja", "ＩＣＮＫ ー", "[E>ＩＣＮＫ ー]"},
          {"ar", "منظمة HRNK غير حكومية", "[C<منظمة ][L>HRNK][C< غير حكومية]"},
          {"ar", "منظمة (HRNK).", "[C<منظمة (][L>HRNK][C<).]"},
          {"ar", "نحو 200,000 سجين", "[C<نحو 200,000 سجين]"},
          {"ar", "نحو ٢٠٠٬٠٠٠ سجين", "[C<نحو ٢٠٠٬٠٠٠ سجين]"},
          {"ar", "قبل COVID-19 كان", "[C<قبل ][L>COVID-19][C< كان]"},
          {"ar", "HRNK", "[L>HRNK]"},
          {"en", "the word שלום here", "[L>the word ][C<שלום][L> here]"},
          {"th", "องค์กร ICNK", "[C>องค์กร ][L>ICNK]"},
          {"en", "cafe\u0301 가\u0301", "[L>cafe\u0301 ][E>가\u0301]"},
          {"en", "a \uFFFC b", "[L>a \uFFFC b]"},
      }));
  CAPTURE(language, text);
  CHECK(runs_of(text, language) == shown);
}

TEST_CASE("runs tile the text and differ from their neighbours", "[text][script]") {
  const std::u32string pieces = U"aZ09 .,(“”’\u0301가漢、ー𠀀שمَ٣ก\u2068\u2069\uFFFC\n😀";
  CHECK(rc::check([&] {
    const auto points =
        *rc::gen::container<std::vector<char32_t>>(rc::gen::elementOf(pieces));
    std::string text;
    for (const auto point : points) tongmun::append_utf8(text, point);
    const auto language = *rc::gen::element("en", "ko", "ar", "th");
    const auto runs = script_runs(text, LanguageTag::parse(language));
    std::size_t end = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      RC_ASSERT(runs[i].begin == end);
      RC_ASSERT(runs[i].end > end);
      end = runs[i].end;
      RC_ASSERT(
          !tongmun::find_invalid_utf8(text.substr(runs[i].begin, end - runs[i].begin)));
      if (i > 0)
        RC_ASSERT(runs[i].slot != runs[i - 1].slot ||
                  runs[i].direction != runs[i - 1].direction);
    }
    RC_ASSERT(end == text.size());
  }));
}

TEST_CASE("a text's script is that of its first letter", "[text][script]") {
  const auto [text, script] = GENERATE(table<std::string, std::string>({
      {"“20” 북한", "Hang"},
      {"HRNK 북한", "Latn"},
      {"北韓", "Hani"},
      {"ソウル", "Kana"},
      {"جنيف", "Arab"},
      {"Женева", "Cyrl"},
      {"20 …", ""},
      {"", ""},
  }));
  CAPTURE(text);
  CHECK(script_of(text) == script);
}

TEST_CASE("a language is written in its scripts", "[text][script]") {
  const auto tag = [](const char* name) { return LanguageTag::parse(name); };
  CHECK(is_written_in(tag("ko"), "Hang"));
  CHECK(is_written_in(tag("ja"), "Hani"));
  CHECK(is_written_in(tag("ja"), "Kana"));
  CHECK(is_written_in(tag("zh-Hant-TW"), "Hani"));
  CHECK_FALSE(is_written_in(tag("zh-Hans"), "Hang"));
  CHECK_FALSE(is_written_in(tag("ru"), "Latn"));
  CHECK(is_written_in(tag("ar-SA"), "Arab"));
  CHECK_FALSE(is_written_in(tag("fr"), "Arab"));
}
