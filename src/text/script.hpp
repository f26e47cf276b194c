// Scripts and directions: what a word processor must be told of each run.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/language_tag.hpp"

namespace tongmun::text {

enum class Direction { ltr, rtl };

// The direction of the language's script, by ICU.
Direction direction_of(const LanguageTag& language);

// Which of a run's font slots a character is taken from (ECMA-376 part 1 §17.3.2.26).
enum class FontSlot {
  latin,       // ascii and hAnsi: Latin, Greek, Cyrillic …
  east_asian,  // Han, Kana, Hangul, full-width forms
  complex      // Arabic, Hebrew, Thai, Devanagari …: w:cs and its twins
};

// The slot that texts of the language use in the main.
FontSlot main_slot(const LanguageTag& language);

struct ScriptRun {
  std::size_t begin = 0, end = 0;  // bytes
  FontSlot slot = FontSlot::latin;
  Direction direction = Direction::ltr;
};

// Cuts `text` where slot or direction change. Directions are those of the bidirectional algorithm
// in a paragraph of `language`. Digits, spaces and punctuation go with the text of their direction
// before them, or with what follows at the start; where they stand between two slots they take
// that of `language`. Quotes, dashes and dots that Latin and East Asian fonts share take the slot
// east_asian where it is the language's main one. European digits in right-to-left text keep the
// direction rtl of their surroundings (Word orders them by the bidirectional algorithm itself).
std::vector<ScriptRun> script_runs(std::string_view text, const LanguageTag& language);

// What kinds of characters a text has: those of each slot, and such as may run from right to left.
struct CharacterKinds {
  bool latin = false, east_asian = false, complex = false, right_to_left = false;
};
CharacterKinds kinds_of_characters(std::string_view text);

// True when the language is written in the script, among others: Hang and Hani for ko.
bool is_written_in(const LanguageTag& language, std::string_view script);

// ISO 15924 code of the first letter's script, such as "Hang", "Latn"; empty without letters.
std::string script_of(std::string_view text);

}  // namespace tongmun::text
