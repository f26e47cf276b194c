// What all values share: particles, lists, quotations, and what a language has no words
// for.
#include "templating/phrase.hpp"

#include <catch2/catch.hpp>

#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using campaign::ClaimKind;
using templating::ParticlePolicy;
using Lines = std::vector<std::string>;

TEST_CASE("a Korean particle follows the value as it is read", "[templating][phrase]") {
  const auto campaign = sample();
  const auto [field, subject, topic, object] =
      GENERATE(table<std::string, std::string, std::string, std::string>({
          {"claim.prisoners", "최대 20만 명이", "최대 20만 명은", "최대 20만 명을"},
          {"claim.mortality", "최대 25%가", "최대 25%는", "최대 25%를"},
          {"claim.launch", "2011년 9월 8일이", "2011년 9월 8일은", "2011년 9월 8일을"},
          {"sender.name:short", "ICNK가", "ICNK는", "ICNK를"},
          {"sender.name:introduced", "북한반인도범죄철폐국제연대(ICNK)가",
           "북한반인도범죄철폐국제연대(ICNK)는", "북한반인도범죄철폐국제연대(ICNK)를"},
          {"organisation.ai", "국제앰네스티가", "국제앰네스티는", "국제앰네스티를"},
          {"organisation.link:short", "LiNK가", "LiNK는", "LiNK를"},  // reading 링크
          {"organisation.link:introduced", "리버티 인 노스 코리아(LiNK)가",
           "리버티 인 노스 코리아(LiNK)는", "리버티 인 노스 코리아(LiNK)를"},
          {"person.kanji", "見本이", "見本은", "見本을"},  // reading 견본
          {"country.KP", "북한이", "북한은", "북한을"},
          {"country.CZ", "체코가", "체코는", "체코를"},
          {"country.KP:introduced", "조선민주주의인민공화국(이하 ‘북한’)이",
           "조선민주주의인민공화국(이하 ‘북한’)은",
           "조선민주주의인민공화국(이하 ‘북한’)을"},
      }));
  CAPTURE(field);
  const Speaker korean{campaign, "ko"};
  for (const auto& [particle, text] :
       {std::pair{":이/가", subject}, {":은/는", topic}, {":을/를", object}}) {
    const auto said = korean.say(field + particle);
    CHECK(said.text == text);
    CHECK(said.findings.empty());
    CHECK(said.phrases.back().mark == model::Mark::none);
  }
}

TEST_CASE("a hedge in brackets is passed over by the particle", "[templating][phrase]") {
  auto campaign = sample();
  campaign.claims[0].hedge = campaign::Hedge::estimated;
  CHECK(Speaker{campaign, "ko"}.say("claim.prisoners:hedged:이/가").text ==
        "최대 20만 명(추정)이");
  CHECK(Speaker{campaign, "ko"}.say("claim.prisoners:sentence:으로/로").text ==
        "최대 20만 명으로");
}

TEST_CASE("a particle after an unknown sound is an error or a double form",
          "[templating][phrase]") {
  const auto campaign = sample();
  const auto [policy, severity] = GENERATE(table<ParticlePolicy, Severity>({
      {ParticlePolicy::strict, Severity::error},
      {ParticlePolicy::lenient, Severity::warning},
  }));
  const auto said = Speaker{campaign, "ko", nullptr, policy}.say("person.silent:은/는");
  CHECK(said.text == "默은(는)");
  CHECK(said.phrases.back().mark == model::Mark::doubtful);
  CHECK(told(said.findings) == Lines{"TP0051 body.md:3:5"});
  CHECK(said.findings.all().at(0).severity == severity);
}

TEST_CASE("a list of names is joined as the language joins", "[templating][phrase]") {
  auto campaign = sample();
  campaign.founders = {"ai", "hrw", "link"};
  CHECK(Speaker{campaign, "en-GB"}.say("founders:list").text ==
        "Amnesty International, Human Rights Watch and Liberty in North Korea");
  CHECK(Speaker{campaign, "ko"}.say("founders:list").text ==
        "국제앰네스티, 휴먼라이츠워치 및 리버티 인 노스 코리아");
  CHECK(Speaker{campaign, "ko"}.say("founders:list:이/가").text ==
        "국제앰네스티, 휴먼라이츠워치 및 리버티 인 노스 코리아가");
  campaign.founders = {};
  CHECK(Speaker{campaign}.say("founders:list").text.empty());
}

TEST_CASE("a name that wants an article has it in a list", "[templating][phrase]") {
  auto campaign = sample();
  campaign.organisations[1].forms.at(tag("en")).article = "the";
  CHECK(Speaker{campaign}.say("founders:list").text ==
        "the Amnesty International and Human Rights Watch");
}

TEST_CASE("the punctuation of a list of calls is the language's",
          "[templating][phrase]") {
  const auto campaign = sample();
  const auto asks = [&](const std::string& language) {
    Lines texts;
    templating::Item item;
    item.type = templating::ItemType::demand;
    item.count = campaign.demands.size();
    for (; item.index < item.count; ++item.index) {
      item.demand = &campaign.demands[item.index];
      Speaker speaker{campaign, language};
      speaker.scopes = {item};
      texts.push_back(speaker.say("text:call").text);
    }
    return texts;
  };
  CHECK(asks("en-GB") ==
        Lines{"pay for the pumps;", "open the archives; and", "report every year."});
  CHECK(asks("ko") ==
        Lines{"pay for the pumps.", "open the archives.", "report every year."});
  CHECK(asks("ja") ==
        Lines{"pay for the pumps。", "open the archives。", "report every year。"});
  CHECK(asks("ar") ==
        Lines{"pay for the pumps؛", "open the archives؛", "report every year."});
}

TEST_CASE("a quotation wears the marks of the language", "[templating][phrase]") {
  const auto campaign = sample();
  CHECK(Speaker{campaign, "en-GB"}.say("quote.thirst:quoted").text ==
        "“They said ‘wait’, and we don’t.”");
  CHECK(Speaker{campaign, "en-GB"}.say("quote.thirst").text ==
        "They said “wait”, and we don’t.");
  CHECK(Speaker{campaign, "ja"}.say("quote.thirst:quoted").phrases.front().text == "「");
}

TEST_CASE("an official translation of a quotation stands before any other",
          "[templating][phrase]") {
  auto campaign = sample();
  campaign.quotes[0].official[tag("ko")] = "“기다리라”고들 했다.";
  const auto said = Speaker{campaign, "ko"}.say("quote.thirst:quoted");
  CHECK(said.text == "“‘기다리라’고들 했다.”");
  CHECK(said.phrases.at(1).language == tag("ko"));
  CHECK(said.phrases.at(1).source_text == &campaign.quotes[0].text);
}

TEST_CASE("what a language has no words for is told, and shows", "[templating][phrase]") {
  auto campaign = sample();
  campaign.claims = {claim("a", ClaimKind::indefinite, "", "", "hour"),
                     claim("b", ClaimKind::exact, "", "4", "pump"),
                     claim("c", ClaimKind::exact, "", "4", "hour")};
  campaign.claims[0].word = "hundreds";
  campaign.claims[2].period = "last-summer";
  const auto [field, text] = GENERATE(table<std::string, std::string>({
      {"claim.a", "[hundreds]"},
      {"claim.b", "4 pump"},
      {"claim.c:period", "[last-summer]"},
      {"label.nothing", "[nothing]"},
      {"country.QQ:of", "QQ"},
      {"country.GL:of", "Greenland"},
  }));
  CAPTURE(field);
  const auto said = Speaker{campaign}.say(field);
  CHECK(said.text == text);
  CHECK(told(said.findings) == Lines{"TP0050 translations/en-GB/conventions.yaml"});
}
