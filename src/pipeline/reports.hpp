// What stands beside the letters: the aligned memory, alignment.json, the findings.
#pragma once

#include <string>
#include <vector>

#include "base/finding.hpp"
#include "pipeline/leverage.hpp"
#include "templating/program.hpp"

namespace tongmun::pipeline {

// A document of a work, and its segments in their order.
struct AlignedDocument {
  std::string file;                       // without extension
  std::string recipient;                  // "circular" for the circular
  std::string language;
  std::vector<std::string> segments;
};

using Expressions = std::map<text::LanguageTag, PreparedExpression>;

// TMX 1.4b: a unit for each segment of the template, its targets in all languages, untranslated
// ones left out.
std::string aligned_tmx(const templating::Template& source, const Expressions& expressions,
                        const text::LanguageTag& source_language);

// {"version":1,"campaign","work","source","languages":[…],
//  "segments":[{"id","source","targets":{tag:{"text","origin"}}}],
//  "documents":[{"file","recipient","language","segments":[id…]}]}
std::string alignment_json(const std::string& campaign, const templating::Template& source,
                           const Expressions& expressions, const text::LanguageTag& source_language,
                           const std::vector<AlignedDocument>& documents);

// The ids of "segments", and the files of "documents", of a written alignment.json.
struct ReadAlignment {
  std::vector<std::string> segments, files;
};
ReadAlignment read_alignment(const std::string& bytes, const std::string& name);

// Worst first; a block a finding: severity, code, place, message, remedy.
std::string findings_text(const Findings& findings);
// {"version":1,"counts":{…},"findings":[{"code","severity","message","file","line","column","inside","remedy"}]}
std::string findings_json(const Findings& findings);

}  // namespace tongmun::pipeline
