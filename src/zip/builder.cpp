// libzip writes the archive into a buffer. Each entry is a source that says it is deflated
// already, which makes libzip copy it as it is. Times are set as DOS times: libzip's other call
// would go through the machine's time zone.
#include <zip.h>

#include <algorithm>
#include <cstring>

#include "zip/archive.hpp"

namespace tongmun::zip {

namespace {

constexpr std::uint16_t dos_midnight = 0x0000, dos_1980_01_01 = 0x0021;
constexpr std::size_t most_entries = 65'534;
constexpr std::uint64_t most_bytes = 0xFFFF'0000;  // below 4 GiB, with room for the directory

// What libzip reads one entry from. Lives until the archive is closed.
struct Source {
  const Packed* packed;
  std::size_t offset = 0;
};

zip_int64_t read_source(Source& source, void* data, zip_uint64_t length) {
  const auto& bytes = source.packed->bytes;
  const auto count = std::min<std::size_t>(length, bytes.size() - source.offset);
  std::memcpy(data, bytes.data() + source.offset, count);
  source.offset += count;
  return static_cast<zip_int64_t>(count);
}

zip_int64_t stat_source(const Source& source, void* data, zip_uint64_t length) {
  if (length < sizeof(zip_stat_t)) return -1;
  auto& stat = *static_cast<zip_stat_t*>(data);
  zip_stat_init(&stat);
  stat.valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
  stat.size = source.packed->size;
  stat.comp_size = source.packed->bytes.size();
  stat.comp_method = static_cast<zip_uint16_t>(source.packed->method);
  stat.crc = source.packed->crc;
  return sizeof(zip_stat_t);
}

zip_int64_t answer(void* user, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  auto& source = *static_cast<Source*>(user);
  switch (command) {
    case ZIP_SOURCE_OPEN: source.offset = 0; return 0;
    case ZIP_SOURCE_READ: return read_source(source, data, length);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: return 0;
    case ZIP_SOURCE_STAT: return stat_source(source, data, length);
    case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_READABLE;
    default: return -1;
  }
}

[[noreturn]] void fail(const std::string& entry, const std::string& message) {
  throw Error(ErrorKind::io, "cannot write the archive: " + message, {.inside = entry});
}

// The archive and the buffer that it is written to.
class Output {
 public:
  explicit Output(std::size_t entries) {
    sources_.reserve(entries);  // libzip keeps their addresses
    zip_error_t error;
    zip_error_init(&error);
    buffer_ = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (buffer_) archive_ = zip_open_from_source(buffer_, ZIP_TRUNCATE, &error);
    zip_error_fini(&error);
    if (archive_) zip_source_keep(buffer_);
    if (!archive_ && buffer_) zip_source_free(buffer_);
    if (!archive_) throw std::bad_alloc();
  }
  ~Output() {
    if (archive_) zip_discard(archive_);
    zip_source_free(buffer_);
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void add(const std::string& name, const Packed& packed) {
    auto& kept = sources_.emplace_back(Source{&packed});
    auto* source = zip_source_function(archive_, answer, &kept);
    if (!source) fail(name, zip_strerror(archive_));
    const auto added = zip_file_add(archive_, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
      zip_source_free(source);
      const bool exists = zip_error_code_zip(zip_get_error(archive_)) == ZIP_ER_EXISTS;
      if (exists) throw Error(ErrorKind::conflict, "this entry was added twice", {.inside = name});
      fail(name, zip_strerror(archive_));
    }
    const auto index = static_cast<zip_uint64_t>(added);
    // Without this, libzip would deflate what is stored.
    if (zip_set_file_compression(archive_, index, packed.method, 0) != 0 ||
        zip_file_set_dostime(archive_, index, dos_midnight, dos_1980_01_01, 0) != 0)
      fail(name, zip_strerror(archive_));
  }

  std::string finish() {
    if (zip_close(archive_) != 0) fail({}, zip_strerror(archive_));
    archive_ = nullptr;
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_open(buffer_) != 0 || zip_source_stat(buffer_, &stat) != 0)
      fail({}, zip_error_strerror(zip_source_error(buffer_)));
    std::string bytes(static_cast<std::size_t>(stat.size), '\0');
    const auto count = zip_source_read(buffer_, bytes.data(), bytes.size());
    zip_source_close(buffer_);
    if (count != static_cast<zip_int64_t>(bytes.size())) fail({}, "its buffer is cut short");
    return bytes;
  }

 private:
  std::vector<Source> sources_;
  zip_source_t* buffer_ = nullptr;
  zip_t* archive_ = nullptr;
};

// libzip removes an archive without entries; this is the empty one (APPNOTE 4.3.16).
std::string empty_archive() {
  std::string bytes("PK\x05\x06");
  bytes.resize(22, '\0');
  return bytes;
}

}  // namespace

void Builder::add(std::string name, std::string_view bytes, int level) {
  add(std::move(name), pack(bytes, level));
}

void Builder::add(std::string name, Packed packed) {
  add(std::move(name), std::make_shared<const Packed>(std::move(packed)));
}

void Builder::add(std::string name, std::shared_ptr<const Packed> packed) {
  entries_.emplace_back(std::move(name), std::move(packed));
}

std::string Builder::finish() {
  const auto entries = std::exchange(entries_, {});
  if (entries.empty()) return empty_archive();
  std::uint64_t bytes = 0;
  for (const auto& [name, packed] : entries) bytes += packed->bytes.size() + 2 * name.size() + 128;
  if (entries.size() > most_entries || bytes > most_bytes)
    throw Error(ErrorKind::refused, "the archive would be too large for a ZIP");
  Output output(entries.size());
  for (const auto& [name, packed] : entries) output.add(name, *packed);
  return output.finish();
}

}  // namespace tongmun::zip
