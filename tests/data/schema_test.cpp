#include "data/schema.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "data/detail/validate_with.hpp"

using namespace tongmun;

namespace {

constexpr auto schema = R"json({
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "required": ["id", "claims"],
  "additionalProperties": false,
  "properties": {
    "id": {"type": "string", "pattern": "^[a-z0-9-]+$", "examples": ["coi-2013"]},
    "as_of": {"$ref": "#/definitions/date"},
    "count": {"type": "integer", "minimum": 1, "maximum": 10},
    "draft": {"type": "boolean"},
    "names": {"type": "object", "patternProperties": {"^[a-z]{2}$": {"type": "string"}},
              "additionalProperties": false},
    "claims": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/claim"}},
    "languages": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
    "value": {"anyOf": [{"type": "string", "enum": ["all", "none"]},
                        {"type": "object", "required": ["from"], "properties": {"from": {"type": "integer"}}}]},
    "amount": {"oneOf": [{"type": "object", "required": ["exact"], "title": "exact: N"},
                         {"type": "object", "required": ["approx"], "title": "approx: N"}]}
  },
  "definitions": {
    "date": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$", "description": "A date."},
    "claim": {
      "type": "object", "required": ["text", "source"], "additionalProperties": false,
      "properties": {
        "text": {"type": "string", "minLength": 1},
        "source": {"type": "string", "description": "Where the claim stands."},
        "quantity": {"enum": ["exact", "approx", "at_least", "up_to"]}
      }
    }
  }
})json";

// "code line:column message | remedy" of each finding.
std::vector<std::string> findings_of(const std::string& yaml) {
  Findings findings;
  const auto file = data::parse_yaml(yaml, "t.yaml");
  const bool sound = data::detail::validate_with(file, schema, findings);
  CHECK(sound == findings.empty());
  findings.sort();
  std::vector<std::string> lines;
  for (const auto& finding : findings.all())
    lines.push_back(finding.code + " " + finding.place.str() + " " + finding.message +
                    (finding.remedy.empty() ? "" : " | " + finding.remedy));
  return lines;
}

using Lines = std::vector<std::string>;

const std::string sound = "id: a-1\nclaims:\n  - text: x\n    source: y\n";

}  // namespace

TEST_CASE("a file that follows its schema has no findings", "[data][schema]") {
  CHECK(findings_of(sound).empty());
  CHECK(findings_of(sound + "as_of: 2012-01\ncount: 3\ndraft: true\nnames: {fr: x}\nvalue: all\n"
                            "amount: {exact: 5}\nlanguages: [en, fr]\n")
            .empty());
  CHECK(findings_of(sound + "value: {from: 3}\n").empty());
}

TEST_CASE("each violation is told once, in plain words, at its place", "[data][schema]") {
  const auto [yaml, line] = GENERATE(table<std::string, std::string>({
      {"asof: 2012-01", "DA0001 t.yaml:5:1 unknown key 'asof' | Did you mean 'as_of'?"},
      {"names: {eng: x}", "DA0001 t.yaml:5:9 unknown key 'eng' | Keys must match ^[a-z]{2}$"},
      {"as_of: 2012",
       "DA0003 t.yaml:5:8 this must be a text | Put it in quotes: \"2012\"."},
      {"as_of: May 2012",
       "DA0005 t.yaml:5:8 'May 2012' does not have the right form | A date. It must match "
       "^[0-9]{4}(-[0-9]{2}){0,2}$"},
      {"as_of:", "DA0003 t.yaml:5:1 this must be a text | Write a value, or remove the key."},
      {"count: 2.5", "DA0003 t.yaml:5:8 this must be a whole number"},
      {"count: '2'",
       "DA0003 t.yaml:5:8 this must be a whole number | Write digits, without quotes."},
      {"count: 11", "DA0006 t.yaml:5:8 this must be at most 10"},
      {"draft: yes", "DA0003 t.yaml:5:8 this must be true or false | Write true or false."},
      {"names: fr", "DA0003 t.yaml:5:8 this must be a map | Write keys below it, indented."},
      {"languages: en", "DA0003 t.yaml:5:12 this must be a list | Write it as a list: [en]."},
      {"languages: [en, en]",
       "DA0006 t.yaml:5:17 'en' stands here twice | Remove one of them."},
      {"value: some",
       "DA0004 t.yaml:5:8 'some' is not allowed here | Write one of: all, none."},
      {"value: {from: x}",
       "DA0003 t.yaml:5:15 this must be a whole number | Write digits, without quotes."},
      {"value: 5",
       "DA0006 t.yaml:5:8 this has none of the forms that are allowed here | Write all, none, or "
       "'from'."},
      {"amount: {upto: 5}",
       "DA0006 t.yaml:5:9 this has none of the forms that are allowed here | Write exact: N, or "
       "approx: N."},
      {"amount: {exact: 5, approx: 6}",
       "DA0006 t.yaml:5:9 this fits several forms where one is wanted"},
  }));
  CAPTURE(yaml);
  CHECK(findings_of(sound + yaml + "\n") == Lines{line});
}

TEST_CASE("all violations of a file are told at once", "[data][schema]") {
  CHECK(findings_of("id: A B\nclaims:\n  - text: ''\n    quantity: upto\n  - txt: x\n    source: y\n") ==
        Lines{"DA0005 t.yaml:1:5 'A B' does not have the right form | Write it like coi-2013.",
              "DA0002 t.yaml:3:5 missing key 'source' | Add 'source:'. Where the claim stands.",
              "DA0006 t.yaml:3:11 this must not be empty",
              "DA0004 t.yaml:4:15 'upto' is not allowed here | Did you mean 'up_to'? Write one of: "
              "exact, approx, at_least, up_to.",
              "DA0001 t.yaml:5:5 unknown key 'txt' | Did you mean 'text'?",
              "DA0002 t.yaml:5:5 missing key 'text' | Add 'text:'."});
  CHECK(findings_of("") == Lines{"DA0003 t.yaml:1:1 this must be a map | Write a value, or remove "
                                 "the key."});
}

TEST_CASE("texts too long for a pattern are told, not crashed upon", "[data][schema]") {
  const std::string text(1'000'000, 'a');
  const auto lines = findings_of("id: " + text + "\nclaims: [{text: " + text + ", source: x}]\n");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with("DA0005 t.yaml:1:5 'aaaa"));
  CHECK(findings_of("id: " + std::string(2048, 'a') + "\nclaims: [{text: x, source: x}]\n").empty());
}

TEST_CASE("what only valijson understands is told in its words", "[data][schema]") {
  Findings findings;
  const auto file = data::parse_yaml("a: [1, 2]\nb: 3\n", "t.yaml");
  CHECK_FALSE(data::detail::validate_with(
      file, R"({"properties": {"a": {"contains": {"type": "string"}}}})", findings));
  REQUIRE(findings.all().size() == 1);
  CHECK(findings.all()[0].code == "DA0006");
  CHECK(findings.all()[0].place.str() == "t.yaml:1:4");
  CHECK_FALSE(findings.all()[0].message.empty());
}

TEST_CASE("what is no schema is malformed", "[data][schema]") {
  Findings findings;
  const auto file = data::parse_yaml("a: 1\n", "t.yaml");
  for (const auto* text : {"", "{", "[]", R"({"type": 5})", R"({"$ref": "#/definitions/no"})"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(data::detail::validate_with(file, text, findings), Error);
  }
}

TEST_CASE("every schema of the repository is built in and can judge", "[data][schema]") {
  const auto names = data::schema_names();
  CHECK(std::is_sorted(names.begin(), names.end()));
  const auto file = data::parse_yaml("{}", "t.yaml");
  for (const auto name : names) {
    CAPTURE(name);
    CHECK(data::schema_text(name).starts_with("{"));
    Findings findings;
    data::validate(file, name, findings);
    for (const auto& finding : findings.all()) CHECK(finding.place.file == "t.yaml");
  }
  Findings findings;
  CHECK_THROWS_AS(data::validate(file, "no-such", findings), Error);
}
