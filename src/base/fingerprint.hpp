// Fingerprints: short names for contents, the same on every machine. Not for security.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tongmun {

// FNV-1a, 64 bits, its bits mixed once more: no published FNV value is met.
std::uint64_t fingerprint(std::string_view bytes);

// The upper `digits` hexadecimal digits of the fingerprint, lower case; at most 16.
std::string short_fingerprint(std::string_view bytes, int digits = 8);

}  // namespace tongmun
