#include "fuzz/package_text.hpp"

#include "zip/archive.hpp"

namespace tongmun::fuzz {

std::string package_of(std::string_view input) {
  constexpr std::string_view mark = "=== ";
  if (!input.starts_with(mark)) return std::string(input);
  zip::Builder builder;
  while (input.starts_with(mark)) {
    const auto name_end = std::min(input.find('\n'), input.size());
    const auto name = input.substr(mark.size(), name_end - mark.size());
    input.remove_prefix(std::min(name_end + 1, input.size()));
    const auto next = input.starts_with(mark) ? 0 : input.find("\n=== ");
    builder.add(std::string(name), input.substr(0, next), 1);
    if (next == std::string_view::npos) break;
    input.remove_prefix(next == 0 ? 0 : next + 1);
  }
  return builder.finish();
}

}  // namespace tongmun::fuzz
