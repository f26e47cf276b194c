// A workspace: the folder that holds tongmun.yaml, and what belongs to it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "templating/phrase.hpp"
#include "text/language_tag.hpp"

namespace tongmun::pipeline {

struct Workspace {
  std::filesystem::path root;
  text::LanguageTag source;                     // en-GB
  std::vector<text::LanguageTag> languages;     // without the source
  std::vector<std::string> memories;            // patterns with {language}, in order
  text::LanguageTag fallback;                   // for recipients without one of the languages
  templating::ParticlePolicy particles = templating::ParticlePolicy::strict;

  // The campaigns of the workspace: the folders of campaigns/, sorted.
  std::vector<std::string> campaigns() const;
  // The source and all languages.
  std::vector<text::LanguageTag> expressions() const;
};

// The folder itself or its nearest parent that holds a tongmun.yaml. Throws Error: `not_found`
// without one, `malformed` at the first fault of the file. `findings` gets what can be lived with.
Workspace open_workspace(const std::filesystem::path& folder, Findings& findings);

}  // namespace tongmun::pipeline
