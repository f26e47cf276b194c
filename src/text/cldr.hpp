// What CLDR says of a language, to begin its data with. Not protocol-grade: for a scaffold that
// people go over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/language_tag.hpp"

namespace tongmun::text {

// The language's name in itself: "Tiếng Việt"; empty where CLDR has none.
std::string own_name(const LanguageTag& language);

// "latn", "arab" …: what the locale uses unless told otherwise.
std::string default_numbering_system(const LanguageTag& language);

// The pattern of Gregorian dates for a skeleton of UTS 35: yMMMMd → "d MMMM, y".
std::string date_pattern(const LanguageTag& language, std::string_view skeleton);

// Four: outer open and close, inner open and close.
std::vector<std::string> quotation_marks(const LanguageTag& language);

// ISO 3166 codes of countries and territories of today, sorted.
std::vector<std::string> country_codes();

}  // namespace tongmun::text
