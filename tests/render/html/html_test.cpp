#include "render/everything.hpp"

using namespace tongmun;
using namespace tongmun::letter;

namespace {

std::string page(std::vector<Block> blocks, const std::string& language = "en-GB") {
  return rendered_as("html", document(language, std::move(blocks)));
}

bool holds(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

// Elements whose end tag HTML lets nobody write, and those that need one: `<p/>` opens a
// paragraph to a browser.
bool is_void(std::string_view name) {
  return name == "meta" || name == "br" || name == "img";
}

// What holds of every page: well-formed; ids there once and led to; no heading skipped;
// pictures with alternative texts; nothing that runs or is fetched.
void check_page(const std::string& bytes) {
  INFO(bytes);
  CHECK(bytes.starts_with("<!DOCTYPE html>\n<html "));
  std::set<std::string> ids, pointers;
  int level = 0, titles = 0, mains = 0;
  xml::Reader reader(bytes, "page.html");
  while (reader.next()) {
    if (reader.kind() != xml::Reader::Kind::start) continue;
    const std::string name(reader.local_name());
    CHECK(reader.is_empty_element() == is_void(name));
    CHECK(name != "script");
    titles += name == "title";
    mains += name == "main";
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      CHECK(name[1] - '0' <= level + 1);
      level = name[1] - '0';
    }
    if (name == "img") {
      CHECK(reader.attribute("", "alt") != nullptr);
      CHECK(reader.attribute("", "src")->starts_with("data:image/"));
    }
    for (const auto& attribute : reader.attributes()) {
      CHECK_FALSE(attribute.local_name.starts_with("on"));
      if (attribute.local_name == "id") CHECK(ids.insert(attribute.value).second);
      if (attribute.local_name != "href") continue;
      if (attribute.value.starts_with('#'))
        pointers.insert(attribute.value.substr(1));
      else
        CHECK((attribute.value.starts_with("http") ||
               attribute.value.starts_with("mailto:")));
    }
  }
  for (const auto& pointer : pointers) CHECK(ids.contains(pointer));
  CHECK(titles == 1);
  CHECK(mains == 1);
}

}  // namespace

TEST_CASE("a page is sound whatever stands in the letter", "[render][html]") {
  for (const auto* language : {"en-GB", "ar", "ja"})
    check_page(rendered_as("html", everything(language)));
  check_page(page({}));
}

TEST_CASE("a page tells language and direction", "[render][html]") {
  CHECK(holds(page({said("b", "", "x")}, "ar"), "lang=\"ar\" dir=\"rtl\">"));
  const auto bytes = page({paragraph(
      "b", "",
      {Run{.text = "مرحبا", .language = tag("ar"), .direction = text::Direction::rtl}})});
  CHECK(holds(bytes, "<p id=\"b\"><span lang=\"ar\" dir=\"rtl\">مرحبا</span></p>"));
}

TEST_CASE("headings nest as their styles do", "[render][html]") {
  const auto bytes = rendered_as("html", everything());
  CHECK(holds(bytes, "<h1 id=\"subject_1\""));
  CHECK(holds(bytes, "<h2 id=\"body_2\""));
  CHECK(holds(bytes, "<h2 id=\"body_4\""));  // the same style, the same level
  CHECK(holds(bytes, "<h3 id=\"body_5\""));  // Heading 4 below Heading 2 skips none
}

TEST_CASE("values can be read by machines", "[render][html]") {
  const auto bytes = page({paragraph(
      "b", "",
      {run("200,000", prisoners), run(" "), run("8 January", letter_date), run(" "),
       run("September 2011", founded), run(" "), run("ICNK", icnk)})});
  CHECK(holds(bytes,
              "<data value=\"200000\">200,000</data> "
              "<time datetime=\"2013-01-08\">8 January</time> "
              "<time datetime=\"2011-09\">September 2011</time> ICNK</p>"));
}

TEST_CASE("a range of dates is no time", "[render][html]") {
  auto letter =
      document("en-GB", {paragraph("b", "", {run("7–8 September 2011", letter_date)})});
  letter.values[letter_date].normalised = "2011-09-07..2011-09-08";
  CHECK(holds(rendered_as("html", letter), "<data value=\"2011-09-07..2011-09-08\">"));
}

TEST_CASE("a list goes on where it was interrupted", "[render][html]") {
  const auto bytes = rendered_as("html", everything());
  CHECK(holds(bytes, "<ol start=\"3\">\n<li id=\"body_10\""));
  CHECK(holds(bytes, "first</span>\n<ul>\n<li id=\"body_7\""));
}

TEST_CASE("tables tell what heads them", "[render][html]") {
  const auto bytes = rendered_as("html", everything());
  CHECK(holds(bytes, "<caption id=\"caption_1\" class=\"caption\">"));
  CHECK(holds(bytes, "<thead>\n<tr><th id=\"t_2\" scope=\"col\">"));
  CHECK(holds(bytes, "<tbody>\n<tr><td id=\"t_4\">"));
}

TEST_CASE("merged cells are one cell", "[render][html]") {
  const auto property = [](const std::string& name, const std::string& xml) {
    return std::make_shared<const Properties>(Properties{{name, xml}});
  };
  auto merged = table(
      "t", {{said("a", "", "a"), said("b", "", "b")}, {Paragraph{}, said("c", "", "c")}});
  merged->rows[0].header = false;
  merged->rows[0].cells[0].properties =
      property("w:vMerge", "<w:vMerge w:val=\"restart\"/>");
  merged->rows[1].cells[0].properties = property("w:vMerge", "<w:vMerge/>");
  const auto bytes = page({merged});
  CHECK(holds(bytes, "<tr><td id=\"a\" rowspan=\"2\">"));
  CHECK(holds(bytes, "<tr><td id=\"c\">"));
}

TEST_CASE("notes lead there and back", "[render][html]") {
  const auto bytes = rendered_as("html", everything());
  CHECK(holds(bytes, "<a href=\"#note-1\" id=\"noteref-1\" role=\"doc-noteref\">1</a>"));
  CHECK(
      holds(bytes,
            "<section class=\"notes\" role=\"doc-endnotes\">\n<ol>\n<li id=\"note-1\">"));
  CHECK(holds(bytes, "<a href=\"#noteref-1\" role=\"doc-backlink\""));
}

TEST_CASE("only safe links are links", "[render][html]") {
  const auto [target, safe] = GENERATE(table<std::string, bool>({
      {"https://icnk.example/", true},
      {"http://icnk.example/", true},
      {"mailto:a@icnk.example", true},
      {"javascript:alert(1)", false},
      {" javascript:alert(1)", false},
      {"data:text/html,x", false},
      {"file:///etc/passwd", false},
      {"icnk.example", false},
      {"#nowhere", false},
  }));
  const auto bytes =
      page({paragraph("b", "", {LinkStart{target}, run("words"), LinkEnd{}})});
  INFO(target);
  CHECK(holds(bytes, "<a href=") == safe);
  CHECK(holds(bytes, "words"));
  check_page(bytes);
}

TEST_CASE("the marks of a draft are said in words", "[render][html]") {
  const auto bytes = page({paragraph("b", "", {marked("x", Mark::doubtful)})});
  CHECK(holds(bytes,
              "<mark class=\"doubtful\"><span class=\"flag\" lang=\"en\" dir=\"ltr\">"
              "[doubtful] </span>x</mark>"));
}

TEST_CASE("text can never become markup", "[render][html]") {
  const auto bytes =
      page({said("b\" onclick=\"x", "", "</p><script>alert(1)</script>&amp;")});
  CHECK(holds(bytes, "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"));
  check_page(bytes);
}

TEST_CASE("a page gives its segments back", "[render][html]") {
  const auto letter = document(
      "en-GB",
      {said("a", "", "one"), paragraph("", "", {SegmentStart{"e"}, SegmentEnd{"e"}})});
  const auto formats = render::Formats::standard();
  const auto read =
      formats.find("html")->read(formats.find("html")->render(letter, {}), "x");
  CHECK(read.segments == std::vector<std::pair<std::string, std::string>>{
                             {"seg_a_1", "one"}, {"seg_e", ""}});
}
