#include "base/file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "base/error.hpp"

using namespace tongmun;
namespace fs = std::filesystem;

namespace {

// A folder of the test's own, gone with it.
struct Folder {
  Folder() {
    auto name = (fs::temp_directory_path() / "tongmun_file_test.XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  fs::path path;
};

unsigned mode_of(const fs::path& file) {
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  return status.st_mode & 0777u;
}

template <class Call>
Error error_of(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  FAIL("nothing was thrown");
  throw;  // not reached
}

}  // namespace

TEST_CASE("files are written with fixed modes whatever the umask", "[base][file]") {
  const Folder folder;
  const auto file = folder.path / "out" / "letters" / "kr.docx";
  const auto old = ::umask(077);
  write_file_atomically(file, "first");
  write_file_atomically(file, std::string("sec\0nd", 6));
  ::umask(old);
  CHECK(read_file(file) == std::string("sec\0nd", 6));
  CHECK(mode_of(file) == 0644);
  CHECK(mode_of(folder.path / "out") == 0755);
  CHECK(mode_of(folder.path / "out" / "letters") == 0755);
  CHECK(std::distance(fs::directory_iterator(file.parent_path()), {}) ==
        1);  // no temporary file
}

TEST_CASE("a write that fails leaves nothing behind", "[base][file]") {
  const Folder folder;
  write_file_atomically(folder.path / "file", "x");
  const auto under_file = [&] {
    write_file_atomically(folder.path / "file" / "sub" / "y", "");
  };
  CHECK(error_of(under_file).kind() == ErrorKind::io);
  fs::create_directory(folder.path / "taken");
  const auto over_folder = [&] { write_file_atomically(folder.path / "taken", "y"); };
  CHECK(error_of(over_folder).kind() == ErrorKind::io);
  const auto long_name = [&] {
    write_file_atomically(folder.path / std::string(300, 'n') / "y", "");
  };
  CHECK(error_of(long_name).kind() == ErrorKind::io);
  CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 2);
}

TEST_CASE("files are read within a limit", "[base][file]") {
  const Folder folder;
  write_file_atomically(folder.path / "ten", "0123456789");
  CHECK(read_file(folder.path / "ten", 10) == "0123456789");
  CHECK(error_of([&] { read_file(folder.path / "ten", 9); }).kind() ==
        ErrorKind::refused);
  CHECK(error_of([&] { read_file(folder.path / "none"); }).kind() ==
        ErrorKind::not_found);
  CHECK(error_of([&] { read_file(folder.path); }).kind() == ErrorKind::io);
}

TEST_CASE("bytes that are not UTF-8 have a line and a column", "[base][file]") {
  const Folder folder;
  const auto file = folder.path / "letter.md";
  write_file_atomically(file, "\xEF\xBB\xBF첫 줄\n둘째\xFF 줄\n");
  const auto error = error_of([&] { read_text_file(file); });
  CHECK(error.kind() == ErrorKind::malformed);
  CHECK(error.place().file == file.string());
  CHECK(error.place().line == 2);
  CHECK(error.place().column == 3);
  CHECK_FALSE(error.hint().empty());
}

TEST_CASE("a byte order mark is no text", "[base][file]") {
  const Folder folder;
  write_file_atomically(folder.path / "bom", "\xEF\xBB\xBF한\n");
  write_file_atomically(folder.path / "only", "\xEF\xBB\xBF");
  CHECK(read_text_file(folder.path / "bom") == "한\n");
  CHECK(read_text_file(folder.path / "only").empty());
}

TEST_CASE("paths are shown from the root, unless they lie outside", "[base][file]") {
  CHECK(shown_path("/campaign/a/b.txt", "/campaign") == "a/b.txt");
  CHECK(shown_path("/campaign/a/../c.txt", "/campaign") == "c.txt");
  CHECK(shown_path("/other/b.txt", "/work") == "/other/b.txt");
}
