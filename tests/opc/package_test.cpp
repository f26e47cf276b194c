#include "opc/package.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace tongmun;
using opc::Package;

namespace {

constexpr auto types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"PNG\" ContentType=\"image/png\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"main+xml\"/></Types>";
constexpr auto package_rels =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"urn:document\" Target=\"word/document.xml\"/></Relationships>";
constexpr auto document_rels =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"urn:link\" Target=\"https://example.org/?a=1&amp;b=2\" TargetMode=\"External\"/>"
    "<Relationship Id=\"rId2\" Type=\"urn:image\" Target=\"media/logo.png\"/>"
    "<Relationship Id=\"rId3\" Type=\"urn:outside\" Target=\"../../etc/passwd\"/>"
    "<Relationship Id=\"rId4\" Type=\"urn:data\" Target=\"/data/item.xml\"/></Relationships>";

std::string zipped(const std::vector<std::pair<std::string, std::string>>& entries, int level = 6) {
  zip::Builder builder;
  for (const auto& [name, bytes] : entries) builder.add(name, bytes, level);
  return builder.finish();
}

std::string sample(int level = 6) {
  return zipped({{"[Content_Types].xml", types},
                 {"word/media/logo.png", std::string(3000, 'p')},
                 {"word/document.xml", "<document/>"},
                 {"data/item.xml", "<item/>"},
                 {"word/_rels/document.xml.rels", document_rels},
                 {"_rels/.rels", package_rels}},
                level);
}

ErrorKind kind_of_reading(const std::string& bytes) {
  try {
    const auto package = Package::read(bytes, "test.docx");
    package.relationships("");
  } catch (const Error& error) {
    CHECK(error.place().file == "test.docx");
    return error.kind();
  }
  FAIL("read without an error");
  return ErrorKind::io;
}

}  // namespace

TEST_CASE("a package knows its parts, types and relationships", "[opc]") {
  const auto package = Package::read(sample(), "test.docx");
  CHECK(package.part_names() == std::vector<std::string>{"data/item.xml", "word/document.xml",
                                                         "word/media/logo.png"});
  CHECK(package.part("word/document.xml") == "<document/>");
  CHECK(package.content_type("word/document.xml") == "main+xml");
  CHECK(package.content_type("Word/Document.xml") == "main+xml");
  CHECK(package.content_type("word/media/logo.png") == "image/png");
  CHECK(package.content_type("word/media/logo.PnG") == "image/png");
  CHECK(package.content_type("word/media/logo.gif").empty());
  CHECK(package.target_of("", "urn:document") == "word/document.xml");
  CHECK(package.target_of("word/document.xml", "urn:image") == "word/media/logo.png");
  CHECK(package.target_of("word/document.xml", "urn:data") == "data/item.xml");
  CHECK_FALSE(package.target_of("word/document.xml", "urn:link"));
  CHECK_FALSE(package.target_of("word/document.xml", "urn:outside"));
  const auto relationships = package.relationships("word/document.xml");
  REQUIRE(relationships.size() == 4);
  CHECK(relationships[0].target == "https://example.org/?a=1&b=2");
  CHECK(relationships[0].external);
  CHECK(package.relationships("data/item.xml").empty());
  CHECK_THROWS_AS(package.part("word/styles.xml"), Error);
}

TEST_CASE("targets are resolved against the folder of their source", "[opc]") {
  const auto [source, target, part] = GENERATE(table<std::string, std::string, std::string>({
      {"word/document.xml", "media/a.png", "word/media/a.png"},
      {"word/document.xml", "../customXml/item1.xml", "customXml/item1.xml"},
      {"word/document.xml", "/word/media/a.png", "word/media/a.png"},
      {"word/document.xml", "./styles.xml", "word/styles.xml"},
      {"a/b/c.xml", "../../d.xml#x", "d.xml"},
      {"", "word/document.xml", "word/document.xml"},
      {"", "/word/document.xml", "word/document.xml"},
      {"word/document.xml", "../../x", ""},
      {"", "../x", ""},
      {"word/document.xml", "#bookmark", ""},
      {"word/document.xml", "", ""},
      {"word/document.xml", "media/", ""},
  }));
  CAPTURE(source, target);
  CHECK(Package::resolve(source, target) == part);
}

TEST_CASE("parts that nobody changed keep their packed bytes", "[opc]") {
  auto package = Package::read(sample(12), "test.docx");  // as no default level would pack
  package.set_part("word/document.xml", "<changed/>");
  const zip::Archive before(sample(12), "before"), after(package.write(), "after");
  CHECK(after.names() ==
        std::vector<std::string>{"[Content_Types].xml", "_rels/.rels", "data/item.xml",
                                 "word/_rels/document.xml.rels", "word/document.xml",
                                 "word/media/logo.png"});
  for (const auto& name : after.names())
    if (name != "word/document.xml")
      CHECK(after.read_packed(name).bytes == before.read_packed(name).bytes);
  CHECK(after.read("word/document.xml") == "<changed/>");
}

TEST_CASE("a part shows its packed form until it is replaced", "[opc]") {
  auto package = Package::read(sample(), "sample");
  const auto packed = package.packed("word/document.xml");
  REQUIRE(packed);
  CHECK(zip::unpack(*packed) == package.part("word/document.xml"));
  CHECK_FALSE(package.packed("word/none.xml"));
  package.set_part("word/document.xml", "<other/>");
  CHECK_FALSE(package.packed("word/document.xml"));
}

TEST_CASE("writing is the same whether read or made, and twice", "[opc]") {
  const auto once = Package::read(sample(), "a").write();
  CHECK(Package::read(once, "b").write() == once);
}

TEST_CASE("new parts, types and relationships are read again", "[opc]") {
  auto package = Package::read(sample(), "test.docx");
  package.set_part("word/media/stamp.svg", "<svg/>");
  CHECK_THROWS_AS(package.write(), Error);
  package.set_content_type("word/media/stamp.svg", "image/svg+xml");
  auto relationships = package.relationships("word/document.xml");
  relationships.push_back({"rId9", "urn:stamp", "media/stamp.svg"});
  package.set_relationships("word/document.xml", relationships);
  package.remove_part("data/item.xml");
  const auto again = Package::read(package.write(), "again.docx");
  CHECK(again.target_of("word/document.xml", "urn:stamp") == "word/media/stamp.svg");
  CHECK(again.content_type("word/media/stamp.svg") == "image/svg+xml");
  CHECK(again.content_type("word/document.xml") == "main+xml");
  CHECK(again.relationships("word/document.xml")[0].external);
  CHECK_FALSE(again.contains("data/item.xml"));
  CHECK_FALSE(again.target_of("word/document.xml", "urn:data"));
}

TEST_CASE("a removed part takes its relationships and type along", "[opc]") {
  auto package = Package::read(sample(), "test.docx");
  package.remove_part("word/document.xml");
  CHECK(package.relationships("word/document.xml").empty());
  CHECK(package.content_type("word/document.xml") == "application/xml");
  CHECK_FALSE(zip::Archive(package.write(), "x").contains("word/_rels/document.xml.rels"));
}

TEST_CASE("a package can be made from nothing", "[opc]") {
  Package package;
  package.set_part("a.xml", "<a/>");
  package.set_content_type("a.xml", "a+xml");
  package.set_relationships("", {{"rId1", "urn:a", "a.xml"}});
  const auto again = Package::read(package.write(), "a.zip");
  CHECK(again.target_of("", "urn:a") == "a.xml");
  CHECK(again.content_type("_rels/.rels") ==
        "application/vnd.openxmlformats-package.relationships+xml");
}

TEST_CASE("hostile packages are malformed", "[opc]") {
  const auto with_types = [](const std::string& inner) {
    return zipped({{"[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" +
                        inner + "</Types>"}});
  };
  CHECK(kind_of_reading("") == ErrorKind::malformed);
  CHECK(kind_of_reading("<html/>") == ErrorKind::malformed);
  CHECK(kind_of_reading(zipped({{"word/document.xml", "<document/>"}})) == ErrorKind::malformed);
  CHECK(kind_of_reading(with_types("<Default/>")) == ErrorKind::malformed);
  CHECK(kind_of_reading(with_types("<Default Extension='a' ContentType='x'/>"
                                   "<Default Extension='A' ContentType='y'/>")) ==
        ErrorKind::malformed);
  CHECK(kind_of_reading(with_types("<Override")) == ErrorKind::malformed);
  CHECK(kind_of_reading(zipped({{"[Content_Types].xml",
                                 "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a/>"}})) ==
        ErrorKind::refused);
  CHECK(kind_of_reading(zipped(
            {{"[Content_Types].xml", types},
             {"_rels/.rels",
              "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              "<Relationship Id='a'/></Relationships>"}})) == ErrorKind::malformed);
}
