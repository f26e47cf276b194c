#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/published.hpp"
#include "exchange/tmx/tmx.hpp"

using namespace tongmun;
using exchange::tmx::Header;
using model::Code;
using model::Field;
using model::InlineContent;
using model::Text;

namespace {

struct File {
  Header header;
  std::vector<model::Unit> units;
  std::vector<Place> places;
  Findings findings;
  std::vector<std::string> codes() const {
    std::vector<std::string> found;
    for (const auto& finding : findings.all()) found.push_back(finding.code);
    return found;
  }
};

File read(const std::string& bytes, const std::string& name = "a.tmx") {
  File file;
  file.header = exchange::tmx::read(
      bytes, name,
      [&](exchange::tmx::ReadUnit read) {
        file.units.push_back(std::move(read.unit));
        file.places.push_back(std::move(read.place));
      },
      file.findings);
  return file;
}

// A file around some units; the first of them begins in line 4.
std::string tmx(const std::string& units, const std::string& source_language = "en") {
  return "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header creationtool=\"t\" "
         "creationtoolversion=\"2\" "
         "segtype=\"sentence\" o-tmf=\"f\" adminlang=\"en\" srclang=\"" +
         source_language + "\" datatype=\"xml\"/>\n<body>\n" + units +
         "\n</body></tmx>\n";
}

std::string tuv(const std::string& language, const std::string& segment) {
  return "<tuv xml:lang=\"" + language + "\"><seg>" + segment + "</seg></tuv>";
}

std::string pair(const std::string& source, const std::string& target) {
  return "<tu>" + tuv("en", source) + tuv("fr", target) + "</tu>";
}

text::LanguageTag tag(const std::string& text) { return text::LanguageTag::parse(text); }

InlineContent source_of(const std::string& segment) {
  const auto file = read(tmx(pair(segment, segment)));
  CHECK(file.findings.empty());
  REQUIRE(file.units.size() == 1);
  CHECK(file.units[0].targets.at(tag("fr")).content == file.units[0].source.content);
  return file.units[0].source.content;
}

}  // namespace

TEST_CASE("a unit is read with all that is known of it", "[exchange][tmx]") {
  const auto file =
      read(tmx("<tu tuid=\"a1\" creationid=\"kim\" creationdate=\"20130108T090000Z\" "
               "changeid=\"lee\" "
               "changedate=\"20130109T090000Z\"><note>first</note><prop "
               "type=\"x-status\">reviewed</prop>" +
               tuv("en", "Yes") + tuv("ko", "예") + tuv("fr", "Oui") + "</tu>"));
  REQUIRE(file.units.size() == 1);
  const auto& unit = file.units[0];
  CHECK(unit.id == "a1");
  CHECK(unit.source == model::Segment{tag("en"), {Text{"Yes"}}});
  CHECK(unit.targets.size() == 2);
  CHECK(unit.targets.at(tag("ko")).content == InlineContent{Text{"예"}});
  CHECK(unit.properties == std::map<std::string, std::string>{{"x-status", "reviewed"}});
  CHECK(unit.notes == std::vector<std::string>{"first"});
  CHECK(unit.creator == "kim");
  CHECK(unit.created == "20130108T090000Z");
  CHECK(unit.changer == "lee");
  CHECK(unit.changed == "20130109T090000Z");
  CHECK(file.places[0].line == 4);
  CHECK(file.findings.empty());
}

TEST_CASE("the header is kept", "[exchange][tmx]") {
  const auto file = read(
      "<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"2\" "
      "o-tmf=\"f\" srclang=\"EN_gb\"><note>n</note><prop type=\"p\">v</prop>"
      "<ude name=\"x\"><map unicode=\"#xF8FF\"/></ude></header><body/></tmx>");
  CHECK(file.header.source_language == "en-GB");
  CHECK(file.header.creation_tool == "t");
  CHECK(file.header.creation_tool_version == "2");
  CHECK(file.header.original_format == "f");
  CHECK(file.header.notes == std::vector<std::string>{"n"});
  CHECK(file.header.properties ==
        std::vector<std::pair<std::string, std::string>>{{"p", "v"}});
}

TEST_CASE("the source is what srclang names", "[exchange][tmx]") {
  using Case = std::tuple<std::string, std::string, std::string>;
  const auto [header, own, source] =
      GENERATE(table<std::string, std::string, std::string>({
          Case{"fr", "", "fr"},
          Case{"fr", " srclang=\"ko\"", "ko"},
          Case{"en", "", "en-GB"},  // shares the language
          Case{"*all*", "", "ko"},  // the first
          Case{"*all*", " srclang=\"fr\"", "fr"},
          Case{"fr", " srclang=\"*all*\"", "ko"},
      }));
  const auto file = read(tmx("<tu" + own + ">" + tuv("ko", "예") + tuv("en-GB", "Yes") +
                                 tuv("fr", "Oui") + "</tu>",
                             header));
  REQUIRE(file.units.size() == 1);
  CHECK(file.units[0].source.language == tag(source));
  CHECK(file.units[0].targets.size() == 2);
  CHECK(file.header.source_language == header);
}

TEST_CASE("the old attribute lang is read", "[exchange][tmx]") {
  const auto file =
      read(tmx("<tu><tuv lang=\"EN-US\"><seg>Yes</seg></tuv><tuv "
               "lang=\"FR\"><seg>Oui</seg></tuv></tu>"));
  REQUIRE(file.units.size() == 1);
  CHECK(file.units[0].source.language == tag("en-US"));
  CHECK(file.units[0].targets.contains(tag("fr")));
}

TEST_CASE("inline elements become fields and codes", "[exchange][tmx]") {
  using Kind = Code::Kind;
  using Case = std::tuple<std::string, InlineContent>;
  const auto [segment, content] = GENERATE(table<std::string, InlineContent>({
      Case{"<ph x=\"1\">{{claim.prisoners:이/가}}</ph> are",
           {Field{"claim.prisoners:이/가"}, Text{" are"}}},
      Case{"a<ph>{{ date.letter:long }}</ph>", {Text{"a"}, Field{"date.letter:long"}}},
      Case{"a<ph x=\"3\" type=\"break\"/>b",
           {Text{"a"}, Code{Kind::standalone, 3, "break"}, Text{"b"}}},
      Case{"a<ph>&lt;img/></ph>", {Text{"a"}, Code{Kind::standalone, 1, "code"}}},
      Case{"<bpt i=\"4\" type=\"bold\">**</bpt>x<ept i=\"4\">**</ept>",
           {Code{Kind::open, 4, "bold"}, Text{"x"}, Code{Kind::close, 4, "bold"}}},
      Case{"<bpt i=\"4\" x=\"9\">b</bpt>x<ept i=\"4\"/>",
           {Code{Kind::open, 9, "code"}, Text{"x"}, Code{Kind::close, 9, "code"}}},
      // i may be used again; ids may not
      Case{"<bpt i=\"1\"/>x<ept i=\"1\"/><bpt i=\"1\"/>y<ept i=\"1\"/>",
           {Code{Kind::open, 1, "code"}, Text{"x"}, Code{Kind::close, 1, "code"},
            Code{Kind::open, 2, "code"}, Text{"y"}, Code{Kind::close, 2, "code"}}},
      Case{"<it pos=\"begin\" x=\"2\" type=\"italic\"/>x",
           {Code{Kind::standalone, 2, "italic"}, Text{"x"}}},
      Case{"a <hi x=\"5\">b <hi>c</hi></hi>",
           {Text{"a "}, Code{Kind::open, 5, "highlight"}, Text{"b "},
            Code{Kind::open, 1, "highlight"}, Text{"c"},
            Code{Kind::close, 1, "highlight"}, Code{Kind::close, 5, "highlight"}}},
      Case{"a<!-- no -->b<![CDATA[<c>]]>", {Text{"ab<c>"}}},
      Case{" a  {{b}} ", {Text{" a  {{b}} "}}},  // spaces stay; text is no field
  }));
  CHECK(source_of(segment) == content);
}

TEST_CASE("what cannot be used is a finding, and the next unit is read",
          "[exchange][tmx]") {
  using Case = std::tuple<std::string, std::string>;
  const auto [code, unit] = GENERATE(table<std::string, std::string>({
      Case{"EX0001", "<tu>" + tuv("ko", "예") + tuv("fr", "Oui") + "</tu>"},
      Case{"EX0002", "<tu>" + tuv("en", "Yes") + "</tu>"},
      Case{"EX0003", "<tu>" + tuv("en", "Yes") + tuv("not a tag", "Oui") + "</tu>"},
      Case{"EX0003", "<tu>" + tuv("en", "Yes") + "<tuv><seg>Oui</seg></tuv></tu>"},
      Case{"EX0004", pair("<bpt i=\"1\"/>Yes", "Oui")},
      Case{"EX0004", pair("Yes", "Oui<ept i=\"1\"/>")},
      Case{"EX0004", pair("<bpt i=\"1\"/><bpt i=\"1\"/>Yes<ept i=\"1\"/>", "Oui")},
      Case{"EX0005", pair("Yes", "  ")},
      Case{"EX0005", pair("", "Oui")},
      Case{"EX0005", "<tu>" + tuv("en", "Yes") + "<tuv xml:lang=\"fr\"/></tu>"},
      Case{"EX0006", "<tu>" + tuv("en", "Yes") + tuv("EN", "Yeah") + "</tu>"},
  }));
  const auto file = read(tmx(unit + "\n" + pair("No", "Non")));
  CHECK(file.codes() == std::vector<std::string>{code});
  CHECK(file.findings.all()[0].severity == Severity::error);
  CHECK(file.findings.all()[0].place.file == "a.tmx");
  CHECK(file.findings.all()[0].place.line == 4);
  CHECK_FALSE(file.findings.all()[0].remedy.empty());
  REQUIRE(file.units.size() == 1);
  CHECK(file.units[0].source.content == InlineContent{Text{"No"}});
}

TEST_CASE("one bad variant does not cost a unit its others", "[exchange][tmx]") {
  const auto file = read(tmx("<tu tuid=\"u\">" + tuv("en", "Yes") + tuv("fr", "") +
                             tuv("ko", "예") + tuv("ko", "네") + "</tu>"));
  CHECK(file.codes() == std::vector<std::string>{"EX0005", "EX0006"});
  REQUIRE(file.units.size() == 1);
  CHECK(file.units[0].targets.size() == 1);
  CHECK(file.units[0].targets.at(tag("ko")).content == InlineContent{Text{"예"}});
}

TEST_CASE("what is left out or differs is a warning", "[exchange][tmx]") {
  using Case = std::tuple<std::string, std::string>;
  const auto [code, unit] = GENERATE(table<std::string, std::string>({
      Case{"EX0007", pair("<ph>{{a}}</ph> x", "x")},
      Case{"EX0007", pair("x", "<bpt i=\"1\"/>x<ept i=\"1\"/>")},
      Case{"EX0008", pair("x<ph x=\"1\">fn<sub>note</sub></ph>", "y<ph x=\"1\"/>")},
      Case{"EX0009", pair("x<ut>{\\b</ut>", "y")},
      Case{"EX0010", pair("x<new>z</new>", "y")},
      Case{"EX0010", "<tu><new/>" + tuv("en", "x") + tuv("fr", "y") + "</tu>"},
      Case{"EX0011", "<tu><prop type=\"p\">1</prop><prop type=\"p\">2</prop>" +
                         tuv("en", "x") + tuv("fr", "y") + "</tu>"},
      Case{"EX0012",
           "<tu changedate=\"8 January\">" + tuv("en", "x") + tuv("fr", "y") + "</tu>"},
  }));
  const auto file = read(tmx(unit));
  CHECK(file.codes() == std::vector<std::string>{code});
  CHECK(file.findings.all()[0].severity == Severity::warning);
  CHECK(file.findings.all()[0].place.line == 4);
  CHECK(file.units.size() == 1);
}

TEST_CASE("a target may use other forms and conditions of its own", "[exchange][tmx]") {
  const auto target =
      GENERATE("<ph>{{claim.prisoners:이/가}}</ph>",
               "<ph>{{#recipient.female}}</ph>Mme "
               "<ph>{{claim.prisoners}}</ph><ph>{{/recipient.female}}</ph>"
               "<ph>{{^recipient.female}}</ph>M. "
               "<ph>{{claim.prisoners}}</ph><ph>{{/recipient.female}}</ph>");
  CHECK(
      read(tmx(pair("<ph>{{claim.prisoners:sentence}}</ph>", target))).findings.empty());
}

TEST_CASE("a difference of codes says what is missing and what is too much",
          "[exchange][tmx]") {
  const auto file = read(tmx(pair("<ph>{{a.b:c}}</ph> x", "<ph>{{d}}</ph> x")));
  REQUIRE(file.findings.all().size() == 1);
  CHECK(file.findings.all()[0].message ==
        "the target in fr lacks {{a.b}}");
}

TEST_CASE("a second variant in the language of the source is a duplicate",
          "[exchange][tmx]") {
  const auto file = read(
      tmx("<tu>" + tuv("en", "Yes") + tuv("en", "Yeah") + tuv("fr", "Oui") + "</tu>"));
  CHECK(file.codes() == std::vector<std::string>{"EX0006"});
  REQUIRE(file.units.size() == 1);
  CHECK(file.units[0].source.content == InlineContent{Text{"Yes"}});
}

TEST_CASE("what only the variants know joins their unit", "[exchange][tmx]") {
  const auto file = read(
      tmx("<tu><prop type=\"p\">unit</prop><tuv xml:lang=\"en\"><seg>x</seg></tuv>"
          "<tuv xml:lang=\"fr\" creationid=\"a\" changeid=\"b\" "
          "changedate=\"20130109T090000Z\"><note>n</note>"
          "<prop type=\"p\">fr</prop><prop type=\"q\">fr</prop><seg>y</seg></tuv>"
          "<tuv xml:lang=\"ko\" changeid=\"c\" changedate=\"20130108T090000Z\"><prop "
          "type=\"q\">fr</prop><seg>z</seg></tuv></tu>"));
  REQUIRE(file.units.size() == 1);
  const auto& unit = file.units[0];
  CHECK(unit.properties ==
        std::map<std::string, std::string>{{"p", "unit"}, {"p@fr", "fr"}, {"q", "fr"}});
  CHECK(unit.notes == std::vector<std::string>{"n"});
  CHECK(unit.creator == "a");
  CHECK(unit.changer == "b");
  CHECK(unit.changed == "20130109T090000Z");
  CHECK(file.findings.empty());
}

TEST_CASE("a header without a usable srclang makes each first variant the source",
          "[exchange][tmx]") {
  const auto file =
      read(tmx("<tu>" + tuv("ko", "예") + tuv("en", "Yes") + "</tu>", "English (UK)"));
  CHECK(file.codes() == std::vector<std::string>{"EX0003"});
  REQUIRE(file.units.size() == 1);
  CHECK(file.units[0].source.language == tag("ko"));
  CHECK(file.header.source_language == "*all*");
}

TEST_CASE("what is no TMX is refused", "[exchange][tmx]") {
  const auto bytes = GENERATE(as<std::string>(), "", "no xml", "<html/>",
                              "<tmx version=\"1.4\"><body/></tmx>",
                              "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu>");
  CHECK_THROWS_AS(read(bytes), Error);
}

TEST_CASE("every file of the compliance kit is read without a finding",
          "[exchange][tmx][suite]") {
  const auto folder = published::find("suites/tmx-compliance-kit");
  if (!folder) return;
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
    if (entry.path().extension() != ".tmx") continue;
    INFO(entry.path());
    const auto file = read(read_file(entry.path()), entry.path().filename().string());
    CHECK(file.findings.empty());
    CHECK_FALSE(file.units.empty());
    ++files;
  }
  CHECK(files == 8);
}

TEST_CASE("the kit's import tests give the texts that the kit expects",
          "[exchange][tmx][suite]") {
  const auto folder = published::find("suites/tmx-compliance-kit");
  if (!folder) return;
  const auto spaces = read(read_file(*folder / "ImportTest1A.tmx"));
  REQUIRE(spaces.units.size() == 2);
  CHECK(model::plain_text(spaces.units[0].source.content) ==
        "First segment with [\t\t   ]");
  const auto languages = read(read_file(*folder / "ImportTest1C.tmx"));
  REQUIRE(languages.units.size() == 3);
  for (const auto& unit : languages.units) {
    CHECK(unit.source.language == tag("en-US"));
    CHECK(unit.targets.size() == 4);
  }
  const auto sixteen_bits = read(read_file(*folder / "ImportTest1F.tmx"));
  CHECK(model::plain_text(sixteen_bits.units.at(1).source.content) ==
        "ÿ=U+00FF, ™=U+2122, ’=U+2019");
}

TEST_CASE("the Universal Declaration is read in all its languages",
          "[exchange][tmx][suite]") {
  const auto path = published::find("data/udhr.tmx");
  if (!path) return;
  const auto file = read(read_file(*path), "udhr.tmx");
  CHECK(file.findings.empty());
  CHECK(file.units.size() == 91);
  CHECK(file.units.at(0).targets.at(tag("ko")).content == InlineContent{Text{"전 문"}});
}

TEST_CASE("whatever the bytes, only an Error comes out", "[exchange][tmx][property]") {
  const auto sound =
      tmx(pair("<bpt i=\"1\">**</bpt>Yes<ept i=\"1\"/>", "<ph x=\"1\">{{a.b}}</ph>"));
  REQUIRE(rc::check([&] {
    auto bytes = sound;
    const auto changes = *rc::gen::inRange(1, 6);
    for (int i = 0; i < changes && !bytes.empty(); ++i) {
      const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
      switch (*rc::gen::inRange(0, 3)) {
        case 0:
          bytes[at] = *rc::gen::arbitrary<char>();
          break;
        case 1:
          bytes.erase(at, *rc::gen::inRange<std::size_t>(1, 30));
          break;
        default:
          bytes.insert(at,
                       bytes.substr(*rc::gen::inRange<std::size_t>(0, bytes.size()), 20));
      }
    }
    try {
      read(bytes);
    } catch (const Error&) {
    }
  }));
}
