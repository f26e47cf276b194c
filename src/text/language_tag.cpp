// ICU parses and spells the tags (uloc_forLanguageTag, uloc_toLanguageTag); what it
// forgives silently, such as a bad subtag at the end, is refused here.
#include "text/language_tag.hpp"

#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/region.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>

#include <algorithm>

#include "text/detail/cache.hpp"
#include "text/detail/locale.hpp"

namespace tongmun::text {

namespace {

// The text between '-' number `index` and the next, "" behind the end.
std::vector<std::string> subtags_of(const std::string& tag) {
  std::vector<std::string> subtags;
  for (std::size_t begin = 0; begin <= tag.size();) {
    const auto end = std::min(tag.find('-', begin), tag.size());
    subtags.push_back(tag.substr(begin, end - begin));
    begin = end + 1;
  }
  return subtags;
}

bool all_letters(const std::string& subtag) {
  return std::all_of(subtag.begin(), subtag.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

bool is_script(const std::string& subtag) {
  return subtag.size() == 4 && all_letters(subtag);
}

bool is_region(const std::string& subtag) {
  return (subtag.size() == 2 && all_letters(subtag)) ||
         (subtag.size() == 3 && subtag[0] >= '0' && subtag[0] <= '9');
}

// The first subtag of a form among those before an extension's or private use's
// singleton.
template <class Form>
std::string first_subtag(const std::string& tag, Form has_form) {
  const auto subtags = subtags_of(tag);
  for (std::size_t i = 1; i < subtags.size() && subtags[i].size() > 1; ++i)
    if (has_form(subtags[i])) return subtags[i];
  return {};
}

// ICU's locale for a well-formed tag, else empty.
std::string icu_name_of(const std::string& tag) {
  char name[ULOC_FULLNAME_CAPACITY] = {};
  int32_t parsed = 0;
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(tag.c_str(), name, sizeof name, &parsed, &status);
  if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) return {};
  return static_cast<std::size_t>(parsed) == tag.size() ? name : "";
}

std::string canonical_tag_of(const std::string& icu_name) {
  char tag[ULOC_FULLNAME_CAPACITY] = {};
  UErrorCode status = U_ZERO_ERROR;
  uloc_toLanguageTag(icu_name.c_str(), tag, sizeof tag, true, &status);
  return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING ? tag : "";
}

// The parent that CLDR names where it is not the shorter tag: es_MX → es_419; else empty.
std::string cldr_parent_of(const std::string& icu_name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UResourceBundle, decltype(&ures_close)> bundle(
      ures_openDirect(nullptr, icu_name.c_str(), &status), &ures_close);
  if (U_FAILURE(status)) return {};
  int32_t length = 0;
  const auto* parent = ures_getStringByKey(bundle.get(), "%%Parent", &length, &status);
  if (U_FAILURE(status)) return {};
  std::string name;
  icu::UnicodeString(parent, length).toUTF8String(name);
  return name == "root" ? "" : name;
}

}  // namespace

LanguageTag LanguageTag::parse(std::string_view tag) {
  std::string text(tag);
  std::replace(text.begin(), text.end(), '_', '-');
  const auto fail = [&](const char* what) {
    throw Error(ErrorKind::malformed, "'" + std::string(tag) + "' " + what, {},
                "Language tags look like 'ko', 'en-GB' or 'zh-Hant-TW' (BCP 47).");
  };
  if (text.size() == 3 && (text == "und" || text == "UND" || text == "Und")) return {};
  const auto name = icu_name_of(text);
  if (text.empty() || name.empty()) fail("is not a language tag");
  const icu::Locale locale(name.c_str());
  if (*locale.getLanguage() != '\0' && *uloc_getISO3Language(name.c_str()) == '\0')
    fail("names no language that ICU knows");
  auto canonical = canonical_tag_of(name);
  if (canonical.empty()) fail("is not a language tag");
  return LanguageTag(std::move(canonical));
}

std::string LanguageTag::language() const { return tag_.substr(0, tag_.find('-')); }
std::string LanguageTag::script() const { return first_subtag(tag_, is_script); }
std::string LanguageTag::region() const { return first_subtag(tag_, is_region); }

// RFC 4647 §3.4: a singleton never stays behind at the end.
std::vector<LanguageTag> LanguageTag::with_parents() const {
  std::vector<LanguageTag> tags;
  auto tag = tag_;
  while (true) {
    tags.push_back(LanguageTag(tag));
    const auto cut = tag.rfind('-');
    if (cut == std::string::npos) break;
    tag.resize(cut);
    if (tag.size() >= 2 && tag[tag.size() - 2] == '-') tag.resize(tag.size() - 2);
  }
  if (tag != "und") tags.push_back(LanguageTag());
  return tags;
}

std::string LanguageTag::likely_script() const {
  if (auto written = script(); !written.empty()) return written;
  icu::Locale locale(detail::locale_id(*this).c_str());
  UErrorCode status = U_ZERO_ERROR;
  locale.addLikelySubtags(status);
  return U_SUCCESS(status) ? locale.getScript() : "";
}

std::vector<LanguageTag> LanguageTag::fallbacks() const {
  const auto own_script = likely_script();
  std::vector<LanguageTag> tags;
  const auto climb = [&](LanguageTag from) {
    for (auto tag = std::move(from); tag != LanguageTag();) {
      if (tag.likely_script() == own_script &&
          std::find(tags.begin(), tags.end(), tag) == tags.end())
        tags.push_back(tag);
      const auto parent = cldr_parent_of(detail::locale_id(tag));
      tag = parent.empty() ? tag.with_parents().at(1) : LanguageTag::parse(parent);
    }
  };
  if (*this == LanguageTag()) return tags;
  climb(*this);
  if (script().empty() && !region().empty() && !own_script.empty())
    climb(parse(language() + "-" + own_script + "-" + region()));
  return tags;
}

// XA and XB, the pseudo-locales, lie on no continent; UK and SU are aliases of other
// codes.
bool is_country_code(std::string_view code) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (code.size() != 2 || !upper(code[0]) || !upper(code[1])) return false;
  const std::string name(code);
  UErrorCode status = U_ZERO_ERROR;
  const auto* region = icu::Region::getInstance(name.c_str(), status);
  return U_SUCCESS(status) && region != nullptr && region->getType() == URGN_TERRITORY &&
         region->getRegionCode() == name && region->getContainingRegion() != nullptr;
}

std::string country_short_name(std::string_view code, const LanguageTag& language) {
  thread_local detail::Cache<std::unique_ptr<icu::LocaleDisplayNames>> caches;
  const auto& names = caches.get(language.str(), [&] {
    const icu::Locale locale(detail::locale_id(language).c_str());
    return std::unique_ptr<icu::LocaleDisplayNames>(
        icu::LocaleDisplayNames::createInstance(locale, ULDN_STANDARD_NAMES));
  });
  const std::string region(code);
  icu::UnicodeString name;
  names->regionDisplayName(region.c_str(), name);
  std::string text;
  name.toUTF8String(text);
  return name.isBogus() || text == region ? "" : text;
}

namespace detail {

std::string locale_id(const LanguageTag& language) {
  static const bool pinned = [] {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale::setDefault(icu::Locale::getRoot(), status);
    return U_SUCCESS(status);
  }();
  static_cast<void>(pinned);
  return icu_name_of(language.str());
}

void require_icu(int status, std::string_view doing, const LanguageTag& language) {
  if (status <= U_ZERO_ERROR) return;
  throw Error(ErrorKind::unsupported, "ICU cannot " + std::string(doing) + " for " +
                                          language.str() + ": " +
                                          u_errorName(static_cast<UErrorCode>(status)));
}

}  // namespace detail

}  // namespace tongmun::text
