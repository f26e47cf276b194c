// Runs carry revision ids, spelling marks and languages, as Word leaves them behind.
#include <string>

#include "docx/everywhere_parts.hpp"

namespace docx_test::everywhere_parts {

namespace {

const std::string_view lines = R"(
<w:p w:rsidR="00AA0001"><w:r w:rsidRPr="00AA0002"><w:t>{{recipient.body}}</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{{recipient.heading}}</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="ListNumber"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{{recipient.list_item}}</w:t></w:r></w:p>
<w:p><w:r w:rsidR="00AA0001"><w:t>{</w:t></w:r><w:r w:rsidR="00AA0002"><w:t>{reci</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00AA0003"><w:t>pient.split</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t>_runs}</w:t></w:r><w:r w:rsidR="00AA0004"><w:t>}</w:t></w:r></w:p>
<w:p><w:r><w:t>{{recipient.</w:t></w:r><w:bookmarkStart w:id="1" w:name="inside"/><w:r><w:t>split_book</w:t></w:r><w:bookmarkEnd w:id="1"/><w:r><w:t>mark}}</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>{{recipient.split_</w:t></w:r><w:r><w:rPr><w:noProof/><w:lang w:val="fr-FR"/></w:rPr><w:t>language}}</w:t></w:r></w:p>
<w:p><w:r><w:t>{{recipient.</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>split_</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>look</w:t></w:r><w:r><w:t>}}</w:t></w:r></w:p>
<w:p><w:r><w:t>{{recipient.auto&#x2013;</w:t></w:r><w:r><w:t>dash}}</w:t></w:r></w:p>
<w:p><w:r><w:t>{{&#x201C;recipient.auto_quotes&#x201D;}}</w:t></w:r></w:p>
<w:p><w:r><w:t>{{&#xA0;recipient.auto_nbsp&#x202F;}}</w:t></w:r></w:p>
<w:p><w:bdo w:val="ltr"><w:r><w:t>{{recipient.direc</w:t></w:r></w:bdo><w:r><w:t>tion}}</w:t></w:r></w:p>
<w:p><w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="11"/><w:hpsRaise w:val="20"/><w:hpsBaseText w:val="22"/><w:lid w:val="ja-JP"/></w:rubyPr><w:rt><w:r><w:t>{{recipient.</w:t></w:r><w:r><w:t>ruby_text}}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>{{recipient.ruby</w:t></w:r><w:r><w:t>_base}}</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>)";

const std::string_view tables = R"(
<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="9000" w:type="dxa"/><w:tblCaption w:val="{{recipient.table_title}}"/><w:tblDescription w:val="{{recipient.table_text}}"/></w:tblPr><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>
<w:tr><w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{{recipient.cell}}</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr><w:tbl><w:tblPr><w:tblW w:w="4000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{{recipient.nested_cell}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr>
<w:sdt><w:sdtPr><w:alias w:val="row"/><w:id w:val="101"/></w:sdtPr><w:sdtContent><w:tr><w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{{recipient.control_row}}</w:t></w:r></w:p></w:tc>
<w:sdt><w:sdtPr><w:alias w:val="cell"/><w:id w:val="102"/></w:sdtPr><w:sdtContent><w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{{recipient.control_cell}}</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>)";

const std::string_view notes = R"(
<w:p><w:r><w:t>Note</w:t></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r><w:r><w:t xml:space="preserve"> and end</w:t></w:r><w:r><w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr><w:endnoteReference w:id="1"/></w:r><w:commentRangeStart w:id="4"/><w:r><w:t xml:space="preserve"> and comment</w:t></w:r><w:commentRangeEnd w:id="4"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="4"/></w:r></w:p>)";

const std::string_view box = R"(
<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>3400000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2000000" cy="500000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="11" name="Text Box 1" descr="{{recipient.box_alt}}" title="{{recipient.box_title}}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>{{recipient.</w:t></w:r><w:r><w:t>text_box}}</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype><v:shape id="Text Box 1" o:spid="_x0000_s1026" type="#_x0000_t202" alt="{{recipient.vml_alt}}" style="position:absolute;margin-left:267.7pt;margin-top:0;width:157.5pt;height:39.4pt;z-index:251659264"><v:textbox><w:txbxContent><w:p><w:r><w:t>{{recipient.</w:t></w:r><w:r><w:t>text_box}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
<w:p><w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="_x0000_i1025" type="#_x0000_t136" style="width:200pt;height:30pt"><v:textpath style="font-family:&quot;Arial&quot;" string="{{recipient.word_art}}"/></v:shape></w:pict></w:r></w:p>)";

const std::string_view controls = R"(
<w:sdt><w:sdtPr><w:alias w:val="{{recipient.control_title}}"/><w:tag w:val="block"/><w:id w:val="103"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>{{recipient.control_block}}</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:sdt><w:sdtPr><w:id w:val="104"/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{{recipient.control_</w:t></w:r><w:r><w:t>inline}}</w:t></w:r></w:sdtContent></w:sdt></w:p>
<w:p><w:sdt><w:sdtPr><w:id w:val="105"/><w:dataBinding w:prefixMappings="xmlns:ns0='http://purl.org/dc/elements/1.1/' xmlns:ns1='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' " w:xpath="/ns1:coreProperties[1]/ns0:title[1]" w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{{recipient.control_bound}}</w:t></w:r></w:sdtContent></w:sdt></w:p>
<w:p><w:sdt><w:sdtPr><w:id w:val="106"/><w:dropDownList><w:listItem w:displayText="{{recipient.drop_down}}" w:value="1"/><w:listItem w:displayText="other" w:value="2"/></w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>Choose</w:t></w:r></w:sdtContent></w:sdt></w:p>)";

const std::string_view fields = R"(
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> QUOTE "{{recipi</w:instrText></w:r><w:r w:rsidR="00AA0001"><w:instrText>ent.code}}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{{recipient.code_</w:t></w:r><w:r w:rsidR="00AA0001"><w:t>result}}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
<w:p><w:fldSimple w:instr=" QUOTE &quot;{{recipient.simple_code}}&quot; "><w:r><w:t>{{recipient.</w:t></w:r><w:r w:rsidR="00AA0001"><w:t>simple_result}}</w:t></w:r></w:fldSimple></w:p>
<w:p><w:hyperlink r:id="rId_link1"><w:r><w:t>{{recipient.link_text}}</w:t></w:r></w:hyperlink></w:p>
<w:p><w:hyperlink r:id="rId_link2"><w:bookmarkStart w:id="2" w:name="in_link"/><w:r><w:t>a link</w:t></w:r><w:bookmarkEnd w:id="2"/></w:hyperlink></w:p>
<w:p><w:hyperlink r:id="rId_link4" w:tooltip="{{recipient.link_tooltip}}"><w:r><w:t>with a tip</w:t></w:r></w:hyperlink></w:p>
<w:p><w:hyperlink w:anchor="{{recipient.link_anchor}}"><w:r><w:t>inside</w:t></w:r></w:hyperlink></w:p>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "https://field.example/{{</w:instrText></w:r><w:r><w:instrText>recipient.link_field}}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>by field</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>)";

const std::string_view objects = R"(
<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="400000" cy="200000"/><wp:docPr id="12" name="Picture 2" descr="{{recipient.picture_alt}}" title="{{recipient.picture_title}}"><a:hlinkClick xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:id="rId_link3"/></wp:docPr><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="12" name="image1.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId_image"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="400000" cy="200000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
<w:p><m:oMathPara><m:oMath><m:r><m:t>x={{recipient.</m:t></m:r><m:r><m:t>equation}}</m:t></m:r></m:oMath></m:oMathPara></w:p>
<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="3000000" cy="1800000"/><wp:docPr id="13" name="Chart 3" descr="{{recipient.chart_alt}}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId_chart"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="3000000" cy="1000000"/><wp:docPr id="14" name="Diagram 4" descr="a diagram"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rId_data" r:lo="rId_layout" r:qs="rId_style" r:cs="rId_colors"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>)";

// Line ends of the literals above, which Word would not write.
std::string joined(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != '\n') out += c;
  return out;
}

}  // namespace

std::string body() {
  std::string out;
  for (const auto text : {lines, tables, notes, box, controls, fields, objects})
    out += joined(text);
  return out;
}

const std::string_view section =
    R"(<w:sectPr><w:headerReference w:type="default" r:id="rId_header1"/><w:headerReference w:type="first" r:id="rId_header2"/><w:headerReference w:type="even" r:id="rId_header3"/><w:footerReference w:type="default" r:id="rId_footer1"/><w:footerReference w:type="first" r:id="rId_footer2"/><w:footerReference w:type="even" r:id="rId_footer3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/><w:titlePg/></w:sectPr>)";

}  // namespace docx_test::everywhere_parts
