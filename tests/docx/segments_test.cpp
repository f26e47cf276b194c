#include <algorithm>
#include <catch2/catch.hpp>

#include "docx/support.hpp"

using namespace tongmun;
using namespace docx_test;

TEST_CASE("bookmark names are what Word accepts, and differ where ids differ",
          "[docx][segments]") {
  CHECK(docx::bookmark_name("body_3") == "s_body_3");
  const std::vector<std::string> ids{
      "body.3", "body:3", "body_3", "본문", std::string(60, 'a'), std::string(61, 'a'),
      "",       "a b"};
  std::vector<std::string> names;
  for (const auto& id : ids) {
    auto name = docx::bookmark_name(id);
    CHECK(name.size() <= 40);
    CHECK(std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '_';
    }));
    CHECK(docx::bookmark_name(name.substr(2)) == name);
    names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}

TEST_CASE("the text of segments is found again, edited as it may be",
          "[docx][segments]") {
  const auto mark = [](int id, std::string_view name) {
    return "<w:bookmarkStart w:id=\"" + std::to_string(id) + "\" w:name=\"" +
           std::string(name) + "\"/>";
  };
  const auto end = [](int id) {
    return "<w:bookmarkEnd w:id=\"" + std::to_string(id) + "\"/>";
  };
  const auto segments = docx::read_segments(
      docx_with(
          "<w:p>" + mark(1, "s_one") +
          "<w:r><w:t xml:space=\"preserve\">a </w:t><w:tab/>"
          "<w:t>b</w:t><w:br/></w:r><w:ins w:id=\"7\" "
          "w:author=\"x\"><w:r><w:t>new</w:t></w:r>"
          "</w:ins><w:del w:id=\"8\" w:author=\"x\"><w:r><w:delText>old</w:delText></w:r>"
          "</w:del>" +
          end(1) +
          "<w:r><w:t>outside</w:t></w:r></w:p>"
          "<w:tbl><w:tr><w:tc><w:p>" +
          mark(2, "s_two") +
          "<w:r><w:t>c</w:t></w:r></w:p></w:tc>"
          "<w:tc><w:p><w:r><w:t>d</w:t></w:r>" +
          end(2) +
          "</w:p></w:tc></w:tr></w:tbl>"
          "<w:p>" +
          mark(3, "_Ref9") + mark(4, "s_three") +
          "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText>"
          "<w:fldChar w:fldCharType=\"separate\"/><w:t>7</w:t><w:fldChar "
          "w:fldCharType=\"end\"/></w:r><w:hyperlink "
          "w:anchor=\"x\"><w:r><w:t>e</w:t></w:r>"
          "</w:hyperlink>" +
          end(4) + end(3) + "</w:p>"),
      "edited.docx");
  REQUIRE(segments.size() == 3);
  CHECK(segments[0].bookmark == "s_one");
  CHECK(segments[0].text == "a \tb\nnew");
  CHECK(segments[1].text == "c\nd");
  CHECK(segments[2].text == "e");
}

TEST_CASE("segments survive writing and reading", "[docx][segments]") {
  const auto layout = layout_with("<w:p/>");
  const auto written = layout.write(
      document_with(
          layout, {paragraph_of({model::SegmentStart{"a1"}, run_of("One.", "en"),
                                 model::LineBreak{}, run_of("서한", "ko"),
                                 model::SegmentEnd{"a1"}, run_of(" ", "en"),
                                 model::SegmentStart{"b 2"}, model::SegmentEnd{"b 2"}})}),
      {});
  const auto segments = docx::read_segments(written, "letter.docx");
  REQUIRE(segments.size() == 2);
  CHECK(segments[0].bookmark == docx::bookmark_name("a1"));
  CHECK(segments[0].text == "One.\n서한");
  CHECK(segments[1].bookmark == docx::bookmark_name("b 2"));
  CHECK(segments[1].text.empty());
  const auto again = paragraphs_of(docx::Layout::read(written, "again.docx"));
  CHECK(again.front().starts_with(":/ (a1:["));
}
