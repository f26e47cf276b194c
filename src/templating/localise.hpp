// The segments of a template in one language, and the script that the composer runs.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "templating/program.hpp"

namespace tongmun::templating {

struct LocalisedSegment {
  model::InlineContent content;
  text::LanguageTag language;                 // the source's where there is no translation
  model::Mark mark = model::Mark::none;       // untranslated, doubtful
  std::string origin = {};                    // the memory it comes from; empty for the source
  int score = 0;                              // of the memory's match: see Translation
};

struct Localisation {
  text::LanguageTag language;
  std::vector<LocalisedSegment> segments;     // as Template::segments, by index
  std::size_t reused = 0, missing = 0;
};

struct Translation {
  model::InlineContent content;
  std::string origin;
  bool doubtful = false;  // another one would fit as well: marked in the letter
  int score = 100;        // percent: 100 exact, 101 and 102 with one and both contexts
};
// What the memories offer for a segment; nothing where they have no sure match.
using Lookup = std::function<std::optional<Translation>(const TemplateSegment&)>;

// Fills in what `lookup` finds. TP0043 error: no translation, the source stands in its place.
// TP0040 a field of the source is missing, TP0041 one is too many, TP0042 formatting differs: the
// translation stands, marked doubtful. TP0020, TP0021 as in templates.
Localisation localise(const Template& source, const campaign::Campaign& campaign,
                      const text::LanguageTag& language, const Lookup& lookup, Findings& findings);
// The source expression: every segment as it is.
Localisation as_source(const Template& source, const text::LanguageTag& language);

// A program with its segments filled in. No text of a document or value is ever parsed as a
// template.
struct Script {
  std::vector<Step> steps;
  std::vector<Tag> tags;
  std::vector<std::size_t> ends;  // beside steps: of a section or inverted one, where its end is
};

Script make_script(const Program& program, const Template& source, const Localisation& localisation);

}  // namespace tongmun::templating
