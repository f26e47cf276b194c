// Every text is gone through once, byte by byte where it is ASCII.
#include <algorithm>

#include "base/utf8.hpp"
#include "docx/detail/lint.hpp"

namespace tongmun::docx::detail {
namespace {

struct CodeRange {
  char32_t first, last;
};

// Letters whose script runs from right to left; not digits, marks and punctuation among
// them.
constexpr CodeRange rtl_letters[] = {
    {0x05D0, 0x05F2},   {0x0620, 0x064A},  {0x066E, 0x06D3}, {0x06FA, 0x06FF},
    {0x0710, 0x08C7},   {0xFB1D, 0xFDCF},  {0xFDF0, 0xFDFB}, {0xFE70, 0xFEFC},
    {0x10800, 0x10FFF}, {0x1E800, 0x1EEFF}};

// Hangul, kana, bopomofo and Han. Not punctuation, which Latin text shares with them.
constexpr CodeRange east_asian_letters[] = {
    {0x1100, 0x11FF},  {0x3041, 0x3096}, {0x30A1, 0x30FA}, {0x3105, 0x318E},
    {0x31A0, 0x31BF},  {0x31F0, 0x31FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},
    {0xA960, 0xA97C},  {0xAC00, 0xD7FB}, {0xF900, 0xFAFF}, {0xFF66, 0xFFDC},
    {0x20000, 0x3FFFD}};

template <std::size_t size>
bool is_in(const CodeRange (&ranges)[size], char32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges), [c](const CodeRange& range) {
    return range.first <= c && c <= range.last;
  });
}

// Controls that XML 1.0 lets pass, mostly the remains of Windows-1252, and noncharacters
// (Unicode 15 §23.7). What XML refuses makes the part unreadable.
bool is_forbidden(char32_t c) {
  return (c >= 0x7F && c <= 0x9F && c != 0x85) || (c >= 0xFDD0 && c <= 0xFDEF) ||
         (c & 0xFFFE) == 0xFFFE;
}

bool is_neutral(char32_t c) {
  return c < 0xC0 || (c >= 0x0300 && c <= 0x036F) || (c >= 0x0590 && c <= 0x08FF) ||
         (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3004) ||
         (c >= 0x3008 && c <= 0x3020) || (c >= 0xFE00 && c <= 0xFEFF);
}

bool is_ascii_letter(unsigned char c) {
  const auto lower = static_cast<unsigned char>(c | 0x20);
  return lower >= 'a' && lower <= 'z';
}

void add(TextFacts& facts, char32_t c) {
  if (is_in(rtl_letters, c)) {
    ++facts.rtl_letters;
    return;
  }
  if (!is_neutral(c)) ++facts.other_letters;
  if (is_in(east_asian_letters, c)) facts.east_asian = true;
  if (c == 0xFFFD) facts.replaced = true;
  if (facts.forbidden == 0 && is_forbidden(c)) facts.forbidden = c;
}

std::string hexadecimal(char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (; c != 0 || out.size() < 4; c >>= 4) out.insert(out.begin(), digits[c & 15]);
  return out;
}

std::size_t find_encoded(std::string_view text, std::string_view tag) {
  const auto found = std::search(
      text.begin(), text.end(), tag.begin(), tag.end(),
      [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a + 32 == b); });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

// Where the first pair of braces stands. In addresses they may be written as %7B.
std::size_t find_tag(std::string_view text) {
  auto at = std::min(text.find("{{"), text.find("}}"));
  if (at == std::string_view::npos && text.find('%') != std::string_view::npos)
    at = std::min(find_encoded(text, "%7b%7b"), find_encoded(text, "%7d%7d"));
  return at;
}

}  // namespace

TextFacts facts_of(std::string_view text) {
  TextFacts facts;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x7F) {
      add(facts, next_code_point(text, at));
    } else {
      facts.other_letters += is_ascii_letter(byte);
      ++at;
    }
  }
  return facts;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t enough = 40;  // bytes
  if (text.size() <= enough) return "'" + std::string(text) + "'";
  auto end = enough;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;  // not inside a character
  return "'" + std::string(text.substr(0, end)) + "…'";
}

void lint_characters(Digest& digest, std::string_view text, const TextFacts& facts,
                     const Spot& spot) {
  if (facts.replaced)
    digest.report(fault::lost_character,
                  "a character that no file can hold was replaced in " + quoted(text),
                  spot);
  if (facts.forbidden != 0)
    digest.report(fault::forbidden_character,
                  "U+" + hexadecimal(facts.forbidden) + " is no character of a text",
                  spot);
}

bool has_template_tag(std::string_view text) {
  return find_tag(text) != std::string_view::npos;
}

void lint_tags(Digest& digest, std::string_view text, const Spot& spot) {
  const auto at = find_tag(text);
  if (at != std::string_view::npos)
    digest.report(fault::tag_left, "a template tag is left: " + quoted(text.substr(at)),
                  spot);
}

void lint_attributes(Digest& digest, const Node& node, const Spot& spot) {
  for (const auto& [name, value] : node.attributes) {
    if (name.starts_with("r:") && !value.empty())
      digest.references.push_back({Reference::To::relationship, value, node.name, spot});
    bool plain = true;
    for (const char c : value)
      plain &= c != '{' && c != '}' && c != '%' && static_cast<unsigned char>(c) < 0x7F;
    if (plain) continue;
    lint_tags(digest, value, spot);
    lint_characters(digest, value, facts_of(value), spot);
  }
}

}  // namespace tongmun::docx::detail
