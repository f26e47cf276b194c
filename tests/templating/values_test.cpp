#include "templating/values.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using templating::ItemType;
using templating::Type;

namespace {

std::optional<templating::Value> value_of(
    const std::string& path, const campaign::Recipient* to = nullptr,
    const std::vector<templating::Item>& scopes = {}) {
  static const auto campaign = sample();
  return templating::resolve(
      path, {campaign, "letter", "foreign-minister", to, tag("en-GB"), false}, scopes);
}

}  // namespace

TEST_CASE("every name has its type", "[templating][values]") {
  const auto [path, type] = GENERATE(table<std::string, Type>({
      {"campaign.id", Type::literal},
      {"campaign.title", Type::text},
      {"campaign.date", Type::date},
      {"campaign.place_date", Type::place_date},
      {"sender.name", Type::name},
      {"sender.letterhead", Type::literal},
      {"claim.prisoners", Type::claim},
      {"claim.session", Type::date},
      {"claim.prisoners.plural.one", Type::flag},
      {"quote.thirst", Type::quote},
      {"quote.thirst.speaker", Type::name},
      {"country.KP", Type::country},
      {"label.subject", Type::label},
      {"person.miner", Type::name},
      {"organisation.hrw", Type::name},
      {"recipient.country", Type::country},
      {"recipient.holder", Type::flag},
      {"recipient.group.council", Type::flag},
      {"recipient.address", Type::list},
      {"asks", Type::list},
      {"enclosures", Type::list},
      {"language", Type::literal},
      {"work.id", Type::literal},
      {"expression.translated", Type::flag},
  }));
  CAPTURE(path);
  REQUIRE(value_of(path));
  CHECK(value_of(path)->type == type);
}

TEST_CASE("names that nobody gave have no value", "[templating][values]") {
  const std::string path =
      GENERATE("", ".", "claim", "claim.", "claim.nobody", "claim.prisoners.one", "quote",
               "quote.x", "quote.thirst.text", "recipient", "recipient.group",
               "recipient.group.nobody", "recipient.address.city", "campaign",
               "campaign.nothing", "person.hrw", "text", "name", "asks.text", "country",
               "country.KP.of", "work", "claim.prisoners.plural.one.more");
  CAPTURE(path);
  CHECK_FALSE(value_of(path));
}

TEST_CASE("a section asks whether there is something", "[templating][values]") {
  const auto someone = recipient("JP", campaign::Gender::female, "見本", "花子");
  const auto office = recipient("FR", campaign::Gender::unknown, "", "");
  const auto [path, everybody, of_someone, of_office] =
      GENERATE(table<std::string, bool, bool, bool>({
          {"recipient.country", false, true, true},
          {"recipient.holder", false, true, false},
          {"recipient.female", false, true, false},
          {"recipient.male", false, false, false},
          {"recipient.group.council", false, true, false},
          {"recipient.ministry", false, false, false},
          {"asks", true, true, true},
          {"enclosures", false, false, false},
          {"quote.thirst", true, true, true},
          {"expression.translated", false, false, false},
      }));
  CAPTURE(path);
  CHECK(value_of(path)->flag == everybody);
  CHECK(value_of(path, &someone)->flag == of_someone);
  CHECK(value_of(path, &office)->flag == of_office);
}

TEST_CASE("items know their keys and their place in the list", "[templating][values]") {
  const auto asks = value_of("asks");
  REQUIRE(asks->items.size() == 3);
  CHECK(asks->item_type == ItemType::demand);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(asks->items[i].key == "D" + std::to_string(i + 1));
    CHECK(asks->items[i].index == i);
    CHECK(asks->items[i].count == 3);
  }
}

TEST_CASE("the innermost scope answers first", "[templating][values]") {
  const auto member = value_of("members")->items.at(0),
             ask = value_of("asks")->items.at(1);
  CHECK(value_of("name", nullptr, {member})->name->id == "ai");
  CHECK(value_of("text", nullptr, {member, ask})->text->id == "demand-D2");
  CHECK(value_of("name", nullptr, {member, ask})->name->id == "ai");
  CHECK_FALSE(value_of("about", nullptr, {member, ask}));
  CHECK(value_of("claim.prisoners", nullptr, {member})->claim->id == "prisoners");
}

TEST_CASE("every form that is offered is taken, and particles by all that is printed",
          "[templating][values]") {
  for (const auto type :
       {Type::text, Type::claim, Type::date, Type::name, Type::country, Type::label,
        Type::quote, Type::literal, Type::place_date, Type::list}) {
    for (const auto& form : templating::forms_of(type))
      CHECK(templating::takes_form(type, form));
    CHECK(templating::takes_form(type, "이/가"));
    CHECK(templating::takes_form(type, "은(는)"));
    CHECK_FALSE(templating::takes_form(type, "이/는"));
    CHECK_FALSE(templating::takes_form(type, ""));
  }
  CHECK_FALSE(templating::takes_form(Type::flag, "이/가"));
  CHECK_FALSE(templating::takes_form(Type::date, "words"));
}

TEST_CASE("every name that is suggested has a value", "[templating][values]") {
  const auto campaign = sample();
  const templating::Subject subject{campaign, "letter", "", nullptr, tag("en-GB"), false};
  for (const auto* list : {"asks", "members", "figures", "signatories", "enclosures"}) {
    templating::Item item;
    item.type = value_of(list)->item_type;
    for (const auto& name : templating::known_names(subject, {item})) {
      CAPTURE(list, name);
      CHECK(templating::resolve(name, subject, {item}));
    }
  }
}
