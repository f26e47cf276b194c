// Text parts in DOCX, put into layouts.
#include <algorithm>
#include <catch2/catch.hpp>

#include "docx/rich_part.hpp"
#include "docx/support.hpp"

using namespace tongmun;
using namespace docx_test;
using Lines = std::vector<std::string>;

namespace {

constexpr std::string_view main_part = "word/document.xml";

// A layout's own paragraph, the part's text, and all of it written.
struct Merged {
  docx::Layout layout;
  docx::Grafted grafted;
  std::string written;

  Merged(docx::Layout into, const opc::Package& part,
         const docx::WriteOptions& options = {})
      : layout(std::move(into)),
        grafted(layout.graft(docx::Layout::read(part.write(), "body.docx"),
                             std::string(main_part))) {
    auto document = layout.document();
    auto& blocks = document.stories.front().blocks;
    blocks.insert(blocks.end() - 1, grafted.blocks.begin(), grafted.blocks.end());
    written = layout.write(document, options);
  }
  explicit Merged(const opc::Package& part) : Merged(layout_with("<w:p/>"), part) {}

  std::string body() const { return part_of(written, main_part); }
  opc::Package package() const { return opc::Package::read(written, "letter.docx"); }
};

// With nothing to be filled in.
opc::Package plain_part(const std::string& in_front = {}) {
  auto package = rich_part(in_front);
  auto text = package.part(main_part);
  for (const auto* braces : {"{{", "}}"})
    for (auto at = text.find(braces); at != std::string::npos; at = text.find(braces))
      text.replace(at, 2, "|");
  package.set_part(std::string(main_part), text);
  return package;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t number = 0;
  for (auto at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1))
    ++number;
  return number;
}

bool contains(std::string_view text, std::string_view part) {
  return count(text, part) > 0;
}

// The element of styles or numbering from its start tag to its end.
std::string element(const std::string& xml, const std::string& start,
                    const std::string& end) {
  const auto at = xml.find(start);
  if (at == std::string::npos) return "no " + start;
  return xml.substr(at, xml.find(end, at) - at);
}

std::string style_named(const Merged& merged, const std::string& name) {
  const auto xml = part_of(merged.written, "word/styles.xml");
  const auto at = xml.find("<w:name w:val=\"" + name + "\"/>");
  if (at == std::string::npos) return "no style " + name;
  const auto begin = xml.rfind("<w:style ", at);
  return xml.substr(begin, xml.find("</w:style>", at) - begin);
}

// The w:numId of the paragraph with that text.
std::string number_of(const Merged& merged, const std::string& text) {
  const auto body = merged.body();
  const auto begin = body.rfind("<w:p>", body.find(">" + text + "<"));
  const auto paragraph = body.substr(begin, body.find("</w:p>", begin) - begin);
  const auto at = paragraph.find("<w:numId w:val=\"");
  if (at == std::string::npos) return {};
  return paragraph.substr(at + 16, paragraph.find('"', at + 16) - at - 16);
}

// The abstract numbering that a w:numId follows.
std::string abstract_of(const Merged& merged, const std::string& number) {
  const auto xml = part_of(merged.written, "word/numbering.xml");
  const auto num = element(xml, "<w:num w:numId=\"" + number + "\"", "</w:num>");
  const auto at = num.find("<w:abstractNumId w:val=\"");
  if (at == std::string::npos) return "no abstract of " + number;
  const auto id = num.substr(at + 24, num.find('"', at + 24) - at - 24);
  return element(xml, "<w:abstractNum w:abstractNumId=\"" + id + "\"",
                 "</w:abstractNum>");
}

const opc::Relationship* relationship(const std::vector<opc::Relationship>& list,
                                      std::string_view kind) {
  for (const auto& one : list)
    if (one.type.ends_with("/" + std::string(kind))) return &one;
  return nullptr;
}

std::string paragraph(const std::string& text, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

}  // namespace

TEST_CASE("a part with everything makes a file without faults", "[docx][graft]") {
  const auto with_notes = GENERATE(true, false);
  CAPTURE(with_notes);
  const Merged merged(
      layout_with(
          "<w:p/>",
          {.footnotes = with_notes ? "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p>"
                                     "<w:r><w:separator/></w:r></w:p></w:footnote>"
                                   : ""}),
      plain_part());
  CHECK(codes_of(merged.written) == Lines{});
  CHECK(faults_of(merged.written) == "");
  const auto again = docx::Layout::read(merged.written, "again.docx");
  CHECK(again.write(again.document(), {}) == merged.written);
  for (const auto* text : {"Wells of the valley.", "Letter a.", "A bullet.",
                           "In the box.", "Behind the table.", "The end."})
    CHECK(contains(merged.body(), ">" + std::string(text) + "</w:t>"));
  CHECK(contains(part_of(merged.written, "word/footnotes.xml"), "the survey"));
}

TEST_CASE("a style that the layout lacks is added with those that it names",
          "[docx][graft]") {
  const Merged merged(plain_part());
  const auto heading = style_named(merged, "Part Heading");
  CHECK(contains(heading, "w:styleId=\"PartHeading\""));
  CHECK(contains(heading, "<w:basedOn w:val=\"PartBase\"/>"));
  CHECK(contains(heading, "<w:next w:val=\"Normal\"/>"));
  CHECK(contains(heading, "<w:link w:val=\"PartHeadingChar\"/>"));
  CHECK(contains(heading, "<w:sz w:val=\"32\"/>"));
  CHECK_FALSE(contains(heading, "w:lang"));
  CHECK(contains(style_named(merged, "Part Base"), "1F3864"));
  CHECK(contains(style_named(merged, "Part Heading Char"),
                 "<w:link w:val=\"PartHeading\"/>"));
  CHECK(contains(style_named(merged, "Part Table"), "double"));
  CHECK(contains(merged.body(), "<w:pStyle w:val=\"PartHeading\"/>"));
  CHECK(contains(merged.body(), "<w:tblStyle w:val=\"PartTable\"/>"));
  CHECK(contains(part_of(merged.written, "word/footnotes.xml"),
                 "<w:pStyle w:val=\"FootnoteText\"/>"));
  CHECK(merged.layout.has_style("Part Heading"));
}

TEST_CASE("of two styles of one name the layout's look wins", "[docx][graft]") {
  const auto layout = [] {
    return layout_with(
        "<w:p/>",
        {.styles = "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"Part "
                   "Heading\"/><w:rPr><w:sz w:val=\"50\"/></w:rPr></w:style>"});
  };
  const Merged merged(layout(), plain_part());
  CHECK(contains(style_named(merged, "Part Heading"), "<w:sz w:val=\"50\"/>"));
  CHECK(count(part_of(merged.written, "word/styles.xml"), "\"Part Heading\"") == 1);
  CHECK(contains(merged.body(), "<w:pStyle w:val=\"H\"/>"));
  CHECK_FALSE(contains(merged.body(), "PartHeading"));
  // Nor is what only that style named.
  CHECK(style_named(merged, "Part Heading Char") == "no style Part Heading Char");
  CHECK(codes_of(merged.written) == Lines{});
}

TEST_CASE("an id that the layout has for another style becomes a free one",
          "[docx][graft]") {
  const Merged merged(
      layout_with("<w:p/>",
                  {.styles = "<w:style w:type=\"character\" "
                             "w:styleId=\"partheading\"><w:name w:val=\"Other\"/>"
                             "</w:style><w:style w:type=\"character\" "
                             "w:styleId=\"x\"><w:name w:val=\"Part Base\"/>"
                             "</w:style>"}),
      plain_part());
  CHECK(contains(style_named(merged, "Part Heading"), "w:styleId=\"PartHeading_2\""));
  CHECK(contains(style_named(merged, "Part Base 2"), "1F3864"));
  CHECK(contains(merged.body(), "<w:pStyle w:val=\"PartHeading_2\"/>"));
  CHECK(codes_of(merged.written) == Lines{});
}

TEST_CASE("what refers to nothing in the part refers to nothing in the layout",
          "[docx][graft]") {
  const Merged merged(plain_part(
      paragraph("Lost.",
                "<w:pStyle w:val=\"berschrift9\"/><w:numPr><w:ilvl w:val=\"0\"/>"
                "<w:numId w:val=\"99\"/></w:numPr>") +
      "<w:p><w:r><w:rPr><w:rStyle "
      "w:val=\"Nobody\"/></w:rPr><w:t>Mute.</w:t></w:r></w:p>"));
  CHECK_FALSE(contains(merged.body(), "berschrift9"));
  CHECK_FALSE(contains(merged.body(), "Nobody"));
  CHECK(number_of(merged, "Lost.") == "0");
  CHECK(codes_of(merged.written) == Lines{});
}

TEST_CASE("lists of the part look as in the part and are no lists of the layout",
          "[docx][graft]") {
  const Merged merged(layout_with(paragraph("Own.",
                                            "<w:numPr><w:ilvl w:val=\"0\"/><w:numId "
                                            "w:val=\"4\"/></w:numPr>")),
                      plain_part());
  CHECK(number_of(merged, "Own.") == "4");
  CHECK(contains(abstract_of(merged, "4"), "\"(%1)\""));
  const auto roman = number_of(merged, "Roman one.");
  CHECK(roman != "4");
  CHECK(number_of(merged, "Letter a.") == roman);
  CHECK(number_of(merged, "Roman two.") == roman);
  const auto look = abstract_of(merged, roman);
  CHECK(contains(look, "\"upperRoman\""));
  CHECK(contains(look, "\"lowerLetter\""));
  CHECK_FALSE(
      contains(look, "0A0B0C0D"));  // Word would continue another list of that mark
  const auto fourth = number_of(merged, "Roman four.");
  CHECK(fourth != roman);
  CHECK(contains(abstract_of(merged, fourth), "<w:start w:val=\"4\"/>"));
  const auto bullet = style_named(merged, "Part Bullet");
  const auto at = bullet.find("<w:numId w:val=\"") + 16;
  const auto look_of_bullet =
      abstract_of(merged, bullet.substr(at, bullet.find('"', at) - at));
  CHECK(contains(look_of_bullet, "»"));
  CHECK(contains(look_of_bullet, "<w:pStyle w:val=\"PartBullet\"/>"));
}

TEST_CASE("a new list begins where its look says", "[docx][graft]") {
  const Merged merged(plain_part());
  auto document = merged.layout.document();
  auto item = std::get<model::Paragraph>(merged.grafted.blocks[5]);  // "Roman four."
  auto copy = *item.list;
  copy.list = 1000;
  item.list = std::make_shared<const model::ListItem>(copy);
  document.stories.front().blocks.insert(document.stories.front().blocks.begin(), item);
  const auto numbering = part_of(merged.layout.write(document, {}), "word/numbering.xml");
  CHECK(
      contains(numbering, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"4\"/>"));
}

TEST_CASE("lists from text keep the look that the layout gives them", "[docx][graft]") {
  model::Paragraph item = paragraph_of({run_of("from text", "en")});
  item.list = std::make_shared<const model::ListItem>(
      model::ListItem{model::ListItem::Kind::bullet, 0, 77});
  const auto look_of_text = [&](docx::Layout& layout) {
    const auto written = layout.write(document_with(layout, {item}), {});
    const auto body = part_of(written, main_part);
    const auto at = body.find("<w:numId w:val=\"") + 16;
    const auto numbering = part_of(written, "word/numbering.xml");
    const auto num = element(
        numbering, "<w:num w:numId=\"" + body.substr(at, body.find('"', at) - at) + "\"",
        "</w:num>");
    const auto id = num.find("<w:abstractNumId w:val=\"") + 24;
    return element(numbering,
                   "<w:abstractNum w:abstractNumId=\"" +
                       num.substr(id, num.find('"', id) - id) + "\"",
                   "</w:abstractNum>");
  };
  auto plain = layout_with("<w:p/>");
  const auto before = look_of_text(plain);
  CHECK(contains(before, "•"));
  plain.graft(docx::Layout::read(plain_part().write(), "body.docx"),
              std::string(main_part));
  plain.graft(docx::Layout::read(plain_part().write(), "other.docx"),
              std::string(main_part));
  const auto after = look_of_text(plain);
  CHECK(after.substr(after.find('>')) == before.substr(before.find('>')));
}

TEST_CASE("a numbering style's levels come with the list that follows it",
          "[docx][graft]") {
  auto part = package_with(
      paragraph("One.", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>"),
      {.styles = "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:name w:val=\"Legal\"/>"
                 "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>",
       .numbering =
           "<w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType "
           "w:val=\"multilevel\"/><w:styleLink w:val=\"L\"/><w:lvl w:ilvl=\"0\"><w:start "
           "w:val=\"1\"/><w:numFmt w:val=\"decimalZero\"/><w:lvlText w:val=\"§%1\"/>"
           "<w:lvlJc w:val=\"left\"/></w:lvl></w:abstractNum><w:abstractNum "
           "w:abstractNumId=\"2\"><w:multiLevelType "
           "w:val=\"multilevel\"/><w:numStyleLink "
           "w:val=\"L\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
           "w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/>"
           "</w:num>"});
  const Merged merged(part);
  const auto look = abstract_of(merged, number_of(merged, "One."));
  CHECK(contains(look, "§%1"));
  CHECK_FALSE(contains(look, "Link"));
  CHECK(codes_of(merged.written) == Lines{});
}

TEST_CASE("pictures and charts come with all that they need", "[docx][graft]") {
  const Merged merged(plain_part());
  const auto package = merged.package();
  const auto relationships = package.relationships(main_part);
  const auto* chart = relationship(relationships, "chart");
  const auto* image = relationship(relationships, "image");
  REQUIRE(chart);
  REQUIRE(image);
  CHECK(contains(merged.body(), "r:id=\"" + chart->id + "\""));
  CHECK(contains(merged.body(), "r:embed=\"" + image->id + "\""));
  const auto chart_part = opc::Package::resolve(main_part, chart->target);
  CHECK(package.content_type(chart_part).ends_with("chart+xml"));
  const auto inner = package.relationships(chart_part);
  REQUIRE(relationship(inner, "package"));
  const auto book =
      opc::Package::resolve(chart_part, relationship(inner, "package")->target);
  CHECK(package.part(book) == plain_part().part("word/embeddings/book.xlsx"));
  CHECK(package.part(opc::Package::resolve(main_part, image->target)) ==
        plain_part().part("word/media/image1.png"));
}

TEST_CASE("the same picture lies in the file once, another of its name beside it",
          "[docx][graft]") {
  auto own = package_with("<w:p>" + drawing_of("rIdOwn") + "</w:p>");
  add_picture(own, "word/media/logo.png", "rIdOwn");
  const Merged same(docx::Layout::read(own.write(), "layout.docx"), plain_part());
  CHECK_FALSE(same.package().contains("word/media/image1.png"));
  CHECK(count(same.body(), "r:embed=\"rIdOwn\"") == 2);
  add_picture(own, "word/media/image1.png", "rIdOther");
  own.set_part("word/media/image1.png", own.part("word/media/image1.png") + "other");
  own.remove_part("word/media/logo.png");
  auto relationships = own.relationships(main_part);
  std::erase_if(relationships, [](const auto& one) { return one.id == "rIdOwn"; });
  relationships.back().id = "rIdOwn";
  own.set_relationships(std::string(main_part), relationships);
  const Merged beside(docx::Layout::read(own.write(), "layout.docx"), plain_part());
  CHECK(beside.package().contains("word/media/image1.png"));
  CHECK(beside.package().part("word/media/image1_2.png") ==
        plain_part().part("word/media/image1.png"));
  CHECK(codes_of(beside.written) == Lines{});
}

TEST_CASE("links of text and notes lead where they led", "[docx][graft]") {
  const Merged merged(plain_part());
  const auto target = [&](const std::string& part) {
    const auto relationships = merged.package().relationships(part);
    const auto* link = relationship(relationships, "hyperlink");
    return link ? link->target : std::string();
  };
  CHECK(target(std::string(main_part)) == "https://wells.example/");
  CHECK(target("word/footnotes.xml") == "https://survey.example/");
  CHECK_FALSE(contains(merged.body(), "graft:"));
}

TEST_CASE("a prefix that means something else in the layout is renamed",
          "[docx][graft]") {
  auto own = package_with("<w:p/>");
  auto text = own.part(main_part);
  text.replace(text.find("<w:document "), 12, "<w:document xmlns:wps=\"urn:other\" ");
  own.set_part(std::string(main_part), text);
  const Merged merged(docx::Layout::read(own.write(), "layout.docx"), plain_part());
  const auto body = merged.body();
  CHECK(contains(body, "Requires=\"wps_2\""));
  CHECK(contains(body, "<wps_2:wsp>"));
  CHECK(contains(body,
                 "xmlns:wps_2=\"http://schemas.microsoft.com/office/word/2010/"
                 "wordprocessingShape\""));
  CHECK_FALSE(contains(body, "<wps:"));
  CHECK(codes_of(merged.written) == Lines{});
}

TEST_CASE("section breaks, pages, headers and footers stay behind and are told",
          "[docx][graft]") {
  const std::string section = "<w:sectPr><w:pgSz w:w=\"5000\" w:h=\"9000\"/></w:sectPr>";
  auto part =
      package_with(paragraph("One.") + paragraph("Two.", section) + "<w:p><w:pPr>" +
                       section + "</w:pPr></w:p>" + paragraph("Three."),
                   {.header = paragraph("Head.")});
  const Merged merged(part);
  CHECK(merged.grafted.section_breaks == std::vector<int>{2, 3});
  CHECK(merged.grafted.blocks.size() == 3);
  CHECK_FALSE(contains(merged.body(), "5000"));
  CHECK_FALSE(merged.package().contains("word/header1.xml"));
  CHECK(codes_of(merged.written) == Lines{});
}

TEST_CASE("comments of layout and part keep their own ranges", "[docx][graft]") {
  const auto commented = [](const std::string& text) {
    auto package = package_with(
        "<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:t>" + text +
        "</w:t></w:r><w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference "
        "w:id=\"1\"/></w:r></w:p>");
    package.set_part(
        "word/comments.xml",
        "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/"
        "wordprocessingml/2006/main\"><w:comment w:id=\"1\" w:author=\"A\"><w:p>"
        "<w:r><w:t>On " +
            text + "</w:t></w:r></w:p></w:comment></w:comments>");
    package.set_content_type("word/comments.xml",
                             "application/vnd.openxmlformats-officedocument."
                             "wordprocessingml.comments+xml");
    auto relationships = package.relationships(main_part);
    relationships.push_back({"rIdComments",
                             "http://schemas.openxmlformats.org/officeDocument/2006/"
                             "relationships/comments",
                             "comments.xml"});
    package.set_relationships(std::string(main_part), relationships);
    return package;
  };
  const Merged merged(docx::Layout::read(commented("layout").write(), "layout.docx"),
                      commented("part"), {.profile = docx::Profile::work});
  const auto comments = part_of(merged.written, "word/comments.xml");
  CHECK(contains(comments, "On layout"));
  CHECK(contains(comments, "On part"));
  CHECK(codes_of(merged.written) == Lines{});
}

TEST_CASE("what a layout gains does not change what it writes without it",
          "[docx][graft]") {
  auto layout = layout_with(paragraph("Own."));
  const auto before = part_of(layout.write(layout.document(), {}), main_part);
  layout.graft(docx::Layout::read(plain_part().write(), "body.docx"),
               std::string(main_part));
  const auto after = part_of(layout.write(layout.document(), {}), main_part);
  CHECK(after.substr(after.find("<w:body>")) == before.substr(before.find("<w:body>")));
  CHECK(codes_of(layout.write(layout.document(), {})) == Lines{});
}
