// Files held against the rules of their format, one by one.
#pragma once

#include <filesystem>

#include "base/finding.hpp"

namespace tongmun::pipeline {

// Adds what is wrong with the file, by its extension: .docx and .dotx by the linter, .tmx and .akn
// by their readers. What cannot be read at all is a finding too (PL0040); an unknown kind is
// PL0041.
void validate_file(const std::filesystem::path& file, Findings& findings);

}  // namespace tongmun::pipeline
