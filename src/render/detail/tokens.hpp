// A paragraph for formats that are text all through: pieces in a row, nothing nested.
#pragma once

#include <string>
#include <vector>

#include "render/detail/flow.hpp"

namespace tongmun::render {

struct Token {
  enum class Kind { text, line_break, link_start, link_end, note, picture };
  Kind kind = Kind::text;
  std::string text = {};  // of a link: its target; of a picture: what it shows
  bool bold = false, italic = false;
  std::size_t number = 0;  // of a note, from 1
  std::string image = {};  // of a picture: its file's name, without folder
};

// Notes are added to `notes` and numbered by their place there. Draft marks are words
// around what they mark, "[doubtful: …]". What goes another way than the paragraph stands
// between U+2068 and U+2069. Links that may not go out, and those inside the file, are
// left out; decorative pictures and comments, too.
std::vector<Token> tokens_of(const model::Paragraph& paragraph,
                             std::vector<const model::Note*>& notes);

// Whether two paragraphs are lines of one block: the sender's address, a signature.
bool stays_together(const Piece& first, const Piece& second);

// The text with `first` before its first line and `rest` before the others; blank lines
// stay blank.
std::string indented(const std::string& text, const std::string& first,
                     const std::string& rest);

}  // namespace tongmun::render
