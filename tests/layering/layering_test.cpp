// The code held against the map: an include that leaves it fails here, by file and line.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "layering/rules.hpp"

namespace fs = std::filesystem;
using namespace tongmun;
using Faults = std::vector<std::string>;

namespace {

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  INFO(file.string());
  REQUIRE(stream);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

layering::Map map_of_the_build() { return layering::read_map(text_of(TONGMUN_LAYERING)); }

// Every C++ file of a folder of the project, relative to it, sorted.
std::vector<std::string> files_of(const std::string& folder) {
  const fs::path root = fs::path(TONGMUN_SOURCE_DIR) / folder;
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const auto extension = entry.path().extension();
    if (extension == ".cpp" || extension == ".hpp" || extension == ".h" ||
        extension == ".inc")
      files.push_back(entry.path().lexically_relative(root).generic_string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

const layering::Map small = layering::read_map(
    "base: \ntext: \nxml: \nmodel: text\ndata: \ncampaign: text data\npipeline: campaign "
    "model\n");

}  // namespace

TEST_CASE("every arrow between modules points down", "[layering]") {
  const auto map = map_of_the_build();
  REQUIRE(map.order.size() > 10);
  CHECK(map.order.front() == "base");
  CHECK(layering::arrow_faults(map) == Faults{});
}

TEST_CASE("every include keeps to the map, and every library to its door", "[layering]") {
  const auto map = map_of_the_build();
  const auto files = files_of("src");
  REQUIRE(files.size() > 100);
  for (const auto& file : files)
    for (const auto& fault : layering::include_faults(
             map, file, text_of(fs::path(TONGMUN_SOURCE_DIR) / "src" / file)))
      FAIL_CHECK(fault);
}

TEST_CASE("every folder of src is a module, and every module a folder", "[layering]") {
  auto modules = map_of_the_build().order;
  std::sort(modules.begin(), modules.end());
  std::vector<std::string> folders;
  for (const auto& entry : fs::directory_iterator(fs::path(TONGMUN_SOURCE_DIR) / "src"))
    if (entry.is_directory()) folders.push_back(entry.path().filename().string());
  std::sort(folders.begin(), folders.end());
  CHECK(modules == folders);
}

TEST_CASE("an include that leaves the map is told by file and line",
          "[layering][rules]") {
  using Row = std::tuple<const char*, const char*, const char*>;
  // clang-format off
  const auto [file, line, fault] = GENERATE(table<const char*, const char*, const char*>({
      Row{"model/a.hpp", "#include \"text/number.hpp\"", ""},
      Row{"model/a.hpp", "#include \"base/error.hpp\"", ""},
      Row{"model/a.hpp", "#include \"model/detail/b.hpp\"", ""},
      Row{"model/a.hpp", "#include <string>", ""},
      Row{"model/a.hpp", "#include <sys/stat.h>", ""},
      Row{"model/a.hpp", "// #include \"pipeline/build.hpp\"", ""},
      Row{"text/a.cpp", "#include <unicode/locid.h>", ""},
      Row{"xml/a.cpp", "#include <libxml/parser.h>", ""},
      Row{"pipeline/a.cpp", "#include <nlohmann/json.hpp>", ""},
      Row{"model/a.hpp", "#include \"campaign/campaign.hpp\"",
          "campaign/campaign.hpp is of campaign, which is not among the USES of model"},
      Row{"pipeline/a.cpp", "#include \"text/number.hpp\"",  // not by way of campaign
          "text/number.hpp is of text, which is not among the USES of pipeline"},
      Row{"model/a.hpp", "#include \"text/detail/locale.hpp\"",
          "text/detail/locale.hpp is for text alone"},
      Row{"model/a.hpp", "#include \"base/detail/x.hpp\"", "base/detail/x.hpp is for base alone"},
      Row{"model/a.hpp", "#include <text/number.hpp>",
          "text/number.hpp is ours; write it in quotation marks"},
      Row{"model/a.hpp", "#include \"b.hpp\"", "b.hpp names no module; write the path from src/"},
      Row{"model/a.hpp", "#include \"../text/number.hpp\"",
          "../text/number.hpp names no module; write the path from src/"},
      Row{"model/a.hpp", "#  include\t<unicode/locid.h>",
          "unicode/locid.h is behind the door of text"},
      Row{"campaign/a.cpp", "#include <libxml/tree.h>", "libxml/tree.h is behind the door of xml"},
      Row{"pipeline/a.cpp", "#include <zip.h>", "zip.h is behind the door of zip"},
      Row{"campaign/a.cpp", "#include <libdeflate.h>", "libdeflate.h is behind the door of zip"},
      Row{"campaign/a.cpp", "#include \"yaml-cpp/yaml.h\"",
          "yaml-cpp/yaml.h is behind the door of data"},
      Row{"campaign/a.cpp", "#include <valijson/validator.hpp>",
          "valijson/validator.hpp is behind the door of data"},
      Row{"campaign/a.cpp", "#include <nlohmann/json.hpp>",
          "nlohmann/json.hpp is behind the door of data"},
      Row{"pipeline/a.cpp", "#include <kainjow/mustache.hpp>",
          "kainjow/mustache.hpp is behind the door of templating"},
      Row{"pipeline/a.cpp", "#include <cmark-gfm.h>", "cmark-gfm.h is behind the door of templating"},
      Row{"pipeline/a.cpp", "#include <CLI/CLI.hpp>", "CLI/CLI.hpp is behind the door of cli"},
      Row{"pipeline/a.cpp", "#include <sqlite3.h>", "sqlite3.h is behind the door of db"},
  }));
  // clang-format on
  const auto faults = layering::include_faults(
      small, file, "#pragma once\n\n" + std::string(line) + "\n");
  const auto expected = std::string("src/") + file + ":3: " + fault;
  CHECK(faults == (*fault == '\0' ? Faults{} : Faults{expected}));
}

TEST_CASE("a file outside the modules is told", "[layering][rules]") {
  CHECK(layering::include_faults(small, "stray/a.cpp", "") ==
        Faults{"src/stray/a.cpp: lies in no module"});
}

TEST_CASE("an arrow that does not point down is told", "[layering][rules]") {
  const auto map =
      layering::read_map("base: \ntext: model\nmodel: text model\nrender: opc\n");
  CHECK(layering::arrow_faults(map) ==
        Faults{"text: uses model, which does not stand before it",
               "model: uses model, which does not stand before it",
               "render: uses opc, which is no module"});
}

TEST_CASE("every property that a test asks for is held", "[layering][properties]") {
  std::size_t properties = 0;
  for (const auto& file : files_of("tests")) {
    if (file.starts_with("layering/")) continue;
    const auto text = text_of(fs::path(TONGMUN_SOURCE_DIR) / "tests" / file);
    properties += text.find("rc::check(") != std::string::npos;
    for (const auto& lost : layering::lost_properties(file, text)) FAIL_CHECK(lost);
  }
  CHECK(properties > 10);  // files
}

TEST_CASE("a property whose answer is lost is told by file and line",
          "[layering][rules]") {
  CHECK(layering::lost_properties("a.cpp",
                                  "  CHECK(rc::check(\"a\", [] {}));\n"
                                  "  REQUIRE(\n      rc::check([] {}));\n") == Faults{});
  CHECK(layering::lost_properties("a.cpp",
                                  "\n  rc::check(\"a\", [] {});\n"
                                  "  const bool held = rc::check([] {});\n") ==
        Faults{"tests/a.cpp:2", "tests/a.cpp:3"});
}
