#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <limits>

#include "exchange/tmx/tmx.hpp"
#include "support/published.hpp"

using namespace tongmun;
using exchange::tmx::Header;
using model::Code;
using model::Field;
using model::InlineContent;
using model::Text;

namespace {

text::LanguageTag tag(const std::string& text) { return text::LanguageTag::parse(text); }

std::vector<model::Unit> read_back(const std::string& bytes, Findings& findings) {
  std::vector<model::Unit> units;
  exchange::tmx::read(
      bytes, "written.tmx",
      [&](exchange::tmx::ReadUnit read) { units.push_back(std::move(read.unit)); },
      findings);
  return units;
}

bool same(const model::Unit& a, const model::Unit& b) {
  return a.id == b.id && a.source == b.source && a.targets == b.targets &&
         a.properties == b.properties && a.notes == b.notes && a.creator == b.creator &&
         a.changer == b.changer && a.created == b.created && a.changed == b.changed;
}

model::Unit sample() {
  return {.id = "minister-letter.body.2.1",
          .source = {tag("en-GB"),
                     {Field{"claim.prisoners:sentence"}, Text{" are "},
                      Code{Code::Kind::open, 1, "bold"}, Text{"held"},
                      Code{Code::Kind::close, 1, "bold"}, Text{"."}}},
          .targets = {{tag("ko"),
                       {tag("ko"),
                        {Field{"claim.prisoners:이/가"}, Text{" "},
                         Code{Code::Kind::open, 1, "bold"}, Text{"갇혀"},
                         Code{Code::Kind::close, 1, "bold"}, Text{" 있습니다."}}}}},
          .properties = {{"x-status", "reviewed"}},
          .notes = {"checked"},
          .creator = "kim",
          .created = "20130108T090000Z"};
}

namespace generate {

// Words of several scripts, and characters that markup must escape.
rc::Gen<std::string> text() {
  const auto piece = rc::gen::element<std::string>(
      "Yes", "예", "نعم", " ", "  ", "\t", "\n", "\r", "&", "<b>", "]]>", "\"", "'",
      "{{x}}", "é", "e\u0301", "\U0001F600", "a");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                      [](const std::vector<std::string>& pieces) {
                        std::string text;
                        for (const auto& each : pieces) text += each;
                        return text;
                      });
}

rc::Gen<std::string> code_type() {
  return rc::gen::element<std::string>("bold", "italic", "link", "break", "note", "code",
                                       "a\"b");
}

// Codes nest or overlap, and each has an id of its own.
InlineContent content() {
  InlineContent made{Text{"x"}};
  std::vector<Code> open;
  const int length = *rc::gen::inRange(0, 12);
  for (int id = 1; id <= length; ++id) {
    switch (*rc::gen::inRange(0, 5)) {
      case 0:
        made.push_back(Text{*text()});
        break;
      case 1:
        made.push_back(Field{*rc::gen::element<std::string>("a.b", "a.b:이/가",
                                                            "c:sentence", "#f", "/f")});
        break;
      case 2:
        made.push_back(Code{Code::Kind::standalone, id, *code_type()});
        break;
      case 3:
        open.push_back(Code{Code::Kind::open, id, *code_type()});
        made.push_back(open.back());
        break;
      default:
        if (open.empty()) break;
        const auto at = *rc::gen::inRange<std::size_t>(0, open.size());
        made.push_back(Code{Code::Kind::close, open[at].id, open[at].type});
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }
  for (const auto& code : open)
    made.push_back(Code{Code::Kind::close, code.id, code.type});
  model::normalise(made);
  return made;
}

model::Unit unit() {
  const auto date =
      rc::gen::element<std::string>("", "20130108T090000Z", "20260131T235959Z");
  model::Unit made{
      .id = *text(),
      .source = {tag(*rc::gen::element<std::string>("en-GB", "ko")), content()}};
  for (const auto* language : {"fr", "zh-Hant", "ar"})
    if (made.targets.empty() || *rc::gen::arbitrary<bool>())
      made.targets[tag(language)] = {tag(language), content()};
  made.properties =
      *rc::gen::container<std::map<std::string, std::string>>(text(), text());
  made.notes = *rc::gen::container<std::vector<std::string>>(text());
  made.creator = *text();
  made.changer = *text();
  made.created = *date;
  made.changed = *date;
  return made;
}

}  // namespace generate

}  // namespace

TEST_CASE("units are written as people can read them", "[exchange][tmx]") {
  CHECK(exchange::tmx::write({}, {sample()}) == R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="tongmun" creationtoolversion="1" segtype="sentence" o-tmf="tongmun" adminlang="en" srclang="en-GB" datatype="xml"/>
  <body>
    <tu tuid="minister-letter.body.2.1" creationdate="20130108T090000Z" creationid="kim">
      <note>checked</note>
      <prop type="x-status">reviewed</prop>
      <tuv xml:lang="en-GB">
        <seg><ph x="2">{{claim.prisoners:sentence}}</ph> are <bpt i="1" x="1" type="bold">**</bpt>held<ept i="1">**</ept>.</seg>
      </tuv>
      <tuv xml:lang="ko">
        <seg><ph x="2">{{claim.prisoners:이/가}}</ph> <bpt i="1" x="1" type="bold">**</bpt>갇혀<ept i="1">**</ept> 있습니다.</seg>
      </tuv>
    </tu>
  </body>
</tmx>
)");
}

TEST_CASE("what is written is read back the same", "[exchange][tmx][property]") {
  REQUIRE(rc::check([] {
    const auto count = *rc::gen::inRange(0, 4);
    std::vector<model::Unit> units;
    for (int i = 0; i < count; ++i) units.push_back(generate::unit());
    const Header header{.source_language =
                            *rc::gen::element<std::string>("en-GB", "*all*", "fr")};
    Findings findings;
    const auto bytes = exchange::tmx::write(header, units);
    const auto read = read_back(bytes, findings);
    RC_ASSERT(findings.count(Severity::error) == 0u);
    RC_ASSERT(read.size() == units.size());
    for (std::size_t i = 0; i < units.size(); ++i) RC_ASSERT(same(read[i], units[i]));
    RC_ASSERT(exchange::tmx::write(header, read) == bytes);
  }));
}

TEST_CASE("the header is written and read back", "[exchange][tmx]") {
  const Header header{.source_language = "*all*",
                      .creation_tool = "a<b",
                      .creation_tool_version = "3",
                      .original_format = "x",
                      .properties = {{"p", "1"}, {"p", "2"}},
                      .notes = {"n&m"}};
  Findings findings;
  const auto read = exchange::tmx::read(
      exchange::tmx::write(header, {}), "a.tmx", [](auto) {}, findings);
  CHECK(read.source_language == header.source_language);
  CHECK(read.creation_tool == header.creation_tool);
  CHECK(read.creation_tool_version == header.creation_tool_version);
  CHECK(read.original_format == header.original_format);
  CHECK(read.properties == header.properties);
  CHECK(read.notes == header.notes);
  CHECK(findings.empty());
}

TEST_CASE("characters that XML forbids are replaced visibly", "[exchange][tmx]") {
  auto unit = sample();
  unit.source.content = {Text{"a\x01z"}};
  unit.targets.begin()->second.content = {Text{"b\uFFFEz"}};
  Findings findings;
  const auto read = read_back(exchange::tmx::write({}, {unit}), findings);
  REQUIRE(read.size() == 1);
  CHECK(model::plain_text(read[0].source.content) == "a\uFFFDz");
  CHECK(model::plain_text(read[0].targets.begin()->second.content) == "b\uFFFDz");
}

TEST_CASE("a code without its partner is written as isolated", "[exchange][tmx]") {
  auto unit = sample();
  unit.source.content = {Code{Code::Kind::open, 1, "bold"}, Text{"x"}};
  unit.targets.begin()->second.content = {Text{"x"}, Code{Code::Kind::close, 1, "bold"}};
  const auto bytes = exchange::tmx::write({}, {unit});
  CHECK(bytes.find(R"(<it pos="begin" x="1" type="bold">**</it>x)") != std::string::npos);
  CHECK(bytes.find(R"(x<it pos="end" x="1" type="bold">**</it>)") != std::string::npos);
  Findings findings;
  CHECK(read_back(bytes, findings).size() == 1);
}

TEST_CASE("a field is numbered above the highest number of a code", "[exchange][tmx]") {
  auto unit = sample();
  const Code last{Code::Kind::standalone, std::numeric_limits<int>::max(), "break"};
  unit.source.content = {Field{"claim.prisoners"}, last};
  unit.targets.begin()->second.content = unit.source.content;
  const auto bytes = exchange::tmx::write({}, {unit});
  CHECK(bytes.find(R"(<ph x="2147483648">{{claim.prisoners}}</ph>)") !=
        std::string::npos);
  Findings findings;
  const auto read = read_back(bytes, findings);
  REQUIRE(read.size() == 1);
  CHECK(read[0].source == unit.source);
  CHECK(findings.empty());
}

TEST_CASE("what is written is valid against tmx14.dtd", "[exchange][tmx][suite]") {
  auto unit = sample();
  unit.targets.begin()->second.content.push_back(
      Code{Code::Kind::standalone, 4, "break"});
  unit.targets.begin()->second.content.push_back(Code{Code::Kind::open, 5, "italic"});
  unit.notes.push_back("two");
  unit.source.language = tag("en-US");
  const Header header{.properties = {{"p", "1"}}, .notes = {"n"}};
  const auto faults = published::faults(exchange::tmx::write(header, {unit, sample()}),
                                        "--dtdvalid", "schemas/tmx/tmx14.dtd");
  if (faults) CHECK(*faults == "");
}

TEST_CASE("the Universal Declaration survives a round trip and is valid",
          "[exchange][tmx][suite]") {
  const auto path = published::find("data/udhr.tmx");
  if (!path) return;
  Findings findings;
  const auto units = read_back(read_file(*path), findings);
  const auto bytes = exchange::tmx::write({.source_language = "en"}, units);
  const auto again = read_back(bytes, findings);
  REQUIRE(again.size() == units.size());
  for (std::size_t i = 0; i < units.size(); ++i) CHECK(same(again[i], units[i]));
  const auto faults = published::faults(bytes, "--dtdvalid", "schemas/tmx/tmx14.dtd");
  if (faults) CHECK(*faults == "");
}
