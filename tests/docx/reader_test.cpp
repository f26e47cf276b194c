#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "docx/support.hpp"

using namespace tongmun;
using namespace docx_test;

namespace {

std::string paragraph(std::string_view runs) {
  return "<w:p>" + std::string(runs) + "</w:p>";
}

std::string only_paragraph(std::string_view runs) {
  return paragraphs_of(layout_with(paragraph(runs))).front();
}

}  // namespace

TEST_CASE("a tag that Word cut in pieces is one run again", "[docx][reader]") {
  const auto [runs, expected] = GENERATE(table<std::string, std::string>({
      {"<w:r><w:t>{{recipient</w:t></w:r><w:r><w:t>.country}}</w:t></w:r>",
       "[{{recipient.country}}|en-US latin]"},
      {"<w:r w:rsidR=\"00AB12CD\"><w:t>{{a</w:t></w:r><w:proofErr w:type=\"spellStart\"/>"
       "<w:r w:rsidR=\"00AB12CE\"><w:rPr><w:lang "
       "w:val=\"fr-FR\"/></w:rPr><w:t>.b}}</w:t></w:r>",
       "[{{a.b}}|en-US latin]"},
      {"<w:r><w:t>{{a</w:t></w:r><w:bookmarkStart w:id=\"3\" w:name=\"_GoBack\"/>"
       "<w:bookmarkEnd w:id=\"3\"/><w:r><w:t>.b}}</w:t></w:r>",
       "[{{a.b}}|en-US latin]"},
      {"<w:r><w:t>{{a</w:t></w:r><w:r><w:rPr><w:rFonts "
       "w:hint=\"eastAsia\"/><w:noProof/></w:rPr>"
       "<w:t>.b}}</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>!</w:t></w:r>",
       "[{{a.b}}!|en-US latin]"},
      {"<w:r><w:t>x {</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{a}</w:t></w:r>"
       "<w:r><w:t>} y</w:t></w:r>",
       "[x {{a}} y|en-US latin]"},
      {"<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>{{a</w:t></w:r><w:r><w:t>.b}} "
       "c</w:t></w:r>",
       "[{{a.b}}|en-US latin bold][ c|en-US latin]"},
      {"<w:r><w:t>{{a}} {{b</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>}} {{c}} "
       "d</w:t></w:r>",
       "[{{a}} {{b}}|en-US latin][ {{c}} d|en-US latin italic]"},
      {"<w:r><w:t>{{open</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>never "
       "closed</w:t></w:r>",
       "[{{open|en-US latin][never closed|en-US latin italic]"},
  }));
  auto padded = expected;
  CHECK(only_paragraph(runs) == ":/ " + padded);
}

TEST_CASE("formatting is lifted out of properties, the rest is kept", "[docx][reader]") {
  const auto [properties, expected] = GENERATE(table<std::string, std::string>({
      {"<w:b/><w:bCs/>", " latin bold]"},
      {"<w:i w:val=\"1\"/>", " latin italic]"},
      {"<w:b w:val=\"false\"/>", " latin<w:b w:val=\"0\"/>]"},
      {"<w:bCs/><w:iCs/>", " latin]"},
      {"<w:color w:val=\"FF0000\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
       " latin<w:color w:val=\"FF0000\"/><w:sz w:val=\"20\"/>]"},
      {"<w:noProof/><w:lang w:val=\"en-US\"/>", " latin]"},
      {"<w:rFonts w:ascii=\"Arial\" w:hint=\"eastAsia\"/>",
       " latin<w:rFonts w:ascii=\"Arial\"/>]"},
  }));
  CHECK(only_paragraph("<w:r><w:rPr>" + properties + "</w:rPr><w:t>word</w:t></w:r>") ==
        ":/ [word|en-US" + expected);
}

TEST_CASE("a run's language is that of its script's slot", "[docx][reader]") {
  const auto lang = [](std::string_view attributes, std::string_view text) {
    return only_paragraph("<w:r><w:rPr><w:lang " + std::string(attributes) +
                          "/></w:rPr><w:t>" + std::string(text) + "</w:t></w:r>");
  };
  CHECK(lang("w:val=\"fr-FR\" w:eastAsia=\"ko-KR\"", "mot") == ":/ [mot|fr-FR latin]");
  CHECK(lang("w:val=\"fr-FR\" w:eastAsia=\"ko-KR\"", "말") == ":/ [말|ko-KR east]");
  CHECK(lang("w:val=\"ko-KR\"", "말") == ":/ [말|ko-KR east]");
  CHECK(lang("w:val=\"x-none\"", "word") == ":/ [word|und latin]");
}

TEST_CASE("breaks, tabs and special hyphens are text, other marks pass",
          "[docx][reader]") {
  CHECK(only_paragraph(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
            "<w:t>d</w:t><w:br w:type=\"page\"/></w:r>") ==
        ":/ [a|en-US latin][tab][b|en-US latin][br][c‑d|en-US latin]"
        "{<w:r><w:br w:type=\"page\"/></w:r>}");
}

TEST_CASE("edge spaces without xml:space are dropped as Word drops them",
          "[docx][reader]") {
  CHECK(
      only_paragraph("<w:r><w:t> a </w:t><w:t xml:space=\"preserve\"> b </w:t></w:r>") ==
      ":/ [a b |en-US latin]");
}

TEST_CASE("a computed field passes whole, a link keeps its text", "[docx][reader]") {
  const auto field = [](std::string_view instruction) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" +
           std::string(instruction) +
           "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
           "<w:r><w:t>result</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  };
  CHECK(only_paragraph(field("PAGE")) == ":/ {" + field("PAGE") + "}");
  CHECK(only_paragraph(field("HYPERLINK \"https://example.org\""))
            .find("[result|en-US latin]") != std::string::npos);
  CHECK(only_paragraph(
            "<w:hyperlink w:anchor=\"x\" w:rsidR=\"00112233\"><w:r><w:t>here</w:t></w:r>"
            "</w:hyperlink>") ==
        ":/ <a #x>[here|en-US latin]</a>");
}

TEST_CASE("styles are known by the names Word shows", "[docx][reader]") {
  const auto styled = [](std::string_view id) {
    return paragraphs_of(layout_with("<w:p><w:pPr><w:pStyle w:val=\"" + std::string(id) +
                                     "\"/><w:jc w:val=\"center\"/></w:pPr></w:p>"))
        .front();
  };
  CHECK(styled("Heading1") == "Heading 1:<w:jc w:val=\"center\"/>/ ");
  CHECK(styled("berschrift2") == "Heading 2:<w:jc w:val=\"center\"/>/ ");
  CHECK(styled("Normal") == ":<w:jc w:val=\"center\"/>/ ");
  CHECK(styled("Nowhere") == ":<w:jc w:val=\"center\"/>/ ");
  const auto layout = layout_with("<w:p/>");
  CHECK(layout.has_style("Heading 1"));
  CHECK(layout.has_style("Table Grid"));
  CHECK_FALSE(layout.has_style("Salutation"));
}

TEST_CASE("only a paragraph's own numbering makes it a list item", "[docx][reader]") {
  const auto own = paragraphs_of(
      layout_with("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
                  "w:val=\"4\"/></w:numPr></w:pPr></w:p>"
                  "<w:p><w:pPr><w:pStyle w:val=\"ListNumber\"/></w:pPr></w:p>"
                  "<w:p><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:p>"));
  CHECK(own[0].starts_with(":number 0 of 4:"));
  CHECK(own[1] == "List Number:/ ");
  CHECK(own[2].starts_with(":<w:numPr>"));
}

TEST_CASE("tracked changes are refused with their place", "[docx][reader]") {
  const auto markup = GENERATE(
      as<std::string>{},
      "<w:ins w:id=\"1\" w:author=\"A\"><w:r><w:t>x</w:t></w:r></w:ins>",
      "<w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>x</w:delText></w:r></w:del>",
      "<w:r><w:rPr><w:rPrChange w:id=\"1\" "
      "w:author=\"A\"><w:rPr/></w:rPrChange></w:rPr></w:r>");
  try {
    layout_with("<w:p/>" + paragraph(markup));
    FAIL("was read");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unsupported);
    CHECK(error.place().file == "layout.docx");
    CHECK(error.place().inside == "word/document.xml paragraph 2");
    CHECK(error.hint().find("Accept or reject") != std::string::npos);
  }
}

TEST_CASE("Strict Open XML is refused by name", "[docx][reader]") {
  auto package = package_with("<w:p/>");
  package.set_part(
      "word/document.xml",
      "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>");
  try {
    docx::Layout::read(package.write(), "strict.docx");
    FAIL("was read");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unsupported);
    CHECK(error.message().find("Strict") != std::string::npos);
  }
}

TEST_CASE("a foreign prefix for WordprocessingML is read", "[docx][reader]") {
  auto package = package_with("<w:p/>");
  package.set_part("word/document.xml",
                   "<ns0:document xmlns:ns0=\"http://schemas.openxmlformats.org/"
                   "wordprocessingml/2006/main\"><ns0:body><ns0:p><ns0:pPr><ns0:jc "
                   "ns0:val=\"center\"/></ns0:pPr><ns0:r><ns0:t>a</ns0:t></ns0:r></ns0:p>"
                   "</ns0:body></ns0:document>");
  const auto layout = docx::Layout::read(package.write(), "foreign.docx");
  CHECK(paragraphs_of(layout).front() == ":<w:jc w:val=\"center\"/>/ [a|en-US latin]");
  CHECK(codes_of(layout.write(layout.document(), {})).empty());
}

TEST_CASE("headers are stories of their own, notes stand at their references", "[docx][reader]") {
  const auto layout = layout_with(
      "<w:p><w:r><w:t>x</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
      {.header = "<w:p><w:r><w:t>Head</w:t></w:r></w:p>",
       .footnotes =
           "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>"
           "<w:footnote w:id=\"2\"><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote>"});
  const auto& stories = layout.document().stories;
  REQUIRE(stories.size() == 2);
  CHECK(stories[0].part == "word/document.xml");
  CHECK(stories[1].part == "word/header1.xml");
  CHECK(paragraphs_of(layout).front().find("<note :/ [Note|en-US latin]") !=
        std::string::npos);
}
