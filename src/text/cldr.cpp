#include "text/cldr.hpp"

#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/numsys.h>
#include <unicode/ulocdata.h>

#include <algorithm>
#include <array>
#include <memory>

#include "text/detail/locale.hpp"

namespace tongmun::text {

namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

icu::Locale locale_of(const LanguageTag& language) {
  return icu::Locale(detail::locale_id(language).c_str());
}

}  // namespace

std::string own_name(const LanguageTag& language) {
  const auto locale = locale_of(language);
  icu::UnicodeString name;
  locale.getDisplayName(locale, name);
  const auto text = utf8(name);
  return text == language.str() ? "" : text;
}

std::string default_numbering_system(const LanguageTag& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberingSystem> system(
      icu::NumberingSystem::createInstance(locale_of(language), status));
  return U_SUCCESS(status) && !system->isAlgorithmic() ? system->getName() : "latn";
}

std::string date_pattern(const LanguageTag& language, std::string_view skeleton) {
  UErrorCode status = U_ZERO_ERROR;
  auto locale = locale_of(language);
  locale.setKeywordValue("calendar", "gregorian", status);
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  detail::require_icu(status, "write dates", language);
  const auto pattern = generator->getBestPattern(
      icu::UnicodeString::fromUTF8(
          icu::StringPiece(skeleton.data(), static_cast<int32_t>(skeleton.size()))),
      status);
  detail::require_icu(status, "write dates", language);
  return utf8(pattern);
}

std::vector<std::string> quotation_marks(const LanguageTag& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<ULocaleData, decltype(&ulocdata_close)> data(
      ulocdata_open(detail::locale_id(language).c_str(), &status), &ulocdata_close);
  detail::require_icu(status, "quote", language);
  std::vector<std::string> marks;
  for (const auto type : {ULOCDATA_QUOTATION_START, ULOCDATA_QUOTATION_END,
                          ULOCDATA_ALT_QUOTATION_START, ULOCDATA_ALT_QUOTATION_END}) {
    std::array<char16_t, 16> mark{};
    const auto length = ulocdata_getDelimiter(data.get(), type, mark.data(),
                                              static_cast<int32_t>(mark.size()), &status);
    detail::require_icu(status, "quote", language);
    marks.push_back(utf8(icu::UnicodeString(mark.data(), length)));
  }
  return marks;
}

std::vector<std::string> country_codes() {
  std::vector<std::string> codes;
  for (const auto* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code)
    if (is_country_code(*code)) codes.emplace_back(*code);
  std::sort(codes.begin(), codes.end());
  return codes;
}

}  // namespace tongmun::text
