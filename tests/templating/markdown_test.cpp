#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;

namespace {

std::vector<std::string> faults_of(std::string_view text) {
  Findings findings;
  templating::read_markdown(text, "body.md", findings);
  return told(findings);
}

}  // namespace

TEST_CASE("Markdown blocks become paragraphs with styles", "[templating][markdown]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"One line\ntwo lines.", "p: [One line two lines.]\n"},
      {"One.\n\nTwo.", "p: [One.]\np: [Two.]\n"},
      {"# Wells\n### Pumps", "Heading 1: [Wells]\nHeading 3: [Pumps]\n"},
      {"Wells\n=====", "Heading 1: [Wells]\n"},
      {"> We walk.", "Quote: [We walk.]\n"},
      {"- a\n- b", "List Bullet 1/0: [a]\nList Bullet 1/0: [b]\n"},
      {"1. a\n2. b", "List Number 1/0: [a]\nList Number 1/0: [b]\n"},
      {"1. a\n   - b\n2. c",
       "List Number 1/0: [a]\nList Bullet 2/1: [b]\nList Number 1/0: [c]\n"},
      {"- a\n\n  more of a\n- b",
       "List Bullet 1/0: [a]\nList Continue: [more of a]\nList Bullet 1/0: [b]\n"},
      {"a  \nb\\\nc", "p: [a] <br> [b] <br> [c]\n"},
      {"**a** *b* ***c*** **d *e* f**",
       "p: *[a] [ ] _[b] [ ] *_[c] [ ] *[d ] *_[e] *[ f]\n"},
      {"a `b` c", "p: [a b c]\n"},
      {"Rock &amp; sand \\*not bold\\*", "p: [Rock & sand *not bold*]\n"},
      {"| A | B |\n|---|---|\n| a | b |", "table\nheader | [A] | [B]\nrow | [a] | [b]\n"},
      {"", ""},
      {"\n\n  \n", ""},
  }));
  CAPTURE(text);
  CHECK(markdown(text) == expected);
  CHECK(faults_of(text).empty());
}

TEST_CASE("a tag keeps its look and its letters inside emphasis",
          "[templating][markdown]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"**{{claim.a_b}} and {{claim.c_d}}**",
       "p: *{{claim.a_b}} *[ and ] *{{claim.c_d}}\n"},
      {"*{{recipient.group.council_member}}*",
       "p: _{{recipient.group.council_member}}\n"},
      {"_{{a_b}}_ {{c_d}}", "p: _{{a_b}} [ ] {{c_d}}\n"},
      {"{{a_b}}_c_{{d_e}}", "p: {{a_b}} [_c_] {{d_e}}\n"},
      {"**bold {{#x}}*both*{{/x}}**", "p: *[bold ] *{{#x}} *_[both] *{{/x}}\n"},
      {"`{{a}}`", "p: {{a}}\n"},
      {"{{a}}{{b}}", "p: {{a}} {{b}}\n"},
      {"## {{a}}", "Heading 2: {{a}}\n"},
      {"- {{a}}", "List Bullet 1/0: {{a}}\n"},
      {"| {{a}} |\n|---|\n| {{b}} {{c}} |",
       "table\nheader | {{a}}\nrow | {{b}} [ ] {{c}}\n"},
  }));
  CAPTURE(text);
  CHECK(markdown(text) == expected);
  CHECK(faults_of(text).empty());
}

TEST_CASE("a section tag alone on its line stands between blocks",
          "[templating][markdown]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"{{#a}}\nText.\n{{/a}}", "p: {{#a}}\np: [Text.]\np: {{/a}}\n"},
      {"Before\n  {{#a}}  \nText.\n{{/a}}\nafter",
       "p: [Before]\np: {{#a}}\np: [Text.]\np: {{/a}}\np: [after]\n"},
      {"{{#a}}\n- {{text}}\n{{/a}}", "p: {{#a}}\nList Bullet 1/0: {{text}}\np: {{/a}}\n"},
      {"- one\n{{#a}}\n- two\n{{/a}}\n",
       "List Bullet 1/0: [one]\np: {{#a}}\nList Bullet 2/0: [two]\np: {{/a}}\n"},
      {"{{#a}}\n## Head\n{{/a}}", "p: {{#a}}\nHeading 2: [Head]\np: {{/a}}\n"},
      {"Text\n{{>figures}}\nmore", "p: [Text]\np: {{>figures}}\np: [more]\n"},
      {"{{^a}}\n{{#b}}\nText\n{{/b}}\n{{/a}}",
       "p: {{^a}}\np: {{#b}}\np: [Text]\np: {{/b}}\np: {{/a}}\n"},
      {"{{a}}\n{{b}}", "p: {{a}} [ ] {{b}}\n"},  // fields are text
      {"See {{#a}}\nthis {{/a}}", "p: [See ] {{#a}} [ this ] {{/a}}\n"},
      {"    {{#a}}\nText\n{{/a}}", "p: {{#a}}\np: [Text]\np: {{/a}}\n"},
  }));
  CAPTURE(text);
  CHECK(markdown(text) == expected);
}

TEST_CASE("a section tag between table rows is a row", "[templating][markdown]") {
  const std::string head = "| A | B |\n|---|---|\n";
  const auto [rows, expected] = GENERATE(table<std::string, std::string>({
      {"{{#a}}\n| {{x}} | y |\n{{/a}}\n",
       "row | {{#a}} |\nrow | {{x}} | [y]\nrow | {{/a}} |\n"},
      {"{{#a}}\n{{#b}}\n| x | y |\n{{/b}}\n{{/a}}",
       "row | {{#a}} |\nrow | {{#b}} |\nrow | [x] | [y]\nrow | {{/b}} |\nrow | {{/a}} "
       "|\n"},
      {"| x | y |\n{{#a}}\n| z | z |\n{{/a}}\n| u | v |",
       "row | [x] | [y]\nrow | {{#a}} |\nrow | [z] | [z]\nrow | {{/a}} |\nrow | [u] | "
       "[v]\n"},
      {"| x | y |\n\n{{#a}}\n", "row | [x] | [y]\np: {{#a}}\n"},  // the table has ended
  }));
  CAPTURE(rows);
  CHECK(markdown(head + rows) == "table\nheader | [A] | [B]\n" + expected);
}

TEST_CASE("only a row that holds nothing but a section tag is a section",
          "[templating][markdown]") {
  Findings findings;
  const auto blocks = templating::read_markdown(
      "| A | B |\n|---|---|\n{{#a}}\n| {{x}} | |\n| {{#y}} | y |\n{{/a}}", "body.md",
      findings);
  std::vector<std::string> lone;
  for (const auto& row : blocks.at(0).table->rows) {
    const auto* only = row.lone_tag();
    lone.push_back(only ? only->text() : "-");
  }
  CHECK(lone == std::vector<std::string>{"-", "#a", "x", "-", "/a"});
}

TEST_CASE("comments leave no trace", "[templating][markdown]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"One{{! a note }} two.", "p: [One two.]\n"},
      {"One\n{{! a note }}\ntwo.",
       "p: [One two.]\n"},  // the line is gone, the paragraph goes on
      {"{{! only }}", ""},
      {"<!-- a note -->\n\nText.", "p: [Text.]\n"},
      {"<!-- a\nlong\n\nnote -->\n\nText.", "p: [Text.]\n"},
      {"One <!-- note -->two.", "p: [One two.]\n"},
  }));
  CAPTURE(text);
  CHECK(markdown(text) == expected);
  CHECK(faults_of(text).empty());
}

TEST_CASE("what a letter cannot hold is refused where it stands",
          "[templating][markdown]") {
  const auto [text, fault] = GENERATE(table<std::string, std::string>({
      {"Text.\n\n<div>x</div>", "TP0010 body.md:3:1"},
      {"Text with <b>bold</b>.", "TP0010 body.md:1:1"},
      {"{{#a}}\nText\n{{/a}}\n\n<p>x</p>", "TP0010 body.md:5:1"},
      {"<?php x ?>", "TP0010 body.md:1:1"},
      {"Text.\n\n---\n\nText.", "TP0011 body.md:3:1"},
      {"```\ncode\n```", "TP0011 body.md:1:1"},
      {"    code", "TP0011 body.md:1:1"},
      {"우물\n\n[a link](well.docx)", "TP0061 body.md:3:1"},
      {"Text[^1].\n\n[^1]: See[^1].", "TP0011 body.md:3:1"},
      {"Text.\n\n[^1]: Never read.", "TP0065 body.md:3:1"},
      {"Text[^1].\n\n[^1]: One.\n{{!}}\n[^{{a}}]: Two.", "TP0065 body.md:5:1"},
      {"> - <hr>", "TP0010 body.md:1:1"},
  }));
  CAPTURE(text);
  CHECK(faults_of(text) == std::vector{fault});
}

TEST_CASE("an ordered list that does not start at one goes on",
          "[templating][markdown]") {
  CHECK(markdown("1. a\n2. b\n\nText.\n\n3. c\n\nText.\n\n1. d") ==
        "List Number 1/0: [a]\nList Number 1/0: [b]\np: [Text.]\nList Number 1/0: [c]\n"
        "p: [Text.]\nList Number 2/0: [d]\n");
  CHECK(markdown("3. c") == "List Number 1/0: [c]\n");
}

TEST_CASE("line ends of Windows change nothing", "[templating][markdown]") {
  const std::string unix_text =
      "# Wells\n\n{{#a}}\nOne\ntwo.\n{{/a}}\n\n| A |\n|---|\n{{#b}}\n| {{x}} "
      "|\n{{/b}}\n\n"
      "1. a\n2. b\n";
  std::string windows_text;
  for (const char byte : unix_text)
    windows_text += byte == '\n' ? std::string("\r\n") : std::string(1, byte);
  CHECK(markdown(windows_text) == markdown(unix_text));
  CHECK(faults_of("우물\r\n\r\n물 {{}}\r\n") ==
        std::vector<std::string>{"TP0003 body.md:3:3"});
}

TEST_CASE("blocks know their line, tags their column", "[templating][markdown]") {
  Findings findings;
  const auto blocks = templating::read_markdown(
      "# 우물\n\n{{#a}}\n물 {{b}}과 {{c}}\n{{/a}}\n\n- x\n- 물 {{d}}", "body.md",
      findings);
  std::vector<std::string> places;
  for (const auto& block : blocks) {
    auto line = block.place.str();
    for (const auto& piece : block.pieces)
      if (piece.kind == templating::Piece::Kind::tag) line += " " + piece.tag.place.str();
    places.push_back(line);
  }
  CHECK(places == std::vector<std::string>{"body.md:1:1", "body.md:3:1 body.md:3:1",
                                           "body.md:4:1 body.md:4:3 body.md:4:10",
                                           "body.md:5:1 body.md:5:1", "body.md:7:1",
                                           "body.md:8:1 body.md:8:5"});
}

TEST_CASE("the private characters of the reader are refused in texts",
          "[templating][markdown]") {
  Findings findings;
  for (const auto* text : {"a\uE000b", "\uE001"}) {
    try {
      templating::read_markdown(text, "body.md", findings);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::malformed);
      CHECK(error.place().str() == "body.md");
    }
  }
}

// Every tag that scan_tags finds outside what Markdown drops or refuses comes out, in its
// order.
TEST_CASE("no text can make the reader lose its feet", "[templating][markdown]") {
  const auto pieces = std::vector<std::string>{"{{",
                                               "}}",
                                               "{{a_b}}",
                                               "{{#a}}",
                                               "{{/a}}",
                                               "{{>p}}",
                                               "{{!c}}",
                                               "*",
                                               "**",
                                               "_",
                                               "`",
                                               "|",
                                               "| a | b |\n|---|---|\n",
                                               "|-",
                                               "\n",
                                               "\n\n",
                                               "\r\n",
                                               "\r",
                                               "\t",
                                               "    ",
                                               "- ",
                                               "1. ",
                                               "7) ",
                                               "> ",
                                               "# ",
                                               "<b>",
                                               "<!-- ",
                                               "-->",
                                               "[x](y)",
                                               "![",
                                               "&amp;",
                                               "&#0;",
                                               "\\",
                                               "~~~\n",
                                               "우물",
                                               "ع",
                                               "👩‍🚒",
                                               "\u00A0",
                                               "\u2028",
                                               "\uFEFF",
                                               std::string(1, '\0'),
                                               "text"};
  CHECK(rc::check("Markdown of pieces", [&pieces] {
    const auto parts =
        *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces));
    std::string text;
    for (const auto& part : parts) text += part;
    Findings findings;
    const auto blocks = templating::read_markdown(text, "body.md", findings);
    for (const auto& finding : findings.all()) RC_ASSERT(finding.place.line >= 1);
    for (const auto& line : {described(blocks)}) RC_ASSERT(!find_invalid_utf8(line));
  }));
  CHECK(rc::check("random code points", [] {
    const auto points = *rc::gen::container<std::u32string>(rc::gen::map(
        rc::gen::inRange<std::uint32_t>(0, 0x30000), [](std::uint32_t point) {
          const bool bad = (point >= 0xD800 && point < 0xE002);
          return static_cast<char32_t>(bad ? U'?' : point);
        }));
    Findings findings;
    const auto blocks = templating::read_markdown(to_utf8(points), "body.md", findings);
    RC_ASSERT(!find_invalid_utf8(described(blocks)));
  }));
}

TEST_CASE("what is nested without end is refused before anything calls itself for it",
          "[templating][markdown][hostile]") {
  const std::string one = GENERATE("> ", "- ", "1. ", "*a **b ");
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += one;
  Findings findings;
  try {
    templating::read_markdown(
        text + "a" + (one[0] == '*' ? std::string(200'000, '*') : ""), "body.md",
        findings);
    CHECK(one[0] == '*');  // cmark may read stars as text
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    CHECK_FALSE(error.hint().empty());
  }
}

TEST_CASE("ninety quotations in quotations are read", "[templating][markdown][hostile]") {
  std::string text;
  for (int i = 0; i < 90; ++i) text += "> ";
  CHECK(markdown(text + "a") == "Quote: [a]\n");
}

TEST_CASE("a hundred thousand faults on one line are a thousand findings in their order",
          "[templating][markdown][hostile]") {
  std::string text = "글 ";
  for (int i = 0; i < 100'000; ++i) text += "{{ }} ";
  Findings findings;
  templating::read_markdown(text, "body.md", findings);
  REQUIRE(findings.all().size() == 1000);
  CHECK(findings.all().front().place.str() == "body.md:1:3");
  CHECK(findings.all()[999].place.str() == "body.md:1:" + std::to_string(3 + 999 * 6));
  CHECK_THAT(findings.all()[999].message, Catch::Contains("99000 more"));
}

TEST_CASE("a hundred thousand lone tags are placed by their neighbours",
          "[templating][markdown][hostile]") {
  std::string text = "| A |\n|---|\n";
  for (int i = 0; i < 100'000; ++i) text += "{{#a}}\n";
  Findings findings;
  const auto blocks = templating::read_markdown(text + "| b |\n", "body.md", findings);
  REQUIRE(blocks.size() == 1);
  REQUIRE(blocks[0].table);
  CHECK(blocks[0].table->rows.size() == 100'002);
}
