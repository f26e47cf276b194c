// A compiled template: a flat list of steps that build a document, and the segments in it.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "docx/docx.hpp"
#include "model/document.hpp"
#include "model/segment.hpp"
#include "templating/tags.hpp"
#include "templating/values.hpp"

namespace tongmun::templating {

// Formatting of a step's text.
struct Look {
  bool bold = false, italic = false;
  model::SharedProperties properties = {};
};

// What markup with tags in it becomes once they are filled: a block or a piece of the line, the
// target of a link and then its attributes, a piece of a shape, a picture's drawing, what it shows,
// a property of a table, the code of a field.
enum class MarkupUse {
  block,
  line,
  link_target,
  link,
  text_link,
  shape,
  picture,
  description,
  table,
  field
};

struct Step {
  enum class Kind {
    open_story,   // text: the part. Inside another story: relationship,
    close_story,  // column: the number of the first part made after it
    open_paragraph,
    close_paragraph,  // paragraph
    open_table,
    close_table,  // table
    open_row,
    close_row,  // row
    open_cell,
    close_cell,  // look.properties, column
    opaque_block,
    opaque,  // text: the markup
    open_markup,
    close_markup,  // use; between them text is markup and values are escaped
    link_end,
    open_note,
    close_note,  // note: without its blocks
    open_shape,
    close_shape,  // shape: which text is shown where
    open_shape_text,
    close_shape_text,
    picture,  // picture: its drawing is the markup before it, if any;
              // tag: the picture of the data that takes its place
    text,
    line_break,
    tab,    // text, look
    field,  // tag, look
    section,
    inverted,
    end,  // tag
    push_key,
    pop_key,  // around the body of a list's section
    segment,  // number of a TemplateSegment; replaced by localising
    segment_start,
    segment_end,  // text: the id
    gap           // between two sentences: the language says what stands there
  };
  Kind kind = Kind::text;
  std::string text = {};
  int tag = -1;                       // index into Program::tags
  std::size_t segment = 0;            // index into Template::segments
  std::string relationship = {};      // which the section properties that follow refer with
  std::size_t column = 0;             // of open_cell: which cell of the layout's row it is
  bool keeps_list = false;            // of push_key: the section repeats items of one list
  MarkupUse use = MarkupUse::line;
  Look look = {};
  model::Mark mark = model::Mark::none;
  std::shared_ptr<const model::Paragraph> paragraph = {};
  std::shared_ptr<const model::Table> table = {};
  std::shared_ptr<const model::Row> row = {};
  std::shared_ptr<const model::Note> note = {};
  std::shared_ptr<const model::Shape> shape = {};
  std::shared_ptr<const model::Picture> picture = {};
  std::shared_ptr<const model::Image> image = {};  // the file of a text part's picture
  // Of a segment: what its codes stand for, by their ids: a note, the start of a link.
  std::shared_ptr<const std::map<int, std::vector<Step>>> objects = {};
};

struct Program {
  std::vector<Step> steps;
  std::vector<Tag> tags;
};

// A segment of the template, in the source language.
struct TemplateSegment {
  std::string id;                     // "body-1a2b3c4d": part, and the hash of its content
  model::InlineContent content;
  bool translatable = true;           // false: fields and punctuation only; passes as it is
  Look look = {};                     // of the layout's run it stands in
  Place place = {};
  std::string previous, next;         // match keys of its neighbours in the part
  std::vector<Scope> scopes =
      {};  // the sections it stands in, for the check of its targets
  std::map<int, std::string> links =
      {};  // of rich text: where its links lead, by their codes
};

struct Manifest {
  std::string id;                     // the template's folder: "minister-letter"
  std::string document_type;          // of the XML: "letter"
  std::string number;                 // in IRIs
  bool one_per_recipient = true;
  bool circular = true;               // beside the recipients' letters, one that addresses all
  std::string post;                   // whom the circular addresses: "foreign-minister"
  std::map<std::string, std::string> layouts;  // "default" or a tag → file
  std::string file;                   // pattern of the file names
  std::vector<std::string> outputs = {};  // further formats, by name: "html"
  std::string source_name;            // template.yaml, as findings show it
};

struct LayoutProgram {
  std::shared_ptr<const docx::Layout> layout;
  Program program;
};

struct Template {
  Manifest manifest;
  text::LanguageTag source_language;
  // Of the text parts and the default layout in their order, then the campaign's own texts
  // (demands, titles of sources …) that the template prints.
  std::vector<TemplateSegment> segments;
  std::map<std::string, LayoutProgram> layouts;  // by the manifest's keys
  std::set<std::string> used;                    // paths that a tag names: "claim.prisoners"

  // The layout for a language: its own, its parents', the default.
  const LayoutProgram& layout_for(const text::LanguageTag& language) const;
};

}  // namespace tongmun::templating
