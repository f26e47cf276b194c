#include "fuzz/package_text.hpp"

#include <algorithm>

#include "zip/archive.hpp"

namespace tongmun::fuzz {

std::vector<std::pair<std::string, std::string_view>> files_of(std::string_view input) {
  constexpr std::string_view mark = "=== ";
  std::vector<std::pair<std::string, std::string_view>> files;
  while (input.starts_with(mark)) {
    const auto name_end = std::min(input.find('\n'), input.size());
    const auto name = input.substr(mark.size(), name_end - mark.size());
    input.remove_prefix(std::min(name_end + 1, input.size()));
    const auto next = input.starts_with(mark) ? 0 : input.find("\n=== ");
    files.emplace_back(name, input.substr(0, next));
    if (next == std::string_view::npos) break;
    input.remove_prefix(next == 0 ? 0 : next + 1);
  }
  return files;
}

std::string package_of(std::string_view input) {
  const auto files = files_of(input);
  if (files.empty()) return std::string(input);
  zip::Builder builder;
  for (const auto& [name, bytes] : files) builder.add(name, bytes, 1);
  return builder.finish();
}

}  // namespace tongmun::fuzz
