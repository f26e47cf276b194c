// A document as every reader makes it and every writer takes it: stories of blocks and runs.
// Each run knows its language, direction, formatting, segment and the value it came from.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "text/language_tag.hpp"
#include "text/script.hpp"

namespace tongmun::model {

// Formatting that a reader found and its writer puts back: opaque to everybody between. Each
// property is one child element of w:pPr, w:rPr, w:tblPr …, in the order of the file.
struct Property {
  std::string name;  // qualified, such as "w:spacing"
  std::string xml;   // the whole element
  friend bool operator==(const Property&, const Property&) = default;
};
using Properties = std::vector<Property>;
using SharedProperties = std::shared_ptr<const Properties>;  // null for none

// What a reader of a draft must see at a run.
enum class Mark { none, untranslated, doubtful, missing };

struct Run {
  std::string text;  // without line breaks and tabs
  text::LanguageTag language;
  text::FontSlot slot = text::FontSlot::latin;
  text::Direction direction = text::Direction::ltr;
  bool bold = false, italic = false;
  Mark mark = Mark::none;
  int value = -1;             // index into Document::values
  SharedProperties properties = {};  // w:rPr of the template
};

struct LineBreak {
  SharedProperties properties = {};
};
struct Tab {
  SharedProperties properties = {};
};

// Where a segment begins and ends. Segments do not overlap; one may be empty.
struct SegmentStart {
  std::string id;
};
struct SegmentEnd {
  std::string id;
};

// Markup that passes as it is: a drawing, a field character, the start or the end tag of a
// content control. What opens inside a paragraph closes inside it.
struct Opaque {
  std::string xml;
};

// What stands between a link's start and its end leads to the target.
struct LinkStart {
  std::string target;           // a URI, or '#' and the name of a bookmark
  std::string attributes = {};  // of w:hyperlink, but for the target: " w:tooltip=\"…\""
  // Of a text, not of the layout: it looks as the layout's style "Hyperlink" says, if it
  // has that.
  bool from_text = false;
};
struct LinkEnd {};

// A picture in the line of the text.
struct Picture {
  std::string image;        // a key of Document::images
  std::string description;  // for those who cannot see it; empty: decorative
  long width = 0, height = 0;  // as shown, in English Metric Units: 914,400 an inch
  // The run of the layout's own drawing, which keeps its size, crop and place; empty for a
  // picture that came from a text.
  std::string markup = {};
};

struct Note;   // a footnote, endnote or comment at the place of its reference
struct Shape;  // a drawing with text in it

// Notes and shapes stand behind pointers because they hold blocks.
using Inline = std::variant<Run, LineBreak, Tab, SegmentStart, SegmentEnd, Opaque, LinkStart,
                            LinkEnd, Picture, std::shared_ptr<Note>, std::shared_ptr<Shape>>;

struct ListItem {
  enum class Kind { bullet, number };
  Kind kind = Kind::bullet;
  int level = 0;
  int list = 0;  // items of one list share it; a new number restarts the numbering
};

struct Paragraph {
  std::string id = {};     // the anchor of the block: the same in all expressions ("body_3")
  std::string style = {};  // by name ("Salutation", "Heading 2", "List Number"); empty: Normal
  std::shared_ptr<const ListItem> list = {};  // null for none
  text::Direction direction = text::Direction::ltr;
  bool keep_with_next = false;
  std::vector<Inline> content = {};
  SharedProperties properties = {};       // w:pPr without style
  SharedProperties mark_properties = {};  // w:rPr of the paragraph mark
};

struct Table;
// A table stands behind a pointer because cells hold blocks. An opaque block is markup that
// passes as it is: section properties, the start or the end tag of a content control.
using Block = std::variant<Paragraph, std::shared_ptr<Table>, Opaque>;

struct Note {
  enum class Kind { footnote, endnote, comment };
  Kind kind = Kind::footnote;
  std::vector<Block> blocks = {};
  SharedProperties properties = {};  // of the run that refers to it
  std::string attributes = {};       // of a comment: author, initials, date
  int number = 0;                    // of a comment: pairs it with the markup of its range
};

// Markup and texts in turn: markup[0], texts[shown[0]], markup[1] … markup.back(). A text may be
// shown twice: Word repeats a text box in VML for programs that know no other.
struct Shape {
  std::vector<std::string> markup = {};
  std::vector<std::size_t> shown = {};
  std::vector<std::vector<Block>> texts = {};
};

struct Cell {
  std::vector<Block> blocks;  // at least one paragraph, and one at the end
  SharedProperties properties = {};
};

struct Row {
  std::string id = {};
  bool header = false;  // repeated on each page, and a heading to screen readers
  std::vector<Cell> cells;
  SharedProperties properties = {};
  // Of a row in a content control that repeats: what the control is tagged with, and which of its
  // items the row belongs to.
  std::string repeats = {};
  int item = 0;
};

struct Table {
  std::string id = {};
  std::string style = {};  // by name
  text::Direction direction = text::Direction::ltr;
  std::vector<Row> rows;
  SharedProperties properties = {};  // w:tblPr without style
  std::string grid = {};             // w:tblGrid as it stands; empty: made from the widest row
};

// A value that a run shows.
struct Value {
  enum class Kind { quantity, date, person, organisation, country, text };
  Kind kind = Kind::text;
  std::string id;          // "claim-prisoners", "org-icnk", "country-KR", "date-letter"
  // "200000", "20..25", "2013-01-08", "2011-09-07..2011-09-08"; empty for names.
  std::string normalised;
  std::string unit = {};   // "person", "percent" …
  std::string kind_of_claim = {};  // "up_to", "more_than" …
  bool in_words = false;   // shown as words: "three"
  std::string spelling = {};  // … by this ICU rule set; empty for the language's default
  text::LanguageTag language = {};  // whose words and patterns it is written in
  bool has_number = true;  // false: the noun says it alone (ar شخصان), there is nothing to read back
};

// The main text, a header, a footer; or a part that is all markup with tags in it: a chart, the
// document's properties. Notes stand where they are referred to.
struct Story {
  std::string part;  // "word/document.xml", "word/header1.xml"; the first is the main text
  std::vector<Block> blocks;
};

// A picture's file.
struct Image {
  std::string type;         // "image/png", "image/jpeg"
  std::string bytes;
  int width = 0, height = 0;  // pixels
};

struct Document {
  std::string title;
  text::LanguageTag language;
  text::Direction direction = text::Direction::ltr;
  std::string creator;  // an organisation, never a person
  std::vector<Story> stories;
  std::vector<Value> values;
  std::map<std::string, std::shared_ptr<const Image>> images = {};
};

// Calls `visit(Paragraph&)` for every paragraph of the blocks, in order: those inside tables too,
// and behind a paragraph those of its notes and shapes.
template <typename Blocks, typename Visit>
void for_each_paragraph(Blocks& blocks, const Visit& visit) {
  for (auto& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      visit(*paragraph);
      for (auto& item : paragraph->content) {
        if (auto* note = std::get_if<std::shared_ptr<Note>>(&item))
          for_each_paragraph((*note)->blocks, visit);
        else if (auto* shape = std::get_if<std::shared_ptr<Shape>>(&item))
          for (auto& text : (*shape)->texts) for_each_paragraph(text, visit);
      }
    } else if (auto* table = std::get_if<std::shared_ptr<Table>>(&block)) {
      for (auto& row : (*table)->rows)
        for (auto& cell : row.cells) for_each_paragraph(cell.blocks, visit);
    }
  }
}

}  // namespace tongmun::model
