// The main job: a campaign, its templates and memories become aligned letters.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "base/progress.hpp"
#include "text/language_tag.hpp"

namespace tongmun::render {
class Formats;
}

namespace tongmun::pipeline {

enum class Mode {
  draft,   // builds with what there is; what is untranslated or doubtful is marked in the letters
  release  // writes nothing while errors stand
};

struct BuildOptions {
  std::filesystem::path workspace = ".";
  std::filesystem::path out = {};                  // empty: <workspace>/out
  std::vector<std::string> campaigns = {};         // empty: all
  std::vector<std::string> works = {};             // empty: what campaign.yaml names
  std::vector<text::LanguageTag> languages = {};   // empty: all of the workspace
  std::vector<std::string> recipients = {};        // ids or country codes; empty: all
  Mode mode = Mode::draft;
  // Formats beside the Word file and the XML, by name; empty: what template.yaml names.
  std::vector<std::string> outputs = {};
  const render::Formats* formats = nullptr;        // null: those of this program
  unsigned jobs = 0;                               // threads; 0: as many as processors
  unsigned shard = 1, shards = 1;                  // writes each shards-th letter, from shard on
  Progress::Style progress = Progress::Style::silent;
};

struct WorkReport {
  std::string campaign, work;
  std::filesystem::path folder;                    // out/<campaign>/<work>
  std::size_t letters = 0;                         // documents written, each as .docx and .akn
  std::size_t recipients = 0;                      // of these, in the language of a recipient
  std::vector<std::string> languages;
  std::size_t segments = 0, reused = 0, missing = 0;  // segments: of the source; the others over all languages
  std::size_t figures = 0, figures_found = 0;      // read back
  bool built = false;
  Findings findings;
  Findings of_shard;                               // with shards: what reading back found in its letters
};

struct BuildReport {
  std::vector<WorkReport> works;
  Findings findings;                               // of the workspace and of all works
  bool refused = false;                            // by Mode::release
  bool interrupted = false;
};

// Builds. Writes under out/<campaign>/<work>/: a folder for each recipient and one for
// the circular, <work>.tmx, alignment.json, findings.txt, findings.json; further outputs
// beside each letter, and <work>_<tag>.review.docx. PL0016 error: template.yaml names an
// unknown output. The same input gives the same bytes whatever jobs, shards, time zone,
// locale or umask. Throws Error for what stops everything: no workspace, an unknown
// campaign, a folder that cannot be written.
BuildReport build(const BuildOptions& options);

}  // namespace tongmun::pipeline
