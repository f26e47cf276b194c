// The languages of this repository: source complete, the others with nothing but
// warnings.
#include <catch2/catch.hpp>

#include "language/conventions.hpp"

namespace tongmun::language {

namespace {

Library read_sample(Findings& findings) {
  const std::filesystem::path root = TONGMUN_SOURCE_DIR;
  return Library::read(root / "translations", root, findings);
}

std::string first_line(const FormVariants& variants, Holder holder) {
  const auto* lines = variants.choose(holder);
  return lines && !lines->empty() ? lines->front() : "";
}

}  // namespace

TEST_CASE("a language of the sample lacks at most its review", "[language][sample]") {
  Findings findings;
  read_sample(findings);
  for (const auto& finding : findings.all()) {
    CAPTURE(finding.place.str(), finding.message);
    CHECK(finding.code == "LA0012");
  }
}

TEST_CASE("the source language says what its files say", "[language][sample]") {
  Findings findings;
  const auto library = read_sample(findings);
  const auto* english = library.find(text::LanguageTag::parse("en-GB"));
  REQUIRE(english);
  CHECK(english->lang_latin == "en-GB");
  CHECK(english->fonts.at("serif").latin.front() == "Times New Roman");
  CHECK(english->fonts.at("sans").latin.front() == "Arial");  // from und
  CHECK(english->numbers.style.numbering_system == "latn");
  CHECK(english->numbers.units.at("percent").at("one") == "{{n}} per cent");
  CHECK(english->unit_qualifiers.at("percent").at("up_to") == "up to {{value}}");
  CHECK(english->dates.at("long").usual == "d MMMM y");
  CHECK(english->dates.at("compact").usual == "yyyyMMdd");
  CHECK(english->call_list.last_but_one == "; and");
  CHECK(english->sentences.abbreviations.front() == "Dr.");
  CHECK(english->countries.at("KP").forms.at("abbreviation") == "DPRK");
  CHECK(english->hedge_labels.at("asserted").empty());
  CHECK_FALSE(english->family_first);
}

TEST_CASE("the sample addresses each post as its country does", "[language][sample]") {
  Findings findings;
  const auto library = read_sample(findings);
  const auto& english = *library.find(text::LanguageTag::parse("en-GB"));
  const auto forms = [&](const char* country, text::Date day = {2013, 1, 8}) {
    return post_forms(english, "foreign-minister", country, day);
  };
  CHECK(forms("KR").title == "Minister of Foreign Affairs and Trade");
  CHECK(forms("KR", {2013, 3, 23}).title == "Minister of Foreign Affairs");
  CHECK(first_line(forms("KR").by_use.at("address"), Holder::male) == "His Excellency {{name}}");
  CHECK(first_line(forms("GB").by_use.at("address"), Holder::male) == "The Rt Hon {{name}} MP");
  CHECK(first_line(forms("GB").by_use.at("salutation"), Holder::female) == "Dear Foreign Secretary,");
  CHECK(first_line(forms("US").by_use.at("salutation"), Holder::female) == "Dear Madam Secretary,");
  CHECK(first_line(forms("US").by_use.at("salutation"), Holder::unknown) == "Excellency,");
  CHECK(first_line(forms("CA").by_use.at("address"), Holder::female) == "The Honourable {{name}}");
  CHECK(first_line(forms("CA").by_use.at("address"), Holder::unknown) ==
        "The {{title}} {{country:of}}");
  CHECK(first_line(forms("FR").by_use.at("address"), Holder::everybody) ==
        "To the Ministers for Foreign Affairs");
}

TEST_CASE("Hong Kong has no foreign minister", "[language][sample]") {
  Findings findings;
  const auto library = read_sample(findings);
  CHECK_FALSE(library.has_post("HK", "foreign-minister"));
  CHECK(library.has_post("TW", "foreign-minister"));
  CHECK(library.has_post("HK", "chief-executive"));
}

}  // namespace tongmun::language
