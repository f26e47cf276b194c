// The sample built, and its findings in short words.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/build.hpp"
#include "support/sample.hpp"

namespace tongmun::pipeline {

using support::Sample;

inline BuildReport build(const Sample& sample, BuildOptions options = {}) {
  options.workspace = sample.root();
  return build(options);
}

inline std::string told(const Finding& finding) {
  return finding.code + " " + finding.place.str();
}

// "PL0012 campaigns/coi-2013/recipients.csv:25:1", in their order.
inline std::vector<std::string> told(const Findings& findings, Severity severity) {
  std::vector<std::string> list;
  for (const auto& finding : findings.all())
    if (finding.severity == severity) list.push_back(told(finding));
  return list;
}

// What is in `after` and not in `before`; each of them has a remedy.
inline std::vector<Finding> added(const Findings& before, const Findings& after) {
  std::vector<Finding> list;
  for (const auto& finding : after.all()) {
    if (std::find(before.all().begin(), before.all().end(), finding) !=
        before.all().end())
      continue;
    INFO(told(finding) << ": " << finding.message);
    CHECK_FALSE(finding.remedy.empty());
    list.push_back(finding);
  }
  return list;
}

inline std::vector<std::string> told(const std::vector<Finding>& findings) {
  std::vector<std::string> list;
  for (const auto& finding : findings) list.push_back(told(finding));
  return list;
}

inline const std::vector<std::string>& languages_of_the_sample() {
  static const std::vector<std::string> tags = {"en-gb", "ko", "ja", "ar"};
  return tags;
}

}  // namespace tongmun::pipeline
