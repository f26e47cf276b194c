#include "templating/localise.hpp"

#include <catch2/catch.hpp>

#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using templating::Translation;
using Lines = std::vector<std::string>;

namespace {

// One source sentence and its Korean translation, localised.
struct Pair {
  Findings findings;
  templating::Localisation localisation{tag("ko"), {}, 0, 0};

  Pair(const std::string& body, const std::optional<std::string>& translation) {
    TemplateFolder folder;
    folder.part("body", body);
    const auto campaign = sample();
    const auto compiled = folder.compile(campaign);
    REQUIRE(compiled);
    localisation = templating::localise(
        *compiled, campaign, tag("ko"),
        [&](const templating::TemplateSegment& segment) -> std::optional<Translation> {
          if (!translation || !segment.id.starts_with("body-")) return std::nullopt;
          return Translation{content(*translation), "ko/memory.tmx"};
        },
        findings);
  }
};

}  // namespace

TEST_CASE("a missing translation is one finding, and the source stands marked",
          "[templating][localise]") {
  const Pair pair("물.\n\nWe ask {{claim.prisoners}} of you.", std::nullopt);
  CHECK(told(pair.findings) ==
        Lines{"TP0043 letter/body.md:1:1", "TP0043 letter/body.md:3:1"});
  CHECK(pair.localisation.missing == 2);
  CHECK(pair.localisation.reused == 0);
  const auto& segment = pair.localisation.segments.at(1);
  CHECK(described(segment.content) == "We ask {{claim.prisoners}} of you.");
  CHECK(segment.mark == model::Mark::untranslated);
  CHECK(segment.language == english());
  CHECK(segment.origin.empty());
}

TEST_CASE("a finding shows the start of a long sentence, cut between letters",
          "[templating][localise]") {
  const Pair pair(std::string("우물이 있는 마을의 사람들은 아침마다 ") +
                      "먼 길을 걸어 물을 길어 온다.",
                  std::nullopt);
  REQUIRE(pair.findings.all().size() == 1);
  const auto& message = pair.findings.all()[0].message;
  CHECK(message ==
        "there is no ko translation of ‘우물이 있는 마을의 사람들은 아침마다 먼 길…’");
}

TEST_CASE("what holds only fields needs no translation", "[templating][localise]") {
  const Pair pair("{{campaign.reference}}, {{campaign.date}}", std::nullopt);
  CHECK(told(pair.findings).empty());
  CHECK(pair.localisation.missing == 0);
  CHECK(pair.localisation.segments.at(0).mark == model::Mark::none);
  CHECK(pair.localisation.segments.at(0).language == tag("ko"));
}

TEST_CASE("the fields of a translation are held against the source",
          "[templating][localise]") {
  const std::string source =
      "**We** ask {{claim.prisoners}} of you in {{claim.session:month}}.";
  const auto [translation, expected,
              mark] = GENERATE(table<std::string, Lines, model::Mark>({
      {"<b>우리</b>는 {{claim.session:month}}에 {{claim.prisoners:을/를}} 청한다.",
       {},
       model::Mark::none},
      {"<b>우리</b>는 {{claim.prisoners:을/를}} 청한다.",
       {"TP0040 ko/memory.tmx"},
       model::Mark::doubtful},
      {"<b>우리</b>는 {{claim.session:month}} {{claim.prisoners}} {{claim.prisoners}}",
       {"TP0041 ko/memory.tmx"},
       model::Mark::doubtful},
      {"<b>우리</b>는 {{claim.session}} {{claim.mortality}}",
       {"TP0040 ko/memory.tmx", "TP0041 ko/memory.tmx"},
       model::Mark::doubtful},
      {"우리는 {{claim.session:month}}에 {{claim.prisoners}} 청한다.",
       {"TP0042 ko/memory.tmx"},
       model::Mark::none},
      {"<b>우리</b>는 {{claim.session:words}} {{claim.prisoners}}",
       {"TP0021 ko/memory.tmx unit of ‘We ask {{claim.prisoners}} of you in "
        "{{claim.session:month}}…’"},
       model::Mark::doubtful},
  }));
  CAPTURE(translation);
  const Pair pair(source, translation);
  CHECK(told(pair.findings) == expected);
  const auto& segment = pair.localisation.segments.at(0);
  CHECK(segment.mark == mark);
  CHECK(segment.language == tag("ko"));
  CHECK(segment.origin == "ko/memory.tmx");
  CHECK(pair.localisation.reused == 1);
}

TEST_CASE("an unknown name in a translation is told as in a template",
          "[templating][localise]") {
  const Pair pair("We ask.", "우리는 {{claim.prisonerz}} 청한다.");
  CHECK(told(pair.findings) ==
        Lines{"TP0020 ko/memory.tmx unit of ‘We ask.’", "TP0041 ko/memory.tmx"});
}

TEST_CASE("a field in a translation that is no tag is told", "[templating][localise]") {
  TemplateFolder folder;
  folder.part("body", "We ask.");
  const auto campaign = sample();
  const auto compiled = folder.compile(campaign);
  REQUIRE(compiled);
  Findings findings;
  const auto localisation = templating::localise(
      *compiled, campaign, tag("ko"),
      [](const auto&) -> std::optional<Translation> {
        return Translation{{model::Text{"청한다 "}, model::Field{"claim prisoners"}},
                           "ko/memory.tmx"};
      },
      findings);
  CHECK(told(findings) == Lines{"TP0041 ko/memory.tmx", "TP0044 ko/memory.tmx"});
  CHECK(localisation.segments.at(0).mark == model::Mark::doubtful);
}

TEST_CASE("a translation's fields see the list that its source stands in",
          "[templating][localise]") {
  TemplateFolder folder;
  folder.part("body", "{{#asks}}\n1. We ask: {{text}}\n{{/asks}}");
  const auto campaign = sample();
  const auto compiled = folder.compile(campaign);
  REQUIRE(compiled);
  Findings findings;
  templating::localise(
      *compiled, campaign, tag("ko"),
      [](const auto& segment) -> std::optional<Translation> {
        return Translation{segment.id.starts_with("body") ? content("청한다: {{text}}")
                                                          : content("번역"),
                           "ko/memory.tmx"};
      },
      findings);
  CHECK(told(findings).empty());
}

TEST_CASE("the sections of a translation may stand in another order",
          "[templating][localise]") {
  const std::string source =
      "We {{#recipient.holder}}a{{/recipient.holder}} "
      "{{^expression.translated}}b{{/expression.translated}} c";
  CHECK(told(Pair(source,
                  "우리 {{^expression.translated}}나{{/expression.translated}} "
                  "{{#recipient.holder}}가{{/recipient.holder}}")
                 .findings)
            .empty());
  CHECK(told(Pair(source, "우리 {{^expression.translated}}나{{/expression.translated}}").findings) ==
        Lines{"TP0040 ko/memory.tmx", "TP0040 ko/memory.tmx"});
}

TEST_CASE("a translation may agree with a figure and with the addressee",
          "[templating][localise]") {
  const std::string source = "In the camps {{claim.prisoners}} are held.";
  const auto codes = [&](const std::string& translation) {
    return told(Pair(source, translation).findings);
  };
  CHECK(codes("{{#claim.prisoners.plural.other}}{{claim.prisoners}} 있다"
              "{{/claim.prisoners.plural.other}}").empty());
  CHECK(codes("{{#claim.prisoners.plural.one}}{{claim.prisoners}} 하나"
              "{{/claim.prisoners.plural.one}}{{^claim.prisoners.plural.one}}{{claim.prisoners}} 여럿"
              "{{/claim.prisoners.plural.one}}").empty());
  // What a branch shows must be the source's, and the field must stand somewhere.
  CHECK(codes("{{#claim.prisoners.plural.other}}{{claim.prisoners}} {{claim.mortality}}"
              "{{/claim.prisoners.plural.other}}") == Lines{"TP0041 ko/memory.tmx"});
  CHECK(codes("{{#claim.prisoners.plural.other}}있다{{/claim.prisoners.plural.other}}") ==
        Lines{"TP0040 ko/memory.tmx"});
  // A plural or a gender without words is a hole.
  CHECK(codes("{{claim.prisoners}}{{#claim.prisoners.plural.one}}가{{/claim.prisoners.plural.one}}") ==
        Lines{"TP0058 ko/memory.tmx"});
  CHECK(codes("{{claim.prisoners}}{{#recipient.male}}가{{/recipient.male}}"
              "{{#recipient.female}}나{{/recipient.female}}") == Lines{"TP0058 ko/memory.tmx"});
  CHECK(codes("{{claim.prisoners}}{{#recipient.male}}가{{/recipient.male}}"
              "{{#recipient.female}}나{{/recipient.female}}"
              "{{#recipient.neutral}}다{{/recipient.neutral}}").empty());
  CHECK(codes("{{claim.prisoners}}{{#recipient.circular}}들{{/recipient.circular}}").empty());
  CHECK(codes("{{claim.prisoners}}{{#claim.prisoners.plural.lots}}가"
              "{{/claim.prisoners.plural.lots}}") ==
        Lines{"TP0020 ko/memory.tmx unit of ‘In the camps {{claim.prisoners}} are held.’",
              "TP0058 ko/memory.tmx"});
}

TEST_CASE("a hole in the plurals names who would read it", "[templating][localise]") {
  const Pair pair("In the camps {{claim.prisoners}} are held.",
                  "{{claim.prisoners}}{{#claim.prisoners.plural.one}}가"
                  "{{/claim.prisoners.plural.one}}");
  REQUIRE(pair.findings.all().size() == 1);
  const auto& message = pair.findings.all()[0].message;
  CAPTURE(message);
  CHECK(message.find("in: other") != std::string::npos);
  CHECK(message.find("the figure is 'other' now") != std::string::npos);
  CHECK(pair.findings.all()[0].severity == Severity::error);
}

TEST_CASE("the source expression takes every segment as it is",
          "[templating][localise]") {
  TemplateFolder folder;
  folder.part("body", "One. **Two** {{claim.prisoners}}.");
  const auto compiled = folder.compile(sample());
  REQUIRE(compiled);
  const auto localisation = templating::as_source(*compiled, english());
  REQUIRE(localisation.segments.size() == compiled->segments.size());
  for (std::size_t i = 0; i < localisation.segments.size(); ++i) {
    CHECK(localisation.segments[i].content == compiled->segments[i].content);
    CHECK(localisation.segments[i].mark == model::Mark::none);
  }
  CHECK(localisation.missing == 0);
}

TEST_CASE("every branch of a translation shows the figures of its source",
          "[templating][localise]") {
  const auto codes = [&](const std::string& source, const std::string& translation) {
    return told(Pair(source, translation).findings);
  };
  // Who is no man would not read the figure.
  CHECK(codes("There are {{claim.prisoners}} held.",
              "{{#recipient.male}}{{claim.prisoners}} 있다{{/recipient.male}}"
              "{{^recipient.male}}많이 있다{{/recipient.male}}") == Lines{"TP0040 ko/memory.tmx"});
  // Outside and inside: read twice.
  CHECK(codes("There are {{claim.prisoners}} held.",
              "{{claim.prisoners}}{{#recipient.male}}{{claim.prisoners}}{{/recipient.male}}"
              "{{^recipient.male}}명{{/recipient.male}}") == Lines{"TP0041 ko/memory.tmx"});
  // A source with conditions of its own, translated faithfully.
  const std::string source =
      "{{#recipient.female}}Madam, {{claim.prisoners}}{{/recipient.female}}"
      "{{^recipient.female}}Sir, {{claim.prisoners}}{{/recipient.female}} are held.";
  CHECK(codes(source, "{{#recipient.female}}가 {{claim.prisoners}}{{/recipient.female}}"
                      "{{^recipient.female}}나 {{claim.prisoners}}{{/recipient.female}} 있다.")
            .empty());
  CHECK(codes(source, "모두 {{claim.prisoners}} 있다.").empty());
}
