// How much of a language is written: its data held against those of another, as a rule the source's.
#pragma once

#include <string>
#include <vector>

#include "language/conventions.hpp"

namespace tongmun::language {

struct Coverage {
  std::size_t present = 0, wanted = 0;
  std::vector<std::string> missing;  // "posts.foreign-minister.inline", sorted
};

// The keys of conventions.yaml that the model has and a language needs: labels, posts with each
// use, words around figures, units, dates, quotation marks. Inherited ones are present.
Coverage conventions_coverage(const Conventions& language, const Conventions& model);

// Countries and their forms: "FR.official". Wanted are the model's countries, each with a short
// and an official name, `of`, `in`, `government_of`, and the language's own grammatical cases.
Coverage countries_coverage(const Conventions& language, const Conventions& model);

}  // namespace tongmun::language
