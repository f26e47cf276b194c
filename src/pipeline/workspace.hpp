// A workspace: the folder that holds tongmun.yaml, and what belongs to it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "language/conventions.hpp"
#include "templating/phrase.hpp"
#include "text/language_tag.hpp"

namespace tongmun::pipeline {

// Which of a recipient's languages are written.
enum class RecipientLanguages {
  first,     // the first that the workspace writes
  all,       // a letter in each
  bilingual  // one Word file that holds them all
};

struct Workspace {
  std::filesystem::path root;
  text::LanguageTag source;                     // en-GB
  std::vector<text::LanguageTag> languages;     // without the source
  std::vector<std::string> memories;            // patterns with {language}, in order
  text::LanguageTag fallback;                   // for recipients without one of the languages
  RecipientLanguages recipient_languages = RecipientLanguages::first;
  std::map<text::LanguageTag, std::string>
      digits;  // numbering systems, against the conventions'
  std::map<text::LanguageTag, std::string> calendars;
  templating::PhraserOptions phrasing;  // style, particles, names

  // The campaigns of the workspace: the folders of campaigns/, sorted.
  std::vector<std::string> campaigns() const;
  // The source and all languages.
  std::vector<text::LanguageTag> expressions() const;
};

// The folder itself or its nearest parent that holds a tongmun.yaml. Throws Error: `not_found`
// without one, `malformed` at the first fault of the file. `findings` gets what can be lived with.
Workspace open_workspace(const std::filesystem::path& folder, Findings& findings);

// What the workspace's translations/ say, with its own decisions on digits and calendars
// laid over. Only folders of the workspace's languages are read, unless `all` are asked
// for.
enum class ReadLanguages { of_workspace, all };
language::Library read_languages(const Workspace& workspace, Findings& findings,
                                 ReadLanguages which = ReadLanguages::of_workspace);

}  // namespace tongmun::pipeline
