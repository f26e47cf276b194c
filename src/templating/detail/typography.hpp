// Spaces that must not break, and spellings of a variety.
#pragma once

#include "language/conventions.hpp"
#include "model/document.hpp"

namespace tongmun::templating {

// Puts the no-break spaces of the language for ordinary ones, over the borders of runs; what is not
// translated stays as it is.
void set_typography(model::Paragraph& paragraph, const language::Typography& typography);

// The same for a plain text, its spelling replaced as well.
std::string with_typography(std::string text, const language::Typography& typography);

// The spelling of a variety (de-CH ß → ss). For words of the language, never for names.
std::string with_spelling(std::string text, const language::Typography& typography);

}  // namespace tongmun::templating
