#include "templating/segments.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using Lines = std::vector<std::string>;

TEST_CASE("a paragraph is cut into sentences with their fields",
          "[templating][segments]") {
  const auto [text, expected] = GENERATE(table<std::string, Lines>({
      {"One well.", {"One well."}},
      {"One well. Two pumps.", {"One well.", "~", "Two pumps."}},
      {"One well.\nTwo pumps.", {"One well.", "~", "Two pumps."}},
      {"We ask {{claim.a}} of you. {{claim.b:sentence}} live here.",
       {"We ask {{claim.a}} of you.", "~", "{{claim.b:sentence}} live here."}},
      {"It is {{claim.a}}. We know.", {"It is {{claim.a}}.", "~", "We know."}},
      {"The U.N. helps. Mr. {{person.x}} came.",
       {"The U.N. helps.", "~", "Mr. {{person.x}} came."}},
      {"Who? We! “Yes.” Then go.", {"Who?", "~", "We!", "~", "“Yes.”", "~", "Then go."}},
      {"{{claim.a}}", {"{{claim.a}}"}},
      {"{{claim.a}} {{claim.b}}", {"{{claim.a}} {{claim.b}}"}},
      {"One  \nwell.", {"One<break/>well."}},
      {"A **bold** word.", {"A <bold>bold</bold> word."}},
      {"A **bold *and slanted* {{field}}** word.",
       {"A <bold>bold <italic>and slanted</italic> {{field}}</bold> word."}},
  }));
  CAPTURE(text);
  CHECK(cut(text) == expected);
}

TEST_CASE("no cut is made inside a section", "[templating][segments]") {
  const auto [text, expected] = GENERATE(table<std::string, Lines>({
      {"One. {{#a}}Two. Three.{{/a}} Four.",
       {"One.", "~", "{{#a}}Two. Three.{{/a}}", "~", "Four."}},
      {"{{#a}}One. {{^b}}Two. Three.{{/b}} Four.{{/a}} Five.",
       {"{{#a}}One. {{^b}}Two. Three.{{/b}} Four.{{/a}}", "~", "Five."}},
      {"One {{#a}}well. Or{{/a}} two. Three.",
       {"One {{#a}}well. Or{{/a}} two.", "~", "Three."}},
      {"{{#a}}One. Two.", {"{{#a}}One. Two."}},  // never closed: the compiler tells
  }));
  CAPTURE(text);
  CHECK(cut(text) == expected);
}

TEST_CASE("bold that spans two sentences is closed and opened again",
          "[templating][segments]") {
  const auto cuts = cut("A **bold end. And a** start.");
  REQUIRE(cuts.size() >= 2);
  CHECK(cuts.front().starts_with("A <bold>bold end."));
  CHECK(cuts.front().ends_with("</bold>"));
  CHECK(cuts.back() == "<bold>And a</bold> start.");
}

TEST_CASE("codes are numbered in each segment anew and pair up",
          "[templating][segments]") {
  Findings ignored;
  const auto blocks =
      templating::read_markdown("**A** *b* c. **D** e.", "body.md", ignored);
  const auto cuts = templating::cut_segments(blocks.at(0).pieces, english(), {});
  std::vector<std::vector<int>> ids;
  for (const auto& one : cuts) {
    if (one.kind != templating::Cut::Kind::segment) continue;
    ids.emplace_back();
    for (const auto& item : one.content)
      if (const auto* code = std::get_if<model::Code>(&item))
        ids.back().push_back(code->id);
  }
  CHECK(ids == std::vector<std::vector<int>>{{1, 1, 2, 2}, {1, 1}});
}

TEST_CASE("tabs and foreign markup belong to no segment", "[templating][segments]") {
  using templating::Piece;
  const std::vector<Piece> pieces{{.kind = Piece::Kind::text, .text = "Re: "},
                                  {.kind = Piece::Kind::tab},
                                  {.kind = Piece::Kind::text, .text = "Wells."},
                                  {.kind = Piece::Kind::opaque, .text = "<w:drawing/>"},
                                  {.kind = Piece::Kind::text, .text = " "}};
  CHECK(described(templating::cut_segments(pieces, english(), {})) ==
        Lines{"Re:", "~", "<tab>", "Wells.", "<opaque>"});
}

TEST_CASE("white space makes gaps between segments, never before or after all",
          "[templating][segments]") {
  using templating::Piece;
  const auto [text, expected] = GENERATE(table<std::string, Lines>({
      {"  One.  Two.  ", {"One.", "~", "Two."}},
      {"   ", {}},
      {"", {}},
      {"One.", {"One."}},
  }));
  const std::vector<Piece> pieces{{.kind = Piece::Kind::text, .text = text}};
  CHECK(described(templating::cut_segments(pieces, english(), {})) == expected);
}

TEST_CASE("only letters outside fields are translated", "[templating][segments]") {
  const auto [text, expected] = GENERATE(table<std::string, bool>({
      {"A well", true},
      {"우물", true},
      {"{{claim.wells}}", false},
      {"{{campaign.reference}} / {{campaign.date}}", false},
      {"(2013) – 8.", false},
      {"{{a}} m", true},
  }));
  CAPTURE(text);
  CHECK(templating::is_translatable(content(text)) == expected);
}

// The letters of a paragraph are those of its segments: nothing is lost on the way.
TEST_CASE("the cuts of a paragraph hold all of its letters", "[templating][segments]") {
  using templating::Piece;
  CHECK(rc::check("random pieces", [] {
    const auto parts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12));
    std::vector<Piece> pieces;
    std::string wanted, found;
    for (const int part : parts) {
      Piece piece;
      piece.bold = part % 2 == 0;
      piece.italic = part % 5 == 0;
      if (part < 8) {
        piece.text =
            std::vector<std::string>{"One. ", "Two",  " ", "물. ",
                                     "U.N. ", "x! Y", "?", " a"}[static_cast<std::size_t>(
                part)];
        for (const char byte : piece.text)
          if (byte != ' ') wanted += byte;
      } else if (part < 10) {
        piece.kind = Piece::Kind::tag;
        piece.tag.name = "f";
        wanted += "{{f}}";
      } else {
        piece.kind = part == 10 ? Piece::Kind::tab : Piece::Kind::line_break;
      }
      pieces.push_back(piece);
    }
    for (const auto& one : templating::cut_segments(pieces, english(), {})) {
      int depth = 0;
      for (const auto& item : one.content)
        if (const auto* code = std::get_if<model::Code>(&item)) {
          depth += code->kind == model::Code::Kind::open;
          depth -= code->kind == model::Code::Kind::close;
          RC_ASSERT(depth >= 0);
        }
      RC_ASSERT(depth == 0);
      for (const char byte : model::plain_text(one.content))
        if (byte != ' ') found += byte;
    }
    RC_ASSERT(found == wanted);
  }));
}
