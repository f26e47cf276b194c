// Stories read from parts: w:p, w:tbl and their insides into the model.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "docx/detail/numbering.hpp"
#include "docx/detail/styles.hpp"
#include "docx/detail/tree.hpp"
#include "model/document.hpp"
#include "opc/package.hpp"

namespace tongmun::docx::detail {

// Equal properties share one list, so that the writer can compare pointers and keep what
// it made.
class PropertyPool {
 public:
  model::SharedProperties share(model::Properties properties);  // null for none

 private:
  std::map<std::string, model::SharedProperties> known_;
};

// A part with notes, read once: its notes are asked for by the references to them.
struct NotesPart {
  std::string part;  // empty: the file has none
  Node root = {};
  std::vector<opc::Relationship> relationships = {};
};

// What reading a story needs to know, and what all stories of a file count together.
struct ReadContext {
  const opc::Package& package;
  const std::string& file;
  const Styles& styles;
  const Numbering& numbering;
  std::map<model::Note::Kind, NotesPart> notes = {};
  PropertyPool pool = {};
  std::map<std::string, text::LanguageTag> tags = {};
  std::map<std::string, std::shared_ptr<const model::Image>> images = {};
  int next_bookmark = 0;
  // Of the part being read.
  std::string part = {};
  std::vector<opc::Relationship> relationships = {};

  // The target of a relationship of the part, with the braces of tags that Word had
  // percent-encoded; empty when there is none.
  std::string target_of(std::string_view id) const;
  // Keeps the picture that a relationship leads to among the images. Its key, the part's name;
  // empty when it is no picture that others than Word show.
  std::string keep_image(std::string_view id);
  // The note that a reference means, its content read; nullptr when `reference` is none or leads
  // nowhere.
  std::shared_ptr<model::Note> read_note(const Node& reference);
};

// The parts with notes of a file. Comments are notes for those who write.
std::map<model::Note::Kind, NotesPart> read_notes_parts(const opc::Package& package,
                                                        const std::string& main);
// w:footnote, w:endnote, w:comment
std::string_view element_of(model::Note::Kind kind);

// What stands around the blocks of a story.
struct StoryFrame {
  std::string part;
  std::string head,
      tail;  // from the XML declaration to the first block; from the last on
  bool is_markup = false;  // the story is one piece of markup: the whole part
};
StoryFrame story_frame(const std::string& part, const Node& root);
// Of a part with notes: the head holds what is no note, such as the line above them.
StoryFrame notes_frame(const NotesPart& notes);
// Of a part that the layout lacks, with the separators that Word wants.
StoryFrame new_notes_frame(model::Note::Kind kind);
// "footnotes", "endnotes", "comments": of relationships and content types.
std::string_view notes_part_kind(model::Note::Kind kind);

// The tag, or "und" for what is no language ("x-none").
text::LanguageTag language_tag(ReadContext& context, std::string_view tag);

// Throws Error: `unsupported` for tracked changes, with part and paragraph.
void refuse_tracked_changes(const std::string& file, const std::string& part,
                            const Node& root);
model::Story read_story(ReadContext& context, const std::string& part, const Node& root);

// The blocks in an element of the story: a text box, a note.
std::vector<model::Block> read_content(ReadContext& context, const Node& parent);

// The bookmarks of a story that are not passed on: Word's "_GoBack" and those that begin
// or end where the model holds nothing, between rows or cells.
class Bookmarks {
 public:
  Bookmarks(const Node& root, int& next_id);
  bool is_dropped(std::string_view id) const;
  // The segment id when the bookmark with this w:id is a segment's.
  const std::string* segment(std::string_view id) const;
  // The bookmark's element with an id that is unique among all stories.
  std::string renumbered(const Node& node);

 private:
  struct Bookmark {
    std::string name, segment;
    bool started = false, ended = false, dropped = false;
    int id = -1;
  };
  void note(const Node& node, bool among_blocks, bool among_cells);
  void walk(const Node& node, bool among_blocks, bool among_cells);

  std::map<std::string, Bookmark, std::less<>> known_;
  int& next_id_;
};

// The content of a paragraph, or of a hyperlink or content control in it.
std::vector<model::Inline> read_inlines(ReadContext& context, Bookmarks& bookmarks,
                                        const Node& paragraph);

// A start tag with all that precedes the content, for a content control its properties.
bool is_block_wrapper(const Node& node);  // w:sdt, w:customXml
std::string wrapper_start(const Node& node);
std::string wrapper_end(const Node& node);
const std::vector<Node>& wrapper_content(const Node& node);

// Children of a property element, but for those named.
model::Properties read_properties(const Node& parent,
                                  std::initializer_list<std::string_view> but);

}  // namespace tongmun::docx::detail
