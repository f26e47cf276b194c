// cmark-gfm is the second opinion: what it reads is what the letter says.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <rapidcheck.h>

#include "render/everything.hpp"

using namespace tongmun;
using namespace tongmun::letter;

namespace {

struct Parsed {
  std::string text;                  // of all text nodes, breaks as spaces
  std::map<std::string, int> nodes;  // how many of each type
};

Parsed parsed(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  auto* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
  for (const auto* name : {"table", "strikethrough", "autolink"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  auto* root = cmark_parser_finish(parser);
  Parsed result;
  auto* walk = cmark_iter_new(root);
  for (auto event = cmark_iter_next(walk); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(walk)) {
    if (event != CMARK_EVENT_ENTER) continue;
    auto* node = cmark_iter_get_node(walk);
    std::string type = cmark_node_get_type_string(node);
    // cmark has no names for these.
    if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_REFERENCE) type = "note";
    if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION) type = "definition";
    ++result.nodes[type];
    if (type == "linebreak" || type == "softbreak") result.text += ' ';
    const auto* literal = type == "text" || type == "code" || type.starts_with("html")
                              ? cmark_node_get_literal(node)
                              : nullptr;
    if (literal != nullptr) result.text += literal;
  }
  cmark_iter_free(walk);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return result;
}

std::string markdown(std::vector<Block> blocks) {
  return rendered_as("markdown", document("en-GB", std::move(blocks)));
}

}  // namespace

TEST_CASE("a reader of Markdown finds the letter's structure", "[render][markdown]") {
  const auto bytes = rendered_as("markdown", everything());
  INFO(bytes);
  auto nodes = parsed(bytes).nodes;
  CHECK(nodes["heading"] == 4);
  CHECK(nodes["table"] == 1);
  CHECK(nodes["table_row"] + nodes["table_header"] == 2);
  CHECK(nodes["list"] == 3);
  CHECK(nodes["item"] == 4);
  CHECK(nodes["block_quote"] == 2);  // the quotation and the box
  CHECK(nodes["link"] == 1);
  CHECK(nodes["image"] == 1);
  CHECK(nodes["strong"] == 1);
  CHECK(nodes["note"] == 1);
  CHECK(nodes["definition"] == 1);
  CHECK(nodes["html_block"] + nodes["html_inline"] + nodes["code_block"] == 0);
}

TEST_CASE("signs of Markdown in a text stay signs", "[render][markdown]") {
  const auto text =
      GENERATE(as<std::string>(), "# no heading", "1. no item", "1) no item", "- no item",
               "+ no item", "* no item", "> no quotation", "***",
               "a *b* **c** _d_ `e` ~~f~~", "[a](b)", "![a](b)", "[^1]: c", "<b>",
               "&amp; &lt;", "a\\b\\", "|a|b|", "====", ":-:", "    four spaces", "\\*",
               "ends with #", "www.icnk.example a_b@icnk.example");
  const auto read = parsed(markdown({paragraph("b", "", {run(text)})}));
  CHECK(bare(read.text) == bare(text));
  CHECK(read.nodes.at("paragraph") == 1);
}

TEST_CASE("emphasis is read, or left out", "[render][markdown]") {
  const auto strong = [](const std::string& before, const std::string& text,
                         const std::string& after) {
    const auto bytes = markdown(
        {paragraph("b", "", {run(before), Run{.text = text, .bold = true}, run(after)})});
    auto read = parsed(bytes);
    INFO(bytes);
    CHECK(bare(read.text) == bare(before + text + after));
    return read.nodes["strong"] == 1;
  };
  CHECK(strong("a ", "b", " c"));
  CHECK(strong("한국", "인권", "은"));
  CHECK(strong("a", " b ", "c"));
  CHECK(strong("(", "b", ")"));
  CHECK(strong("a ", "“b”", " c"));
  CHECK_FALSE(strong("日本の", "「人権」", "は"));  // CommonMark cannot say it
}

TEST_CASE("lists beside each other stay two", "[render][markdown]") {
  auto nodes = parsed(markdown({item(said("a", "", "a"), 1), item(said("b", "", "b"), 2),
                                item(said("c", "", "c"), 3)}))
                   .nodes;
  CHECK(nodes["list"] == 3);
}

TEST_CASE("whatever a letter says, a reader of Markdown reads", "[render][markdown]") {
  static const std::vector<std::string> words = {
      "a", "인권", "「権利」", " ",  "*",     "_",          "**",     "`",   "[",  "]",
      "(", ")",    "!",        "<",  ">",     "#",          "1.",     "12)", "7", ".", "-",  "+",
      "=", ":",    "|",        "&",  "&amp;", "\\",         "~",      "~~",  "\"", "^1",
      "…", "é",    "، ",       "x ", " y",    "http://a.b", "\u00a0", "“",   "”"};
  CHECK(rc::check("text of the Document equals text by cmark", [] {
    const auto count = *rc::gen::inRange<std::size_t>(1, 12);
    std::vector<Inline> inlines;
    std::string wanted;
    for (std::size_t i = 0; i < count; ++i) {
      if (*rc::gen::inRange(0, 8) == 0) {
        inlines.push_back(LineBreak{});
        continue;
      }
      const auto word = *rc::gen::elementOf(words);
      inlines.push_back(Run{.text = word,
                            .bold = *rc::gen::arbitrary<bool>(),
                            .italic = *rc::gen::inRange(0, 3) == 0});
      wanted += word;
    }
    const bool listed = *rc::gen::arbitrary<bool>();
    auto line = paragraph("b", "", inlines);
    if (listed) line = item(line, 1);
    const auto bytes =
        markdown({said("a", "Heading 1", "Title"), line, said("c", "", "End.")});
    RC_LOG() << bytes;
    RC_ASSERT(bare(parsed(bytes).text) == bare("Title" + wanted + "End."));
  }));
}
