#include "model/document.hpp"

#include <catch2/catch.hpp>

using namespace tongmun::model;

TEST_CASE("paragraphs are visited in the order of the page, tables and cells too",
          "[model][document]") {
  const auto paragraph = [](const char* id) {
    Paragraph made;
    made.id = id;
    return made;
  };
  auto inner = std::make_shared<Table>();
  inner->rows = {{"", false, {{{paragraph("c")}, {}}}, {}}};
  auto outer = std::make_shared<Table>();
  outer->rows = {{"", true, {{{paragraph("b")}, {}}, {{inner, paragraph("d")}, {}}}, {}},
                 {"", false, {{{paragraph("e")}, {}}}, {}}};
  std::vector<Block> blocks{paragraph("a"), outer, Opaque{"<w:sdt/>"}, paragraph("f")};
  std::string order;
  for_each_paragraph(blocks, [&](Paragraph& each) {
    order += each.id;
    each.style = "Seen";
  });
  CHECK(order == "abcdef");
  CHECK(std::get<Paragraph>(inner->rows[0].cells[0].blocks[0]).style == "Seen");
  for_each_paragraph(std::as_const(blocks),
                     [&](const Paragraph& each) { order += each.id; });
  CHECK(order == "abcdefabcdef");
}
