#include "render/akn/letter.hpp"

using namespace tongmun;
using namespace tongmun::letter;

TEST_CASE("the parts of a letter go by their style", "[render][akn][blocks]") {
  const auto bytes = rendered({
      paragraph("layout_1", "Letterhead", {run("ICNK")}),
      paragraph("layout_2", "Date", {run("Seoul, "), run("8 January 2013", letter_date)}),
      paragraph("layout_3", "Reference Line", {run("FM/1")}),
      paragraph("addressee_1", "Inside Address", {run("The Minister")}),
      paragraph("addressee_2", "Inside Address", {run("Paris")}),
      paragraph("subject_1", "Subject Line", {run("A commission")}),
      paragraph("layout_4", "Salutation", {run("Excellency,")}),
      paragraph("body_1", "Body Text", {run("We write.")}),
      paragraph("layout_5", "Closing", {run("Sincerely,")}),
      paragraph("layout_6", "Signature", {run("ICNK", icnk)}),
      paragraph("layout_7", "Signature", {run("Secretariat")}),
      paragraph("layout_8", "Enclosure", {run("Enclosure: list")}),
      paragraph("layout_9", "cc List", {run("cc: UN")}),
      paragraph("layout_10", "", {run("P.S.")}),
  });
  CHECK(
      part(bytes, "preface") ==
      R"(<p eId="letterhead" class="letterhead">ICNK</p>)"
      R"(<p eId="reference" class="reference"><docNumber>FM/1</docNumber></p>)"
      R"(<p eId="date" class="date">Seoul, <docDate eId="date__date-letter" date="2013-01-08">8 January 2013</docDate></p>)"
      R"(<container name="addressee" eId="addressee"><p eId="addressee_1" class="addressee">The Minister</p>)"
      R"(<p eId="addressee_2" class="addressee">Paris</p></container>)"
      R"(<p eId="subject_1" class="subject"><docTitle>A commission</docTitle></p>)");
  CHECK(part(bytes, "mainBody") ==
        R"(<p eId="salutation" class="salutation">Excellency,</p>)"
        R"(<paragraph eId="body_1"><content><p>We write.</p></content></paragraph>)");
  CHECK(
      part(bytes, "conclusions") ==
      R"(<p eId="closing" class="closing">Sincerely,</p>)"
      R"(<p eId="signature" class="signature"><signature><organization eId="signature__org-icnk" refersTo="#org-icnk">ICNK)"
      R"(</organization></signature></p><p eId="signature__2" class="signature">Secretariat</p>)"
      R"(<p eId="enclosures" class="enclosures">Enclosure: list</p><p eId="copies" class="copies">cc: UN</p>)"
      R"(<p eId="end">P.S.</p>)");
  check_sound(bytes);
}

TEST_CASE("without a style, the text part decides, and then the place",
          "[render][akn][blocks]") {
  using Case = std::tuple<std::string, bool, std::string>;
  const auto [id, after_closing, where] = GENERATE(table<std::string, bool, std::string>({
      Case{"body_9", true, "mainBody"},
      Case{"figures_9", true, "mainBody"},
      Case{"signatories_9", false, "conclusions"},
      Case{"enclosures_9__x", false, "conclusions"},
      Case{"copies_9", false, "conclusions"},
      Case{"addressee_9", true, "preface"},
      Case{"subject_9", true, "preface"},
      Case{"layout_9", false, "mainBody"},
      Case{"layout_9", true, "conclusions"},
      Case{"", true, "conclusions"},
  }));
  std::vector<Block> blocks{paragraph("layout_1", "Closing", {run("Sincerely,")})};
  blocks.insert(after_closing ? blocks.end() : blocks.begin(),
                paragraph(id, "", {run("here")}));
  const auto bytes = rendered(blocks);
  CHECK(part(bytes, where).find("here") != std::string::npos);
  check_sound(bytes);
}

TEST_CASE("blank paragraphs of the layout and page furniture are left out",
          "[render][akn][blocks]") {
  const auto bytes = rendered({
      paragraph("", "", {}),
      paragraph("layout_1", "", {run("")}),
      paragraph("layout_2", "Footer", {run("page 1")}),
      Opaque{"<w:sectPr/>"},
      paragraph("body_1", "", {}),
  });
  CHECK(part(bytes, "mainBody") ==
        R"(<paragraph eId="body_1"><content><p/></content></paragraph>)");
  check_sound(bytes);
}

TEST_CASE("headings open sections, and close those that they do not belong to",
          "[render][akn][blocks]") {
  const auto bytes = rendered({
      paragraph("body_1", "", {run("intro")}),
      paragraph("body_2", "Heading 1", {run("One")}),
      paragraph("body_3", "", {run("a")}),
      paragraph("body_4", "Heading 2", {run("Two")}),
      paragraph("body_5", "", {run("b")}),
      paragraph("body_6", "Heading 3", {run("Three")}),
      paragraph("body_7", "Heading 1", {run("Four")}),
      table("figures_1", {{paragraph("", "", {run("n")})}}),
  });
  const auto para = [](const std::string& eid, const std::string& text) {
    return "<paragraph eId=\"" + eid + "\"><content><p>" + text +
           "</p></content></paragraph>";
  };
  CHECK(
      part(bytes, "mainBody") ==
      para("body_1", "intro") +
          R"(<section eId="body_2"><heading eId="body_2__heading">One</heading>)" +
          para("body_3", "a") +
          R"(<subsection eId="body_4"><heading eId="body_4__heading">Two</heading>)" +
          para("body_5", "b") +
          R"(<level eId="body_6"><heading eId="body_6__heading">Three</heading></level></subsection></section>)"
          R"(<section eId="body_7"><heading eId="body_7__heading">Four</heading><paragraph eId="figures_1__para"><content>)"
          R"(<table eId="figures_1"><tr eId="figures_1__tr"><th><p eId="figures_1__p">n</p></th></tr></table></content></paragraph></section>)");
  check_sound(bytes);
}

TEST_CASE("the items of a list are one element, numbered as Word numbers them",
          "[render][akn][blocks]") {
  const auto numbered = [](const std::string& id, int list, int level = 0) {
    return item(paragraph(id, "List Number", {run("x")}), list, level);
  };
  const auto bytes = rendered({
      numbered("body_1", 1),
      numbered("body_2", 1, 1),
      numbered("body_3", 1, 1),
      numbered("body_4", 1),
      paragraph("body_5", "", {run("between")}),
      numbered("body_6", 1),
      numbered("body_7", 2),
      item(paragraph("body_8", "List Bullet", {run("y")}), 3, 0, ListItem::Kind::bullet),
  });
  const auto li = [](const std::string& eid, const std::string& number,
                     const std::string& inside = {}) {
    return "<item eId=\"" + eid + "\"><num>" + number + "</num><p>x</p>" + inside +
           "</item>";
  };
  const auto list = [](const std::string& eid, const std::string& items) {
    return "<paragraph eId=\"" + eid + "__para\"><content><blockList eId=\"" + eid +
           "\">" + items + "</blockList></content></paragraph>";
  };
  CHECK(
      part(bytes, "mainBody") ==
      list("body_1__list", li("body_1", "1.",
                              "<blockList eId=\"body_1__list__2\">" + li("body_2", "1.") +
                                  li("body_3", "2.") + "</blockList>") +
                               li("body_4", "2.")) +
          R"(<paragraph eId="body_5"><content><p>between</p></content></paragraph>)" +
          list("body_6__list", li("body_6", "3.")) +
          list("body_7__list", li("body_7", "1.")) +
          list("body_8__list", R"(<item eId="body_8"><p>y</p></item>)"));
  check_sound(bytes);
}

TEST_CASE("a list of members keeps its names however it is sorted",
          "[render][akn][blocks]") {
  const auto member = [](const std::string& id) {
    return item(paragraph("signatories_1__" + id, "List Bullet", {run(id)}), 1, 0,
                ListItem::Kind::bullet);
  };
  const auto bytes =
      rendered({paragraph("", "Closing", {run("c")}), member("hrw"), member("amnesty")});
  CHECK(
      part(bytes, "conclusions") ==
      R"(<p eId="closing" class="closing">c</p><blockList eId="signatories_1__list"><item eId="signatories_1__hrw">)"
      R"(<p class="signatories">hrw</p></item><item eId="signatories_1__amnesty"><p class="signatories">amnesty</p></item></blockList>)");
  check_sound(bytes);
}

TEST_CASE("tables have header cells, rows and blocks inside", "[render][akn][blocks]") {
  auto figures = table(
      "figures_1",
      {{paragraph("", "", {run("Year")}), paragraph("figures_2", "", {run("Held")})},
       {paragraph("", "", {run("2012")}),
        item(paragraph("figures_3", "", {run("200,000", prisoners)}), 1)}});
  figures->rows[1].id = "figures_1__prisoners";
  figures->rows[1].cells[0].blocks.push_back(
      table("", {{paragraph("", "", {run("inner")})}}));
  figures->rows[1].cells[0].blocks.push_back(paragraph("", "", {}));
  const auto bytes = rendered({figures});
  CHECK(
      part(bytes, "mainBody")
          .starts_with(
              R"(<paragraph eId="figures_1__para"><content><table eId="figures_1"><tr eId="figures_1__tr"><th><p eId="figures_1__p">Year</p></th>)"
              R"(<th><p eId="figures_2">Held</p></th></tr><tr eId="figures_1__prisoners"><td><p eId="figures_1__p__2">2012</p>)"
              R"(<table eId="figures_1__table"><tr eId="figures_1__table__tr"><th><p eId="figures_1__table__p">inner</p></th></tr></table></td>)"
              R"(<td><blockList eId="figures_3__list"><item eId="figures_3"><num>1.</num><p><quantity)"));
  check_sound(bytes);
}

TEST_CASE("a table that only arranges the letter's parts is taken apart",
          "[render][akn][blocks]") {
  const auto bytes = rendered(
      {table("", {{paragraph("layout_1", "Reference Line", {run("FM/1")}),
                   paragraph("layout_2", "Date", {run("8 January 2013", letter_date)})}}),
       paragraph("body_1", "", {run("x")})});
  CHECK(
      part(bytes, "preface") ==
      R"(<p eId="reference" class="reference"><docNumber>FM/1</docNumber></p>)"
      R"(<p eId="date" class="date"><docDate eId="date__date-letter" date="2013-01-08">8 January 2013</docDate></p>)");
  check_sound(bytes);
}

TEST_CASE("a quotation is embedded text", "[render][akn][blocks]") {
  const auto bytes = rendered({said("body_1", "Quote", "“We saw it.”")});
  CHECK(
      part(bytes, "mainBody") ==
      R"(<paragraph eId="body_1"><content><p class="quote"><embeddedText>)"
      R"(<inline name="seg" eId="seg_body_1_1">“We saw it.”</inline></embeddedText></p></content></paragraph>)");
  check_sound(bytes);
}

TEST_CASE("an id that comes again is numbered", "[render][akn][blocks]") {
  const auto bytes = rendered({said("body_1", "", "a"), said("body_1", "", "b"),
                               paragraph("org-icnk", "", {run("c")}),
                               paragraph("body 1", "", {run("d")})});
  const auto all = eids(bytes);
  CHECK(std::vector(all.begin() + 2, all.end()) ==  // after the two references
        std::vector<std::string>{"body_1", "seg_body_1_1", "body_1__2", "seg_body_1_1__2",
                                 "org-icnk__2", "body_1__3"});
  check_sound(bytes);
}
