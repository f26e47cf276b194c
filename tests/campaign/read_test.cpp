#include <algorithm>
#include <catch2/catch.hpp>

#include "workspace.hpp"

namespace tongmun::campaign {

namespace {

using Told = std::vector<std::string>;

// A claim whose amount lines are given; they begin at line 3 of claims.yaml.
std::string claim(const std::string& lines) {
  return "villages:\n  about: Villages without a well\n" + lines + "  source: survey\n";
}

std::string head(const std::string& lines) {
  return Workspace::sound_files().at("campaign.yaml") + lines;
}

std::string without(std::string text, const std::string& line) {
  return text.erase(text.find(line), line.size());
}

}  // namespace

TEST_CASE("a sound campaign has no finding", "[campaign][read]") {
  Workspace workspace;
  const auto campaign = workspace.read();
  REQUIRE(campaign);
  CHECK(workspace.told() == Told{});
  CHECK(campaign->broken.empty());
  CHECK(campaign->folder == "small");
}

TEST_CASE("every fault of a claim has its code and its place", "[campaign][read]") {
  const auto [text, expected, kept] = GENERATE(table<std::string, Told, bool>({
      {claim("  unit: village\n"), {"CA0007 claims.yaml:2:3"}, false},
      {claim("  up_to: 3\n  exact: 3\n  unit: village\n"),
       {"CA0007 claims.yaml:3:10"},
       false},
      {claim("  range: [9, 3]\n  unit: village\n"), {"CA0008 claims.yaml:3:10"}, false},
      {claim("  range: [3, 3]\n  unit: village\n"), {}, true},
      {claim("  range: [-3, 3]\n  unit: village\n"), {"CA0009 claims.yaml:3:11"}, false},
      {claim("  up_to: -1\n  unit: village\n"), {"CA0009 claims.yaml:3:10"}, false},
      {claim("  up_to: 1e5\n  unit: village\n"), {"CA0009 claims.yaml:3:10"}, false},
      {claim("  up_to: 101\n  unit: percent\n"), {"CA0010 claims.yaml:3:10"}, true},
      {claim("  up_to: 100\n  unit: percent\n"), {}, true},
      {claim("  range: [20, 101]\n  unit: percent\n"), {"CA0010 claims.yaml:3:10"}, true},
      {claim("  range: [20, 25]\n"), {"CA0022 claims.yaml:3:10"}, true},
      {claim("  up_to: 3\n  unit: furlong\n"), {}, true},
      {claim("  date: 2013-02-30\n"), {"CA0005 claims.yaml:3:9"}, false},
      {claim("  date: {from: 2013-03, to: 2013-02}\n"),
       {"CA0006 claims.yaml:3:29"},
       false},
      {claim("  date: {from: 2013-03, to: 2013-03-31}\n"), {}, true},
      {claim("  exact: 3\n  unit: village\n  as_of: 2013-13\n"),
       {"CA0005 claims.yaml:5:10"},
       false},
      {claim("  exact: 3\n  unit: village\n  status: maybe\n"),
       {"DA0004 claims.yaml:5:11"},
       false},
      {claim("  exact: 3\n  unit: village\n  as_off: 2012\n"),
       {"DA0001 claims.yaml:5:3"},
       false},
      {"villages: {about: \" \", exact: 3, unit: village, source: survey}\n",
       {"CA0012 claims.yaml:1:19"},
       false},
      {"villages: {about: x, exact: 3, unit: village, source: survay}\n",
       {"CA0004 claims.yaml:1:55"},
       false},
      {"villages: {about: x, exact: 3, unit: village}\n",
       {"DA0002 claims.yaml:1:11"},
       false},
      {"villages: {about: x, range: [3], unit: village, source: survey}\n",
       {"DA0006 claims.yaml:1:29"},
       false},
      {"villages:\n", {"DA0003 claims.yaml:1:1"}, false},
  }));
  CAPTURE(text);
  Workspace workspace;
  workspace.write("claims.yaml", text);
  const auto campaign = workspace.read();
  REQUIRE(campaign);
  CHECK(workspace.told() == expected);
  CHECK((campaign->claim("villages") != nullptr) == kept);
  CHECK(campaign->is_broken("claim.villages") == !kept);
}

TEST_CASE("one faulty claim costs its neighbours nothing", "[campaign][read]") {
  Workspace workspace;
  workspace.write("claims.yaml",
                  "first:\n"
                  "second:\n"
                  "  about: Wells\n"
                  "  exact: 3\n"
                  "  unit: well\n"
                  "  source: survey\n"
                  "Third: {about: x, exact: 3, unit: well, source: survey}\n");
  const auto campaign = workspace.read();
  REQUIRE(campaign);
  CHECK(campaign->claims.size() == 1);
  CHECK(campaign->claim("second"));
  CHECK(campaign->broken == Told{"claim.first", "claim.Third"});
}

TEST_CASE("faults of texts and names have their code and place", "[campaign][read]") {
  const auto [file, text, expected] = GENERATE(table<std::string, std::string, Told>({
      {"demands.yaml", "D1: \"\"\n", {"CA0012 demands.yaml:1:5"}},
      {"demands.yaml", "D1: {text: pay}\n", {}},
      {"demands.yaml", "D1: pay\nd_2: x\n", {"DA0005 demands.yaml:2:1"}},
      {"demands.yaml", "D1: pay\nD1: again\n", {"CA0002 demands.yaml:2:1"}},
      {"sources.yaml",
       "survey: {title: x, date: 2012-02-31}\n",
       {"CA0005 sources.yaml:1:26"}},
      {"sources.yaml",
       "survey: {title: x, url: wells.example}\n",
       {"DA0005 sources.yaml:1:25"}},
      {"quotes.yaml",
       "q: {text: x, speaker: sample-minor}\n",
       {"CA0004 quotes.yaml:1:23"}},
      {"quotes.yaml",
       "q: {text: x, speaker: sample-miner, official: {qqx: y}}\n",
       {"CA0017 quotes.yaml:1:48"}},
      {"quotes.yaml",
       "q: {text: x, speaker: sample-miner, official: {fr: \"\"}}\n",
       {"DA0006 quotes.yaml:1:52"}},
      {"people.yaml",
       "sample-miner: {forms: {en: {given: Jo}}}\n",
       {"CA0019 people.yaml:1:28"}},
      {"people.yaml",
       "sample-miner: {forms: {en: {gender: m}}}\n",
       {"CA0021 people.yaml:1:28"}},
      {"people.yaml", "sample-miner: {forms: {}}\n", {"CA0021 people.yaml:1:23"}},
      {"people.yaml",
       "sample-miner: {forms: {en-gb: {name: x}, en-GB: {name: y}}}\n",
       {"CA0003 people.yaml:1:49"}},
      {"people.yaml",
       "sample-miner: {forms: {qqx: {name: x}}}\n",
       {"CA0017 people.yaml:1:24"}},
      {"people.yaml",
       "sample-miner: {forms: {zh-Hant-TW: {name: x, review: true}}}\n",
       {}},
      {"people.yaml",
       "sample-miner: {forms: {\"e!\": {name: x}}}\n",
       {"DA0005 people.yaml:1:24"}},
      {"organisations.yaml",
       "wells: {country: QQ, forms: {en: {name: x}}}\n",
       {"CA0016 organisations.yaml:1:18"}},
      {"organisations.yaml",
       "wells: {forms: {en: {name: x, gender: q}}}\n",
       {"DA0004 organisations.yaml:1:39"}},
  }));
  CAPTURE(text);
  Workspace workspace;
  workspace.write(file, text);
  CHECK(workspace.read());
  CHECK(workspace.told() == expected);  // nothing follows from a broken entry
}

TEST_CASE("faults of campaign.yaml cost an item, not the campaign", "[campaign][read]") {
  const auto [lines, expected] = GENERATE(table<std::string, Told>({
      {"members: [wells, rivers]\n", {"CA0004 campaign.yaml:8:18"}},
      {"members: [wells, wells]\n", {"CA0003 campaign.yaml:8:18"}},
      {"members: [Wells!]\n", {"DA0005 campaign.yaml:8:11"}},
      {"figures: [vilages]\n", {"CA0004 campaign.yaml:8:11"}},
      {"groups: {council: [FR, QQ]}\n", {"CA0016 campaign.yaml:8:24"}},
      {"signatories: [{name: nobody, function: Chair, organisation: wells}]\n",
       {"CA0004 campaign.yaml:8:22"}},
      {"signatories: [{function: \"\", organisation: rivers}]\n",
       {"CA0012 campaign.yaml:8:26", "CA0004 campaign.yaml:8:44"}},
      {"copies: [{id: a, text: x}, {id: a, text: y}]\n", {"CA0003 campaign.yaml:8:33"}},
      {"enclosures: [{id: a, text: \" \"}]\n", {"CA0012 campaign.yaml:8:28"}},
      {"embargo: 2013-01-08\n", {"DA0001 campaign.yaml:8:1"}},
  }));
  CAPTURE(lines);
  Workspace workspace;
  workspace.write("campaign.yaml", head(lines));
  CHECK(workspace.read());
  CHECK(workspace.told() == expected);
}

TEST_CASE("an id that leads nowhere stays in its list and is broken",
          "[campaign][read]") {
  Workspace workspace;
  workspace.write("campaign.yaml", head("members: [rivers, wells]\n"));
  const auto campaign = workspace.read();
  REQUIRE(campaign);
  CHECK(campaign->members == std::vector<std::string>{"rivers", "wells"});
  CHECK(campaign->is_broken("organisation.rivers"));
}

TEST_CASE("a suggestion helps where a name is near", "[campaign][read]") {
  Workspace workspace;
  workspace.write("campaign.yaml", head("figures: [vilages]\n"));
  CHECK(workspace.read());
  REQUIRE(workspace.findings.all().size() == 1);
  CHECK(workspace.findings.all()[0].remedy == "Did you mean 'villages'?");
}

TEST_CASE("without what every document needs there is no campaign", "[campaign][read]") {
  const auto [text, expected] = GENERATE(table<std::string, Told>({
      {without(head(""), "title: Clean water for the valley\n"),
       {"DA0002 campaign.yaml:1:1"}},
      {without(head(""), "date: 2013-01-08\n") + "date: 2013-02-29\n",
       {"CA0005 campaign.yaml:7:7"}},
      {without(head(""), "date: 2013-01-08\n") + "date: 2013-02\n",
       {"DA0005 campaign.yaml:7:7"}},
      {without(head(""), "place: Seoul\n") + "place: \"\"\n",
       {"CA0012 campaign.yaml:7:8"}},
      {without(head(""), "country: KR\n") + "country: QQ\n",
       {"CA0016 campaign.yaml:7:10"}},
      {"title: [\n", {"CA0002 campaign.yaml:2:1"}},
  }));
  CAPTURE(text);
  Workspace workspace;
  workspace.write("campaign.yaml", text);
  CHECK_FALSE(workspace.read());
  CHECK(workspace.told() == expected);
}

TEST_CASE("a file that is not there is told once", "[campaign][read]") {
  const auto [file, expected, path] = GENERATE(table<std::string, Told, std::string>({
      {"claims.yaml", {"CA0001 claims.yaml"}, "claim.villages"},
      {"organisations.yaml", {"CA0001 organisations.yaml"}, "organisation.wells"},
      {"demands.yaml", {"CA0001 demands.yaml"}, "demand.D1"},
      {"sources.yaml", {"CA0001 claims.yaml:5:11"}, "source.survey"},
      {"people.yaml", {"CA0001 quotes.yaml:1:45"}, "person.sample-miner"},
      {"quotes.yaml", {}, ""},
  }));
  CAPTURE(file);
  Workspace workspace;
  workspace.remove(file);
  const auto campaign = workspace.read();
  REQUIRE(campaign);
  CHECK(workspace.told() == expected);
  CHECK((path.empty() || campaign->is_broken(path)));
}

TEST_CASE("a file that cannot be read breaks what refers to it, and that is told once",
          "[campaign][read]") {
  const auto [file, bytes, expected] = GENERATE(table<std::string, std::string, Told>({
      {"demands.yaml", "D1: pay\nD2: \xFF\n", {"CA0002 demands.yaml:2:5"}},
      {"organisations.yaml", "wells: {\n", {"CA0002 organisations.yaml:2:1"}},
      {"claims.yaml", "- a list\n", {"DA0003 claims.yaml:1:1"}},
  }));
  CAPTURE(file);
  Workspace workspace;
  workspace.write(file, bytes);
  workspace.write("campaign.yaml", head("figures: [villages]\n"));
  const auto campaign = workspace.read();
  REQUIRE(campaign);
  CHECK(workspace.told() == expected);
  CHECK_FALSE(campaign->broken.empty());
}

TEST_CASE("the faults of all files are told at once", "[campaign][read]") {
  Workspace workspace;
  workspace.write("claims.yaml", claim("  unit: village\n"));
  workspace.write("demands.yaml", "D1: \"\"\n");
  workspace.write("campaign.yaml", "title: x\n");
  workspace.write("recipients.csv", "post,country\nking,QQ\n");
  CHECK_FALSE(workspace.read());
  std::vector<std::string> files;
  for (const auto& finding : workspace.findings.all())
    files.push_back(finding.place.file);
  files.erase(std::unique(files.begin(), files.end()), files.end());
  CHECK(files == Told{"small/campaign.yaml", "small/claims.yaml", "small/demands.yaml",
                      "small/recipients.csv"});
}

TEST_CASE("a folder that is none is one finding", "[campaign][read]") {
  Workspace workspace;
  Findings findings;
  CHECK_FALSE(read(workspace.folder() / "nothing", workspace.folder(), findings));
  REQUIRE(findings.all().size() == 1);
  CHECK(findings.all()[0].place.file == "nothing");
}

}  // namespace tongmun::campaign
