// Cuts a paragraph into segments: sentences with their fields and formatting inside.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "templating/program.hpp"
#include "templating/source.hpp"
#include "text/segmentation.hpp"

namespace tongmun::templating {

// A part of a paragraph: a segment's content, or a piece that is none's.
struct Cut {
  enum class Kind { segment, gap, piece };
  Kind kind = Kind::segment;
  model::InlineContent content = {};  // of a segment
  Look look = {};                     // of its first piece
  // The notes and links that codes of the content stand for, by the codes' ids. Views into the
  // pieces that were cut.
  std::vector<std::pair<int, const Piece*>> objects = {};
  Piece piece = {};                   // a tab, a picture, opaque markup
};

// The pieces as cuts, in order. A sentence never ends inside an open section. White space between
// two sentences is a gap.
std::vector<Cut> cut_segments(const std::vector<Piece>& pieces, const text::LanguageTag& language,
                              const text::SentenceRules& rules);

// True when there is a letter to translate outside fields.
bool is_translatable(const model::InlineContent& content);

}  // namespace tongmun::templating
