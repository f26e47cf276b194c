// Text is checked once: bytes are proved to be UTF-8 where they enter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tongmun {

// The byte offset of the first sequence that is not UTF-8 (Unicode 15 §3.9, table 3-7: no
// surrogates, nothing overlong, nothing above U+10FFFF), or nothing when all of it is sound.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

// Decodes the code point at `offset` of sound UTF-8 and moves `offset` behind it.
char32_t next_code_point(std::string_view text, std::size_t& offset);

void append_utf8(std::string& text, char32_t code_point);

// The code points of sound UTF-8.
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);

}  // namespace tongmun
