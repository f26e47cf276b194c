// How the files of `text` ask ICU for a language, and what becomes of its failures.
#pragma once

#include <string>
#include <string_view>

#include "text/language_tag.hpp"

namespace tongmun::text::detail {

// ICU's name of the language's locale, "sr_Latn_RS"; empty for "und". The first call
// makes the root locale ICU's default, so that nothing ever falls back to the locale of
// the process.
std::string locale_id(const LanguageTag& language);

// Throws Error{unsupported}, "ICU cannot <doing> for sw", when `status`, a UErrorCode, is
// a failure.
void require_icu(int status, std::string_view doing, const LanguageTag& language);

}  // namespace tongmun::text::detail
