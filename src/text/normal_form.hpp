// Normal forms: NFC for what is stored, a folded key for what is compared.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/language_tag.hpp"

namespace tongmun::text {

std::string nfc(std::string_view text);
bool is_nfc(std::string_view text);

// The key under which two texts are the same segment to a memory: NFC; no-break, narrow and thin
// spaces become spaces, runs of white space one, none at the ends; soft hyphens, zero-width and
// bidi controls dropped; quotation marks and apostrophes of all styles become " and '. Letters
// and case stay.
std::string match_key(std::string_view text);

// Letters and digits without case and accents, everything else left out: "Fautré, W." →
// "fautrew". The key under which spellings of a name are the same.
std::string bare_letters(std::string_view text);

// In capitals by the language's rules (tr i → İ), for surnames in lists.
std::string upper_case(std::string_view text, const LanguageTag& language);

// True when the text begins with one of `letters`, in whatever case.
bool begins_with_any_of(std::string_view text, std::string_view letters);

// User-perceived characters (UAX 29 grapheme clusters).
std::size_t grapheme_count(std::string_view text);

// The text with its first letter in the language's title case; quotes and brackets before it are
// passed over. Texts of scripts without case stay as they are.
std::string capitalised(std::string_view text, const LanguageTag& language);

}  // namespace tongmun::text
