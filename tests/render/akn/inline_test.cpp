#include "render/akn/letter.hpp"

using namespace tongmun;
using namespace tongmun::letter;

namespace {

// The markup of one body paragraph's content.
std::string content(std::vector<Inline> inlines) {
  const auto bytes = rendered({paragraph("b", "", std::move(inlines))});
  check_sound(bytes);
  return part(bytes, "p");
}

}  // namespace

TEST_CASE("each kind of value has its element", "[render][akn][inline]") {
  using Case = std::tuple<int, std::string>;
  const auto [value, markup] = GENERATE(table<int, std::string>({
      Case{
          prisoners,
          R"(<quantity eId="b__claim-prisoners" refersTo="#claim-prisoners" normalized="200000">x</quantity>)"},
      Case{letter_date, R"(<date eId="b__date-letter" date="2013-01-08">x</date>)"},
      Case{icnk,
           R"(<organization eId="b__org-icnk" refersTo="#org-icnk">x</organization>)"},
      Case{somebody, R"(<person eId="b__person-1" refersTo="#person-1">x</person>)"},
      Case{france,
           R"(<location eId="b__country-FR" refersTo="#country-FR">x</location>)"},
      Case{words, "x"},
      // No day is invented.
      Case{founded,
           R"(<inline name="month" eId="b__date-founded" title="2011-09">x</inline>)"},
      Case{decade, R"(<inline name="year" eId="b__date-decade" title="2003">x</inline>)"},
      Case{99, "x"},
  }));
  CHECK(content({run("x", value)}) == markup);
}

TEST_CASE("a date refers to its reference when one is given", "[render][akn][inline]") {
  const auto bytes = rendered(
      document("en-GB", {paragraph("b", "", {run("x", letter_date)})}), identity(),
      {{render::akn::Reference::Kind::concept_, "date-letter", "the date"}});
  CHECK(
      part(bytes, "p") ==
      R"(<date eId="b__date-letter" refersTo="#date-letter" date="2013-01-08">x</date>)");
  check_sound(bytes);
}

TEST_CASE("runs of one value are one element, whatever their formatting",
          "[render][akn][inline]") {
  const std::string start =
      R"(<quantity eId="b__claim-prisoners" refersTo="#claim-prisoners" normalized="200000">)";
  CHECK(content({run("20", prisoners), run("만", prisoners), run(" 명")}) ==
        start + "20만</quantity> 명");
  CHECK(content({run("20", prisoners), Opaque{"<w:bookmarkStart/>"},
                 Run{.text = "만", .bold = true, .value = prisoners}}) ==
        start + "20<b>만</b></quantity>");
}

TEST_CASE("the same value in another place is another element", "[render][akn][inline]") {
  CHECK(content({run("a", icnk), run(" and "), run("b", icnk)}) ==
        R"(<organization eId="b__org-icnk" refersTo="#org-icnk">a</organization> and )"
        R"(<organization eId="b__org-icnk__2" refersTo="#org-icnk">b</organization>)");
}

TEST_CASE("formatting nests and is shared between runs", "[render][akn][inline]") {
  CHECK(content({Run{.text = "a", .bold = true},
                 Run{.text = "b", .bold = true, .italic = true},
                 Run{.text = "c", .italic = true}}) == "<b>a<i>b</i></b><i>c</i>");
}

TEST_CASE("another language than the document's is told", "[render][akn][inline]") {
  CHECK(content({Run{.text = "북한 ", .language = tag("ko")},
                 Run{.text = "인권", .language = tag("ko"), .bold = true},
                 Run{.text = " x", .language = tag("en-GB")}}) ==
        R"(<span xml:lang="ko">북한 <b>인권</b></span> x)");
}

TEST_CASE("the marks of a draft are classes", "[render][akn][inline]") {
  CHECK(
      content({Run{.text = "a", .language = tag("ko"), .mark = Mark::untranslated},
               Run{.text = "b", .mark = Mark::doubtful},
               Run{.text = "c", .mark = Mark::missing}}) ==
      R"(<span class="untranslated" xml:lang="ko">a</span><span class="doubtful">b</span><span class="missing">c</span>)");
}

TEST_CASE("breaks stay, tabs become spaces, markup of the layout goes",
          "[render][akn][inline]") {
  CHECK(content({run("a"), LineBreak{}, run("b"), Tab{}, run("c"), Opaque{"<w:drawing/>"},
                 run("<d>")}) == "a<eol/>b c&lt;d&gt;");
}

TEST_CASE("values inside a segment are named after it", "[render][akn][inline]") {
  CHECK(
      content({run("Now "), SegmentStart{"body.1"}, run("200,000", prisoners),
               SegmentEnd{"body.1"}}) ==
      R"(Now <inline name="seg" eId="seg_body_1"><quantity eId="seg_body_1__claim-prisoners" )"
      R"(refersTo="#claim-prisoners" normalized="200000">200,000</quantity></inline>)");
}

TEST_CASE("a segment holds whole elements even where formatting crosses its ends",
          "[render][akn][inline]") {
  CHECK(content({Run{.text = "a", .bold = true}, SegmentStart{"s"},
                 Run{.text = "b", .bold = true}, SegmentEnd{"s"},
                 Run{.text = "c", .bold = true}}) ==
        R"(<b>a</b><inline name="seg" eId="seg_s"><b>b</b></inline><b>c</b>)");
}

TEST_CASE("a segment whose end is missing ends with its paragraph",
          "[render][akn][inline]") {
  CHECK(
      content({SegmentStart{"s"}, run("a"), SegmentStart{"t"}, run("b")}) ==
      R"(<inline name="seg" eId="seg_s">a</inline><inline name="seg" eId="seg_t">b</inline>)");
}
