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
