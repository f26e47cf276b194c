// Folders are read first and laid over each other then: a parent may stand anywhere in
// the alphabet. A language is what its parent is, changed by its own files.
#include <algorithm>
#include <set>

#include "base/file.hpp"
#include "base/suggest.hpp"
#include "data/schema.hpp"
#include "language/detail/parse.hpp"

namespace tongmun::language {

namespace fs = std::filesystem;
using text::LanguageTag;

namespace {

// A folder's files as they are written.
struct Folder {
  std::string name;  // as findings show it
  data::File conventions;
  std::optional<data::File> countries;
};

class Reader {
 public:
  Reader(const fs::path& translations, const fs::path& root,
         const std::vector<LanguageTag>& wanted, Findings& findings)
      : translations_(fs::absolute(translations)),
        root_(fs::absolute(root)),
        wanted_(wanted),
        findings_(findings) {}

  std::map<LanguageTag, Conventions> read() {
    read_folders();
    merge(LanguageTag{});
    std::vector<LanguageTag> tags;  // more folders may be read on the way
    for (const auto& [tag, folder] : folders_) tags.push_back(tag);
    for (const auto& tag : tags) merge(tag);
    return std::move(merged_);
  }

  // Lists of countries in und, by what they share: "missing_posts", "papers".
  std::map<std::string, std::vector<std::string>> countries_by(
      std::string_view key) const {
    std::map<std::string, std::vector<std::string>> lists;
    const auto und = folders_.find(LanguageTag{});
    const auto* map =
        und == folders_.end() ? nullptr : und->second.conventions.root.find(key);
    if (!map) return lists;
    for (const auto& [name, codes] : map->entries) lists[name] = map->strings(name);
    return lists;
  }

 private:
  void add(std::string code, std::string message, const std::string& file,
           std::string remedy) {
    findings_.add({std::move(code),
                   Severity::error,
                   std::move(message),
                   {.file = file},
                   std::move(remedy)});
  }

  void read_folders() {
    const auto shown = shown_path(translations_, root_);
    std::error_code unreadable;
    if (!fs::is_directory(translations_, unreadable))
      return add("LA0001", "there is no such folder", shown,
                 "Make it; und/conventions.yaml is what every language begins with.");
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(translations_, unreadable))
      if (entry.is_directory(unreadable) &&
          !entry.path().filename().string().starts_with('.'))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());  // findings do not depend on the file system
    for (const auto& path : paths) read_folder(path);
    if (!folders_.contains(LanguageTag{}) &&
        !fs::exists(translations_ / "und", unreadable))
      add("LA0001", "there is no folder und", shown,
          "Make und/conventions.yaml: what every language begins with.");
  }

  void read_folder(const fs::path& path) {
    const auto shown = shown_path(path, root_);
    std::error_code unreadable;
    const auto tag = tag_of(path.filename().string(), shown);
    if (!tag) return;
    if (!is_wanted(*tag)) {
      skipped_.emplace(tag->str(), path);
      return;
    }
    if (!fs::exists(path / "conventions.yaml", unreadable))
      return add("LA0003", "this language has no conventions.yaml", shown,
                 "Write one; `name` alone will do, the rest is inherited.");
    auto conventions = read_file(path / "conventions.yaml", "conventions");
    if (!conventions) return;
    Folder folder{shown, std::move(*conventions), std::nullopt};
    if (fs::exists(path / "countries.yaml", unreadable))
      folder.countries = read_file(path / "countries.yaml", "countries");
    folders_.emplace(*tag, std::move(folder));
  }

  bool is_wanted(const LanguageTag& tag) const {
    return wanted_.empty() || tag == LanguageTag{} ||
           std::any_of(wanted_.begin(), wanted_.end(), [&](const auto& language) {
             return language.language() == tag.language();
           });
  }

  std::optional<LanguageTag> tag_of(const std::string& name, const std::string& shown) {
    try {
      const auto tag = LanguageTag::parse(name);
      if (tag.str() == name) return tag;
      add("LA0002", "this folder's name is not in canonical form", shown,
          "Rename it: " + tag.str() + ".");
    } catch (const Error&) {
      add("LA0002", "'" + name + "' is no language", shown,
          "Name the folder by a BCP 47 tag, such as ko, zh-Hant or pt-BR.");
    }
    return std::nullopt;
  }

  std::optional<data::File> read_file(const fs::path& path, std::string_view schema) {
    const auto name = shown_path(path, root_);
    try {
      auto file = data::read_yaml(path, name);
      data::validate(file, schema, findings_);
      if (file.root.is_map()) return file;
    } catch (const Error& error) {
      auto finding = finding_from(error, "LA0001");
      finding.place.file = name;
      findings_.add(std::move(finding));
    }
    return std::nullopt;
  }

  // The language's conventions, its parents merged before it.
  const Conventions& merge(const LanguageTag& tag) {
    if (const auto done = merged_.find(tag); done != merged_.end()) return done->second;
    const auto folder = folders_.find(tag);
    if (folder == folders_.end()) return merged_[tag];  // und, where it could not be read
    underway_.insert(tag);
    Conventions conventions;
    if (tag != LanguageTag{}) {
      const auto parent = parent_of(tag, folder->second);
      conventions = merge(parent);
      conventions.parent = parent;
    }
    underway_.erase(tag);
    apply(tag, folder->second, conventions);
    return merged_[tag] = std::move(conventions);
  }

  void apply(const LanguageTag& tag, const Folder& folder, Conventions& conventions) {
    conventions.tag = tag;
    conventions.file = folder.conventions.name;
    conventions.complete = tag != LanguageTag{};
    conventions.reviewed_by =
        conventions.reviewed_on = {};  // a review is of one language
    apply_conventions(folder.conventions.root, conventions);
    check_conventions(folder.conventions, conventions, findings_);
    if (!folder.countries) return;
    apply_countries(folder.countries->root, conventions);
    check_countries(*folder.countries, findings_);
  }

  // `parent`, or the nearest shorter tag that has a folder, or und.
  LanguageTag parent_of(const LanguageTag& tag, const Folder& folder) {
    const auto& file = folder.conventions;
    const auto* written = file.root.find("parent");
    if (written && written->is_scalar()) return written_parent(tag, file, *written);
    for (const auto& parent : tag.fallbacks())
      if (parent != tag && folders_.contains(parent) && !underway_.contains(parent))
        return parent;
    return {};
  }

  LanguageTag written_parent(const LanguageTag& tag, const data::File& file,
                             const data::Node& written) {
    const auto refuse = [&](std::string message, std::string remedy) {
      findings_.add({"LA0004", Severity::error, std::move(message), file.place(written),
                     std::move(remedy)});
      return LanguageTag{};
    };
    if (const auto skipped = skipped_.find(written.text); skipped != skipped_.end()) {
      const auto path = skipped->second;
      skipped_.erase(skipped);
      wanted_.push_back(LanguageTag::parse(written.text));
      read_folder(path);
    }
    std::vector<std::string> known = {"und"};
    for (const auto& [other, folder] : folders_)
      if (other != tag) known.push_back(other.str());
    for (const auto& [other, folder] : folders_) {
      if (other.str() != written.text) continue;
      if (underway_.contains(other))
        return refuse("this parent leads back to " + tag.str(),
                      "Name a parent above both.");
      return other;
    }
    if (written.text == "und") return {};
    return refuse("there is no language '" + written.text + "'",
                  suggestion(written.text, known));
  }

  fs::path translations_, root_;
  std::vector<LanguageTag> wanted_;
  std::map<std::string, fs::path> skipped_;  // by tag: of languages that are not wanted
  Findings& findings_;
  std::map<LanguageTag, Folder> folders_;
  std::map<LanguageTag, Conventions> merged_;
  std::set<LanguageTag> underway_;
};

}  // namespace

Library Library::read(const fs::path& translations, const fs::path& root,
                      Findings& findings, const std::vector<LanguageTag>& wanted) {
  Reader reader(translations, root, wanted, findings);
  Library library;
  library.languages_ = reader.read();
  library.missing_posts_ = reader.countries_by("missing_posts");
  library.papers_ = reader.countries_by("papers");
  library.root_ = std::move(library.languages_[LanguageTag{}]);
  library.languages_.erase(LanguageTag{});
  return library;
}

const Conventions* Library::find(const LanguageTag& tag) const {
  for (const auto& candidate : tag.fallbacks())
    if (const auto found = languages_.find(candidate); found != languages_.end())
      return &found->second;
  return nullptr;
}

bool Library::descends(const LanguageTag& tag, const LanguageTag& ancestor) const {
  for (auto at = tag; at != LanguageTag{};) {
    if (at == ancestor) return true;
    const auto found = languages_.find(at);
    if (found == languages_.end()) return false;
    at = found->second.parent;
  }
  return false;
}

void Library::set_digits(const LanguageTag& tag, const std::string& numbering_system) {
  for (auto& [language, conventions] : languages_)
    if (descends(language, tag))
      conventions.numbers.style.numbering_system = numbering_system;
}

void Library::set_calendar(const LanguageTag& tag, const std::string& calendar) {
  for (auto& [language, conventions] : languages_)
    if (descends(language, tag)) {
      conventions.calendar = calendar;
      if (const auto own = conventions.calendar_dates.find(calendar);
          own != conventions.calendar_dates.end())
        for (const auto& [name, pattern] : own->second) conventions.dates[name] = pattern;
    }
}

std::string Library::paper_of(const std::string& country) const {
  for (const auto& [paper, countries] : papers_)
    if (std::find(countries.begin(), countries.end(), country) != countries.end())
      return paper;
  return {};
}

bool Library::has_post(const std::string& country, const std::string& post) const {
  const auto found = missing_posts_.find(post);
  return found == missing_posts_.end() ||
         std::find(found->second.begin(), found->second.end(), country) ==
             found->second.end();
}

}  // namespace tongmun::language
