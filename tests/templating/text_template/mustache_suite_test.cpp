// The official Mustache suite (github.com/mustache/spec), its six core files, case by
// case.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "data/json.hpp"
#include "support/published.hpp"
#include "templating/text_template/text_template.hpp"

using namespace tongmun;
using templating::TextTemplate;

namespace {

const templating::TextOptions as_specified{.escaping = templating::Escaping::html,
                                           .missing = templating::MissingNames::silent,
                                           .raw = templating::RawTags::allowed};

// Cases that do not come out as the suite expects, as "file: name"; docs/templates.md
// explains each. There are none.
const std::vector<std::string> exceptions = {};

struct Outcome {
  std::string text;
  Findings findings;
};

Outcome outcome_of(const data::Node& test) {
  std::map<std::string, std::string> partials;
  if (const auto* given = test.find("partials"))
    for (const auto& [name, text] : given->entries) partials.emplace(name, text.text);
  Outcome outcome;
  auto compiled = TextTemplate::compile({test.string("template"), "case"},
                                        templating::partials_of(partials), as_specified,
                                        outcome.findings);
  if (compiled) outcome.text = compiled->render(*test.find("data"), outcome.findings);
  return outcome;
}

}  // namespace

TEST_CASE("every core case of the official Mustache suite comes out as it expects",
          "[templating][suite]") {
  const auto folder = published::find("suites/mustache");
  if (!folder) return;
  std::vector<std::string> failed;
  std::map<std::string, std::size_t> cases;
  for (const std::string name :
       {"comments", "delimiters", "interpolation", "inverted", "partials", "sections"}) {
    const auto suite = data::read_json(*folder / (name + ".json"), name + ".json");
    const auto* tests = suite.root.find("tests");
    REQUIRE(tests != nullptr);
    for (const auto& test : tests->items) {
      ++cases[name];
      const auto outcome = outcome_of(test);
      if (outcome.text == test.string("expected") && outcome.findings.empty()) continue;
      failed.push_back(name + ": " + test.string("name"));
      UNSCOPED_INFO(failed.back() << "\n  expected " << test.string("expected")
                                  << "\n  rendered " << outcome.text);
    }
  }
  CHECK(failed == exceptions);
  // All of it was there to be run: version 1.4 of the suite.
  CHECK(cases == std::map<std::string, std::size_t>{{"comments", 12},
                                                    {"delimiters", 14},
                                                    {"interpolation", 42},
                                                    {"inverted", 22},
                                                    {"partials", 12},
                                                    {"sections", 34}});
}

TEST_CASE("what the suite calls optional is refused, not rendered as something else",
          "[templating][suite]") {
  const auto folder = published::find("suites/mustache");
  if (!folder) return;
  for (const std::string name : {"~dynamic-names", "~inheritance"}) {
    const auto suite = data::read_json(*folder / (name + ".json"), name + ".json");
    for (const auto& test : suite.root.find("tests")->items) {
      const auto outcome = outcome_of(test);
      INFO(name << ": " << test.string("name") << "\n" << outcome.text);
      CHECK((outcome.findings.has_errors() || outcome.text == test.string("expected")));
    }
  }
}
