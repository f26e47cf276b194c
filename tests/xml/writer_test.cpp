#include "xml/writer.hpp"

#include <catch2/catch.hpp>

using namespace tongmun;

TEST_CASE("what is written is what stands in the file", "[xml][writer]") {
  xml::Writer out;
  out.declaration();
  out.start("p").attribute("class", "a\"b\n<\t'").text("R&D < 3 > 2\r\n").start("br").end().end();
  CHECK(out.str() ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<p class=\"a&quot;b&#10;&lt;&#9;'\">R&amp;D &lt; 3 &gt; 2&#13;\n<br/></p>");
}

TEST_CASE("an element without content is empty", "[xml][writer]") {
  xml::Writer out;
  out.start("a").element("b", "").text("").end();
  CHECK(out.str() == "<a><b/></a>");
  CHECK(xml::Writer().start("a").text("").end().str() == "<a/>");
}

TEST_CASE("characters that XML forbids become U+FFFD", "[xml][writer]") {
  const auto [text, written] = GENERATE(table<std::string, std::string>({
      {std::string("a\0b", 3), "a\uFFFDb"},
      {"\x1F\x0B", "\uFFFD\uFFFD"},
      {"\xEF\xBF\xBE", "\uFFFD"},
      {"\xEF\xBF\xBF", "\uFFFD"},
      {"\xEF\xBF\xBD \x7F é", "\uFFFD \x7F é"},
  }));
  std::string out;
  xml::append_escaped_text(out, text);
  CHECK(out == written);
  CHECK(xml::is_allowed(written));
  CHECK(xml::is_allowed(text) == (text == written));
}

TEST_CASE("indented elements stand on lines of their own", "[xml][writer]") {
  xml::Writer out(xml::Writer::Layout::indented);
  out.declaration().start("a").comment(" c ").element("b", "x").start("d").start("e").end().end();
  out.end();
  CHECK(out.str() ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<a>\n  <!-- c -->\n  <b>x</b>\n  <d>\n    <e/>\n  </d>\n</a>\n");
}

TEST_CASE("the layout adds nothing within an element that has text", "[xml][writer]") {
  xml::Writer out(xml::Writer::Layout::indented);
  out.start("a").start("p").element("b", "x").start("i").start("u").end().end().text(" y");
  out.element("s", "z").end().start("q").text("t").start("b").start("i").end().end().end().end();
  CHECK(out.str() ==
        "<a>\n  <p><b>x</b><i><u/></i> y<s>z</s></p>\n  <q>t<b><i/></b></q>\n</a>\n");
  xml::Writer raw(xml::Writer::Layout::indented);
  raw.start("a").start("p").raw("<b/>").start("c").end().end().end();
  CHECK(raw.str() == "<a>\n  <p><b/><c/></p>\n</a>\n");
}

TEST_CASE("a comment never holds two hyphens in a row", "[xml][writer]") {
  xml::Writer out;
  out.start("a").comment("b--c-").end();
  CHECK(out.str() == "<a><!--b- -c- --></a>");
}

TEST_CASE("a document type stands before the root", "[xml][writer]") {
  xml::Writer out;
  out.declaration().doctype("tmx SYSTEM \"tmx14.dtd\"").start("tmx").end();
  CHECK(out.str() ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx/>");
}
