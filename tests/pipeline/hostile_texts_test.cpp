// Text parts, data and memories that somebody made to do harm: bytes that are no text,
// characters that turn a text around, names of a megabyte, parts that include each other.
#include "pipeline/hostile.hpp"

namespace tongmun::pipeline {

namespace {

constexpr const char* claims = Sample::claims;
constexpr const char* body = Sample::body;
constexpr const char* manifest = "templates/minister-letter/template.yaml";
constexpr const char* korean = "translations/ko/memory.tmx";

// In UTF-8: an override, an isolate, its end, and half a character of UTF-16.
const std::string override_right = "\u202E", override_left = "\u202D", isolate = "\u2067",
                  end_of_isolate = "\u2069", embedding = "\u202B", lone = "\xED\xA0\x80";

std::string megabyte() { return std::string(1'000'000, 'a'); }

struct Case {
  const char *name, *file;
  std::string old, now;
  const char *code, *says;
};

void check(const Case& hostile) {
  SoundSample sample;
  sample.replace(hostile.file, hostile.old, hostile.now);
  INFO(hostile.name);
  check_refused(sample, {hostile.code, hostile.file, "", hostile.says});
}

}  // namespace

TEST_CASE("bytes that are no UTF-8 are refused where they stand", "[pipeline][hostile]") {
  check(GENERATE(values<Case>({
      {"half a character in a text part", body, "{{claim.prisoners}}",
       "{{claim.prisoners}}" + lone, "TP0033", "UTF-8"},
      {"half a character in a tag", body, "{{claim.prisoners}}", "{{claim." + lone + "}}",
       "TP0033", "UTF-8"},
      {"half a character in data", claims, "about: People held in",
       "about: " + lone + "People in", "CA0002", "UTF-8"},
      {"half a character as an escape in data", claims, "about: People held in political",
       "about: \"\\uD800\"\n  hegde: political", "CA0002", ""},
      {"a byte that is none in the list of recipients", Sample::recipients,
       "foreign-minister,JP,", "foreign-minister,JP\xFF,", "CA0002", "UTF-8"},
      {"half a character in a manifest", manifest, "number: fm-coi", "number: " + lone,
       "TP0030", "UTF-8"},
      {"half a character in a memory", korean, "<tmx ", "<!-- " + lone + " --><tmx ",
       "PL0021", ""},
  })));
}

TEST_CASE("characters that turn a text around are refused where they stand",
          "[pipeline][hostile]") {
  check(GENERATE(values<Case>({
      {"an override in a text part", body, "{{claim.prisoners}}",
       override_right + "{{claim.prisoners}}", "TP0071", "U+202E"},
      {"an isolate without end", body, "{{claim.prisoners}}",
       isolate + "{{claim.prisoners}}", "TP0071", "U+2067"},
      {"an end without isolate", body, "{{claim.prisoners}}",
       "{{claim.prisoners}}" + end_of_isolate, "TP0071", "U+2069"},
      {"an override as a Markdown entity", body, "{{claim.prisoners}}",
       "&#x202E;{{claim.prisoners}}", "TP0071", "U+202E"},
      {"an override in a claim", claims, "about: People held in",
       "about: People " + override_left + "held in", "DA0007", "U+202D"},
      {"an override as an escape", claims, "about: People held in political prison camps",
       "about: \"\\u202E100\"", "DA0007", "U+202E"},
      {"an embedding without end", claims, "about: People held in",
       "about: " + embedding + "People held in", "DA0007", "U+202B"},
      {"an override in a cell", Sample::recipients, "foreign-minister,JP,",
       "foreign-minister" + override_right + ",JP,", "CA0041", "U+202E"},
      {"an override in the manifest", manifest, "number: fm-coi",
       "number: fm" + override_right, "DA0007", "U+202E"},
  })));
}

TEST_CASE("an override in a layout is refused", "[pipeline][hostile]") {
  SoundSample sample;
  sample.write(layout_file, layout_with(sample, [](opc::Package& package) {
                 replace_in(package, "word/document.xml", "<w:body>",
                            "<w:body><w:p><w:r><w:t>100\u202E200</w:t></w:r></w:p>");
               }));
  check_refused(sample, {"TP0071", layout_file, "word/document.xml", "U+202E"});
}

TEST_CASE("an override in a memory is told with its unit, which is not used",
          "[pipeline][hostile]") {
  SoundSample sample;
  auto memory = sample.read(korean);
  const auto at = memory.find("<seg>", memory.find("xml:lang=\"ko\""));
  REQUIRE(at != std::string::npos);
  sample.write(korean, memory.insert(at + 5, override_right));
  BuildOptions options;
  options.mode = Mode::release;
  const auto report = build(sample, options);
  bool told_of_unit = false;
  for (const auto& finding : report.findings.all())
    told_of_unit = told_of_unit || (finding.code == "PL0045" && finding.place.line > 0);
  CHECK(told_of_unit);
  CHECK(letters_of(sample) == 0);
}

TEST_CASE("balanced isolates and direction marks are no harm", "[pipeline][hostile]") {
  SoundSample sample;
  sample.replace(body, "{{claim.prisoners}}",
                 isolate + "{{claim.prisoners}}" + end_of_isolate + "\u200E\u200F");
  BuildOptions options;
  options.recipients = {"KR"};
  CHECK(build(sample, options).works.at(0).built);
}

TEST_CASE("tags and names of a megabyte are refused, and told in a few words",
          "[pipeline][hostile]") {
  check(GENERATE(values<Case>({
      {"a tag that is closed", body, "{{claim.prisoners}}", "{{" + megabyte() + "}}",
       "TP0003", "is no name"},
      {"a tag that is not", body, "{{claim.prisoners}}", "{{" + megabyte(), "TP0001",
       "not closed"},
      {"a part", body, "{{>figures}}", "{{>" + megabyte() + "}}", "TP0003", "is no name"},
      {"a part of more than a megabyte", body, "{{claim.prisoners}}",
       megabyte() + megabyte(), "TP0033", "bytes"},
      {"a key", claims, "  up_to: 200000\n", "  " + megabyte() + ": 200000\n", "CA0002",
       ""},
      {"a key that is only long", claims, "  up_to: 200000\n",
       "  " + std::string(1000, 'a') + ": 200000\n", "DA0001", "aaa"},
      {"a YAML tag", claims, "  up_to: 200000\n", "  up_to: !" + megabyte() + " 200000\n",
       "CA0002", "tags"},
      {"an anchor", claims, "  up_to: 200000\n", "  up_to: &" + megabyte() + " 200000\n",
       "CA0002", "anchors"},
      {"a value that has a pattern", claims, "  date: 2011-09-08\n",
       "  date: " + megabyte() + "\n", "DA0005", ""},
  })));
}

TEST_CASE("a tag of a megabyte in a layout is refused", "[pipeline][hostile]") {
  SoundSample sample;
  sample.write(layout_file, layout_with(sample, [](opc::Package& package) {
                 replace_in(
                     package, "word/document.xml", "<w:body>",
                     "<w:body><w:p><w:r><w:t>{{" + megabyte() + "}}</w:t></w:r></w:p>");
               }));
  check_refused(sample, {"TP0003", layout_file, "word/document.xml", "is no name"});
}

TEST_CASE("data without end is refused", "[pipeline][hostile]") {
  const auto [file, text, code] = GENERATE(table<const char*, std::string, const char*>({
      {claims, std::string(100'000, '['), "CA0002"},
      {claims, "a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "CA0002"},
      {claims, std::string(std::size_t{5} << 20, ' ') + "a: b", "CA0002"},
      {manifest, std::string(100'000, '{'), "TP0030"},
  }));
  SoundSample sample;
  sample.write(file, text);
  CAPTURE(file, text.substr(0, 40));
  check_refused(sample, {code, file});
}

TEST_CASE("a hundred thousand faults in one file are told before anybody has left",
          "[pipeline][hostile]") {
  SoundSample sample;
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "{{ }} ";
  sample.write(body, text);
  check_refused(sample, {"TP0003", body});
}

TEST_CASE("parts that include each other are refused", "[pipeline][hostile]") {
  SoundSample sample;
  sample.write("templates/minister-letter/one.md", "{{>two}}\n");
  sample.write("templates/minister-letter/two.md", "Text.\n\n{{>one}}\n");
  sample.replace(body, "{{>figures}}", "{{>figures}}\n\n{{>one}}");
  check_refused(sample,
                {"TP0027", "templates/minister-letter/two.md", "", "includes itself"});
}

TEST_CASE("a memory that declares entities is refused", "[pipeline][hostile]") {
  SoundSample sample;
  sample.replace(korean, "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">",
                 "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\" [<!ENTITY a \"b\">]>");
  check_refused(sample, {"PL0021", korean, "", "entity"});
}

}  // namespace tongmun::pipeline
