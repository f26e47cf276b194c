// Links and footnotes of text parts; rich text of the data.
#include <catch2/catch.hpp>

#include "docx/docx.hpp"
#include "docx/support.hpp"
#include "templating/detail/rich_text.hpp"
#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using templating::read_rich_text;
using Lines = std::vector<std::string>;

namespace {

// "See <https://x|our site>, [note: text]": what a reader of the letter meets.
std::string shown(const model::Document& document);

struct Shown {
  std::string& out;
  void operator()(const model::Run& run) const {
    const char* mark = run.bold && run.italic ? "***"
                       : run.bold             ? "**"
                       : run.italic           ? "*"
                                              : "";
    out += mark + run.text + mark;
  }
  void operator()(const model::LineBreak&) const { out += "/"; }
  void operator()(const model::LinkStart& link) const {
    out += "<" + link.target + link.attributes + "|";
  }
  void operator()(const model::LinkEnd&) const { out += ">"; }
  void operator()(const model::Picture& picture) const {
    out += "[" + picture.image + "]";
  }
  void operator()(const std::shared_ptr<model::Note>& note) const {
    out += "[note:";
    for (const auto& block : note->blocks)
      if (const auto* paragraph = std::get_if<model::Paragraph>(&block)) {
        out += " " + paragraph->style + ": ";
        for (const auto& item : paragraph->content) std::visit(*this, item);
      }
    out += "]";
  }
  template <typename Other>
  void operator()(const Other&) const {}
};

std::string shown(const model::Document& document) {
  std::string out;
  for (const auto& block : document.stories.front().blocks)
    if (const auto* paragraph = std::get_if<model::Paragraph>(&block)) {
      if (!out.empty()) out += "\n";
      for (const auto& item : paragraph->content) std::visit(Shown{out}, item);
    }
  return out;
}

Composed letter(const std::string& body, const campaign::Campaign& campaign,
                const std::string& language = "en-GB",
                const std::map<std::string, std::string>& translations = {}) {
  TemplateFolder folder;
  folder.part("body", body);
  const auto compiled = folder.compile(campaign);
  INFO((folder.findings.all().empty() ? "" : folder.findings.all().front().message));
  REQUIRE(compiled);
  auto composed =
      compose(*compiled, campaign, language, &campaign.recipients.front(), translations);
  const auto& layout = *compiled->layout_for(tag(language)).layout;
  CHECK(docx_test::codes_of(layout.write(composed.document, {})).empty());
  return composed;
}

std::string shown_of(const std::string& body) {
  return shown(letter(body, sample()).document);
}

campaign::Campaign with_demand(const std::string& text) {
  auto made = sample();
  made.demands.front().text.text = text;
  made.demands.front().text.place = {"demands.yaml", 4, 5};
  made.asks = {made.demands.front().id};
  return made;
}

}  // namespace

TEST_CASE("a text part's links lead to what they name, fields in their targets filled",
          "[templating][links]") {
  const auto id = sample().recipients.front().id;
  const auto [body, expected] = GENERATE_COPY(table<std::string, std::string>({
      {"See [our **site**](https://example.org/a?b=1&c=2).",
       "See <https://example.org/a?b=1&c=2|our **site**>."},
      {"[Here](https://example.org/{{recipient.id}}#x) {{language}}.",
       "<https://example.org/" + id + "#x|Here> en-GB."},
      {"Write to <mailto:a@example.org> or <b@example.org>.",
       "Write to <mailto:a@example.org|mailto:a@example.org> or "
       "<mailto:b@example.org|b@example.org>."},
      {"<https://example.org/{{language}}>",
       "<https://example.org/en-GB|https://example.org/en-GB>"},
      {"[Call](tel:+82-2-1234)", "<tel:+82-2-1234|Call>"},
      {"[Above](#annex)", "<#annex|Above>"},
      {"[한글](https://example.org/한글)",
       "<https://example.org/%ED%95%9C%EA%B8%80|한글>"},
      {"[a](https://example.org \"So \\\"<{{language}}>\\\"\")",
       "<https://example.org w:tooltip=\"So &quot;&lt;en-GB&gt;&quot;\"|a>"},
      {"[One. Two.](https://example.org)",
       "<https://example.org|One.> <https://example.org|Two.>"},
  }));
  CAPTURE(body);
  CHECK(shown_of(body) == expected);
}

TEST_CASE("links of a text part are known as a text's", "[templating][links]") {
  const auto document =
      letter("[Here](https://example.org), {{language}}.", sample()).document;
  const auto& paragraph =
      std::get<model::Paragraph>(document.stories.front().blocks.front());
  const auto link = std::find_if(
      paragraph.content.begin(), paragraph.content.end(),
      [](const auto& item) { return std::holds_alternative<model::LinkStart>(item); });
  REQUIRE(link != paragraph.content.end());
  CHECK(std::get<model::LinkStart>(*link).from_text);
}

TEST_CASE("a link that acts or leads into a file is refused", "[templating][links]") {
  const auto target = GENERATE("javascript:alert(1)", "file:///etc/passwd", "ftp://a",
                               "x.docx", "//example.org", "https://", "#",
                               "mailto:", "data:text/html,x", "java{{language}}:x");
  CAPTURE(target);
  CHECK(told_of("Text.\n\nSee [a](" + std::string(target) + ").", sample()) ==
        Lines{"TP0061 letter/body.md:3:1"});
}

TEST_CASE("an address from the data is held to the rules of links when it is known",
          "[templating][links]") {
  auto campaign = sample();
  campaign.columns = {{"web", campaign::ColumnType::text, "", "data-recipient-web"}};
  auto& recipient = campaign.recipients.front();
  recipient.place = {"recipients.csv", 2, 1};
  recipient.cells = {std::string("https://example.org/a?b")};
  CHECK(shown(letter("[a]({{recipient.web}})", campaign).document) ==
        "<https://example.org/a?b|a>");
  recipient.cells = {std::string("javascript:alert(1)")};
  const auto refused = letter("[a]({{recipient.web}}) b", campaign);
  CHECK(told(refused.findings) == Lines{"TP0061 recipients.csv:2:1"});
  CHECK(shown(refused.document).find("javascript") == std::string::npos);
}

TEST_CASE("a footnote stands where it is referred to, with blocks of its own",
          "[templating][links]") {
  CHECK(shown_of("One[^a] two[^b].\n\n[^b]: Second, {{language}}.\n[^a]: First.\n\n"
                 "    More *of* it.\n\nEnd.") ==
        "One[note: Footnote Text: First. Footnote Text: More *of* it.] two"
        "[note: Footnote Text: Second, en-GB.].\nEnd.");
  CHECK(shown_of("Not[^x] one.") == "Not[^x] one.");
  CHECK(shown_of("Said[^x]: one.\n\n[^x]: He.") ==
        "Said[note: Footnote Text: He.]: one.");
  CHECK(told_of("One[^a].\n\n[^a]: see[^a].", sample()) ==
        Lines{"TP0011 letter/body.md:3:1"});
  const auto ko =
      letter("One[^a].\n\n[^a]: First {{language}}.", sample(), "ko",
             {{"One.", "하나."}, {"First {{language}}.", "첫째 {{language}}."}});
  CHECK(shown(ko.document).find("첫째 ko.") == std::string::npos);  // a code is lacking
}

TEST_CASE("rich text holds what the whitelist names and no more", "[templating][rich]") {
  const auto rich = read_rich_text("**Now** see [our *site*](https://example.org/ä b).");
  CHECK(rich.refused == "");  // no link: the target has a space
  const auto linked =
      read_rich_text("**Now** [our *site*](<https://example.org/ä b>)  \nend");
  CHECK(described(linked.content) ==
        "<bold>Now</bold> <link>our <italic>site</italic></link><break/>end");
  CHECK(linked.links.begin()->second == "https://example.org/%C3%A4%20b");
  CHECK(described(read_rich_text("{{claim.x}} \\*a\\* &amp; 2").content) ==
        "{{claim.x}} *a* & 2");
  const auto text = GENERATE("# a", "- a", "1. a", "> a", "a\n\nb", "![a](b.png)",
                             "<b>a</b>", "`a`", "a\n===", "---", "[a](javascript:x)",
                             "[a](#b)", "[a](https://b \"c\")", "<!-- a -->", "    a");
  CAPTURE(text);
  const auto refused = read_rich_text(text);
  CHECK(refused.refused != "");
  CHECK(refused.content == model::InlineContent{model::Text{text}});
}

TEST_CASE("rich text of the data shows where a template asks for it, else as typed",
          "[templating][rich]") {
  const std::string text =
      "stop **all** raids, see [the *list*](https://example.org/l)  \nnow";
  const auto campaign = with_demand(text);
  CHECK(shown(letter("{{#asks}}\n- {{text:rich}}\n{{/asks}}", campaign).document) ==
        "stop **all** raids, see <https://example.org/l|the *list*>/now");
  CHECK(
      shown(
          letter("{{#asks}}\n- {{text:rich:sentence}}\n{{/asks}}", campaign).document) ==
      "Stop **all** raids, see <https://example.org/l|the *list*>/now");
  CHECK(shown(letter("{{#asks}}\n- {{text}}\n{{/asks}}", campaign).document) == text);
  CHECK(shown(letter("**{{#asks}}{{text:rich}}{{/asks}}**", with_demand("*a* b"))
                  .document) == "***a***** b**");
}

TEST_CASE(
    "rich text with more than the whitelist is told at its place and shown as typed",
    "[templating][rich]") {
  const auto campaign = with_demand("free <b>all</b>");
  CHECK(told_of("{{#asks}}\n- {{text}}\n{{/asks}}", campaign).empty());
  TemplateFolder folder;
  folder.part("body", "{{#asks}}\n- {{text:rich}}\n{{/asks}}");
  const auto compiled = folder.compile(campaign);
  CHECK(told(folder.findings) == Lines{"TP0064 demands.yaml:4:5"});
  REQUIRE(compiled);
  CHECK(text_of(compose(*compiled, campaign).document).find("free <b>all</b>") !=
        std::string::npos);
}

TEST_CASE("a translation keeps the formatting of rich text and its links",
          "[templating][rich]") {
  const auto campaign = with_demand("free **all** of them");
  const auto ko = letter("{{#asks}}\n- {{text:rich}}\n{{/asks}}", campaign, "ko",
                         {{"free all of them", "그들을 <b>모두</b> 석방"}});
  CHECK(shown(ko.document) == "그들을 **모두** 석방");
  CHECK(told(ko.findings).empty());
}
