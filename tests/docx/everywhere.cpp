// The body of the template lies in everywhere_body.cpp; here are the parts around it.
#include "docx/everywhere.hpp"

#include "docx/everywhere_parts.hpp"
#include "opc/package.hpp"

namespace docx_test {

using namespace tongmun;

const std::vector<TagPlace>& tag_places() {
  static const std::string_view main = "word/document.xml";
  static const std::vector<TagPlace> places = {
      {"body", main},
      {"heading", main},
      {"list_item", main},
      {"split_runs", main},
      {"split_bookmark", main},
      {"split_language", main},
      {"split_look", main},
      {"auto-dash", main},
      {"auto_quotes", main},
      {"auto_nbsp", main},
      {"cell", main},
      {"nested_cell", main},
      {"table_title", main},
      {"table_text", main},
      {"footnote", "word/footnotes.xml"},
      {"note_link", "word/_rels/footnotes.xml.rels"},
      {"endnote", "word/endnotes.xml"},
      {"comment", "word/comments.xml"},
      {"text_box", main, 2},
      {"box_title", main},
      {"box_alt", main},
      {"vml_alt", main},
      {"word_art", main},
      {"control_block", main},
      {"control_inline", main},
      {"control_bound", main},
      {"control_row", main},
      {"control_cell", main},
      {"drop_down", main},
      {"control_title", main},
      {"code", main},
      {"code_result", main},
      {"simple_code", main},
      {"simple_result", main},
      {"link_text", main},
      {"link_target", "word/_rels/document.xml.rels"},
      {"link_encoded", "word/_rels/document.xml.rels"},
      {"link_tooltip", main},
      {"link_anchor", main},
      {"link_field", main},
      {"picture_alt", main},
      {"picture_title", main},
      {"picture_link", "word/_rels/document.xml.rels"},
      {"equation", main},
      {"ruby_base", main},
      {"ruby_text", main},
      {"direction", main},
      {"chart_alt", main},
      {"chart_title", "word/charts/chart1.xml"},
      {"chart_series", "word/charts/chart1.xml"},
      {"chart_category", "word/charts/chart1.xml"},
      {"smart_art", "word/diagrams/data1.xml"},
      {"smart_art_drawn", "word/diagrams/drawing1.xml"},
      {"header", "word/header1.xml"},
      {"header_first", "word/header2.xml"},
      {"header_even", "word/header3.xml"},
      {"watermark", "word/header1.xml"},
      {"footer", "word/footer1.xml"},
      {"footer_first", "word/footer2.xml"},
      {"footer_even", "word/footer3.xml"},
      {"doc_title", "docProps/core.xml"},
      {"doc_subject", "docProps/core.xml"},
      {"doc_keywords", "docProps/core.xml"},
      {"doc_description", "docProps/core.xml"},
      {"doc_category", "docProps/core.xml"},
      {"doc_company", "docProps/app.xml"},
      {"doc_manager", "docProps/app.xml"},
      {"doc_custom", "docProps/custom.xml"},
  };
  return places;
}

std::string value_for(std::string_view name) {
  std::string value = "v0";
  for (const char c : name) value += c == '_' || c == '-' ? '0' : c;
  return value + "0v";
}

namespace {

const std::string office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const std::string word =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const std::string drawing = "application/vnd.openxmlformats-officedocument.drawingml.";

void set(opc::Package& package, const std::string& part, std::string bytes,
         const std::string& type) {
  package.set_part(part, std::move(bytes));
  package.set_content_type(part, type);
}

std::string workbook() {
  const std::string sheet =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  opc::Package package;
  set(package, "xl/workbook.xml", std::string(everywhere_parts::workbook),
      sheet + "sheet.main+xml");
  set(package, "xl/worksheets/sheet1.xml", std::string(everywhere_parts::worksheet),
      sheet + "worksheet+xml");
  package.set_relationships("", {{"rId1", office + "officeDocument", "xl/workbook.xml"}});
  package.set_relationships("xl/workbook.xml",
                            {{"rId1", office + "worksheet", "worksheets/sheet1.xml"}});
  return package.write();
}

void add_drawings(opc::Package& package) {
  using namespace everywhere_parts;
  package.set_part("word/media/image1.png", picture());
  package.set_content_type("word/media/image1.png", "image/png");
  set(package, "word/charts/chart1.xml", std::string(chart), drawing + "chart+xml");
  set(package, "word/embeddings/Microsoft_Excel_Sheet1.xlsx", workbook(),
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  package.set_relationships(
      "word/charts/chart1.xml",
      {{"rId1", office + "package", "../embeddings/Microsoft_Excel_Sheet1.xlsx"}});
  set(package, "word/diagrams/data1.xml", std::string(diagram_data),
      drawing + "diagramData+xml");
  set(package, "word/diagrams/layout1.xml", std::string(diagram_layout),
      drawing + "diagramLayout+xml");
  set(package, "word/diagrams/quickStyle1.xml", std::string(diagram_style),
      drawing + "diagramStyle+xml");
  set(package, "word/diagrams/colors1.xml", std::string(diagram_colors),
      drawing + "diagramColors+xml");
  set(package, "word/diagrams/drawing1.xml", std::string(diagram_drawing),
      "application/vnd.ms-office.drawingml.diagramDrawing+xml");
}

void add_properties(opc::Package& package) {
  using namespace everywhere_parts;
  set(package, "docProps/core.xml", std::string(core),
      "application/vnd.openxmlformats-package.core-properties+xml");
  set(package, "docProps/app.xml", std::string(application),
      "application/vnd.openxmlformats-officedocument.extended-properties+xml");
  set(package, "docProps/custom.xml", std::string(custom),
      "application/vnd.openxmlformats-officedocument.custom-properties+xml");
  package.set_relationships(
      "", {{"rId1", office + "officeDocument", "word/document.xml"},
           {"rId2",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
            "core-properties",
            "docProps/core.xml"},
           {"rId3", office + "extended-properties", "docProps/app.xml"},
           {"rId4", office + "custom-properties", "docProps/custom.xml"}});
}

opc::Package package_with_all(FileKind kind, std::string_view extra) {
  using namespace everywhere_parts;
  opc::Package package;
  std::vector<opc::Relationship> relationships;
  const auto add = [&](const std::string& name, const std::string& type,
                       std::string bytes) {
    const auto part = "word/" + name + ".xml";
    set(package, part, std::move(bytes), word + type + "+xml");
    relationships.push_back({"rId_" + name, office + type, name + ".xml"});
  };
  add("styles", "styles", root("w:styles", styles));
  add("numbering", "numbering", root("w:numbering", numbering));
  add("settings", "settings", root("w:settings", settings));
  add("header1", "header", root("w:hdr", header));
  add("header2", "header", root("w:hdr", story("header_first")));
  add("header3", "header", root("w:hdr", story("header_even")));
  add("footer1", "footer", root("w:ftr", story("footer")));
  add("footer2", "footer", root("w:ftr", story("footer_first")));
  add("footer3", "footer", root("w:ftr", story("footer_even")));
  add("footnotes", "footnotes", root("w:footnotes", footnotes));
  add("endnotes", "endnotes", root("w:endnotes", endnotes));
  add("comments", "comments", root("w:comments", comments));
  package.set_relationships(
      "word/footnotes.xml",
      {{"rId1", office + "hyperlink",
        "https://notes.example/%7B%7Brecipient.note_link%7D%7D", true}});
  add_drawings(package);
  add_properties(package);
  const std::string link = office + "hyperlink";
  for (const auto& [id, type, target] :
       std::vector<std::tuple<std::string, std::string, std::string>>{
           {"rId_image", "image", "media/image1.png"},
           {"rId_chart", "chart", "charts/chart1.xml"},
           {"rId_data", "diagramData", "diagrams/data1.xml"},
           {"rId_layout", "diagramLayout", "diagrams/layout1.xml"},
           {"rId_style", "diagramQuickStyle", "diagrams/quickStyle1.xml"},
           {"rId_colors", "diagramColors", "diagrams/colors1.xml"}})
    relationships.push_back({id, office + type, target});
  relationships.push_back(
      {"rId_drawing",
       "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing",
       "diagrams/drawing1.xml"});
  relationships.push_back(
      {"rId_link1", link, "https://plain.example/{{recipient.link_target}}", true});
  relationships.push_back({"rId_link2", link,
                           "https://encoded.example/?q=%7B%7B%20recipient.link_encoded"
                           "%20%7D%7D",
                           true});
  relationships.push_back({"rId_link3", link,
                           "https://picture.example/%7B%7Brecipient.picture_link%7D%7D",
                           true});
  relationships.push_back({"rId_link4", link, "https://tooltip.example/", true});
  set(package, "word/document.xml",
      root("w:document",
           "<w:body>" + body() + std::string(extra) + std::string(section) + "</w:body>"),
      word + (kind == FileKind::dotx ? "template" : "document") + ".main+xml");
  package.set_relationships("word/document.xml", relationships);
  return package;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned triple = 0;
    for (std::size_t k = 0; k < 3; ++k)
      triple = triple << 8 |
               (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k > bytes.size() ? '=' : digits[triple >> (18 - 6 * k) & 63u];
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '<')
      out += "&lt;";
    else
      out += c;
  }
  return out;
}

std::string relationships_part(const opc::Package& package, const std::string& source) {
  const auto list = package.relationships(source);
  if (list.empty()) return {};
  const auto slash = source.rfind('/');
  const auto name = source.empty() ? std::string("/_rels/.rels")
                                   : "/" + source.substr(0, slash + 1) + "_rels/" +
                                         source.substr(slash + 1) + ".rels";
  std::string out = "<pkg:part pkg:name=\"" + name +
                    "\" pkg:contentType=\"application/vnd.openxmlformats-package."
                    "relationships+xml\"><pkg:xmlData><Relationships xmlns=\"http://"
                    "schemas.openxmlformats.org/package/2006/relationships\">";
  for (const auto& one : list)
    out += "<Relationship Id=\"" + one.id + "\" Type=\"" + one.type + "\" Target=\"" +
           escaped(one.target) + "\"" +
           (one.external ? " TargetMode=\"External\"/>" : "/>");
  return out + "</Relationships></pkg:xmlData></pkg:part>";
}

// As "Word XML Document (*.xml)": XML parts as they are, others in base64.
std::string flat_file(const opc::Package& package) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<?mso-application progid=\"Word.Document\"?>\n<pkg:package xmlns:pkg=\"http://"
      "schemas.microsoft.com/office/2006/xmlPackage\">" +
      relationships_part(package, "");
  for (const auto& part : package.part_names()) {
    const auto bytes = package.part(part);
    const auto type = package.content_type(part);
    out += "<pkg:part pkg:name=\"/" + part + "\" pkg:contentType=\"" + type + "\"";
    if (type.ends_with("xml"))
      out += "><pkg:xmlData>" + bytes.substr(bytes.find("?>") + 2) + "</pkg:xmlData>";
    else
      out += " pkg:compression=\"store\"><pkg:binaryData>" + base64(bytes) +
             "</pkg:binaryData>";
    out += "</pkg:part>" + relationships_part(package, part);
  }
  return out + "</pkg:package>";
}

}  // namespace

std::string everywhere(FileKind kind, std::string_view extra) {
  const auto package = package_with_all(kind, extra);
  return kind == FileKind::flat ? flat_file(package) : package.write();
}

}  // namespace docx_test
