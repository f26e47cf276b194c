#include "campaign/campaign.hpp"

#include <catch2/catch.hpp>

#include "workspace.hpp"

namespace tongmun::campaign {

TEST_CASE("a name serves the language and its regions, not its neighbours",
          "[campaign]") {
  Name name;
  name.forms[LanguageTag::parse("en")].name = "English";
  name.forms[LanguageTag::parse("zh-Hant")].name = "Traditional";
  const auto found = [&](const char* tag) {
    const auto* forms = name.find(LanguageTag::parse(tag));
    return forms ? forms->name : "";
  };
  CHECK(found("en-GB") == "English");
  CHECK(found("zh-Hant-TW") == "Traditional");
  CHECK(found("zh-Hans").empty());
  CHECK(found("ko").empty());
}

TEST_CASE("a broken kind breaks all its ids and no others", "[campaign]") {
  Campaign campaign;
  campaign.broken = {"claim.prisoners", "person.*"};
  CHECK(campaign.is_broken("claim.prisoners"));
  CHECK_FALSE(campaign.is_broken("claim.deaths"));
  CHECK(campaign.is_broken("person.anybody"));
  CHECK_FALSE(campaign.is_broken("personal.anybody"));
}

TEST_CASE("texts come in one order, whatever the files say first", "[campaign]") {
  Workspace workspace;
  workspace.write("campaign.yaml",
                  Workspace::sound_files().at("campaign.yaml") +
                      "copies: [{id: mission, text: The mission}]\n"
                      "enclosures: [{id: map, text: A map}]\n"
                      "signatories: [{function: Chair, organisation: wells}]\n");
  const auto campaign = workspace.read();
  REQUIRE(campaign);
  std::vector<std::string> ids;
  for (const auto* text : campaign->texts()) ids.push_back(text->id);
  CHECK(ids == std::vector<std::string>{"title", "place", "about-villages",
                                        "source-survey", "demand-D1", "quote-thirst",
                                        "enclosure-map", "copy-mission", "function-1"});
}

TEST_CASE("kinds and hedges are named as claims.yaml names them", "[campaign]") {
  CHECK(name_of(ClaimKind::at_least) == "at_least");
  CHECK(name_of(ClaimKind::indefinite) == "indefinite");
  CHECK(name_of(Hedge::believed) == "believed");
}

}  // namespace tongmun::campaign
