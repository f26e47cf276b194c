// Letters with logos of members, a link and a footnote, in languages of three scripts.
#include "support/pictures.hpp"

#include <cstdlib>

#include "docx/lint.hpp"
#include "docx/support.hpp"
#include "opc/package.hpp"
#include "pipeline/building.hpp"
#include "support/letter_text.hpp"
#include "support/published.hpp"

namespace tongmun::pipeline {

namespace {

using support::drawing;
using support::png;

constexpr const char* main_part = "word/document.xml";
constexpr const char* layouts[] = {"layout.docx", "layout.ko.docx", "layout.ar.docx"};

std::string unit(const std::string& language, const std::string& source,
                 const std::string& target) {
  return "<tu><tuv xml:lang=\"en-GB\"><seg>" + source + "</seg></tuv><tuv xml:lang=\"" +
         language + "\"><seg>" + target + "</seg></tuv></tu>\n";
}

std::string linked(const std::string& before, const std::string& words,
                   const std::string& after) {
  return before + "<bpt i=\"1\" x=\"1\" type=\"link\"/>" + words + "<ept i=\"1\"/>" +
         after + "<ph x=\"2\" type=\"note\"/>.";
}

std::string paragraph(const std::string& text) {
  return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

// The logos stand behind the last paragraph of the main text.
void add_logos(Sample& sample, const std::string& layout) {
  const auto file = "templates/minister-letter/" + layout;
  auto package = opc::Package::read(sample.read(file), layout);
  auto xml = package.part(main_part);
  const auto end = xml.rfind("<w:sectPr");
  REQUIRE(end != std::string::npos);
  const auto logo = drawing("rIdLogo", "{{image}}");
  auto with_prefixes = logo;
  for (const auto& [element, prefix, uri] :
       {std::tuple{
            "<wp:inline", "wp",
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
        std::tuple{
            "<a:blip", "r",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}}) {
    const auto at = with_prefixes.find(element) + std::string(element).size();
    with_prefixes.insert(at, std::string(" xmlns:") + prefix + "=\"" + uri + "\"");
  }
  xml.insert(end, paragraph("{{#members}}") + paragraph("{{#image}}") + "<w:p>" +
                      with_prefixes + "</w:p>" + paragraph("{{/image}}") +
                      paragraph("{{/members}}"));
  package.set_part(main_part, xml);
  docx_test::add_picture(package, "word/media/logo.png", "rIdLogo");
  sample.write(file, package.write());
}

void add_pictures(Sample& sample) {
  const std::string folder = "campaigns/coi-2013/";
  sample.write(folder + "images/one.png", png(40, 20, "\xC8\x10\x2E", "camera 4711"));
  sample.write(folder + "images/two.png", png(40, 20, std::string("\0\x30\x80", 3)));
  sample.write(folder + "campaign.yaml",
               sample.read(folder + "campaign.yaml") +
                   "images:\n  one: {file: images/one.png, alt: The first logo}\n"
                   "  two: {file: images/two.png, alt: The second logo}\n");
  auto names = sample.read(folder + "organisations.yaml");
  for (const auto* entry : {"hrw", "ai"}) {
    const auto key = "\n" + std::string(entry) + ":\n";
    const auto at = names.find(key);
    INFO(entry);
    REQUIRE(at != std::string::npos);
    names.insert(
        at + key.size(),
        "  image: " + std::string(entry == std::string("hrw") ? "one" : "two") + "\n");
  }
  sample.write(folder + "organisations.yaml", names);
  sample.write(
      Sample::body,
      sample.read(Sample::body) +
          "\nRead [the report](https://example.org/{{recipient.id}}) first[^1].\n\n"
          "[^1]: It has ten pages.\n");
  const std::string source = linked("Read ", "the report", " first");
  for (const auto& [language, sentence, note, one, two] :
       {std::tuple{"ko", linked("먼저 ", "보고서", "를 읽어 주십시오"),
                   "모두 열 쪽입니다.", "첫째 로고", "둘째 로고"},
        std::tuple{"ar", linked("اقرأوا ", "التقرير", " أولا"), "وهو عشر صفحات.",
                   "الشعار الأول", "الشعار الثاني"}})
    sample.replace("translations/" + std::string(language) + "/memory.tmx", "</body>",
                   unit(language, source, sentence) +
                       unit(language, "It has ten pages.", note) +
                       unit(language, "The first logo", one) +
                       unit(language, "The second logo", two) + "</body>");
  for (const auto* layout : layouts) add_logos(sample, layout);
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++found;
  return found;
}

}  // namespace

TEST_CASE("a letter shows its members' logos, a link and a footnote in each language",
          "[pipeline][pictures]") {
  Sample sample("ko, ar");
  sample.remove_planted_faults();
  add_pictures(sample);
  const auto report = build(sample, {.recipients = {"KR", "EG"}});
  for (const auto& finding : report.findings.all()) {
    CAPTURE(told(finding), finding.message);
    CHECK(finding.severity != Severity::error);
  }
  const auto [recipient, language, logo, link, note] =
      GENERATE(table<std::string, std::string, std::string, std::string, std::string>({
          {"kr-foreign-minister", "en-gb", "The first logo", "the report",
           "It has ten pages."},
          {"kr-foreign-minister", "ko", "둘째 로고", "보고서", "모두 열 쪽입니다."},
          {"eg-foreign-minister", "ar-eg", "الشعار الأول", "التقرير", "وهو عشر صفحات."},
      }));
  CAPTURE(recipient, language);
  const auto file = "out/" + Sample::letter(recipient, language) + ".docx";
  const auto docx = sample.read(file);
  const auto package = opc::Package::read(docx, file);
  const auto xml = package.part(main_part);
  CHECK(count(xml, "<pic:pic") == 2);
  CHECK(xml.find("descr=\"" + logo + "\"") != std::string::npos);
  CHECK(xml.find(link) != std::string::npos);
  CHECK(count(xml, "<w:hyperlink ") == 1);
  CHECK(package.part("word/footnotes.xml").find(note) != std::string::npos);
  std::vector<std::string> targets;
  for (const auto& one : package.relationships(main_part))
    if (one.external) targets.push_back(one.target);
  CHECK(targets == std::vector<std::string>{"https://example.org/" + recipient});
  for (const auto& name : package.part_names())
    CHECK(package.part(name).find("camera 4711") == std::string::npos);
  Findings faults;
  docx::lint(docx, file, faults);
  CHECK(faults.all().empty());
  const auto akn = sample.read("out/" + Sample::letter(recipient, language) + ".akn");
  CHECK(akn.find(note) != std::string::npos);
  CHECK(akn.find("https://example.org/" + recipient) != std::string::npos);
  if (const auto validate = published::find("tools/validate"))
    CHECK(std::system((validate->string() + " '" + (sample.root() / file).string() +
                       "' >/dev/null 2>&1")
                          .c_str()) == 0);
}

}  // namespace tongmun::pipeline
