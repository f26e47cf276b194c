// The state of a workspace's languages, and the beginning of a new one.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "language/coverage.hpp"
#include "text/language_tag.hpp"

namespace tongmun::pipeline {

// The units of a language's memory.
struct MemoryReview {
  std::size_t units = 0, reviewed = 0, with_notes = 0;
};

struct LanguageState {
  text::LanguageTag tag;
  std::string name;
  enum class Role { source, language, overlay, unused, new_one } role = Role::language;
  text::LanguageTag parent;
  std::string reviewed_by, reviewed_on;          // of the conventions; empty: by nobody yet
  language::Coverage conventions, countries;
  std::size_t segments = 0, translated = 0;      // of all works of the workspace
  std::vector<std::string> untranslated;         // "coi-2013/minister-letter: body-0d5ffced"
  std::size_t names = 0, names_needed = 0;       // organisations and people of all campaigns
  std::size_t names_to_review = 0;
  MemoryReview memory;
  std::vector<std::string> plural_categories;    // by CLDR
  std::map<std::string, std::vector<std::string>> fonts;  // slot → names, the first is used
};

// Surveys the languages of the workspace, or those asked for; one without a folder shows all that
// it would need. `findings` gets what the files themselves have to say.
std::vector<LanguageState> survey_languages(const std::filesystem::path& workspace,
                                            const std::vector<text::LanguageTag>& asked,
                                            Findings& findings);

std::string languages_text(const std::vector<LanguageState>& states, bool in_detail);
std::string languages_json(const std::vector<LanguageState>& states);

// Begins translations/<tag>/ with what CLDR knows: conventions.yaml and the short names of
// countries.yaml. Returns the files. Throws Error{conflict} where the folder is there already.
std::vector<std::filesystem::path> add_language(const std::filesystem::path& workspace,
                                                const text::LanguageTag& tag);

}  // namespace tongmun::pipeline
