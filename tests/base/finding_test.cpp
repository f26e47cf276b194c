#include "base/finding.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace tongmun;

namespace {

Finding finding(std::string code, Place place, Severity severity = Severity::warning) {
  return {std::move(code), severity, "message", std::move(place), ""};
}

}  // namespace

TEST_CASE("the order of findings does not depend on who found first", "[base][finding]") {
  std::vector<Finding> expected{
      finding("ZZ0001", {}),
      finding("CA0001", {.file = "a.yaml", .line = 2, .column = 9}),
      finding("CA0001", {.file = "a.yaml", .line = 10}),
      finding("CA0002", {.file = "a.yaml", .line = 10}),
      finding("AA0001", {.file = "b.yaml"}),
      // As the text is read, not as its digits sort.
      finding("AA0001", {.file = "c.docx", .inside = "p 2", .path = {{"p", 2}}}),
      finding("AA0001", {.file = "c.docx", .inside = "p 10", .path = {{"p", 10}}}),
      finding("AA0001",
              {.file = "c.docx", .inside = "p 10 note p 1", .path = {{"p", 10, 4}, {"note", 1}}}),
  };
  auto order = expected;
  std::sort(order.begin(), order.end());
  do {
    Findings findings;
    for (const auto& one : order) findings.add(one);
    findings.sort();
    REQUIRE(findings.all() == expected);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("a finding is kept once", "[base][finding]") {
  Findings findings, others;
  findings.add(finding("CA0001", {}, Severity::error));
  findings.add(finding("CA0001", {}, Severity::error));
  others.add(finding("CA0001", {}, Severity::error));
  others.add(finding("CA0002", {}, Severity::info));
  findings.merge(others);
  CHECK(findings.all().size() == 2);
  CHECK(findings.count(Severity::error) == 1);
  CHECK(findings.count(Severity::warning) == 0);
  CHECK(findings.has_errors());
  CHECK(Findings().empty());
}

TEST_CASE("an error becomes a finding with its place and remedy", "[base][finding]") {
  const Error error(ErrorKind::malformed, "no date", {.file = "x.yaml", .line = 3},
                    "Write 2013.");
  const auto made = finding_from(error, "CA0007");
  CHECK(made == Finding{"CA0007",
                        Severity::error,
                        "no date",
                        {.file = "x.yaml", .line = 3},
                        "Write 2013."});
  CHECK(name_of(made.severity) == "error");
}

TEST_CASE("a message of a megabyte is cut short between characters", "[base][finding]") {
  Findings findings;
  std::string message = "x";
  for (int i = 0; i < 300'000; ++i) message += "글";
  findings.add({"TP0003", Severity::error, message, {}, message});
  REQUIRE(findings.all().size() == 1);
  const auto& finding = findings.all().front();
  CHECK(finding.message.size() <= 1003);
  CHECK_THAT(finding.message, Catch::EndsWith("글…"));
  CHECK(finding.remedy == finding.message);
}

TEST_CASE("a finding is kept once after sorting and merging too", "[base][finding]") {
  Findings findings, others;
  for (const auto* code : {"TP0002", "TP0001", "TP0002"})
    findings.add({code, Severity::error, "message", {}, ""});
  findings.sort();
  others.merge(findings);
  others.merge(findings);
  others.add({"TP0001", Severity::error, "message", {}, ""});
  others.add({"TP0001", Severity::error, "message", {}, "another remedy"});
  CHECK(others.all().size() == 3);
}
