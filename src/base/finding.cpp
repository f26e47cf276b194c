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

namespace {

// A message may quote a name of a megabyte. Cut before a continuation byte.
void cut_short(std::string& text) {
  constexpr std::size_t longest = 1000;
  if (text.size() <= longest) return;
  auto end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  text.replace(end, std::string::npos, "…");
}

// Findings are the same only where these are.
std::size_t fingerprint_of(const Finding& finding) {
  const auto hash = std::hash<std::string>{};
  std::size_t result = hash(finding.code);
  for (const auto part :
       {hash(finding.message), hash(finding.place.file), hash(finding.place.inside),
        static_cast<std::size_t>(finding.place.line),
        static_cast<std::size_t>(finding.place.column)})
    result = result * 31 + part;
  return result;
}

}  // namespace

void Findings::add(Finding finding) {
  cut_short(finding.message);
  cut_short(finding.remedy);
  const bool is_new = fingerprints_.insert(fingerprint_of(finding)).second;
  if (is_new || std::find(findings_.begin(), findings_.end(), finding) == findings_.end())
    findings_.push_back(std::move(finding));
}

void Findings::merge(const std::vector<Finding>& others) {
  for (const auto& finding : others) add(finding);
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
