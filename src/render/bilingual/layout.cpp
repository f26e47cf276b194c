// Written as Flat OPC: one readable text instead of a file in the program.
#include "render/bilingual/detail/layout.hpp"

namespace tongmun::render::bilingual {

namespace {

// 16,838 × 11,906 twentieths of a point less the margins leaves 15,138 for the table.
constexpr std::string_view document =
    R"(<w:document xmlns:w="WORD" xmlns:r="OFFICE"><w:body>
<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>
<w:footerReference w:type="default" r:id="rId4"/>
<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>
<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="850" w:header="567" w:footer="567" w:gutter="0"/>
</w:sectPr></w:body></w:document>)";

constexpr std::string_view header =
    R"(<w:hdr xmlns:w="WORD"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>)";

constexpr std::string_view footer =
    R"(<w:ftr xmlns:w="WORD"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>)";

constexpr std::string_view styles =
    R"(<w:styles xmlns:w="WORD"><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>
<w:sz w:val="19"/><w:szCs w:val="19"/><w:lang w:val="en-GB" w:eastAsia="ja-JP" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="ReviewNote"><w:name w:val="Review Note"/><w:basedOn w:val="Normal"/><w:rPr><w:color w:val="404040"/><w:sz w:val="15"/><w:szCs w:val="15"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="767676"/><w:left w:val="single" w:sz="4" w:space="0" w:color="767676"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="767676"/><w:right w:val="single" w:sz="4" w:space="0" w:color="767676"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="767676"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="767676"/></w:tblBorders></w:tblPr></w:style>
</w:styles>)";

constexpr std::string_view settings =
    R"(<w:settings xmlns:w="WORD"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>)";

// WORD and OFFICE stand for the two namespaces.
std::string expanded(std::string_view markup) {
  std::string out(markup);
  const auto replace = [&](std::string_view name, std::string_view by) {
    for (auto at = out.find(name); at != std::string::npos; at = out.find(name))
      out.replace(at, name.size(), by);
  };
  replace("\"WORD\"", "\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"");
  replace("\"OFFICE\"",
          "\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"");
  return out;
}

std::string part(const std::string& name, const std::string& type,
                 std::string_view markup) {
  return "<pkg:part pkg:name=\"" + name + "\" pkg:contentType=\"" + type +
         "\"><pkg:xmlData>" + expanded(markup) + "</pkg:xmlData></pkg:part>";
}

std::string word_part(const std::string& name, const std::string& kind,
                      std::string_view markup) {
  return part(
      "/word/" + name,
      "application/vnd.openxmlformats-officedocument.wordprocessingml." + kind + "+xml",
      markup);
}

std::string relationships(
    const std::string& of,
    const std::vector<std::pair<std::string, std::string>>& targets) {
  std::string markup =
      "<Relationships "
      "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (std::size_t i = 0; i < targets.size(); ++i)
    markup +=
        "<Relationship Id=\"rId" + std::to_string(i + 1) +
        "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
        targets[i].first + "\" Target=\"" + targets[i].second + "\"/>";
  return part(of, "application/vnd.openxmlformats-package.relationships+xml",
              markup + "</Relationships>");
}

std::string package() {
  return "<pkg:package "
         "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">" +
         relationships("/_rels/.rels", {{"officeDocument", "word/document.xml"}}) +
         relationships("/word/_rels/document.xml.rels", {{"styles", "styles.xml"},
                                                         {"settings", "settings.xml"},
                                                         {"header", "header1.xml"},
                                                         {"footer", "footer1.xml"}}) +
         word_part("document.xml", "document.main", document) +
         word_part("styles.xml", "styles", styles) +
         word_part("settings.xml", "settings", settings) +
         word_part("header1.xml", "header", header) +
         word_part("footer1.xml", "footer", footer) + "</pkg:package>";
}

}  // namespace

const docx::Layout& layout() {
  static const auto made = docx::Layout::read(package(), "review.docx");
  return made;
}

}  // namespace tongmun::render::bilingual
