#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "opc/package.hpp"

using namespace tongmun;
using opc::Package;

namespace {

const std::string flat =
    "<?xml version=\"1.0\" standalone=\"yes\"?>\n<?mso-application progid=\"Word.Document\"?>\n"
    "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\" xmlns:o=\"urn:o\">\n"
    "  <pkg:part pkg:name=\"/_rels/.rels\" pkg:contentType=\"application/vnd.openxmlformats-package.relationships+xml\">\n"
    "    <pkg:xmlData><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"urn:document\" Target=\"word/document.xml\"/></Relationships></pkg:xmlData>\n"
    "  </pkg:part>\n"
    "  <pkg:part pkg:name=\"/word/document.xml\" pkg:contentType=\"main+xml\">\n"
    "    <pkg:xmlData>\n      <w:p xmlns:w=\"urn:w\" w:id=\"a&amp;b\"><w:t xml:space=\"preserve\"> R&amp;D </w:t>"
    "<o:x/><w:br/></w:p>\n</pkg:xmlData>\n  </pkg:part>\n"
    "  <pkg:part pkg:name=\"/word/media/a.bin\" pkg:contentType=\"image/x\" pkg:compression=\"store\">\n"
    "    <pkg:binaryData>AAEC\n/v8=\n</pkg:binaryData>\n  </pkg:part>\n</pkg:package>\n";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("Flat OPC is read like a ZIP", "[opc][flat]") {
  const auto package = Package::read(flat, "flat.xml");
  CHECK(package.part_names() ==
        std::vector<std::string>{"word/document.xml", "word/media/a.bin"});
  CHECK(package.target_of("", "urn:document") == "word/document.xml");
  CHECK(package.content_type("word/document.xml") == "main+xml");
  CHECK(package.part("word/media/a.bin") == std::string("\0\x01\x02\xFE\xFF", 5));
  CHECK(package.part("word/document.xml") ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<w:p xmlns:o=\"urn:o\" xmlns:w=\"urn:w\" w:id=\"a&amp;b\"><w:t xml:space=\"preserve\"> R&amp;D </w:t>"
        "<o:x/><w:br/></w:p>");
  const auto again = Package::read(package.write(), "again.docx");
  CHECK(again.part("word/document.xml") == package.part("word/document.xml"));
  CHECK(again.content_type("word/media/a.bin") == "image/x");
}

TEST_CASE("hostile Flat OPC is malformed", "[opc][flat]") {
  const auto [from, to] = GENERATE(table<std::string, std::string>({
      {"/word/media/a.bin", "/../a.bin"},
      {"/word/media/a.bin", "word/a.bin"},
      {"/word/media/a.bin", "/word/document.xml"},
      {"pkg:name=\"/word/media/a.bin\"", ""},
      {"AAEC", "<>!"},
      {"AAEC", "AA!C"},
      {"office/2006/xmlPackage", "office/2006/other"},
      {"</pkg:package>", ""},
  }));
  CAPTURE(from, to);
  try {
    Package::read(replaced(flat, from, to), "flat.xml");
    FAIL("read without an error");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::malformed);
    CHECK(error.place().line > 0);
  }
}

TEST_CASE("any bytes give a package or an Error", "[opc][flat]") {
  CHECK(rc::check([] {
    auto bytes = *rc::gen::element(flat, Package::read(flat, "flat.xml").write());
    const auto changes = *rc::gen::inRange(1, 6);
    for (int i = 0; i < changes; ++i)
      bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] =
          static_cast<char>(*rc::gen::arbitrary<std::uint8_t>());
    try {
      const auto package = Package::read(bytes, "test");
      for (const auto& name : package.part_names()) {
        package.part(name);
        package.relationships(name);
      }
      package.write();
    } catch (const Error&) {
    }
  }));
}
