// --release, and letters of an earlier build.
#include "pipeline/building.hpp"

namespace tongmun::pipeline {

namespace {

using Names = std::vector<std::string>;

BuildOptions releasing() {
  BuildOptions options;
  options.mode = Mode::release;
  return options;
}

Names letters_of(const Sample& sample) {
  Names names;
  for (const auto& [name, bytes] : sample.written())
    if (name.ends_with(".docx") || name.ends_with(".akn")) names.push_back(name);
  return names;
}

bool has_letter_to(const Sample& sample, const std::string& folder) {
  return std::filesystem::exists(sample.out() / "coi-2013/minister-letter" / folder);
}

}  // namespace

TEST_CASE("a release is refused while errors stand, and writes no letter",
          "[pipeline][release]") {
  const Sample sample;
  const auto report = build(sample, releasing());
  CHECK(report.refused);
  CHECK_FALSE(report.works[0].built);
  CHECK(report.works[0].letters == 0);
  CHECK(report.findings.count(Severity::error) == 2);
  CHECK(letters_of(sample) == Names{});
}

TEST_CASE("a refused release leaves the letters of an earlier build alone",
          "[pipeline][release]") {
  Sample sample;
  build(sample);
  auto old = sample.written();
  sample.replace(Sample::body, "}} has rejected both.", "}} rejected both.");
  CHECK(build(sample, releasing()).refused);
  auto now = sample.written();
  for (auto* tree : {&old, &now})
    for (const auto* name : {"findings.txt", "findings.json"})
      tree->erase(std::string("coi-2013/minister-letter/") + name);
  CHECK(support::differing(old, now) == Names{});
}

TEST_CASE("a release of a sound campaign is the same as its draft",
          "[pipeline][release]") {
  Sample sample;
  sample.remove_planted_faults();
  const auto draft = build(sample);
  CHECK(draft.findings.count(Severity::error) == 0);
  auto options = releasing();
  options.out = sample.root() / "release";
  const auto report = build(sample, options);
  CHECK_FALSE(report.refused);
  CHECK(report.works[0].built);
  CHECK(report.works[0].letters == draft.works[0].letters);
  CHECK(report.works[0].figures == draft.works[0].figures);
  CHECK(report.findings.all() == draft.findings.all());
  CHECK(support::differing(sample.written(), support::tree_of(options.out)) == Names{});
}

TEST_CASE("a missing translation refuses the release of a sound campaign",
          "[pipeline][release]") {
  Sample sample;
  sample.remove_planted_faults();
  sample.replace("translations/ja/memory.tmx", "</ph> has rejected both.</seg>",
                 "</ph> has rejected all.</seg>");
  const auto report = build(sample, releasing());
  CHECK(report.refused);
  CHECK(told(report.findings, Severity::error) ==
        Names{"TP0043 templates/minister-letter/body.md:15:1"});
  CHECK(letters_of(sample) == Names{});
}

TEST_CASE("a removed recipient's letter goes with the next whole build",
          "[pipeline][stale]") {
  Sample sample;
  build(sample);
  sample.write("out/coi-2013/minister-letter/fr-foreign-minister/notes.txt", "by hand\n");
  sample.remove_line(Sample::recipients, "foreign-minister,KR,");
  sample.remove_line(Sample::recipients, "foreign-minister,FR,");
  build(sample);
  CHECK_FALSE(has_letter_to(sample, "kr-foreign-minister"));
  // What a person put there stays.
  CHECK(support::tree_of(sample.out() / "coi-2013/minister-letter/fr-foreign-minister") ==
        support::Tree{{"notes.txt", "by hand\n"}});
  CHECK(has_letter_to(sample, "jp-foreign-minister"));
}

TEST_CASE("a build of some letters leaves the others where they are",
          "[pipeline][stale]") {
  const Sample sample;
  build(sample);
  const auto old = sample.written();
  BuildOptions partly;
  SECTION("some recipients") { partly.recipients = {"JP"}; }
  SECTION("some languages") { partly.languages = {text::LanguageTag::parse("ko")}; }
  SECTION("a shard") {
    partly.shard = 2;
    partly.shards = 3;
  }
  build(sample, partly);
  for (const auto& name : support::differing(old, sample.written())) {
    INFO(name);
    CHECK_FALSE((name.ends_with(".docx") || name.ends_with(".akn")));
  }
}

TEST_CASE("letters in a language that was taken out go with the next whole build",
          "[pipeline][stale]") {
  Sample sample;
  build(sample);
  sample.replace("tongmun.yaml", "languages: [ko, ja, ar]", "languages: [ko, ja]");
  build(sample);
  const auto names = letters_of(sample);
  CHECK(names.size() > 60);
  for (const auto& name : names) CHECK_THAT(name, !Catch::Contains("_ar_"));
}

TEST_CASE("a list that cannot be read removes no letter", "[pipeline][stale]") {
  Sample sample;
  build(sample);
  const auto old = letters_of(sample);
  SECTION("a byte that is no UTF-8") { sample.replace(Sample::recipients, "Exemple,Claire", "Exempl\xE9,Claire"); }
  SECTION("a row with an error") { sample.replace(Sample::recipients, "foreign-minister,KR,ko,", "foreign-minister,KR,koooooo-1,"); }
  build(sample);
  CHECK(letters_of(sample) == old);
}

}  // namespace tongmun::pipeline
