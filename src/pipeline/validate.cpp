#include "pipeline/validate.hpp"

#include "base/file.hpp"
#include "docx/docx.hpp"
#include "exchange/tmx/tmx.hpp"
#include "render/akn/akn.hpp"

namespace tongmun::pipeline {

void validate_file(const std::filesystem::path& file, Findings& findings) {
  const auto name = file.generic_string();
  const auto extension = file.extension();
  try {
    const auto bytes = read_file(file);
    if (extension == ".docx" || extension == ".dotx")
      docx::lint(bytes, name, findings);
    else if (extension == ".tmx")
      exchange::tmx::read(bytes, name, [](const exchange::tmx::ReadUnit&) {}, findings);
    else if (extension == ".akn")
      render::akn::read_segments(bytes, name);
    else
      findings.add({"PL0041", Severity::error, "nothing is known of files like this",
                    {.file = name}, "Known are .docx, .dotx, .tmx and .akn."});
  } catch (const Error& error) {
    findings.add(finding_from(error, "PL0040"));
  }
}

}  // namespace tongmun::pipeline
