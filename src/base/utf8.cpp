// A plain decoder: the tables of Unicode 15 §3.9 spelled out as ranges of the second byte.
#include "base/utf8.hpp"

namespace tongmun {

namespace {

struct Lead {
  int length;                  // bytes of the sequence; 0 when no sequence starts so
  unsigned second_lo, second_hi;  // what the second byte may be
};

Lead lead_of(unsigned byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

unsigned byte_at(std::string_view bytes, std::size_t offset) {
  return static_cast<unsigned char>(bytes[offset]);
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    const auto lead = lead_of(byte_at(bytes, offset));
    const auto length = static_cast<std::size_t>(lead.length);
    if (length == 0 || offset + length > bytes.size()) return offset;
    for (std::size_t i = 1; i < length; ++i) {
      const auto byte = byte_at(bytes, offset + i);
      const auto lo = i == 1 ? lead.second_lo : 0x80u, hi = i == 1 ? lead.second_hi : 0xBFu;
      if (byte < lo || byte > hi) return offset;
    }
    offset += length;
  }
  return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto first = byte_at(text, offset++);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  char32_t code_point = first & (0x3Fu >> more);
  for (int i = 0; i < more && offset < text.size(); ++i)
    code_point = (code_point << 6) | (byte_at(text, offset++) & 0x3Fu);
  return code_point;
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

std::u32string to_utf32(std::string_view text) {
  std::u32string code_points;
  code_points.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();)
    code_points += next_code_point(text, offset);
  return code_points;
}

std::string to_utf8(std::u32string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (const auto code_point : text) append_utf8(bytes, code_point);
  return bytes;
}

}  // namespace tongmun
