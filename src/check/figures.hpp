// Figures read back: every number and date that a rendered text should show is found in it again,
// by value, by a reader that shares nothing with what formatted it.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "model/document.hpp"
#include "text/values.hpp"

namespace tongmun::check {

struct FigureCount {
  std::size_t expected = 0, found = 0;
};

// What was found in paragraphs that many letters share. For one thread, and one set of aids.
class FoundFigures {
 public:
  const text::FoundValues& in(const std::string& text, const text::LanguageTag& language,
                              const text::DateAids& aids);

 private:
  std::unordered_map<std::string, text::FoundValues> kept_;
};

// Holds the paragraphs of a written file, read back (`read`), against the composed
// document: the same paragraphs, and in each the values of its runs. CH0001 error: a
// figure is not there or has another value. CH0002 error: the paragraphs are not the
// same. `file` names the document; `aids` say how the document's language writes dates
// where CLDR does not.
FigureCount check_figures(const model::Document& composed, const model::Document& read,
                          const std::string& file, Findings& findings,
                          const text::DateAids& aids = {},
                          FoundFigures* found_before = nullptr);

// The plain text of a paragraph; line breaks as '\n'.
std::string text_of(const model::Paragraph& paragraph);

}  // namespace tongmun::check
