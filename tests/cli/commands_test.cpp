// Exit codes, and what goes to stdout and stderr.
#include <nlohmann/json.hpp>

#include "cli/cli.hpp"

namespace tongmun::cli {

namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

const std::string layout = TONGMUN_SOURCE_DIR "/templates/minister-letter/layout.docx";
const std::string body = TONGMUN_SOURCE_DIR "/templates/minister-letter/body.md";

}  // namespace

TEST_CASE("the version is told", "[cli]") {
  const auto result = tongmun({"--version"});
  CHECK(result.code == 0);
  CHECK(result.out == "tongmun " TONGMUN_VERSION "\n");
  CHECK(result.err.empty());
}

TEST_CASE("help is told on stdout", "[cli]") {
  const auto result = tongmun({"build", "--help"});
  CHECK(result.code == 0);
  for (const auto* option : {"--campaign", "--work", "--to", "--for", "--out", "--draft",
                             "--release", "--jobs", "--shard", "--json"})
    CHECK_THAT(result.out, Catch::Contains(option));
}

TEST_CASE("what the command line cannot mean is exit code 2", "[cli][exit]") {
  const auto words = GENERATE(values<Words>({{},
                                             {"bild"},
                                             {"build", "--no-such-option"},
                                             {"build", "--draft", "--release"},
                                             {"build", "--jobs", "0"},
                                             {"build", "--jobs", "two"},
                                             {"build", "--shard", "4/3"},
                                             {"build", "--shard", "0/3"},
                                             {"build", "--shard", "1"},
                                             {"build", "--shard", "1/"},
                                             {"build", "--shard", "-1/3"},
                                             {"template"},
                                             {"template", "inspect"},
                                             {"validate"}}));
  const support::TemporaryFolder folder;
  const auto result = tongmun(words, {.folder = folder.path()});
  INFO(Catch::StringMaker<Words>::convert(words) << "\n" << result.err);
  CHECK(result.code == 2);
  CHECK(result.out.empty());
  CHECK_FALSE(result.err.empty());
}

TEST_CASE("what does not exist or cannot be read is exit code 3", "[cli][exit]") {
  const auto words = GENERATE(values<Words>({{"build", "/"},
                                             {"build", "--campaign", "coi-2012"},
                                             {"build", "--work", "speech"},
                                             {"build", "--to", "fr"},
                                             {"build", "--to", "e!"},
                                             {"template", "inspect", "absent.docx"},
                                             {"template", "inspect", "tongmun.yaml"}}));
  const Sample sample;
  const auto result = tongmun(words, {.folder = sample.root()});
  INFO(Catch::StringMaker<Words>::convert(words) << "\n" << result.err);
  CHECK(result.code == 3);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, Catch::StartsWith("tongmun: "));
  CHECK_FALSE(std::filesystem::exists(sample.out()));
}

TEST_CASE("a build tells its errors on stderr and its outcome on stdout", "[cli][exit]") {
  const Sample sample;
  const auto result =
      tongmun({"build"}, {.folder = sample.root() / "campaigns"});  // from below
  CHECK(result.code == 1);
  CHECK_THAT(result.err,
             Catch::Contains("error PL0012  campaigns/coi-2013/recipients.csv:25:1") &&
                 Catch::Contains("error CA0016") && !Catch::Contains("warning "));
  CHECK_THAT(result.out,
             Catch::Contains("coi-2013 · minister-letter") &&
                 Catch::Contains("letters    37") && Catch::Contains("0 missing") &&
                 Catch::Contains("2 errors") && Catch::Contains("findings.txt"));
  CHECK(std::filesystem::exists(sample.out() / "coi-2013/minister-letter/findings.txt"));
}

TEST_CASE("a sound campaign is exit code 0, as draft and as release", "[cli][exit]") {
  Sample sample;
  sample.remove_planted_faults();
  const auto mode = GENERATE(as<std::string>{}, "--draft", "--release");
  const auto result = tongmun({"build", sample.root().string(), mode});
  INFO(result.err);
  CHECK(result.code == 0);
  CHECK(std::filesystem::exists(sample.out() /
                                (Sample::letter("circular", "ko") + ".docx")));
}

TEST_CASE("a refused release is exit code 7", "[cli][exit]") {
  const Sample sample;
  const auto result = tongmun({"build", sample.root().string(), "--release"});
  CHECK(result.code == 7);
  CHECK_THAT(result.err, Catch::Contains("refused"));
}

TEST_CASE("a work that cannot be built is exit code 3", "[cli][exit]") {
  Sample sample;
  sample.replace(Sample::body, "{{claim.prisoners}} are held",
                 "{{claim.prisoners} are held");
  const auto result = tongmun({"build", sample.root().string()});
  CHECK(result.code == 3);
  CHECK_THAT(result.err, Catch::Contains("TP0001") && Catch::Contains("body.md:7:81"));
  CHECK_THAT(result.out, Catch::Contains("not built"));
}

TEST_CASE("a folder that cannot be written is exit code 5", "[cli][exit]") {
  Sample sample;
  sample.write("taken", "a file, not a folder\n");
  const auto result = tongmun(
      {"build", sample.root().string(), "--out", (sample.root() / "taken").string()});
  INFO(result.err);
  CHECK(result.code == 5);
}

TEST_CASE("a build's outcome as JSON is one object and nothing else on stdout",
          "[cli][json]") {
  const Sample sample;
  const auto result = tongmun({"build", sample.root().string(), "--json", "--for", "KR"});
  CHECK(result.code == 1);
  const auto json = Json::parse(result.out);
  CHECK(json.at("version") == 1);
  CHECK(json.at("works").at(0).at("letters") == 2);
  CHECK(json.at("works").at(0).at("built") == true);
  const auto& findings = json.at("findings");
  CHECK(std::count_if(findings.begin(), findings.end(), [](const Json& finding) {
          return finding.at("severity") == "error" && finding.at("line") > 0;
        }) >= 1);
}

TEST_CASE("several names are given one by one or with commas", "[cli]") {
  const auto words = GENERATE(values<Words>(
      {{"--to", "ko,ja", "--for", "KR,JP"},
       {"--to", "ko", "--to", "ja", "--for", "KR", "--for", "jp-foreign-minister"}}));
  const Sample sample;
  auto command = words;
  command.insert(command.begin(), {"build", sample.root().string(), "--json"});
  const auto result = tongmun(command);
  INFO(result.err);
  const auto json = Json::parse(result.out);
  CHECK(json.at("works").at(0).at("languages") == Json{"en-GB", "ja", "ko"});
  CHECK(json.at("works").at(0).at("recipients") == 2);
}

TEST_CASE("a layout's parts, tags and needs are told", "[cli][inspect]") {
  const auto text = tongmun({"template", "inspect", layout});
  INFO(text.err);
  CHECK(text.code == 0);
  CHECK_THAT(text.out, Catch::Contains("word/document.xml: ") &&
                           Catch::Contains("{{>body}}") && Catch::Contains("\nneeds\n") &&
                           Catch::Contains("\nincludes\n"));
  const auto result = tongmun({"template", "inspect", layout, "--json"});
  const auto json = Json::parse(result.out);
  CHECK(json.at("file") == layout);
  CHECK(json.at("parts").at(0).at("name") == "word/document.xml");
  const auto includes = json.at("includes").get<Words>();
  CHECK(std::find(includes.begin(), includes.end(), "body") != includes.end());
}

TEST_CASE("a text part's tags, segments and needs are told", "[cli][inspect]") {
  const auto text = tongmun({"template", "inspect", body});
  INFO(text.err);
  CHECK(text.code == 0);
  CHECK_THAT(text.out, Catch::Contains("  {{claim.prisoners}}  ") &&
                           Catch::Contains("7:81\n") &&
                           Catch::Contains("segment  {{country.KP:mention:sentence}} has rejected both.\n") &&
                           Catch::Contains("\n  claim.prisoners\n"));
  const auto json = Json::parse(tongmun({"template", "inspect", body, "--json"}).out);
  CHECK(json.at("version") == 1);
  const auto needs = json.at("needs").get<Words>();
  for (const auto* need :
       {"claim.prisoners", "asks", "recipient.country", "quote.witness"})
    CHECK(std::find(needs.begin(), needs.end(), need) != needs.end());
  CHECK(json.at("includes") == Json{"figures"});
  const auto& part = json.at("parts").at(0);
  CHECK(part.at("segments").size() > 15);
  for (const auto& tag : part.at("tags"))
    CHECK_THAT(tag.at("place").get<std::string>(), Catch::StartsWith(body + ":"));
}

TEST_CASE("a tag that is not closed is told when its file is inspected",
          "[cli][inspect]") {
  Sample sample;
  sample.write("part.md", "Dear {{recipient.name},\n");
  const auto result =
      tongmun({"template", "inspect", "part.md"}, {.folder = sample.root()});
  CHECK(result.code == 1);
  CHECK_THAT(result.err, Catch::Contains("TP0001  part.md:1:6"));
}

TEST_CASE("files are validated by their kind", "[cli][validate]") {
  Sample sample;
  sample.write("broken.docx", "PK, but no archive");
  tongmun({"build", sample.root().string(), "--for", "KR"});
  const auto letter =
      (sample.out() / Sample::letter("kr-foreign-minister", "ko")).string();
  const auto sound = tongmun({"validate", letter + ".docx", letter + ".akn",
                              TONGMUN_SOURCE_DIR "/translations/ko/memory.tmx"});
  INFO(sound.out);
  CHECK(sound.code == 0);
  const auto broken =
      tongmun({"validate", "--json", "broken.docx", "tongmun.yaml", "absent.tmx"},
              {.folder = sample.root()});
  CHECK(broken.code == 1);
  const auto json = Json::parse(broken.out);
  CHECK(json.at("counts").at("error") == 3);
}

}  // namespace tongmun::cli
