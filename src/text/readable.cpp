// One pass; a character of the text gives one here or none, so that positions stay
// simple.
#include "text/detail/readable.hpp"

#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace tongmun::text::detail {

namespace {

UChar32 uchar(char32_t c) { return static_cast<UChar32>(c); }

char32_t readable(char32_t c) {
  if (const auto digit = u_charDigitValue(uchar(c)); digit >= 0)
    return U'0' + static_cast<char32_t>(digit);
  if (c == U'\u2212') return U'-';
  if (c >= U'\uFF01' && c <= U'\uFF5E') c -= U'\uFF01' - U'!';
  if (u_isUWhiteSpace(uchar(c))) {
    static constexpr std::u32string_view narrow = U"\u00A0\u2007\u2008\u2009\u202F";
    return narrow.find(c) != narrow.npos ? no_break_space : U' ';
  }
  return static_cast<char32_t>(u_foldCase(uchar(c), U_FOLD_CASE_DEFAULT));
}

}  // namespace

ReadableText::ReadableText(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const auto start = offset;
    const auto c = next_code_point(text, offset);
    if (u_charType(uchar(c)) == U_FORMAT_CHAR) continue;
    characters += readable(c);
    begin.push_back(start);
    end.push_back(offset);
  }
}

std::size_t ReadableText::digits_end(std::size_t i) const {
  while (digit_at(i)) ++i;
  return i;
}

}  // namespace tongmun::text::detail
