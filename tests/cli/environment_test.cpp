// The machine's surroundings, and Ctrl-C: neither may show in what is written.
#include <sys/stat.h>

#include "cli/cli.hpp"
#include "zip/archive.hpp"

namespace tongmun::cli {

namespace {

using Names = std::vector<std::string>;

mode_t mode_of(const std::filesystem::path& path) {
  struct stat status = {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 0777;
}

// What a killed build may not leave behind.
void check_whole(const support::Tree& tree) {
  for (const auto& [name, bytes] : tree) {
    INFO(name);
    CHECK_FALSE(name.ends_with(".tmp"));
    if (name.ends_with(".docx")) {
      const zip::Archive archive(bytes, name);
      CHECK_NOTHROW(archive.read("word/document.xml"));
    } else if (name.ends_with(".akn")) {
      CHECK_THAT(bytes,
                 Catch::EndsWith("</akomaNtoso>\n") || Catch::EndsWith("</akomaNtoso>"));
    } else if (name.ends_with(".tmx")) {
      CHECK_THAT(bytes, Catch::EndsWith("</tmx>\n"));
    } else if (name.ends_with(".json")) {
      CHECK_THAT(bytes, Catch::EndsWith("}\n"));
    }
  }
}

}  // namespace

TEST_CASE("time zone, locale, umask and folder never show", "[cli][same-bytes]") {
  const Sample sample;
  const auto out = [&](const char* name) { return (sample.root() / name).string(); };
  REQUIRE(tongmun({"build", sample.root().string(), "--out", out("plain")},
                  {.environment = {{"TZ", "UTC"}, {"LC_ALL", "C"}}, .mask = 022})
              .code == 1);
  const auto plain = support::tree_of(out("plain"));
  CHECK(plain.size() > 70);

  using Environment = std::map<std::string, std::string>;
  const auto environment = GENERATE(values<Environment>(
      {{{"TZ", "Pacific/Auckland"}, {"LC_ALL", "de_DE.UTF-8"}},
       {{"TZ", "America/St_Johns"}, {"LC_ALL", "tr_TR.UTF-8"}, {"LANGUAGE", "tr"}},
       {{"TZ", "Asia/Kathmandu"},
        {"LC_ALL", "ar_EG.UTF-8"},
        {"SOURCE_DATE_EPOCH", "1"}}}));
  REQUIRE(tongmun({"build", "..", "--out", out("other"), "--jobs", "3"},
                  {.folder = sample.root() / "campaigns",
                   .environment = environment,
                   .mask = 077})
              .code == 1);
  CHECK(support::differing(plain, support::tree_of(out("other"))) == Names{});
  const auto letter = out("other") + "/" + Sample::letter("circular", "ko") + ".docx";
  CHECK(mode_of(letter) == 0644);
  CHECK(mode_of(std::filesystem::path(letter).parent_path()) == 0755);
}

TEST_CASE("Ctrl-C leaves nothing half-written", "[cli][interrupt]") {
  const Sample sample;
  REQUIRE(tongmun({"build", sample.root().string(), "--out",
                   (sample.root() / "whole").string()})
              .code == 1);
  const auto whole = support::tree_of(sample.root() / "whole");
  int interrupted = 0;
  for (const int milliseconds : {2, 10, 30, 60, 90, 120, 160, 200, 250, 300, 400}) {
    const auto out = sample.root() / ("out" + std::to_string(milliseconds));
    const auto result =
        tongmun({"build", sample.root().string(), "--out", out.string()},
                {.interrupt_after = std::chrono::milliseconds(milliseconds)});
    INFO("after " << milliseconds << " ms: exit " << result.code << ", signal "
                  << result.signal << "\n"
                  << result.err);
    const auto tree = support::tree_of(out);
    check_whole(tree);
    // Letters that are there are those of an uninterrupted build.
    for (const auto& [name, bytes] : tree)
      if (name.ends_with(".docx") || name.ends_with(".akn"))
        CHECK((whole.contains(name) && whole.at(name) == bytes));
    const bool told = result.err.find("interrupted") != std::string::npos;
    // Before the handlers are there, the signal ends the program; nothing is written yet.
    if (result.signal != 0)
      CHECK(tree.empty());
    else if (tree.size() < whole.size())
      CHECK(told);
    if (told) CHECK(result.code == 130);
    interrupted += told;
  }
  CHECK(interrupted > 0);
}

TEST_CASE("an interrupted build leaves an earlier one usable", "[cli][interrupt]") {
  Sample sample;
  REQUIRE(tongmun({"build", sample.root().string()}).code == 1);
  const auto old = sample.written();
  sample.remove_line(Sample::recipients, "foreign-minister,KR,");
  for (const int milliseconds : {50, 100, 150}) {
    const auto result =
        tongmun({"build", sample.root().string()},
                {.interrupt_after = std::chrono::milliseconds(milliseconds)});
    check_whole(sample.written());
    if (result.out.find("not built") == std::string::npos) break;  // it came too late
    // What tells of all letters waits for the last of them.
    CHECK(sample.written().at("coi-2013/minister-letter/alignment.json") ==
          old.at("coi-2013/minister-letter/alignment.json"));
  }
}

}  // namespace tongmun::cli
