// Sections over whatever a document is made of: what a letter holds, and that it stays
// sound.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "docx/support.hpp"
#include "support/validated.hpp"
#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;

namespace {

struct Rendered {
  std::vector<std::string> told;
  std::string bytes, body, text;  // text: a line for each paragraph of the main text
};

const docx_test::Extra& extra() {
  static const docx_test::Extra parts{
      .numbering =
          "<w:abstractNum w:abstractNumId=\"7\"><w:multiLevelType "
          "w:val=\"multilevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
          "w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/><w:lvlJc "
          "w:val=\"left\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
          "w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2.\"/><w:lvlJc "
          "w:val=\"left\"/></w:lvl></w:abstractNum><w:num w:numId=\"4\">"
          "<w:abstractNumId w:val=\"7\"/></w:num>",
      .footnotes =
          "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r>"
          "<w:separator/></w:r></w:p></w:footnote><w:footnote "
          "w:id=\"5\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t "
          "xml:space=\"preserve\"> Note on {{id}}</w:t></w:r></w:p></w:footnote>"};
  return parts;
}

Rendered render(const std::string& body, docx::Profile profile = docx::Profile::work) {
  TemplateFolder folder;
  folder.write("layout.docx", docx_test::docx_with(body, extra()));
  const auto campaign = sample();
  Rendered made;
  const auto compiled = folder.compile(campaign);
  made.told = told(folder.findings);
  if (!compiled) return made;
  auto composed = compose(*compiled, campaign, "en-GB", &campaign.recipients[0]);
  docx::WriteOptions options;
  options.profile = profile;
  made.bytes =
      compiled->layout_for(tag("en-GB")).layout->write(composed.document, options);
  made.body = docx_test::body_of(made.bytes);
  made.text = text_of(docx::Layout::read(made.bytes, "letter.docx").document());
  return made;
}

std::string p(const std::string& text, const std::string& properties = {}) {
  return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") +
         "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

std::string item(const std::string& text, int level = 0) {
  return p(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
                     "\"/><w:numId w:val=\"4\"/></w:numPr>");
}

std::string cell(const std::string& blocks, int width = 3000) {
  return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) +
         "\" w:type=\"dxa\"/></w:tcPr>" + blocks + "</w:tc>";
}

std::string row(const std::vector<std::string>& cells) {
  std::string out = "<w:tr>";
  for (const auto& text : cells) out += cell(text.starts_with("<") ? text : p(text));
  return out + "</w:tr>";
}

std::string table(const std::vector<std::string>& rows, int columns) {
  std::string out =
      "<w:tbl><w:tblPr><w:tblW w:w=\"9000\" w:type=\"dxa\"/></w:tblPr><w:tblGrid>";
  for (int i = 0; i < columns; ++i)
    out += "<w:gridCol w:w=\"" + std::to_string(9000 / columns) + "\"/>";
  out += "</w:tblGrid>";
  for (const auto& one : rows) out += one;
  return out + "</w:tbl>" + p("after");
}

std::string control(const std::string& properties, const std::string& content) {
  return "<w:sdt><w:sdtPr>" + properties + "</w:sdtPr><w:sdtContent>" + content +
         "</w:sdtContent></w:sdt>";
}

std::string repeating(const std::string& list, const std::vector<std::string>& items) {
  std::string inside;
  int id = 70;
  for (const auto& one : items)
    inside += control("<w:id w:val=\"" + std::to_string(id++) +
                          "\"/><w15:repeatingSectionItem xmlns:w15=\"http://"
                          "schemas.microsoft.com/office/word/2012/wordml\"/>",
                      one);
  return control("<w:tag w:val=\"" + list +
                     "\"/><w:id w:val=\"69\"/><w15:repeatingSection "
                     "xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/"
                     "wordml\"/>",
                 inside);
}

std::string text_box(const std::string& text) {
  return "<w:r><mc:AlternateContent><mc:Choice xmlns:wps=\"http://schemas.microsoft.com/"
         "office/word/2010/wordprocessingShape\" Requires=\"wps\"><w:drawing><wp:inline "
         "distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"900000\" "
         "cy=\"300000\"/><wp:docPr id=\"3\" name=\"Box\" descr=\"box\"/>"
         "<wp:cNvGraphicFramePr/><a:graphic "
         "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/"
         "main\"><a:graphicData "
         "uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">"
         "<wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" "
         "y=\"0\"/><a:ext cx=\"900000\" cy=\"300000\"/></a:xfrm><a:prstGeom "
         "prst=\"rect\"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>" +
         p(text) +
         "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
         "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect "
         "xmlns:v=\"urn:schemas-microsoft-com:vml\" id=\"Box 3\" "
         "style=\"width:70pt;height:24pt\"><v:textbox><w:txbxContent>" +
         p(text) +
         "</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback>"
         "</mc:AlternateContent></w:r>";
}

std::string note() {
  return "<w:r><w:t>{{id}}</w:t></w:r><w:r><w:footnoteReference w:id=\"5\"/></w:r>";
}

// Values of an attribute, in their order.
std::vector<std::string> values(const std::string& xml, const std::string& before) {
  std::vector<std::string> found;
  for (auto at = xml.find(before); at != std::string::npos;
       at = xml.find(before, at + 1)) {
    const auto begin = at + before.size();
    found.push_back(xml.substr(begin, xml.find('"', begin) - begin));
  }
  return found;
}

struct Case {
  std::string name, body, text;
};

const std::vector<Case>& cases() {
  static const std::string open = "{{#asks}}", close = "{{/asks}}";
  static const std::vector<Case> list = {
      {"tags in paragraphs of their own", p(open) + p("Ask {{id}}.") + p(close),
       "Ask D1.\nAsk D2.\nAsk D3.\n"},
      {"tags at the edges of text paragraphs",
       p(open + "Ask {{id}}:") + p("{{text}}." + close),
       "Ask D1:\npay for the pumps.\nAsk D2:\nopen the archives.\nAsk D3:\nreport every "
       "year.\n"},
      {"a tag at an edge and a tag of its own", p(open + "Ask {{id}}.") + p(close),
       "Ask D1.\nAsk D2.\nAsk D3.\n"},
      {"sections inside sections",
       p("{{#figures}}") + p("About {{about}}") + p(open) +
           p("{{id}}, of {{sender.name:short}}, {{about}}") + p(close) +
           p("{{/figures}}"),
       "About About prisoners\nD1, of ICNK, About prisoners\nD2, of ICNK, About "
       "prisoners\nD3, of ICNK, About prisoners\nAbout About mortality\nD1, of ICNK, "
       "About mortality\nD2, of ICNK, About mortality\nD3, of ICNK, About mortality\n"},
      {"inverted",
       p("{{^enclosures}}") + p("none") + p("{{/enclosures}}") + p("{{^asks}}") +
           p("no asks") + p(close),
       "none\n"},
      {"rows with tags of their own",
       table({row({"{{#asks}}", "", ""}), row({"{{id}}", "{{text}}", "x"}),
              row({"{{/asks}}", "", ""})},
             3),
       "D1\npay for the pumps\nx\nD2\nopen the archives\nx\nD3\nreport every "
       "year\nx\nafter\n"},
      {"rows with tags in their first and last cell",
       table({row({"head", "", ""}), row({open + "{{id}}", "{{text}}", "x" + close})}, 3),
       "head\n\n\nD1\npay for the pumps\nx\nD2\nopen the archives\nx\nD3\nreport every "
       "year\nx\nafter\n"},
      {"cells", table({row({"a", "{{#asks:cells}}{{id}}{{/asks}}", "z"})}, 3),
       "a\nD1\nD2\nD3\nz\nafter\n"},
      {"columns",
       table({row({"a", "{{#asks:columns}}{{id}}{{/asks}}", "z"}),
              row({"b", "{{text}}", "y"})},
             3),
       "a\nD1\nD2\nD3\nz\nb\npay for the pumps\nopen the archives\nreport every "
       "year\ny\nafter\n"},
      {"a table in a loop, and a loop in a nested table",
       p("{{#figures}}") +
           table({row({"{{about}}",
                       "<w:tbl><w:tblPr><w:tblW w:w=\"3000\" w:type=\"dxa\"/></w:tblPr>"
                       "<w:tblGrid><w:gridCol w:w=\"3000\"/></w:tblGrid>" +
                           row({open + "{{id}}" + close}) + row({open}) +
                           row({"2 {{id}}"}) + row({close}) + "</w:tbl><w:p/>"})},
                 2) +
           p("{{/figures}}"),
       "About prisoners\nD1D2D3\n2 D1\n2 D2\n2 D3\n\nafter\nAbout "
       "mortality\nD1D2D3\n2 D1\n2 D2\n2 D3\n\nafter\n"},
      {"a page break in a loop",
       p(open) +
           "<w:p><w:r><w:br w:type=\"page\"/></w:r><w:r><w:t>{{id}}</w:t></w:r></w:p>" +
           p(close),
       "D1\nD2\nD3\n"},
      {"notes", p(open) + "<w:p>" + note() + "</w:p>" + p(close),
       "D1\n\xC2\xA0Note on D1\nD2\n"},
      {"text boxes", p(open) + "<w:p>" + text_box("In {{id}}") + "</w:p>" + p(close), ""},
      {"a loop over text boxes in a line",
       "<w:p><w:r><w:t>{{#asks}}{{id}}</w:t></w:r>" + text_box("In {{id}}") +
           "<w:r><w:t>{{/asks}}</w:t></w:r></w:p>",
       ""},
      {"bookmarks, controls and tabs",
       p(open) +
           "<w:p><w:bookmarkStart w:id=\"3\" w:name=\"here\"/><w:r><w:t>{{id}}</w:t>" +
           "</w:r><w:bookmarkEnd w:id=\"3\"/></w:p>" +
           control("<w:id w:val=\"9\"/>", p("in {{id}}")) + p(close),
       "D1\nin D1\nD2\nin D2\nD3\nin D3\n"},
      {"a bookmark whose end is left out",
       "<w:p><w:bookmarkStart w:id=\"3\" w:name=\"here\"/><w:r><w:t>x</w:t></w:r></w:p>" +
           p("{{#enclosures}}") + "<w:p><w:bookmarkEnd w:id=\"3\"/></w:p>" +
           p("{{/enclosures}}"),
       "x\n"},
      {"a control that repeats paragraphs",
       repeating("asks", {p("Ask {{id}}") + p("{{text}}"), p("sample")}),
       "Ask D1\npay for the pumps\nAsk D2\nopen the archives\nAsk D3\nreport every "
       "year\n"},
      {"a control that repeats rows",
       table({row({"head", ""}),
              repeating("asks", {row({"{{id}}", "{{text}}"}), row({"sample", ""})})},
             2),
       "head\n\nD1\npay for the pumps\nD2\nopen the archives\nD3\nreport every "
       "year\nafter\n"},
  };
  return list;
}

}  // namespace

TEST_CASE("sections repeat what they stand around", "[templating][structure]") {
  std::map<std::string, std::string> files;
  for (const auto& [name, body, text] : cases()) {
    CAPTURE(name);
    const auto made = render(body);
    CHECK(made.told == std::vector<std::string>{});
    if (made.bytes.empty()) continue;
    if (!text.empty() && name != "notes") CHECK(made.text == text);
    CHECK(made.body.find("{{") == std::string::npos);
    CHECK(docx_test::codes_of(made.bytes) == std::vector<std::string>{});
    files[std::to_string(files.size()) + ".docx"] = made.bytes;
  }
  CHECK(published::validated(files) == "");
}

TEST_CASE("a block that is false leaves nothing behind", "[templating][structure]") {
  const auto plain = render(p("before") + p("end")).body;
  const auto inside = GENERATE(Catch::Generators::values<std::string>(
      {p("x"), "<w:p/>", item("x"), table({row({"x"})}, 1),
       p("{{#asks}}") + "<w:p>" + note() + "</w:p>" + p("{{/asks}}"),
       "<w:p>" + text_box("{{label.annex}}") + "</w:p>",
       control("<w:id w:val=\"9\"/>", p("x")),
       "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>",
       "<w:p><w:bookmarkStart w:id=\"3\" w:name=\"a\"/><w:bookmarkEnd "
       "w:id=\"3\"/></w:p>"}));
  CAPTURE(inside);
  CHECK(render(p("before") + p("{{#enclosures}}") + inside + p("{{/enclosures}}") +
               p("end"))
            .body == plain);
  CHECK(render(p("before") + p("{{^asks}}") + inside + p("{{/asks}}") + p("end")).body ==
        plain);
  const auto rows = render(table({row({"x"})}, 1)).body;
  CHECK(render(table({row({"x"}), row({"{{#enclosures}}"}), row({"y"}),
                      row({"{{/enclosures}}"})},
                     1))
            .body == rows);
  CHECK(render(table({row({"x"}), row({"{{#enclosures}}y{{/enclosures}}"})}, 1)).text ==
        "x\n\nafter\n");
  const auto only =
      render(p("before") +
             table({row({"{{#enclosures}}"}), row({"y"}), row({"{{/enclosures}}"})}, 1));
  CHECK(only.body.find("<w:tbl>") == std::string::npos);
}

TEST_CASE("words around a section over several paragraphs are refused",
          "[templating][structure]") {
  const auto body = GENERATE(p("Before {{#asks}}x") + p("y{{/asks}}"),
                             p("{{#asks}}x") + p("y{{/asks}} behind"));
  const auto made = render(body);
  REQUIRE(made.told.size() == 1);
  CHECK(made.told.front().starts_with("TP0036 "));
}

TEST_CASE("a section that would tear a control or field is refused",
          "[templating][structure]") {
  const auto body = GENERATE(
      p("{{#asks}}") + control("<w:id w:val=\"9\"/>", p("x") + p("{{/asks}}")),
      control("<w:id w:val=\"9\"/>", p("{{#asks}}") + p("x")) + p("{{/asks}}"),
      "<w:p><w:r><w:t>{{#asks}}</w:t></w:r>" +
          control("<w:id w:val=\"9\"/>",
                  "<w:r><w:t>x</w:t></w:r><w:r><w:t>{{/asks}}"
                  "</w:t></w:r>") +
          "</w:p>",
      "<w:p><w:r><w:t>{{#asks}}</w:t></w:r><w:r><w:fldChar "
      "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK "
      "\"https://x.example\"</w:instrText></w:r><w:r><w:fldChar "
      "w:fldCharType=\"separate\"/></w:r><w:r><w:t>x{{/asks}}</w:t></w:r><w:r><w:fldChar "
      "w:fldCharType=\"end\"/></w:r></w:p>");
  const auto made = render(body);
  CAPTURE(body);
  REQUIRE(made.told.size() == 1);
  CHECK(made.told.front().starts_with("TP0073 "));
}

TEST_CASE("a list begins anew in each turn, unless the section repeats its items",
          "[templating][structure]") {
  const auto turns = render(p("{{#figures}}") + p("{{about}}") + item("one") +
                            item("two") + item("under two", 1) + p("{{/figures}}"));
  const auto numbers = values(turns.body, "<w:numId w:val=\"");
  REQUIRE(numbers.size() == 6);
  CHECK(numbers[0] == numbers[1]);
  CHECK(numbers[1] == numbers[2]);
  CHECK(numbers[0] != numbers[3]);
  CHECK(numbers[3] == numbers[5]);
  const auto items = render(item("first") + p("{{#asks}}") + item("{{text}}") +
                            p("{{/asks}}") + item("last"));
  const auto same = values(items.body, "<w:numId w:val=\"");
  REQUIRE(same.size() == 5);
  CHECK(std::set<std::string>(same.begin(), same.end()).size() == 1);
  const auto nested = render(p("{{#figures}}") + item("{{about}}") + p("{{#asks}}") +
                             item("{{text}}", 1) + p("{{/asks}}") + p("{{/figures}}"));
  const auto one = values(nested.body, "<w:numId w:val=\"");
  REQUIRE(one.size() == 8);
  CHECK(std::set<std::string>(one.begin(), one.end()).size() == 1);
}

TEST_CASE("repeated notes have numbers and words of their own",
          "[templating][structure]") {
  const auto made = render(p("{{#asks}}") + "<w:p>" + note() + "</w:p>" + p("{{/asks}}"));
  const auto notes = docx_test::part_of(made.bytes, "word/footnotes.xml");
  const auto referred = values(made.body, "<w:footnoteReference w:id=\"");
  CHECK(referred == std::vector<std::string>{"1", "2", "3"});
  CHECK(values(notes, "<w:footnote w:id=\"") == referred);
  for (const auto* id : {"D1", "D2", "D3"})
    CHECK(notes.find("on " + std::string(id)) != std::string::npos);
}

TEST_CASE("columns share the width of the table", "[templating][structure]") {
  const auto made =
      render(table({row({"a", "{{#asks:columns}}{{id}}{{/asks}}", "z"})}, 3));
  const auto widths = values(made.body, "<w:gridCol w:w=\"");
  REQUIRE(widths.size() == 5);
  int total = 0;
  for (const auto& width : widths) total += std::stoi(width);
  CHECK(total == 9000);
}

TEST_CASE("a section over text boxes in a line repeats them, each with its words",
          "[templating][structure]") {
  for (const auto& [name, body, text] : cases()) {
    if (name.find("text boxes") == std::string::npos) continue;
    CAPTURE(name);
    const auto made = render(body);
    for (const auto* said : {"In D1<", "In D2<", "In D3<"}) {
      CAPTURE(said);
      const auto first = made.body.find(said);
      REQUIRE(first != std::string::npos);
      CHECK(made.body.find(said, first + 1) != std::string::npos);  // in VML, too
    }
    const auto shapes =
        values(made.body, "<v:rect xmlns:v=\"urn:schemas-microsoft-com:vml\" id=\"");
    CHECK(std::set<std::string>(shapes.begin(), shapes.end()).size() == 3);
  }
}

TEST_CASE("data may not make a link lead to a program", "[templating][structure]") {
  auto campaign = sample();
  campaign.columns = {{"site", campaign::ColumnType::text, "", "data-recipient-site"}};
  const auto target =
      GENERATE(std::string("javascript:alert(1)"), std::string("file:///C:/x.exe"),
               std::string("https://x.example/a"));
  campaign.recipients[0].cells = {target};
  campaign.recipients[1].cells = {campaign::Absent{}};
  auto package = docx_test::package_with(
      "<w:p><w:hyperlink "
      "r:id=\"rIdLink\"><w:r><w:t>site</w:t></w:r></w:hyperlink></w:p>");
  auto related = package.relationships("word/document.xml");
  related.push_back({"rIdLink",
                     "http://schemas.openxmlformats.org/officeDocument/2006/"
                     "relationships/hyperlink",
                     "{{recipient.site}}", true});
  package.set_relationships("word/document.xml", related);
  TemplateFolder folder;
  folder.write("layout.docx", package.write());
  const auto compiled = folder.compile(campaign);
  REQUIRE(compiled);
  const auto made = compose(*compiled, campaign, "en-GB", &campaign.recipients[0]);
  const bool harmless = target.starts_with("https");
  CHECK(made.findings.all().empty() == harmless);
  if (!harmless) CHECK(made.findings.all().front().code == "TP0061");
  const auto bytes = compiled->layout_for(tag("en-GB")).layout->write(made.document, {});
  CHECK((docx_test::body_of(bytes).find("<w:hyperlink") != std::string::npos) ==
        harmless);
  CHECK(docx_test::body_of(bytes).find("site</w:t>") != std::string::npos);
}
