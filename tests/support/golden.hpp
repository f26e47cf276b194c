// Golden files: what a letter says, kept as text in tests/golden/ and compared part by
// part.
//   TONGMUN_ACCEPT=1 build/release/bin/pipeline_test "[golden]"    accepts what it says
//   now;
// read the change with git diff.
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "support/letter_text.hpp"

namespace tongmun::support {

inline std::string golden_text(const std::vector<LetterPart>& parts) {
  std::string text;
  for (const auto& part : parts) {
    text += (text.empty() ? "== " : "\n== ") + part.name + "\n";
    for (const auto& line : part.lines) text += line + "\n";
  }
  return text;
}

// The parts of a golden file, by name.
inline std::map<std::string, std::vector<std::string>> golden_parts(
    const std::string& text) {
  std::map<std::string, std::vector<std::string>> parts;
  std::vector<std::string>* part = nullptr;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("== "))
      part = &parts[line.substr(3)];
    else if (part != nullptr)
      part->push_back(line);
  }
  return parts;
}

// Holds the letter against tests/golden/<name>.txt, or writes that file when
// TONGMUN_ACCEPT is set.
inline void check_golden(const std::string& name, const std::vector<LetterPart>& parts) {
  const auto file =
      std::filesystem::path(TONGMUN_SOURCE_DIR) / "tests/golden" / (name + ".txt");
  const auto said = golden_text(parts);
  if (std::getenv("TONGMUN_ACCEPT") != nullptr) {
    write_file_atomically(file, said);
    return;
  }
  INFO("accept what changed with TONGMUN_ACCEPT=1, and read it with git diff");
  const auto wanted = golden_parts(read_file(file)), found = golden_parts(said);
  for (const auto& [part, lines] : wanted) {
    INFO(name << ".txt, " << part);
    REQUIRE(found.contains(part));
    for (const auto& [old, now] : changes(lines, found.at(part))) CHECK(now == old);
  }
  CHECK(found.size() == wanted.size());
}

}  // namespace tongmun::support
