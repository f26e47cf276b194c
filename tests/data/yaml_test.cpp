#include <catch2/catch.hpp>
#include <chrono>
#include <rapidcheck.h>

#include "data/node.hpp"

using namespace tongmun;
using data::Node;
using data::parse_yaml;

namespace {

Error error_of(std::string_view text) {
  try {
    parse_yaml(text, "test.yaml");
  } catch (const Error& error) {
    return error;
  }
  FAIL("read without an error");
  throw std::logic_error("unreachable");
}

}  // namespace

TEST_CASE("maps, lists and texts are read in order", "[data][yaml]") {
  const auto file = parse_yaml(
      "title: Report\nas_of: 2013-01\nlanguages: [en, fr]\nitems:\n  - id: a\n    n: 5\n"
      "text: |\n  one\n  two\nquoted: \"5\"\nempty:\nyes: no\ntrue_one: true\n",
      "test.yaml");
  CHECK(file.root.string("title") == "Report");
  CHECK(file.root.find("as_of")->kind == Node::Kind::string);
  CHECK(file.root.strings("languages") == std::vector<std::string>{"en", "fr"});
  CHECK(file.root.strings("title") == std::vector<std::string>{"Report"});
  CHECK(file.root.find("items")->items[0].integer("n") == 5);
  CHECK(file.root.string("text") == "one\ntwo\n");
  CHECK(file.root.find("quoted")->kind == Node::Kind::string);
  CHECK(file.root.find("empty")->is_null());
  CHECK(file.root.string("empty", "else") == "else");
  CHECK(file.root.find("yes")->kind == Node::Kind::string);
  CHECK(file.root.boolean("true_one"));
  CHECK(file.root.boolean("absent", true));
  CHECK_FALSE(file.root.integer("title"));
  CHECK(file.root.entries[1].first == "as_of");
}

TEST_CASE("plain scalars are typed by the core schema", "[data][yaml]") {
  const auto [text, kind] = GENERATE(table<std::string, Node::Kind>({
      {"5", Node::Kind::number},          {"-0.50", Node::Kind::number},
      {"+1", Node::Kind::number},         {".5", Node::Kind::number},
      {"5.", Node::Kind::number},         {"1e3", Node::Kind::number},
      {"1.5E-3", Node::Kind::number},     {"007", Node::Kind::number},
      {"true", Node::Kind::boolean},      {"FALSE", Node::Kind::boolean},
      {"yes", Node::Kind::string},        {"no", Node::Kind::string},
      {"on", Node::Kind::string},         {"tRue", Node::Kind::string},
      {"~", Node::Kind::null},            {"null", Node::Kind::null},
      {"2012-01", Node::Kind::string},    {"2013-01-08", Node::Kind::string},
      {"12:30", Node::Kind::string},      {"1,000", Node::Kind::string},
      {"0x1F", Node::Kind::string},       {".inf", Node::Kind::string},
      {"1e", Node::Kind::string},         {".", Node::Kind::string},
      {"-", Node::Kind::list},            {"'true'", Node::Kind::string},
      {"\"~\"", Node::Kind::string},      {"1_000", Node::Kind::string},
  }));
  CAPTURE(text);
  const auto root = parse_yaml(text, "test.yaml").root;
  CHECK(root.kind == kind);
  if (kind == Node::Kind::number) CHECK(root.text == text);
}

TEST_CASE("every value and key knows its line and column", "[data][yaml]") {
  const auto file = parse_yaml("\xEF\xBB\xBF# é\né: {인권: x, b: [y]}\nlist:\n  - a: 1\n    c:\n", "t.yaml");
  const auto& flow = *file.root.find("é");
  CHECK(file.place(flow).str() == "t.yaml:2:4");
  CHECK(file.key_place(flow).str() == "t.yaml:2:1");
  CHECK(file.place(*flow.find("인권")).str() == "t.yaml:2:9");
  CHECK(file.key_place(*flow.find("b")).str() == "t.yaml:2:12");
  CHECK(file.place(flow.find("b")->items[0]).str() == "t.yaml:2:16");
  const auto& item = file.root.find("list")->items[0];
  CHECK(file.place(item).str() == "t.yaml:4:5");
  CHECK(file.key_place(*item.find("c")).str() == "t.yaml:5:5");
}

TEST_CASE("an empty file is one empty value", "[data][yaml]") {
  for (const auto* text : {"", "# nothing\n", "---\n", "\n\n"}) {
    const auto file = parse_yaml(text, "test.yaml");
    CHECK(file.root.is_null());
    CHECK(file.root.line >= 1);
  }
}

TEST_CASE("what YAML allows beyond plain data is refused", "[data][yaml]") {
  const auto [text, kind, place] = GENERATE(table<std::string, ErrorKind, std::string>({
      {"a: 1\nb: 2\na: 3\n", ErrorKind::malformed, "test.yaml:3:1"},
      {"a: &x 1\nb: *x\n", ErrorKind::refused, "test.yaml:1:4"},
      {"a: &x [1]\n", ErrorKind::refused, "test.yaml:1:4"},
      {"a: !!str 1\n", ErrorKind::refused, "test.yaml:1:4"},
      {"a: !mine {b: c}\n", ErrorKind::refused, "test.yaml:1:4"},
      {"a: 1\n---\nb: 2\n", ErrorKind::refused, "test.yaml:2:1"},
      {"[a]: 1\n", ErrorKind::malformed, "test.yaml:1:1"},
      {"a: [1, 2\n", ErrorKind::malformed, "test.yaml:2:1"},
      {"a: b: c\n", ErrorKind::malformed, "test.yaml:1:5"},
      {"a: é\n  \xFF\n", ErrorKind::malformed, "test.yaml:2:3"},
      {"a: *nothing\n", ErrorKind::malformed, "test.yaml:1:4"},
  }));
  CAPTURE(text);
  const auto error = error_of(text);
  CHECK(error.kind() == kind);
  CHECK(error.place().str() == place);
  CHECK_FALSE(error.hint().empty());
}

TEST_CASE("nesting ends at 64 levels, however deep the bomb", "[data][yaml]") {
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string unit : {"[", "{a: ", "- ", "? ", "{", "[{", "a: ["}) {
    std::string bomb;
    while (bomb.size() < 300'000) bomb += unit;
    CAPTURE(unit);
    CHECK_NOTHROW(error_of(bomb));
  }
  CHECK(error_of(std::string(65, '[') + std::string(65, ']')).kind() == ErrorKind::refused);
  CHECK(parse_yaml(std::string(64, '[') + std::string(64, ']'), "t").root.is_list());
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

TEST_CASE("a long line is read as fast as many short ones", "[data][yaml]") {
  std::string text = "{";
  for (int i = 0; i < 100'000; ++i) text += "é" + std::to_string(i) + ": [1],";
  const auto begin = std::chrono::steady_clock::now();
  const auto file = parse_yaml(text + "z: 1}", "test.yaml");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
  CHECK(file.root.entries.size() == 100'001);
  CHECK(file.root.entries[1].second.key_column == 10);
}

TEST_CASE("more than a million values are refused", "[data][yaml]") {
  std::string text = "[";
  for (int i = 0; i < 1'000'001; ++i) text += "1,";
  CHECK(error_of(text + "1]").kind() == ErrorKind::refused);
  CHECK(error_of(std::string(17 << 20, '#')).kind() == ErrorKind::refused);
}

TEST_CASE("a missing file is not found", "[data][yaml]") {
  CHECK_THROWS_AS(data::read_yaml("/nonexistent/a.yaml", "a.yaml"), Error);
}

TEST_CASE("any bytes give a tree or an Error", "[data][yaml]") {
  CHECK(rc::check([](const std::string& tail) {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "a", ": ", "\n", "  ", "- ", "[", "]", "{", "}", ",", "'", "\"", "|", ">", "&x", "*x", "!t",
        "---", "...", "#", "?", "%", "@", "`", "\t", "é", "\\", "\r\n", "|+2\n", "\xC2\x85", "<<"));
    std::string text;
    for (const auto& piece : pieces) text += piece;
    try {
      parse_yaml(text, "test.yaml");
    } catch (const Error&) {
    }
    try {
      parse_yaml(text + tail, "test.yaml");
    } catch (const Error&) {
    }
  }));
}
