// The forms of a tag, taken apart: one particle, "sentence", and at most one form of the type.
#pragma once

#include <string>

#include "model/segment.hpp"
#include "templating/phrase.hpp"
#include "text/particle.hpp"

namespace tongmun::templating {

struct Phraser::Forms {
  std::string main, particle;
  bool sentence = false;

  explicit Forms(const std::string& tag) {
    for (auto& form : model::field_forms(tag)) {
      if (form == "sentence") sentence = true;
      else if (text::is_particle(form)) particle = form;
      else main = form;
    }
  }
};

}  // namespace tongmun::templating
