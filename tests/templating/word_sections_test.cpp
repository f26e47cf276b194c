// Sections of a template over Word sections: breaks, headers and footers of each turn.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "docx/docx.hpp"
#include "docx/rich_part.hpp"
#include "docx/support.hpp"
#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using Lines = std::vector<std::string>;

namespace {

const std::string office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const std::string word =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const std::string main_part = "word/document.xml";

std::string paragraph(const std::string& text, const std::string& properties = {}) {
  const auto run =
      text.empty() ? "" : "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + run + "</w:p>";
}

// "default:rIdH1" of a header, "footer:…" of a footer.
std::string section(const std::vector<std::pair<std::string, std::string>>& references,
                    const std::string& more = {}) {
  std::string out = "<w:sectPr>";
  for (const auto& [type, id] : references)
    out += (id.starts_with("rIdF") ? "<w:footerReference w:type=\""
                                   : "<w:headerReference w:type=\"") +
           type + "\" r:id=\"" + id + "\"/>";
  return out +
         "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" "
         "w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" w:footer=\"708\" "
         "w:gutter=\"0\"/>" +
         more + "</w:sectPr>";
}

// A layout with that text; headers "rIdH1" … and footers "rIdF1" … by their texts.
struct Sections {
  TemplateFolder folder;
  opc::Package package;
  campaign::Campaign campaign = sample();

  explicit Sections(const std::string& body) : package(docx_test::package_with(body)) {}

  void add(const std::string& id, const std::string& content) {
    const bool header = id.starts_with("rIdH");
    const std::string kind = header ? "header" : "footer";
    const auto part = "word/" + kind + id.substr(4) + ".xml";
    const std::string root = header ? "w:hdr" : "w:ftr";
    package.set_part(part,
                     "<" + root +
                         " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/"
                         "2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/"
                         "officeDocument/2006/relationships\" "
                         "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/"
                         "wordprocessingDrawing\">" +
                         content + "</" + root + ">");
    package.set_content_type(part, word + kind + "+xml");
    auto relationships = package.relationships(main_part);
    relationships.push_back({id, office + kind, part.substr(5)});
    package.set_relationships(main_part, relationships);
  }

  opc::Package written() {
    folder.write("layout.docx", package.write());
    const auto compiled = folder.compile(campaign);
    INFO((told(folder.findings).empty() ? "" : told(folder.findings).front()));
    REQUIRE(compiled);
    const auto letter = compose(*compiled, campaign);
    CHECK(told(letter.findings) == Lines{});
    const auto& layout = *compiled->layouts.at("default").layout;
    bytes = layout.write(letter.document, {});
    CHECK(layout.write(letter.document, {}) == bytes);
    CHECK(docx_test::codes_of(bytes) == Lines{});
    return opc::Package::read(bytes, "letter.docx");
  }
  std::string bytes;
};

std::string text_in(const std::string& xml) {
  std::string text;
  for (auto at = xml.find("<w:t"); at != std::string::npos;
       at = xml.find("<w:t", at + 1)) {
    if (xml[at + 4] != '>' && xml[at + 4] != ' ') continue;
    const auto begin = xml.find('>', at) + 1;
    text += xml.substr(begin, xml.find('<', begin) - begin);
  }
  return text;
}

// Sections as "default header text|first header text", in the order of the document.
Lines sections_of(const opc::Package& package, std::set<std::string>* parts = nullptr) {
  const auto xml = package.part(main_part);
  const auto relationships = package.relationships(main_part);
  Lines lines;
  for (auto at = xml.find("<w:sectPr"); at != std::string::npos;
       at = xml.find("<w:sectPr", at + 1)) {
    const auto end = xml.find("</w:sectPr>", at);
    std::string line;
    for (auto id = xml.find(" r:id=\"", at); id < end;
         id = xml.find(" r:id=\"", id + 1)) {
      const auto value = xml.substr(id + 7, xml.find('"', id + 7) - id - 7);
      const auto found = std::find_if(relationships.begin(), relationships.end(),
                                      [&](const auto& one) { return one.id == value; });
      REQUIRE(found != relationships.end());
      const auto part = opc::Package::resolve(main_part, found->target);
      if (parts) parts->insert(part);
      line += (line.empty() ? "" : "|") + text_in(package.part(part));
    }
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("each turn makes a Word section with its own header",
          "[templating][sections]") {
  Sections made(paragraph("Front.") + paragraph("{{#asks}}") + paragraph("{{text}}") +
                paragraph("", section({{"default", "rIdH1"}})) + paragraph("{{/asks}}") +
                paragraph("Behind."));
  made.add("rIdH1", paragraph("To ask: {{text}}"));
  const auto package = made.written();
  std::set<std::string> parts;
  CHECK(sections_of(package, &parts) == Lines{"To ask: pay for the pumps",
                                              "To ask: open the archives",
                                              "To ask: report every year", ""});
  CHECK(parts == std::set<std::string>{"word/header1.xml", "word/header1_2.xml",
                                       "word/header1_3.xml"});
  CHECK(package.content_type("word/header1_3.xml") == word + "header+xml");
  CHECK(docx_test::faults_of(made.bytes) == "");
  const auto again = docx::Layout::read(made.bytes, "again.docx");
  CHECK(docx_test::codes_of(again.write(again.document(), {})) == Lines{});
}

TEST_CASE(
    "first and even headers and footers go with their section, plain ones are shared",
    "[templating][sections]") {
  Sections made(paragraph("{{#members}}") + paragraph("{{name}}") +
                paragraph("", section({{"default", "rIdH1"},
                                       {"first", "rIdH2"},
                                       {"even", "rIdH3"},
                                       {"default", "rIdF1"}},
                                      "<w:titlePg/>")) +
                paragraph("{{/members}}") + paragraph("Behind."));
  made.add("rIdH1", paragraph("D {{name:short}}"));
  made.add("rIdH2", paragraph("F {{name:short}}"));
  made.add("rIdH3", paragraph("Even."));
  made.add("rIdF1", paragraph("{{country}}."));
  const auto package = made.written();
  std::set<std::string> parts;
  const auto lines = sections_of(package, &parts);
  const auto turns = lines.size() - 1;
  REQUIRE(turns >= 2);
  for (std::size_t i = 0; i < turns; ++i) {
    CHECK(lines[i].starts_with("D "));
    const auto name = lines[i].substr(2, lines[i].find('|') - 2);
    CHECK(lines[i].starts_with("D " + name + "|F " + name + "|Even.|"));
  }
  CHECK(lines[0] != lines[1]);
  CHECK(parts.size() == 3 * turns + 1);
  CHECK(parts.contains("word/footer1_2.xml"));
  CHECK_FALSE(package.contains("word/header3_2.xml"));
  CHECK(docx_test::faults_of(made.bytes) == "");
}

TEST_CASE("lists in lists give the inner turns their headers", "[templating][sections]") {
  Sections made(paragraph("{{#members}}") + paragraph("{{#asks}}") +
                paragraph("{{text}}") + paragraph("", section({{"default", "rIdH1"}})) +
                paragraph("{{/asks}}") + paragraph("{{/members}}") +
                paragraph("Behind."));
  made.add("rIdH1", paragraph("{{name:short}}: {{text}}"));
  const auto lines = sections_of(made.written());
  REQUIRE(lines.size() >= 7);
  CHECK(lines.size() % 3 == 1);
  const std::set<std::string> all(lines.begin(), lines.end());
  CHECK(all.size() == lines.size());
  CHECK(lines[0].ends_with(": pay for the pumps"));
  CHECK(lines[1].ends_with(": open the archives"));
  CHECK(lines[0].substr(0, lines[0].find(':')) == lines[2].substr(0, lines[2].find(':')));
  CHECK(lines[0].substr(0, lines[0].find(':')) != lines[3].substr(0, lines[3].find(':')));
}

TEST_CASE("a list without items leaves no section break behind",
          "[templating][sections]") {
  Sections made(paragraph("Front.") + paragraph("{{#asks}}") + paragraph("{{text}}") +
                paragraph("", section({{"default", "rIdH1"}})) + paragraph("{{/asks}}") +
                paragraph("Behind."));
  made.add("rIdH1", paragraph("To ask: {{text}}"));
  made.campaign.asks.clear();
  const auto package = made.written();
  CHECK(sections_of(package) == Lines{""});
  CHECK(text_in(package.part("word/header1.xml")).empty());
}

TEST_CASE("a condition takes its section break with it", "[templating][sections]") {
  const bool holds = GENERATE(true, false);
  const std::string tag = holds ? "claim.prisoners" : "recipient.holder";
  Sections made(paragraph("{{#" + tag + "}}") + paragraph("Inside.") +
                paragraph("", section({{"default", "rIdH1"}})) +
                paragraph("{{/" + tag + "}}") + paragraph("Behind."));
  made.add("rIdH1", paragraph("Of {{claim.prisoners:digits}}"));
  CHECK(sections_of(made.written()) == (holds ? Lines{"Of 200,000", ""} : Lines{""}));
}

TEST_CASE("a header that other sections use stays theirs", "[templating][sections]") {
  Sections made(paragraph("Front.", section({{"default", "rIdH1"}})) +
                paragraph("{{#asks}}") + paragraph("{{text}}") +
                paragraph("", section({{"default", "rIdH1"}})) + paragraph("{{/asks}}") +
                paragraph("Behind."));
  made.add("rIdH1", paragraph("{{claim.prisoners:digits}} held"));
  std::set<std::string> parts;
  const auto lines = sections_of(made.written(), &parts);
  CHECK(lines ==
        Lines{"200,000 held", "200,000 held", "200,000 held", "200,000 held", ""});
  CHECK(parts == std::set<std::string>{"word/header1.xml", "word/header1_2.xml",
                                       "word/header1_3.xml", "word/header1_4.xml"});
}

TEST_CASE("a break in the paragraph of a tag is not lost", "[templating][sections]") {
  Sections made(paragraph("{{#asks}}", section({})) + paragraph("{{text}}") +
                paragraph("{{/asks}}", section({{"default", "rIdH1"}})) +
                paragraph("Behind."));
  made.add("rIdH1", paragraph("To ask: {{text}}"));
  CHECK(sections_of(made.written()) == Lines{"", "To ask: pay for the pumps",
                                             "To ask: open the archives",
                                             "To ask: report every year", ""});
}

TEST_CASE("a part whose tag ends a Word section has that section once",
          "[templating][sections]") {
  Sections made(paragraph("{{&gt;body}}", section({{"default", "rIdH1"}})) +
                paragraph("Behind."));
  made.add("rIdH1", paragraph("Head."));
  if (GENERATE(true, false))
    made.folder.part("body", "One.\n\nTwo.\n\nThree.");
  else
    made.folder.write("body.docx",
                      docx_test::docx_with(paragraph("One.") + paragraph("Two.")));
  CHECK(sections_of(made.written()) == Lines{"Head.", ""});
}

TEST_CASE("what stands in a header of each turn goes with it", "[templating][sections]") {
  Sections made(paragraph("{{#asks}}") + paragraph("{{text}}") +
                paragraph("", section({{"default", "rIdH1"}})) + paragraph("{{/asks}}") +
                paragraph("Behind."));
  made.add("rIdH1", paragraph("To ask: {{text}}") + "<w:p>" +
                        docx_test::drawing_of("rIdLogo") + "</w:p>");
  docx_test::add_picture(made.package, "word/media/logo.png", "rIdUnused");
  made.package.set_relationships("word/header1.xml",
                                 {{"rIdLogo", office + "image", "media/logo.png"}});
  const auto package = made.written();
  for (const auto* part :
       {"word/header1.xml", "word/header1_2.xml", "word/header1_3.xml"}) {
    const auto relationships = package.relationships(part);
    REQUIRE(relationships.size() == 1);
    CHECK(package.contains(opc::Package::resolve(part, relationships[0].target)));
  }
  CHECK(docx_test::faults_of(made.bytes) == "");
}
