// Text made plain for the reader of values, with the way back to its bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tongmun::text::detail {

inline constexpr char32_t no_break_space = U'\u00A0';

// One character for each that shows: digits of any script as ASCII, small letters,
// no-break and thin spaces as U+00A0, other spaces as ' ', full-width marks as ASCII,
// U+2212 as '-'. Invisible characters are left out.
struct ReadableText {
  explicit ReadableText(std::string_view text);

  // The character at `i`, or 0 behind the end.
  char32_t at(std::size_t i) const {
    return i < characters.size() ? characters[i] : U'\0';
  }
  bool digit_at(std::size_t i) const { return at(i) >= U'0' && at(i) <= U'9'; }
  // The end of the digits that start at `i`.
  std::size_t digits_end(std::size_t i) const;

  std::u32string characters;
  std::vector<std::size_t> begin, end;  // bytes of each character
};

}  // namespace tongmun::text::detail
