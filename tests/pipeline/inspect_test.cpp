// A layout with a fault of every kind, each at a place that is known: all of them are
// told in one run, as one reads the file.
#include "pipeline/inspect.hpp"

#include <nlohmann/json.hpp>
#include <sstream>

#include "docx/support.hpp"
#include "pipeline/building.hpp"

namespace tongmun::pipeline {

namespace {

using Json = nlohmann::json;
using Names = std::vector<std::string>;

constexpr const char* folder = "templates/faulty";

std::string escaped(std::string text) {
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos; at += 4)
    text.replace(at, 1, "&lt;");
  return text;
}

std::string run(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r>";
}

std::string paragraph(const std::string& text) { return "<w:p>" + run(text) + "</w:p>"; }

std::string table(const std::vector<Names>& rows) {
  std::string out = "<w:tbl><w:tblPr/><w:tblGrid/>";
  for (const auto& row : rows) {
    out += "<w:tr>";
    for (const auto& cell : row)
      out += "<w:tc><w:tcPr/>" + (cell.starts_with("<") ? cell : paragraph(cell)) +
             "</w:tc>";
    out += "</w:tr>";
  }
  return out + "</w:tbl>";
}

// A fault: where it stands, and as which tag it is told.
struct Fault {
  const char *code, *place, *tag;
  bool needs_data = false;
};

// Paragraphs of the main text, and the faults in them.
const std::vector<std::string>& paragraphs() {
  static const std::vector<std::string> all = {
      paragraph("Dear {{recipient.name"),
      paragraph("Of {{{claim.prisoners}}} people"),
      paragraph("{{=<% %>=}}"),
      paragraph("{{two words}}"),
      paragraph("A stray }} here"),
      "<w:p>" + run("{{claim.pri") + run("sonerz}}, again {{claim.prisonerz}}") +
          "</w:p>",
      paragraph("{{claim.prisoners:perod}}"),
      paragraph("All {{asks}}"),
      paragraph("{{recipient.holder}}"),
      paragraph("{{#founders}}x{{/copies}}"),
      paragraph("x {{/asks}}"),
      paragraph("{{#asks}} for ever"),
      paragraph("See {{>body}}"),
      paragraph("{{>figurez}}"),
      paragraph("{{>selfish}}"),
      paragraph("{{>once}}"),
      paragraph("{{>once}}"),
      paragraph("Words {{#copies}}"),
      paragraph("{{/copies}} more"),
      paragraph("In {{claim.deaths:period}}"),
      paragraph("{{claim.mortality}}"),
      table({{"{{#asks:cells}}", "x"}, {"y", "{{/asks}}"}}),  // paragraphs 22 to 25
      table({{"x", table({{"z", "{{clam.inner}}"}}) +
                       paragraph("{{clam.outer}}")}}),  // 26 to 29
      "<w:p><w:hyperlink r:id=\"rIdLink\">" + run("a link") +
          "</w:hyperlink></w:p>",  // 30
      "<w:p>" + run("Box") +
          "<w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox>"
          "<w:txbxContent>" +
          paragraph("first") + paragraph("{{clam.box}}") +
          "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
      "<w:p>" + run("Noted") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" +
          run(" here") + "<w:r><w:commentReference w:id=\"1\"/></w:r>" +
          run(" and {{clam.behind}}") + "</w:p>",
      "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"9\" cy=\"9\"/><wp:docPr id=\"1\" "
      "name=\"Seal\" descr=\"{{clam.alt}}\"/></wp:inline></w:drawing></w:r></w:p>",
      "<w:p><m:oMath "
      "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><m:r><m:t>"
      "{{clam.sum}}</m:t></m:r></m:oMath></w:p>",
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF "
      "{{clam.field}}"
      "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
          run("x") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"};
  return all;
}

const std::string layout = "templates/faulty/layout.docx";

const std::vector<Fault>& faults() {
  static const std::vector<Fault> all = {
      {"TP0001", "word/document.xml paragraph 1", "{{recipient.name"},
      {"TP0002", "word/document.xml paragraph 2", "{{{claim.prisoners}}}"},
      {"TP0004", "word/document.xml paragraph 3", "{{=<% %>=}}"},
      {"TP0003", "word/document.xml paragraph 4", "{{two words}}"},
      {"TP0005", "word/document.xml paragraph 5", "}}"},
      {"TP0020", "word/document.xml paragraph 6", "{{claim.prisonerz}}", true},
      {"TP0020", "word/document.xml paragraph 6", "{{claim.prisonerz}}", true},
      {"TP0021", "word/document.xml paragraph 7", "{{claim.prisoners:perod}}", true},
      {"TP0025", "word/document.xml paragraph 8", "{{asks}}"},
      {"TP0025", "word/document.xml paragraph 9", "{{recipient.holder}}"},
      {"TP0022", "word/document.xml paragraph 10", "{{/copies}}"},
      {"TP0023", "word/document.xml paragraph 11", "{{/asks}}"},
      {"TP0024", "word/document.xml paragraph 12", "{{#asks}}"},
      {"TP0026", "word/document.xml paragraph 13", "{{>body}}"},
      {"TP0028", "word/document.xml paragraph 14", "{{>figurez}}"},
      {"TP0035", "word/document.xml paragraph 17", "{{>once}}"},
      {"TP0036", "word/document.xml paragraph 18", "{{#copies}}"},
      {"TP0036", "word/document.xml paragraph 19", "{{/copies}}"},
      {"TP0056", "word/document.xml paragraph 20", "{{claim.deaths:period}}", true},
      {"TP0055", "word/document.xml paragraph 21", "{{claim.mortality}}", true},
      {"TP0037", "word/document.xml paragraph 22 (table 1 row 1 cell 1)",
       "{{#asks:cells}}"},
      {"TP0020", "word/document.xml paragraph 28 (table 3 row 1 cell 2)",
       "{{clam.inner}}", true},
      {"TP0020", "word/document.xml paragraph 29 (table 2 row 1 cell 2)",
       "{{clam.outer}}", true},
      {"TP0020", "word/document.xml paragraph 30", "{{clam.link}}", true},
      {"TP0020", "word/document.xml paragraph 31 text box paragraph 2", "{{clam.box}}",
       true},
      {"TP0020", "word/document.xml paragraph 32 note paragraph 1", "{{clam.note}}",
       true},
      {"TP0020", "word/document.xml paragraph 32 comment paragraph 1", "{{clam.comment}}",
       true},
      {"TP0020", "word/document.xml paragraph 32", "{{clam.behind}}", true},
      {"TP0020", "word/document.xml paragraph 33", "{{clam.alt}}", true},
      {"TP0020", "word/document.xml paragraph 34", "{{clam.sum}}", true},
      {"TP0020", "word/document.xml paragraph 35", "{{clam.field}}", true},
      {"TP0020", "word/header1.xml paragraph 1", "{{clam.head}}", true},
      {"TP0020", "word/footer1.xml paragraph 2", "{{clam.foot}}", true},
      {"TP0020", "docProps/core.xml", "{{clam.title}}", true},
      {"TP0020", "word/charts/chart1.xml", "{{clam.chart}}", true}};
  return all;
}

std::string faulty_layout() {
  constexpr const char* w =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  const std::string office =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string types = "application/vnd.openxmlformats-officedocument.";
  std::string body;
  for (const auto& one : paragraphs()) body += one;
  auto package = docx_test::package_with(
      body, {.header = paragraph("{{clam.head}}"),
             .footnotes = "<w:footnote w:id=\"2\">" + paragraph("{{clam.note}}") +
                          "</w:footnote>"});
  auto relationships = package.relationships("word/document.xml");
  const auto add = [&](const std::string& part, const std::string& kind,
                       const std::string& type, const std::string& bytes) {
    package.set_part("word/" + part, bytes);
    package.set_content_type("word/" + part, types + type + "+xml");
    relationships.push_back({"rId_" + kind, office + kind, part});
  };
  add("footer1.xml", "footer", "wordprocessingml.footer",
      std::string("<w:ftr") + w + ">" + paragraph("Page") + paragraph("{{clam.foot}}") +
          "</w:ftr>");
  add("comments.xml", "comments", "wordprocessingml.comments",
      std::string("<w:comments") + w + "><w:comment w:id=\"1\" w:author=\"A\">" +
          paragraph("{{clam.comment}}") + "</w:comment></w:comments>");
  add("charts/chart1.xml", "chart", "drawingml.chart",
      "<c:chartSpace xmlns:c=\"urn:c\" "
      "xmlns:a=\"urn:a\"><a:p><a:r><a:t>{{clam.chart}}</a:t></a:r>"
      "</a:p></c:chartSpace>");
  relationships.push_back(
      {"rIdLink", office + "hyperlink", "https://x.example/{{clam.link}}", true});
  package.set_relationships("word/document.xml", relationships);
  package.set_part(
      "docProps/core.xml",
      "<p:coreProperties xmlns:p=\"urn:p\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
      "<dc:title>{{clam.title}}</dc:title></p:coreProperties>");
  package.set_content_type("docProps/core.xml",
                           "application/vnd.openxmlformats-package.core-properties+xml");
  auto root = package.relationships("");
  root.push_back({"rId9",
                  "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                  "core-properties",
                  "docProps/core.xml"});
  package.set_relationships("", root);
  return package.write();
}

// The sample with a template of faults, and claims that must not be used so.
struct Faulty {
  Sample sample;
  Faulty() {
    sample.replace(Sample::claims, "  period: past-decades\n", "");
    sample.replace(Sample::claims, "mortality:\n", "mortality:\n  status: disputed\n");
    write("template.yaml",
          "type: letter\none_per: recipient\npost: foreign-minister\n"
          "layout: {default: layout.docx}\n");
    write("layout.docx", faulty_layout());
    write("selfish.md", "Me.\n\n{{>selfish}}\n");
    write("once.md", "Once.\n");
    write("body.md", "Body.\n");
  }
  void write(const std::string& file, const std::string& bytes) {
    sample.write(std::string(folder) + "/" + file, bytes);
  }
  Inspection inspect(const std::string& path,
                     const std::string& campaign = "coi-2013") const {
    return pipeline::inspect({.path = sample.root() / path, .campaign = campaign});
  }
  // "TP0020 word/… {{tag}}", of the layout.
  Names told(const Inspection& inspection) const {
    Names list;
    for (const auto& finding : inspection.findings)
      if (finding.place.file == (sample.root() / layout).generic_string())
        list.push_back(finding.code + " " + finding.place.inside + " " + finding.tag);
    return list;
  }
  Names wanted(bool with_data = true) const {
    Names list;
    for (const auto& fault : faults())
      if (with_data || !fault.needs_data)
        list.push_back(std::string(fault.code) + " " + fault.place + " " + fault.tag);
    return list;
  }
};

Json::array_t lines(const std::string& text) {
  Json::array_t list;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) list.push_back(Json::parse(line));
  return list;
}

}  // namespace

TEST_CASE("every fault of a layout is told in one run, in the order of the document",
          "[pipeline][inspect]") {
  const Faulty faulty;
  REQUIRE(faults().size() >= 25);
  const auto inspection = faulty.inspect(layout);
  CHECK(faulty.told(inspection) == faulty.wanted());
  CHECK(inspection.findings.size() == faults().size());
  CHECK(inspection.campaign == "coi-2013");
  for (const auto& finding : inspection.findings) {
    INFO(finding.code << " " << finding.place.str());
    CHECK_FALSE(finding.remedy.empty());
    REQUIRE_FALSE(finding.place.path.empty());
    CHECK_THAT(finding.place.inside, Catch::StartsWith(finding.place.path.front().part));
  }
}

TEST_CASE("without a campaign all is told but what its data would say",
          "[pipeline][inspect]") {
  const Faulty faulty;
  CHECK(faulty.told(faulty.inspect(layout, "")) == faulty.wanted(false));
}

TEST_CASE("a template's folder tells its layouts, then its parts, used or not",
          "[pipeline][inspect]") {
  Faulty faulty;
  faulty.write("unused.md", "Nobody includes\nthis {{clam.x}}.\n");
  const auto inspection = faulty.inspect(folder);
  CHECK(faulty.told(inspection) == faulty.wanted());
  const auto& findings = inspection.findings;
  REQUIRE(findings.size() == faults().size() + 2);
  const auto root = (faulty.sample.root() / folder).generic_string();
  CHECK(told(findings[faults().size()]) == "TP0027 " + root + "/selfish.md:3:1");
  CHECK(told(findings.back()) == "TP0020 " + root + "/unused.md:2:6");
  CHECK(findings.back().tag == "{{clam.x}}");
  Names files;
  for (const auto& file : inspection.files)
    files.push_back(std::filesystem::path(file.file).filename().string());
  CHECK(files == Names{"layout.docx", "body.md", "once.md", "selfish.md", "unused.md"});
}

TEST_CASE("a part is checked where its template includes it", "[pipeline][inspect]") {
  Faulty faulty;
  faulty.write("layout.docx",
               docx_test::docx_with(paragraph("{{#asks}}") + paragraph("{{>demand}}") +
                                    paragraph("{{/asks}}") + paragraph("{{clam.x}}")));
  const auto demand = std::string(folder) + "/demand.md";
  faulty.sample.write(demand,
                      "{{text}} {{txt}}\n");  // {{text}} is known in the section only
  const auto inside = faulty.inspect(demand);
  REQUIRE(inside.findings.size() == 1);
  CHECK(inside.findings[0].tag == "{{txt}}");
  faulty.sample.write("templates/common/demand.md", "{{text}} {{txt}}\n");
  faulty.sample.remove(demand);
  const auto common = faulty.inspect("templates/common/demand.md");
  REQUIRE(common.findings.size() == 1);
  CHECK(common.findings[0].tag == "{{txt}}");
}

TEST_CASE("the sample's own template has no fault", "[pipeline][inspect]") {
  const Faulty faulty;
  const auto campaign = GENERATE(as<std::string>{}, "coi-2013", "");
  auto sample = Sample();
  const auto inspection = inspect(
      {.path = sample.root() / "templates/minister-letter", .campaign = campaign});
  CHECK(faults_text(inspection.findings) == "");
  CHECK(inspection.files.size() == 18);
}

TEST_CASE("findings as JSON have their numbers apart", "[pipeline][inspect]") {
  const Faulty faulty;
  const auto all = lines(inspection_json(faulty.inspect(layout)));
  REQUIRE(all.size() == faults().size() + 1);
  CHECK(all[0].at("type") == "file");
  const auto with_tag = [&](const std::string& tag) {
    for (const auto& line : all)
      if (line.value("tag", "") == tag) return line;
    return Json();
  };
  const auto inner = with_tag("{{clam.inner}}");
  CHECK(inner.at("version") == 1);
  CHECK(inner.at("type") == "finding");
  CHECK(inner.at("code") == "TP0020");
  CHECK(inner.at("severity") == "error");
  CHECK(inner.at("part") == "word/document.xml");
  CHECK(inner.at("paragraph") == 28);
  CHECK(inner.at("table") == 3);
  CHECK(inner.at("row") == 1);
  CHECK(inner.at("cell") == 2);
  CHECK(inner.at("character") == 1);
  CHECK_FALSE(inner.at("message").get<std::string>().empty());
  CHECK_FALSE(inner.at("remedy").get<std::string>().empty());
  const auto box = with_tag("{{clam.box}}");
  CHECK(box.at("paragraph") == 31);
  CHECK(box.at("within") ==
        Json::array({{{"kind", "text box"}, {"paragraph", 2}, {"character", 1}}}));
  CHECK(with_tag("{{clam.behind}}").at("character") == 16);
  CHECK(with_tag("{{clam.chart}}").at("part") == "word/charts/chart1.xml");
}

TEST_CASE("each finding of a layout is a comment in its copy", "[pipeline][inspect]") {
  const Faulty faulty;
  const auto inspection = faulty.inspect(layout);
  const auto copy = annotated(faulty.sample.root() / layout, inspection);
  const auto xml = docx_test::part_of(copy, "word/document.xml"),
             comments = docx_test::part_of(copy, "word/comments.xml");
  const auto count = [](const std::string& text, const std::string& word) {
    std::size_t n = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
      ++n;
    return n;
  };
  CHECK(count(xml, "<w:commentRangeStart ") == faults().size());
  CHECK(count(comments, "w:author=\"Tongmun\"") == faults().size());
  CHECK_THAT(xml, Catch::Contains("<w:commentRangeStart w:id=\"9\"/>" +
                                  run("{{claim.prisoners:perod}}") +
                                  "<w:commentRangeEnd w:id=\"9\"/>"));
  CHECK_THAT(comments, Catch::Contains("{{clam.head}}, word/header1.xml paragraph 1") &&
                           Catch::Contains("nothing is called 'clam.head'") &&
                           Catch::Contains("{{clam.comment}}</w:t>"));
}

TEST_CASE("a layout with tracked changes is annotated with what it is refused for",
          "[pipeline][inspect]") {
  Faulty faulty;
  faulty.write(
      "layout.docx",
      docx_test::docx_with(paragraph("Dear") + "<w:p><w:ins w:id=\"1\" w:author=\"A\">" +
                           run("new") + "</w:ins></w:p>"));
  const auto inspection = faulty.inspect(layout);
  REQUIRE(inspection.unreadable);
  CHECK(told(inspection.findings) ==
        Names{"TP0032 " + (faulty.sample.root() / layout).generic_string() +
              " word/document.xml paragraph 2"});
  const auto copy = annotated(faulty.sample.root() / layout, inspection);
  CHECK_THAT(docx_test::part_of(copy, "word/document.xml"),
             Catch::Contains("<w:p><w:commentRangeStart w:id=\"0\"/><w:ins "));
  CHECK_THAT(docx_test::part_of(copy, "word/comments.xml"),
             Catch::Contains("tracked changes"));
}

TEST_CASE("what is not there to inspect is told as such", "[pipeline][inspect]") {
  const Sample sample;
  const auto kind_of = [&](const InspectOptions& options) {
    try {
      inspect(options);
    } catch (const Error& error) {
      return error.kind();
    }
    return ErrorKind::conflict;
  };
  const auto letter = sample.root() / "templates/minister-letter";
  CHECK(kind_of({.path = sample.root() / "absent.docx"}) == ErrorKind::not_found);
  CHECK(kind_of({.path = sample.root() / "templates"}) == ErrorKind::not_found);
  CHECK(kind_of({.path = letter, .campaign = "coi-2012"}) == ErrorKind::not_found);
  CHECK(kind_of({.path = letter, .workspace = sample.root() / "absent"}) ==
        ErrorKind::not_found);
  CHECK(inspect(
            {.path = letter, .campaign = (sample.root() / "campaigns/coi-2013").string()})
            .campaign == "coi-2013");
}

}  // namespace tongmun::pipeline
