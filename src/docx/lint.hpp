// A linter for many files, as docx::lint is for one.
//   docx::Linter linter;
//   for (const auto& letter : letters) linter.lint(letter.bytes, letter.name, findings);
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/finding.hpp"

namespace tongmun::docx {

// Finds what docx::lint finds, in the same order. Letters share styles, theme, settings
// and more, byte for byte: it remembers what it read of such parts, at most a thousand.
// Many threads may use one.
class Linter {
 public:
  Linter();
  ~Linter();
  Linter(Linter&&) noexcept;
  Linter& operator=(Linter&&) noexcept;

  void lint(std::string_view bytes, const std::string& name, Findings& findings);

  struct Memory;  // of the parts

 private:
  std::unique_ptr<Memory> memory_;
};

}  // namespace tongmun::docx
