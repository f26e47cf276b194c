#include "model/segment.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <set>

using namespace tongmun::model;
using Forms = std::vector<std::string>;

TEST_CASE("a field has a path and forms", "[model][segment]") {
  const auto [tag, path, forms] = GENERATE(table<std::string, std::string, Forms>({
      {"claim.wells", "claim.wells", {}},
      {"claim.wells:이/가", "claim.wells", {"이/가"}},
      {"claim.wells:sentence:은/는", "claim.wells", {"sentence", "은/는"}},
      {"#recipient.female", "recipient.female", {}},
      {"^recipient.female", "recipient.female", {}},
      {"/recipient.female", "recipient.female", {}},
      {"name:", "name", {""}},
      {"a::b", "a", {"", "b"}},
      {"", "", {}},
  }));
  CAPTURE(tag);
  CHECK(field_path(tag) == path);
  CHECK(field_forms(tag) == forms);
}

namespace {

const Code open_bold{Code::Kind::open, 1, "bold"},
    close_bold{Code::Kind::close, 1, "bold"};
const InlineContent sentence{Text{"We dug "}, Field{"claim.wells:words"},
                             open_bold,       Text{" deep wells"},
                             close_bold,      Text{"."}};

}  // namespace

TEST_CASE("plain text shows fields and leaves codes out", "[model][segment]") {
  CHECK(plain_text(sentence) == "We dug {{claim.wells:words}} deep wells.");
  CHECK(plain_text({}).empty());
}

TEST_CASE("what a memory takes for the same has the same key", "[model][segment]") {
  const auto [one, other, same] = GENERATE(table<InlineContent, InlineContent, bool>({
      {{Text{"a “b”"}}, {Text{"a \"b\""}}, true},
      {{Text{"a\u00A0b"}}, {Text{" a  b "}}, true},
      {{Text{"물"}}, {Text{"물"}}, true},  // decomposed
      {{Text{"a"}, Text{"b"}}, {Text{"ab"}}, true},
      {{open_bold, Text{"a"}, close_bold},
       {Code{Code::Kind::open, 7, "bold"}, Text{"a"}, Code{Code::Kind::close, 7, "bold"}},
       true},
      {{Text{"Wells"}}, {Text{"wells"}}, false},
      {{Text{"a."}}, {Text{"a"}}, false},
      {{Field{"x"}}, {Field{"x:words"}}, false},
      {{Field{"x"}}, {Text{"{{x}}"}}, false},
      {{open_bold, Text{"a"}, close_bold}, {Text{"a"}}, false},
      {{Code{Code::Kind::standalone, 1, "break"}},
       {Code{Code::Kind::open, 1, "break"}},
       false},
  }));
  CAPTURE(plain_text(one), plain_text(other));
  CHECK((match_key(one) == match_key(other)) == same);
  CHECK((content_id(one) == content_id(other)) == same);
}

// The ids stand in memories and in published files: they must not change with the
// program.
TEST_CASE("the id of a content is the same in every release", "[model][segment]") {
  CHECK(content_id(sentence).size() == 8);
  CHECK(content_id(sentence).find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(content_id(sentence) == content_id(sentence));
  CHECK(content_id({Text{"One well."}}) == "10c02c3f");
  CHECK(content_id(sentence) == "9f66f797");
}

TEST_CASE("normalising joins texts and drops empty ones", "[model][segment]") {
  InlineContent content{Text{""}, Text{"a"}, Text{""},  Text{"b"}, Field{"x"},
                        Text{""}, open_bold, Text{"c"}, Text{"d"}};
  normalise(content);
  CHECK(content == InlineContent{Text{"ab"}, Field{"x"}, open_bold, Text{"cd"}});
}

TEST_CASE("normalising changes neither text nor key, and twice is once",
          "[model][segment]") {
  CHECK(rc::check("random contents", [] {
    const auto kinds = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5));
    InlineContent content;
    for (const int kind : kinds) {
      if (kind < 3)
        content.push_back(Text{std::string(static_cast<std::size_t>(kind), 'a')});
      else if (kind == 3)
        content.push_back(Field{"f"});
      else
        content.push_back(Code{Code::Kind::standalone, 1, "break"});
    }
    auto normal = content;
    normalise(normal);
    RC_ASSERT(plain_text(normal) == plain_text(content));
    RC_ASSERT(match_key(normal) == match_key(content));
    auto again = normal;
    normalise(again);
    RC_ASSERT(again == normal);
    for (std::size_t i = 1; i < normal.size(); ++i)
      RC_ASSERT(!(std::holds_alternative<Text>(normal[i]) &&
                  std::holds_alternative<Text>(normal[i - 1])));
  }));
}

TEST_CASE("a thousand sentences have a thousand ids", "[model][segment]") {
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i)
    ids.insert(content_id({Text{"Well number " + std::to_string(i)}}));
  CHECK(ids.size() == 1000);
}
