// POSIX calls: only they can say whether the bytes reached the disk before the rename.
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace tongmun {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail_io(const fs::path& file, const std::string& doing) {
  throw Error(ErrorKind::io, doing + ": " + std::strerror(errno), {.file = file.string()});
}

// Makes missing folders with mode 0755.
void make_folders(const fs::path& folder) {
  std::error_code code;  // a name too long, say, is for mkdir to report
  if (folder.empty() || fs::is_directory(folder, code)) return;
  make_folders(folder.parent_path());
  if (::mkdir(folder.c_str(), 0755) == 0)
    ::chmod(folder.c_str(), 0755);
  else if (errno != EEXIST)
    fail_io(folder, "cannot make the folder");
}

// A file under its temporary name; removed unless it was renamed.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& target) {
    static std::atomic<unsigned> counter{0};
    path_ = target.parent_path() / ("." + target.filename().string().substr(0, 180) + "." +
                                    std::to_string(::getpid()) + "." +
                                    std::to_string(counter++) + ".tmp");
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor_ < 0) fail_io(target, "cannot write");
  }
  ~TemporaryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!renamed_) ::unlink(path_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail_io(path_, "cannot write");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    ::fchmod(descriptor_, 0644);
  }
  void rename_to(const fs::path& target) {
    const int descriptor = descriptor_;
    descriptor_ = -1;
    if (::close(descriptor) != 0) fail_io(target, "cannot write");
    if (::rename(path_.c_str(), target.c_str()) != 0) fail_io(target, "cannot rename into place");
    renamed_ = true;
  }

 private:
  fs::path path_;
  int descriptor_ = -1;
  bool renamed_ = false;
};

}  // namespace

std::string read_file(const fs::path& file, std::size_t limit) {
  std::error_code code;
  const auto status = fs::status(file, code);
  if (!fs::exists(status))
    throw Error(ErrorKind::not_found, "there is no such file", {.file = file.string()});
  if (!fs::is_regular_file(status))
    throw Error(ErrorKind::io, "this is not a regular file", {.file = file.string()});
  const auto size = fs::file_size(file, code);
  if (code) throw Error(ErrorKind::io, "cannot read: " + code.message(), {.file = file.string()});
  if (size > limit)
    throw Error(ErrorKind::refused,
                "the file has " + std::to_string(size) + " bytes; at most " +
                    std::to_string(limit) + " are read",
                {.file = file.string()}, "Is this the file that was meant? Divide it.");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) fail_io(file, "cannot read");
  std::string bytes(static_cast<std::size_t>(size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

void require_utf8(std::string_view bytes, const fs::path& file) {
  const auto invalid = find_invalid_utf8(bytes);
  if (!invalid) return;
  int line = 1, column = 1;
  for (std::size_t offset = 0; offset < *invalid;) {
    const auto code_point = next_code_point(bytes, offset);
    line += code_point == '\n';
    column = code_point == '\n' ? 1 : column + 1;
  }
  throw Error(ErrorKind::malformed, "this is not UTF-8",
              {.file = file.string(), .line = line, .column = column},
              "Save the file as UTF-8.");
}

std::string read_text_file(const fs::path& file, std::size_t limit) {
  auto bytes = read_file(file, limit);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  require_utf8(bytes, file);
  return bytes;
}

void write_file_atomically(const fs::path& file, std::string_view bytes) {
  make_folders(file.parent_path());
  TemporaryFile temporary(file);
  temporary.write(bytes);
  temporary.rename_to(file);
}

std::string shown_path(const fs::path& file, const fs::path& root) {
  const auto relative = file.lexically_normal().lexically_relative(root.lexically_normal());
  if (relative.empty() || relative.begin()->string() == "..") return file.generic_string();
  return relative.generic_string();
}

}  // namespace tongmun
