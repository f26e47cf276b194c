// Columns count in letters, A to Z, AA to XFD: a number of base 26 without a zero.
#include <algorithm>
#include <charconv>

#include "campaign/detail/xlsx.hpp"

namespace tongmun::campaign {

Address address_of(std::string_view reference) {
  Address address;
  std::size_t at = 0;
  for (; at < reference.size() && at < 3 && reference[at] >= 'A' && reference[at] <= 'Z';
       ++at)
    address.column =
        address.column * 26 + static_cast<std::size_t>(reference[at] - 'A' + 1);
  const auto* const end = reference.data() + reference.size();
  const auto read = std::from_chars(reference.data() + at, end, address.row);
  if (read.ec != std::errc{} || read.ptr != end || address.column == 0 ||
      address.column > 16384 || address.row > 1048576)
    return {};
  return address;
}

std::string name_of(Address address) {
  std::string letters;
  for (auto column = address.column; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters + std::to_string(address.row);
}

std::string sheet_name_in_formulas(const std::string& name) {
  const auto is_plain = [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  };
  if (std::all_of(name.begin(), name.end(), is_plain)) return name;
  std::string quoted = "'";
  for (const char c : name) quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted + "'";
}

}  // namespace tongmun::campaign
