// What a copy with remarks shows, read by the XML reader; and that nothing else of the
// file changed.
#include "docx/annotate.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>
#include <map>

#include "base/file.hpp"
#include "docx/support.hpp"
#include "xml/reader.hpp"

using namespace tongmun;
using namespace docx_test;

namespace {

using docx::Annotation;
using Texts = std::map<std::string, std::string>;  // by the comment's id

const std::string main_part = "word/document.xml", comments_part = "word/comments.xml";
constexpr std::string_view w =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

std::string annotate(const std::string& bytes,
                     const std::vector<Annotation>& annotations) {
  return docx::annotate(bytes, "layout.docx", annotations);
}

// The text between the start and the end of each comment's range.
Texts ranges_of(std::string_view docx) {
  const auto xml = part_of(docx, main_part);
  Texts texts;
  std::vector<std::string> open;
  xml::Reader reader(xml, "copy.docx");
  while (reader.next()) {
    if (reader.kind() != xml::Reader::Kind::start) continue;
    const auto* id = reader.attribute(w, "id");
    if (reader.is(w, "commentRangeStart")) {
      texts[*id];
      open.push_back(*id);
    } else if (reader.is(w, "commentRangeEnd")) {
      std::erase(open, *id);
    } else if (reader.is(w, "t")) {
      const auto text = reader.element_text();
      for (const auto& each : open) texts[each] += text;
    }
  }
  CHECK(open.empty());
  return texts;
}

// The text of each comment, its paragraphs joined by '|'; whether it has author and
// initials.
Texts comments_of(std::string_view docx) {
  const auto xml = part_of(docx, comments_part);
  Texts texts;
  std::string id;
  xml::Reader reader(xml, "copy.docx");
  while (reader.next()) {
    if (reader.kind() != xml::Reader::Kind::start) continue;
    if (reader.is(w, "comment")) {
      id = *reader.attribute(w, "id");
      if (const auto* author = reader.attribute(w, "author")) texts[id] = *author + ":";
      CHECK(reader.attribute(w, "date") == nullptr);
    } else if (reader.is(w, "p")) {
      texts[id] += "|";
    } else if (reader.is(w, "t")) {
      texts[id] += reader.element_text();
    }
  }
  return texts;
}

std::string paragraph(const std::string& text) {
  return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

Annotation at(int number, int character = 0, const std::string& tag = {}) {
  return {main_part, number, character, tag, {"x"}};
}

// Without what annotations put in.
std::string stripped(std::string xml) {
  for (const auto& [from, to] :
       {std::pair{"<w:commentRangeStart", "/>"}, {"<w:commentRangeEnd", "/></w:r>"}})
    for (auto begin = xml.find(from); begin != std::string::npos; begin = xml.find(from))
      xml.erase(begin, xml.find(to, begin) + std::string_view(to).size() - begin);
  return xml;
}

}  // namespace

TEST_CASE("a remark stands around the runs that hold its tag", "[docx][annotate]") {
  // Word has cut the second tag in pieces.
  const auto bytes = docx_with(
      "<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">Dear "
      "</w:t></w:r>"
      "<w:r><w:rPr><w:b/></w:rPr><w:t>{{a.b}}</w:t></w:r><w:r><w:t>, {{c</w:t></w:r>"
      "<w:proofErr "
      "w:type=\"spellStart\"/><w:r><w:t>.d}}</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>" +
      paragraph("Yours"));
  const auto copy = annotate(
      bytes, {at(1, 6, "{{a.b}}"), at(1, 15, "{{c.d}}"), at(1), at(2, 4, "{{gone}}")});
  CHECK(ranges_of(copy) == Texts{{"0", "{{a.b}}"},
                                 {"1", ", {{c.d}}"},
                                 {"2", "Dear {{a.b}}, {{c.d}}."},
                                 {"3", "Yours"}});
  CHECK_THAT(part_of(copy, main_part),
             Catch::Contains("</w:pPr><w:commentRangeStart w:id=\"2\"/><w:r>") &&
                 Catch::Contains("{{a.b}}</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"
                                 "<w:r><w:commentReference w:id=\"0\"/></w:r>"));
}

TEST_CASE("of equal tags the one at the character is meant", "[docx][annotate]") {
  const auto run = [](const std::string& text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  };
  const auto bytes = docx_with("<w:p>" + run("편지 ") + run("{{x}}") + run(" &amp; 둘 ") +
                               run("{{x}}") + "</w:p>" + "<w:p>" + run("To ") +
                               run("{{ #y }}") + run("{{/y}}") + "</w:p>");
  const auto copy =
      annotate(bytes, {at(1, 14, "{{x}}"), at(1, 4, "{{x}}"), at(2, 4, "{{#y}}")});
  CHECK(ranges_of(copy) == Texts{{"0", "{{x}}"}, {"1", "{{x}}"}, {"2", "{{ #y }}"}});
  const auto xml = part_of(copy, main_part);
  CHECK(xml.find("commentRangeStart w:id=\"1\"") < xml.find("둘"));
  CHECK(xml.find("commentRangeStart w:id=\"0\"") > xml.find("둘"));
}

TEST_CASE("paragraphs are counted as the reader of layouts counts them",
          "[docx][annotate]") {
  const auto cell = [](const std::string& blocks) {
    return "<w:tc><w:tcPr><w:tcW w:w=\"100\" w:type=\"dxa\"/></w:tcPr>" + blocks +
           "</w:tc>";
  };
  const auto table = [](const std::string& cells) {
    return "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>" + cells + "</w:tr></w:tbl>";
  };
  const std::string box =
      "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox>"
      "<w:txbxContent>" +
      paragraph("in a box") + paragraph("too") +
      "</w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>box</w:t></w:r></"
      "w:p>";
  const auto bytes =
      docx_with(paragraph("one") + "<!-- <w:p/> --><?x <w:p> ?>" + box +
                "<w:sdt><w:sdtPr><w:id w:val=\"7\"/></w:sdtPr><w:sdtContent>" +
                paragraph("control") + "</w:sdtContent></w:sdt>" +
                table(cell(paragraph("a")) +
                      cell(paragraph("b") + table(cell(paragraph("c")) + cell("")) +
                           paragraph("d"))) +
                "<mc:AlternateContent><mc:Choice Requires=\"w14\">" +
                paragraph("not told") + "</mc:Choice></mc:AlternateContent><w:p/>" +
                "<w:p><w:r><w:t><![CDATA[<w:p>]]></w:t></w:r></w:p>" + paragraph("last"));
  const auto layout = docx::Layout::read(bytes, "layout.docx");
  std::vector<Annotation> annotations;
  Texts wanted;
  const std::function<void(const std::vector<model::Block>&)> add =
      [&](const auto& blocks) {
        for (const auto& block : blocks) {
          if (const auto* inner = std::get_if<std::shared_ptr<model::Table>>(&block))
            for (const auto& row : (*inner)->rows)
              for (const auto& one : row.cells) add(one.blocks);
          const auto* paragraph = std::get_if<model::Paragraph>(&block);
          if (paragraph == nullptr) continue;
          std::string text;
          for (const auto& item : paragraph->content)
            if (const auto* run = std::get_if<model::Run>(&item)) text += run->text;
          wanted[std::to_string(annotations.size())] = text;
          annotations.push_back(at(static_cast<int>(annotations.size()) + 1));
        }
      };
  add(layout.document().stories.front().blocks);
  CHECK(annotations.size() == 11);
  wanted["1"] = "in a boxtoobox";  // the anchor's whole paragraph
  wanted["6"] = "one";             // no paragraph stands in that cell
  CHECK(ranges_of(annotate(bytes, annotations)) == wanted);
}

TEST_CASE("what Word cannot comment on is told at the first paragraph",
          "[docx][annotate]") {
  const auto bytes =
      docx_with("<w:p/>" + paragraph("Dear"), {.header = paragraph("{{nobody}}")});
  const auto copy =
      annotate(bytes, {{"word/header1.xml", 1, 1, "{{nobody}}", {"TP0020: a", "b"}},
                       {{}, 0, 0, {}, {}},
                       at(9)});
  CHECK(ranges_of(copy) == Texts{{"0", ""}, {"1", ""}, {"2", ""}});
  CHECK(comments_of(copy) ==
        Texts{{"0", "Tongmun:|TP0020: a|b"}, {"1", "Tongmun:|"}, {"2", "Tongmun:|x"}});
  const auto xml = part_of(copy, main_part);
  CHECK_THAT(xml, Catch::Contains("<w:p ><w:commentRangeStart w:id=\"0\"/>"));
  CHECK(xml.find("commentReference w:id=\"2\"") < xml.find("Dear"));
  CHECK(part_of(copy, "word/header1.xml") == part_of(bytes, "word/header1.xml"));
  const auto bare = annotate(docx_with(""), {at(1)});
  CHECK(ranges_of(bare) == Texts{{"0", ""}});
}

TEST_CASE("comments and revision ids that the file has stay", "[docx][annotate]") {
  auto package = package_with(
      "<w:p w:rsidR=\"00AB12CD\" w14:paraId=\"1A2B3C4D\"><w:commentRangeStart "
      "w:id=\"41\"/>"
      "<w:r><w:t>{{x}}</w:t></w:r><w:commentRangeEnd w:id=\"41\"/>"
      "<w:r><w:commentReference w:id=\"41\"/></w:r></w:p>");
  const std::string comment =
      "<w:comment w:id=\"41\" w:author=\"A. Kim\" w:date=\"2013-01-08T09:00:00Z\"><w:p "
      "w14:paraId=\"5E6F7A8B\"><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>";
  package.set_part(
      comments_part,
      "<w:comments xmlns:w=\"" + std::string(w) +
          "\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\">" +
          comment + "</w:comments>");
  package.set_content_type(
      comments_part,
      "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml");
  auto relationships = package.relationships(main_part);
  relationships.push_back(
      {"rIdC",
       "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
       "comments",
       "comments.xml"});
  package.set_relationships(main_part, relationships);
  const auto bytes = package.write();
  const auto copy = annotate(bytes, {at(1, 1, "{{x}}")});
  CHECK(ranges_of(copy) == Texts{{"41", "{{x}}"}, {"42", "{{x}}"}});
  const auto comments = part_of(copy, comments_part);
  CHECK_THAT(comments,
             Catch::Contains(comment + "<w:comment w:id=\"42\" w:author=\"Tongmun\" "
                                       "w:initials=\"T\"><w:p>"));
  CHECK_THAT(part_of(copy, main_part),
             Catch::Contains("<w:p w:rsidR=\"00AB12CD\" w14:paraId=\"1A2B3C4D\">"));
  // Nothing but the two parts: neither relationships nor content types.
  const auto before = opc::Package::read(bytes, "a"),
             after = opc::Package::read(copy, "b");
  CHECK(before.part_names() == after.part_names());
  CHECK(before.relationships(main_part).size() == after.relationships(main_part).size());
  CHECK(codes_of(copy) == codes_of(bytes));
}

TEST_CASE("layouts of the sample are copied byte for byte but for the remarks",
          "[docx][annotate]") {
  namespace fs = std::filesystem;
  int files = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(TONGMUN_SOURCE_DIR) /
                                                  "templates/minister-letter")) {
    if (entry.path().extension() != ".docx") continue;
    ++files;
    INFO(entry.path().filename().string());
    const auto bytes = read_file(entry.path());
    const auto copy =
        annotate(bytes, {at(1), at(2), {"word/header1.xml", 1, 0, {}, {"x"}}});
    CHECK(copy == annotate(bytes, {at(1), at(2), {"word/header1.xml", 1, 0, {}, {"x"}}}));
    CHECK(codes_of(copy) == codes_of(bytes));
    const auto before = opc::Package::read(bytes, "a"),
               after = opc::Package::read(copy, "b");
    auto names = after.part_names();
    CHECK(std::erase(names, comments_part) == 1);
    CHECK(names == before.part_names());
    for (const auto& name : names)
      if (name != main_part) CHECK(after.part(name) == before.part(name));
    CHECK(stripped(after.part(main_part)) == before.part(main_part));
    CHECK(ranges_of(copy).size() == 3);
    CHECK(annotate(bytes, {}) == opc::Package::read(bytes, "a").write());
  }
  CHECK(files > 10);
}

TEST_CASE("a file with tracked changes can be annotated", "[docx][annotate]") {
  const auto bytes = docx_with(
      "<w:p><w:ins w:id=\"1\" w:author=\"A\"><w:r><w:t>{{x}}</w:t></w:r></w:ins><w:del "
      "w:id=\"2\" "
      "w:author=\"A\"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>");
  CHECK_THROWS_AS(docx::Layout::read(bytes, "layout.docx"), Error);
  CHECK(ranges_of(annotate(bytes, {at(1)})) == Texts{{"0", "{{x}}"}});
}

TEST_CASE("other prefixes and encodings are annotated too", "[docx][annotate]") {
  auto package = package_with("");
  const auto declared = GENERATE(as<std::string>{}, "ns0", "");
  const auto prefix = declared.empty() ? declared : declared + ":";
  const auto named = [&](const std::string& name) { return "<" + prefix + name; };
  package.set_part(main_part, named("document xmlns") +
                                  (declared.empty() ? "" : ":" + declared) + "=\"" +
                                  std::string(w) + "\">" + named("body>") + named("p/>") +
                                  named("p>") + named("r>") + named("t>") + "Dear</" +
                                  prefix + "t></" + prefix + "r></" + prefix + "p></" +
                                  prefix + "body></" + prefix + "document>");
  const auto copy = annotate(package.write(), {at(2), at(1)});
  CHECK(ranges_of(copy) == Texts{{"0", "Dear"}, {"1", ""}});
  CHECK(docx::Layout::read(copy, "copy.docx").document().stories.front().blocks.size() ==
        2);
}

TEST_CASE("a main part in UTF-16 is written anew", "[docx][annotate]") {
  auto package = package_with(paragraph("편지"));
  auto xml = package.part(main_part);
  xml.replace(xml.find("UTF-8"), 5, "UTF-16");
  std::string wide = "\xFF\xFE";
  const auto layout_text = xml.find("편지");
  for (std::size_t i = 0; i < xml.size(); ++i) {
    if (i == layout_text) {  // U+D3B8 U+C9C0
      wide += std::string("\xB8\xD3\xC0\xC9", 4);
      i += 5;
      continue;
    }
    wide += xml[i];
    wide += '\0';
  }
  package.set_part(main_part, wide);
  CHECK(ranges_of(annotate(package.write(), {at(1)})) == Texts{{"0", "편지"}});
}

TEST_CASE("a template becomes a document, and what is no text is refused",
          "[docx][annotate]") {
  const std::string word =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  auto package = package_with(paragraph("Dear"));
  package.set_content_type(main_part, word + "template.main+xml");
  const auto copy = annotate(package.write(), {at(1)});
  CHECK(opc::Package::read(copy, "copy.docx").content_type(main_part) ==
        word + "document.main+xml");
  package.set_part(main_part, "<w:hdr xmlns:w=\"" + std::string(w) + "\"/>");
  CHECK_THROWS_AS(annotate(package.write(), {at(1)}), Error);
  package.set_part(main_part, "<w:document xmlns:w=\"" + std::string(w) + "\"/>");
  CHECK_THROWS_AS(annotate(package.write(), {at(1)}), Error);
  CHECK_THROWS_AS(annotate("no archive", {at(1)}), Error);
}
