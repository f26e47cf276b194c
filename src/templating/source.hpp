// A template as its parts are written: blocks of text and tags, whatever format they came from.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "model/document.hpp"
#include "templating/tags.hpp"

namespace tongmun::templating {

struct SourceBlock;

// What stands in a paragraph.
struct Piece {
  enum class Kind {
    text, tag, line_break, tab,
    opaque,                // text: the markup
    link_start, link_end,  // object: the link
    note, shape,           // object, with its texts in `texts`
    picture                // object
  };
  Kind kind = Kind::text;
  std::string text = {};  // of text; the markup of opaque
  Tag tag = {};
  bool bold = false, italic = false;
  model::SharedProperties properties = {};
  model::Inline object = {};
  std::vector<std::vector<SourceBlock>> texts = {};
  Place place = {};  // of an object or markup in a DOCX; that of the paragraph where it is empty
};

struct SourceTable;

struct SourceBlock {
  enum class Kind { paragraph, table, opaque };
  Kind kind = Kind::paragraph;
  Place place = {};
  model::Paragraph paragraph = {};  // its style, list and properties; content stays empty
  std::vector<Piece> pieces = {};
  std::shared_ptr<SourceTable> table = {};
  std::string opaque = {};

  // The only tag of a paragraph that holds nothing else but white space; nullptr otherwise.
  const Tag* lone_tag() const;
};

// A cell; or, between cells, the start or the end of a section over cells.
struct SourceCell {
  std::vector<SourceBlock> blocks;
  model::SharedProperties properties = {};
  std::optional<Tag> mark = {};

  const Tag* lone_tag() const { return mark ? &*mark : nullptr; }
};

struct SourceRow {
  model::Row row;  // properties; cells stay empty
  std::vector<SourceCell> cells;
  // The only tag of a row that holds nothing else: a row section.
  const Tag* lone_tag() const;
};

struct SourceTable {
  model::Table table;  // style and properties; rows stay empty
  std::vector<SourceRow> rows;
};

// A block, and a row, that is nothing but this tag.
SourceBlock mark_block(const Tag& tag);
SourceRow mark_row(const Tag& tag);

// Markdown (CommonMark and tables, cmark-gfm). A section, partial or comment tag alone on
// its line stands between blocks, list items or table rows and leaves no block of its
// own. Headings get the styles "Heading n", list items "List Number" or "List Bullet",
// quotations "Quote", tables "Table Grid" with a header row. Footnotes stand where they
// are referred to, in "Footnote Text". A link leads to http, https, mailto, tel or a
// bookmark (else TP0061). A picture has the file's name as its `image`, its title as the
// piece's text and its description in `texts`. Raw HTML other than comments is refused
// (TP0010), code blocks too (TP0011). Faults of tags as scan_tags.
std::vector<SourceBlock> read_markdown(std::string_view text, const std::string& name,
                                       Findings& findings);

// The blocks of one story of a DOCX. A Word content control that repeats its content (w15:
// repeatingSection) and is tagged with the name of a list becomes that list's section, over its
// first item.
std::vector<SourceBlock> read_story(const model::Story& story, const std::string& file,
                                    Findings& findings);

}  // namespace tongmun::templating
