#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "campaign/table.hpp"

namespace tongmun::campaign {

namespace {

using Texts = std::vector<std::vector<std::string>>;

Texts texts_of(const Table& table) {
  Texts texts;
  const auto add = [&texts](TableRow row) {
    texts.emplace_back();
    for (const auto& cell : row) texts.back().emplace_back(cell.text);
  };
  add(table.header());
  for (std::size_t i = 0; i < table.size(); ++i) add(table[i]);
  return texts;
}

std::string quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

TEST_CASE("a list is read with any separator, line end and mark", "[campaign][csv]") {
  const auto [bytes, expected] = GENERATE(table<std::string, Texts>({
      {"post,city\nminister,Seoul\n", {{"post", "city"}, {"minister", "Seoul"}}},
      {"post;city\r\nminister;Seoul", {{"post", "city"}, {"minister", "Seoul"}}},
      {"post\tcity\rminister\tSeoul\r", {{"post", "city"}, {"minister", "Seoul"}}},
      {"\xEF\xBB\xBFpost,city\n", {{"post", "city"}}},
      {"city\n\"Washington, DC\"\n", {{"city"}, {"Washington, DC"}}},
      {"a,b\n\"say \"\"no\"\"\",\"two\nlines\"\n",
       {{"a", "b"}, {"say \"no\"", "two\nlines"}}},
      {"\"a,b\";c\n1;2\n", {{"a,b", "c"}, {"1", "2"}}},
      {"a,b,c\n1\n\n,,\n4,5,6\n", {{"a", "b", "c"}, {"1", "", ""}, {"4", "5", "6"}}},
      {"a,b\n1,2,,,\n", {{"a", "b"}, {"1", "2"}}},
      {"a\n\"\"\n x \n", {{"a"}, {" x "}}},
      {"", {{}}},
  }));
  CHECK(texts_of(read_csv(bytes, "list.csv")) == expected);
}

TEST_CASE("every cell knows its line and its column in characters", "[campaign][csv]") {
  const auto table =
      read_csv("post,city\r\n\"two\r\nlines\",서울\r\n장관,Ottawa\r\n", "list.csv");
  CHECK(table.header()[1].place().str() == "list.csv:1:6");
  CHECK(table[0][0].place().str() == "list.csv:2:1");
  CHECK(table[0][1].place().str() == "list.csv:3:8");
  CHECK(table[1][0].place().str() == "list.csv:4:1");
  CHECK(table[1][1].place().str() == "list.csv:4:4");
}

TEST_CASE("a damaged list is refused at its place", "[campaign][csv]") {
  const auto [bytes, place] = GENERATE(table<std::string, std::string>({
      {"a,b\n1,\"open\n", "list.csv:2:3"},
      {"a,b\n\"x\"y,2\n", "list.csv:2:4"},
      {"a,b\n1,2,3\n", "list.csv:2:5"},
      {"a,b\n가,\xFF\n", "list.csv:2:3"},
      {"\xEF\xBB\xBFp\n\xC0", "list.csv:2:1"},
  }));
  try {
    read_csv(bytes, "list.csv");
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::malformed);
    CHECK(error.place().str() == place);
    CHECK_FALSE(error.message().empty());
  }
}

TEST_CASE("a list that would fill memory is refused", "[campaign][csv]") {
  std::string wide = "a";
  for (int i = 0; i < 300; ++i) wide += ",a";
  CHECK_THROWS_AS(read_csv(wide, "list.csv"), Error);
  std::string high = "a\n";
  for (int i = 0; i <= 100'000; ++i) high += "1\n";
  CHECK_THROWS_AS(read_csv(high, "list.csv"), Error);
}

TEST_CASE("what is written with quotes is read back", "[campaign][csv]") {
  CHECK(rc::check([](const std::vector<std::string>& words) {
    std::string line = "h";
    std::vector<std::string> cells;
    for (const auto& word : words) {
      std::string cell;
      for (const char c : word)
        cell += static_cast<char>(c & 0x7F);  // ASCII is sound UTF-8
      cells.push_back(cell);
      if (cells.size() == 20) break;
    }
    RC_PRE(!cells.empty());
    cells.push_back("end");  // empty cells at the end are dropped
    for (std::size_t i = 1; i < cells.size(); ++i) line += ",h";
    line += "\n";
    for (std::size_t i = 0; i < cells.size(); ++i)
      line += (i ? "," : "") + quoted(cells[i]);
    RC_ASSERT(texts_of(read_csv(line, "x"))[1] == cells);
  }));
}

TEST_CASE("any bytes give a table or an Error", "[campaign][csv]") {
  CHECK(rc::check([](const std::string& bytes) {
    try {
      const auto table = read_csv(bytes, "x");
      for (std::size_t i = 0; i < table.size(); ++i) RC_ASSERT(!table[i].empty());
    } catch (const Error&) {
    }
  }));
  CHECK(rc::check([] {
    const auto bytes = *rc::gen::container<std::string>(rc::gen::element(
        ',', ';', '\t', '"', '\n', '\r', 'a', '\xEF', '\xBB', '\xBF', '\0'));
    try {
      read_csv(bytes, "x");
    } catch (const Error&) {
    }
  }));
}

}  // namespace tongmun::campaign
