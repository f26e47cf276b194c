#include "templating/detail/link_target.hpp"

namespace tongmun::templating {

bool is_bookmark(std::string_view target) {
  return target.size() > 1 && target.front() == '#' &&
         target.find_first_of(" \t\"<>#", 1) == std::string_view::npos;
}

std::string as_address(std::string_view target) {
  constexpr std::string_view digits = "0123456789ABCDEF", refused = " \"<>\\^`{|}";
  std::string address;
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && refused.find(c) == std::string_view::npos) {
      address += c;
    } else {
      address += '%';
      address += digits[byte >> 4];
      address += digits[byte & 15];
    }
  }
  return address;
}

}  // namespace tongmun::templating
