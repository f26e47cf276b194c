#include "base/fingerprint.hpp"

#include <catch2/catch.hpp>

using namespace tongmun;

// Computed by a few lines of Python that share nothing with ours but the two definitions:
// FNV-1a (draft-eastlake-fnv) and the first half of MurmurHash3's 64-bit finaliser.
TEST_CASE("fingerprints are the same on every machine", "[base][fingerprint]") {
  const auto [text, hash, digits] =
      GENERATE(table<std::string, std::uint64_t, std::string>({
          {"", 0xecba3df2c3383c52u, "ecba3df2"},
          {"a", 0xed8170de1919a24du, "ed8170de"},
          {"foobar", 0x6916ce8b48d4bc55u, "6916ce8b"},
          {"북한", 0xe48ce3b513932bbdu, "e48ce3b5"},
      }));
  CAPTURE(text);
  CHECK(fingerprint(text) == hash);
  CHECK(short_fingerprint(text) == digits);
}

TEST_CASE("a short fingerprint has the digits asked for, at most sixteen",
          "[base][fingerprint]") {
  CHECK(short_fingerprint("a", 4) == "ed81");
  CHECK(short_fingerprint("a", 16) == "ed8170de1919a24d");
  CHECK(short_fingerprint("a", 20) == "ed8170de1919a24d");
  CHECK(short_fingerprint("a", 0).empty());
}
