// NFC and case by ICU on UTF-8 itself. The match key is folded character by character,
// between two normalisations: dropping a joiner may bring a base and its accent together.
#include "text/normal_form.hpp"

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

#include "base/utf8.hpp"
#include "text/detail/cache.hpp"
#include "text/detail/locale.hpp"

namespace tongmun::text {

namespace {

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

UChar32 uchar(char32_t c) { return static_cast<UChar32>(c); }

const icu::Normalizer2& composer() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* instance = icu::Normalizer2::getNFCInstance(status);
  detail::require_icu(status, "normalise text", {});
  return *instance;
}

// Soft hyphen, zero-width spaces and joiners, marks and controls of direction: all are
// Cf.
bool is_invisible(char32_t c) { return u_charType(uchar(c)) == U_FORMAT_CHAR; }

bool is_apostrophe(char32_t c) {
  static constexpr std::u32string_view single =
      U"'\u2018\u2019\u201A\u201B\u2039\u203A\u02BB\u02BC\uFF07";
  return single.find(c) != single.npos;
}

char32_t folded_quote(char32_t c) {
  if (is_apostrophe(c)) return U'\'';
  return u_hasBinaryProperty(uchar(c), UCHAR_QUOTATION_MARK) ? U'"' : c;
}

bool stands_before_first_letter(char32_t c) {
  switch (u_charType(uchar(c))) {
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_SPACE_SEPARATOR:
    case U_FORMAT_CHAR:
      return true;
    default:
      return c == U'¿' || c == U'¡' ||
             u_hasBinaryProperty(uchar(c), UCHAR_QUOTATION_MARK);
  }
}

}  // namespace

std::string nfc(std::string_view text) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result, static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  composer().normalizeUTF8(0, piece(text), sink, nullptr, status);
  detail::require_icu(status, "normalise text", {});
  return result;
}

bool is_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return composer().isNormalizedUTF8(piece(text), status) && U_SUCCESS(status);
}

std::string match_key(std::string_view text) {
  const auto composed = nfc(text);
  std::string key;
  bool space = false;  // white space is due before the next visible character
  for (std::size_t offset = 0; offset < composed.size();) {
    const auto c = next_code_point(composed, offset);
    if (is_invisible(c)) continue;
    if (u_isUWhiteSpace(uchar(c))) {
      space = !key.empty();
      continue;
    }
    if (space) key += ' ';
    space = false;
    append_utf8(key, folded_quote(c));
  }
  return nfc(key);
}

std::size_t grapheme_count(std::string_view text) {
  const auto plain = [](char c) { return c >= ' ' && c <= '~'; };
  if (std::all_of(text.begin(), text.end(), plain)) return text.size();
  thread_local detail::Cache<std::unique_ptr<icu::BreakIterator>> iterators;
  UErrorCode status = U_ZERO_ERROR;
  auto& iterator = *iterators.get("", [&] {
    return std::unique_ptr<icu::BreakIterator>(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  });
  const auto size = static_cast<int64_t>(text.size());
  const icu::LocalUTextPointer view(utext_openUTF8(nullptr, text.data(), size, &status));
  iterator.setText(view.getAlias(), status);
  detail::require_icu(status, "count graphemes", {});
  std::size_t count = 0;
  for (iterator.first(); iterator.next() != icu::BreakIterator::DONE;) ++count;
  return count;
}

std::string capitalised(std::string_view text, const LanguageTag& language) {
  std::size_t first = 0;
  for (std::size_t offset = 0; offset < text.size(); first = offset)
    if (!stands_before_first_letter(next_code_point(text, offset))) break;
  std::string result(text.substr(0, first));
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToTitle(detail::locale_id(language).c_str(),
                            U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE |
                                U_TITLECASE_NO_BREAK_ADJUSTMENT,
                            nullptr, piece(text.substr(first)), sink, nullptr, status);
  detail::require_icu(status, "change case", language);
  return result;
}

std::string bare_letters(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKDInstance(status);
  detail::require_icu(status, "compare names", {});
  const auto apart =
      normalizer->normalize(icu::UnicodeString::fromUTF8(piece(text)), status);
  detail::require_icu(status, "compare names", {});
  std::string letters;
  for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1))
    if (const auto c = apart.char32At(i); u_isalnum(c))
      append_utf8(letters, static_cast<char32_t>(u_tolower(c)));
  return letters;
}

std::string upper_case(std::string_view text, const LanguageTag& language) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper(detail::locale_id(language).c_str(), 0, piece(text), sink,
                            nullptr, status);
  detail::require_icu(status, "change case", language);
  return result;
}

bool begins_with_any_of(std::string_view text, std::string_view letters) {
  if (text.empty()) return false;
  std::size_t offset = 0;
  const auto first = u_tolower(static_cast<UChar32>(next_code_point(text, offset)));
  for (std::size_t at = 0; at < letters.size();)
    if (u_tolower(static_cast<UChar32>(next_code_point(letters, at))) == first)
      return true;
  return false;
}

}  // namespace tongmun::text
