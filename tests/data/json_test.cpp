#include "data/json.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "base/file.hpp"
#include "support/temporary_folder.hpp"

using namespace tongmun;
using data::Node;
using data::parse_json;

namespace {

Error error_of(const std::string& text) {
  try {
    parse_json(text, "a.json");
  } catch (const Error& error) {
    return error;
  }
  FAIL("nothing was thrown: " << text);
  return Error(ErrorKind::io, "");
}

}  // namespace

TEST_CASE("JSON becomes the tree that the same YAML becomes, all but columns",
          "[data][json]") {
  const std::string text =
      "{\"name\": \"북한 \\\"x\\\" \\u00e9\",\n \"n\": [1, -2, 1.10, 1e3],\n"
      " \"flags\": {\"a\": true, \"b\": false, \"c\": null}, \"none\": [], \"empty\": "
      "{}}";
  const auto json = parse_json(text, "a.json").root;
  const auto yaml = data::parse_yaml(text, "a.yaml").root;
  const std::function<void(const Node&, const Node&)> compare = [&](const Node& a,
                                                                    const Node& b) {
    CHECK(a.kind == b.kind);
    CHECK(a.text == b.text);
    REQUIRE(a.items.size() == b.items.size());
    REQUIRE(a.entries.size() == b.entries.size());
    CHECK(a.line == b.line);
    CHECK(a.key_line == b.key_line);
    for (std::size_t i = 0; i < a.items.size(); ++i) compare(a.items[i], b.items[i]);
    for (std::size_t i = 0; i < a.entries.size(); ++i) {
      CHECK(a.entries[i].first == b.entries[i].first);
      compare(a.entries[i].second, b.entries[i].second);
    }
  };
  compare(json, yaml);
  CHECK(json.string("name") == "북한 \"x\" é");
}

TEST_CASE("a document may be a single value, and surrogates make one character",
          "[data][json]") {
  CHECK(parse_json(" 85 ", "a.json").root.text == "85");
  CHECK(parse_json("\"\\ud55c \\ud83d\\ude00\"", "a.json").root.text == "한 😀");
  CHECK(parse_json("null", "a.json").root.is_null());
  CHECK(parse_json("12345678901234567890123", "a.json").root.text ==
        "12345678901234567890123");
}

TEST_CASE("what is no JSON is told with line and column", "[data][json]") {
  const auto [text, line, column] = GENERATE(table<std::string, int, int>({
      {"", 1, 1},
      {"{\"a\": 1,\n \"b\" 2}", 2, 6},
      {"{\"한\": x}", 1, 7},
      {"[1, 2] 3", 1, 8},
      {"[\"\\ud800\"]", 1, 9},
      {"{\"a\": [1,\n2\n", 3, 1},
  }));
  INFO(text);
  const auto error = error_of(text);
  CHECK(error.kind() == ErrorKind::malformed);
  CHECK(error.place() == Place{"a.json", line, column, {}});
  CHECK_THAT(error.message(), Catch::StartsWith("this is no JSON: "));
}

TEST_CASE("a key that is there twice is told with its line", "[data][json]") {
  const auto error = error_of("{\"a\": 1,\n \"b\": {\"a\": 2},\n \"a\": 3}");
  CHECK(error.kind() == ErrorKind::malformed);
  CHECK(error.message() == "the key 'a' is there twice");
  CHECK(error.place() == Place{"a.json", 3, 0, {}});
}

TEST_CASE("JSON beyond the limits is refused", "[data][json]") {
  CHECK(error_of(std::string(100'000, '[')).kind() == ErrorKind::refused);
  std::string many = "[";
  for (int i = 0; i < 1'000'000; ++i) many += "1,";
  CHECK(error_of(many + "1]").kind() == ErrorKind::refused);
  const support::TemporaryFolder folder;
  write_file_atomically(folder.path() / "big.json", std::string((16u << 20) + 1, ' '));
  CHECK_THROWS_AS(data::read_json(folder.path() / "big.json", "big.json"), Error);
}

TEST_CASE("any bytes are JSON or an Error with a line", "[data][json][property]") {
  CHECK(rc::check("no other end", [] {
    const auto pieces =
        *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "{", "}", "[", "]", ",", ":", "\"", "\"a\":", "1", "-", "e", ".", "null",
            "true", "\\", "\\u", "d83d", " ", "\n", "\xFF", "한"));
    std::string text;
    for (const auto& piece : pieces) text += piece;
    try {
      parse_json(text, "a.json");
    } catch (const Error& error) {
      RC_ASSERT(error.place().line > 0);
    }
  }));
}
