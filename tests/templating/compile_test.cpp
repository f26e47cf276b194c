#include "templating/compile.hpp"

#include <catch2/catch.hpp>

#include "base/file.hpp"
#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using Lines = std::vector<std::string>;

TEST_CASE("a sound body compiles without a word", "[templating][compile]") {
  const std::string body = GENERATE(
      "Plain text.",
      "As many as {{claim.prisoners}} are held since {{claim.launch:month}}.",
      "{{#asks}}\n1. {{text:call}}\n{{/asks}}",
      "{{#members}}\n- {{name}} ({{country}})\n{{/members}}",
      "{{#recipient.group.council}}Here{{/"
      "recipient.group.council}}{{^recipient.group.council}}there"
      "{{/recipient.group.council}}.",
      "| A | B |\n|---|---|\n{{#figures}}\n| {{about}} | {{amount}} |\n{{/figures}}",
      "By {{founders:list}}: {{quote.thirst:quoted}} {{quote.thirst.speaker}}.",
      "{{#recipient.address}}\n{{line}}\n{{/recipient.address}}",
      "{{#claim.prisoners.plural.one}}it{{/claim.prisoners.plural.one}} is",
      "{{country.KP:introduced}} {{label.subject}} {{sender.name:short}}, "
      "{{campaign.place_date}}");
  CAPTURE(body);
  CHECK(told_of(body, sample()) == Lines{});
}

TEST_CASE("each fault of a body is told where it stands", "[templating][compile]") {
  const auto [body, expected] = GENERATE(table<std::string, Lines>({
      {"우물.\n\n{{claim.prisonerz}} are held.", {"TP0020 letter/body.md:3:1"}},
      {"{{text}} outside of its list.", {"TP0020 letter/body.md:1:1"}},
      {"{{#asks}}\n- {{country}}\n{{/asks}}", {"TP0020 letter/body.md:2:3"}},
      {"우물 하나와\n물 {{claim.prisonerz}} 곳.", {"TP0020 letter/body.md:2:3"}},
      {"{{claim.prisoners:long}}", {"TP0021 letter/body.md:1:1"}},
      {"{{claim.launch:words}}", {"TP0021 letter/body.md:1:1"}},
      {"{{label.subject:of}}", {"TP0021 letter/body.md:1:1"}},
      {"{{country.KP:nowhere}}", {"TP0021 letter/body.md:1:1"}},
      {"물\n\n{{#asks}}\n{{#copies}}\nText.\n{{/asks}}\n{{/copies}}",
       {"TP0022 letter/body.md:6:1", "TP0022 letter/body.md:7:1"}},
      {"Text.\n\n{{/asks}}", {"TP0023 letter/body.md:3:1"}},
      {"{{/asks}} Text.", {"TP0023 letter/body.md:1:1"}},
      {"Text.\n\n{{#asks}}\n- {{text}}", {"TP0024 letter/body.md:3:1"}},
      {"Text.\n\n{{^asks}}", {"TP0024 letter/body.md:3:1"}},
      {"{{#asks}} and no end.\n\nText.", {"TP0024 letter/body.md:1:1"}},
      {"{{recipient.holder}} is known.", {"TP0025 letter/body.md:1:1"}},
      {"{{recipient.group.council}}", {"TP0025 letter/body.md:1:1"}},
      {"{{founders}} wrote.", {"TP0025 letter/body.md:1:1"}},
      {"물 {{asks:list}}", {"TP0025 letter/body.md:1:3"}},
      {"{{>figures}} inside a sentence.", {"TP0026 letter/body.md:1:1"}},
      {"Text.\n\n{{>figurez}}", {"TP0028 letter/body.md:3:1"}},
      {"Text.\n\n{{>body}}", {"TP0027 letter/body.md:3:1"}},
  }));
  CAPTURE(body);
  CHECK(told_of(body, sample()) == expected);
}

TEST_CASE("faults of tags and of Markdown come through", "[templating][compile]") {
  CHECK(told_of("우물 {{a\n\n{{}} <b>\n\n---", sample()) ==
        Lines{"TP0001 letter/body.md:1:4", "TP0003 letter/body.md:3:1",
              "TP0010 letter/body.md:3:1", "TP0011 letter/body.md:5:1"});
}

TEST_CASE("a section opened in a table row ends in the table", "[templating][compile]") {
  const auto [rows, expected] = GENERATE(table<std::string, Lines>({
      {"| {{#asks}} | x |\n", {"TP0024 letter/body.md:3:3"}},
      {"{{#asks}}\n| {{text}} | x |\n", {"TP0024 letter/body.md:3:1"}},
      {"| x | y |\n{{/asks}}\n", {"TP0023 letter/body.md:4:1"}},
      {"| {{#asks}}x | {{/asks}}y |\n", {}},  // goes over the row
      {"| {{/asks}}x | {{#asks}}y |\n",
       {"TP0023 letter/body.md:3:3", "TP0024 letter/body.md:3:16"}},
  }));
  CAPTURE(rows);
  CHECK(told_of("| A | B |\n|---|---|\n" + rows, sample()) == expected);
}

TEST_CASE("a wrong name brings the nearest right one", "[templating][compile]") {
  const auto [body, remedy] = GENERATE(table<std::string, std::string>({
      {"{{claim.prisonerz}}",
       "nothing is called 'claim.prisonerz': Did you mean "
       "'claim.prisoners'?"},
      {"{{recipient.salutaton}}",
       "nothing is called 'recipient.salutaton': Did you mean "
       "'recipient.salutation'?"},
      {"{{#figures}}\n- {{abot}}\n{{/figures}}",
       "nothing is called 'abot': Did you mean "
       "'about'?"},
  }));
  TemplateFolder folder;
  folder.part("body", body);
  CHECK_FALSE(folder.compile(sample()));
  CHECK(remedies(folder.findings, "TP0020") == Lines{remedy});
}

TEST_CASE("a wrong form brings the nearest right one", "[templating][compile]") {
  TemplateFolder folder;
  folder.part("body", "{{claim.launch:mnth}} {{claim.prisoners:digts}}");
  folder.compile(sample());
  CHECK(remedies(folder.findings, "TP0021") ==
        Lines{"'claim.launch' has no form 'mnth': Did you mean 'month'?",
              "'claim.prisoners' has no form 'digts': Did you mean 'digits'?"});
}

TEST_CASE("a missing part brings the nearest that is there", "[templating][compile]") {
  TemplateFolder folder;
  folder.part("body", "{{>figurez}}");
  folder.part("figures", "Text.");
  folder.compile(sample());
  CHECK(remedies(folder.findings, "TP0028") ==
        Lines{"there is no part 'figurez': Did you mean 'figures'?"});
}

TEST_CASE("what is broken already gets no second finding", "[templating][compile]") {
  auto campaign = sample();
  campaign.broken = {"claim.deaths", "person.*"};
  CHECK(told_of("{{claim.deaths}} and {{claim.deaths:words}} by {{person.anybody}}",
                campaign) == Lines{});
  CHECK(told_of("{{claim.birth}}", campaign) == Lines{"TP0020 letter/body.md:1:1"});
}

TEST_CASE("parts that include each other are told once and left",
          "[templating][compile]") {
  TemplateFolder folder;
  folder.part("body", "Text.\n\n{{>one}}");
  folder.part("one", "물\n\n{{>two}}");
  folder.part("two", "{{>one}}");
  CHECK_FALSE(folder.compile(sample()));
  CHECK(told(folder.findings) == Lines{"TP0027 letter/two.md:1:1"});
}

TEST_CASE("a part is looked for in the template, then in common",
          "[templating][compile]") {
  TemplateFolder folder;
  folder.part("body", "{{>one}}\n\n{{>two}}");
  folder.part("one", "Of the template.");
  folder.write("../common/one.md", "Of all, never seen.");
  folder.write("../common/two.md", "Of all.");
  const auto compiled = folder.compile(sample());
  REQUIRE(compiled);
  std::vector<std::string> ids;
  for (const auto& segment : compiled->segments)
    ids.push_back(segment.id.substr(0, segment.id.find('-')) + " " +
                  model::plain_text(segment.content));
  CHECK(ids == Lines{"one Of the template.", "two Of all."});
}

TEST_CASE("a template that cannot be read is told at its file", "[templating][compile]") {
  TemplateFolder folder;
  folder.part("body", "Text.");
  SECTION("no manifest") {
    std::filesystem::remove(folder.folder() / "template.yaml");
    CHECK_FALSE(folder.compile(sample()));
    REQUIRE(folder.findings.all().size() == 1);
    CHECK(folder.findings.all()[0].code == "TP0030");
  }
  SECTION("a manifest that is no YAML") {
    folder.write("template.yaml", "type: [letter\n");
    CHECK_FALSE(folder.compile(sample()));
    REQUIRE(folder.findings.all().size() == 1);
    CHECK(folder.findings.all()[0].code == "TP0030");
    CHECK(folder.findings.all()[0].place.file == "letter/template.yaml");
  }
  SECTION("a manifest against its schema") {
    folder.write("template.yaml",
                 "type: letter\none_per: nobody\nlayout: {default: a.docx}\n");
    CHECK_FALSE(folder.compile(sample()));
    REQUIRE(folder.findings.all().size() == 1);
    CHECK(folder.findings.all()[0].place.str() == "letter/template.yaml:2:10");
  }
  SECTION("a manifest without a default layout") {
    folder.write("template.yaml",
                 "type: letter\none_per: recipient\nlayout: {ko: layout.docx}\n");
    CHECK_FALSE(folder.compile(sample()));
    REQUIRE(folder.findings.all().size() == 1);
    CHECK(folder.findings.all()[0].place.str() == "letter/template.yaml:3:9");
  }
  SECTION("no layout") {
    std::filesystem::remove(folder.folder() / "layout.docx");
    CHECK_FALSE(folder.compile(sample()));
    REQUIRE(folder.findings.all().size() == 1);
    CHECK(folder.findings.all()[0].code == "TP0032");
  }
  SECTION("a layout that is no package") {
    folder.write("layout.docx", "not a zip");
    CHECK_FALSE(folder.compile(sample()));
    CHECK(told(folder.findings) == Lines{"TP0032 letter/layout.docx"});
  }
  SECTION("a part with bytes that are no text") {
    folder.part("body", "물\nx \xff");
    CHECK_FALSE(folder.compile(sample()));
    REQUIRE(folder.findings.all().size() == 1);
    CHECK(folder.findings.all()[0].code == "TP0033");
    CHECK(folder.findings.all()[0].place.line == 2);
  }
  SECTION("a file name of what is no name") {
    folder.write("template.yaml",
                 "type: letter\none_per: recipient\nlayout: {default: layout.docx}\n"
                 "file: \"{{campaign.id}}_{{campaign.title}}\"\n");
    CHECK_FALSE(folder.compile(sample()));
    CHECK(told(folder.findings) == Lines{"TP0029 letter/template.yaml"});
  }
  SECTION("a file name with an unknown name") {
    folder.write("template.yaml",
                 "type: letter\none_per: recipient\nlayout: {default: layout.docx}\n"
                 "file: \"{{campaign.idd}}\"\n");
    CHECK_FALSE(folder.compile(sample()));
    CHECK(told(folder.findings) == Lines{"TP0020 letter/template.yaml"});
  }
}

TEST_CASE("faults of a layout name the part and the paragraph", "[templating][compile]") {
  TemplateFolder folder;
  folder.part("body", "Text.");
  folder.layout({"{{>body}}", "{{claim.nothing}}", "Yours {{", "Dear {{>body}}"});
  CHECK_FALSE(folder.compile(sample()));
  CHECK(told(folder.findings) ==
        Lines{"TP0001 letter/layout.docx word/document.xml paragraph 3",
              "TP0020 letter/layout.docx word/document.xml paragraph 2",
              "TP0026 letter/layout.docx word/document.xml paragraph 4"});
}

TEST_CASE("a layout of one language has no segments but is checked",
          "[templating][compile]") {
  TemplateFolder folder;
  folder.part("body", "Text.");
  folder.write("template.yaml",
               "type: letter\none_per: recipient\n"
               "layout: {default: layout.docx, ko: layout.ko.docx}\n");
  folder.layout({"{{label.subject}}", "{{>body}}"});
  folder.layout({"여러분께", "{{>body}}"}, "layout.ko.docx");
  const auto compiled = folder.compile(sample());
  REQUIRE(compiled);
  Lines texts;
  for (const auto& segment : compiled->segments)
    texts.push_back(model::plain_text(segment.content));
  CHECK(texts == Lines{"{{label.subject}}", "Text."});
  CHECK(&compiled->layout_for(tag("ko-KR")) == &compiled->layouts.at("ko"));
  CHECK(&compiled->layout_for(tag("ja")) == &compiled->layouts.at("default"));
  folder.layout({"{{claim.none}}", "{{>body}}"}, "layout.ko.docx");
  CHECK_FALSE(folder.compile(sample()));
  CHECK(told(folder.findings) ==
        Lines{"TP0020 letter/layout.ko.docx word/document.xml paragraph 1"});
}

TEST_CASE("words in the default layout are refused where others have layouts",
          "[templating][compile]") {
  TemplateFolder folder;
  folder.part("body", "Text.");
  folder.layout({"Dear all", "{{>body}}"});
  CHECK(folder.compile(sample()));  // one layout: its words are segments
  folder.layout({"여러분께", "{{>body}}"}, "layout.ko.docx");
  folder.write("template.yaml",
               "type: letter\none_per: recipient\n"
               "layout: {default: layout.docx, ko: layout.ko.docx}\n");
  CHECK_FALSE(folder.compile(sample()));
  CHECK(told(folder.findings) ==
        Lines{"TP0034 letter/layout.docx word/document.xml paragraph 1"});
}

TEST_CASE("what is disputed or withdrawn is not printed unless waived",
          "[templating][compile]") {
  auto campaign = sample();
  campaign.claims[0].status =
      GENERATE(campaign::ClaimStatus::disputed, campaign::ClaimStatus::superseded,
               campaign::ClaimStatus::withdrawn);
  campaign.people[0].status = campaign::ClaimStatus::disputed;
  const std::string body =
      "물 {{claim.prisoners}}\n\n물 {{person.miner}} {{claim.mortality}}";
  CHECK(told_of(body, campaign) ==
        Lines{"TP0055 letter/body.md:1:3", "TP0055 letter/body.md:3:3"});
  campaign.claims[0].waived_by = campaign.people[0].waived_by = "editor";
  CHECK(told_of(body, campaign).empty());
}

TEST_CASE("no item of a list that is printed may be disputed", "[templating][compile]") {
  auto campaign = sample();
  campaign.claims[1].status = campaign::ClaimStatus::disputed;
  campaign.organisations[2].status = campaign::ClaimStatus::withdrawn;
  CHECK(told_of("{{#figures}}\n- {{amount}}\n{{/figures}}", campaign).size() == 1);
  CHECK(told_of("{{#members}}\n- {{name}}\n{{/members}}", campaign).size() == 1);
  CHECK(told_of("Of {{founders:list}}.", campaign) == Lines{"TP0055 letter/body.md:1:4"});
}
