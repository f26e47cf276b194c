#include "docx/support.hpp"

#include <algorithm>

#include "text/script.hpp"

namespace docx_test {

using namespace tongmun;

namespace {

constexpr std::string_view declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const std::string namespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" "
    "mc:Ignorable=\"w14\"";
const std::string office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const std::string word =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string root(std::string_view name, std::string_view content) {
  std::string out(declaration);
  out.append("<").append(name).append(namespaces).append(">").append(content);
  return out.append("</").append(name).append(">");
}

const std::string styles =
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" "
    "w:hAnsi=\"Calibri\"/>"
    "<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/><w:lang w:val=\"en-US\" "
    "w:eastAsia=\"en-US\" "
    "w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
    "w:val=\"Normal\"/><w:qFormat/><w:rsid w:val=\"00A11B22\"/></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"Strong\"><w:name "
    "w:val=\"Strong\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/>"
    "<w:basedOn w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"berschrift2\"><w:name w:val=\"heading "
    "2\"/>"
    "<w:basedOn w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"ListNumber\"><w:name w:val=\"List "
    "Number\"/>"
    "<w:basedOn w:val=\"Normal\"/><w:pPr><w:numPr><w:numId "
    "w:val=\"4\"/></w:numPr></w:pPr>"
    "</w:style>"
    "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table "
    "Grid\"/></w:style>";

const std::string numbering =
    "<w:abstractNum w:abstractNumId=\"7\"><w:multiLevelType w:val=\"singleLevel\"/>"
    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
    "<w:lvlText w:val=\"(%1)\"/><w:lvlJc w:val=\"left\"/></w:lvl></w:abstractNum>"
    "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"7\"/></w:num>";

void add(opc::Package& package, const std::string& part, std::string bytes,
         const std::string& kind, std::vector<opc::Relationship>& relationships) {
  package.set_part("word/" + part, std::move(bytes));
  package.set_content_type("word/" + part, word + kind + "+xml");
  relationships.push_back(
      {"rId" + std::to_string(relationships.size() + 1), office + kind, part});
}

}  // namespace

opc::Package package_with(std::string_view body, const Extra& extra) {
  opc::Package package;
  std::vector<opc::Relationship> relationships;
  add(package, "styles.xml", root("w:styles", styles + extra.styles), "styles",
      relationships);
  add(package, "numbering.xml",
      root("w:numbering", extra.numbering.empty() ? numbering : extra.numbering),
      "numbering", relationships);
  add(package, "settings.xml", root("w:settings", extra.settings), "settings",
      relationships);
  std::string section;
  if (!extra.header.empty()) {
    add(package, "header1.xml", root("w:hdr", extra.header), "header", relationships);
    section = "<w:headerReference w:type=\"default\" r:id=\"" + relationships.back().id +
              "\"/>";
  }
  if (!extra.footnotes.empty())
    add(package, "footnotes.xml", root("w:footnotes", extra.footnotes), "footnotes",
        relationships);
  package.set_part(
      "word/document.xml",
      root("w:document", "<w:body>" + std::string(body) + "<w:sectPr>" + section +
                             extra.section + "</w:sectPr></w:body>"));
  package.set_content_type("word/document.xml", word + "document.main+xml");
  package.set_relationships("word/document.xml", relationships);
  package.set_relationships("",
                            {{"rId1", office + "officeDocument", "word/document.xml"}});
  return package;
}

std::string docx_with(std::string_view body, const Extra& extra) {
  return package_with(body, extra).write();
}

docx::Layout layout_with(std::string_view body, const Extra& extra) {
  return docx::Layout::read(docx_with(body, extra), "layout.docx");
}

void add_picture(opc::Package& package, const std::string& part, const std::string& id,
                 std::string bytes) {
  const std::string main_part = "word/document.xml";
  package.set_part(part, std::move(bytes));
  package.set_content_type(part, "image/png");
  auto relationships = package.relationships(main_part);
  relationships.push_back({id, office + "image", "/" + part});
  package.set_relationships(main_part, relationships);
}

std::string part_of(std::string_view docx, std::string_view part) {
  return opc::Package::read(std::string(docx), "letter.docx").part(part);
}

std::string body_of(std::string_view docx) {
  const auto xml = part_of(docx, "word/document.xml");
  const auto begin = xml.find("<w:body>") + 8;
  return xml.substr(begin, xml.rfind("<w:sectPr") - begin);
}

std::string run_with(std::string_view xml, std::string_view text) {
  const auto at = xml.find(">" + std::string(text) + "</w:t>");
  if (at == std::string_view::npos) return "no run with that text";
  const auto begin = xml.rfind("<w:r>", at);
  return std::string(xml.substr(begin, xml.find("</w:r>", at) + 6 - begin));
}

namespace {

std::string markup_of(const model::SharedProperties& properties) {
  std::string out;
  if (properties)
    for (const auto& property : *properties) out += property.xml;
  return out;
}

struct Describe {
  std::string operator()(const model::Run& run) const {
    std::string out = "[" + run.text + "|" + run.language.str();
    out += run.slot == text::FontSlot::latin        ? " latin"
           : run.slot == text::FontSlot::east_asian ? " east"
                                                    : " complex";
    if (run.direction == text::Direction::rtl) out += " rtl";
    if (run.bold) out += " bold";
    if (run.italic) out += " italic";
    return out + markup_of(run.properties) + "]";
  }
  std::string operator()(const model::LineBreak&) const { return "[br]"; }
  std::string operator()(const model::Tab&) const { return "[tab]"; }
  std::string operator()(const model::SegmentStart& start) const {
    return "(" + start.id + ":";
  }
  std::string operator()(const model::SegmentEnd& end) const {
    return ":" + end.id + ")";
  }
  std::string operator()(const model::Opaque& opaque) const {
    return "{" + opaque.xml + "}";
  }
  std::string operator()(const model::LinkStart& link) const {
    return "<a " + link.target + link.attributes + ">";
  }
  std::string operator()(const model::LinkEnd&) const { return "</a>"; }
  std::string operator()(const model::Picture& picture) const {
    return "<img " + picture.image + " '" + picture.description + "'>";
  }
  std::string operator()(const std::shared_ptr<model::Note>& note) const;
  std::string operator()(const std::shared_ptr<model::Shape>& shape) const;
};

std::string described(const std::vector<model::Block>& blocks);

std::string Describe::operator()(const std::shared_ptr<model::Note>& note) const {
  return "<note " + described(note->blocks) + ">";
}

std::string Describe::operator()(const std::shared_ptr<model::Shape>& shape) const {
  std::string out = "<shape";
  for (const auto& text : shape->texts) out += " " + described(text);
  return out + ">";
}

std::string described(const model::Table& table) {
  std::string out = "table '" + table.style + "'";
  if (table.direction == text::Direction::rtl) out += " rtl";
  out += markup_of(table.properties) + table.grid + "\n";
  for (const auto& row : table.rows) {
    out += (row.header ? "header row " : "row ") + markup_of(row.properties) + "\n";
    for (const auto& cell : row.cells)
      out += "cell " + markup_of(cell.properties) + "\n" + described(cell.blocks);
  }
  return out;
}

std::string described(const std::vector<model::Block>& blocks) {
  std::string out;
  for (const auto& block : blocks) {
    if (const auto* paragraph = std::get_if<model::Paragraph>(&block))
      out += docx_test::described(*paragraph) + "\n";
    else if (const auto* table = std::get_if<std::shared_ptr<model::Table>>(&block))
      out += described(**table);
    else
      out += std::get<model::Opaque>(block).xml + "\n";
  }
  return out;
}

}  // namespace

std::string described(const model::Paragraph& paragraph) {
  std::string out = paragraph.style + ":";
  if (paragraph.direction == text::Direction::rtl) out += "rtl:";
  if (paragraph.keep_with_next) out += "keep:";
  if (paragraph.list)
    out +=
        (paragraph.list->kind == model::ListItem::Kind::bullet ? "bullet " : "number ") +
        std::to_string(paragraph.list->level) + " of " +
        std::to_string(paragraph.list->list) + ":";
  out +=
      markup_of(paragraph.properties) + "/" + markup_of(paragraph.mark_properties) + " ";
  for (const auto& piece : paragraph.content) out += std::visit(Describe{}, piece);
  return out;
}

std::string described(const model::Document& document) {
  std::string out = document.title + " " + document.language.str();
  if (document.direction == text::Direction::rtl) out += " rtl";
  for (const auto& story : document.stories)
    out += "\n== " + story.part + "\n" + described(story.blocks);
  return out;
}

std::vector<std::string> paragraphs_of(const docx::Layout& layout) {
  std::vector<std::string> lines;
  model::for_each_paragraph(
      layout.document().stories.front().blocks,
      [&](const model::Paragraph& p) { lines.push_back(described(p)); });
  return lines;
}

model::Document document_with(const docx::Layout& layout,
                              std::vector<model::Block> blocks) {
  auto document = layout.document();
  auto& story = document.stories.front().blocks;
  auto section = std::move(story.back());
  story = std::move(blocks);
  story.push_back(std::move(section));
  return document;
}

model::Paragraph paragraph_of(std::vector<model::Inline> content) {
  model::Paragraph paragraph;
  paragraph.content = std::move(content);
  return paragraph;
}

model::Run run_of(std::string_view text, std::string_view language) {
  model::Run run;
  run.text = text;
  run.language = text::LanguageTag::parse(language);
  run.slot = text::main_slot(run.language);
  run.direction = text::direction_of(run.language);
  return run;
}

std::vector<std::string> codes_of(std::string_view docx) {
  Findings findings;
  docx::lint(docx, "letter.docx", findings);
  std::vector<std::string> codes;
  for (const auto& finding : findings.all()) codes.push_back(finding.code);
  std::sort(codes.begin(), codes.end());
  return codes;
}

}  // namespace docx_test
