#include "base/fingerprint.hpp"

namespace tongmun {

std::uint64_t fingerprint(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3u;
  }
  // FNV's upper bits mix slowly in short inputs; one round of a finaliser evens them out.
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdu;
  hash ^= hash >> 33;
  return hash;
}

std::string short_fingerprint(std::string_view bytes, int digits) {
  static constexpr char hexadecimal[] = "0123456789abcdef";
  const auto hash = fingerprint(bytes);
  std::string text;
  for (int i = 0; i < digits && i < 16; ++i)
    text += hexadecimal[(hash >> (60 - 4 * i)) & 0xF];
  return text;
}

}  // namespace tongmun
