#include "base/error.hpp"

#include <catch2/catch.hpp>

using namespace tongmun;

TEST_CASE("a place is shown as far as it is known", "[base][error]") {
  const auto [place, shown] = GENERATE(table<Place, std::string>({
      {Place{}, ""},
      {Place{.file = "fr.tmx"}, "fr.tmx"},
      {Place{.file = "fr.tmx", .line = 214}, "fr.tmx:214"},
      {Place{.file = "fr.tmx", .line = 214, .column = 7}, "fr.tmx:214:7"},
      {Place{.file = "layout.docx", .inside = "word/document.xml paragraph 12"},
       "layout.docx word/document.xml paragraph 12"},
  }));
  CHECK(place.str() == shown);
}

TEST_CASE("an error tells what, where and what would help", "[base][error]") {
  const Error error(ErrorKind::malformed, "no such field", {.file = "a.md", .line = 3},
                    "Add it.");
  CHECK(error.kind() == ErrorKind::malformed);
  CHECK(error.message() == "no such field");
  CHECK(error.hint() == "Add it.");
  CHECK(error.place().line == 3);
  CHECK_THAT(error.what(), Catch::Contains("a.md:3") && Catch::Contains("no such field"));
}
