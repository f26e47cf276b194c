// What a Linter remembers, and the part of it that reads a package.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "docx/detail/lint.hpp"
#include "docx/lint.hpp"
#include "opc/package.hpp"

namespace tongmun::docx {

// Digests by the part's name, content type and packed bytes. Packed bytes are compared
// whole: a file may say any CRC.
struct Linter::Memory {
  struct Key {
    std::string part, content_type;
    std::shared_ptr<const zip::Packed> packed;

    friend bool operator==(const Key& a, const Key& b) {
      const auto &left = *a.packed, &right = *b.packed;
      return a.part == b.part && a.content_type == b.content_type &&
             left.crc == right.crc && left.size == right.size &&
             left.method == right.method && left.bytes == right.bytes;
    }
  };
  struct Hash {
    std::size_t operator()(const Key& key) const {
      return std::hash<std::string>{}(key.part) ^ (std::size_t{key.packed->crc} << 20);
    }
  };
  using Digest = std::shared_ptr<const detail::Digest>;
  static constexpr std::size_t most = 1000;

  Digest find(const Key& key) {
    const std::lock_guard lock(mutex);
    const auto found = digests.find(key);
    return found == digests.end() ? nullptr : found->second;
  }
  // Two threads may read the same part at once: both are right.
  void keep(Key key, Digest digest) {
    const std::lock_guard lock(mutex);
    if (digests.size() >= most) digests.clear();
    digests.emplace(std::move(key), std::move(digest));
  }

  std::mutex mutex;
  std::unordered_map<Key, Digest, Hash> digests;
};

namespace detail {

// The package, its parts, and what these ask of each other. Throws Error when it has no
// main part or a damaged list of relationships.
void lint_package(const opc::Package& package, Findings& findings,
                  Linter::Memory& memory);

}  // namespace detail
}  // namespace tongmun::docx
