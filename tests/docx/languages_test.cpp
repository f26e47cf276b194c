#include <catch2/catch.hpp>

#include "docx/support.hpp"

using namespace tongmun;
using namespace docx_test;

namespace {

const docx::LanguageSettings korean{.latin = "en-GB",
                                    .east_asian = "ko-KR",
                                    .east_asian_font = "Batang",
                                    .no_italics = true};
const docx::LanguageSettings japanese{.east_asian = "ja-JP", .no_italics = true};
const docx::LanguageSettings arabic{
    .latin = "en-GB", .complex = "ar-EG", .no_italics = true};
const docx::LanguageSettings thai{.complex = "th-TH", .complex_font = "TH Sarabun New"};
const docx::LanguageSettings french{.latin = "fr-FR"};

struct Look {
  bool bold = false, italic = false;
};

std::string run_in(const docx::LanguageSettings& settings,
                   std::string_view document_language, std::string_view text,
                   std::string_view language, Look look = {},
                   std::string_view properties = {}) {
  const auto layout = layout_with("<w:p><w:r><w:rPr>" + std::string(properties) +
                                  "</w:rPr><w:t>x</w:t></w:r></w:p>");
  auto run = run_of(text, language);
  run.bold = look.bold;
  run.italic = look.italic;
  const auto& first = std::get<model::Paragraph>(layout.document().stories[0].blocks[0]);
  run.properties = std::get<model::Run>(first.content[0]).properties;
  auto paragraph = paragraph_of({run});
  paragraph.direction = run.direction;
  auto document = document_with(layout, {paragraph});
  document.language = text::LanguageTag::parse(document_language);
  const auto written = layout.write(document, {.languages = settings});
  CHECK(codes_of(written).empty());
  const auto body = body_of(written);
  const auto begin = body.find("<w:r>") + 5;
  return body.substr(begin, body.find("<w:t>") - begin);
}

}  // namespace

TEST_CASE("runs tell the word processor their language, script and direction",
          "[docx][languages]") {
  CHECK(run_in(korean, "ko", "서한", "ko") ==
        "<w:rPr><w:rFonts w:hint=\"eastAsia\" w:eastAsia=\"Batang\"/></w:rPr>");
  CHECK(run_in(korean, "ko", "NGO", "ko").find("w:lang") == std::string::npos);
  CHECK(run_in(korean, "ko", "Amnesty", "en-GB") == "");
  CHECK(run_in(korean, "ko", "Amnistie", "fr") ==
        "<w:rPr><w:lang w:val=\"fr-FR\"/></w:rPr>");
  CHECK(run_in(korean, "ko", "拉致", "ja") ==
        "<w:rPr><w:rFonts w:hint=\"eastAsia\" w:eastAsia=\"Batang\"/><w:lang "
        "w:eastAsia=\"ja-JP\"/></w:rPr>");
  CHECK(run_in(japanese, "ja", "書簡", "ja") ==
        "<w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>");
  CHECK(run_in(french, "fr", "서한", "ko") ==
        "<w:rPr><w:rFonts w:hint=\"eastAsia\"/><w:lang w:eastAsia=\"ko-KR\"/></w:rPr>");
  CHECK(run_in(french, "fr", "lettre", "fr") == "");
  CHECK(run_in(arabic, "ar", "رسالة", "ar") == "<w:rPr><w:rtl/></w:rPr>");
  CHECK(run_in(arabic, "ar", "Amnesty", "en") == "");
  CHECK(run_in(arabic, "ar", "נייר", "he") ==
        "<w:rPr><w:rtl/><w:lang w:bidi=\"he-IL\"/></w:rPr>");
  CHECK(run_in(french, "fr", "رسالة", "ar-EG-u-nu-latn") ==
        "<w:rPr><w:rtl/><w:lang w:bidi=\"ar-EG\"/></w:rPr>");
  CHECK(run_in(thai, "th", "จดหมาย", "th") ==
        "<w:rPr><w:rFonts w:cs=\"TH Sarabun New\"/><w:cs/></w:rPr>");
  CHECK(run_in(french, "fr", "書簡", "zh-Hant") ==
        "<w:rPr><w:rFonts w:hint=\"eastAsia\"/><w:lang w:eastAsia=\"zh-TW\"/></w:rPr>");
}

TEST_CASE("emphasis follows the script", "[docx][languages]") {
  const Look italic{.italic = true}, bold{.bold = true};
  CHECK(run_in(french, "fr", "mot", "fr", italic) == "<w:rPr><w:i/><w:iCs/></w:rPr>");
  CHECK(run_in(japanese, "ja", "書簡", "ja", italic) ==
        "<w:rPr><w:rFonts w:hint=\"eastAsia\"/><w:em w:val=\"dot\"/></w:rPr>");
  CHECK(run_in(japanese, "ja", "mot", "fr", italic) ==
        "<w:rPr><w:i/><w:iCs/><w:lang w:val=\"fr-FR\"/></w:rPr>");
  CHECK(run_in(arabic, "ar", "رسالة", "ar", italic) ==
        "<w:rPr><w:b/><w:bCs/><w:rtl/></w:rPr>");
  CHECK(
      run_in(arabic, "ar", "رسالة", "ar", bold, "<w:sz w:val=\"28\"/>") ==
      "<w:rPr><w:b/><w:bCs/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:rtl/></w:rPr>");
  CHECK(run_in(arabic, "ar", "رسالة", "ar", {}, "<w:b w:val=\"0\"/>") ==
        "<w:rPr><w:b w:val=\"0\"/><w:bCs w:val=\"0\"/><w:rtl/></w:rPr>");
}

TEST_CASE("a font of the language replaces that of the layout in its slot only",
          "[docx][languages]") {
  CHECK(run_in(korean, "ko", "서한", "ko", {},
               "<w:rFonts w:ascii=\"Arial\" w:eastAsiaTheme=\"minorEastAsia\"/>") ==
        "<w:rPr><w:rFonts w:hint=\"eastAsia\" w:eastAsia=\"Batang\" "
        "w:ascii=\"Arial\"/></w:rPr>");
}

TEST_CASE("the document's languages are defaults of styles and settings",
          "[docx][languages]") {
  const auto layout =
      layout_with("<w:p/>", {.settings = "<w:zoom w:percent=\"100\"/>"
                                         "<w:decimalSymbol w:val=\".\"/>"});
  auto document = layout.document();
  document.language = text::LanguageTag::parse("ko");
  document.title = "서한";
  document.creator = "연대";
  const auto written = layout.write(document, {.languages = korean});
  CHECK(part_of(written, "word/styles.xml")
            .find("<w:lang w:val=\"en-GB\" w:eastAsia=\"ko-KR\" w:bidi=\"ar-SA\"/>") !=
        std::string::npos);
  CHECK(
      part_of(written, "word/settings.xml")
          .find("<w:themeFontLang w:val=\"en-GB\" w:eastAsia=\"ko-KR\" w:bidi=\"ar-SA\"/>"
                "<w:decimalSymbol") != std::string::npos);
  const auto core = part_of(written, "docProps/core.xml");
  CHECK(core.find("<dc:title>서한</dc:title><dc:creator>연대</dc:creator>"
                  "<dc:language>ko-KR</dc:language>") != std::string::npos);
  CHECK(docx::Layout::read(written, "again.docx").document().language.str() == "ko-KR");
}

TEST_CASE("right to left reaches paragraphs, marks and sections", "[docx][languages]") {
  const auto layout = layout_with(
      "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:docGrid "
      "w:linePitch=\"360\"/></w:sectPr></w:pPr></w:p>");
  auto document = layout.document();
  document.direction = text::Direction::rtl;
  std::get<model::Paragraph>(document.stories[0].blocks[0]).direction =
      text::Direction::rtl;
  const auto written = layout.write(document, {.languages = arabic});
  const auto xml = part_of(written, "word/document.xml");
  CHECK(xml.find("<w:pPr><w:bidi/><w:rPr><w:rtl/></w:rPr><w:sectPr><w:pgSz w:w=\"11906\" "
                 "w:h=\"16838\"/><w:bidi/><w:docGrid ") != std::string::npos);
  CHECK(xml.find("<w:bidi/></w:sectPr></w:body>") != std::string::npos);
  CHECK(docx::Layout::read(written, "again.docx").document().direction ==
        text::Direction::rtl);
  CHECK(codes_of(written).empty());
}

TEST_CASE("a paragraph from left to right says so under a style from right to left",
          "[docx][languages]") {
  const auto layout = layout_with(
      "<w:p><w:pPr><w:pStyle w:val=\"Arabic\"/></w:pPr></w:p>",
      {.styles =
           "<w:style w:type=\"paragraph\" w:styleId=\"Arabic\"><w:name w:val=\"Arabic\"/>"
           "<w:pPr><w:bidi/></w:pPr></w:style>"});
  auto document = layout.document();
  auto& paragraph = std::get<model::Paragraph>(document.stories[0].blocks[0]);
  CHECK(paragraph.direction == text::Direction::rtl);
  paragraph.direction = text::Direction::ltr;
  CHECK(body_of(layout.write(document, {})) ==
        "<w:p><w:pPr><w:pStyle w:val=\"Arabic\"/><w:bidi w:val=\"0\"/></w:pPr></w:p>");
}
