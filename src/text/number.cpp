// One ICU formatter for each language, numbering system and grouping, kept per thread.
// ICU gets the number as decimal text, so that no figure passes through a double. Myriads
// are split here.
#include "text/number.hpp"

#include <unicode/numberformatter.h>
#include <unicode/numberrangeformatter.h>
#include <unicode/numsys.h>
#include <unicode/plurrule.h>
#include <unicode/rbnf.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "text/detail/cache.hpp"
#include "text/detail/locale.hpp"

namespace tongmun::text {

namespace {

using icu::number::FormattedNumber;
using icu::number::LocalizedNumberFormatter;

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

icu::Locale locale_of(const LanguageTag& language) {
  return icu::Locale(detail::locale_id(language).c_str());
}

// The ten digits of a numbering system. Throws Error{unsupported} when it has none of its
// own.
const std::u32string& digits_of(const std::string& numbering_system) {
  thread_local detail::Cache<std::u32string> digits;
  return digits.get(numbering_system, [&] {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::NumberingSystem> system(
        icu::NumberingSystem::createInstanceByName(numbering_system.c_str(), status));
    if (U_FAILURE(status) || system->isAlgorithmic())
      throw Error(ErrorKind::unsupported,
                  "'" + numbering_system + "' is no numbering system with ten digits", {},
                  "Known are latn, arab, arabext, deva, thai, khmr, mymr and other names "
                  "of CLDR.");
    return to_utf32(utf8(system->getDescription()));
  });
}

const LocalizedNumberFormatter& formatter_of(const LanguageTag& language,
                                             const std::string& numbering_system,
                                             bool grouped) {
  thread_local detail::Cache<LocalizedNumberFormatter> formatters;
  const auto key = language.str() + '|' + numbering_system + (grouped ? "|," : "|");
  return formatters.get(key, [&] {
    digits_of(numbering_system);  // throws where ICU would fall back in silence
    UErrorCode status = U_ZERO_ERROR;
    auto locale = locale_of(language);
    locale.setKeywordValue("numbers", numbering_system.c_str(), status);
    detail::require_icu(status, "format numbers", language);
    return icu::number::NumberFormatter::withLocale(locale)
        .precision(icu::number::Precision::unlimited())
        .grouping(grouped ? UNUM_GROUPING_AUTO : UNUM_GROUPING_OFF);
  });
}

FormattedNumber formatted(const Decimal& number, const LanguageTag& language,
                          const std::string& numbering_system, bool grouped) {
  UErrorCode status = U_ZERO_ERROR;
  auto result = formatter_of(language, numbering_system, grouped)
                    .formatDecimal(number.str(), status);
  detail::require_icu(status, "format numbers", language);
  return result;
}

std::string plain(const Decimal& number, const LanguageTag& language,
                  const NumberStyle& style) {
  UErrorCode status = U_ZERO_ERROR;
  return utf8(formatted(number, language, style.numbering_system, style.grouped)
                  .toString(status));
}

// 345000000 with {万, 亿} → "3.45亿"; 12345678 → "12,345,678".
std::string in_decimal_myriads(const Decimal& number, const LanguageTag& language,
                               const NumberStyle& style) {
  const auto words = std::min<std::size_t>(style.myriads.size(), 4);
  std::int64_t unit = 1;
  for (std::size_t i = 0; i < words; ++i) unit *= 10'000;
  for (std::size_t i = words; i > 0; --i, unit /= 10'000) {
    if (number.mantissa() < unit) continue;
    const auto hundredth = unit / 100;
    if (number.mantissa() % hundredth != 0) break;
    const auto hundredths = number.mantissa() / hundredth;
    const auto rest = std::to_string(100 + hundredths % 100).substr(1);
    const auto decimal = Decimal::parse(std::to_string(hundredths / 100) + "." + rest);
    return plain(decimal.value(), language, style) + style.myriads[i - 1];
  }
  return plain(number, language, style);
}

// 123456789 with {만, 억} → "1억 2,345만 6,789". What the last word cannot hold stays
// before it.
std::string in_myriads(std::int64_t number, const LanguageTag& language,
                       const NumberStyle& style) {
  std::string text;
  const auto append = [&](std::int64_t group, const std::string& word) {
    if (group == 0) return;
    if (!text.empty()) text += style.myriad_separator;
    text += plain(Decimal(group), language, style) + word;
  };
  const auto words = std::min<std::size_t>(style.myriads.size(), 4);  // 10^16 is in reach
  std::int64_t unit = 1;
  for (std::size_t i = 0; i < words; ++i) unit *= 10'000;
  for (std::size_t i = words; i > 0; --i, number %= unit, unit /= 10'000)
    append(number / unit, style.myriads[i - 1]);
  append(number, "");
  return text;
}

icu::PluralRules& plural_rules_of(const LanguageTag& language, UPluralType type) {
  thread_local detail::Cache<std::unique_ptr<icu::PluralRules>> rules;
  const auto key =
      language.str() + (type == UPLURAL_TYPE_ORDINAL ? "|ordinal" : "|cardinal");
  return *rules.get(key, [&] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::PluralRules> made(
        icu::PluralRules::forLocale(locale_of(language), type, status));
    detail::require_icu(status, "tell plurals", language);
    return made;
  });
}

std::string select(const Decimal& number, const LanguageTag& language, UPluralType type) {
  UErrorCode status = U_ZERO_ERROR;
  const auto category =
      plural_rules_of(language, type)
          .select(formatted(number, LanguageTag(), "latn", false), status);
  detail::require_icu(status, "tell plurals", language);
  return utf8(category);
}

icu::Formattable formattable(const Decimal& number, UErrorCode& status) {
  return icu::Formattable(icu::StringPiece(number.str()), status);
}

// ICU falls back to the root locale's rules, which write digits, where it has no words.
std::unique_ptr<icu::RuleBasedNumberFormat> make_speller(const LanguageTag& language,
                                                         const std::string& rule_set) {
  UErrorCode status = U_ZERO_ERROR;
  auto speller = std::make_unique<icu::RuleBasedNumberFormat>(
      icu::URBNF_SPELLOUT, locale_of(language), status);
  detail::require_icu(status, "spell numbers out", language);
  const auto actual = speller->getLocale(ULOC_ACTUAL_LOCALE, status);
  if (U_FAILURE(status) || *actual.getLanguage() == '\0')
    throw Error(ErrorKind::unsupported, "ICU has no number words for " + language.str(),
                {}, "Write numbers as digits in this language.");
  if (!rule_set.empty())
    speller->setDefaultRuleSet(icu::UnicodeString::fromUTF8(rule_set), status);
  detail::require_icu(status, "spell numbers out by '" + rule_set + "'", language);
  return speller;
}

}  // namespace

std::string format_number(const Decimal& number, const LanguageTag& language,
                          const NumberStyle& style) {
  if (style.myriads.empty() || !number.is_whole() || number.mantissa() < 10'000)
    return plain(number, language, style);
  return style.myriad_decimals ? in_decimal_myriads(number, language, style)
                               : in_myriads(number.mantissa(), language, style);
}

std::string spell_out(const Decimal& number, const LanguageTag& language,
                      const std::string& rule_set) {
  thread_local detail::Cache<std::unique_ptr<icu::RuleBasedNumberFormat>> spellers;
  const auto& speller = *spellers.get(language.str() + '|' + rule_set,
                                      [&] { return make_speller(language, rule_set); });
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString words;
  speller.format(formattable(number, status), words, status);
  detail::require_icu(status, "spell numbers out", language);
  words.findAndReplace(icu::UnicodeString(u'\u00AD'), icu::UnicodeString());
  words.findAndReplace(icu::UnicodeString(u'\u200B'), icu::UnicodeString());
  return utf8(words);
}

std::string plural_category(const Decimal& number, const LanguageTag& language) {
  return select(number, language, UPLURAL_TYPE_CARDINAL);
}

std::string plural_category(const Decimal& low, const Decimal& high,
                            const LanguageTag& language) {
  thread_local detail::Cache<icu::number::LocalizedNumberRangeFormatter> formatters;
  const auto& formatter = formatters.get(language.str(), [&] {
    return icu::number::NumberRangeFormatter::withLocale(locale_of(language));
  });
  UErrorCode status = U_ZERO_ERROR;
  const auto range = formatter.formatFormattableRange(formattable(low, status),
                                                      formattable(high, status), status);
  const auto category =
      plural_rules_of(language, UPLURAL_TYPE_CARDINAL).select(range, status);
  detail::require_icu(status, "tell plurals of ranges", language);
  return utf8(category);
}

std::vector<std::string> plural_categories(const LanguageTag& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> keywords(
      plural_rules_of(language, UPLURAL_TYPE_CARDINAL).getKeywords(status));
  detail::require_icu(status, "tell plurals", language);
  std::vector<std::string> found, ordered;
  while (const char* keyword = keywords->next(nullptr, status))
    found.emplace_back(keyword);
  for (const char* category : {"zero", "one", "two", "few", "many", "other"})
    if (std::find(found.begin(), found.end(), category) != found.end())
      ordered.emplace_back(category);
  return ordered;
}

std::string ordinal_category(std::int64_t n, const LanguageTag& language) {
  return select(Decimal(n), language, UPLURAL_TYPE_ORDINAL);
}

std::string with_digits(std::string_view text, const std::string& numbering_system) {
  const auto& digits = digits_of(numbering_system);
  std::string result;
  for (const char c : text)
    if (c >= '0' && c <= '9')
      append_utf8(result, digits[static_cast<std::size_t>(c - '0')]);
    else
      result += c;
  return result;
}

}  // namespace tongmun::text
