#include <algorithm>
#include <catch2/catch.hpp>

#include "docx/support.hpp"

using namespace tongmun;
using namespace docx_test;

namespace {

const std::string office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

void add(opc::Package& package, const std::string& source, const std::string& type,
         const std::string& part, const std::string& content_type) {
  package.set_part(part, "<x>Kim Secret</x>");
  package.set_content_type(part, content_type);
  auto relationships = package.relationships(source);
  relationships.push_back(
      {"rIdX" + std::to_string(relationships.size()), type, "/" + part});
  package.set_relationships(source, relationships);
}

// A template as a person's machine leaves it.
std::string telling_docx() {
  auto package = package_with(
      "<w:p w:rsidR=\"00AB12CD\" w14:paraId=\"11223344\"><w:commentRangeStart "
      "w:id=\"1\"/><w:r "
      "w:rsidRPr=\"00AB12CD\"><w:t>Text</w:t></w:r><w:commentRangeEnd w:id=\"1\"/><w:r>"
      "<w:commentReference w:id=\"1\"/></w:r></w:p>",
      {.settings =
           "<w:attachedTemplate r:id=\"rId1\"/><w:mailMerge><w:dataType "
           "w:val=\"textFile\"/>"
           "</w:mailMerge><w:docVars><w:docVar w:name=\"a\" w:val=\"Kim\"/></w:docVars>"
           "<w:rsids><w:rsidRoot w:val=\"00AB12CD\"/></w:rsids>"});
  add(package, "", office + "custom-properties", "docProps/custom.xml",
      "application/x+xml");
  add(package, "", office + "extended-properties", "docProps/app.xml",
      "application/x+xml");
  add(package, "",
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
      "docProps/thumbnail.jpeg", "image/jpeg");
  add(package, "",
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
      "core-properties",
      "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  package.set_part(
      "docProps/core.xml",
      "<c:p xmlns:c=\"c\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>Kim "
      "Secret</dc:creator><c:lastModifiedBy>Kim Secret</c:lastModifiedBy></c:p>");
  add(package, "word/document.xml", office + "comments", "word/comments.xml",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml");
  package.set_part(
      "word/comments.xml",
      "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
      "main\"><w:comment w:id=\"1\" w:author=\"Kim Secret\"/></w:comments>");
  add(package, "word/document.xml",
      "http://schemas.microsoft.com/office/2011/relationships/people", "word/people.xml",
      "application/x+xml");
  package.set_relationships("word/settings.xml", {{"rId1", office + "attachedTemplate",
                                                   "file:///C:/Kim/x.dotx", true}});
  package.set_content_type(
      "word/document.xml",
      "application/vnd.openxmlformats-officedocument.wordprocessingml."
      "template.main+xml");
  return package.write();
}

std::string everything_in(const std::string& docx) {
  const auto package = opc::Package::read(docx, "letter.docx");
  std::string all;
  for (const auto& part : package.part_names())
    all += part + "\n" + package.part(part) + "\n";
  for (const auto& relationship : package.relationships("word/settings.xml"))
    all += relationship.target;
  return all;
}

}  // namespace

TEST_CASE("a file that is sent tells of no person, machine, time or revision",
          "[docx][scrub]") {
  const auto layout = docx::Layout::read(telling_docx(), "layout.dotx");
  auto document = layout.document();
  document.creator = "International Coalition";
  const auto all = everything_in(layout.write(document, {}));
  const auto trace =
      GENERATE(as<std::string>{}, "Kim", "rsid", "paraId", "comment", "people",
               "custom.xml", "thumbnail", "attachedTemplate", "mailMerge", "docVar",
               "lastModifiedBy", "dcterms", "file:");
  INFO(all);
  CHECK(all.find(trace) == std::string::npos);
  CHECK(all.find("<dc:creator>International Coalition</dc:creator>") !=
        std::string::npos);
  CHECK(all.find("<Application>Tongmun</Application>") != std::string::npos);
}

TEST_CASE("a file to work with keeps its comments", "[docx][scrub]") {
  const auto layout = docx::Layout::read(telling_docx(), "layout.dotx");
  const auto written = layout.write(layout.document(), {.profile = docx::Profile::work});
  const auto all = everything_in(written);
  CHECK(all.find("<w:commentRangeStart w:id=\"1\"/>") != std::string::npos);
  CHECK(all.find("word/comments.xml") != std::string::npos);
  CHECK(all.find("rsid") == std::string::npos);
  CHECK(codes_of(written).empty());
}

TEST_CASE("a template becomes a document", "[docx][scrub]") {
  const auto layout = docx::Layout::read(telling_docx(), "layout.dotx");
  const auto package =
      opc::Package::read(layout.write(layout.document(), {}), "letter.docx");
  CHECK(
      package.content_type("word/document.xml") ==
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");
}
