// Files read within a limit and written so that nobody ever sees half of one.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace tongmun {

inline constexpr std::size_t default_file_limit = std::size_t{64} << 20;  // bytes

// The bytes of a regular file. Throws Error: `not_found`, `io`, or `refused` above `limit` bytes.
std::string read_file(const std::filesystem::path& file, std::size_t limit = default_file_limit);

// As read_file, and proved to be UTF-8; a byte order mark at the start is dropped.
// Throws Error{malformed} at line and column of the first invalid byte.
std::string read_text_file(const std::filesystem::path& file,
                           std::size_t limit = default_file_limit);

// Throws Error{malformed} with the line and column where `bytes` stop being UTF-8.
void require_utf8(std::string_view bytes, const std::filesystem::path& file);

// Writes to a temporary name in the same folder, then renames over `file`; missing folders are
// made. Mode 0644 and 0755 whatever the umask, so that the same input gives the same tree.
// Throws Error{io}; the temporary file is gone then.
void write_file_atomically(const std::filesystem::path& file, std::string_view bytes);

// A path as it is shown to people and stored in outputs: relative to `root`, with '/'.
std::string shown_path(const std::filesystem::path& file, const std::filesystem::path& root);

}  // namespace tongmun
