#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>

#include "base/file.hpp"
#include "language/conventions.hpp"

namespace tongmun::language {

namespace {

using Told = std::vector<std::string>;

const std::string needed =
    "name: Some language\n"
    "qualifiers: {exact: \"{{value}}\", approx: \"{{value}}\", at_least: \"{{value}}\", "
    "more_than: \"{{value}}\", up_to: \"{{value}}\", range: \"{{low}}-{{high}}\", "
    "indefinite: \"{{value}}\"}\n"
    "hedges: {estimated: \"{{value}}\", believed: \"{{value}}\", reported: "
    "\"{{value}}\"}\n"
    "reviewed: {by_role: editor, on: 2026-11-21}\n";  // further lines begin with line 5

// A folder of translations for one test.
class Translations {
 public:
  Translations() {
    static std::atomic<int> counter{0};
    root_ = std::filesystem::temp_directory_path() /
            ("tongmun-language-" + std::to_string(::getpid()) + "-" +
             std::to_string(counter++));
    write("und/conventions.yaml",
          "name: undetermined\npaper: a4\nlabels: {subject: S, page: P}\n");
  }
  ~Translations() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }
  Translations(const Translations&) = delete;
  Translations& operator=(const Translations&) = delete;

  void write(const std::string& file, std::string_view text) {
    write_file_atomically(folder() / file, text);
  }
  std::filesystem::path folder() const { return root_ / "translations"; }

  Library read() {
    findings = {};
    auto library = Library::read(folder(), root_, findings);
    findings.sort();
    return library;
  }

  // "LA0005 ko/conventions.yaml:5:11".
  Told told() const {
    Told list;
    for (const auto& finding : findings.all()) {
      auto place = finding.place.str();
      if (place.starts_with("translations/")) place.erase(0, 13);
      list.push_back(finding.code + " " + place);
    }
    return list;
  }

  Findings findings;

 private:
  std::filesystem::path root_;
};

text::LanguageTag tag(const char* text) { return text::LanguageTag::parse(text); }

}  // namespace

TEST_CASE("a language is laid over its parents, maps by key and lists whole",
          "[language][library]") {
  Translations translations;
  translations.write(
      "ar/conventions.yaml",
      needed +
          "labels: {subject: الموضوع}\n"
          "abbreviations: [أ., ب.]\n"
          "posts: {king: {title: ملك, close: {named: [x], office: [y]}}}\n");
  translations.write("ar/countries.yaml", "EG: {short: مصر, of: مصر}\n");
  translations.write(
      "ar-EG/conventions.yaml",
      "name: Masri\nlabels: {page: صفحة}\nabbreviations: [ج.]\n"
      "posts: {king: {close: {m: [z]}}}\nreviewed: {by_role: editor, on: 2026-11-21}\n");
  translations.write("ar-EG/countries.yaml", "EG: {of: من مصر}\n");
  const auto library = translations.read();
  CHECK(translations.told() == Told{});
  const auto* egypt = library.find(tag("ar-EG"));
  REQUIRE(egypt);
  CHECK(egypt->tag == tag("ar-EG"));
  CHECK(egypt->file == "translations/ar-EG/conventions.yaml");
  CHECK(egypt->complete);
  CHECK(egypt->paper == "a4");
  CHECK(egypt->labels.at("subject") == "الموضوع");
  CHECK(egypt->labels.at("page") == "صفحة");
  CHECK(egypt->sentences.abbreviations == std::vector<std::string>{"ج."});
  CHECK(egypt->countries.at("EG").forms.at("short") == "مصر");
  CHECK(egypt->countries.at("EG").forms.at("of") == "من مصر");
  CHECK(egypt->posts.at("king").forms.title == "ملك");
  CHECK_FALSE(egypt->posts.at("king").forms.by_use.at("close").by_key.contains("named"));
  CHECK(egypt->posts.at("king").forms.by_use.at("close").by_key.contains("office"));
  CHECK(library.find(tag("ar"))->sentences.abbreviations.size() == 2);
  CHECK(library.root().labels.at("subject") == "S");
  CHECK_FALSE(library.root().complete);
}

TEST_CASE("a language is found by its own tag or a shorter one", "[language][library]") {
  Translations translations;
  translations.write("en-GB/conventions.yaml", needed);
  translations.write("ar/conventions.yaml", needed);
  const auto library = translations.read();
  const auto found = [&](const char* text) {
    const auto* conventions = library.find(tag(text));
    return conventions ? conventions->tag.str() : "";
  };
  CHECK(found("en-GB") == "en-GB");
  CHECK(found("en-US").empty());
  CHECK(found("en").empty());
  CHECK(found("ar-SA") == "ar");
  CHECK(found("und").empty());
}

TEST_CASE("a parent may be named, wherever it stands in the alphabet",
          "[language][library]") {
  Translations translations;
  translations.write("en-AU/conventions.yaml", needed + "parent: en-GB\n");
  translations.write("en-GB/conventions.yaml", needed + "labels: {subject: \"Re:\"}\n");
  translations.write("ar/conventions.yaml", needed + "labels: {subject: الموضوع}\n");
  translations.write("ar-EG/conventions.yaml", needed + "parent: und\n");
  const auto library = translations.read();
  CHECK(translations.told() == Told{});
  CHECK(library.find(tag("en-AU"))->labels.at("subject") == "Re:");
  CHECK(library.find(tag("ar-EG"))->labels.at("subject") == "S");
}

TEST_CASE("every fault of conventions has its code and its place",
          "[language][library]") {
  const auto [lines, expected] = GENERATE(table<std::string, Told>({
      {"", {}},
      {"labels: {subject: [1]}\n", {"DA0003 ru/conventions.yaml:5:19"}},
      {"lables: {subject: x}\n", {"DA0001 ru/conventions.yaml:5:1"}},
      {"parent: rv\n", {"LA0004 ru/conventions.yaml:5:9"}},
      {"parent: ru\n", {"LA0004 ru/conventions.yaml:5:9"}},
      {"posts: {king: {address: {m: [a, \"{{titel}}\"]}}}\n",
       {"LA0005 ru/conventions.yaml:5:33"}},
      {"posts: {king: {close: {m: \"{{country:dative}} {{prefix}}\"}}}\n", {}},
      {"posts: {king: {close: {m: \"{{value}}\"}}}\n",
       {"LA0005 ru/conventions.yaml:5:27"}},
      {"posts: {king: {countries: {FR: [{salutation: {m: \"{{nam}}\"}}]}}}\n",
       {"LA0005 ru/conventions.yaml:5:50"}},
      {"posts: {king: {countries: {FR: [{until: 2013-02-30}]}}}\n",
       {"LA0013 ru/conventions.yaml:5:41"}},
      {"posts: {king: {countries: {FR: [{from: 2013-03, until: 2013-02}]}}}\n",
       {"LA0013 ru/conventions.yaml:5:56"}},
      {"posts: {king: {countries: {QQ: [{title: x}]}}}\n",
       {"LA0014 ru/conventions.yaml:5:28"}},
      {"unit_qualifiers: {percent: {up_to: \"to {{n}}\"}}\n",
       {"LA0005 ru/conventions.yaml:5:36", "LA0006 ru/conventions.yaml:5:36"}},
      {"unit_qualifiers: {percent: {range: \"{{low}}-\"}}\n",
       {"LA0006 ru/conventions.yaml:5:36"}},
      {"unit_qualifiers: {percent: {up_to: \"{{value}} {{value\"}}\n",
       {"LA0006 ru/conventions.yaml:5:36"}},
      {"periods: {decade: \"{{n}} years\"}\n", {"LA0005 ru/conventions.yaml:5:19"}},
      {"indefinite: {hundreds: {person: \"{{n}}\"}}\n",
       {"LA0005 ru/conventions.yaml:5:33"}},
      {"introduced: \"{{name}}\"\n", {"LA0006 ru/conventions.yaml:5:13"}},
      {"place_date: \"{{date}}, {{city}}\"\n",
       {"LA0005 ru/conventions.yaml:5:13", "LA0006 ru/conventions.yaml:5:13"}},
      {"date_range: \"{{from}} {{to}}\"\n", {}},
      {"numbers: {range: \"{{low}}\"}\n", {"LA0006 ru/conventions.yaml:5:18"}},
      {"numbers: {units: {man: {one: \"a\", few: \"{{n}} b\", many: \"{{n}}\", other: "
       "\"{{n}}\"}}}\n",
       {}},
      {"numbers: {units: {man: {one: \"a\", many: \"{{n}}\"}}}\n",
       {"LA0007 ru/conventions.yaml:5:19"}},
      {"numbers: {units: {man: {one: \"a\", two: \"b\", few: \"{{n}}\", many: \"{{n}}\", "
       "other: "
       "\"{{n}}\"}}}\n",
       {"LA0008 ru/conventions.yaml:5:35"}},
      {"numbers: {units: {man: {one: \"{{x}}\", few: b, many: \"{{n}}\", other: "
       "\"{{n}}\"}}}\n",
       {"LA0005 ru/conventions.yaml:5:30", "LA0006 ru/conventions.yaml:5:44"}},
      {"quotes: [«, »]\n", {"LA0010 ru/conventions.yaml:5:9"}},
      {"quotes: [«, », „, “]\n", {}},
      {"dates: {long: d MMMM YYYY}\n", {"LA0011 ru/conventions.yaml:5:15"}},
      {"dates: {month: d MMMM y}\n", {"LA0011 ru/conventions.yaml:5:16"}},
      {"dates: {year: MMMM y}\n", {"LA0011 ru/conventions.yaml:5:15"}},
      {"dates: {year: y 'г.', month: LLLL y}\n", {}},
      {"missing_posts: {king: [FR]}\n", {"LA0016 ru/conventions.yaml:5:16"}},
      {"calendar_dates: {roc: {long: d MMMM YYYY}}\n", {"LA0011 ru/conventions.yaml:5:30"}},
      {"numbers: {unit_cases: {genitive: {}}}\n", {}},
      {"acting: \"{{titre}}\"\n", {"LA0005 ru/conventions.yaml:5:9"}},
      {"unit_qualifiers: {percent: {up_to: \"to {{value:genetive}}\"}}\n",
       {"LA0005 ru/conventions.yaml:5:36"}},
      {"unit_qualifiers: {percent: {up_to: \"to {{value:genitive}}\"}}\n", {}},
      {"date_range: {other: \"{{from:longer}} {{to}}\"}\n", {"LA0005 ru/conventions.yaml:5:21"}},
      {"name: again\n", {"LA0001 ru/conventions.yaml:5:1"}},
  }));
  CAPTURE(lines);
  Translations translations;
  translations.write("ru/conventions.yaml", needed + lines);
  translations.read();
  CHECK(translations.told() == expected);
}

TEST_CASE("what a language still needs is told at its key or its first line",
          "[language][library]") {
  const auto [text, expected] = GENERATE(table<std::string, Told>({
      {"name: Русский\n",
       {"LA0009 ru/conventions.yaml:1:1", "LA0009 ru/conventions.yaml:1:1",
        "LA0012 ru/conventions.yaml:1:1"}},
      {needed.substr(0, needed.rfind("reviewed")) + "reviewed: {by_role: , on: }\n",
       {"LA0012 ru/conventions.yaml:4:1"}},
      {needed.substr(0, needed.rfind("reviewed")) +
           "reviewed: {by_role: \"\", on: \"\"}\n",
       {"LA0012 ru/conventions.yaml:4:1"}},
      {"name: x\nreviewed: {by_role: editor, on: 2026-01-01}\nhedges: {believed: "
       "\"{{value}}\"}\n" +
           needed.substr(needed.find("qualifiers"),
                         needed.find("hedges") - needed.find("qualifiers")),
       {"LA0009 ru/conventions.yaml:3:1"}},
  }));
  CAPTURE(text);
  Translations translations;
  translations.write("ru/conventions.yaml", text);
  translations.read();
  CHECK(translations.told() == expected);
}

TEST_CASE("what a parent says need not be said again, except the review",
          "[language][library]") {
  Translations translations;
  translations.write("ru/conventions.yaml", needed);
  translations.write("ru-UA/conventions.yaml", "name: Русский\n");
  translations.read();
  CHECK(translations.told() == Told{"LA0012 ru-UA/conventions.yaml:1:1"});
}

TEST_CASE("faults of folders are told, and the others are read", "[language][library]") {
  Translations translations;
  translations.write("KO/conventions.yaml", needed);
  translations.write("qqx!/conventions.yaml", needed);
  translations.write("ja/terms.txt", "nothing yet");
  translations.write("fr/conventions.yaml", "name: [\n");
  translations.write("cs/conventions.yaml", needed);
  translations.write("cs/countries.yaml",
                     "QQ: {short: x}\nFR: {offical: y, dative: z}\n");
  translations.write(".cache/x.txt", "");
  const auto library = translations.read();
  CHECK(translations.told() ==
        Told{"LA0002 KO", "LA0014 cs/countries.yaml:1:1", "LA0015 cs/countries.yaml:2:6",
             "LA0001 fr/conventions.yaml:2:1", "LA0003 ja", "LA0002 qqx!"});
  CHECK(library.find(tag("cs")));
  CHECK(library.find(tag("cs"))->countries.at("FR").forms.at("dative") == "z");
}

TEST_CASE("parents that lead back to each other are told", "[language][library]") {
  Translations translations;
  translations.write("cs/conventions.yaml", needed + "parent: sk\n");
  translations.write("sk/conventions.yaml", needed + "parent: cs\n");
  const auto library = translations.read();
  CHECK(translations.told() == Told{"LA0004 sk/conventions.yaml:5:9"});
  CHECK(library.find(tag("cs")));
}

TEST_CASE("a workspace without translations is one finding", "[language][library]") {
  Translations translations;
  Findings findings;
  const auto library =
      Library::read(translations.folder() / "none", translations.folder(), findings);
  REQUIRE(findings.all().size() == 1);
  CHECK(findings.all()[0].code == "LA0001");
  CHECK_FALSE(library.find(tag("ko")));
  CHECK(library.has_post("HK", "foreign-minister"));
}

TEST_CASE("und may be missing, which is told", "[language][library]") {
  Translations translations;
  std::filesystem::remove_all(translations.folder() / "und");
  translations.write("cs/conventions.yaml", needed);
  const auto library = translations.read();
  CHECK(translations.told() == Told{"LA0001 translations"});
  CHECK(library.find(tag("cs")));
}

}  // namespace tongmun::language
