// What stands beside the letters: the aligned memory, alignment.json, the findings.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "pipeline/leverage.hpp"
#include "templating/program.hpp"

namespace tongmun::pipeline {

// The ids of a document's segments, in their order. Letters of one form share a list.
using SegmentIds = std::shared_ptr<const std::vector<std::string>>;

// A document of a work. Views, but for the list.
struct AlignedDocument {
  std::string_view file;       // without extension
  std::string_view recipient;  // "circular" for the circular
  std::string_view language;
  SegmentIds segments;
};

using Expressions = std::map<text::LanguageTag, PreparedExpression>;

// TMX 1.4b: a unit for each segment of the template, its targets in all languages, untranslated
// ones left out.
std::string aligned_tmx(const templating::Template& source, const Expressions& expressions,
                        const text::LanguageTag& source_language);

// {"version":1,"campaign","work","source","languages":[…],
//  "segments":[{"id","source","targets":{tag:{"text","origin"}}}],
//  "sequences":[[id…]],
//  "documents":[{"file","recipient","language","sequence"}]}
// A document's sequence is the number of that in which its segments stand, from 0.
std::string alignment_json(const std::string& campaign, const templating::Template& source,
                           const Expressions& expressions, const text::LanguageTag& source_language,
                           const std::vector<AlignedDocument>& documents);

// The ids of "segments" of a written alignment.json, and how many documents it lists.
struct ReadAlignment {
  std::vector<std::string> segments;
  std::size_t documents = 0;
};
ReadAlignment read_alignment(const std::string& bytes, const std::string& name);

// Worst first; a block a finding: severity, code, place, message, remedy.
std::string findings_text(const Findings& findings);
// {"version":1,"counts":{…},"findings":[{"code","severity","message","file","line","column","inside","remedy"}]}
std::string findings_json(const Findings& findings);

}  // namespace tongmun::pipeline
