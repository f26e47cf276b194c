#include <catch2/catch.hpp>

#include "docx/support.hpp"
#include "zip/archive.hpp"

using namespace tongmun;
using namespace docx_test;

namespace {

const std::string drawing_head = "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"";
const std::string drawing_tail = "/></wp:inline></w:drawing></w:r></w:p>";
const std::string bookmark_end = "<w:bookmarkEnd w:id=\"1\"/>";
const std::string table_head = "<w:tbl><w:tblPr/><w:tblGrid/>";

std::string run(std::string_view text, std::string_view properties = {}) {
  return "<w:p><w:r><w:rPr>" + std::string(properties) + "</w:rPr><w:t>" +
         std::string(text) + "</w:t></w:r></w:p>";
}

std::string from_right(std::string run) {
  return run.insert(run.find("<w:r>"), "<w:pPr><w:bidi/></w:pPr>");
}

std::string control(std::string_view id, std::string_view content) {
  return "<w:sdt><w:sdtPr><w:id w:val=\"" + std::string(id) +
         "\"/></w:sdtPr><w:sdtContent>" + std::string(content) +
         "</w:sdtContent></w:sdt>";
}

std::string bookmark(std::string_view id, std::string_view name) {
  return "<w:p><w:bookmarkStart w:id=\"" + std::string(id) + "\" w:name=\"" +
         std::string(name) + "\"/><w:bookmarkEnd w:id=\"" + std::string(id) +
         "\"/></w:p>";
}

std::string paragraph(std::string_view properties) {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr></w:p>";
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a sound file has no findings", "[docx][lint]") {
  const auto body =
      GENERATE(as<std::string>{}, "<w:p/>",
               "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr></w:p>",
               "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:sdt><w:sdtContent><w:p/></"
               "w:sdtContent></w:sdt>"
               "</w:tc></w:tr></w:tbl>");
  CHECK(codes_of(docx_with(body)) == Codes{});
}

TEST_CASE("each fault in a story gives its code", "[docx][lint]") {
  const auto [code, body] = GENERATE(table<std::string, std::string>({
      {"DX0002", table_head + "<w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>"},
      {"DX0002", table_head + "<w:tr><w:tc><w:p/>" + table_head +
                     "<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"},
      {"DX0003", table_head + "<w:tr/></w:tbl>"},
      {"DX0004", table_head + "</w:tbl>"},
      {"DX0005", control("1", "")},
      {"DX0006", "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>"},
      {"DX0006", "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"},
      {"DX0007", "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/></w:p>"},
      {"DX0007", "<w:p>" + bookmark_end + "</w:p>"},
      {"DX0008", bookmark("1", "a") + bookmark("1", "b")},
      {"DX0009", bookmark("1", "a") + bookmark("2", "a")},
      {"DX0010", drawing_head + "1\" descr=\"a\"" + drawing_tail + drawing_head +
                     "1\" descr=\"b\"" + drawing_tail},
      {"DX0011", control("1", "<w:p/>") + control("1", "<w:p/>")},
      {"DX0012", paragraph("<w:pStyle w:val=\"Nowhere\"/>")},
      {"DX0012", run("x", "<w:rStyle w:val=\"Nowhere\"/>")},
      {"DX0013", paragraph("<w:numPr><w:numId w:val=\"77\"/></w:numPr>")},
      {"DX0014", "<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"},
      {"DX0015",
       "<w:p><w:hyperlink r:id=\"rId77\"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>"},
      {"DX0017", run("x", "<w:lang w:val=\"english\"/>")},
      {"DX0017", run("x", "<w:lang w:eastAsia=\"ko_!\"/>")},
      {"DX0018", run("Dear {{recipient.name}},")},
      {"DX0018", run("Dear }}")},
      {"DX0018", "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{name</w:t></w:r></w:p>"},
      {"DX0019", "<w:p>loose</w:p>"},
      {"DX0019", "<w:p><w:r>loose</w:r></w:p>"},
      {"DX0019", "<w:p><w:t>loose</w:t></w:p>"},
      {"DX0020", run("x", "<w:sz w:val=\"20\"/><w:b/>")},
      {"DX0020", paragraph("<w:jc w:val=\"left\"/><w:keepNext/>")},
      {"DX0021", from_right(run("رسالة"))},
      {"DX0021", from_right(run("נייר", "<w:rtl w:val=\"0\"/>"))},
      {"DX0022", run("a\uFFFDb")},
      {"DX0023", bookmark("1", std::string(41, 'a'))},
      {"DX0023", bookmark("1", "two words")},
      {"DX0025", drawing_head + "1\" name=\"Picture 1\"" + drawing_tail},
      {"DX0026", paragraph("<w:pStyle w:val=\"berschrift2\"/>")},
      {"DX0027", run("lost ")},
      {"DX0029",
       "<w:p><w:ins w:id=\"1\" w:author=\"a\"><w:r><w:t>x</w:t></w:r></w:ins></w:p>"},
      {"DX0030", run("x", "<w:vanish/>")},
  }));
  INFO(body);
  CHECK(codes_of(docx_with(body)) == Codes{code});
}

TEST_CASE("faults of the package give their codes", "[docx][lint]") {
  auto package = package_with("<w:p/>");
  SECTION("not well-formed") {
    package.set_part("word/document.xml", "<w:document");
    CHECK(codes_of(package.write()) == Codes{"DX0001"});
  }
  SECTION("forbidden character") {
    auto xml = package.part("word/document.xml");
    xml.insert(xml.find("<w:sectPr"), "<w:p><w:r><w:t>a\x01</w:t></w:r></w:p>");
    package.set_part("word/document.xml", xml);
    CHECK(codes_of(package.write()) == Codes{"DX0001"});
  }
  SECTION("no package") { CHECK(codes_of("PK but no ZIP") == Codes{"DX0001"}); }
  SECTION("target missing") {
    auto relationships = package.relationships("word/document.xml");
    relationships.push_back({"rId9", "http://example.org/image", "media/none.png"});
    package.set_relationships("word/document.xml", relationships);
    CHECK(codes_of(package.write()) == Codes{"DX0016"});
  }
  SECTION("local target") {
    auto relationships = package.relationships("word/document.xml");
    relationships.push_back(
        {"rId9", "http://example.org/hyperlink", "file:///C:/Kim/a.txt", true});
    package.set_relationships("word/document.xml", relationships);
    CHECK(codes_of(package.write()) == Codes{"DX0028"});
  }
  SECTION("content type missing") {
    const zip::Archive sound(package.write(), "sound.docx");
    zip::Builder faulty;
    for (const auto& name : sound.names()) faulty.add(name, sound.read(name));
    faulty.add("word/media/a.xyz", "bytes");
    CHECK(codes_of(faulty.finish()) == Codes{"DX0024"});
  }
  SECTION("abstract numbering missing") {
    CHECK(codes_of(docx_with("<w:p/>",
                             {.numbering = "<w:num w:numId=\"4\"><w:abstractNumId "
                                           "w:val=\"3\"/></w:num>"})) == Codes{"DX0013"});
  }
}

TEST_CASE("a finding names part, paragraph or cell, and a remedy", "[docx][lint]") {
  Findings findings;
  docx::lint(docx_with("<w:p/><w:p><w:r><w:t>lost </w:t></w:r></w:p>" + table_head +
                       "<w:tr><w:tc><w:p/></w:tc><w:tc/></w:tr></w:tbl>"),
             "letter.docx", findings);
  findings.sort();
  REQUIRE(findings.all().size() == 2);
  CHECK(findings.all()[0].place.str() == "letter.docx word/document.xml paragraph 2");
  CHECK(findings.all()[1].place.str() ==
        "letter.docx word/document.xml table 1 row 1 cell 2");
  for (const auto& finding : findings.all()) CHECK_FALSE(finding.remedy.empty());
}
