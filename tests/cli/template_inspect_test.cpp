// template inspect as its users meet it: exit codes, streams, JSON lines, the annotated
// copy.
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/file.hpp"
#include "cli/cli.hpp"
#include "zip/archive.hpp"

namespace tongmun::cli {

namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

const std::string folder = "templates/minister-letter";

std::vector<Json> lines(const std::string& text) {
  std::vector<Json> list;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) list.push_back(Json::parse(line));
  return list;
}

// The sample's recipients hold planted faults.
const std::string of_campaign =
    "tongmun: the campaign coi-2013 has errors of its own: tongmun build tells them\n";

}  // namespace

TEST_CASE("a sound template is exit code 0, with and without a campaign",
          "[cli][inspect]") {
  const Sample sample;
  const auto words =
      GENERATE(values<Words>({{folder},
                              {folder + "/", "--campaign", "coi-2013"},
                              {folder + "/layout.ko.docx", "--campaign", "coi-2013"},
                              {folder + "/figures.md", "--campaign", "coi-2013"}}));
  Words all{"template", "inspect"};
  all.insert(all.end(), words.begin(), words.end());
  const auto result = tongmun(all, {.folder = sample.root()});
  CHECK(result.code == 0);
  CHECK(result.err == (words.size() > 1 ? of_campaign : ""));
  CHECK_THAT(result.out, Catch::StartsWith(folder + "/"));
}

TEST_CASE("a name that the campaign lacks is told with its tag", "[cli][inspect]") {
  Sample sample;
  sample.replace(Sample::body, "{{claim.prisoners}}", "{{claim.prisonerz}}");
  const auto text = tongmun({"template", "inspect", folder, "--campaign", "coi-2013"},
                            {.folder = sample.root()});
  CHECK(text.code == 1);
  CHECK(text.err == "error TP0020  " + folder +
                        "/body.md:7:81  {{claim.prisonerz}}\n"
                        "  nothing is called 'claim.prisonerz'\n"
                        "  → Did you mean 'claim.prisoners'?\n\n" +
                        of_campaign);
  const auto json =
      tongmun({"template", "inspect", Sample::body, "--campaign", "coi-2013", "--json"},
              {.folder = sample.root()});
  CHECK(json.code == 1);
  CHECK(json.err == of_campaign);
  const auto all = lines(json.out);
  REQUIRE(all.size() == 2);
  CHECK(all[1].at("tag") == "{{claim.prisonerz}}");
  CHECK(all[1].at("line") == 7);
  CHECK(all[1].at("column") == 81);
  CHECK(tongmun({"template", "inspect", folder}, {.folder = sample.root()}).code == 0);
}

TEST_CASE("an annotated copy is written beside the findings", "[cli][inspect]") {
  Sample sample;
  sample.remove(folder + "/body.md");
  const auto copy = sample.root() / "out/copy.docx";
  const auto result = tongmun(
      {"template", "inspect", folder + "/layout.docx", "--annotate", copy.string()},
      {.folder = sample.root()});
  CHECK(result.code == 1);
  CHECK_THAT(result.err, Catch::Contains("TP0028") && Catch::Contains("{{>body}}"));
  const auto comments =
      zip::Archive(read_file(copy), "copy.docx").read("word/comments.xml");
  CHECK_THAT(comments, Catch::Contains("TP0028: there is no part 'body'"));
  const auto text = tongmun({"template", "inspect", copy.string()});
  CHECK_THAT(text.out, Catch::Contains("{{>body}}"));
}

TEST_CASE("a copy of what cannot hold comments is a wrong use", "[cli][inspect]") {
  const Sample sample;
  const auto [file, copy, why] = GENERATE(table<std::string, std::string, std::string>(
      {{folder + "/body.md", "copy.docx", "Markdown"},
       {folder, "copy.docx", "one Word file"},
       {folder + "/layout.docx", "copy.pdf", "Word file"},
       {folder + "/layout.docx", folder + "/../minister-letter/layout.docx",
        "the file itself"}}));
  const auto before = sample.read(folder + "/layout.docx");
  const auto result = tongmun({"template", "inspect", file, "--annotate", copy},
                              {.folder = sample.root()});
  CHECK(result.code == 2);
  CHECK(result.out == "");
  CHECK_THAT(result.err, Catch::Contains(why));
  CHECK(sample.read(folder + "/layout.docx") == before);
  CHECK_FALSE(std::filesystem::exists(sample.root() / "copy.docx"));
}

}  // namespace tongmun::cli
