#include "render/everything.hpp"

using namespace tongmun;
using namespace tongmun::letter;

namespace {

std::string mail(std::vector<Block> blocks, int width = 0,
                 const std::string& language = "en-GB") {
  return render::Formats::standard().find("text")->render(
      document(language, std::move(blocks)), {.width = width});
}

}  // namespace

TEST_CASE("a letter reads as an e-mail", "[render][text]") {
  CHECK(rendered_as("text", everything()) == R"(Coalition

8 January 2013

Ministry of <Foreign> Affairs
Paris & Lyon

A commission *of* inquiry
=========================

Excellency,

As many as 200,000 people[1] are held; 관리소 camps
1. of [them]

What is known
-------------

> Come and see.

Why now
-------

In March
--------

1. first
   - deeper
2. second

between

3. third

Figures
Figure | Amount|s
-------|---------
People | 200,000

our site <https://icnk.example/?a=1&b="2"> and no script[The seal]

| In the box

[untranslated: not yet] [doubtful: perhaps][missing: [name]]

Yours

----
[1] Estimate of 2012.

----
Seoul
)");
}

TEST_CASE("lines are broken between words and never longer", "[render][text]") {
  CHECK(mail({said("b", "", "We ask you to support the commission of inquiry.")}, 20) ==
        "We ask you to\nsupport the\ncommission of\ninquiry.\n");
  CHECK(mail({item(said("b", "", "We ask you to support the commission of inquiry."), 1)},
             25) == "1. We ask you to support\n   the commission of\n   inquiry.\n");
  // Where a character is two columns wide, the reader's program knows better.
  CHECK(
      mail({said("b", "", "저희는 조사위원회의 설치를 지지하여 주실 것을 요청드립니다.")},
           20, "ko") == "저희는 조사위원회의 설치를 지지하여 주실 것을 요청드립니다.\n");
}

TEST_CASE("text of the other direction is isolated", "[render][text]") {
  const auto rtl = text::Direction::rtl;
  auto line =
      paragraph("b", "",
                {Run{.text = "تحالف ", .direction = rtl}, Run{.text = "ICNK"},
                 Run{.text = "/2013"}, Run{.text = " في سيول", .direction = rtl}});
  line.direction = rtl;
  CHECK(mail({line}, 0, "ar") == "تحالف \u2068ICNK/2013\u2069 في سيول\n");
}

TEST_CASE("a link that shows its address says it once", "[render][text]") {
  CHECK(mail({paragraph(
            "b", "",
            {LinkStart{"mailto:a@icnk.example"}, run("a@icnk.example"), LinkEnd{},
             run(", "), LinkStart{"mailto:a@icnk.example"}, run("write"), LinkEnd{}})}) ==
        "a@icnk.example, write <a@icnk.example>\n");
}
