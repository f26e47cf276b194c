#include "render/akn/akn.hpp"

#include <algorithm>

#include "render/akn/letter.hpp"

using namespace tongmun;
using namespace tongmun::letter;

TEST_CASE("a work's IRI is made of what identifies it", "[render][akn]") {
  CHECK(render::akn::work_iri(identity()) ==
        "/akn/kr/doc/letter/icnk/2013-01-08/fm-coi-fr-foreign-minister");
  auto bare = identity();
  bare.author_code.clear();
  bare.number.clear();
  CHECK(render::akn::work_iri(bare) == "/akn/kr/doc/letter/2013-01-08");
}

TEST_CASE("the identification names work, expression and manifestation",
          "[render][akn]") {
  const auto bytes =
      rendered(document("zh-Hant", {said("body_1", "", "您好")}), identity("zh-Hant"));
  const std::string work =
      "/akn/kr/doc/letter/icnk/2013-01-08/fm-coi-fr-foreign-minister";
  const std::string origin =
      R"(<FRBRdate date="2013-01-08" name="Generation"/><FRBRauthor href="#org-icnk"/>)";
  CHECK(
      part(bytes, "FRBRWork") ==
      "<FRBRthis value=\"" + work + "/!main\"/><FRBRuri value=\"" + work +
          "\"/>"
          R"(<FRBRalias value="/akn/kr/doc/letter/icnk/2013-01-08/fm-coi" name="circular"/>)" +
          origin +
          R"(<FRBRcountry value="kr"/><FRBRsubtype value="letter"/><FRBRnumber value="fm-coi-fr-foreign-minister"/>)"
          R"(<FRBRprescriptive value="false"/><FRBRauthoritative value="true"/>)");
  const auto expression = work + "/zh-Hant@2013-01-08";
  CHECK(
      part(bytes, "FRBRExpression") ==
      "<FRBRthis value=\"" + expression + "/!main\"/><FRBRuri value=\"" + expression +
          "\"/>" + origin +
          R"(<FRBRauthoritative value="false"/><FRBRlanguage language="zh-Hant"/><FRBRtranslation href=")" +
          work +
          R"(/en-GB@2013-01-08" fromLanguage="en-GB" authoritative="false" by="#translation-team"/>)");
  CHECK(part(bytes, "FRBRManifestation") ==
        "<FRBRthis value=\"" + expression + "/!main.akn\"/><FRBRuri value=\"" +
            expression + ".akn\"/>" + origin +
            R"(<FRBRformat value="application/akn+xml"/>)");
  CHECK(
      part(bytes, "references") ==
      R"(<TLCOrganization eId="org-icnk" href="/akn/ontology/organization/org-icnk" showAs="org-icnk"/>)"
      R"(<TLCRole eId="translation-team" href="/akn/ontology/role/translation-team" showAs="translation-team"/>)");
  CHECK(bytes.find(R"(<mainBody xml:lang="zh-Hant">)") != std::string::npos);
  check_sound(bytes);
}

TEST_CASE("the source expression is no translation, and may prevail", "[render][akn]") {
  auto source = identity("en-GB");
  source.authoritative = true;
  source.circular.clear();
  const auto bytes = rendered(document("en-GB", {said("body_1", "", "x")}), source);
  CHECK(bytes.find("FRBRtranslation") == std::string::npos);
  CHECK(bytes.find("FRBRalias") == std::string::npos);
  CHECK(part(bytes, "FRBRWork").ends_with(R"(<FRBRauthoritative value="true"/>)"));
  CHECK(part(bytes, "FRBRExpression").find(R"(<FRBRauthoritative value="true"/>)") !=
        std::string::npos);
  check_sound(bytes);
  auto courtesy = identity("ko");
  courtesy.authoritative = true;
  const auto translated = rendered(document("ko", {said("body_1", "", "x")}), courtesy);
  CHECK(
      part(translated, "FRBRExpression").find(R"(<FRBRauthoritative value="false"/>)") !=
      std::string::npos);
}

TEST_CASE("references are of their kind, sorted, each once", "[render][akn]") {
  using Kind = render::akn::Reference::Kind;
  const auto bytes = rendered(
      document("en-GB",
               {said("body_1", "",
                     {run("France", france), run(" and "), run("200,000", prisoners)})}),
      identity(),
      {{Kind::term, "term-camp", "political prison camp"},
       {Kind::organisation, "org-icnk", "ICNK"},
       {Kind::organisation, "org-icnk", "again"},
       {Kind::person, "a person", "Shin"}});
  CHECK(
      part(bytes, "references") ==
      R"(<TLCPerson eId="a_person" href="/akn/ontology/person/a_person" showAs="Shin"/>)"
      R"(<TLCConcept eId="claim-prisoners" href="/akn/ontology/concept/claim-prisoners" showAs="claim-prisoners"/>)"
      R"(<TLCLocation eId="country-FR" href="/akn/ontology/location/country-FR" showAs="France"/>)"
      R"(<TLCOrganization eId="org-icnk" href="/akn/ontology/organization/org-icnk" showAs="ICNK"/>)"
      R"(<TLCTerm eId="term-camp" href="/akn/ontology/term/term-camp" showAs="political prison camp"/>)"
      R"(<TLCRole eId="translation-team" href="/akn/ontology/role/translation-team" showAs="translation-team"/>)");
  check_sound(bytes);
}

TEST_CASE("an identity without author or full date is refused", "[render][akn]") {
  auto no_author = identity();
  no_author.author.clear();
  CHECK_THROWS_AS(rendered(document("en-GB", {}), no_author), Error);
  auto month = identity();
  month.date = {2013, 1, 0};
  CHECK_THROWS_AS(rendered(document("en-GB", {}), month), Error);
}

TEST_CASE("an empty document is still a valid one", "[render][akn]") {
  auto nothing = document("en-GB", {});
  check_sound(rendered(nothing, identity()));
  nothing.stories.clear();
  check_sound(rendered(nothing, identity()));
}

TEST_CASE("segments are read back with their text", "[render][akn]") {
  const auto bytes = rendered({
      paragraph("body_1", "",
                {SegmentStart{"s1"}, run("One & "), Run{.text = "two", .bold = true},
                 SegmentEnd{"s1"}, run(" between "), SegmentStart{"s.2"},
                 run("200,000", prisoners), LineBreak{}, run("held"), SegmentEnd{"s.2"}}),
      paragraph("body_2", "", {SegmentStart{"empty"}, SegmentEnd{"empty"}}),
      paragraph("body_3", "", {SegmentStart{"s1"}, run("again"), SegmentEnd{"s1"}}),
  });
  const auto segments = render::akn::read_segments(bytes, "a.akn");
  std::vector<std::pair<std::string, std::string>> found;
  for (const auto& segment : segments) found.emplace_back(segment.id, segment.text);
  CHECK(found ==
        std::vector<std::pair<std::string, std::string>>{{"s1", "One & two"},
                                                         {"s_2", "200,000\nheld"},
                                                         {"empty", ""},
                                                         {"s1__2", "again"}});
  CHECK(render::akn::segment_eid("s.2") == "seg_s_2");
  check_sound(bytes);
}

TEST_CASE("what is no XML is refused by the reader", "[render][akn]") {
  CHECK_THROWS_AS(render::akn::read_segments("<akomaNtoso>", "a.akn"), Error);
}
