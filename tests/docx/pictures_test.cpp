// Pictures as they are written: with a layout's drawing and without one.
#include "support/pictures.hpp"

#include <catch2/catch.hpp>

#include "docx/markup.hpp"
#include "docx/support.hpp"
#include "model/image.hpp"

using namespace tongmun;
using namespace docx_test;
using support::png;

namespace {

constexpr const char* drawing_markup =
    "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
    "<wp:extent cx=\"720000\" cy=\"360000\"/><wp:docPr id=\"1\" name=\"Logo\" "
    "descr=\"\"/>"
    "<a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
    "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
    "<pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
    "<pic:nvPicPr><pic:cNvPr id=\"1\" name=\"Logo\"/><pic:cNvPicPr/></pic:nvPicPr>"
    "<pic:blipFill><a:blip r:embed=\"rIdOld\"/><a:stretch><a:fillRect/></a:stretch>"
    "</pic:blipFill><pic:spPr><a:prstGeom "
    "prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";

model::Picture picture(const std::string& image, const std::string& description,
                       const std::string& markup = {}) {
  return {image, description, 720'000, 360'000, markup};
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++found;
  return found;
}

std::string written(std::vector<model::Inline> content) {
  const auto layout = layout_with("<w:p/>");
  auto document = document_with(layout, {paragraph_of(std::move(content))});
  document.images = {{"a", model::read_image(png(40, 20))},
                     {"b", model::read_image(png(40, 20))},
                     {"c", model::read_image(png(20, 20))}};
  return layout.write(document, {});
}

}  // namespace

TEST_CASE("equal files lie in a package once, whatever they are called",
          "[docx][pictures]") {
  const auto docx =
      written({picture("a", "One"), picture("b", "Two", drawing_markup),
               picture("c", "Three"), picture("a", "Four", drawing_markup)});
  std::size_t media = 0;
  for (const auto& name : opc::Package::read(docx, "letter.docx").part_names())
    media += name.starts_with("word/media/");
  CHECK(media == 2);
  CHECK(count(part_of(docx, "word/document.xml"), "<pic:pic ") == 4);
  CHECK(codes_of(docx).empty());  // ids of drawings among them
}

TEST_CASE("a picture says what it shows, or that it is decorative", "[docx][pictures]") {
  const auto spoken = written(
      {picture("a", "A \"seal\" & more"), picture("b", "Zwei > eins", drawing_markup)});
  const auto xml = part_of(spoken, "word/document.xml");
  CHECK(count(xml, "descr=\"A &quot;seal&quot; &amp; more\"") == 2);
  CHECK(count(xml, "Zwei ") == 1);
  CHECK(count(xml, ":decorative ") == 0);
  CHECK(codes_of(spoken).empty());

  std::string marked = drawing_markup;
  docx::mark_decorative(marked);
  const auto silent = written({picture("a", ""), picture("b", "", marked)});
  CHECK(count(part_of(silent, "word/document.xml"), ":decorative ") == 2);
  CHECK(codes_of(silent).empty());
}

TEST_CASE("a decorative mark takes the place of other extensions and keeps a link",
          "[docx][pictures]") {
  std::string markup =
      "<wp:docPr id=\"1\" name=\"n\"><a:hlinkClick r:id=\"x\"/><a:extLst><a:ext "
      "uri=\"u\"/>"
      "</a:extLst></wp:docPr><rest/>";
  docx::mark_decorative(markup);
  CHECK(markup == "<wp:docPr id=\"1\" name=\"n\"><a:hlinkClick r:id=\"x\"/>" +
                      std::string(docx::decorative_mark) + "</wp:docPr><rest/>");
  std::string none = "<w:r/>";
  docx::mark_decorative(none);
  CHECK(none == "<w:r/>");
}
