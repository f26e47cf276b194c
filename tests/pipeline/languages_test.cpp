// Languages as a workspace has them: their state, a new one begun, one added by its
// folder alone.
#include "pipeline/languages.hpp"

#include <algorithm>

#include "pipeline/building.hpp"
#include "pipeline/workspace.hpp"

namespace tongmun::pipeline {

namespace {

text::LanguageTag tag(const char* name) { return text::LanguageTag::parse(name); }

const LanguageState& state_of(const std::vector<LanguageState>& states,
                              const char* name) {
  const auto found = std::find_if(states.begin(), states.end(), [&](const auto& state) {
    return state.tag == tag(name);
  });
  REQUIRE(found != states.end());
  return *found;
}

}  // namespace

TEST_CASE("every language of the workspace is written in full", "[pipeline][languages]") {
  Findings findings;
  const auto states = survey_languages(TONGMUN_SOURCE_DIR, {}, findings);
  std::size_t languages = 0;
  for (const auto& state : states) {
    INFO(state.tag.str());
    CHECK(state.conventions.missing.empty());
    CHECK(state.countries.missing.empty());
    CHECK(state.untranslated.empty());
    CHECK_FALSE(state.plural_categories.empty());
    CHECK_FALSE(state.fonts.at("latin").empty());
    if (state.role != LanguageState::Role::language) continue;
    ++languages;
    CHECK(state.segments > 0);
    CHECK(state.translated == state.segments);
    CHECK(state.memory.units >= state.segments);
  }
  CHECK(languages == 14);
  CHECK(state_of(states, "en-GB").role == LanguageState::Role::source);
  CHECK(state_of(states, "de-CH").role == LanguageState::Role::overlay);
  CHECK(state_of(states, "de-CH").parent == tag("de"));
}

TEST_CASE("a language without a folder shows what it would need",
          "[pipeline][languages]") {
  Findings findings;
  const auto states = survey_languages(TONGMUN_SOURCE_DIR, {tag("sw")}, findings);
  REQUIRE(states.size() == 1);
  CHECK(states[0].role == LanguageState::Role::new_one);
  CHECK(states[0].translated == 0);
  CHECK(states[0].segments > 0);
  CHECK(states[0].conventions.missing.size() > 20);
  CHECK(states[0].countries.missing.size() > 500);
  const auto text = languages_text(states, true);
  CHECK(text.find("qualifiers.up_to") != std::string::npos);
  CHECK(text.find("KR.official") != std::string::npos);
  CHECK(languages_json(states).find("\"posts.foreign-minister.address\"") !=
        std::string::npos);
}

TEST_CASE("a new language begins with what CLDR knows", "[pipeline][languages]") {
  Sample sample;
  const auto files = add_language(sample.root(), tag("pl"));
  REQUIRE(files.size() == 2);
  Findings findings;
  const auto library = read_languages(open_workspace(sample.root(), findings), findings,
                                      ReadLanguages::all);
  CHECK(told(findings, Severity::error).empty());
  const auto& polish = *library.find(tag("pl"));
  CHECK(polish.name == "polski");
  CHECK(polish.dates.at("long").usual == "d MMMM y");
  CHECK(polish.quotes == std::vector<std::string>{"„", "”", "«", "»"});
  CHECK(polish.countries.at("JP").forms.at("short") == "Japonia");
  CHECK(polish.labels.empty());  // nothing English that a letter could print
  CHECK(polish.posts.empty());
  CHECK_THROWS_AS(add_language(sample.root(), tag("pl")), Error);
  const auto states = survey_languages(sample.root(), {tag("pl")}, findings);
  CHECK(states[0].role == LanguageState::Role::unused);
  CHECK(states[0].plural_categories ==
        std::vector<std::string>{"one", "few", "many", "other"});
}

TEST_CASE("a sixteenth language is its folder and its tag in tongmun.yaml",
          "[pipeline][languages]") {
  Sample sample("vi");
  const std::filesystem::path data =
      std::filesystem::path(TONGMUN_SOURCE_DIR) / "tests/languages/vi";
  std::filesystem::copy(data, sample.root() / "translations/vi");
  sample.write(
      Sample::recipients,
      "post,country,languages,holder_family,holder_given,gender,sample,verified_on,city\n"
      "foreign-minister,VN,vi,Mẫu,Lan,f,yes,2013-01-02,Hà Nội\n");
  const auto report = build(sample);
  for (const auto& finding : report.findings.all())
    if (finding.severity == Severity::error)
      UNSCOPED_INFO(told(finding) << " " << finding.message);
  CHECK_FALSE(report.findings.has_errors());
  REQUIRE(report.works.size() == 1);
  CHECK(report.works[0].missing == 0);
  CHECK(report.works[0].figures > 20);
  CHECK(report.works[0].figures_found == report.works[0].figures);
  CHECK(sample.written().contains(Sample::letter("vn-foreign-minister", "vi") + ".docx"));
}

}  // namespace tongmun::pipeline
