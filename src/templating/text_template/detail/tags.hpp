// A text template cut at its tags: delimiters resolved, stand-alone lines taken away.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "templating/text_template/text_template.hpp"

namespace tongmun::templating::detail {

struct TextPiece {
  enum class Kind { text, field, raw, section, inverted, end, partial, nothing };
  Kind kind = Kind::text;      // nothing: a comment or set-delimiter tag inside a line
  std::string_view text = {};  // as it stands; the name of a tag. A view of the source
  std::size_t offset = 0;      // bytes, of the text or tag
  // Of a partial alone on its line: the white space before it, which belongs to its lines
  // then.
  bool alone = false;
  std::string_view indent = {};
};

// Lines and columns (code points) of a text, which must outlive it. For one thread at a
// time.
class TextPlaces {
 public:
  TextPlaces(std::string name, std::string_view text);
  Place at(std::size_t offset) const;

 private:
  std::string name_;
  std::string_view text_;
  std::vector<std::size_t> lines_;  // where each begins
  mutable std::size_t counted_ = 0;
  mutable int column_ = 1;
};

// The pieces of `text`, in order. A tag alone on its line (comment, delimiters, section,
// end, partial) takes the whole line with it. Only comments and delimiters may span
// lines. Faults are findings and their tags are left out; after 100 of them reading
// stops.
std::vector<TextPiece> cut_text(std::string_view text, const TextPlaces& places,
                                RawTags raw, Findings& findings);

}  // namespace tongmun::templating::detail
