// ZIP archives: read within limits, written the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace tongmun::zip {

struct Limits {
  std::size_t entries = 10'000;
  std::size_t entry_bytes = std::size_t{128} << 20;  // of one entry, unpacked
  std::size_t total_bytes = std::size_t{512} << 20;  // of all entries, unpacked
  int ratio = 1000;  // unpacked bytes per packed byte, of entries above 1 MiB
};

// An entry in its packed form, so that it can be copied into another archive untouched.
struct Packed {
  std::string bytes;             // deflated (method 8) or stored (method 0)
  int method = 8;
  std::uint32_t crc = 0;         // of the unpacked bytes
  std::uint64_t size = 0;        // unpacked
};

// An archive in memory. Names are paths with '/', relative, without "..", not twice (also not
// by case alone). Reading is thread-safe when each thread has its own archive.
class Archive {
 public:
  // Throws Error: `malformed` for what is no ZIP, is encrypted or split, has unsafe or double
  // names; `refused` at a limit and for ZIP64, which only larger archives need. `name` is the
  // file of every Error's place. Keeps `bytes`.
  explicit Archive(std::string bytes, std::string name, Limits limits = {});
  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;

  // In the order of the central directory; entries of folders ("word/") are passed over.
  const std::vector<std::string>& names() const;
  bool contains(std::string_view entry) const;
  // The unpacked bytes, CRC checked. Throws Error: `not_found`, `malformed`, and `unsupported`
  // for any method but stored and deflated.
  std::string read(std::string_view entry) const;
  // As it lies in the archive; neither unpacked nor checked.
  Packed read_packed(std::string_view entry) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Deflates with libdeflate at `level` (1 to 12; 6 is the default of most tools), or stores where
// that is smaller.
Packed pack(std::string_view bytes, int level = 6);
// The unpacked bytes. Throws Error: `malformed` when they differ from the size or the CRC;
// `unsupported` for any method but 0 and 8. `place` is the error's.
std::string unpack(const Packed& packed, const Place& place = {});

// A relative path with '/': no empty, "." or ".." component, no drive, backslash or control
// character.
bool is_safe_name(std::string_view name);
// ASCII letters in lower case: names that differ by these alone are one name to many systems.
std::string folded_name(std::string_view name);

// Builds an archive: entries in the order of `add`, times 1980-01-01 00:00, no extra fields, no
// comment, flag 11 (UTF-8) only for names beyond ASCII. The same entries give the same bytes.
class Builder {
 public:
  void add(std::string name, std::string_view bytes, int level = 6);
  void add(std::string name, Packed packed);
  void add(std::string name, std::shared_ptr<const Packed> packed);  // shared, not copied
  // The archive's bytes. The builder is empty afterwards. Throws Error: `conflict` for a name
  // given twice, `refused` above 65,535 entries or 4 GiB, which would need ZIP64.
  std::string finish();

 private:
  std::vector<std::pair<std::string, std::shared_ptr<const Packed>>> entries_;
};

}  // namespace tongmun::zip
