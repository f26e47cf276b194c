// Where sentences end. ICU's rules (UAX 29, CLDR tailoring) with exceptions of our own, because
// ICU ends a sentence after "U.N.", "Dr." and inside Korean dates.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/language_tag.hpp"

namespace tongmun::text {

// What a language's data says of its sentences (translations/<tag>/conventions.yaml).
struct SentenceRules {
  // With their full stop: "Dr.", "U.N.", "z. B.". A digit stands for a number of one or two
  // digits: "1." where ordinals are written so (de "5. Dezember").
  std::vector<std::string> abbreviations = {};
};

// Byte offsets at which sentences start, the first always 0; empty for empty text. White space
// between sentences belongs to the sentence before it. U+FFFC stands for an inline code or a
// field and never ends a sentence by itself; behind white space it starts one as a capital does.
// Without any rules, initials ("J. R.", "U.N."), "No. 18", ellipses, numeric dates ("2012. 12.
// 5.") and numbers of paragraphs ("1. The …") end no sentence. Thai has no ends but of lines.
std::vector<std::size_t> sentence_starts(std::string_view text, const LanguageTag& language,
                                         const SentenceRules& rules = {});

}  // namespace tongmun::text
