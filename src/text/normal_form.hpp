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

// User-perceived characters (UAX 29 grapheme clusters).
std::size_t grapheme_count(std::string_view text);

// The text with its first letter in the language's title case; quotes and brackets before it are
// passed over. Texts of scripts without case stay as they are.
std::string capitalised(std::string_view text, const LanguageTag& language);

}  // namespace tongmun::text
