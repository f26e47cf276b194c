// Text templates beyond what the official suite asks: faults with their places, and
// hostile input.
#include "templating/text_template/text_template.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <kainjow/mustache.hpp>

#include "base/utf8.hpp"
#include "data/json.hpp"
#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using templating::Escaping;
using templating::MissingNames;
using templating::partials_of;
using templating::RawTags;
using templating::TextOptions;
using templating::TextTemplate;

namespace {

using Texts = std::map<std::string, std::string>;
using Told = std::vector<std::string>;

const TextOptions silent{.missing = MissingNames::silent, .raw = RawTags::allowed};

struct Rendered {
  std::string text;
  Findings findings;
};

Rendered render(const std::string& text, const std::string& json,
                const Texts& partials = {}, const TextOptions& options = {}) {
  Rendered rendered;
  auto compiled = TextTemplate::compile({text, "letter.md"}, partials_of(partials),
                                        options, rendered.findings);
  if (compiled)
    rendered.text =
        compiled->render(data::parse_json(json, "data.json").root, rendered.findings);
  return rendered;
}

// What is thrown; a test that nothing is thrown to fails.
Error thrown_by(const std::string& text, const std::string& json,
                const Texts& partials = {}, const TextOptions& options = {}) {
  try {
    render(text, json, partials, options);
  } catch (const Error& error) {
    return error;
  }
  FAIL("nothing was thrown");
  return Error(ErrorKind::io, "");
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

double seconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("a letter is filled in with its data", "[templating][text]") {
  const auto letter = render(
      "Dear {{recipient.name}},\n\n"
      "{{#asks}}\n- {{text}}\n{{/asks}}\n{{^asks}}\nNothing is asked.\n{{/asks}}\n"
      "{{! not for the addressee }}\n{{>close}}\n",
      R"({"recipient": {"name": "강경화"}, "asks": [{"text": "Act"}, {"text": "Speak & vote"}]})",
      {{"close", "Yours,\nHRNK\n"}});
  CHECK(letter.findings.empty());
  CHECK(letter.text == "Dear 강경화,\n\n- Act\n- Speak & vote\nYours,\nHRNK\n");
}

TEST_CASE("values are escaped for HTML where it is asked for, and nowhere else",
          "[templating][text]") {
  const std::string json = R"({"a": "<b> & \"c\" 'd'"})";
  CHECK(render("{{a}}", json).text == "<b> & \"c\" 'd'");
  CHECK(render("{{a}}", json, {}, {.escaping = Escaping::html}).text ==
        "&lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;");
  CHECK(render("{{&a}}{{{a}}}", json, {},
               {Escaping::html, MissingNames::error, RawTags::allowed})
            .text == "<b> & \"c\" 'd'<b> & \"c\" 'd'");
}

TEST_CASE("numbers are printed as the data has them", "[templating][text]") {
  CHECK(render("{{#.}}{{.}} {{/.}}", "[0, -7, 1.10, 2e3, 200000, 18446744073709551616]")
            .text == "0 -7 1.10 2e3 200000 18446744073709551616 ");
}

TEST_CASE("null, false, an empty text and an empty list do not hold; a zero does",
          "[templating][text]") {
  const auto [value, expected] =
      GENERATE(table<std::string, std::string>({{"null", "no"},
                                                {"false", "no"},
                                                {"\"\"", "no"},
                                                {"[]", "no"},
                                                {"true", "yes"},
                                                {"0", "yes"},
                                                {"\"0\"", "yes"},
                                                {"{}", "yes"},
                                                {"[null]", "yes"}}));
  CHECK(render("{{#x}}yes{{/x}}{{^x}}no{{/x}}", "{\"x\": " + value + "}").text ==
        expected);
}

TEST_CASE("a name that the data lack is told with its place and the nearest name",
          "[templating][text]") {
  const auto letter =
      render("To:\n  한국 {{recipent}} {{sender.nane}}\n{{#asks}}{{texts}}{{/asks}}",
             R"({"recipient": "x", "sender": {"name": "y"},
                                 "asks": [{"text": "a"}, {"test": "b"}]})");
  CHECK(told(letter.findings) ==
        Told{"TP0020 letter.md:2:19", "TP0020 letter.md:2:6", "TP0020 letter.md:3:10"});
  REQUIRE(letter.findings.all().size() == 3);
  CHECK(letter.findings.all()[0].remedy == "Did you mean 'recipient'?");
  CHECK(letter.findings.all()[1].remedy == "Did you mean 'sender.name'?");
  CHECK(letter.findings.all()[2].message ==
        "nothing is called 'texts' in item 1 of 'asks'");
  CHECK(letter.findings.all()[2].remedy == "Did you mean 'text'?");
}

TEST_CASE("a name is told with a remedy even where the data have no name at all",
          "[templating][text]") {
  const auto letter = render("{{a}}", "{}");
  REQUIRE(told(letter.findings) == Told{"TP0020 letter.md:1:1"});
  CHECK(letter.findings.all()[0].remedy ==
        "The data have no name here: give them this one.");
}

TEST_CASE("what cannot be printed is told, and nothing stands in its place",
          "[templating][text]") {
  const auto letter =
      render("{{a}}{{b}}{{c}}{{d}}|", R"({"a": [1], "b": {}, "c": true, "d": null})");
  CHECK(letter.text == "|");
  CHECK(told(letter.findings) == Told{"TP0020 letter.md:1:16", "TP0025 letter.md:1:1",
                                      "TP0025 letter.md:1:11", "TP0025 letter.md:1:6"});
}

TEST_CASE("faults of tags and sections are told with their places",
          "[templating][text]") {
  const auto [text, expected] = GENERATE(table<std::string, Told>({
      {"Dear {{name,\n{{a}}", {"TP0001 letter.md:1:6"}},
      {"a {{!never\nends {{a", {"TP0001 letter.md:1:3"}},
      {"{{a {{a}}", {"TP0001 letter.md:1:1"}},
      {"{{{a}}}", {"TP0002 letter.md:1:1"}},
      {"한{{&a}}", {"TP0002 letter.md:1:2"}},
      {"{{}}", {"TP0003 letter.md:1:1"}},
      {"{{first name}}", {"TP0003 letter.md:1:1"}},
      {"{{a..b}}{{.a}}{{a.}}",
       {"TP0003 letter.md:1:1", "TP0003 letter.md:1:15", "TP0003 letter.md:1:9"}},
      {"{{<parent}}", {"TP0003 letter.md:1:1"}},
      {"{{>*dynamic}}", {"TP0003 letter.md:1:1"}},
      {"{{=<%=}}", {"TP0004 letter.md:1:1"}},
      {"{{= a=b c =}}", {"TP0004 letter.md:1:1"}},
      {"a }} b", {"TP0005 letter.md:1:3"}},
      {"{{#a}}{{/b}}", {"TP0022 letter.md:1:7"}},
      {"a{{/b}}", {"TP0023 letter.md:1:2"}},
      {"{{#a}}\n{{^b}}", {"TP0024 letter.md:1:1", "TP0024 letter.md:2:1"}},
      {"{{>coda}}", {"TP0028 letter.md:1:1"}},
  }));
  INFO(text);
  const auto letter = render(text, R"({"a": 1, "name": 2})", {{"code", ""}});
  CHECK(told(letter.findings) == expected);
  CHECK(letter.text.empty());
}

TEST_CASE("faults inside a partial are told in the partial", "[templating][text]") {
  const auto letter =
      render("{{>close}}", R"({"name": "x"})", {{"close", "Yours,\n{{nane}}"}});
  CHECK(told(letter.findings) == Told{"TP0020 close:2:1"});
}

TEST_CASE("braces are text where other delimiters are chosen", "[templating][text]") {
  CHECK(render("{{=<% %>=}}\n{\"a\": {\"b\": \"<%a%>\"}}", R"({"a": "x"})").text ==
        "{\"a\": {\"b\": \"x\"}}");
  CHECK(render("{{=| |=}}|#a||.||/a|", R"({"a": [1, 2]})").text == "12");
  CHECK(render("{{=<% %>=}}<%a%><%={{ }}=%>{{a}}", R"({"a": 1})").text == "11");
}

TEST_CASE("white space around a section is kept, even where nothing else is printed",
          "[templating][text]") {
  CHECK(render(" {{#a}} {{/a}}\t", R"({"a": true})").text == "  \t");
  CHECK(render("", "{}").text.empty());
  CHECK(render("{{#a}}\n\n{{/a}}\n", R"({"a": true})").text == "\n");
}

TEST_CASE(
    "a partial alone on its line lends its indentation to every line but empty ones",
    "[templating][text]") {
  const Texts partials{{"outer", "a\n\n  {{>inner}}\n{{! c }}b {{>inner}}"},
                       {"inner", "1\n{{x}}\n"}};
  CHECK(render("-\n {{>outer}}\nend", R"({"x": "2\n3"})", partials).text ==
        "-\n a\n\n   1\n   2\n3\n b 1\n2\n3\nend");
}

TEST_CASE("a partial that includes itself follows the data to their end",
          "[templating][text]") {
  const Texts partials{{"node", "{{name}}\n{{#parts}}\n  {{>node}}\n{{/parts}}\n"}};
  CHECK(render("{{>node}}", R"({"name": "a", "parts": [
          {"name": "b", "parts": [{"name": "c", "parts": []}]}, {"name": "d", "parts": []}]})",
               partials)
            .text == "a\n  b\n    c\n  d\n");
}

TEST_CASE("a partial that includes itself without end is refused",
          "[templating][text][hostile]") {
  CHECK(told(render("{{>a}}", "{}", {{"a", "x\n {{>a}}"}}).findings) ==
        Told{"TP0027 a:2:2"});
  CHECK(told(render("{{>a}}", "{}", {{"a", "{{>b}}"}, {"b", "{{>a}}"}}).findings) ==
        Told{"TP0027 b:1:1"});
  for (const auto& options : {TextOptions{}, silent}) {
    // Without parts of its own an item has those of the item around it.
    const auto error =
        thrown_by("{{>a}}", R"({"parts": [{}, {}]})",
                  {{"a", "x\n{{#parts}}\n  {{>a}}\n{{/parts}}\n"}}, options);
    CHECK(error.kind() == ErrorKind::refused);
    CHECK(error.place().file == "a");
    CHECK_THAT(error.hint(), Catch::Contains("empty list"));
  }
  CHECK(thrown_by("{{>a}}", "{}",
                  {{"a", "{{^x}}{{>b}}{{/x}}"}, {"b", "{{^x}}{{>a}}{{/x}}"}}, silent)
            .kind() == ErrorKind::refused);
}

TEST_CASE("what is not UTF-8 is refused at the door, template, partial and data",
          "[templating][text][hostile]") {
  const std::string broken =
      GENERATE(as<std::string>{}, "\xC3(", "\xED\xA0\x80", "\xFF", "\xE2\x82");
  const auto error = thrown_by("ab\ncd" + broken, "{}");
  CHECK(error.kind() == ErrorKind::malformed);
  CHECK(error.place() == Place{"letter.md", 2, 3, {}});
  CHECK(thrown_by("{{>a}}", "{}", {{"a", broken}}).place() == Place{"a", 1, 1, {}});
  CHECK(thrown_by("{{a}}", "{\"a\": \"" + broken + "\"}").place() ==
        Place{"data.json", 1, 8, {}});
}

TEST_CASE("a tag of a megabyte is no name, and not shown whole",
          "[templating][text][hostile]") {
  const auto long_name = repeated("가", 350'000);
  for (const auto& text :
       {"{{" + long_name + "}}", "{{" + long_name, "{{=" + long_name + "=}}",
        "{{#" + long_name + "}}{{/" + long_name + "}}"}) {
    const auto letter = render(text, "{}");
    REQUIRE_FALSE(letter.findings.empty());
    for (const auto& finding : letter.findings.all()) {
      CHECK(finding.message.size() < 200);
      CHECK_FALSE(find_invalid_utf8(finding.message));
    }
  }
  CHECK(render("a{{!" + long_name + "}}b", "{}").text == "ab");
}

TEST_CASE("ten thousand nested sections are refused", "[templating][text][hostile]") {
  const auto error =
      thrown_by(repeated("{{#a}}", 10'000) + repeated("{{/a}}", 10'000), "{}");
  CHECK(error.kind() == ErrorKind::refused);
  CHECK(error.place() == Place{"letter.md", 1, 64 * 6 + 1, {}});
  // What is allowed works, also with partials as the last straw.
  const auto deep = repeated("{{#a}}", 64) + "x" + repeated("{{/a}}", 64);
  CHECK(render(deep, R"({"a": true})").text == "x");
  CHECK(thrown_by("{{>b}}", R"({"a": true})", {{"b", deep}}).kind() ==
        ErrorKind::refused);
}

TEST_CASE("the deepest recursion that is allowed does not exhaust the stack",
          "[templating][text][hostile]") {
  std::string json = R"({"parts": []})";
  for (int i = 0; i < 60; ++i) json = R"({"parts": [)" + json + "]}";
  // JSON may be 64 levels deep, maps and lists counted.
  CHECK(thrown_by("", json).kind() == ErrorKind::refused);
  json = R"({"parts": []})";
  for (int i = 0; i < 31; ++i) json = R"({"parts": [)" + json + "]}";
  CHECK(render("{{>a}}", json, {{"a", "x{{#parts}}{{>a}}{{/parts}}"}}).text ==
        repeated("x", 32));
  const auto sections = [](const std::string& inner) {
    return repeated("{{^n}}", 60) + inner + repeated("{{/n}}", 60);
  };
  CHECK(thrown_by("{{>a}}", "{}", {{"a", sections("{{>a}}")}}, silent).kind() ==
        ErrorKind::refused);
}

TEST_CASE("a few lines that ask for too much are refused soon",
          "[templating][text][hostile]") {
  Texts doubling{{"p60", "x"}};
  for (int i = 0; i < 60; ++i)
    doubling["p" + std::to_string(i)] =
        repeated("{{>p" + std::to_string(i + 1) + "}}", 2);
  const auto list = "[" + repeated("1,", 999) + "1]";
  std::string nested = "x";
  for (int i = 0; i < 10; ++i) nested = "{{#a}}" + nested + "{{/a}}";
  const auto lines = repeated("{{", 500'000);
  CHECK(seconds_of([&] {
          CHECK(thrown_by("{{>p0}}", "{}", doubling).kind() == ErrorKind::refused);
        }) < 1.0);
  CHECK(seconds_of([&] {
          CHECK(thrown_by(nested, "{\"a\": " + list + "}").kind() == ErrorKind::refused);
        }) < 3.0);
  CHECK(seconds_of([&] {
          CHECK(thrown_by("{{#a}}{{b}}{{/a}}", "{\"a\": " + list + ", \"b\": \"" +
                                                   repeated("x", 100'000) + "\"}")
                    .kind() == ErrorKind::refused);
        }) < 1.0);
  CHECK(seconds_of([&] { CHECK(render(lines, "{}").findings.all().size() == 100); }) <
        1.0);
  CHECK(seconds_of([&] {
          CHECK(render(repeated("{{b}}", 100'000), "{}").findings.all().size() == 100);
        }) < 3.0);
  CHECK(thrown_by(repeated("x", 5'000'000), "{}").kind() == ErrorKind::refused);
}

TEST_CASE("any template is rendered, told or refused",
          "[templating][text][hostile][property]") {
  CHECK(rc::check("no other end", [] {
    const auto pieces =
        *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "{{", "}}", "{", "}", "#a", "^a", "/a", ">p", "&a", "a", ".", "!", "=",
            "= | | =", "|", " ", "\n", "\r\n", "{{#a}}", "{{/a}}", "{{>p}}", "{{a}}",
            "{{{a}}}", "한", "\xFF"));
    std::string text;
    for (const auto& piece : pieces) text += piece;
    for (const auto& options : {TextOptions{}, silent}) try {
        const auto rendered =
            render(text, R"({"a": ["x", false, {"a": []}]})", {{"p", text}}, options);
        RC_ASSERT(!find_invalid_utf8(rendered.text));
      } catch (const Error& error) {
        RC_ASSERT(error.place().line > 0);
      }
  }));
}

TEST_CASE("on templates of one line ours and plain kainjow agree",
          "[templating][text][property]") {
  namespace km = kainjow::mustache;
  km::data data;
  data.set("t", km::data("T<"));
  data.set("yes", km::data(true));
  data.set("no", km::data(false));
  km::data list(km::data::type::list), inner;
  inner.set("t", km::data("i"));
  list << inner << inner;
  data.set("list", list);
  const std::string json =
      R"({"t": "T<", "yes": true, "no": false, "list": [{"t": "i"}, {"t": "i"}]})";
  CHECK(rc::check("they agree", [&] {
    const auto moves = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 9));
    std::string text = ".";
    std::vector<std::string> open;
    for (const auto move : moves) {
      const std::vector<std::string> names{"yes", "no", "list"};
      if (move < 6 && open.size() < 20) {
        open.push_back(names[static_cast<std::size_t>(move) % 3]);
        text += (move < 3 ? "{{#" : "{{^") + open.back() + "}}";
      } else if (move == 6) {
        text += "x {{ t }} {{!c}}";
      } else if (move == 7) {
        text += " y";
      } else if (!open.empty()) {
        text += "{{/" + open.back() + "}}";
        open.pop_back();
      }
    }
    for (; !open.empty(); open.pop_back()) text += "{{/" + open.back() + "}}";
    km::mustache plain(text);
    const auto ours = render(text, json, {}, {.escaping = Escaping::html});
    RC_ASSERT(ours.findings.empty());
    RC_ASSERT(ours.text == plain.render(data));
  }));
}
