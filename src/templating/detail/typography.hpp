// Spaces that must not break, and spellings of a variety.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "language/conventions.hpp"
#include "model/document.hpp"

namespace tongmun::templating {

// Where the spaces of a language must not break. Most spaces are passed over by a look at the bytes
// beside them.
class SpaceRules {
 public:
  // `typography` must outlive the rules.
  explicit SpaceRules(const language::Typography& typography);

  bool empty() const;
  // What becomes of the space at `at`: nothing, where it may break.
  std::string_view space_at(std::string_view text, std::size_t at) const;

 private:
  const language::Typography& typography_;
  std::array<bool, 256> begins_mark_{}, ends_mark_{};
};

// Puts the no-break spaces of the language for ordinary ones, over the borders of runs; what is not
// translated stays as it is.
void set_typography(model::Paragraph& paragraph, const SpaceRules& rules);

// The same for a plain text, its spelling replaced as well.
std::string with_typography(std::string text, const language::Typography& typography);

// The spelling of a variety (de-CH ß → ss). For words of the language, never for names.
std::string with_spelling(std::string text, const language::Typography& typography);

}  // namespace tongmun::templating
