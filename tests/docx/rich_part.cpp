#include "docx/rich_part.hpp"

#include "docx/support.hpp"
#include "support/command.hpp"
#include "support/published.hpp"

namespace docx_test {

using namespace tongmun;

namespace {

const std::string office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const std::string main_part = "word/document.xml";

const std::string styles =
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"PartBase\"><w:name "
    "w:val=\"Part Base\"/><w:basedOn w:val=\"Normal\"/><w:rPr><w:color "
    "w:val=\"1F3864\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"PartHeading\"><w:name "
    "w:val=\"Part Heading\"/><w:basedOn w:val=\"PartBase\"/><w:next "
    "w:val=\"Normal\"/><w:link w:val=\"PartHeadingChar\"/><w:rPr><w:b/><w:sz "
    "w:val=\"32\"/><w:lang w:val=\"en-US\"/></w:rPr></w:style>"
    "<w:style w:type=\"character\" w:customStyle=\"1\" "
    "w:styleId=\"PartHeadingChar\"><w:name w:val=\"Part Heading Char\"/><w:link "
    "w:val=\"PartHeading\"/><w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr></w:style>"
    "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"Strong2\"><w:name "
    "w:val=\"Part Strong\"/><w:rPr><w:b/><w:color w:val=\"C00000\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"PartBullet\"><w:name "
    "w:val=\"Part Bullet\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:numPr><w:numId "
    "w:val=\"6\"/></w:numPr></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"FootnoteText\"><w:name w:val=\"footnote "
    "text\"/><w:basedOn w:val=\"Normal\"/><w:rPr><w:sz w:val=\"18\"/></w:rPr></w:style>"
    "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"PartTable\"><w:name "
    "w:val=\"Part Table\"/><w:tblPr><w:tblBorders><w:top w:val=\"double\" w:sz=\"4\" "
    "w:space=\"0\" w:color=\"C00000\"/><w:bottom w:val=\"double\" w:sz=\"4\" "
    "w:space=\"0\" w:color=\"C00000\"/></w:tblBorders></w:tblPr></w:style>";

std::string level(int index, const std::string& format, const std::string& text,
                  const std::string& more = {}) {
  const auto name = std::to_string(index);
  return "<w:lvl w:ilvl=\"" + name + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" +
         format + "\"/>" + more + "<w:lvlText w:val=\"" + text +
         "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" +
         std::to_string(720 * (index + 1)) + "\" w:hanging=\"360\"/></w:pPr></w:lvl>";
}

const std::string numbering =
    "<w:abstractNum w:abstractNumId=\"7\"><w:nsid w:val=\"0A0B0C0D\"/><w:multiLevelType "
    "w:val=\"multilevel\"/>" +
    level(0, "upperRoman", "%1)") + level(1, "lowerLetter", "%2)") +
    "</w:abstractNum><w:abstractNum w:abstractNumId=\"8\"><w:multiLevelType "
    "w:val=\"hybridMultilevel\"/>" +
    level(0, "bullet", "»", "<w:pStyle w:val=\"PartBullet\"/>") +
    "</w:abstractNum><w:num w:numId=\"4\"><w:abstractNumId w:val=\"7\"/></w:num>"
    "<w:num w:numId=\"5\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride "
    "w:ilvl=\"0\"><w:startOverride w:val=\"4\"/></w:lvlOverride></w:num>"
    "<w:num w:numId=\"6\"><w:abstractNumId w:val=\"8\"/></w:num>";

std::string run(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

std::string paragraph(const std::string& text, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + run(text) + "</w:p>";
}

std::string item(const std::string& text, int number, int depth = 0) {
  return paragraph(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(depth) +
                             "\"/><w:numId w:val=\"" + std::to_string(number) +
                             "\"/></w:numPr>");
}

const std::string text_box =
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline "
    "distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"1828800\" "
    "cy=\"457200\"/><wp:docPr id=\"3\" name=\"Box\" descr=\"A box\"/><a:graphic "
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
    "uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp>"
    "<wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext "
    "cx=\"1828800\" cy=\"457200\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
    "</a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>" +
    paragraph("In the box.", "<w:pStyle w:val=\"PartHeading\"/>") +
    "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    "</wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>";

const std::string chart_drawing =
    "<w:p><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
    "<wp:extent cx=\"2743200\" cy=\"1828800\"/><wp:docPr id=\"2\" name=\"Chart\" "
    "descr=\"A pie\"/>"
    "<a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
    "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">"
    "<c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
    "r:id=\"rIdChart\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";

const std::string chart =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
    "<c:chart><c:plotArea><c:layout/><c:pieChart><c:varyColors val=\"1\"/><c:ser><c:idx "
    "val=\"0\"/><c:order val=\"0\"/><c:val><c:numLit><c:ptCount val=\"2\"/><c:pt "
    "idx=\"0\"><c:v>1</c:v></c:pt><c:pt idx=\"1\"><c:v>2</c:v></c:pt></c:numLit></c:val>"
    "</c:ser></c:pieChart></c:plotArea></c:chart><c:externalData r:id=\"rId1\"/>"
    "</c:chartSpace>";

std::string table() {
  const auto cell = [](const std::string& text) {
    return "<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr>" +
           paragraph(text) + "</w:tc>";
  };
  return "<w:tbl><w:tblPr><w:tblStyle w:val=\"PartTable\"/><w:tblW w:w=\"6000\" "
         "w:type=\"dxa\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"3000\"/><w:gridCol "
         "w:w=\"3000\"/></w:tblGrid><w:tr>" +
         cell("Held") + cell("{{claim.prisoners:digits}}") + "</w:tr></w:tbl>";
}

std::string body(const std::string& in_front) {
  return in_front +
         paragraph("Wells of the valley.", "<w:pStyle w:val=\"PartHeading\"/>") +
         "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" +
         run("As many as {{claim.prisoners:digits}} are held. ") +
         "<w:r><w:rPr><w:rStyle w:val=\"Strong2\"/></w:rPr><w:t>All of them.</w:t></w:r>"
         "</w:p>" +
         item("Roman one.", 4) + item("Letter a.", 4, 1) + item("Roman two.", 4) +
         item("Roman four.", 5) +
         paragraph("A bullet.", "<w:pStyle w:val=\"PartBullet\"/>") +
         paragraph("{{#asks}}") + item("{{text:call}}", 4) + paragraph("{{/asks}}") +
         table() + paragraph("Behind the table.") + "<w:p>" + drawing_of("rIdPicture") +
         "</w:p><w:p>" + run("Noted") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" +
         run(" and ") + "<w:hyperlink r:id=\"rIdLink\">" + run("linked") +
         "</w:hyperlink>" + run(".") + "</w:p>" + text_box + chart_drawing +
         paragraph("The end.");
}

}  // namespace

std::string drawing_of(const std::string& id) {
  return "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
         "<wp:extent cx=\"914400\" cy=\"914400\"/><wp:docPr id=\"1\" name=\"Picture 1\" "
         "descr=\"A well\"/><a:graphic "
         "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
         "<a:graphicData "
         "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
         "<pic:pic "
         "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
         "<pic:nvPicPr><pic:cNvPr id=\"1\" name=\"Picture 1\"/><pic:cNvPicPr/>"
         "</pic:nvPicPr><pic:blipFill><a:blip r:embed=\"" +
         id +
         "\"/><a:stretch><a:fillRect/></a:stretch></"
         "pic:blipFill><pic:spPr><a:xfrm><a:off "
         "x=\"0\" y=\"0\"/><a:ext cx=\"914400\" cy=\"914400\"/></a:xfrm><a:prstGeom "
         "prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>"
         "</a:graphic></wp:inline></w:drawing></w:r>";
}

opc::Package rich_part(const std::string& in_front) {
  auto package = package_with(
      body(in_front),
      {.styles = styles,
       .numbering = numbering,
       .footnotes =
           "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r>"
           "</w:p></w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\">"
           "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote "
           "w:id=\"2\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r>"
           "<w:footnoteRef/></w:r>" +
           run(" See ") + "<w:hyperlink r:id=\"rId1\">" + run("the survey") +
           "</w:hyperlink></w:p></w:footnote>"});
  add_picture(package, "word/media/image1.png", "rIdPicture");
  auto relationships = package.relationships(main_part);
  relationships.push_back({"rIdChart", office + "chart", "charts/chart1.xml"});
  relationships.push_back(
      {"rIdLink", office + "hyperlink", "https://wells.example/", true});
  package.set_relationships(main_part, relationships);
  package.set_part("word/charts/chart1.xml", chart);
  package.set_content_type(
      "word/charts/chart1.xml",
      "application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
  package.set_part("word/embeddings/book.xlsx", docx_with("<w:p/>"));
  package.set_content_type(
      "word/embeddings/book.xlsx",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  package.set_relationships("word/charts/chart1.xml",
                            {{"rId1", office + "package", "../embeddings/book.xlsx"}});
  package.set_relationships("word/footnotes.xml", {{"rId1", office + "hyperlink",
                                                    "https://survey.example/", true}});
  auto text = package.part(main_part);
  text.replace(text.find("<w:document "), 12,
               "<w:document xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/"
               "wordprocessingShape\" ");
  package.set_part(main_part, text);
  return package;
}

std::string faults_of(const std::string& docx) {
  const auto tool = published::find("tools/validate");
  if (!tool) return {};
  const support::TemporaryFolder folder;
  const auto file = folder.path() / "letter.docx";
  write_file_atomically(file, docx);
  const auto answer = support::run({tool->string(), file.string()});
  if (answer.code == 0) return {};
  if (answer.code != 2) return answer.out + answer.err;
  WARN("skipped: " << answer.err);
  return {};
}

}  // namespace docx_test
