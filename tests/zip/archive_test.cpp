#include "zip/archive.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <ctime>
#include <rapidcheck.h>

using namespace tongmun;

namespace {

std::string built(const std::vector<std::pair<std::string, std::string>>& entries) {
  zip::Builder builder;
  for (const auto& [name, bytes] : entries) builder.add(name, bytes);
  return builder.finish();
}

// Replaces all of `from`, which must be as long as `to`: how hostile archives are made here.
std::string patched(std::string bytes, std::string_view from, std::string_view to) {
  REQUIRE(from.size() == to.size());
  std::size_t count = 0;
  for (auto at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1), ++count)
    bytes.replace(at, from.size(), to);
  REQUIRE(count > 0);
  return bytes;
}

// Sets `count` bytes at `offset` of every central directory record.
std::string with_central(std::string bytes, std::size_t offset, std::string_view value) {
  for (auto at = bytes.find("PK\x01\x02"); at != std::string::npos; at = bytes.find("PK\x01\x02", at + 1))
    bytes.replace(at + offset, value.size(), value);
  return bytes;
}

ErrorKind kind_of_opening(std::string bytes, zip::Limits limits = {}) {
  try {
    const zip::Archive archive(std::move(bytes), "test.zip", limits);
    for (const auto& name : archive.names()) archive.read(name);
  } catch (const Error& error) {
    CHECK(error.place().file == "test.zip");
    return error.kind();
  }
  FAIL("opened without an error");
  return ErrorKind::io;
}

}  // namespace

TEST_CASE("what was built is read again", "[zip]") {
  const std::string large(100'000, 'x');
  const zip::Archive archive(built({{"b/x.xml", large}, {"a.txt", "short"}, {"인권.txt", ""}}),
                             "test.zip");
  CHECK(archive.names() == std::vector<std::string>{"b/x.xml", "a.txt", "인권.txt"});
  CHECK(archive.read("b/x.xml") == large);
  CHECK(archive.read("a.txt") == "short");
  CHECK(archive.read("인권.txt").empty());
  CHECK(archive.contains("a.txt"));
  CHECK(!archive.contains("A.txt"));
  CHECK_THROWS_AS(archive.read("c"), Error);
}

TEST_CASE("packed bytes pass from one archive to another untouched", "[zip]") {
  const auto first = built({{"a", std::string(5000, 'q')}, {"b", "x"}});
  const zip::Archive archive(first, "test.zip");
  zip::Builder builder;
  for (const auto& name : archive.names()) builder.add(name, archive.read_packed(name));
  CHECK(builder.finish() == first);
  CHECK(archive.read_packed("a").method == 8);
  CHECK(archive.read_packed("b").method == 0);
}

TEST_CASE("the same entries give the same bytes in every time zone", "[zip]") {
  const auto here = built({{"a", "one"}, {"b", std::string(999, 'b')}});
  for (const auto* zone : {"Asia/Seoul", "America/New_York", "Pacific/Apia", "Africa/Monrovia",
                           "Australia/Sydney", "America/Sao_Paulo", "Asia/Kathmandu"}) {
    ::setenv("TZ", zone, 1);
    ::tzset();
    CAPTURE(zone);
    CHECK(built({{"a", "one"}, {"b", std::string(999, 'b')}}) == here);
  }
  ::unsetenv("TZ");
  ::tzset();
  const std::string midnight_1980("\x00\x00\x21\x00", 4);
  CHECK(here.substr(10, 4) == midnight_1980);  // of the first local header
  CHECK(here.substr(28, 2) == std::string(2, '\0'));  // no extra field
  CHECK(here.substr(6, 2) == std::string(2, '\0'));  // no flags
  const auto beyond = built({{"é", "one"}});
  CHECK(beyond.substr(6, 2) == std::string("\x00\x08", 2));  // flag 11
  CHECK(beyond.substr(28, 2) == std::string(2, '\0'));
}

TEST_CASE("packing takes what is smaller, and unpacking proves it", "[zip]") {
  for (const int level : {1, 6, 12}) {
    auto packed = zip::pack(std::string(10'000, 'a'), level);
    CHECK(packed.method == 8);
    CHECK(packed.bytes.size() < 100);
    CHECK(zip::unpack(packed) == std::string(10'000, 'a'));
    packed.crc ^= 1;
    CHECK_THROWS_AS(zip::unpack(packed), Error);
  }
  CHECK(zip::pack("ab").method == 0);
  CHECK(zip::pack("").method == 0);
  auto packed = zip::pack(std::string(10'000, 'a'));
  packed.size += 1;
  CHECK_THROWS_AS(zip::unpack(packed), Error);
  packed.method = 14;
  CHECK_THROWS_AS(zip::unpack(packed), Error);
}

TEST_CASE("an archive without entries is one still", "[zip]") {
  zip::Builder builder;
  const zip::Archive archive(builder.finish(), "empty.zip");
  CHECK(archive.names().empty());
}

TEST_CASE("an entry given twice is a conflict", "[zip]") {
  zip::Builder builder;
  builder.add("a", std::string_view("1"));
  builder.add("a", std::string_view("2"));
  CHECK_THROWS_AS(builder.finish(), Error);
}

TEST_CASE("hostile names are malformed", "[zip]") {
  const auto name = GENERATE("../a", "/abc", "a/..", "a//b", "./ab", "C:ab", "a\\bc", "a\nbc");
  CAPTURE(name);
  CHECK_FALSE(zip::is_safe_name(name));
  CHECK(kind_of_opening(patched(built({{"name", "x"}}), "name", name)) == ErrorKind::malformed);
}

TEST_CASE("names may not stand twice, not even in another case", "[zip]") {
  const auto two = built({{"name", "x"}, {"nama", "y"}});
  CHECK(kind_of_opening(patched(two, "nama", "name")) == ErrorKind::malformed);
  CHECK(kind_of_opening(patched(two, "nama", "NAME")) == ErrorKind::malformed);
}

TEST_CASE("folders are passed over", "[zip]") {
  const zip::Archive archive(built({{"word/", ""}, {"word/a", "x"}}), "test.zip");
  CHECK(archive.names() == std::vector<std::string>{"word/a"});
}

TEST_CASE("encrypted, cut and damaged archives are malformed", "[zip]") {
  const auto sound = built({{"name", std::string(500, 'x')}, {"other", "plain text here"}});
  CHECK(kind_of_opening(with_central(sound, 8, "\x01")) == ErrorKind::malformed);
  CHECK(kind_of_opening(sound.substr(0, sound.size() - 30)) == ErrorKind::malformed);
  CHECK(kind_of_opening(sound.substr(10)) == ErrorKind::malformed);
  CHECK(kind_of_opening("") == ErrorKind::malformed);
  CHECK(kind_of_opening("PK\x05\x06") == ErrorKind::malformed);
  CHECK(kind_of_opening(patched(sound, "plain", "Plain")) == ErrorKind::malformed);
  CHECK(kind_of_opening(with_central(sound, 10, "\x0C")) == ErrorKind::unsupported);
  CHECK(kind_of_opening(with_central(sound, 20, std::string("\x00\x00\x10", 3))) == ErrorKind::malformed);
}

TEST_CASE("limits are kept", "[zip]") {
  const auto archive = built({{"a", std::string(5'000'000, 'x')}, {"b", "y"}, {"c", "z"}});
  CHECK(kind_of_opening(archive, {.entries = 2}) == ErrorKind::refused);
  CHECK(kind_of_opening(archive, {.entry_bytes = 4'000'000}) == ErrorKind::refused);
  CHECK(kind_of_opening(archive, {.total_bytes = 5'000'000}) == ErrorKind::refused);
  CHECK(kind_of_opening(archive, {.ratio = 100}) == ErrorKind::refused);
  // An entry that claims to be small and is not ends where it said.
  CHECK(kind_of_opening(with_central(archive, 24, std::string("\x10\0\0\0", 4))) ==
        ErrorKind::malformed);
  // One that claims 4 GiB is refused before anything is unpacked.
  CHECK(kind_of_opening(with_central(archive, 24, "\xF0\xFF\xFF\xFF")) == ErrorKind::refused);
}

TEST_CASE("a directory of very many entries is refused before it is read", "[zip]") {
  auto bytes = built({{"a", "x"}});
  const auto at = bytes.rfind("PK\x05\x06");
  bytes.replace(at + 12, 4, std::string("\x00\x00\x00\x10", 4));  // 256 MiB
  CHECK(kind_of_opening(bytes) == ErrorKind::refused);
  bytes.replace(at + 8, 4, "\xFF\xFF\xFF\xFF");
  CHECK(kind_of_opening(bytes) == ErrorKind::refused);
}

TEST_CASE("any bytes give an archive or an Error", "[zip]") {
  const auto sound = built({{"a/b.xml", std::string(300, 'x')}, {"c", "plain"}, {"é", "z"}});
  CHECK(rc::check([&] {
    auto bytes = sound;
    const auto changes = *rc::gen::inRange(1, 8);
    for (int i = 0; i < changes; ++i)
      bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] =
          static_cast<char>(*rc::gen::arbitrary<std::uint8_t>());
    bytes.resize(*rc::gen::inRange<std::size_t>(bytes.size() - 40, bytes.size() + 1));
    try {
      const zip::Archive archive(bytes, "test.zip");
      for (const auto& name : archive.names()) archive.read(name);
    } catch (const Error&) {
    }
  }));
}
