#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "templating/support.hpp"

using namespace tongmun;
using templating::nest_quotes;
using templating::open_quotes;

namespace {

const std::vector<std::string> english{"“", "”", "‘", "’"},
    japanese{"「", "」", "『", "』"}, arabic{"«", "»", "“", "”"},
    german{"„", "“", "‚", "‘"};

}  // namespace

TEST_CASE("quotation marks are nested as deep as they stand", "[templating][quotes]") {
  const auto [quotes, text, depth, expected] =
      GENERATE(table<std::vector<std::string>, std::string, int, std::string>({
          {english, "plain", 1, "plain"},
          {english, "I said “yes” to “all”.", 0, "I said “yes” to “all”."},
          {english, "I said “yes” to “all”.", 1, "I said ‘yes’ to ‘all’."},
          {english, "I said “he said ‘no’”.", 1, "I said ‘he said “no”’."},
          {english, "I said ‘yes’.", 0, "I said “yes”."},
          {english, "We don’t say “don’t”.", 1, "We don’t say ‘don’t’."},
          {english, "‘don’t’", 1, "‘don’t’"},
          {english, "‘don’t’", 0, "“don’t”"},
          {english, "the survivors’ letter", 1, "the survivors’ letter"},
          {english, "’tis late", 1, "’tis late"},
          {japanese, "「人道に対する罪」を止める", 0, "「人道に対する罪」を止める"},
          {japanese, "「人道に対する罪」を止める", 1, "『人道に対する罪』を止める"},
          {japanese, "『本』と「記事『名』」", 0, "「本」と「記事『名』」"},
          {japanese, "「ああ『いい』」", 1, "『ああ「いい」』"},
          {arabic, "قال «نعم»", 1, "قال “نعم”"},
          {german, "Er sagte „nein“.", 1, "Er sagte ‚nein‘."},
          {{}, "“left” alone", 1, "“left” alone"},
      }));
  CAPTURE(text, depth);
  CHECK(nest_quotes(text, quotes, depth) == expected);
}

TEST_CASE("quotations that are open are counted", "[templating][quotes]") {
  const auto [quotes, text, depth] =
      GENERATE(table<std::vector<std::string>, std::string, int>({
          {english, "", 0},
          {english, "I said “yes”.", 0},
          {english, "I said “yes", 1},
          {english, "“he said ‘no", 2},
          {english, "“he said ‘don’t", 2},
          {english, "“he said ‘no’", 1},
          {english, "the survivors’ letter ” ’", 0},
          {japanese, "「国際『連", 2},
          {japanese, "「国際」", 0},
          {german, "„so“ und „so", 1},
      }));
  CAPTURE(text);
  CHECK(open_quotes(text, quotes) == depth);
}

// A writer of its own that knows the depth of every mark.
TEST_CASE("nesting twice is nesting at once", "[templating][quotes]") {
  CHECK(rc::check("balanced quotations", [] {
    const auto moves = *rc::gen::container<std::vector<bool>>(rc::gen::arbitrary<bool>());
    const auto write = [&](std::size_t start) {
      std::string text;
      std::size_t depth = 0;
      for (const bool open : moves) {
        if (open)
          text += japanese[(start + depth++) % 2 * 2] + "물";
        else if (depth > 0)
          text += "끝" + japanese[(start + --depth) % 2 * 2 + 1];
      }
      while (depth > 0) text += japanese[(start + --depth) % 2 * 2 + 1];
      return text;
    };
    RC_ASSERT(nest_quotes(write(0), japanese, 1) == write(1));
    RC_ASSERT(nest_quotes(write(1), japanese, 0) == write(0));
    RC_ASSERT(nest_quotes(write(0), japanese, 0) == write(0));
    RC_ASSERT(open_quotes(write(0), japanese) == 0);
  }));
}
