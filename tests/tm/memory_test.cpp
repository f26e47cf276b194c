#include "tm/memory.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

using namespace tongmun;
using model::Code;
using model::Field;
using model::Text;

namespace {

const auto english = text::LanguageTag::parse("en-GB");
const auto french = text::LanguageTag::parse("fr");
const auto brazilian = text::LanguageTag::parse("pt-BR");

model::Segment segment(const text::LanguageTag& language, model::InlineContent content) {
  return {language, std::move(content)};
}

model::Segment segment(const text::LanguageTag& language, const std::string& text) {
  return {language, {Text{text}}};
}

model::Unit unit(const std::string& source, const std::string& target,
                 const std::string& id = {}) {
  return {.id = id,
          .source = segment(english, source),
          .targets = {{french, segment(french, target)}}};
}

model::Unit with_context(model::Unit made, const std::string& previous,
                         const std::string& next) {
  made.properties["x-context-previous"] = previous;
  made.properties["x-context-next"] = next;
  return made;
}

std::string key(const std::string& text) { return model::match_key({Text{text}}); }

std::vector<std::string> targets_of(const std::vector<tm::Match>& matches) {
  std::vector<std::string> targets;
  for (const auto& match : matches)
    targets.push_back(model::plain_text(match.target.content));
  return targets;
}

}  // namespace

TEST_CASE("a context match outranks an exact match", "[tm][lookup]") {
  tm::Memory memory;
  memory.add(unit("Your balance is due.", "Le solde est exigible."), "a.tmx");
  memory.add(with_context(unit("Your balance is due.", "Votre solde est dû."),
                          "Dear Ms Okafor,", "Thank you."),
             "b.tmx");
  const auto matches = memory.lookup({.source = segment(english, "Your balance is due."),
                                      .target = french,
                                      .previous = key("Dear Ms Okafor,"),
                                      .next = key("Something else.")});
  REQUIRE(matches.size() == 2);
  CHECK(matches[0].kind == tm::MatchKind::context);
  CHECK(matches[0].score == 101);
  CHECK(matches[0].origin == "b.tmx");
  CHECK(matches[1].kind == tm::MatchKind::exact);
  CHECK(matches[1].score == 100);
}

TEST_CASE("the score counts the contexts that a unit shares, two at most",
          "[tm][lookup]") {
  tm::Memory memory;
  memory.add(with_context(unit("Sincerely,", "Cordialement,", "close.1"),
                          "We urge you to act.", ""),
             "a.tmx");
  using Case = std::tuple<std::string, std::string, std::string, int>;
  const auto [previous, next, id, score] =
      GENERATE(table<std::string, std::string, std::string, int>({
          Case{"Other.", "Other.", "", 100},
          Case{"We urge you to act.", "Other.", "", 101},
          Case{"Other.", "", "", 101},  // an end is a neighbour, too
          Case{"Other.", "Other.", "close.1", 101},
          Case{"We urge you to act.", "", "", 102},
          Case{"We urge you to act.", "", "close.1", 102},
      }));
  const auto matches = memory.lookup({.source = segment(english, "Sincerely,"),
                                      .target = french,
                                      .previous = key(previous),
                                      .next = key(next),
                                      .id = id});
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].score == score);
}

TEST_CASE("a unit without context properties shares no context, not even at the ends",
          "[tm][lookup]") {
  tm::Memory memory;
  memory.add(unit("Sincerely,", "Cordialement,"), "a.tmx");
  const auto matches =
      memory.lookup({.source = segment(english, "Sincerely,"), .target = french});
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].kind == tm::MatchKind::exact);
}

TEST_CASE("a neighbour with fields and codes is recognised by its plain text",
          "[tm][lookup]") {
  const model::InlineContent neighbour{
      Text{"As "}, Code{Code::Kind::open, 1, "bold"}, Field{"claim.prisoners"},
      Code{Code::Kind::close, 1, "bold"}, Text{" are held,"}};
  tm::Memory memory;
  memory.add(
      with_context(unit("we ask", "nous demandons"), model::plain_text(neighbour), "x"),
      "a.tmx");
  const auto matches = memory.lookup({.source = segment(english, "we ask"),
                                      .target = french,
                                      .previous = model::match_key(neighbour)});
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].score == 101);
}

TEST_CASE("equal scores keep the order of adding", "[tm][lookup]") {
  tm::Memory memory;
  memory.add(unit("Yes", "Oui"), "first.tmx");
  memory.add(unit("No", "Non"), "first.tmx");
  memory.add(unit("Yes", "Si"), "second.tmx");
  const auto matches =
      memory.lookup({.source = segment(english, "Yes"), .target = french});
  CHECK(targets_of(matches) == std::vector<std::string>{"Oui", "Si"});
  CHECK(memory.size() == 3);
}

TEST_CASE("the forms of a field are part of what is looked up", "[tm][lookup]") {
  const auto source = [](const std::string& tag) {
    return segment(english, {Field{tag}, Text{" are held."}});
  };
  tm::Memory memory;
  memory.add(
      {.source = source("claim.prisoners"), .targets = {{french, segment(french, "a")}}},
      "a.tmx");
  memory.add({.source = source("claim.prisoners:sentence"),
              .targets = {{french, segment(french, "b")}}},
             "a.tmx");
  CHECK(targets_of(memory.lookup({.source = source("claim.prisoners:sentence"),
                                  .target = french})) == std::vector<std::string>{"b"});
  CHECK(memory.lookup({.source = source("claim.prisoners:digits"), .target = french})
            .empty());
  CHECK(memory
            .lookup({.source = segment(english, "{{claim.prisoners}} are held."),
                     .target = french})
            .empty());
}

TEST_CASE("a target in a parent tag counts, one in a sister does not", "[tm][lookup]") {
  using Case = std::tuple<std::string, std::size_t>;
  const auto [tag, found] = GENERATE(table<std::string, std::size_t>(
      {Case{"pt-BR", 1}, Case{"pt", 1}, Case{"pt-PT", 0}, Case{"es", 0}}));
  const auto language = text::LanguageTag::parse(tag);
  tm::Memory memory;
  memory.add({.source = segment(english, "Minister"),
              .targets = {{language, segment(language, "Ministro")}}},
             "a");
  const auto matches =
      memory.lookup({.source = segment(english, "Minister"), .target = brazilian});
  REQUIRE(matches.size() == found);
  if (found > 0) CHECK(matches[0].target.language == language);
}

TEST_CASE("the source may differ in region but not in language", "[tm][lookup]") {
  tm::Memory memory;
  memory.add(unit("Chat", "Discussion"), "a.tmx");
  CHECK(memory
            .lookup({.source = segment(text::LanguageTag::parse("en-US"), "Chat"),
                     .target = french})
            .size() == 1);
  CHECK(memory
            .lookup({.source = segment(text::LanguageTag::parse("de"), "Chat"),
                     .target = french})
            .empty());
}

TEST_CASE("typographic variants are the same segment", "[tm][lookup]") {
  tm::Memory memory;
  memory.add(unit("It’s  time", "C’est l’heure"), "a.tmx");
  CHECK(memory.lookup({.source = segment(english, "It's\u00A0time"), .target = french})
            .size() == 1);
}

TEST_CASE("codes of the target take the numbers of the query", "[tm][lookup]") {
  const auto bold = [](int id, const std::string& text) {
    return model::InlineContent{Code{Code::Kind::open, id, "bold"}, Text{text},
                                Code{Code::Kind::close, id, "bold"}};
  };
  tm::Memory memory;
  auto target = bold(1, "maintenant");
  target.push_back(Code{Code::Kind::standalone, 2, "break"});
  memory.add({.source = segment(english, bold(1, "now")),
              .targets = {{french, segment(french, target)}}},
             "a.tmx");
  const auto matches =
      memory.lookup({.source = segment(english, bold(7, "now")), .target = french});
  REQUIRE(matches.size() == 1);
  auto expected = bold(7, "maintenant");
  expected.push_back(Code{Code::Kind::standalone, 8, "break"});
  CHECK(matches[0].target.content == expected);
}

TEST_CASE("a match says whether its unit was reviewed", "[tm][lookup]") {
  using Case = std::tuple<std::string, bool>;
  const auto [status, reviewed] = GENERATE(
      table<std::string, bool>({Case{"", false}, Case{"draft", false},
                                Case{"reviewed", true}, Case{"approved", true}}));
  auto made = unit("Yes", "Oui");
  made.properties["x-status"] = status;
  tm::Memory memory;
  memory.add(made, "a.tmx");
  CHECK(memory.lookup({.source = segment(english, "Yes"), .target = french})
            .at(0)
            .reviewed == reviewed);
}

TEST_CASE("an empty target is no match", "[tm][lookup]") {
  tm::Memory memory;
  memory.add({.source = segment(english, "Yes"), .targets = {{french, {french, {}}}}},
             "a.tmx");
  CHECK(memory.lookup({.source = segment(english, "Yes"), .target = french}).empty());
}

// The second opinion: a scan of all units, in the order of adding.
TEST_CASE("lookup finds what a scan of all units finds", "[tm][property]") {
  REQUIRE(rc::check([] {
    const auto word =
        rc::gen::element<std::string>("yes", "no", "Yes", " yes", "maybe", "");
    const auto sources = *rc::gen::container<std::vector<std::string>>(word);
    const auto query = *word;
    tm::Memory memory;
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      memory.add(unit(sources[i], std::to_string(i)), "a.tmx");
      if (key(sources[i]) == key(query)) expected.push_back(std::to_string(i));
    }
    RC_ASSERT(targets_of(memory.lookup(
                  {.source = segment(english, query), .target = french})) == expected);
  }));
}
