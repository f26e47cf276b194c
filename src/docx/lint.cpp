// The linter reads a file from its bytes, as a word processor does, and knows nothing of
// how it came to be.
#include "docx/lint.hpp"

#include "docx/detail/lint_memory.hpp"
#include "docx/docx.hpp"

namespace tongmun::docx {

Linter::Linter() : memory_(std::make_unique<Memory>()) {}
Linter::~Linter() = default;
Linter::Linter(Linter&&) noexcept = default;
Linter& Linter::operator=(Linter&&) noexcept = default;

void Linter::lint(std::string_view bytes, const std::string& name, Findings& findings) {
  try {
    const auto package = opc::Package::read(std::string(bytes), name);
    detail::lint_package(package, findings, *memory_);
  } catch (const Error& error) {  // one file of many
    auto finding = finding_from(error, std::string(detail::fault::unreadable.code));
    if (finding.remedy.empty()) finding.remedy = detail::fault::unreadable.remedy;
    findings.add(std::move(finding));
  }
}

void lint(std::string_view bytes, const std::string& name, Findings& findings) {
  Linter().lint(bytes, name, findings);
}

}  // namespace tongmun::docx
