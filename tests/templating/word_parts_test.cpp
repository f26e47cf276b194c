// Text parts in DOCX, from the template's folder into letters.
#include <algorithm>
#include <catch2/catch.hpp>

#include "docx/docx.hpp"
#include "docx/rich_part.hpp"
#include "docx/support.hpp"
#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using Lines = std::vector<std::string>;

namespace {

std::string paragraph(const std::string& text, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" +
         text + "</w:t></w:r></w:p>";
}

// A template whose body is that DOCX.
struct WordTemplate {
  TemplateFolder folder;
  campaign::Campaign campaign = sample();

  explicit WordTemplate(const opc::Package& body) {
    folder.write("body.docx", body.write());
  }

  templating::Template compile() {
    auto compiled = folder.compile(campaign);
    INFO((told(folder.findings).empty() ? "" : told(folder.findings).front()));
    REQUIRE(compiled);
    return std::move(*compiled);
  }
};

Lines texts(const model::Document& document) {
  Lines lines;
  for (auto line : paragraphs(document)) lines.push_back(std::move(line));
  return lines;
}

bool says(const Lines& lines, const std::string& text) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return line.ends_with(": " + text);
  });
}

std::vector<int> lists(const model::Document& document) {
  std::vector<int> numbers;
  model::for_each_paragraph(document.stories[0].blocks, [&](const model::Paragraph& one) {
    if (one.list) numbers.push_back(one.list->list);
  });
  return numbers;
}

}  // namespace

TEST_CASE("a part in DOCX becomes paragraphs of the letter, its tags filled",
          "[templating][parts]") {
  WordTemplate made(docx_test::rich_part());
  const auto compiled = made.compile();
  const auto letter = compose(compiled, made.campaign);
  const auto lines = texts(letter.document);
  CHECK(says(lines, "Wells of the valley."));
  CHECK(says(lines, "As many as 200,000 are held. All of them."));
  CHECK(says(lines, "pay for the pumps;"));
  CHECK(says(lines, "report every year."));
  CHECK(says(lines, "In the box."));
  CHECK(says(lines, "200,000"));
  CHECK(told(letter.findings) == Lines{});
  // Nested items share their list; another list of the part is another list.
  const auto numbers = lists(letter.document);
  REQUIRE(numbers.size() == 7);
  CHECK(numbers[0] == numbers[1]);
  CHECK(numbers[0] == numbers[2]);
  CHECK(numbers[3] != numbers[0]);
}

TEST_CASE("a letter with a part in DOCX is a sound file", "[templating][parts]") {
  WordTemplate made(docx_test::rich_part());
  const auto compiled = made.compile();
  const auto letter = compose(compiled, made.campaign, "ko");
  const auto written = compiled.layouts.at("default").layout->write(letter.document, {});
  CHECK(docx_test::codes_of(written) == Lines{});
  CHECK(docx_test::faults_of(written) == "");
  std::vector<std::string> bookmarked;
  for (const auto& segment : docx::read_segments(written, "letter.docx"))
    bookmarked.push_back(segment.text);
  CHECK(std::count(bookmarked.begin(), bookmarked.end(), "Wells of the valley.") == 1);
}

TEST_CASE("sentences of a part in DOCX are segments of the part", "[templating][parts]") {
  WordTemplate made(docx_test::rich_part());
  const auto compiled = made.compile();
  const auto found = std::find_if(
      compiled.segments.begin(), compiled.segments.end(), [](const auto& segment) {
        return model::plain_text(segment.content) == "Wells of the valley.";
      });
  REQUIRE(found != compiled.segments.end());
  CHECK(found->id.starts_with("body-"));
  CHECK(found->place.str() == "letter/body.docx word/document.xml paragraph 1");
  const auto letter = compose(compiled, made.campaign, "ko", nullptr,
                              {{"Wells of the valley.", "골짜기의 우물."},
                               {"In the box.", "상자 안."},
                               {"See <link>the survey</link>", "조사 참조"}});
  CHECK(says(texts(letter.document), "골짜기의 우물."));
  CHECK(says(texts(letter.document), "상자 안."));
}

TEST_CASE("two layouts with ids of their own include the same part",
          "[templating][parts]") {
  WordTemplate made(docx_test::rich_part());
  made.folder.write("template.yaml",
                    "type: letter\none_per: recipient\npost: foreign-minister\n"
                    "layout: {default: layout.docx, ko: layout.ko.docx}\n");
  made.folder.write("layout.ko.docx",
                    docx_test::docx_with(
                        paragraph("{{&gt;body}}"),
                        {.styles = "<w:style w:type=\"character\" w:styleId=\"Kg\">"
                                   "<w:name w:val=\"Part Strong\"/></w:style>"
                                   "<w:style w:type=\"character\" w:styleId=\"Strong2\">"
                                   "<w:name w:val=\"Other\"/></w:style>"}));
  const auto compiled = made.compile();
  const auto styles_of = [&](const std::string& language) {
    const auto letter = compose(compiled, made.campaign, language);
    const auto& layout = *compiled.layout_for(tag(language)).layout;
    const auto written = layout.write(letter.document, {});
    CHECK(docx_test::codes_of(written) == Lines{});
    return docx_test::run_with(docx_test::part_of(written, "word/document.xml"),
                               "All of them.");
  };
  CHECK(styles_of("en-GB").find("<w:rStyle w:val=\"Strong2\"/>") != std::string::npos);
  CHECK(styles_of("ko").find("<w:rStyle w:val=\"Kg\"/>") != std::string::npos);
  // Once in the list of segments.
  CHECK(std::count_if(compiled.segments.begin(), compiled.segments.end(),
                      [](const auto& segment) {
                        return model::plain_text(segment.content) == "In the box.";
                      }) == 1);
}

TEST_CASE("plain paragraphs take the look of the tag's paragraph under their own",
          "[templating][parts]") {
  WordTemplate made(docx_test::package_with(
      paragraph("Plain.") + paragraph("Centred.", "<w:jc w:val=\"center\"/>") +
      paragraph("Item.",
                "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"4\"/></w:numPr>") +
      paragraph("Heading.", "<w:pStyle w:val=\"Heading1\"/>") +
      "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>" + paragraph("Cell.") +
      "</w:tc></w:tr></w:tbl>"));
  made.folder.write(
      "layout.docx",
      docx_test::docx_with(paragraph("{{&gt;body}}",
                                     "<w:pStyle w:val=\"Body\"/><w:jc w:val=\"both\"/>"
                                     "<w:ind w:firstLine=\"300\"/>"),
                           {.styles = "<w:style w:type=\"paragraph\" w:styleId=\"Body\">"
                                      "<w:name w:val=\"Body Text\"/></w:style>"}));
  const auto compiled = made.compile();
  const auto letter = compose(compiled, made.campaign);
  Lines looks;
  model::for_each_paragraph(letter.document.stories[0].blocks,
                            [&](const model::Paragraph& one) {
                              std::string look = one.style + ":";
                              if (one.properties)
                                for (const auto& property : *one.properties)
                                  if (property.name != "w:numPr")
                                    look += " " + property.xml;
                              looks.push_back(look);
                            });
  CHECK(looks == Lines{"Body Text: <w:ind w:firstLine=\"300\"/> <w:jc w:val=\"both\"/>",
                       "Body Text: <w:ind w:firstLine=\"300\"/> <w:jc w:val=\"center\"/>",
                       "Body Text: <w:jc w:val=\"both\"/>", "Heading 1:", ":"});
}

TEST_CASE("parts in DOCX and in Markdown include each other", "[templating][parts]") {
  WordTemplate made(
      docx_test::package_with(paragraph("In Word.") + paragraph("{{&gt;figures}}")));
  made.folder.part("figures", "In Markdown.\n\n{{>last}}");
  made.folder.write("../common/last.dotx",
                    docx_test::docx_with(paragraph("In Word again.")));
  const auto letter = compose(made.compile(), made.campaign);
  CHECK(texts(letter.document) ==
        Lines{"body_1: In Word.", "figures_1: In Markdown.", "last_1: In Word again."});
}

TEST_CASE("faults of a part in DOCX are told in its file", "[templating][parts]") {
  TemplateFolder folder;
  const auto told_with = [&](const std::string& body) {
    folder.write("body.docx", body);
    folder.compile(sample());
    return told(folder.findings);
  };
  CHECK(told_with(docx_test::docx_with(paragraph("{{claim.prisonerz}}"))) ==
        Lines{"TP0020 letter/body.docx word/document.xml paragraph 1"});
  CHECK(told_with("no archive") == Lines{"TP0033 letter/body.docx"});
  CHECK(
      told_with(docx_test::docx_with(
          paragraph("One.") + paragraph("Two.", "<w:sectPr/>") + paragraph("Three."))) ==
      Lines{"TP0039 letter/body.docx word/document.xml paragraph 2"});
  CHECK(told_with(docx_test::docx_with("<w:p><w:ins w:id=\"1\" w:author=\"A\"><w:r><w:t>x"
                                       "</w:t></w:r></w:ins></w:p>")) ==
        Lines{"TP0033 letter/body.docx word/document.xml paragraph 1"});
}

TEST_CASE("two files for one part are a fault, a layout is no part",
          "[templating][parts]") {
  WordTemplate made(docx_test::package_with(paragraph("In Word.")));
  made.folder.part("body", "In Markdown.");
  CHECK_FALSE(made.folder.compile(made.campaign));
  CHECK(told(made.folder.findings) ==
        Lines{"TP0038 letter/layout.docx word/document.xml paragraph 1"});
  TemplateFolder other;
  other.layout({"{{>layout}}"});
  other.compile(made.campaign);
  CHECK(told(other.findings) ==
        Lines{"TP0028 letter/layout.docx word/document.xml paragraph 1"});
}

TEST_CASE("a part in DOCX stands in headers and footnotes too", "[templating][parts]") {
  auto body = docx_test::package_with("<w:p>" + docx_test::drawing_of("rIdPicture") +
                                      "</w:p>" + paragraph("Said."));
  docx_test::add_picture(body, "word/media/image1.png", "rIdPicture");
  const bool in_header = GENERATE(true, false);
  CAPTURE(in_header);
  WordTemplate made(body);
  const auto place = paragraph("{{&gt;body}}");
  made.folder.write(
      "layout.docx",
      docx_test::docx_with(
          in_header ? "<w:p/>"
                    : "<w:p><w:r><w:t>Text.</w:t></w:r><w:r><w:footnoteReference "
                      "w:id=\"2\"/></w:r></w:p>",
          {.header = in_header ? place : "",
           .footnotes = in_header
                            ? ""
                            : "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r>"
                              "<w:separator/></w:r></w:p></w:footnote>"
                              "<w:footnote w:id=\"2\">" +
                                  place + "</w:footnote>"}));
  const auto compiled = made.compile();
  const auto letter = compose(compiled, made.campaign);
  const auto written = compiled.layouts.at("default").layout->write(letter.document, {});
  CHECK(docx_test::codes_of(written) == Lines{});
  const std::string part = in_header ? "word/header1.xml" : "word/footnotes.xml";
  CHECK(docx_test::part_of(written, part).find("Said.") != std::string::npos);
  const auto relationships =
      opc::Package::read(written, "letter.docx").relationships(part);
  CHECK(relationships.size() == 1);
}
