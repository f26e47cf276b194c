#include <catch2/catch.hpp>

#include "docx/support.hpp"

using namespace tongmun;
using namespace docx_test;

namespace {

std::shared_ptr<const model::ListItem> item(model::ListItem::Kind kind, int list,
                                            int level = 0) {
  return std::make_shared<model::ListItem>(model::ListItem{kind, level, list});
}

model::Paragraph list_paragraph(std::string_view text, model::ListItem::Kind kind,
                                int list) {
  auto paragraph = paragraph_of({run_of(text, "en")});
  paragraph.list = item(kind, list);
  return paragraph;
}

std::shared_ptr<model::Table> table_of(std::vector<std::vector<std::string>> rows) {
  auto table = std::make_shared<model::Table>();
  for (const auto& texts : rows) {
    auto& row = table->rows.emplace_back();
    for (const auto& text : texts)
      row.cells.push_back({.blocks = {paragraph_of({run_of(text, "en")})}});
  }
  return table;
}

bool contains(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

const std::string rich_body =
    "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:keepNext/><w:jc "
    "w:val=\"center\"/><w:rPr>"
    "<w:b/></w:rPr></w:pPr><w:bookmarkStart w:id=\"9\" "
    "w:name=\"_Ref1\"/><w:r><w:t>Title</w:t>"
    "</w:r><w:bookmarkEnd w:id=\"9\"/></w:p>"
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"4\"/></w:numPr></w:pPr>"
    "<w:r><w:rPr><w:rStyle w:val=\"Strong\"/><w:color w:val=\"112233\"/></w:rPr>"
    "<w:t xml:space=\"preserve\">one </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>two</w:t>"
    "<w:tab/><w:br/></w:r><w:r><w:sym w:font=\"Wingdings\" w:char=\"F04A\"/></w:r></w:p>"
    "<w:sdt><w:sdtPr><w:id "
    "w:val=\"55\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>in</w:t></w:r>"
    "</w:p></w:sdtContent></w:sdt>"
    "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:bidiVisual/><w:tblW w:w=\"0\" "
    "w:type=\"auto\"/></w:tblPr><w:tblGrid><w:gridCol "
    "w:w=\"4000\"/></w:tblGrid><w:tr><w:trPr>"
    "<w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"4000\" "
    "w:type=\"dxa\"/></w:tcPr><w:p>"
    "<w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:bCs/><w:rtl/></w:rPr><w:t>نص</w:t></w:r></"
    "w:p>"
    "</w:tc></w:tr></w:tbl>"
    "<w:p><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/><w:lang "
    "w:eastAsia=\"ko-KR\"/></w:rPr>"
    "<w:t>서한</w:t></w:r></w:p>";

}  // namespace

TEST_CASE("what was read, written and read again is the same", "[docx][writer]") {
  const auto layout = layout_with(
      rich_body,
      {.header = "<w:p><w:r><w:t>Head</w:t></w:r></w:p>",
       .footnotes = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>"
                    "<w:footnote w:id=\"2\"><w:p/></w:footnote>"});
  const docx::WriteOptions options{.languages = {.latin = "en-US"}};
  const auto written = layout.write(layout.document(), options);
  const auto again = docx::Layout::read(written, "again.docx");
  CHECK(described(again.document()) == described(layout.document()));
  CHECK(again.write(again.document(), options) == written);
  CHECK(codes_of(written).empty());
}

TEST_CASE("the same document gives the same bytes whatever was written before",
          "[docx][writer]") {
  const auto layout = layout_with(rich_body);
  auto other = document_with(layout, {paragraph_of({run_of("other", "en")})});
  const auto first = layout.write(layout.document(), {});
  layout.write(other, {.languages = {.latin = "fr-FR"}});
  layout.write(other, {});
  CHECK(layout.write(layout.document(), {}) == first);
  CHECK(layout_with(rich_body).write(layout.document(), {}) == first);
}

TEST_CASE("each list starts at one, in the look of the style List Number",
          "[docx][writer]") {
  using Kind = model::ListItem::Kind;
  const auto layout = layout_with("<w:p/>");
  const auto written =
      layout.write(document_with(layout, {list_paragraph("a", Kind::number, 10),
                                          list_paragraph("b", Kind::number, 10),
                                          list_paragraph("c", Kind::number, 11),
                                          list_paragraph("d", Kind::bullet, 12)}),
                   {});
  const auto body = body_of(written);
  const auto number = [&](std::string_view text) {
    const auto at =
        body.rfind("<w:numId w:val=\"", body.find(">" + std::string(text) + "<"));
    return body.substr(at + 16, 1);
  };
  CHECK(number("a") == "5");
  CHECK(number("b") == "5");
  CHECK(number("c") == "6");
  CHECK(number("d") == "7");
  const auto numbering = part_of(written, "word/numbering.xml");
  CHECK(contains(numbering,
                 "<w:num w:numId=\"6\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride "
                 "w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>"));
  CHECK(contains(numbering, "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"8\"/>"));
  CHECK(contains(numbering, "<w:lvlText w:val=\"•\"/>"));
  CHECK(codes_of(written).empty());
}

TEST_CASE("a list of the layout keeps its number, its copy gets a new one",
          "[docx][writer]") {
  const auto layout = layout_with(
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
      "w:val=\"4\"/></w:numPr></w:pPr><w:r>"
      "<w:t>a</w:t></w:r></w:p>");
  auto original =
      std::get<model::Paragraph>(layout.document().stories.front().blocks.front());
  auto copy = original;
  copy.list = item(model::ListItem::Kind::number, 99);
  const auto body = body_of(layout.write(document_with(layout, {original, copy}), {}));
  CHECK(contains(body, "<w:numId w:val=\"4\"/>"));
  CHECK(contains(body, "<w:numId w:val=\"5\"/>"));
}

TEST_CASE("styles that the layout lacks become real, unknown ones Normal",
          "[docx][writer]") {
  const auto layout = layout_with("<w:p/>");
  const auto styled = [](std::string_view style) {
    auto paragraph = paragraph_of({run_of("x", "en")});
    paragraph.style = style;
    return paragraph;
  };
  const auto written =
      layout.write(document_with(layout, {styled("Salutation"), styled("Heading 2"),
                                          styled("No Such Style"), styled("Heading 3")}),
                   {});
  const auto body = body_of(written);
  CHECK(contains(body, "<w:pStyle w:val=\"Salutation\"/>"));
  CHECK(contains(body, "<w:pStyle w:val=\"berschrift2\"/>"));
  CHECK_FALSE(contains(body, "No Such Style"));
  const auto styles = part_of(written, "word/styles.xml");
  CHECK(contains(styles, "<w:name w:val=\"Salutation\"/>"));
  CHECK(contains(styles, "<w:name w:val=\"heading 3\"/>"));
  CHECK_FALSE(contains(styles, "<w:name w:val=\"Quote\"/>"));
  CHECK_FALSE(contains(styles, "rsid"));
}

TEST_CASE("every segment has a bookmark of its own id and name", "[docx][writer]") {
  const auto layout = layout_with("<w:p/>", {.header = "<w:p/>"});
  const auto segment = [](std::string id) {
    return paragraph_of(
        {model::SegmentStart{id}, run_of("x", "en"), model::SegmentEnd{id}});
  };
  auto document =
      document_with(layout, {segment("body_1"), segment("body_1"), segment("a.b")});
  document.stories[1].blocks = {segment("head")};
  const auto written = layout.write(document, {});
  const auto body = body_of(written);
  CHECK(contains(body, "<w:bookmarkStart w:id=\"0\" w:name=\"s_body_1\"/>"));
  CHECK(contains(body, "<w:bookmarkStart w:id=\"1\" w:name=\"s_body_1_2\"/>"));
  CHECK(contains(body, "w:name=\"" + docx::bookmark_name("a.b") + "\""));
  CHECK(contains(part_of(written, "word/header1.xml"), "<w:bookmarkStart w:id=\"3\" "));
  CHECK(codes_of(written).empty());
}

TEST_CASE("a segment whose end was lost ends with its paragraph", "[docx][writer]") {
  const auto layout = layout_with("<w:p/>");
  CHECK(codes_of(
            layout.write(document_with(layout, {paragraph_of({model::SegmentStart{"a"}}),
                                                paragraph_of({model::SegmentEnd{"a"}})}),
                         {}))
            .empty());
}

TEST_CASE("markup repeated by a section gets new ids", "[docx][writer]") {
  const auto layout = layout_with(rich_body);
  auto blocks = layout.document().stories.front().blocks;
  blocks.pop_back();
  const auto once = blocks;
  blocks.insert(blocks.end(), once.begin(), once.end());
  const auto written = layout.write(document_with(layout, blocks), {});
  CHECK(codes_of(written).empty());
  CHECK(contains(body_of(written), "w:name=\"_Ref1_2\""));
}

TEST_CASE("a table from text has a grid, a style and whole rows", "[docx][writer]") {
  const auto layout = layout_with("<w:p/>");
  auto table = table_of({{"Name", "Age"}, {"A", "1", "more"}, {}});
  table->rows[0].header = true;
  table->style = "Table Grid";
  table->direction = text::Direction::rtl;
  table->rows[1].cells[0].blocks.push_back(table_of({{"inner"}}));
  const auto written = layout.write(document_with(layout, {table}), {});
  const auto body = body_of(written);
  CHECK(contains(body,
                 "<w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:bidiVisual/><w:tblW "));
  // Three columns by what they hold, together as wide as the text.
  const auto begin = body.find("<w:tblGrid>"), end = body.find("</w:tblGrid>");
  REQUIRE(begin < end);
  const std::string grid(body.substr(begin, end - begin));
  int columns = 0, width = 0;
  constexpr std::string_view column = "<w:gridCol w:w=\"";
  for (auto at = grid.find(column); at != std::string::npos; at = grid.find(column, at + 1)) {
    const int one = std::stoi(grid.substr(at + column.size()));
    CHECK(one > 0);
    ++columns;
    width += one;
  }
  CHECK(columns == 3);
  CHECK((width == 9024 || width == 9026));
  CHECK(contains(body, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"));
  CHECK(contains(body, "</w:tbl><w:p/></w:tc>"));
  CHECK(codes_of(written).empty());
}

TEST_CASE("text is written exactly", "[docx][writer]") {
  const auto layout = layout_with("<w:p/>");
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"a < b & c", "<w:t>a &lt; b &amp; c</w:t>"},
      {" edge", "<w:t xml:space=\"preserve\"> edge</w:t>"},
      {"10\u00A0000", "<w:t>10\u00A0000</w:t>"},
      {std::string("a\x01") + "b", "<w:t>a\uFFFDb</w:t>"},
      {"a\nb\tc", "<w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t>"},
  }));
  const auto body = body_of(
      layout.write(document_with(layout, {paragraph_of({run_of(text, "en")})}), {}));
  CHECK(body == "<w:p><w:r>" + expected + "</w:r></w:p>");
}

TEST_CASE("a text's link looks as the layout's links do, a layout's own as it stands",
          "[docx][writer]") {
  const std::string style =
      "<w:style w:type=\"character\" w:styleId=\"ab\"><w:name "
      "w:val=\"Hyperlink\"/></w:style>";
  const auto body_with = [](const std::string& styles, bool from_text,
                            model::SharedProperties properties) {
    const auto layout = layout_with("<w:p/>", {.styles = styles});
    auto document = layout.document();
    auto link = run_of("link", "en");
    link.properties = std::move(properties);
    auto paragraph = paragraph_of({run_of("before", "en")});
    paragraph.content.emplace_back(
        model::LinkStart{"https://icnk.example", {}, from_text});
    paragraph.content.emplace_back(link);
    paragraph.content.emplace_back(model::LinkEnd{});
    paragraph.content.emplace_back(run_of("behind", "en"));
    document.stories.front().blocks = {paragraph};
    return body_of(layout.write(document, {}));
  };
  const auto grey = std::make_shared<const model::Properties>(
      model::Properties{{"w:color", "<w:color w:val=\"777777\"/>"}});
  const auto named = std::make_shared<const model::Properties>(
      model::Properties{{"w:rStyle", "<w:rStyle w:val=\"Strong\"/>"}});
  const std::string look = "<w:rStyle w:val=\"ab\"/>";
  const auto body = body_with(style, true, grey);
  CHECK(contains(run_with(body, "link"), look + "<w:color w:val=\"777777\"/>"));
  CHECK_FALSE(contains(run_with(body, "before"), look));
  CHECK_FALSE(contains(run_with(body, "behind"), look));
  CHECK(contains(run_with(body_with(style, true, nullptr), "link"), look));
  CHECK_FALSE(contains(body_with(style, true, named), look));
  CHECK_FALSE(contains(body_with(style, false, grey), look));
  CHECK_FALSE(contains(body_with("", true, grey), "w:rStyle"));
}

TEST_CASE("properties stand in the order of the schema", "[docx][writer]") {
  const auto layout = layout_with(
      "<w:p><w:pPr><w:jc w:val=\"center\"/><w:spacing "
      "w:after=\"0\"/><w:keepLines/></w:pPr><w:r>"
      "<w:rPr><w:sz w:val=\"30\"/><w:color "
      "w:val=\"112233\"/><w:b/></w:rPr><w:t>x</w:t></w:r></w:p>");
  auto document = layout.document();
  auto& paragraph = std::get<model::Paragraph>(document.stories[0].blocks[0]);
  paragraph.style = "Heading 1";
  paragraph.keep_with_next = true;
  auto& run = std::get<model::Run>(paragraph.content[0]);
  run.mark = model::Mark::untranslated;
  CHECK(
      body_of(layout.write(document, {})) ==
      "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:keepNext/><w:keepLines/><w:spacing "
      "w:after=\"0\"/><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/><w:bCs/><w:color "
      "w:val=\"112233\"/><w:sz w:val=\"30\"/><w:szCs w:val=\"30\"/><w:highlight "
      "w:val=\"yellow\"/></w:rPr><w:t>x</w:t></w:r></w:p>");
}
