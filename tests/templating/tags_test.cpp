#include "templating/tags.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using templating::TagKind;

namespace {

// As a text part counts: lines and code points from 1.
Findings faults_of(std::string_view text) {
  Findings findings;
  templating::read_markdown(text, "body.md", findings);
  return findings;
}

}  // namespace

TEST_CASE("the sign behind the braces says what a tag is", "[templating][tags]") {
  const auto [written, kind, name, again] =
      GENERATE(table<std::string, TagKind, std::string, std::string>({
          {"{{claim.wells}}", TagKind::field, "claim.wells", "claim.wells"},
          {"{{ claim.wells:이/가 }}", TagKind::field, "claim.wells:이/가",
           "claim.wells:이/가"},
          {"{{claim.wells:은(는)}}", TagKind::field, "claim.wells:은(는)",
           "claim.wells:은(는)"},
          {"{{# asks}}", TagKind::section, "asks", "#asks"},
          {"{{^recipient.holder }}", TagKind::inverted, "recipient.holder",
           "^recipient.holder"},
          {"{{/asks}}", TagKind::end, "asks", "/asks"},
          {"{{> figures}}", TagKind::partial, "figures", ">figures"},
          {"{{! to do: ask the editor, soon }}", TagKind::comment, "", "!"},
          {"{{우물.수}}", TagKind::field, "우물.수", "우물.수"},
      }));
  std::vector<templating::TagFault> faults;
  const auto text = "우물 " + written + " 끝";
  const auto found = templating::scan_tags(text, faults);
  REQUIRE(found.size() == 1);
  CHECK(faults.empty());
  CHECK(found[0].tag.kind == kind);
  CHECK(found[0].tag.name == name);
  CHECK(found[0].tag.text() == again);
  CHECK(text.substr(found[0].begin, found[0].end - found[0].begin) == written);
}

TEST_CASE("what a word processor corrects in a tag is read as it was typed",
          "[templating][tags]") {
  const auto [text, meant] = GENERATE(table<std::string, std::string>({
      {"{{claim.a\u2013b}}", "claim.a-b"},
      {"{{claim.a\u2014b}}", "claim.a-b"},
      {"{{claim.a\u2011b}}", "claim.a-b"},
      {"{{\u00A0claim.a\u202F}}", "claim.a"},
      {"{{\u201Cclaim.a\u201D}}", "claim.a"},
      {"{{\u201Eclaim.a\u201C}}", "claim.a"},
      {"{{\u2018claim.a\u2019}}", "claim.a"},
      {"{{\"claim.a\"}}", "claim.a"},
      {"{{#\u00A0\u201Casks\u201D}}", "#asks"},
      {"{{/ \u201Casks\u201D }}", "/asks"},
      {"{{person.a:\uC740(\uB294)}}", "person.a:\uC740(\uB294)"},
  }));
  CAPTURE(text);
  std::vector<templating::TagFault> faults;
  const auto tags = templating::scan_tags(text, faults);
  CHECK(faults.empty());
  REQUIRE(tags.size() == 1);
  CHECK(tags.front().tag.text() == meant);
  CHECK(tags.front().end == text.size());
}

TEST_CASE("each fault of a tag is told once, at its code point", "[templating][tags]") {
  const auto [text, fault] = GENERATE(table<std::string, std::string>({
      {"우물은 {{claim.wells 곳이다.", "TP0001 body.md:1:5"},
      {"첫 줄\n\n둘째 줄의 {{claim.wells", "TP0001 body.md:3:7"},
      {"우물 {{claim.wells} 곳", "TP0001 body.md:1:4"},
      {"우물 {{claim.wells {{asks}} 곳", "TP0001 body.md:1:4"},
      {"우물 {{{claim.wells}}} 곳", "TP0002 body.md:1:4"},
      {"우물 {{&claim.wells}} 곳", "TP0002 body.md:1:4"},
      {"우물 {{ & claim.wells}} 곳", "TP0002 body.md:1:4"},
      {"우물 {{}} 곳", "TP0003 body.md:1:4"},
      {"우물 {{ # }} 곳", "TP0003 body.md:1:4"},
      {"우물 {{claim wells}} 곳", "TP0003 body.md:1:4"},
      {"우물 {{claim.wells|digits}} 곳", "TP0003 body.md:1:4"},
      {"우물 {{=<% %>=}} 곳", "TP0004 body.md:1:4"},
      {"우물 claim.wells}} 곳", "TP0005 body.md:1:15"},
      {"우물 {{asks}}}} 곳", "TP0005 body.md:1:12"},
      {"👨‍👩‍👧 }}", "TP0005 body.md:1:7"},  // five code points, one picture
  }));
  CAPTURE(text);
  CHECK(told(faults_of(text)) == std::vector{fault});
}

TEST_CASE("an unclosed tag does not swallow the next one", "[templating][tags]") {
  std::vector<templating::TagFault> faults;
  const auto found = templating::scan_tags("{{a {{b}} {{c\n{{d}}", faults);
  REQUIRE(found.size() == 2);
  CHECK(found[0].tag.name == "b");
  CHECK(found[1].tag.name == "d");
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].offset == 0);
  CHECK(faults[1].offset == 10);
}

TEST_CASE("every fault of a text is told, not only the first", "[templating][tags]") {
  CHECK(told(faults_of("{{{a}}} {{}} {{= =}}\n\nb}} {{c")) ==
        std::vector<std::string>{"TP0001 body.md:3:5", "TP0002 body.md:1:1",
                                 "TP0003 body.md:1:9", "TP0004 body.md:1:14",
                                 "TP0005 body.md:3:2"});
}

TEST_CASE("text without braces holds no tag", "[templating][tags]") {
  const std::string text =
      GENERATE("", "{", "}", "{ {a} }", "{a}", "a { b } c", "물 한 잔");
  std::vector<templating::TagFault> faults;
  CHECK(templating::scan_tags(text, faults).empty());
  CHECK(faults.empty());
}

TEST_CASE("tags written one after another are all found again", "[templating][tags]") {
  CHECK(rc::check("tags and texts", [] {
    const auto names =
        *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "a", "claim.b:은/는", "#c", "/c", "^d.e", ">f", "물"));
    std::string text;
    for (const auto& name : names) text += " } { {{" + name + "}} 우물";
    std::vector<templating::TagFault> faults;
    const auto found = templating::scan_tags(text, faults);
    RC_ASSERT(faults.empty());
    RC_ASSERT(found.size() == names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
      RC_ASSERT(found[i].tag.text() == names[i]);
  }));
}

TEST_CASE("tags never overlap, whatever the braces", "[templating][tags]") {
  CHECK(rc::check("random braces", [] {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("{}a#=&!\n ")));
    std::vector<templating::TagFault> faults;
    const auto found = templating::scan_tags(text, faults);
    std::size_t at = 0;
    for (const auto& one : found) {
      RC_ASSERT(one.begin >= at);
      RC_ASSERT(text.substr(one.begin, 2) == "{{");
      // An unclosed tag that a single '}' shows counts, and is told.
      const bool told = std::any_of(faults.begin(), faults.end(), [&](const auto& fault) {
        return fault.offset == one.begin && fault.code == "TP0001";
      });
      const std::size_t braces = told ? 1 : 2;
      RC_ASSERT(text.substr(one.end - braces, braces) == std::string(braces, '}'));
      at = one.end;
    }
    for (const auto& fault : faults) RC_ASSERT(fault.offset < text.size());
    RC_ASSERT(
        std::is_sorted(faults.begin(), faults.end(),
                       [](const auto& a, const auto& b) { return a.offset < b.offset; }));
  }));
}

TEST_CASE("a faulty tag is told as it stands", "[templating][tags]") {
  const auto [text, tag] = GENERATE(table<std::string, std::string>({
      {"Dear {{recipient.name", "{{recipient.name"},
      {"Dear {{recipient.name}, or {{x}}", "{{recipient.name}, or"},
      {"Of {{{claim.wells}}} wells", "{{{claim.wells}}}"},
      {"Of {{& claim.wells }} wells", "{{& claim.wells }}"},
      {"{{=<% %>=}}", "{{=<% %>=}}"},
      {"{{two words}} and more", "{{two words}}"},
      {"a stray }} here", "}}"},
      // 40 bytes would end inside a syllable.
      {"{{우물우물우물우물우물우물우물 우물", "{{우물우물우물우물우물우물"},
  }));
  const auto findings = faults_of(text);
  REQUIRE(findings.all().size() == 1);
  CHECK(findings.all()[0].tag == tag);
}
