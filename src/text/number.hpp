// Numbers as a language writes them, by ICU and CLDR; numbering system always pinned.
#pragma once

#include <string>
#include <vector>

#include "text/decimal.hpp"
#include "text/language_tag.hpp"

namespace tongmun::text {

struct NumberStyle {
  std::string numbering_system = "latn";  // "latn", "arab", "thai", …: never left to the locale
  bool grouped = true;                    // 200,000 rather than 200000
  // Groups of four with their own words (ko "20만", ja "20万"): the words for 10^4, 10^8, 10^12 …
  // in order. Used when not empty and the number is whole and at least the first of them; each
  // group is written with `grouped` ("2,345").
  std::vector<std::string> myriads = {};
  // The rest as a decimal of the largest word (zh 3.45亿), where two places hold all of
  // it; digits alone where they do not.
  bool myriad_decimals = false;
  std::string myriad_separator = {};  // between groups: ko " " (1만 2,345), ja nothing (1万2345)
};

// "200,000", "٢٠٠٬٠٠٠", "20만", "1만 2,345", "0.5". Throws Error{unsupported} for a numbering
// system without ten digits; so does with_digits.
std::string format_number(const Decimal& number, const LanguageTag& language,
                          const NumberStyle& style);

// The number in words: "seven", without the soft hyphens and zero-width spaces that ICU puts in.
// `rule_set` names an ICU spell-out rule set, such as "%spellout-cardinal-masculine"; empty takes
// the locale's default. Throws Error{unsupported} when ICU has no words for the language, or no
// such rule set.
std::string spell_out(const Decimal& number, const LanguageTag& language,
                      const std::string& rule_set = {});

// The CLDR plural category: "zero", "one", "two", "few", "many" or "other".
std::string plural_category(const Decimal& number, const LanguageTag& language);
// … of a range, by its two ends (ru 20–21 → one).
std::string plural_category(const Decimal& low, const Decimal& high, const LanguageTag& language);
// All categories that the language has, in CLDR's order.
std::vector<std::string> plural_categories(const LanguageTag& language);
// The ordinal category of n: en 1 → "one", 2 → "two", 3 → "few", 4 → "other".
std::string ordinal_category(std::int64_t n, const LanguageTag& language);

// The digits 0–9 of `text` replaced by those of the numbering system.
std::string with_digits(std::string_view text, const std::string& numbering_system);

}  // namespace tongmun::text
