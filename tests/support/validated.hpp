// What Microsoft's Open XML SDK and the ISO schemas say of DOCX files, by the shared tool
// `validate`.
#pragma once

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <map>
#include <string>

#include "base/file.hpp"
#include "support/published.hpp"
#include "support/temporary_folder.hpp"

namespace tongmun::published {

// Faults of the files, by name; empty when all are valid, and (with a warning) when the
// tool or something that it needs is absent.
inline std::string validated(const std::map<std::string, std::string>& files) {
  const auto tool = find("tools/validate");
  if (!tool) return {};
  const support::TemporaryFolder folder;
  std::string command = "'" + tool->string() + "'";
  for (const auto& [name, bytes] : files) {
    write_file_atomically(folder.path() / name, bytes);
    command += " '" + (folder.path() / name).string() + "'";
  }
  auto* pipe = ::popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string said;
  std::array<char, 4096> buffer{};
  while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe) != nullptr)
    said += buffer.data();
  const int status = ::pclose(pipe);
  if (status == 0) return {};
  if (WEXITSTATUS(status) == 2) {
    WARN("skipped: " << said);
    return {};
  }
  return said;
}

}  // namespace tongmun::published
