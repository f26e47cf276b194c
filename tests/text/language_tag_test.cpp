#include "text/language_tag.hpp"

#include <catch2/catch.hpp>

using tongmun::Error;
using tongmun::ErrorKind;
using namespace tongmun::text;

TEST_CASE("language tags get canonical case and show their subtags",
          "[text][language_tag]") {
  const auto [written, tag, language, script, region] =
      GENERATE(table<std::string, std::string, std::string, std::string, std::string>({
          {"ko", "ko", "ko", "", ""},
          {"KO_kr", "ko-KR", "ko", "", "KR"},
          {"SR-latn-rs", "sr-Latn-RS", "sr", "Latn", "RS"},
          {"zh-hant-TW", "zh-Hant-TW", "zh", "Hant", "TW"},
          {"es-419", "es-419", "es", "", "419"},
          {"fil", "fil", "fil", "", ""},
          {"de-CH-1996", "de-CH-1996", "de", "", "CH"},
          {"ar-u-nu-arab", "ar-u-nu-arab", "ar", "", ""},
          {"und", "und", "und", "", ""},
          {"und-Latn", "und-Latn", "und", "Latn", ""},
      }));
  CAPTURE(written);
  const auto parsed = LanguageTag::parse(written);
  CHECK(parsed.str() == tag);
  CHECK(parsed.language() == language);
  CHECK(parsed.script() == script);
  CHECK(parsed.region() == region);
}

TEST_CASE("what is no language tag is refused", "[text][language_tag]") {
  const auto written =
      GENERATE("", "k", "english-", "ko--KR", "-ko", "toolonglanguage", "ko KR", "ko-KR-",
               "xx", "qqz", "한국어", "ko-KR-KP", "1a");
  CAPTURE(written);
  try {
    LanguageTag::parse(written);
    FAIL("was taken");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::malformed);
  }
}

TEST_CASE("the parents of a tag end with und", "[text][language_tag]") {
  const auto parents = [](const char* tag) {
    std::string text;
    for (const auto& parent : LanguageTag::parse(tag).with_parents())
      text += parent.str() + " ";
    return text;
  };
  CHECK(parents("sr-Latn-RS") == "sr-Latn-RS sr-Latn sr und ");
  CHECK(parents("ar-u-nu-arab") == "ar-u-nu-arab ar-u-nu ar und ");
  CHECK(parents("und") == "und ");
}

TEST_CASE("country codes are those of regions of today", "[text][language_tag]") {
  const auto [code, known] = GENERATE(table<std::string, bool>({{"KR", true},
                                                                {"KP", true},
                                                                {"XK", true},
                                                                {"TW", true},
                                                                {"PS", true},
                                                                {"GB", true},
                                                                {"ZZ", false},
                                                                {"XA", false},
                                                                {"UK", false},
                                                                {"SU", false},
                                                                {"EU", false},
                                                                {"kr", false},
                                                                {"K", false},
                                                                {"KOR", false},
                                                                {"", false},
                                                                {"AN", false},
                                                                {"QO", false},
                                                                {"1A", false}}));
  CAPTURE(code);
  CHECK(is_country_code(code) == known);
}

TEST_CASE("CLDR names countries", "[text][language_tag]") {
  const auto [code, language, name] =
      GENERATE(table<std::string, std::string, std::string>({
          {"JP", "en", "Japan"},
          {"JP", "ko", "일본"},
          {"GB", "ja", "イギリス"},
          {"MM", "en", "Myanmar (Burma)"},
          {"MN", "mn", "Монгол"},
          {"ZZ", "und", ""},
      }));
  CAPTURE(code, language);
  CHECK(country_short_name(code, LanguageTag::parse(language)) == name);
}

TEST_CASE("a language falls back to its parents by CLDR, never to another script", "[text][language]") {
  const auto fallbacks = [](const char* name) {
    std::vector<std::string> tags;
    for (const auto& tag : LanguageTag::parse(name).fallbacks()) tags.push_back(tag.str());
    return tags;
  };
  using Tags = std::vector<std::string>;
  CHECK(fallbacks("es-MX") == Tags{"es-MX", "es-419", "es", "es-Latn-MX", "es-Latn"});
  CHECK(fallbacks("es-ES") == Tags{"es-ES", "es", "es-Latn-ES", "es-Latn"});
  CHECK(fallbacks("pt-AO") == Tags{"pt-AO", "pt-PT", "pt", "pt-Latn-AO", "pt-Latn"});
  CHECK(fallbacks("zh-TW") == Tags{"zh-TW", "zh-Hant-TW", "zh-Hant"});
  CHECK(fallbacks("zh-Hant-HK") == Tags{"zh-Hant-HK", "zh-Hant"});
  CHECK(fallbacks("zh-CN") == Tags{"zh-CN", "zh", "zh-Hans-CN", "zh-Hans"});
  CHECK(fallbacks("de-CH") == Tags{"de-CH", "de", "de-Latn-CH", "de-Latn"});
  CHECK(fallbacks("ko") == Tags{"ko"});
  CHECK(fallbacks("und").empty());
  CHECK(LanguageTag::parse("zh-TW").likely_script() == "Hant");
  CHECK(LanguageTag::parse("sr").likely_script() == "Cyrl");
}
