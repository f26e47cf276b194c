// The form of a letter: its markup without its words.
#include "docx/form.hpp"

#include <catch2/catch.hpp>

#include "docx/support.hpp"

using namespace tongmun;
using namespace docx_test;

namespace {

docx::Form form_with(const std::string& text) {
  return docx::form_of({{"word/document.xml", "<w:tbl/><w:t>" + text + "</w:t><w:tab/>"}});
}

}  // namespace

TEST_CASE("letters that differ in words of one kind have one form", "[docx][form]") {
  CHECK(form_with("Paris").markup == form_with("Łódź, 12").markup);
  CHECK(form_with("Paris").words == "Paris");
  CHECK(form_with("A &amp; B &lt;C&gt;").words == "A & B <C>");
}

TEST_CASE("other kinds of characters, spaces at an edge and other markup make another form",
          "[docx][form]") {
  const auto plain = form_with("Paris").markup;
  CHECK(form_with("서울").markup != plain);
  CHECK(form_with("باريس").markup != plain);
  CHECK(form_with("Paris ").markup != plain);
  CHECK(docx::form_of({{"word/document.xml", "<w:tbl/><w:t>Paris</w:t><w:br/>"}}).markup !=
        plain);
  CHECK(docx::form_of({{"word/header1.xml", "<w:tbl/><w:t>Paris</w:t><w:tab/>"}}).markup !=
        plain);
}

TEST_CASE("words that need a look make no form to be trusted", "[docx][form]") {
  CHECK(form_with("Paris").is_plain);
  CHECK_FALSE(form_with("{{city}}").is_plain);
  CHECK_FALSE(form_with("Par}}is").is_plain);
  CHECK_FALSE(form_with("Par\uFFFDis").is_plain);
}

TEST_CASE("what a layout writes are the words of its document", "[docx][form]") {
  const auto layout = layout_with(
      "<w:p><w:r><w:t>One &amp; two</w:t><w:br/><w:t>three</w:t></w:r>"
      "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
      {.header = "<w:p><w:r><w:t>Head</w:t></w:r></w:p>",
       .footnotes = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>"
                    "<w:footnote w:id=\"2\"><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote>"});
  const auto form = docx::form_of(layout.write_file(layout.document(), {}).parts);
  CHECK(docx::words_of(layout.document()).find("One & two") == 0);
  CHECK(form.words.find("One & twothreeHead") == 0);
}

namespace {

docx::Form form_of_table(const std::string& rows) {
  return docx::form_of({{"word/document.xml", "<w:tbl>" + rows + "</w:tbl>"}});
}
std::string row_with(const std::string& text, const std::string& more = "") {
  return "<w:tr><w:tc><w:p><w:r><w:t>" + text + "</w:t></w:r>" + more + "</w:p></w:tc></w:tr>";
}

}  // namespace

TEST_CASE("rows that repeat others are no part of the form", "[docx][form]") {
  const auto two = form_of_table(row_with("a") + row_with("b"));
  const auto many = form_of_table(row_with("a") + row_with("b") + row_with("c") + row_with("d"));
  CHECK(many.markup == two.markup);
  CHECK(many.words == "abcd");
  CHECK(many.kept_rows == std::vector{true, true, false, false});
  CHECK(form_of_table(row_with("a")).markup != two.markup);
  const auto mixed = form_of_table(row_with("a") + row_with("한") + row_with("b") +
                                   row_with("c") + row_with("글"));
  CHECK(mixed.kept_rows == std::vector{true, true, true, false, true});
  CHECK(mixed.markup != two.markup);
}

TEST_CASE("rows of two tables are not each other's repetition", "[docx][form]") {
  const auto row = row_with("a");
  const auto table = "<w:tbl>" + row + row + row + "</w:tbl>";
  const auto form = docx::form_of({{"word/document.xml", table + table}});
  CHECK(form.kept_rows == std::vector{true, true, false, true, true, false});
}

TEST_CASE("rows that are tied to others are all looked at", "[docx][form]") {
  const auto tie = GENERATE(as<std::string>{}, "<w:bookmarkStart w:id=\"1\" w:name=\"a\"/>",
                            "<w:vMerge/>", "<w:fldChar w:fldCharType=\"begin\"/>", "<w:sdt>");
  const auto row = row_with("a", tie);
  CHECK(form_of_table(row + row + row).kept_rows == std::vector{true, true, true});
}

TEST_CASE("a row that holds a table repeats when the table does", "[docx][form]") {
  const auto outer = [](const std::string& rows) {
    return "<w:tr><w:tc><w:tbl>" + rows + "</w:tbl><w:p/></w:tc></w:tr>";
  };
  const auto one = outer(row_with("a")), three = outer(row_with("a") + row_with("b") + row_with("c"));
  const auto form = form_of_table(three + one + outer(row_with("x") + row_with("y")) + three);
  // Outer row and its inner rows; the third outer row is the second of its kind, the fourth the third.
  CHECK(form.kept_rows == std::vector{true, true, true, false, true, true, true, true, true,
                                      false, true, true, false});
}

TEST_CASE("a sample of a letter has the form of the letter", "[docx][form]") {
  std::string rows;
  for (int i = 0; i < 200; ++i)
    rows += "<w:tr><w:tc><w:p><w:r><w:t>Row " + std::to_string(i) +
            "</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>" + (i % 50 == 7 ? "값" : "x") +
            "</w:t></w:r></w:p></w:tc></w:tr>";
  const auto layout = layout_with(
      "<w:p/><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"100\"/><w:gridCol w:w=\"100\"/>"
      "</w:tblGrid>" + rows + "</w:tbl><w:p/>");
  const auto form = docx::form_of(layout.write_file(layout.document(), {}).parts);
  const auto sample = docx::sample_of(layout.document(), form);
  const auto* table =
      std::get_if<std::shared_ptr<model::Table>>(&sample.stories.front().blocks[1]);
  REQUIRE(table != nullptr);
  CHECK((*table)->rows.size() == 4);
  CHECK(docx::form_of(layout.write_file(sample, {}).parts).markup == form.markup);
  CHECK(docx::words_of(layout.document()).find("Row 199") != std::string::npos);
}
