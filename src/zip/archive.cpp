// libzip finds the entries and hands out their packed bytes; unpack() does the rest. Everything
// that can be judged by the central directory is judged when the archive is opened, so that a
// hostile one is refused before any memory is spent on it.
#include "zip/archive.hpp"

#include <zip.h>

#include <algorithm>
#include <map>
#include <set>

namespace tongmun::zip {

namespace {

constexpr std::size_t end_record_bytes = 22, largest_comment = 65'535;
constexpr std::string_view end_record_signature = "PK\x05\x06";
// Of an entry in the central directory, on average: 46 and its name.
constexpr std::uint64_t directory_entry_bytes = 512;
constexpr std::uint64_t ratio_matters_from = std::uint64_t{1} << 20;

std::uint64_t little_endian(std::string_view bytes, std::size_t offset, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = count; i-- > 0;)
    value = (value << 8) | static_cast<unsigned char>(bytes[offset + i]);
  return value;
}

std::string bytes_text(std::uint64_t bytes) { return std::to_string(bytes) + " bytes"; }

struct ArchiveDeleter {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FileDeleter {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

struct Entry {
  zip_uint64_t index;
  std::uint64_t size, packed_size;
  std::uint32_t crc;
  int method;
};

}  // namespace

struct Archive::Impl {
  std::string bytes, name;
  Limits limits;
  std::vector<std::string> names;
  std::map<std::string, Entry, std::less<>> entries;
  std::unique_ptr<zip_t, ArchiveDeleter> archive;  // reads from `bytes`

  [[noreturn]] void fail(ErrorKind kind, std::string message, std::string entry = {}) const {
    throw Error(kind, std::move(message), {.file = name, .inside = std::move(entry)});
  }
  void check_end_records() const;
  void open();
  void read_directory();
  Entry entry_at(zip_uint64_t index, std::string& entry_name) const;
  void check_limits(const Entry& entry, const std::string& entry_name) const;
  const Entry& find(std::string_view entry) const;
};

// libzip reads the central directory of every end record that it finds in the last 64 KiB, and as
// many entries as fit in; so their sizes are checked before it sees the archive.
void Archive::Impl::check_end_records() const {
  const auto limit = limits.entries * directory_entry_bytes;
  std::uint64_t directories = 0;
  const auto tail = end_record_bytes + largest_comment;
  auto at = bytes.find(end_record_signature, bytes.size() > tail ? bytes.size() - tail : 0);
  if (at == std::string::npos)
    fail(ErrorKind::malformed, "this is no ZIP archive, or its end is missing");
  for (; at != std::string::npos; at = bytes.find(end_record_signature, at + 1)) {
    if (at + end_record_bytes > bytes.size()) continue;
    const auto count = little_endian(bytes, at + 10, 2), size = little_endian(bytes, at + 12, 4);
    if (count == 0xFFFF || size == 0xFFFFFFFF || little_endian(bytes, at + 16, 4) == 0xFFFFFFFF)
      fail(ErrorKind::refused, "ZIP64 archives are not read");
    directories += size;
    if (count > limits.entries || directories > limit)
      fail(ErrorKind::refused, "the archive has more than " + std::to_string(limits.entries) +
                                   " entries");
  }
}

void Archive::Impl::open() {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source) archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  const std::string message = archive ? "" : zip_error_strerror(&error);
  zip_error_fini(&error);
  if (archive) return;
  if (source) zip_source_free(source);
  fail(ErrorKind::malformed, "this is no ZIP archive: " + message);
}

Entry Archive::Impl::entry_at(zip_uint64_t index, std::string& entry_name) const {
  zip_stat_t stat;
  zip_stat_init(&stat);
  constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
                                  ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD |
                                  ZIP_STAT_ENCRYPTION_METHOD;
  if (zip_stat_index(archive.get(), index, 0, &stat) != 0 || (stat.valid & needed) != needed)
    fail(ErrorKind::malformed, "an entry of the archive is damaged");
  entry_name = stat.name;
  if (stat.encryption_method != ZIP_EM_NONE)
    fail(ErrorKind::malformed, "this entry is encrypted", entry_name);
  return {index, stat.size, stat.comp_size, stat.crc, stat.comp_method};
}

void Archive::Impl::check_limits(const Entry& entry, const std::string& entry_name) const {
  if (entry.size > limits.entry_bytes)
    fail(ErrorKind::refused,
         "this entry has " + bytes_text(entry.size) + "; at most " +
             bytes_text(limits.entry_bytes) + " are read",
         entry_name);
  const auto largest = entry.packed_size * static_cast<std::uint64_t>(limits.ratio);
  if (entry.size > ratio_matters_from && entry.size > largest)
    fail(ErrorKind::refused,
         "this entry grows more than " + std::to_string(limits.ratio) + " times when unpacked",
         entry_name);
}

void Archive::Impl::read_directory() {
  const auto count = static_cast<zip_uint64_t>(
      std::max<zip_int64_t>(0, zip_get_num_entries(archive.get(), 0)));
  if (count > limits.entries)
    fail(ErrorKind::refused,
         "the archive has more than " + std::to_string(limits.entries) + " entries");
  std::set<std::string> folded;
  std::uint64_t total = 0, packed_total = 0;
  for (zip_uint64_t index = 0; index < count; ++index) {
    std::string entry_name;
    const auto entry = entry_at(index, entry_name);
    const bool is_folder = entry_name.size() > 1 && entry_name.ends_with('/');
    if (!is_safe_name(std::string_view(entry_name).substr(0, entry_name.size() - is_folder)))
      fail(ErrorKind::malformed, "the name of this entry is not safe", entry_name);
    if (!folded.insert(folded_name(entry_name)).second)
      fail(ErrorKind::malformed, "this entry stands in the archive twice", entry_name);
    check_limits(entry, entry_name);
    total += entry.size;
    packed_total += entry.packed_size;
    if (total > limits.total_bytes)
      fail(ErrorKind::refused, "the archive unpacks to more than " +
                                   bytes_text(limits.total_bytes));
    // Entries that overlap are how a small archive holds much.
    if (packed_total > bytes.size())
      fail(ErrorKind::malformed, "entries of the archive overlap", entry_name);
    if (is_folder) continue;
    names.push_back(entry_name);
    entries.emplace(std::move(entry_name), entry);
  }
}

const Entry& Archive::Impl::find(std::string_view entry) const {
  const auto found = entries.find(entry);
  if (found == entries.end())
    fail(ErrorKind::not_found, "the archive has no such entry", std::string(entry));
  return found->second;
}

Archive::Archive(std::string bytes, std::string name, Limits limits)
    : impl_(std::make_unique<Impl>()) {
  impl_->bytes = std::move(bytes);
  impl_->name = std::move(name);
  impl_->limits = limits;
  impl_->check_end_records();
  impl_->open();
  impl_->read_directory();
}

Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

const std::vector<std::string>& Archive::names() const { return impl_->names; }

bool Archive::contains(std::string_view entry) const {
  return impl_->entries.find(entry) != impl_->entries.end();
}

std::string Archive::read(std::string_view entry) const {
  return unpack(read_packed(entry), {.file = impl_->name, .inside = std::string(entry)});
}

Packed Archive::read_packed(std::string_view entry) const {
  const auto& found = impl_->find(entry);
  Packed packed{.bytes = std::string(static_cast<std::size_t>(found.packed_size), '\0'),
                .method = found.method,
                .crc = found.crc,
                .size = found.size};
  const std::unique_ptr<zip_file_t, FileDeleter> file(
      zip_fopen_index(impl_->archive.get(), found.index, ZIP_FL_COMPRESSED));
  std::size_t filled = 0;
  while (file && filled < packed.bytes.size()) {
    const auto count = zip_fread(file.get(), packed.bytes.data() + filled,
                                 packed.bytes.size() - filled);
    if (count <= 0) break;
    filled += static_cast<std::size_t>(count);
  }
  if (!file || filled != packed.bytes.size())
    impl_->fail(ErrorKind::malformed, "this entry is damaged", std::string(entry));
  return packed;
}

}  // namespace tongmun::zip
