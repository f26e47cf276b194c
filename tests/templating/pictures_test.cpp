// Pictures: of the data in a layout's drawings, of files in text parts.
#include "support/pictures.hpp"

#include <catch2/catch.hpp>

#include "docx/docx.hpp"
#include "docx/support.hpp"
#include "model/image.hpp"
#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using support::drawing;
using support::png;
using Lines = std::vector<std::string>;

namespace {

constexpr const char* main_part = "word/document.xml";

// Two members with logos, one of them the same file as the picture `seal`, and one
// without.
campaign::Campaign with_images() {
  auto made = sample();
  const auto red = model::read_image(png(40, 20)),
             green = model::read_image(png(30, 30, std::string("\0\x80\0", 3)));
  made.images = {{"seal", {"image-seal", "The seal of the coalition", {}}, red},
                 {"green", {"image-green", "A green field", {}}, green},
                 {"line", {}, red}};
  REQUIRE(made.organisations.size() >= 3);
  made.members = {made.organisations[0].id, made.organisations[1].id,
                  made.organisations[2].id};
  made.organisations[0].image = "seal";
  made.organisations[1].image = "green";
  return made;
}

void layout_with(TemplateFolder& folder, const std::string& body) {
  auto package = docx_test::package_with(body);
  docx_test::add_picture(package, "word/media/logo.png", "rIdLogo");
  folder.write("layout.docx", package.write());
}

std::string paragraph(const std::string& content) { return "<w:p>" + content + "</w:p>"; }
std::string line(const std::string& text) {
  return paragraph("<w:r><w:t>" + text + "</w:t></w:r>");
}

struct Letter {
  Composed composed;
  std::string docx;

  Letter(TemplateFolder& folder, const campaign::Campaign& campaign,
         const std::string& language = "en-GB",
         const std::map<std::string, std::string>& translations = {}) {
    const auto compiled = folder.compile(campaign);
    INFO((folder.findings.all().empty() ? "" : folder.findings.all().front().message));
    REQUIRE(compiled);
    composed = compose(*compiled, campaign, language, nullptr, translations);
    docx = compiled->layout_for(tag(language)).layout->write(composed.document, {});
  }

  std::vector<model::Picture> pictures() const {
    std::vector<model::Picture> list;
    for (const auto& story : composed.document.stories)
      model::for_each_paragraph(story.blocks, [&](const model::Paragraph& one) {
        for (const auto& item : one.content)
          if (const auto* picture = std::get_if<model::Picture>(&item))
            list.push_back(*picture);
      });
    return list;
  }
  Lines descriptions() const {
    Lines list;
    for (const auto& picture : pictures()) list.push_back(picture.description);
    return list;
  }
  std::string main() const { return docx_test::part_of(docx, main_part); }
};

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++found;
  return found;
}

std::size_t media_in(const std::string& docx) {
  std::size_t found = 0;
  for (const auto& name : opc::Package::read(docx, "letter.docx").part_names())
    found += name.starts_with("word/media/");
  return found;
}

}  // namespace

TEST_CASE(
    "a picture of the data takes the place of a layout's and keeps size, crop and "
    "effects",
    "[templating][pictures]") {
  TemplateFolder folder;
  layout_with(folder, paragraph(drawing("rIdLogo", "{{image.green}}",
                                        "<a:srcRect l=\"1000\" r=\"2000\"/>")));
  const Letter letter(folder, with_images());
  CHECK(told(letter.composed.findings).empty());
  CHECK(letter.descriptions() == Lines{"A green field"});
  const auto xml = letter.main();
  CHECK(xml.find("{{") == std::string::npos);
  CHECK(xml.find("<a:srcRect l=\"1000\" r=\"2000\"/>") != std::string::npos);
  CHECK(xml.find("<wp:extent cx=\"720000\" cy=\"360000\"/>") != std::string::npos);
  CHECK(xml.find("<a:grayscl/>") != std::string::npos);
  CHECK(xml.find("svgBlip") == std::string::npos);
  CHECK(xml.find("descr=\"A green field\"") != std::string::npos);
  CHECK(docx_test::codes_of(letter.docx).empty());
}

TEST_CASE("each member shows its own logo, and one without is left out and told",
          "[templating][pictures]") {
  TemplateFolder folder;
  layout_with(folder, line("{{#members}}") + paragraph(drawing("rIdLogo", "{{image}}")) +
                          line("{{/members}}") +
                          paragraph(drawing("rIdLogo", "{{image.seal}}")));
  const auto campaign = with_images();
  const Letter letter(folder, campaign);
  REQUIRE(letter.pictures().size() == 3);
  CHECK(letter.descriptions().back() == "The seal of the coalition");
  CHECK(told(letter.composed.findings) ==
        Lines{"TP0060 letter/layout.docx " + std::string(main_part) + " paragraph 2"});
  // One file for both pictures of the seal, one for the other logo, and the layout's own.
  CHECK(media_in(letter.docx) == 3);
  CHECK(count(letter.main(), "<wp:docPr ") == 3);
  CHECK(docx_test::codes_of(letter.docx).empty());

  TemplateFolder guarded;
  layout_with(guarded, line("{{#members}}") + line("{{#image}}") +
                           paragraph(drawing("rIdLogo", "{{image}}")) +
                           line("{{/image}}") + line("{{/members}}"));
  const Letter quiet(guarded, campaign);
  CHECK(quiet.pictures().size() == 2);
  CHECK(told(quiet.composed.findings).empty());
}

TEST_CASE("sections of one line go over pictures, and links stand around them",
          "[templating][pictures]") {
  const auto campaign = with_images();
  const auto run = [](const std::string& text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  };
  TemplateFolder folder;
  layout_with(folder, paragraph(run("Our members: {{#members}}{{#image}}") +
                                drawing("rIdLogo", "{{image}}") +
                                run("{{/image}}{{name}} {{/members}}")));
  const Letter letter(folder, campaign);
  CHECK(letter.pictures().size() == 2);
  for (const auto& member : campaign.members)
    CHECK(text_of(letter.composed.document)
              .find(campaign.organisation(member)->find(english())->name) !=
          std::string::npos);
  CHECK(docx_test::codes_of(letter.docx).empty());

  TemplateFolder linked;
  linked.write("map.png", png(20, 10));
  linked.part("body", "See [a ![map](map.png) *here*](https://example.org) now.");
  const Letter map(linked, campaign);
  const auto xml = map.main();
  CHECK(xml.find("<w:hyperlink ") < xml.find("<pic:pic "));
  CHECK(xml.find("<pic:pic ") < xml.find("here"));
  CHECK(xml.find("here") < xml.find("</w:hyperlink>"));
  CHECK(xml.find("</w:hyperlink>") < xml.find("now."));
  CHECK(docx_test::codes_of(map.docx).empty());
}

TEST_CASE("what a picture of the data shows is said in the letter's language",
          "[templating][pictures]") {
  TemplateFolder folder;
  layout_with(folder, paragraph(drawing("rIdLogo", "{{image.seal}}")) +
                          paragraph(drawing("rIdLogo", "{{image.line}}")));
  const Letter letter(folder, with_images(), "ko",
                      {{"The seal of the coalition", "연대의 인장 \"<&\""}});
  CHECK(letter.descriptions() == Lines{"연대의 인장 \"<&\"", ""});
  CHECK(letter.main().find("descr=\"연대의 인장 &quot;&lt;&amp;&quot;\"") !=
        std::string::npos);
  CHECK(docx_test::codes_of(letter.docx).empty());
}

TEST_CASE("a picture cannot be printed, nor a text be a picture",
          "[templating][pictures]") {
  const auto campaign = with_images();
  CHECK(told_of("See {{image.seal}}.", campaign) == Lines{"TP0025 letter/body.md:1:5"});
  CHECK(told_of("{{#image.seal}}There is one.{{/image.seal}}", campaign).empty());
  CHECK(told_of("See {{image.seel}}.", campaign) == Lines{"TP0020 letter/body.md:1:5"});
  const auto [words, code] = GENERATE(table<std::string, std::string>({
      {"{{image.seal:short}}", "TP0021"},
      {"Logo: {{image.seal}}", "TP0025"},
      {"{{image.nothing}}", "TP0020"},
  }));
  CAPTURE(words);
  TemplateFolder folder;
  layout_with(folder, paragraph(drawing("rIdLogo", words)));
  CHECK_FALSE(folder.compile(campaign));
  REQUIRE(folder.findings.count(Severity::error) >= 1);
  CHECK(folder.findings.all().front().code == code);
}

TEST_CASE("a text part shows a file as wide as its pixels, within the margins",
          "[templating][pictures]") {
  const auto [title, pixels, width] = GENERATE(table<std::string, int, long>({
      {"", 96, 914'400},
      {" \"width=4cm\"", 96, 1'440'000},
      {" \"width=25.5mm\"", 96, 918'000},
      {" \"width=2in\"", 96, 1'828'800},
      {"", 4000, 9026 * 635},  // A4 without two inches of margins, in twips
      {" \"width=40cm\"", 96, 9026 * 635},
  }));
  CAPTURE(title, pixels);
  TemplateFolder folder;
  folder.write("map.png", png(pixels, pixels == 96 ? 48 : 10));
  folder.part("body", "![A map of {{country.FR}}](map.png" + title + ")");
  const Letter letter(folder, with_images());
  REQUIRE(letter.pictures().size() == 1);
  const auto picture = letter.pictures().front();
  CHECK(picture.width == width);
  CHECK(picture.height == (pixels == 96 ? width / 2 : width / 400));
  CHECK(picture.description == "A map of France");
  CHECK(docx_test::codes_of(letter.docx).empty());
}

TEST_CASE("a text part's picture stands in the line, and its words are translated",
          "[templating][pictures]") {
  TemplateFolder folder;
  folder.write("../common/map.png", png(20, 10));
  folder.part("body", "See ![A *map*](map.png) ![](map.png) here.");
  const Letter letter(folder, with_images(), "ko",
                      {{"See", "보기"}, {"A map", "지도"}, {"here.", "여기."}});
  CHECK(letter.descriptions() == Lines{"지도", ""});
  CHECK(text_of(letter.composed.document).find("지도") == std::string::npos);
  CHECK(media_in(letter.docx) == 1);
  CHECK(docx_test::codes_of(letter.docx).empty());
}

TEST_CASE("a picture is not cut off by lines of an exact height",
          "[templating][pictures]") {
  TemplateFolder folder;
  layout_with(
      folder,
      "<w:p><w:pPr><w:spacing w:before=\"60\" w:line=\"200\" w:lineRule=\"exact\"/>"
      "</w:pPr><w:r><w:t>{{&gt;body}}</w:t></w:r></w:p>");
  folder.write("map.png", png(20, 10));
  folder.part("body", "Text.\n\n![A map](map.png)");
  const auto xml = Letter(folder, with_images()).main();
  CHECK(count(xml, "<w:spacing w:before=\"60\" w:line=\"200\" w:lineRule=\"exact\"/>") ==
        1);
  CHECK(count(xml, "<w:spacing w:before=\"60\" w:line=\"240\" w:lineRule=\"auto\"/>") ==
        1);
}

TEST_CASE("a text part's picture that is none is told where it stands",
          "[templating][pictures]") {
  const auto campaign = with_images();
  CHECK(told_of("![a](none.png)", campaign) == Lines{"TP0062 letter/body.md:1:1"});
  CHECK(told_of("![a](template.yaml)", campaign) == Lines{"TP0062 letter/body.md:1:1"});
  CHECK(told_of("![a](../letter/template.yaml)", campaign) ==
        Lines{"TP0062 letter/body.md:1:1"});
  CHECK(told_of("![a](https://example.org/a.png)", campaign) ==
        Lines{"TP0062 letter/body.md:1:1"});
  TemplateFolder folder;
  folder.write("map.png", png(20, 10));
  folder.part("body", "Text.\n\n![a](map.png \"wide\")");
  CHECK_FALSE(folder.compile(campaign));
  CHECK(told(folder.findings) == Lines{"TP0063 letter/body.md:3:1"});
}
