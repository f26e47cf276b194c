#include "check/alignment.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

using namespace tongmun;
using check::Order;
using Ids = std::vector<std::string>;

namespace {

std::vector<std::string> told(const Ids& wanted, const Ids& found, Order order) {
  Findings findings;
  check::check_alignment(wanted, found, order, "letter.docx", findings);
  std::vector<std::string> list;
  for (const auto& finding : findings.all()) {
    CHECK(finding.severity == Severity::error);
    CHECK(finding.place.str() == "letter.docx");
    list.push_back(finding.code + " " + finding.message);
  }
  return list;
}

}  // namespace

TEST_CASE("each way of being out of line has its code", "[check][alignment]") {
  const Ids wanted{"body-1", "body-2", "copies-1", "copies-2"};
  const auto [found, same, by_part] = GENERATE(table<Ids, Ids, Ids>({
      {{"body-1", "body-2", "copies-1", "copies-2"}, {}, {}},
      {{"body-1", "copies-1", "copies-2"},
       {"CH0010 segment body-2 is missing"},
       {"CH0010 segment body-2 is missing"}},
      {{"body-1", "body-2", "body-3", "copies-1", "copies-2"},
       {"CH0011 segment body-3 should not be there"},
       {"CH0011 segment body-3 should not be there"}},
      {{"body-1", "body-2", "body-2", "copies-1", "copies-2"},
       {"CH0011 segment body-2 should not be there"},
       {"CH0011 segment body-2 should not be there"}},
      {{"body-2", "body-1", "copies-1", "copies-2"},
       {"CH0012 the segments stand in another order"},
       {"CH0012 the segments stand in another order"}},
      {{"copies-1", "copies-2", "body-1", "body-2"},
       {"CH0012 the segments stand in another order"},
       {}},
      {{"copies-1", "body-1", "copies-2", "body-2"},
       {"CH0012 the segments stand in another order"},
       {}},
      {{"body-9", "body-1", "copies-1", "copies-2"},
       {"CH0010 segment body-2 is missing", "CH0011 segment body-9 should not be there"},
       {"CH0010 segment body-2 is missing", "CH0011 segment body-9 should not be there"}},
      {{},
       {"CH0010 segment body-1 is missing", "CH0010 segment body-2 is missing",
        "CH0010 segment copies-1 is missing", "CH0010 segment copies-2 is missing"},
       {"CH0010 segment body-1 is missing", "CH0010 segment body-2 is missing",
        "CH0010 segment copies-1 is missing", "CH0010 segment copies-2 is missing"}},
  }));
  CHECK(told(wanted, found, Order::same) == same);
  CHECK(told(wanted, found, Order::by_part) == by_part);
}

TEST_CASE("a shuffled file is aligned exactly when it is the same list",
          "[check][alignment]") {
  CHECK(rc::check("shuffled ids", [] {
    const auto ids =
        *rc::gen::unique<Ids>(rc::gen::map(rc::gen::inRange(0, 40), [](int i) {
          return (i % 2 ? "a-" : "b-") + std::to_string(i);
        }));
    auto other = ids;
    for (std::size_t i = other.size(); i > 1; --i)
      std::swap(other[i - 1], other[*rc::gen::inRange<std::size_t>(0, i)]);
    Findings findings;
    check::check_alignment(ids, other, Order::same, "x", findings);
    RC_ASSERT(findings.empty() == (ids == other));
  }));
}

TEST_CASE("segments are read with their text from the main story only",
          "[check][alignment]") {
  const auto run = [](const char* text) {
    model::Run made;
    made.text = text;
    return made;
  };
  model::Paragraph first, second, header;
  first.content = {run("out"),
                   model::SegmentStart{"body-1"},
                   run("One "),
                   model::Tab{},
                   run("물"),
                   model::SegmentEnd{"body-1"},
                   run(" between "),
                   model::SegmentStart{"body-2"},
                   run("two"),
                   model::LineBreak{},
                   run("lines"),
                   model::Opaque{"<w:x/>"},
                   model::SegmentEnd{"body-2"}};
  second.content = {model::SegmentStart{"empty-1"}, model::SegmentEnd{"empty-1"}};
  header.content = {model::SegmentStart{"header-1"}, run("h"),
                    model::SegmentEnd{"header-1"}};
  auto table = std::make_shared<model::Table>();
  table->rows = {{"", false, {{{second}, {}}}, {}}};
  model::Document document;
  document.stories = {{"word/document.xml", {first, table}},
                      {"word/header1.xml", {header}}};
  using Texts = std::vector<std::pair<std::string, std::string>>;
  CHECK(check::segment_texts(document) ==
        Texts{{"body-1", "One \t물"}, {"body-2", "two\nlines"}, {"empty-1", ""}});
  CHECK(check::segment_ids(document) == Ids{"body-1", "body-2", "empty-1"});
  CHECK(check::segment_ids({}).empty());
}
