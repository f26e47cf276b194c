// BCP 47 language tags.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace tongmun::text {

// A language tag in canonical case, such as "sr-Latn-RS".
class LanguageTag {
 public:
  LanguageTag() = default;  // "und"

  // Any case, '_' for '-'. Throws Error{malformed} when it is not well-formed (RFC 5646 §2.1) or
  // its language subtag is unknown to ICU.
  static LanguageTag parse(std::string_view tag);

  const std::string& str() const { return tag_; }
  std::string language() const;  // "sr"
  std::string script() const;    // "Latn", or empty
  std::string region() const;    // "RS", or empty

  // The tag, then each shorter one, then "und": sr-Latn-RS, sr-Latn, sr, und.
  std::vector<LanguageTag> with_parents() const;

  // Where to look for what this language lacks: itself, then CLDR's parents (es-MX →
  // es-419 → es), with the script that a region implies (zh-TW → zh-Hant). Never a tag of
  // another script: zh-Hant does not fall back to zh. "und" is not among them.
  std::vector<LanguageTag> fallbacks() const;
  // The script that the tag says or implies: "Hant" for zh-TW; empty where ICU knows
  // none.
  std::string likely_script() const;

  friend auto operator<=>(const LanguageTag&, const LanguageTag&) = default;

 private:
  explicit LanguageTag(std::string canonical) : tag_(std::move(canonical)) {}
  std::string tag_ = "und";
};

// True for two upper-case letters that ICU knows as a region of today: "KR", "XK"; not "ZZ".
bool is_country_code(std::string_view code);

// The region's short nominative name by CLDR in `language`; empty when CLDR has none. Not
// protocol-grade (DOMAIN: "Myanmar (Burma)"): a fall-back only.
std::string country_short_name(std::string_view code, const LanguageTag& language);

}  // namespace tongmun::text
