// A document without pages: what formats other than Word's have in common. Paragraphs
// become headings, lists, quotes; tables that only arrange a letterhead are taken apart;
// blank paragraphs, markup and numbers of pages are left out. Nothing else is.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/document.hpp"

namespace tongmun::render {

struct Piece;
using Flow = std::vector<Piece>;  // points into the document that it was made of

struct Line {
  const model::Paragraph* paragraph;
};

// Level 1 is the title or the subject; no level is skipped.
struct Heading {
  int level;  // 1 to 6
  const model::Paragraph* paragraph;
};

struct Group {
  enum class Kind { address, quote, box };
  Kind kind;
  Flow pieces;
};

struct Item {
  const model::Paragraph* paragraph;
  int number;   // from 1
  Flow inside;  // deeper lists, boxes
};

struct List {
  bool numbered = false;
  int level = 0;
  std::vector<Item> items;
};

struct GridCell {
  int columns = 1, rows = 1;  // that it covers
  int column = 0;             // where it begins; a column may be covered from above
  Flow pieces;
};

struct GridRow {
  bool header = false;
  std::vector<GridCell> cells;
};

struct Grid {
  const model::Table* table;
  const model::Paragraph* caption = nullptr;
  bool first_column_heads = false;  // its cells are headings of their rows
  std::vector<GridRow> rows;
};

struct Piece {
  std::variant<Line, Heading, Group, List, Grid> what;
};

struct Parts {
  Flow header, main, footer;  // headers of all kinds of pages, each text once
};
Parts parts_of(const model::Document& document);

// Of a note. Headings are lines there.
Flow flow_of(const std::vector<model::Block>& blocks);

// The value that a run shows, or null.
const model::Value* value_of(const model::Document& document, const model::Run& run);

// What a draft's reader must see, as a word or the class of an element: "untranslated",
// "doubtful", "missing"; empty for no mark.
std::string_view word_of(model::Mark mark);

// Text alone: runs, breaks as spaces.
std::string plain(const model::Paragraph& paragraph);

// Whether a link may stand in a file that goes out: http, https, mailto, "#…".
bool is_safe_link(std::string_view target);

}  // namespace tongmun::render
