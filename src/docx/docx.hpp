// WordprocessingML (ECMA-376, transitional): read into a Document, written from one.
//   const auto layout = docx::Layout::read(bytes, "layout.docx");
//   auto letter = compose(layout.document(), …);
//   auto file = layout.write(letter, {});
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "model/document.hpp"
#include "opc/package.hpp"

namespace tongmun::docx {

// How the language of the whole document is told to the word processor.
struct LanguageSettings {
  std::string latin = "en-GB";       // w:lang w:val
  std::string east_asian = "ja-JP";  // w:lang w:eastAsia
  std::string complex = "ar-SA";     // w:lang w:bidi
  // Faces for the slots; empty keeps the layout's. Never embedded.
  std::string latin_font = {}, east_asian_font = {}, complex_font = {};
  bool no_italics = false;           // emphasis as w:em dots or bold (ja, zh, ar)
};

enum class Profile {
  send,  // scrubbed: no machine, person, time, revision ids, comments, custom properties
  work   // keeps comments
};

struct WriteOptions {
  LanguageSettings languages = {};
  Profile profile = Profile::send;
  std::string paper =
      {};  // "a4" or "letter": every section's size; empty keeps the layout's
};

// A part of a letter, and the relationships that it needs beyond those of the layout's part.
struct WrittenPart {
  std::string part, bytes;
  std::vector<opc::Relationship> relationships = {};
  std::string content_type = {};  // of a part that only this letter has
};

struct WrittenFile {
  std::string bytes;
  std::vector<WrittenPart> parts;
};

// The text of another file, as it stands in a layout.
struct Grafted {
  std::vector<model::Block> blocks;
  std::vector<int> section_breaks;  // paragraphs of the file, from 1, whose section break was dropped
};

// A layout or any other DOCX, DOTX or Flat OPC file: its document, and everything else of the
// package, which passes through. Reading it is for once; writing is for many threads.
class Layout {
 public:
  // Stories: the main text, then headers and footers by part name, then parts that are markup with
  // tags in it (charts, SmartArt, properties). Notes stand at their references. Runs that differ only in spelling marks, revision ids or language are joined, so that a tag that Word
  // cut in pieces is one run again. Bookmarks of segments come back as SegmentStart and
  // SegmentEnd; computed fields (PAGE) are one Opaque. Throws Error: as opc::Package, and
  // `malformed` with part; `unsupported` for tracked changes, with part and paragraph, and for
  // the Strict variant.
  static Layout read(std::string bytes, std::string name);
  // A file that this program has just written: what is refused in a file of others (a letter may be
  // larger than any layout) is not looked for.
  static Layout read_back(std::string bytes, std::string name);
  ~Layout();
  Layout(Layout&&) noexcept;
  Layout& operator=(Layout&&) noexcept;

  const model::Document& document() const;
  const std::string& name() const;
  // Names of the paragraph and table styles that the layout defines, as Word shows them.
  bool has_style(std::string_view name) const;
  // The part that holds, or will hold, the notes of that kind.
  const std::string& notes_part(model::Note::Kind kind) const;

  // The header or footer that a relationship of the main text leads to; empty for none.
  std::string story_at(std::string_view relationship) const;

  // The main text of `part`, to stand in the story `story` of this layout. What the text refers to
  // is added here: styles that this layout lacks by name (else its own look wins), lists as new
  // lists, pictures, charts and what else relationships lead to; its notes come with it. Pages,
  // headers and footers of `part` are not. Stories for charts with tags may be added behind the
  // others. For one thread, before anything is written. Throws Error: `malformed`.
  Grafted graft(const Layout& part, const std::string& story);

  // The file's bytes: the stories written anew, w:lang, rtl and cs twins, bookmarks, numbering and
  // properties set; every other part copied. The same document gives the same bytes. A story
  // "word/header2_3.xml" that the layout lacks becomes a part like its "word/header2.xml": with
  // docx::with_story a section refers to it.
  std::string write(const model::Document& document, const WriteOptions& options) const;
  // The same, with the parts that differ from letter to letter as they stand in the file.
  WrittenFile write_file(const model::Document& document, const WriteOptions& options) const;

 private:
  struct Impl;
  explicit Layout(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The name of a segment's bookmark: letters, digits and '_', at most 40 characters (Word's limit).
std::string bookmark_name(std::string_view segment_id);

// What a written file holds: bookmarked segments in the order of the main text, with their text.
struct ReadSegment {
  std::string bookmark, text;
};
std::vector<ReadSegment> read_segments(std::string_view bytes, const std::string& name);

// The linter: structural faults of a DOCX that make Word call it corrupt, or that a reader would
// trip over. Findings DX0001 …, with part and paragraph.
void lint(std::string_view bytes, const std::string& name, Findings& findings);

}  // namespace tongmun::docx
