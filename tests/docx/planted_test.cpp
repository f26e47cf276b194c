// One clean letter with everything that a letter may hold, and a table of faults. Each is
// planted alone, by changing the XML of one part as a careless program would.
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "docx/lint.hpp"
#include "docx/support.hpp"
#include "zip/archive.hpp"

using namespace tongmun;
using namespace docx_test;

namespace {

using Codes = std::vector<std::string>;

const std::string main_part = "word/document.xml", header = "word/header1.xml",
                  notes = "word/footnotes.xml", comments = "word/comments.xml",
                  styles = "word/styles.xml", lists = "word/numbering.xml",
                  settings = "word/settings.xml", chart = "word/charts/chart1.xml",
                  diagram = "word/diagrams/data1.xml", core = "docProps/core.xml",
                  links = "word/_rels/document.xml.rels";

const std::string body = R"(
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="1" w:name="s_a"/>
<w:r><w:t xml:space="preserve">Abductions </w:t></w:r><w:r><w:t>by the state</w:t></w:r>
<w:bookmarkEnd w:id="1"/></w:p>
<w:p><w:pPr><w:keepNext/><w:jc w:val="left"/></w:pPr><w:bookmarkStart w:id="2" w:name="s_b"/>
<w:commentRangeStart w:id="5"/><w:r><w:rPr><w:rStyle w:val="Strong"/><w:sz w:val="22"/>
<w:lang w:val="fr-FR"/></w:rPr><w:t>Madame</w:t></w:r><w:commentRangeEnd w:id="5"/>
<w:r><w:commentReference w:id="5"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>
<w:bookmarkEnd w:id="2"/></w:p>
<w:p><w:pPr><w:pStyle w:val="ListNumber"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>
</w:pPr><w:hyperlink r:id="rIdLink" w:tooltip="the report"><w:r><w:t>report</w:t></w:r></w:hyperlink></w:p>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>رسالة إلى الوزير</w:t></w:r>
<w:r><w:t>UN</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:rFonts w:eastAsia="Batang"/><w:lang w:eastAsia="ko-KR"/></w:rPr><w:t>편지</w:t></w:r></w:p>
<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Seal" descr="The seal of the office"/>
<a:graphic><a:blip r:embed="rIdPicture"/></a:graphic></wp:inline></w:drawing></w:r>
<w:r><w:drawing><wp:inline><wp:docPr id="2" name="Chart" descr="Cases by year"/>
<c:chart r:id="rIdChart"/></wp:inline></w:drawing></w:r>
<w:r><w:pict><v:shape id="old" alt="A map"><v:imagedata r:id="rIdPicture"/></v:shape></w:pict></w:r>
<w:r><w:pict><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></w:pict></w:r></w:p>
<w:sdt><w:sdtPr><w:tag w:val="office"/><w:id w:val="11"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>
<w:sdt><w:sdtPr><w:id w:val="12"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>
<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>
<w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="100"/></w:tblGrid>
<w:tr><w:tc><w:tcPr><w:tcW w:w="200"/><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tbl><w:tblPr/><w:tblGrid/>
<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:permStart w:id="9"/><w:permEnd w:id="9"/><w:r><w:t>Yours</w:t></w:r></w:p>)";

const std::string w =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const std::string a =
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
const std::string office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

void replace(std::string& text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

opc::Package clean_letter() {
  auto package = package_with(
      body, {.settings = "<w:themeFontLang w:val=\"fr-FR\"/>",
             .header = "<w:p><w:r><w:t>The office</w:t></w:r></w:p>",
             .footnotes = "<w:footnote w:id=\"2\"><w:p><w:r><w:t>See the report."
                          "</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"3\"><w:p/>"
                          "</w:footnote>"});
  auto xml = package.part(main_part);
  replace(xml, " xmlns:w=",
          a + " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
              " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:w=");
  package.set_part(main_part, xml);
  auto relationships = package.relationships(main_part);
  const auto add = [&](const std::string& part, const std::string& type,
                       const std::string& bytes, const std::string& id,
                       const std::string& kind) {
    package.set_part("word/" + part, bytes);
    package.set_content_type("word/" + part, type);
    relationships.push_back({id, office + kind, part});
  };
  add("media/image1.png", "image/png", "bytes", "rIdPicture", "image");
  add("charts/chart1.xml",
      "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
      "<c:chartSpace xmlns:c=\"urn:c\"" + a +
          "><a:p><a:r><a:t>Cases</a:t></a:r><a:r><a:t> a year</a:t></a:r></a:p>"
          "<c:v>2013</c:v></c:chartSpace>",
      "rIdChart", "chart");
  add("diagrams/data1.xml",
      "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
      "<d:dataModel xmlns:d=\"urn:d\"" + a +
          "><d:t><a:p><a:r><a:t>Steps</a:t></a:r></a:p>"
          "</d:t></d:dataModel>",
      "rIdDiagram", "diagramData");
  add("comments.xml",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
      "<w:comments" + w +
          "><w:comment w:id=\"5\"><w:p><w:r><w:t>Check.</w:t></w:r></w:p>"
          "</w:comment><w:comment w:id=\"6\"><w:p/></w:comment></w:comments>",
      "rIdComments", "comments");
  relationships.push_back(
      {"rIdLink", office + "hyperlink", "https://example.org/report", true});
  package.set_relationships(main_part, relationships);
  package.set_part(
      core,
      "<p:coreProperties xmlns:p=\"urn:p\" xmlns:dc=\"urn:dc\"><dc:title>Letter"
      "</dc:title></p:coreProperties>");
  package.set_content_type(core,
                           "application/vnd.openxmlformats-package.core-properties+xml");
  return package;
}

// What is planted: in `part`, the first `from` becomes `to`.
struct Plant {
  std::string code, part, from, to;
};

const std::vector<Plant>& plants() {
  static const std::string long_name(41, 'a'), long_tag(65, 'a');
  static const std::vector<Plant> all = {
      {"DX0001", main_part, "</w:body>", "</w:bod>"},
      {"DX0001", chart, "</c:v>", ""},
      {"DX0001", main_part, "Madame", "Mad\x01me"},
      {"DX0001", main_part, "Madame", "Mad&#xFFFE;me"},
      {"DX0002", main_part, "<w:p/></w:tc></w:tr>", "</w:tc></w:tr>"},
      {"DX0002", main_part, "<w:p><w:r><w:t>inner</w:t></w:r></w:p>", ""},
      {"DX0003", main_part, "<w:tr><w:tc><w:p/></w:tc></w:tr>", "<w:tr/>"},
      {"DX0004", main_part, "<w:tr><w:tc><w:p/></w:tc></w:tr>", ""},
      {"DX0005", main_part, "<w:sdtContent><w:p/>", "<w:sdtContent>"},
      {"DX0006", main_part, "<w:fldChar w:fldCharType=\"end\"/>", ""},
      {"DX0006", main_part, "<w:fldChar w:fldCharType=\"begin\"/>", ""},
      {"DX0007", main_part, "<w:bookmarkEnd w:id=\"1\"/>", ""},
      {"DX0007", main_part, "<w:bookmarkStart w:id=\"2\" w:name=\"s_b\"/>", ""},
      {"DX0008", main_part, "<w:bookmarkStart w:id=\"1\" w:name=\"s_a\"/>",
       "<w:bookmarkStart w:id=\"2\" w:name=\"s_c\"/><w:bookmarkEnd w:id=\"2\"/>"
       "<w:bookmarkStart w:id=\"1\" w:name=\"s_a\"/>"},
      {"DX0009", main_part, "s_b", "s_a"},
      {"DX0010", main_part, "docPr id=\"2\"", "docPr id=\"1\""},
      {"DX0011", main_part, "<w:id w:val=\"12\"/>", "<w:id w:val=\"11\"/>"},
      {"DX0012", main_part, "w:val=\"Strong\"", "w:val=\"Bold\""},
      {"DX0012", main_part, "w:val=\"TableGrid\"", "w:val=\"Grid\""},
      {"DX0012", styles, "<w:basedOn w:val=\"Normal\"/>",
       "<w:basedOn w:val=\"Standard\"/>"},
      {"DX0013", main_part, "<w:numId w:val=\"4\"/>", "<w:numId w:val=\"77\"/>"},
      {"DX0013", lists, "<w:abstractNumId w:val=\"7\"/>",
       "<w:abstractNumId w:val=\"8\"/>"},
      {"DX0014", main_part, "footnoteReference w:id=\"2\"",
       "footnoteReference w:id=\"4\""},
      {"DX0014", main_part, "commentReference w:id=\"5\"", "commentReference w:id=\"7\""},
      {"DX0015", main_part, "rIdLink", "rIdNone"},
      {"DX0015", main_part, "headerReference w:type=\"default\" r:id=\"",
       "headerReference w:type=\"default\" r:id=\"none"},
      {"DX0016", links, "Target=\"media/image1.png\"", "Target=\"media/image2.png\""},
      {"DX0016", links, "Target=\"header1.xml\"", "Target=\"header2.xml\""},
      {"DX0017", main_part, "<w:lang w:val=\"fr-FR\"/>", "<w:lang w:val=\"french\"/>"},
      {"DX0017", settings, "w:val=\"fr-FR\"", "w:val=\"fr_!\""},
      {"DX0018", main_part, "Yours", "{{closing}}"},
      {"DX0018", main_part, "Abductions ", "{{about} "},
      {"DX0018", main_part, "The seal of the office", "{{seal}}"},
      {"DX0018", main_part, "the report", "{{tooltip}}"},
      {"DX0018", main_part, "PAGE", "HYPERLINK \"https://a.org/%7b%7Bid%7d%7D\""},
      {"DX0018", header, "The office", "{{office}}"},
      {"DX0018", notes, "See the report.", "{{source}}"},
      {"DX0018", comments, "Check.", "{{check}}"},
      {"DX0018", links, "example.org/report", "example.org/%7B%7Bid%7D%7D"},
      {"DX0018", chart, "Cases</a:t></a:r><a:r><a:t> a",
       "{</a:t></a:r><a:r><a:t>{cases}}"},
      {"DX0018", chart, "2013", "{{year}}"},
      {"DX0018", diagram, "Steps", "{{steps}}"},
      {"DX0018", core, "Letter", "{{title}}"},
      {"DX0019", main_part, "<w:p><w:permStart", "<w:p>loose<w:permStart"},
      {"DX0019", main_part, "<w:r><w:t>Yours</w:t></w:r>", "<w:t>Yours</w:t>"},
      {"DX0020", main_part, "<w:keepNext/><w:jc w:val=\"left\"/>",
       "<w:jc w:val=\"left\"/><w:keepNext/>"},
      {"DX0020", main_part, "<w:rStyle w:val=\"Strong\"/><w:sz w:val=\"22\"/>",
       "<w:sz w:val=\"22\"/><w:rStyle w:val=\"Strong\"/>"},
      {"DX0020", main_part, "<w:tcW w:w=\"200\"/><w:gridSpan w:val=\"2\"/>",
       "<w:gridSpan w:val=\"2\"/><w:tcW w:w=\"200\"/>"},
      {"DX0020", main_part, "<w:rPr><w:rtl/></w:rPr><w:t>رسالة إلى الوزير</w:t>",
       "<w:t>رسالة إلى الوزير</w:t><w:rPr><w:rtl/></w:rPr>"},
      {"DX0021", main_part, "<w:rtl/>", ""},
      {"DX0022", main_part, "Madame", "Mad\uFFFDme"},
      {"DX0023", main_part, "s_a", long_name},
      {"DX0023", main_part, "w:val=\"office\"", "w:val=\"" + long_tag + "\""},
      {"DX0024", "[Content_Types].xml", "", ""},
      {"DX0025", main_part, " descr=\"The seal of the office\"", ""},
      {"DX0025", main_part, " alt=\"A map\"", ""},
      {"DX0026", main_part, "Heading1", "berschrift2"},
      {"DX0027", main_part, " xml:space=\"preserve\"", ""},
      {"DX0028", links, "https://example.org/report", "file:///C:/Kim/report.docx"},
      {"DX0029", main_part, "<w:r><w:t>Yours</w:t></w:r>",
       "<w:ins w:id=\"1\" w:author=\"a\"><w:r><w:t>Yours</w:t></w:r></w:ins>"},
      {"DX0030", main_part, "<w:r><w:t>Yours",
       "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Yours"},
      {"DX0031", main_part, "<w:gridSpan w:val=\"2\"/>", "<w:gridSpan w:val=\"3\"/>"},
      {"DX0031", main_part, "<w:vMerge w:val=\"restart\"/>", "<w:shd w:val=\"clear\"/>"},
      {"DX0031", main_part, "<w:tc><w:tcPr><w:tcW w:w=\"200\"/>",
       "<w:tc><w:p/></w:tc><w:tc><w:tcPr><w:tcW w:w=\"200\"/>"},
      {"DX0032", notes, "w:footnote w:id=\"3\"", "w:footnote w:id=\"2\""},
      {"DX0032", comments, "w:comment w:id=\"6\"", "w:comment w:id=\"5\""},
      {"DX0033", main_part, "<w:rFonts w:eastAsia=\"Batang\"/>", ""},
      {"DX0033", main_part, "<w:lang w:eastAsia=\"ko-KR\"/>", ""},
      {"DX0033", main_part, "w:eastAsia=\"ko-KR\"", "w:eastAsia=\"en-US\""},
      {"DX0034", main_part, "<w:bidi/>", ""},
      {"DX0034", main_part, "<w:bidi/>", "<w:bidi w:val=\"0\"/>"},
      {"DX0035", main_part, "Madame",
       "Mad\xC2\x92"
       "me"},
      {"DX0035", main_part, "The seal", "The\xEF\xB7\x90 seal"},
      {"DX0036", notes, "<w:p/></w:footnote>", "</w:footnote>"},
      {"DX0036", header, "<w:p><w:r><w:t>The office</w:t></w:r></w:p>", ""},
      {"DX0036", main_part, "<w:txbxContent><w:p/>", "<w:txbxContent>"},
      {"DX0037", main_part, "<w:commentRangeEnd w:id=\"5\"/>", ""},
      {"DX0037", main_part, "<w:commentRangeStart w:id=\"5\"/>", ""},
      {"DX0037", main_part, "<w:permEnd w:id=\"9\"/>", ""},
      {"DX0038", main_part, "r:embed=\"rIdPicture\"", "r:embed=\"rIdChart\""},
      {"DX0038", links, "relationships/header\"", "relationships/footer\""},
      {"DX0039", styles, "w:styleId=\"berschrift2\"", "w:styleId=\"Heading1\""},
      {"DX0039", lists, "</w:num>",
       "</w:num><w:num w:numId=\"4\"><w:abstractNumId "
       "w:val=\"7\"/></w:num>"},
      {"DX0041", main_part, "mc:Ignorable=\"w14\"", "mc:Ignorable=\"w14 w15\""},
      {"DX0040", links, "Id=\"rIdDiagram\"", "Id=\"rIdComments\""},
  };
  return all;
}

std::string planted(const Plant& plant) {
  const auto clean = clean_letter().write();
  const zip::Archive archive(clean, "clean.docx");
  zip::Builder faulty;
  for (const auto& name : archive.names()) {
    auto bytes = archive.read(name);
    if (name == plant.part && !plant.from.empty()) replace(bytes, plant.from, plant.to);
    faulty.add(name, bytes);
  }
  if (plant.from.empty()) faulty.add("word/media/a.xyz", "bytes");
  return faulty.finish();
}

Codes codes_of(docx::Linter& linter, const std::string& docx) {
  Findings findings;
  linter.lint(docx, "letter.docx", findings);
  Codes codes;
  for (const auto& finding : findings.all()) codes.push_back(finding.code);
  return codes;
}

}  // namespace

TEST_CASE("the letter that faults are planted into has none", "[docx][lint]") {
  CHECK(docx_test::codes_of(clean_letter().write()) == Codes{});
}

TEST_CASE("each planted fault is found, by its code alone", "[docx][lint]") {
  for (const auto& plant : plants()) {
    INFO(plant.code << " in " << plant.part << ": '" << plant.from << "' to '" << plant.to
                    << "'");
    CHECK(docx_test::codes_of(planted(plant)) == Codes{plant.code});
  }
}

TEST_CASE("a linter that remembers finds the same", "[docx][lint]") {
  docx::Linter linter;
  const auto clean = clean_letter().write();
  for (const auto& plant : plants()) {
    INFO(plant.code << " in " << plant.part << ": '" << plant.from << "'");
    const auto faulty = planted(plant);
    CHECK(codes_of(linter, clean) == Codes{});
    CHECK(codes_of(linter, faulty) == Codes{plant.code});
    CHECK(codes_of(linter, faulty) == Codes{plant.code});
  }
}

TEST_CASE("many threads may use one linter", "[docx][lint]") {
  docx::Linter linter;
  const auto clean = clean_letter().write(), faulty = planted(plants().back());
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round)
        wrong += codes_of(linter, clean) != Codes{} ||
                 codes_of(linter, faulty) != Codes{plants().back().code};
    });
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
}
