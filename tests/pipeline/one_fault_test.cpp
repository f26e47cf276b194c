// One fault is one finding: at its place, with a remedy, and without a second one that
// only follows from it. A case a line; the input of a fault that was once told badly
// stays here.
#include "pipeline/building.hpp"

namespace tongmun::pipeline {

namespace {

using Names = std::vector<std::string>;

constexpr const char* campaign = "campaigns/coi-2013/campaign.yaml";
constexpr const char* figures = "templates/minister-letter/figures.md";
constexpr const char* people = "campaigns/coi-2013/people.yaml";
constexpr const char* sources = "campaigns/coi-2013/sources.yaml";
constexpr const char* korean = "translations/ko/memory.tmx";
constexpr auto body = Sample::body, claims = Sample::claims,
               recipients = Sample::recipients;

// What stands in a file (once), what a hand made of it, and what is told where.
struct Fault {
  const char *file, *old, *now, *code, *told_of, *at;
};

// A fault of a template stops its work; then no letter is planned, and what is told of
// letters in a sound build is not told.
constexpr Fault faults_of_templates[] = {
    {body, "{{claim.prisoners}}", "{{claim.prisoners}", "TP0001", body, "7:81"},
    {body, "{{claim.deaths:period}}", "{claim.deaths:period}}", "TP0005", body, "7:194"},
    {body, "{{claim.prisoners}}", "{{{claim.prisoners}}}", "TP0002", body, "7:81"},
    {body, "{{claim.prisoners}}", "{{claim.prisoner}}", "TP0020", body, "7:81"},
    {body, "{{claim.deaths:period}}", "{{claim.deaths:perod}}", "TP0021", body, "7:174"},
    {body, "{{/asks}}\n", "", "TP0024", body, "28:1"},
    {body, "{{#quote.witness}}", "{{#quote.witness}", "TP0001", body, "13:183"},
    {body, "{{/quote.witness}}", "{{/quote.witness}", "TP0001", body, "13:268"},
    {claims, "  period: past-decades\n", "", "TP0056", body, "7:174"},
    {body, "{{>figures}}", "{{>figure}}", "TP0028", body, "9:1"},
    {figures, "{{amount}}", "{{amount}", "TP0001", figures, "6:15"},
    {figures, "{{/figures}}\n", "", "TP0024", figures, "5:1"},
    {figures, "| Figure", "{{>figures}}\n\n| Figure", "TP0027", figures, "3:1"},
    {people, "darusman:", "darussman:", "TP0020", body, "15:25"},
};

// With a fault of the data the letters are built, and what is missing is marked.
constexpr Fault faults_of_data[] = {
    {"campaigns/coi-2013/quotes.yaml", "  speaker: sample-witness\n", "", "DA0002",
     "campaigns/coi-2013/quotes.yaml", "4:3"},
    {claims, "  up_to: 200000\n", "", "CA0007", claims, "16:3"},
    {claims, "  about: People held in political prison camps\n", "", "DA0002", claims,
     "16:3"},
    {claims, "  up_to: 200000\n  unit: person\n", "  up_to: 200000\n", "CA0022", claims,
     "17:10"},
    {claims, "  date: 2011-09-08\n", "  date: 2011-09-31\n", "CA0005", claims, "12:9"},
    {claims, "  hedge: estimated\n  as_of", "  hegde: estimated\n  as_of", "DA0001",
     claims, "19:3"},
    {campaign, "asks: [D6, D22, D23]", "asks: [D6, D99, D23]", "CA0004", campaign,
     "12:12"},
    {sources, "member-speech-2011: {title", "member-speech: {title", "CA0004", claims,
     "53:11"},
    {recipients, "foreign-minister,JP,", "foreign-minister,,", "CA0020", recipients,
     "3:18"},
    {recipients, "foreign-minister,JP,", ",JP,", "CA0020", recipients, "3:1"},
};

// Of the sample as it is; built once.
const Findings& findings_before() {
  static const Findings findings = build(Sample()).findings;
  return findings;
}

void check(const Fault& fault, bool built) {
  Sample sample;
  sample.replace(fault.file, fault.old, fault.now);
  const auto after = build(sample);
  INFO(fault.file << ": " << fault.old << " → " << fault.now);
  std::string wanted = fault.code;
  wanted.append(" ").append(fault.told_of).append(":").append(fault.at);
  CHECK(told(added(findings_before(), after.findings)) == Names{wanted});
  REQUIRE(after.works.size() == 1);
  CHECK(after.works[0].built == built);
}

}  // namespace

TEST_CASE("one fault of a template is one finding, and stops its work",
          "[pipeline][one-fault]") {
  check(GENERATE(
            from_range(std::begin(faults_of_templates), std::end(faults_of_templates))),
        false);
}

TEST_CASE("one fault of the data is one finding, and the letters are built",
          "[pipeline][one-fault]") {
  check(GENERATE(from_range(std::begin(faults_of_data), std::end(faults_of_data))), true);
}

TEST_CASE("a translation with a wrong particle is told with its unit",
          "[pipeline][one-fault]") {
  Sample sample;
  sample.replace(korean, "{{claim.prisoners:이/가}}", "{{claim.prisoners:이/거}}");
  const auto found = added(findings_before(), build(sample).findings);
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "TP0021");
  CHECK_THAT(found[0].place.str(), Catch::StartsWith(korean));
}

TEST_CASE("a campaign that cannot be read is one finding at its line",
          "[pipeline][one-fault]") {
  Sample sample;
  const auto before = build(sample);
  const auto old = sample.written();
  sample.replace(campaign, "date: 2013-01-08\n", "");
  const auto after = build(sample);
  CHECK(told(added(before.findings, after.findings)) ==
        Names{"DA0002 campaigns/coi-2013/campaign.yaml:4:1"});
  CHECK(after.works.empty());
  CHECK(support::differing(old, sample.written()) == Names{});
}

}  // namespace tongmun::pipeline
