// tongmun template render: text to stdout, faults to stderr, and how it ends.
#include "cli/cli.hpp"

namespace tongmun::cli {

namespace {

// A folder with a letter, a part and data.
class Letter {
 public:
  Letter() {
    write("letter.md",
          "Dear {{recipient.name}},\n\n{{#asks}}\n- {{.}}\n{{/asks}}\n  {{>close}}\n");
    write("close.md", "Yours,\n{{sender}}\n");
    write("data.json", R"({"recipient": {"name": "강경화"}, "sender": "HR & NK",
                           "asks": ["Act", "Vote"]})");
  }
  void write(const std::string& name, std::string_view text) {
    write_file_atomically(folder_.path() / name, text);
  }
  support::CommandResult render(const std::vector<std::string>& options = {},
                                const std::string& file = "letter.md") {
    std::vector<std::string> words{"template", "render", file, "--data", "data.json"};
    for (const auto& option : options) words.push_back(option);
    return tongmun(words, {.folder = folder_.path()});
  }

 private:
  support::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a text template is filled in with JSON and the parts beside it",
          "[cli][render]") {
  Letter letter;
  const auto plain = letter.render();
  CHECK(plain.code == 0);
  CHECK(plain.err.empty());
  CHECK(plain.out == "Dear 강경화,\n\n- Act\n- Vote\n  Yours,\n  HR & NK\n");
  CHECK_THAT(letter.render({"--html"}).out, Catch::Contains("HR &amp; NK"));
}

TEST_CASE("a text with names that the data lack is not written, and all are told",
          "[cli][render][exit]") {
  Letter letter;
  letter.write("data.json",
               R"({"recipient": {"nam": "강경화"}, "asks": [], "sendr": "x"})");
  const auto result = letter.render();
  CHECK(result.code == 3);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, Catch::Contains("error TP0020  letter.md:1:6") &&
                             Catch::Contains("Did you mean 'recipient.nam'?") &&
                             Catch::Contains("error TP0020  close.md:2:1") &&
                             Catch::Contains("Did you mean 'sendr'?"));
}

TEST_CASE("faults of a text template end it with exit code 3 and their places",
          "[cli][render][exit]") {
  const auto [text, told] = GENERATE(table<std::string, std::string>({
      {"한국 {{sender", "TP0001  letter.md:1:4"},
      {"{{{sender}}}", "TP0002  letter.md:1:1"},
      {"{{#asks}}", "TP0024  letter.md:1:1"},
      {"{{>clos}}", "Did you mean 'close'?"},
      {"{{>../close}}", "TP0028  letter.md:1:1"},
      {"a\n{{>letter}}", "TP0027  letter.md:2:1"},
      {"\xFF", "letter.md:1:1: this is not UTF-8"},
  }));
  Letter letter;
  letter.write("letter.md", text);
  const auto result = letter.render();
  CHECK(result.code == 3);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, Catch::Contains(told));
}

TEST_CASE("broken or absent data is exit code 3, endless recursion 7, a missing option 2",
          "[cli][render][exit]") {
  Letter letter;
  CHECK(letter.render({}, "absent.md").code == 3);
  CHECK(tongmun({"template", "render", "letter.md"}).code == 2);
  letter.write("loop.md", "{{#asks}}{{>loop}}{{/asks}}");
  const auto loop = letter.render({}, "loop.md");
  CHECK(loop.code == 7);
  CHECK_THAT(loop.err, Catch::Contains("loop.md:1:"));
  letter.write("data.json", "{\"sender\":\n 'x'}");
  const auto broken = letter.render();
  CHECK(broken.code == 3);
  CHECK(broken.out.empty());
  CHECK_THAT(broken.err, Catch::Contains("data.json:2:2: this is no JSON"));
}

}  // namespace tongmun::cli
