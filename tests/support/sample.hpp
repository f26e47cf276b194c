// The sample workspace of this repository, copied for one test and changed file by file.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "support/temporary_folder.hpp"

namespace tongmun::support {

// Path from the folder, with '/', → the file's bytes.
using Tree = std::map<std::string, std::string>;

inline Tree tree_of(const std::filesystem::path& folder) {
  Tree tree;
  if (!std::filesystem::exists(folder)) return tree;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      tree[entry.path().lexically_relative(folder).generic_string()] =
          read_file(entry.path());
  return tree;
}

// The names of the files that are not the same in both, or only in one.
inline std::vector<std::string> differing(const Tree& a, const Tree& b) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : a)
    if (const auto other = b.find(name); other == b.end() || other->second != bytes)
      names.push_back(name);
  for (const auto& [name, bytes] : b)
    if (!a.contains(name)) names.push_back(name);
  return names;
}

class Sample {
 public:
  // With the source and these languages: most tests need no more, and each costs time.
  explicit Sample(const std::string& languages = "ko, ja, ar") {
    const std::filesystem::path source = TONGMUN_SOURCE_DIR;
    std::filesystem::copy_file(source / "tongmun.yaml", root() / "tongmun.yaml");
    if (!languages.empty()) write_only(languages);
    for (const auto* name : {"campaigns", "templates", "translations"})
      std::filesystem::copy(source / name, root() / name,
                            std::filesystem::copy_options::recursive);
  }

  // With all languages of the workspace.
  static Sample whole() { return Sample(""); }

  const std::filesystem::path& root() const { return folder_.path(); }
  std::filesystem::path out() const { return root() / "out"; }
  Tree written() const { return tree_of(out()); }

  std::string read(const std::string& file) const { return read_file(root() / file); }
  void write(const std::string& file, std::string_view bytes) {
    write_file_atomically(root() / file, bytes);
  }
  void remove(const std::string& file) {
    REQUIRE(std::filesystem::remove(root() / file));
  }

  // Changes the one place where `old` stands in the file.
  void replace(const std::string& file, std::string_view old, std::string_view by) {
    auto text = read(file);
    const auto at = text.find(old);
    INFO(file << " holds this once: " << old);
    REQUIRE(at != std::string::npos);
    REQUIRE(text.find(old, at + 1) == std::string::npos);
    write(file, text.replace(at, old.size(), by));
  }
  // Takes out the one line that begins so.
  void remove_line(const std::string& file, std::string_view start) {
    const auto text = read(file);
    const auto at =
        text.starts_with(start) ? 0 : text.find("\n" + std::string(start)) + 1;
    INFO(file << " has a line that begins so: " << start);
    REQUIRE((at != 0 || text.starts_with(start)));
    const auto end = text.find('\n', at);
    replace(file, text.substr(at, end + 1 - at), "");
  }
  // Takes out what the sample holds on purpose: an entity without a foreign minister, and
  // a country code that does not exist.
  void remove_planted_faults() {
    remove_line(recipients, "foreign-minister,HK,");
    remove_line(recipients, "foreign-minister,QQ,");
  }

  static constexpr const char* recipients = "campaigns/coi-2013/recipients.csv";
  static constexpr const char* claims = "campaigns/coi-2013/claims.yaml";
  static constexpr const char* body = "templates/minister-letter/body.md";
  // A letter's path below out/, without extension: letter("kr-foreign-minister", "ko").
  static std::string letter(const std::string& folder, const std::string& language) {
    const auto name = folder == "circular" ? "all" : folder;
    return "coi-2013/minister-letter/" + folder + "/coi-2013_minister-letter_" + name +
           "_" + language + "_20130108";
  }

 private:
  void write_only(const std::string& languages) {
    auto text = read("tongmun.yaml");
    const auto begin = text.find("languages: [") + 12;
    text.replace(begin, text.find(']', begin) - begin, languages);
    write("tongmun.yaml", text);
  }

  TemporaryFolder folder_;
};

}  // namespace tongmun::support
