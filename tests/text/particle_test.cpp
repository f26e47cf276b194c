#include "text/particle.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "base/utf8.hpp"

using namespace tongmun::text;

// The table and the vectors of DOMAIN §4.1.
TEST_CASE("each particle has its form for each final sound", "[text][particle]") {
  const auto [pair, consonant, rieul, vowel, doubled] =
      GENERATE(table<std::string, std::string, std::string, std::string, std::string>({
          {"은/는", "은", "은", "는", "은(는)"},
          {"이/가", "이", "이", "가", "이(가)"},
          {"을/를", "을", "을", "를", "을(를)"},
          {"과/와", "과", "과", "와", "과(와)"},
          {"와/과", "과", "과", "와", "과(와)"},
          {"으로/로", "으로", "로", "로", "(으)로"},
          {"으로서/로서", "으로서", "로서", "로서", "(으)로서"},
          {"으로써/로써", "으로써", "로써", "로써", "(으)로써"},
          {"으로부터/로부터", "으로부터", "로부터", "로부터", "(으)로부터"},
          {"으로의/로의", "으로의", "로의", "로의", "(으)로의"},
          {"과의/와의", "과의", "과의", "와의", "과(와)의"},
          {"이나/나", "이나", "이나", "나", "(이)나"},
          {"이라도/라도", "이라도", "이라도", "라도", "(이)라도"},
          {"이든/든", "이든", "이든", "든", "(이)든"},
          {"이든지/든지", "이든지", "이든지", "든지", "(이)든지"},
          {"이며/며", "이며", "이며", "며", "(이)며"},
          {"이랑/랑", "이랑", "이랑", "랑", "(이)랑"},
          {"이란/란", "이란", "이란", "란", "(이)란"},
          {"이라는/라는", "이라는", "이라는", "라는", "(이)라는"},
          {"이라고/라고", "이라고", "이라고", "라고", "(이)라고"},
          {"이야말로/야말로", "이야말로", "이야말로", "야말로", "(이)야말로"},
          {"이면/면", "이면", "이면", "면", "(이)면"},
          {"이다/다", "이다", "이다", "다", "(이)다"},
          {"이었/였", "이었", "이었", "였", "이었(였)"},
          {"이에요/예요", "이에요", "이에요", "예요", "이에요(예요)"},
          {"아/야", "아", "아", "야", "아(야)"},
          {"이여/여", "이여", "이여", "여", "(이)여"},
      }));
  CAPTURE(pair);
  CHECK(particle_after("북한", pair)->text == consonant);
  CHECK(particle_after("서울", pair)->text == rieul);
  CHECK(particle_after("제네바", pair)->text == vowel);
  const auto unknown = particle_after("人權", pair);
  CHECK(unknown->text == doubled);
  CHECK_FALSE(unknown->certain);
  CHECK(particle_after("北韓", pair, "북한")->text == consonant);
  for (const auto& name : {doubled, consonant, vowel})  // other names of the same
    CHECK(is_particle(name));
}

TEST_CASE("particles follow the last sound of what is read", "[text][particle]") {
  const auto [before, pair, particle] =
      GENERATE(table<std::string, std::string, std::string>({
          {"신동혁", "은/는", "은"},
          {"김혜숙", "이/가", "이"},
          {"강철환", "과/와", "과"},
          {"하태경", "을/를", "을"},
          {"서울", "으로/로", "로"},
          {"북한", "으로/로", "으로"},
          {"제네바", "으로/로", "로"},
          {"20만 명", "이/가", "이"},
          {"25%", "은/는", "는"},
          {"20%", "으로/로", "로"},
          {"179명", "과/와", "과"},
          {"400,000", "은/는", "은"},
          {"120,000", "으로/로", "으로"},
          {"3", "을/를", "을"},
          {"2", "을/를", "를"},
          {"7", "으로/로", "로"},
          {"10", "으로/로", "으로"},
          {"2012", "은/는", "는"},
          {"1조", "은/는", "는"},
          {"1,000,000,000,000", "은/는", "는"},
          {"9월 8일", "으로/로", "로"},
          {"제18호", "을/를", "를"},
          {"북한인권위원회(HRNK)", "은/는", "는"},
          {"국제인권연맹(FIDH)", "은/는", "은"},
          {"국제인권연맹(FIDH)", "을/를", "을"},
          {"‘관리소’", "이/가", "가"},
          {"“국제연대”", "과/와", "와"},
          {"ICNK", "은/는", "는"},
          {"UN", "은/는", "은"},
          {"HTML", "으로/로", "로"},
          {"0.5", "이/가", "가"},
          {"ＩＣＮＫ", "을/를", "를"},
          {"①", "은/는", "은"},
          {"20~25%", "을/를", "를"},
          {"COI", "과/와", "와"},
          // The rest of the section: letters, zeros, symbols, units, silence.
          {"HRNK", "이/가", "가"},
          {"FIDH", "을/를", "를"},
          {"NGO", "으로/로", "로"},
          {"U.N.", "은/는", "은"},
          {"G20", "은/는", "은"},
          {"COVID-19", "은/는", "는"},
          {"0", "은/는", "은"},
          {"1", "으로/로", "로"},
          {"4", "은/는", "는"},
          {"5", "은/는", "는"},
          {"6", "으로/로", "으로"},
          {"8", "으로/로", "로"},
          {"9", "은/는", "는"},
          {"100", "으로/로", "으로"},
          {"10000", "은/는", "은"},
          {"200,000,000", "은/는", "은"},
          {"10000000000000000", "은/는", "은"},
          {"100000000000000000000", "은/는", "는"},
          {"1.10", "은/는", "은"},
          {"20만", "은/는", "은"},
          {"٢٠٠٬٠٠٠", "은/는", "은"},
          {"２０１３", "은/는", "은"},
          {"Ⅳ", "은/는", "는"},
          {"Ⅹ", "은/는", "은"},
          {"25%p", "은/는", "는"},
          {"$100", "은/는", "은"},
          {"100$", "은/는", "는"},
          {"100€", "은/는", "는"},
          {"100₩", "은/는", "은"},
          {"100￦", "은/는", "은"},
          {"20℃", "은/는", "는"},
          {"5kg", "은/는", "은"},
          {"5 kg", "은/는", "은"},
          {"5㎏", "은/는", "은"},
          {"5t", "은/는", "은"},
          {"5km", "은/는", "는"},
          {"5 cm", "은/는", "는"},
          {"5m²", "은/는", "는"},
          {"5㎡", "은/는", "는"},
          {"국가\u200F ", "은/는", "는"},
          {"『국가』", "은/는", "는"},
          {"국가[3]", "은/는", "는"},
          {"국가³", "은/는", "는"},
          {"사망했다.", "은/는", "는"},
          {"(서울)", "은/는", "은"},
          {"(국가(나라))", "은/는", "는"},
          {"위원회 (HRNK (미국)) ", "은/는", "는"},
          {"위원회（HRNK）", "은/는", "는"},
          {"ㄹ", "으로/로", "로"},
          {"국\u1100\u1161", "은/는", "는"},
          {"12개국", "은/는", "은"},
          {"9월", "으로/로", "로"},
      }));
  CAPTURE(before, pair);
  const auto found = particle_after(before, pair);
  REQUIRE(found);
  CHECK(found->text == particle);
  CHECK(found->certain);
}

TEST_CASE("what cannot be read gets the double form", "[text][particle]") {
  const auto before =
      GENERATE("", "…", "LiNK", "Amnesty", "OHCHR", "UDHR", "ICCPR", "人権", "ソウル",
               "Женева", "جنيف", "https://example.org/2013", "a@example.org",
               "www.example.org", "½", "É", "\uFFFC", "kg");
  CAPTURE(before);
  CHECK(final_sound(before) == FinalSound::unknown);
  CHECK(particle_after(before, "은/는")->text == "은(는)");
  CHECK_FALSE(particle_after(before, "은/는")->certain);
  CHECK(particle_after(before, "은/는", "링크")->text == "는");
  CHECK(particle_after(before, "의")->certain);
}

TEST_CASE("particles are known by all their names", "[text][particle]") {
  const auto [name, after_consonant, after_vowel] =
      GENERATE(table<std::string, std::string, std::string>({
          {"은", "은", "는"},
          {"는", "은", "는"},
          {"는/은", "은", "는"},
          {"은(는)", "은", "는"},
          {"는(은)", "은", "는"},
          {"가", "이", "가"},
          {"이", "이", "가"},
          {"(으)로", "으로", "로"},
          {"으로(로)", "으로", "로"},
          {"(으)로서", "으로서", "로서"},
          {"로", "으로", "로"},
          {"로부터", "으로부터", "로부터"},
          {"(이)나", "이나", "나"},
          {"라고", "이라고", "라고"},
          {"의", "의", "의"},
          {"에게", "에게", "에게"},
          {"까지", "까지", "까지"},
          {"에서는", "에서는", "에서는"},
          {"에게서도", "에게서도", "에게서도"},
          {"입니다", "입니다", "입니다"},
          {"께서는", "께서는", "께서는"},
      }));
  CAPTURE(name);
  CHECK(is_particle(name));
  CHECK(particle_after("북한", name)->text == after_consonant);
  CHECK(particle_after("제네바", name)->text == after_vowel);
}

TEST_CASE("other words are no particles", "[text][particle]") {
  const auto name = GENERATE("", "/", "은/를", "은/", "/는", "upper", "은의", "은의/는의",
                             "북한", "으로/를", "()", "은()", "에서은", "은/는/이");
  CAPTURE(name);
  CHECK_FALSE(is_particle(name));
  CHECK_FALSE(particle_after("북한", name));
}

TEST_CASE("respect has particles of its own", "[text][particle]") {
  const auto [pair, respectful] = GENERATE(table<std::string, std::string>({
      {"이/가", "께서"},
      {"가", "께서"},
      {"은/는", "께서는"},
      {"은(는)", "께서는"},
      {"에게", "께"},
      {"에게는", "께는"},
      {"을/를", "을/를"},
      {"의", "의"},
      {"에게서", "에게서"},
      {"nothing", "nothing"},
  }));
  CAPTURE(pair);
  CHECK(honorific_particle(pair) == respectful);
}

TEST_CASE("the final of every syllable decides as Unicode numbers it",
          "[text][particle]") {
  CHECK(rc::check([] {
    const auto lead = *rc::gen::inRange(0, 19), vowel = *rc::gen::inRange(0, 21);
    const auto final = *rc::gen::inRange(0, 28);
    std::string jamo;  // decomposed: the second opinion is Unicode's own composition
    tongmun::append_utf8(jamo, U'\u1100' + static_cast<char32_t>(lead));
    tongmun::append_utf8(jamo, U'\u1161' + static_cast<char32_t>(vowel));
    if (final > 0) tongmun::append_utf8(jamo, U'\u11A7' + static_cast<char32_t>(final));
    RC_ASSERT(final_sound(jamo) == (final == 0   ? FinalSound::vowel
                                    : final == 8 ? FinalSound::rieul
                                                 : FinalSound::consonant));
  }));
}
