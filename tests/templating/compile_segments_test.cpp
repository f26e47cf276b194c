// The segments of a compiled template: their ids, neighbours and scopes.
#include <catch2/catch.hpp>

#include "templating/compile.hpp"
#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using Lines = std::vector<std::string>;

namespace {

std::map<std::string, std::string> ids_of(std::string_view body) {
  TemplateFolder folder;
  folder.part("body", body);
  const auto compiled = folder.compile(sample());
  std::map<std::string, std::string> ids;
  REQUIRE(compiled);
  for (const auto& segment : compiled->segments)
    ids[model::plain_text(segment.content)] = segment.id;
  return ids;
}

}  // namespace

TEST_CASE("a segment keeps its id when others change", "[templating][compile]") {
  auto before = ids_of("# Wells\n\nOne. Two {{claim.prisoners}}. Three.\n\n- Four");
  auto after = ids_of(
      "Zero. One.\n\n> New.\n\n1. Four\n\nTwo  {{claim.prisoners}}. Changed three.");
  CHECK(before.size() == 5);
  for (const auto* text : {"One.", "Four"}) CHECK(after.at(text) == before.at(text));
  CHECK(after.at("Two  {{claim.prisoners}}.") == before.at("Two {{claim.prisoners}}."));
  CHECK(before.at("One.") != before.at("Three."));
  for (const auto& [text, id] : before)
    CHECK(id.size() == std::string("body-1a2b3c4d").size());
}

TEST_CASE("the same sentence in two paragraphs is two segments",
          "[templating][compile]") {
  TemplateFolder folder;
  folder.part("body", "Dig wells.\n\nDig wells.\n\nDig wells!");
  const auto compiled = folder.compile(sample());
  REQUIRE(compiled);
  REQUIRE(compiled->segments.size() == 3);
  CHECK(compiled->segments[1].id == compiled->segments[0].id + "-2");
  CHECK(compiled->segments[2].id != compiled->segments[0].id);
}

TEST_CASE("a segment knows its neighbours in the part and its scopes",
          "[templating][compile]") {
  TemplateFolder folder;
  folder.part("body", "One.\n\n{{#asks}}\n1. We {{text}}\n{{/asks}}\n\nThree.");
  const auto compiled = folder.compile(sample());
  REQUIRE(compiled);
  REQUIRE(compiled->segments.size() == 6);  // and the texts of the three demands
  const auto& one = compiled->segments[0];
  const auto& two = compiled->segments[1];
  CHECK(one.previous.empty());
  CHECK(one.next == model::match_key(two.content));
  CHECK(two.previous == "One.");
  CHECK(two.next == "Three.");
  CHECK(one.scopes.empty());
  CHECK(two.scopes == std::vector<templating::Scope>{{templating::ItemType::demand, {}}});
}

TEST_CASE("the campaign's own texts that are printed become segments",
          "[templating][compile]") {
  TemplateFolder folder;
  folder.part(
      "body",
      "{{#asks}}\n1. {{text}}\n{{/asks}}\n\n{{#figures}}\n- {{about}}\n{{/figures}}\n\n"
      "{{quote.thirst}}");
  const auto compiled = folder.compile(sample());
  REQUIRE(compiled);
  Lines ids;
  for (const auto& segment : compiled->segments)
    if (segment.translatable) ids.push_back(segment.id);
  CHECK(ids == Lines{"demand-D1", "demand-D2", "demand-D3", "about-prisoners",
                     "about-mortality", "quote-thirst"});
  CHECK(compiled->used == std::set<std::string>{"asks", "text", "figures", "about",
                                                "quote.thirst", "work.id", "recipient.id",
                                                "language"});
}
