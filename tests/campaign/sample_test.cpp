// The sample campaign as people find it: what it promises is held here.
#include <catch2/catch.hpp>

#include "campaign/campaign.hpp"

namespace tongmun::campaign {

namespace {

std::optional<Campaign> read_sample(Findings& findings) {
  const std::filesystem::path root = TONGMUN_SOURCE_DIR;
  return read(root / "campaigns/coi-2013/", root, findings);
}

LanguageTag tag(const char* text) { return LanguageTag::parse(text); }

}  // namespace

TEST_CASE("the sample has one fault, the planted country", "[campaign][sample]") {
  Findings findings;
  const auto campaign = read_sample(findings);
  REQUIRE(campaign);
  REQUIRE(findings.all().size() == 1);
  CHECK(findings.all()[0].code == "CA0016");
  CHECK(findings.all()[0].place.str() == "campaigns/coi-2013/recipients.csv:29:18");
  CHECK(campaign->broken == std::vector<std::string>{"recipient.qq-foreign-minister"});
}

TEST_CASE("the sample's entries are typed", "[campaign][sample]") {
  Findings findings;
  const auto campaign = read_sample(findings);
  REQUIRE(campaign);
  CHECK(campaign->id == "coi-2013");
  CHECK(campaign->folder == "campaigns/coi-2013");
  CHECK(campaign->date.str() == "2013-01-08");
  CHECK(campaign->asks == std::vector<std::string>{"D6", "D22", "D23"});
  CHECK(campaign->members.size() == 27);
  CHECK(campaign->groups.at("council_member").size() == 11);
  for (const auto& member : campaign->members) {
    const auto* organisation = campaign->organisation(member);
    REQUIRE(organisation);
    CHECK(organisation->find(tag("en-GB")));
  }

  const auto* prisoners = campaign->claim("prisoners");
  REQUIRE(prisoners);
  CHECK(prisoners->kind == ClaimKind::up_to);
  CHECK(prisoners->high == Decimal{200000});
  CHECK(prisoners->low == prisoners->high);
  CHECK(prisoners->hedge == Hedge::estimated);
  CHECK(prisoners->as_of == Date{2012, 0, 0});
  CHECK(prisoners->about.id == "about-prisoners");
  CHECK(prisoners->about.place.str() == "campaigns/coi-2013/claims.yaml:16:10");
  CHECK(campaign->claim("abductees")->word == "hundreds");
  CHECK(campaign->claim("hrc-resolution")->date == Date{2012, 3, 0});

  CHECK(campaign->person("shin-dong-hyuk")->status == ClaimStatus::disputed);
  CHECK(campaign->person("sample-secretary")->sample);
  CHECK(campaign->signatories.at(0).function.id == "function-1");
  CHECK(campaign->quote("witness")->speaker == "sample-witness");
}

TEST_CASE("the sample's recipients keep what was written", "[campaign][sample]") {
  Findings findings;
  const auto campaign = read_sample(findings);
  REQUIRE(campaign);
  REQUIRE(campaign->recipients.size() == 29);
  const auto& canada = campaign->recipients[4];
  CHECK(canada.id == "ca-foreign-minister");
  CHECK(canada.languages == std::vector<LanguageTag>{tag("en-CA"), tag("fr-CA")});
  CHECK(canada.gender == Gender::male);
  CHECK(canada.sample);
  CHECK(canada.since == Date{2011, 5, 0});
  CHECK(canada.city == "Ottawa, Ontario");
  CHECK(canada.place.line == 6);
  const auto& vatican = campaign->recipients[27];
  CHECK(vatican.holder_prefix == "Archbishop");
  CHECK(vatican.postal_code == "00120");
  const auto& palau = campaign->recipients[24];
  CHECK(palau.languages.empty());
  CHECK_FALSE(palau.holder_known());
  CHECK(palau.ministry == "Ministry of State");
}

TEST_CASE("names of the sample are what their languages write", "[campaign][sample]") {
  Findings findings;
  const auto campaign = read_sample(findings);
  REQUIRE(campaign);
  const auto* coalition = campaign->organisation("icnk");
  REQUIRE(coalition);
  CHECK(coalition->country.empty());
  CHECK(coalition->find(tag("ko"))->name == "북한반인도범죄철폐국제연대");
  CHECK(coalition->find(tag("ar"))->gender == "m");
  CHECK(coalition->find(tag("en"))->short_name == "ICNK");
  CHECK(campaign->organisation("link")->find(tag("ko"))->short_reading == "링크");
  CHECK(campaign->organisation("pin")->find(tag("ja"))->needs_review);
  CHECK_FALSE(campaign->organisation("bp")->find(tag("ko")));
  CHECK(campaign->organisation("csw")->country == "GB");
}

}  // namespace tongmun::campaign
