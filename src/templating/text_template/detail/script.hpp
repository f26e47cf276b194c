// A text template made ready for Mustache: a script in which every piece is a number.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "templating/text_template/text_template.hpp"

namespace tongmun::templating::detail {

// What a number of the script stands for.
struct TextStep {
  enum class Kind {
    text,      // prints `text`
    indent,    // prints the indentation of the partial at hand
    field,     // prints the value of `path`, escaped
    raw,       // prints it as it is
    section,   // over the value of `path`
    inverted,  // where it does not hold
    partial    // the partial `text`; its lines begin with `indent` where it stands alone
  };
  Kind kind = Kind::text;
  std::string text = {};               // of the piece; of tags the name: "sender.name"
  std::vector<std::string> path = {};  // "sender", "name"; empty for the item at hand "."
  Place place = {};
  bool alone = false;
  std::string indent = {};
};

// For kainjow: "{{&0}}{{#1}}{{&2}}{{/1}}". It sees no white space, no line and no name,
// so that nothing of what it does with those takes part. A partial stands in place, as a
// section of its own number; only one that is inside itself is called:
// {{#3}}{{>4}}{{/3}}, 4 in `partials`.
struct TextScript {
  std::string text;
  std::vector<TextStep> steps;
  std::map<std::size_t, std::string> partials;
};

// Reads the source and all partials it reaches. Findings and errors as
// TextTemplate::compile; the script is of use only without findings of severity error.
TextScript build_script(const TextSource& source, const Partials& partials,
                        const TextOptions& options, Findings& findings);

}  // namespace tongmun::templating::detail
