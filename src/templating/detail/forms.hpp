// The forms of a tag, taken apart: a grammatical case or a preposition, one particle,
// "sentence", and at most one form of the type.
#pragma once

#include <string>

#include "model/segment.hpp"
#include "templating/phrase.hpp"
#include "text/grammar.hpp"
#include "text/particle.hpp"

namespace tongmun::templating {

struct Phraser::Forms {
  std::string main, particle;
  std::string grammatical_case;  // "genitive"
  std::string preposition;       // "of": a country's phrase, or joined to a name
  bool sentence = false;
  bool rich = false;  // bold, italics and links of the data show as such

  explicit Forms(const std::string& tag) {
    for (auto& form : model::field_forms(tag)) {
      if (form == "sentence") sentence = true;
      else if (form == "rich")
        rich = true;
      else if (text::is_particle(form)) particle = form;
      else if (text::is_grammatical_case(form))
        grammatical_case = form;
      else if (is_preposition(form))
        preposition = form;
      else main = form;
    }
  }

  // "genitive" or "of", whichever the tag asks for.
  const std::string& relation() const {
    return grammatical_case.empty() ? preposition : grammatical_case;
  }
};

}  // namespace tongmun::templating
