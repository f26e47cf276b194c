// libdeflate packs and unpacks whole buffers, two to three times as fast as zlib, and its output
// depends on the level alone. Its working memory is large, so each thread keeps its own.
#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <new>

#include "base/utf8.hpp"
#include "zip/archive.hpp"

namespace tongmun::zip {

namespace {

constexpr int stored = 0, deflated = 8, highest_level = 12;

struct Deleter {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
  void operator()(libdeflate_decompressor* decompressor) const {
    libdeflate_free_decompressor(decompressor);
  }
};

libdeflate_compressor* compressor_for(int level) {
  thread_local std::array<std::unique_ptr<libdeflate_compressor, Deleter>, highest_level + 1>
      compressors;
  auto& compressor = compressors[static_cast<std::size_t>(level)];
  if (!compressor) compressor.reset(libdeflate_alloc_compressor(level));
  if (!compressor) throw std::bad_alloc();
  return compressor.get();
}

libdeflate_decompressor* decompressor() {
  thread_local std::unique_ptr<libdeflate_decompressor, Deleter> kept;
  if (!kept) kept.reset(libdeflate_alloc_decompressor());
  if (!kept) throw std::bad_alloc();
  return kept.get();
}

std::string inflate(const Packed& packed, const Place& place) {
  std::string bytes(static_cast<std::size_t>(packed.size), '\0');
  // Without a place for the actual size, anything but exactly `size` bytes is an error.
  const auto result =
      libdeflate_deflate_decompress(decompressor(), packed.bytes.data(), packed.bytes.size(),
                                    bytes.data(), bytes.size(), nullptr);
  if (result != LIBDEFLATE_SUCCESS)
    throw Error(ErrorKind::malformed, "the packed bytes of this entry are damaged", place);
  return bytes;
}

}  // namespace

Packed pack(std::string_view bytes, int level) {
  Packed packed{.method = deflated,
                .crc = libdeflate_crc32(0, bytes.data(), bytes.size()),
                .size = bytes.size()};
  // Room for one byte less than stored: what needs more is better stored.
  if (bytes.size() > 1) {
    packed.bytes.resize(bytes.size() - 1);
    packed.bytes.resize(libdeflate_deflate_compress(
        compressor_for(std::clamp(level, 1, highest_level)), bytes.data(), bytes.size(),
        packed.bytes.data(), packed.bytes.size()));
  }
  if (packed.bytes.empty()) {
    packed.bytes = bytes;
    packed.method = stored;
  }
  return packed;
}

std::string unpack(const Packed& packed, const Place& place) {
  if (packed.method != stored && packed.method != deflated)
    throw Error(ErrorKind::unsupported,
                "this entry is packed by method " + std::to_string(packed.method), place,
                "Pack it again with Deflate.");
  auto bytes = packed.method == deflated ? inflate(packed, place) : packed.bytes;
  if (bytes.size() != packed.size ||
      libdeflate_crc32(0, bytes.data(), bytes.size()) != packed.crc)
    throw Error(ErrorKind::malformed, "this entry is damaged: its checksum differs", place);
  return bytes;
}

bool is_safe_name(std::string_view name) {
  if (name.empty() || find_invalid_utf8(name)) return false;
  for (const char byte : name)
    if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F || byte == '\\') return false;
  if (name.size() > 1 && name[1] == ':') return false;
  for (std::size_t start = 0; start <= name.size();) {
    const auto end = std::min(name.find('/', start), name.size());
    const auto component = name.substr(start, end - start);
    if (component.empty() || component == "." || component == "..") return false;
    start = end + 1;
  }
  return true;
}

std::string folded_name(std::string_view name) {
  std::string folded(name);
  for (auto& byte : folded)
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  return folded;
}

}  // namespace tongmun::zip
