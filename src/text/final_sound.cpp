// The text is folded (NFKC: ＩＣＮＫ, ①, ㎏), then read from the right: what is not
// spoken is passed over, and the last spoken character says which small table answers
// (Korean orthography §8.1; DOMAIN §4.1). The tables are the Korean readings of digits,
// letters and units.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "text/detail/locale.hpp"
#include "text/particle.hpp"

namespace tongmun::text {

namespace {

constexpr auto npos = std::u32string_view::npos;

UChar32 uchar(char32_t c) { return static_cast<UChar32>(c); }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_latin(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return u_isalpha(uchar(c)) && uscript_getScript(uchar(c), &status) == USCRIPT_LATIN;
}

// Superscripts are references to notes (or the 2 of ㎡, which leaves 미터 last); Roman
// numerals are numbers, which NFKC would make letters.
std::string without_special_numbers(std::string_view text) {
  static constexpr std::u32string_view superscripts = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
  std::string result;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto c = next_code_point(text, offset);
    if (superscripts.find(c) != npos) continue;
    if (c >= U'\u33A0' && c <= U'\u33A6')
      result += 'm';
    else if (c >= U'\u2160' && c <= U'\u2188')
      result += std::to_string(static_cast<int>(u_getNumericValue(uchar(c))));
    else
      append_utf8(result, c);
  }
  return result;
}

// Numbers of all scripts get ASCII digits.
std::u32string folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
  detail::require_icu(status, "normalise text", {});
  const auto plain = without_special_numbers(text);
  std::string bytes;
  nfkc->normalize(icu::UnicodeString::fromUTF8(plain), status).toUTF8String(bytes);
  auto result = to_utf32(bytes);
  for (auto& c : result)
    if (const auto digit = u_charDigitValue(uchar(c)); digit >= 0)
      c = U'0' + static_cast<char32_t>(digit);
  return result;
}

// What nobody speaks: spaces, joiners, punctuation, quotes, brackets. Not %, § and their
// like, which are punctuation to Unicode and words to a reader.
bool is_silent(char32_t c) {
  static constexpr std::u32string_view spoken = U"%‰&@#§";
  if (spoken.find(c) != npos) return false;
  return u_isUWhiteSpace(uchar(c)) || u_ispunct(uchar(c)) ||
         u_charType(uchar(c)) == U_FORMAT_CHAR;
}

// The opening bracket that belongs to the closing one at the end of `text`; npos without
// one.
std::size_t opening_of(std::u32string_view text) {
  const char32_t close = text.back(), open = close == U')' ? U'(' : U'[';
  int depth = 0;
  for (auto i = text.size(); i-- > 0;) {
    depth += (text[i] == close) - (text[i] == open);
    if (depth == 0) return i;
  }
  return npos;
}

// Cuts from the end what is not spoken. A gloss in (…) goes whole, [1] too, unless
// nothing would be left before it.
std::u32string_view spoken_part(std::u32string_view text) {
  while (!text.empty() && is_silent(text.back())) {
    const auto open =
        text.back() == U')' || text.back() == U']' ? opening_of(text) : npos;
    const auto inside =
        open == npos ? text : text.substr(open + 1, text.size() - open - 2);
    const bool note = std::all_of(inside.begin(), inside.end(), is_digit);
    const auto before = text.substr(0, open == npos ? 0 : open);
    const bool word_before = !std::all_of(before.begin(), before.end(), is_silent);
    if (word_before && (text.back() == U')' || note))
      text = before;
    else
      text.remove_suffix(1);
  }
  return text;
}

FinalSound sound_of_syllable(char32_t syllable) {
  const auto final = (syllable - U'\uAC00') % 28;
  return final == 0   ? FinalSound::vowel
         : final == 8 ? FinalSound::rieul
                      : FinalSound::consonant;
}

FinalSound sound_of_digit(char32_t digit) {  // 영 일 이 삼 사 오 육 칠 팔 구
  using enum FinalSound;
  static constexpr std::array sounds{consonant, rieul,     vowel, consonant, vowel,
                                     vowel,     consonant, rieul, rieul,     vowel};
  return sounds[digit - U'0'];
}

// By the zeros at the end: 십 백 천, 만, 억, 조, 경, 해, 자; only 조, 해 and 자 end in a
// vowel.
FinalSound sound_of_zeros(std::size_t zeros) {
  if (zeros < 12) return FinalSound::consonant;
  if (zeros < 16) return FinalSound::vowel;
  if (zeros < 20) return FinalSound::consonant;
  return zeros < 28 ? FinalSound::vowel : FinalSound::unknown;
}

// "1,000,000", "2012", "0.50": behind a decimal point, digits are read one by one.
FinalSound sound_of_number(std::u32string_view text) {
  std::size_t zeros = 0, begin = text.size();
  bool all_zero = true;
  for (; begin > 0; --begin) {
    const auto c = text[begin - 1];
    const bool mark = begin > 1 && begin < text.size() && is_digit(text[begin - 2]);
    if (mark && (c == U'.' || c == U'\u066B')) return sound_of_digit(text.back());
    if (mark && (c == U',' || c == U'\u066C')) continue;
    if (!is_digit(c)) break;
    all_zero = all_zero && c == U'0';
    zeros += all_zero;
  }
  if (begin > 0 && text[begin - 1] == U'\u2044') return FinalSound::unknown;  // NFKC of ½
  return zeros == 0 || all_zero ? sound_of_digit(text.back()) : sound_of_zeros(zeros);
}

// 퍼센트 달러 유로 도 파운드 앤드, 원 엔 퍼밀; unknown where no reading is settled.
FinalSound sound_of_symbol(char32_t symbol) {
  static constexpr std::u32string_view vowels = U"%$€°£&", consonants = U"₩¥‰";
  if (vowels.find(symbol) != npos) return FinalSound::vowel;
  return consonants.find(symbol) != npos ? FinalSound::consonant : FinalSound::unknown;
}

// Units behind a figure: 킬로그램, 톤 …, and those that end in a vowel such as 킬로미터.
FinalSound sound_of_unit(std::u32string_view unit) {
  static constexpr std::array<std::u32string_view, 7> consonants = {
      U"kg", U"mg", U"g", U"t", U"W", U"kW", U"MW"};
  static constexpr std::array<std::u32string_view, 12> vowels = {
      U"km", U"cm", U"mm", U"m", U"l", U"L", U"ml", U"mL", U"ha", U"p", U"C", U"F"};
  const auto has = [&](const auto& units) {
    return std::find(units.begin(), units.end(), unit) != units.end();
  };
  if (has(consonants)) return FinalSound::consonant;
  return has(vowels) ? FinalSound::vowel : FinalSound::unknown;
}

// R is 아르 in the dictionary and 알 in the mouth: only an entry can decide.
FinalSound sound_of_letter_name(char32_t letter) {
  switch (letter) {
    case U'L':
      return FinalSound::rieul;
    case U'M':
    case U'N':
      return FinalSound::consonant;
    case U'R':
      return FinalSound::unknown;
    default:
      return FinalSound::vowel;
  }
}

// Capitals are an initialism, read by the letters' names; other words need a reading.
FinalSound sound_of_latin(std::u32string_view text) {
  auto begin = text.size();
  while (begin > 0 && is_latin(text[begin - 1])) --begin;
  const auto word = text.substr(begin);
  auto figure = text.substr(0, begin);
  while (!figure.empty() &&
         (u_isUWhiteSpace(uchar(figure.back())) || figure.back() == U'°'))
    figure.remove_suffix(1);
  if (!figure.empty() && (is_digit(figure.back()) || figure.back() == U'%'))
    if (const auto sound = sound_of_unit(word); sound != FinalSound::unknown)
      return sound;
  const bool initialism = std::all_of(word.begin(), word.end(),
                                      [](char32_t c) { return c >= U'A' && c <= U'Z'; });
  return initialism ? sound_of_letter_name(word.back()) : FinalSound::unknown;
}

// Lone jamo are read by their names: 기역, 니은, 디귿, 리을 …; 아, 야, 어 …
FinalSound sound_of_jamo(char32_t jamo) {
  if (jamo == U'\u1105' || jamo == U'\u11AF') return FinalSound::rieul;
  return jamo >= U'\u1161' && jamo <= U'\u1175' ? FinalSound::vowel
                                                : FinalSound::consonant;
}

// Addresses of the Internet are read in too many ways.
bool ends_in_address(std::u32string_view text) {
  auto begin = text.size();
  while (begin > 0 && !u_isUWhiteSpace(uchar(text[begin - 1]))) --begin;
  const auto word = text.substr(begin);
  return word.find(U"://") != npos || word.starts_with(U"www.") ||
         word.find(U'@') != npos;
}

}  // namespace

FinalSound final_sound(std::string_view before, std::string_view reading) {
  const auto text = folded(reading.empty() ? before : reading);
  const auto spoken = spoken_part(text);
  if (spoken.empty() || ends_in_address(spoken)) return FinalSound::unknown;
  const auto last = spoken.back();
  if (last >= U'\uAC00' && last <= U'\uD7A3') return sound_of_syllable(last);
  if (last >= U'\u1100' && last <= U'\u11FF') return sound_of_jamo(last);
  if (is_digit(last)) return sound_of_number(spoken);
  return is_latin(last) ? sound_of_latin(spoken) : sound_of_symbol(last);
}

}  // namespace tongmun::text
