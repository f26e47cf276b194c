#include "text/segmentation.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "base/utf8.hpp"

using namespace tongmun::text;

namespace {

const SentenceRules english{{"Dr.", "Mr.", "Ms.", "St.", "Oct.", "Art.", "i.e.", "U.N."}};
const SentenceRules german{{"z. B.", "Dr.", "1."}};
const SentenceRules russian{{"г."}};

const SentenceRules& rules_of(const std::string& language) {
  static const SentenceRules none;
  return language == "en"   ? english
         : language == "de" ? german
         : language == "ru" ? russian
                            : none;
}

// The text with '|' at each start but the first.
std::string cut(const std::string& text, const std::string& language) {
  std::string shown;
  const auto starts =
      sentence_starts(text, LanguageTag::parse(language), rules_of(language));
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const auto end = i + 1 < starts.size() ? starts[i + 1] : text.size();
    shown += (i == 0 ? "" : "|") + text.substr(starts[i], end - starts[i]);
  }
  return shown;
}

}  // namespace

TEST_CASE("sentences start where readers see them start", "[text][segmentation]") {
  const auto [language, marked] = GENERATE(table<std::string, std::string>({
      {"en", "One sentence."},
      {"en", "He was held. |He died."},
      {"en", "What now? |Nothing! |Go."},
      {"en", "The U.N. Human Rights Council met. |It adopted it."},
      {"en", "Dr. Smith met Mr. J. R. Jones in Oct. 2012. |They spoke."},
      {"en", "See No. 18 and Nos. 3 of it. |He said no. |Then he left."},
      {"en", "St. Mary's is no sentence end."},
      {"en", "He said (i.e. Dr. Kim said) so."},
      {"en", "“He was held.” |He died."},
      {"en", "“Why?” she asked."},
      {"en", "(He was held.) |He died."},
      {"en", "The ... Democratic People’s Republic. |It …"},
      {"en", "1. The State shall act. |2. It shall report."},
      {"en", "In 2012. |The year 2013 came."},
      {"en", "It cost 0.5 of it."},
      {"en", "First line\n|second line"},
      {"en", "A sentence.  |Two spaces before."},
      {"en", "\uFFFC held. |\uFFFC died."},
      {"en", "\uFFFC held \uFFFC. |\uFFFC died."},
      {"en", "\uFFFC. |\uFFFC."},
      {"en", "\uFFFC. |Next"},
      {"en", "\uFFFCHeld.\uFFFC |Next \uFFFCone\uFFFC."},
      {"en", "\uFFFCHeld.\uFFFC |\uFFFCNext.\uFFFC"},
      {"en", "Dr. \uFFFC spoke."},
      {"en", "No. \uFFFC is this. |End"},
      {"en", "Minister\uFFFCof Foreign Affairs"},
      {"de", "Am 5. Dezember 2012 kam er. |Dann ging er."},
      {"de", "Viele, z. B. Kinder, starben. |Alle."},
      {"en", "It was part 5. |December came."},
      {"ru", "В 2012 г. Совет принял резолюцию. |Всё."},
      {"fr", "Il a dit : «\u00A0Bonjour.\u00A0» |Puis il est parti."},
      {"fr", "Il a dit : « Bonjour. » |Puis il est parti."},
      {"fr", "« Bonjour. » dit-il."},
      {"es", "No fue así. |¿Por qué?"},
      {"ko", "신동혁은 탈출했다. |그는 살았다."},
      {"ko", "2012. 12. 5. 제네바에서 열렸다. |끝."},
      {"ko", "회의는 2012. 12. 제네바에서 열렸다."},
      {"ko", "“그는 죽었다.”라고 말했다. |끝."},
      {"ko", "“그는 죽었다.” |그는 살았다."},
      {"ko", "그는... 죽었다. |끝."},
      {"ja", "彼は死んだ。|彼女は生きた。"},
      {"ja", "「彼は死んだ。」と述べた。|次。"},
      {"ja", "「彼は死んだ。」|彼女は生きた。"},
      {"ja", "（彼は死んだ。）|次。"},
      {"zh", "他死了。|她活着！|什么？"},
      {"zh", "“他死了。”|她说。"},
      {"ar", "كان هناك. |ماذا حدث؟ |مات."},
      {"hi", "वह गया। |वह आया।"},
      {"th", "เขาตาย เธออยู่"},
  }));
  std::string text;
  for (const char c : marked)
    if (c != '|') text += c;
  CAPTURE(language);
  CHECK(cut(text, language) == marked);
}

TEST_CASE("empty text has no sentence", "[text][segmentation]") {
  CHECK(sentence_starts("", LanguageTag::parse("en")).empty());
  CHECK(sentence_starts(" ", LanguageTag::parse("en")) == std::vector<std::size_t>{0});
}

TEST_CASE("starts are sorted and lie between code points", "[text][segmentation]") {
  const std::u32string pieces = U"aZz19..。！? \u00A0\n「」“”»()가漢、𠀀م\u0301\uFFFC…";
  CHECK(rc::check([&] {
    const auto points =
        *rc::gen::container<std::vector<char32_t>>(rc::gen::elementOf(pieces));
    std::string text;
    for (const auto point : points) tongmun::append_utf8(text, point);
    const auto language =
        *rc::gen::elementOf(std::vector<std::string>{"en", "ko", "ja", "de"});
    const auto starts =
        sentence_starts(text, LanguageTag::parse(language), rules_of(language));
    RC_ASSERT(starts.empty() == text.empty());
    for (std::size_t i = 0; i < starts.size(); ++i) {
      RC_ASSERT(starts[i] < text.size());
      RC_ASSERT((i == 0 ? starts[i] == 0 : starts[i] > starts[i - 1]));
      RC_ASSERT((static_cast<unsigned char>(text[starts[i]]) & 0xC0) != 0x80);
    }
  }));
}
