// Findings: what a user should know of, each with a stable code, a place and a remedy.
// Work over many items returns what succeeded and a finding for each item that did not.
//   Findings findings;
//   findings.add({"CA0031", Severity::warning, "XK has no letter language", place, "Add one."});
#pragma once

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/error.hpp"

namespace tongmun {

enum class Severity { error, warning, info };  // worst first

std::string_view name_of(Severity severity);

struct Finding {
  std::string code;  // two letters of the module, four digits; never reused
  Severity severity = Severity::error;
  std::string message;
  Place place = {};
  std::string remedy = {};
  std::string tag = {};  // of a template, as it stands there: "{{#asks}}"; empty for none

  friend auto operator<=>(const Finding&, const Finding&) = default;
};

// An `Error` that stopped one item, told as a finding of severity `error`.
Finding finding_from(const Error& error, std::string code);

// A list of findings, each kept once. Not for use by several threads at a time: give each its
// own and `merge` them.
class Findings {
 public:
  void add(Finding finding);  // a message or remedy above 1,000 bytes is cut short
  void merge(const Findings& other) { merge(other.findings_); }
  void merge(const std::vector<Finding>& others);
  // By place, then code, then message, so that the order does not depend on who found first.
  void sort();

  const std::vector<Finding>& all() const { return findings_; }
  // The bare list, for who keeps ten thousand of them.
  std::vector<Finding> release() && { return std::move(findings_); }
  std::size_t count(Severity severity) const;
  bool has_errors() const { return count(Severity::error) > 0; }
  bool empty() const { return findings_.empty(); }

 private:
  std::vector<Finding> findings_;
  std::unordered_set<std::size_t> fingerprints_;  // a hostile file can have 100,000 faults
};

}  // namespace tongmun
