// What others published: schemas and conformance suites of the shared folder, and
// xmllint.
#pragma once

#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "base/file.hpp"

namespace tongmun::published {

// $TONGMUN_SHARED, or the folder `shared` beside the source; nothing, and a warning, when
// absent.
inline std::optional<std::filesystem::path> find(const std::string& inside) {
  const char* variable = std::getenv("TONGMUN_SHARED");
  const auto shared = variable != nullptr
                          ? std::filesystem::path(variable)
                          : std::filesystem::path(TONGMUN_SOURCE_DIR) / "../shared";
  if (std::filesystem::exists(shared / inside)) return shared / inside;
  WARN("skipped: " << (shared / inside).string() << " is absent; set TONGMUN_SHARED");
  return std::nullopt;
}

// What xmllint says of the bytes: empty when they are valid, nothing (and a warning) when
// it could not be asked. `option` is "--dtdvalid" or "--schema".
inline std::optional<std::string> faults(const std::string& bytes,
                                         const std::string& option,
                                         const std::string& schema) {
  const auto schema_file = find(schema);
  if (!schema_file) return std::nullopt;
  if (std::system("command -v xmllint >/dev/null 2>&1") != 0) {
    WARN("skipped: xmllint is absent (libxml2-utils)");
    return std::nullopt;
  }
  static int number = 0;
  const auto file =
      std::filesystem::temp_directory_path() /
      ("tongmun_" + std::to_string(::getpid()) + "_" + std::to_string(++number) + ".xml");
  write_file_atomically(file, bytes);
  const auto catalog = schema_file->parent_path().parent_path() / "catalog.xml";
  const auto command = "XML_CATALOG_FILES='" + catalog.string() +
                       "' xmllint --nonet --noout " + option + " '" +
                       schema_file->string() + "' '" + file.string() + "' 2>&1";
  std::string said;
  auto* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe) != nullptr)
    said += buffer.data();
  const int status = ::pclose(pipe);
  std::filesystem::remove(file);
  return status == 0 ? std::string() : "invalid: " + said;
}

}  // namespace tongmun::published
