// Stories of a DOCX as template source. Markdown has its own test.
#include "templating/source.hpp"

#include <catch2/catch.hpp>

#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using Lines = std::vector<std::string>;

namespace {

model::Paragraph paragraph(const std::vector<std::string>& runs) {
  model::Paragraph made;
  for (const auto& text : runs) {
    model::Run run;
    run.text = text;
    made.content.emplace_back(run);
  }
  return made;
}

std::vector<templating::SourceBlock> read(std::vector<model::Block> blocks,
                                          Findings& findings) {
  return templating::read_story({"word/header1.xml", std::move(blocks)}, "layout.docx",
                                findings);
}

}  // namespace

TEST_CASE("runs are cut at their tags", "[templating][source]") {
  const auto [runs, expected] = GENERATE(table<Lines, std::string>({
      {{"Dear {{name}}, yes"}, "p: [Dear ] {{name}} [, yes]\n"},
      {{"{{a}}{{b}}"}, "p: {{a}} {{b}}\n"},
      {{"{{! a note }}Dear"}, "p: [Dear]\n"},
      {{"Dear ", "{{#a}}", "x{{/a}}"}, "p: [Dear ] {{#a}} [x] {{/a}}\n"},
      {Lines{}, "p:\n"},
  }));
  Findings findings;
  CHECK(described(read({paragraph(runs)}, findings)) == expected);
  CHECK(findings.empty());
}

TEST_CASE("breaks, tabs and foreign markup are pieces, marks of segments are not",
          "[templating][source]") {
  auto all = paragraph({"a"});
  all.content.emplace_back(model::LineBreak{});
  all.content.emplace_back(model::Tab{});
  all.content.emplace_back(model::SegmentStart{"old-1"});
  all.content.emplace_back(model::Opaque{"<w:drawing/>"});
  all.content.emplace_back(model::SegmentEnd{"old-1"});
  Findings findings;
  const auto blocks = read({all, model::Opaque{"<w:sectPr/>"}}, findings);
  CHECK(described(blocks) == "p: [a] <br> <tab> <opaque>\nopaque\n");
  CHECK(blocks.at(0).pieces.back().text == "<w:drawing/>");
  CHECK(blocks.at(1).opaque == "<w:sectPr/>");
}

TEST_CASE("a piece keeps the look of its run", "[templating][source]") {
  auto bold = paragraph({"see {{name}}"});
  auto& run = std::get<model::Run>(bold.content[0]);
  run.bold = true;
  run.properties =
      std::make_shared<model::Properties>(model::Properties{{"w:color", "<w:color/>"}});
  bold.style = "Subject";
  Findings findings;
  const auto block = read({bold}, findings).at(0);
  CHECK(block.paragraph.style == "Subject");
  CHECK(block.paragraph.content.empty());
  for (const auto& piece : block.pieces) {
    CHECK(piece.bold);
    CHECK(piece.properties == run.properties);
  }
}

TEST_CASE("paragraphs are counted through tables", "[templating][source]") {
  auto table = std::make_shared<model::Table>();
  table->rows = {
      {"", true, {{{paragraph({"{{#asks}}"})}, {}}, {{paragraph({})}, {}}}, {}},
      {"", false, {{{paragraph({"{{x"}), paragraph({"y"})}, {}}}, {}}};
  Findings findings;
  const auto blocks = read({paragraph({"a"}), table, paragraph({"b }}"})}, findings);
  CHECK(described(blocks) ==
        "p: [a]\ntable\nheader | {{#asks}} |\nrow | [{{x] [y]\np: [b }}]\n");
  CHECK(told(findings) == Lines{"TP0001 layout.docx word/header1.xml paragraph 4 (table 1 row 2 cell 1)",
                                "TP0005 layout.docx word/header1.xml paragraph 6"});
  CHECK(blocks.at(1).table->rows.at(0).lone_tag()->text() == "#asks");
  CHECK(blocks.at(1).table->rows.at(1).lone_tag() == nullptr);
}

TEST_CASE("a tag is alone in its paragraph whatever the white space",
          "[templating][source]") {
  const auto [runs, lone] = GENERATE(table<Lines, std::string>({
      {{"{{#a}}"}, "#a"},
      {{" \u00A0{{#a}}\t"}, "#a"},
      {{"{{#a}}{{/a}}"}, "-"},
      {{"{{a}}."}, "-"},
      {{"text"}, "-"},
      {Lines{}, "-"},
  }));
  Findings findings;
  const auto blocks = read({paragraph(runs)}, findings);
  const auto* tag = blocks.at(0).lone_tag();
  CHECK((tag ? tag->text() : "-") == lone);
}
