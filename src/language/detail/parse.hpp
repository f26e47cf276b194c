// The files of one language: laid over what its parent gives, and held against what a
// language needs.
//
// Codes of this module (LA0012 is a warning; the others are errors unless they say so):
//   LA0001 a file or folder is missing or cannot be read
//   LA0002 a folder's name is no language tag in canonical form
//   LA0003 a language folder without conventions.yaml
//   LA0004 a parent that is not there, or that leads back
//   LA0005 a pattern with a name that it cannot hold
//   LA0006 a pattern that loses its value, or a {{ that is never closed
//   LA0007 plural categories of the language that a unit lacks
//   LA0008 a plural category that the language does not have (warning)
//   LA0009 a qualifier or hedge without words (warning)
//   LA0010 quotation marks that are not four
//   LA0011 a date pattern that is none, or finer than its name
//   LA0012 not yet reviewed by a native speaker
//   LA0013 impossible dates of a country's post, or in the wrong order
//   LA0014 an unknown country code
//   LA0015 a country's form whose name looks misspelt (warning)
//   LA0016 missing_posts outside und (warning)
#pragma once

#include <string_view>

#include "base/finding.hpp"
#include "data/node.hpp"
#include "language/conventions.hpp"

namespace tongmun::language {

// Lay conventions.yaml or countries.yaml over `conventions`. What has the wrong shape is
// passed over: the schema has told it.
void apply_conventions(const data::Node& root, Conventions& conventions);
void apply_countries(const data::Node& root, Conventions& conventions);

// What the schema cannot say. `merged` is the language with all that it inherits; needs
// that only a whole language has (units, qualifiers, a review) are not asked of und.
void check_conventions(const data::File& file, const Conventions& merged,
                       Findings& findings);
void check_countries(const data::File& file, Findings& findings);

// Nothing wrong with a CLDR date pattern: letters of dates only, quotes closed, at least
// a year, month or day. Else what is wrong.
std::string fault_of_date_pattern(std::string_view pattern);

}  // namespace tongmun::language
