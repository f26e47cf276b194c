#include "base/finding.hpp"

#include <algorithm>
#include <tuple>

namespace tongmun {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::info: return "info";
  }
  return "error";
}

Finding finding_from(const Error& error, std::string code) {
  return {std::move(code), Severity::error, error.message(), error.place(), error.hint()};
}

void Findings::add(Finding finding) {
  if (std::find(findings_.begin(), findings_.end(), finding) == findings_.end())
    findings_.push_back(std::move(finding));
}

void Findings::merge(const Findings& other) {
  for (const auto& finding : other.findings_) add(finding);
}

void Findings::sort() {
  std::sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.place, a.code, a.message, a.severity, a.remedy, a.tag) <
           std::tie(b.place, b.code, b.message, b.severity, b.remedy, b.tag);
  });
}

std::size_t Findings::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(findings_.begin(), findings_.end(),
                    [&](const Finding& finding) { return finding.severity == severity; }));
}

}  // namespace tongmun
