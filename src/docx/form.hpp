// The form of a written letter: its markup without its words, and without the rows of tables that
// repeat others. Letters of one form differ in their words alone, and in how many such rows they
// have, so that what was found of the markup of one holds of all.
//   const auto file = layout.write_file(letter, options);
//   const auto form = docx::form_of(file.parts);
//   if (form.is_plain && known.contains(form.markup)) … only the words are to be looked at
#pragma once

#include <string>
#include <vector>

#include "docx/docx.hpp"
#include "model/document.hpp"

namespace tongmun::docx {

struct Form {
  // All parts with a letter for each text in place of it: what kinds of characters it has, and
  // whether spaces stand at its edges.
  std::string markup;
  std::vector<bool> kept_rows;  // of all rows, in the order in which they are written
  std::string words;     // the texts, one after another
  bool is_plain = true;  // false: braces of a tag or a replacement character among the words
};

Form form_of(const std::vector<WrittenPart>& parts);

// The document without the rows that its form leaves out. Written, it has the same form: a small
// letter to be looked at in place of one with ten thousand rows.
model::Document sample_of(const model::Document& document, const Form& form);

// The words of the document in the order in which Layout::write puts them down.
std::string words_of(const model::Document& document, Profile profile = Profile::send);

}  // namespace tongmun::docx
