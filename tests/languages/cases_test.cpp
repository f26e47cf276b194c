#include "languages/cases.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

namespace {

namespace fs = std::filesystem;
using namespace tongmun;

// Authors of a language may point at a workspace and tables of their own.
fs::path folder_from(const char* variable, const fs::path& usual) {
  const char* own = std::getenv(variable);
  return own != nullptr ? fs::path(own) : usual;
}

fs::path workspace() {
  return folder_from("TONGMUN_CASES_WORKSPACE", TONGMUN_SOURCE_DIR);
}

std::vector<fs::path> tables() {
  std::vector<fs::path> files;
  const auto folder = folder_from("TONGMUN_CASES",
                                  fs::path(TONGMUN_SOURCE_DIR) / "tests/languages/cases");
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// "form" holds addresses, salutations, titles and closes; dates hold place lines; and so
// on.
std::string group_of(const std::string& kind) {
  if (kind == "nature") return "qualifier";
  if (kind == "place") return "date";
  return kind;
}

}  // namespace

TEST_CASE("What every language says", "[cases]") {
  for (const auto& file : tables()) {
    const auto language = file.stem().string();
    DYNAMIC_SECTION(language) {
      static const languages::Spoken spoken(workspace());
      const languages::Speaker speaker(spoken, language);
      for (const auto& one : languages::read_cases(file)) {
        INFO(file.filename().string() << ":" << one.line << "  " << one.kind << "  "
                                      << one.input << "  (" << one.source << ")");
        CHECK_FALSE(one.source.empty());
        std::string said;
        try {
          said = speaker.say(one);
        } catch (const std::exception& error) {
          said = std::string("refused: ") + error.what();
        }
        CHECK(said == one.expected);
      }
    }
  }
}

TEST_CASE("Every language of the workspace has thirty cases of each kind", "[cases]") {
  Findings findings;
  for (const auto& language :
       pipeline::open_workspace(workspace(), findings).expressions()) {
    INFO(language.str());
    const auto files = tables();
    const auto file = std::find_if(files.begin(), files.end(), [&](const auto& path) {
      return path.stem() == language.str();
    });
    if (file == files.end()) {
      CHECK(file != files.end());
      continue;
    }
    std::map<std::string, int> count;
    for (const auto& one : languages::read_cases(*file)) ++count[group_of(one.kind)];
    for (const auto* kind :
         {"number", "qualifier", "date", "list", "quote", "country", "form"}) {
      INFO(kind);
      CHECK(count[kind] >= 30);
    }
  }
}
