#include "pipeline/stale.hpp"

#include <map>
#include <set>

#include "pipeline/outputs.hpp"

namespace tongmun::pipeline {

namespace fs = std::filesystem;

namespace {

std::string_view folder_of(const Letter& letter) {
  return std::string_view(letter.file).substr(0, letter.file.find('/'));
}

class Scan {
 public:
  Scan(const Made& made, const render::Formats& formats) : made_(made), formats_(formats) {
    for (const auto& letter : made.letters) letters_[folder_of(letter)].push_back(&letter);
  }

  void in_work(const fs::directory_entry& entry) {
    const auto name = entry.path().filename().string();
    if (is_pair_output(formats_, name) && !pair_outputs().contains(name))
      stale_.push_back(entry.path());
  }

  void in_folder(const fs::path& folder) {
    const auto name = folder.filename().string();
    std::vector<fs::path> files;
    std::set<std::string> called_as_letters;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(folder, code)) {
      files.push_back(entry.path());
      const auto extension = entry.path().extension();
      if (extension == ".docx" || extension == ".akn")
        called_as_letters.insert(entry.path().stem().string());
    }
    const auto kept = names_in(name);
    for (auto& file : files) {
      const auto inside = name + "/" + file.filename().string();
      // A text beside the letters may be somebody's notes: ours are called as a letter is.
      if (called_as_letters.contains(file.stem().string()) &&
          is_letter_output(formats_, inside) && !kept.contains(inside))
        stale_.push_back(std::move(file));
    }
  }

  void remove() const {
    std::error_code code;
    for (const auto& file : stale_) {
      fs::remove(file, code);
      fs::remove(file.parent_path(), code);  // where it is empty now
    }
  }

 private:
  std::set<std::string> names_in(const std::string& folder) const {
    std::set<std::string> names;
    const auto found = letters_.find(folder);
    if (found == letters_.end()) return names;
    for (const auto* letter : found->second) {
      if (made_.xml) names.insert(letter->file + ".akn");
      if (!letter->in_other_file) names.insert(letter->file + ".docx");
      add_outputs(*letter, names);
    }
    return names;
  }

  const std::set<std::string>& pair_outputs() {
    if (pair_outputs_.empty())
      for (const auto& letter : made_.letters)
        if (letter.recipient == nullptr) add_outputs(letter, pair_outputs_);
    return pair_outputs_;
  }

  void add_outputs(const Letter& letter, std::set<std::string>& names) const {
    for (const auto* format : made_.outputs)
      if (is_made_for(*format, letter, made_.source))
        names.insert(output_name(*format, letter, made_.work));
  }

  const Made& made_;
  const render::Formats& formats_;
  std::map<std::string_view, std::vector<const Letter*>> letters_;  // by folder
  std::set<std::string> pair_outputs_;                              // of the circular
  std::vector<fs::path> stale_;
};

}  // namespace

void remove_stale(const Made& made, const render::Formats& formats,
                  const campaign::Campaign& campaign) {
  // A list that could not be read says nothing of who is no recipient any more.
  if (campaign.is_broken("recipient.*")) return;
  Scan scan(made, formats);
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(made.folder, code)) {
    if (entry.is_regular_file())
      scan.in_work(entry);
    else if (entry.is_directory() &&
             !campaign.is_broken("recipient." + entry.path().filename().string()))
      scan.in_folder(entry.path());
  }
  scan.remove();
}

}  // namespace tongmun::pipeline
