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

namespace tongmun::docx::detail {

// Equal properties share one list, so that the writer can compare pointers and keep what
// it made.
class PropertyPool {
 public:
  model::SharedProperties share(model::Properties properties);  // null for none

 private:
  std::map<std::string, model::SharedProperties> known_;
};

// What reading a story needs to know, and what all stories of a file count together.
struct ReadContext {
  const std::string& file;
  const Styles& styles;
  const Numbering& numbering;
  PropertyPool pool = {};
  std::map<std::string, text::LanguageTag> tags = {};
  int next_bookmark = 0;
};

// What stands around the blocks of a story.
struct StoryFrame {
  std::string part;
  std::string head,
      tail;  // from the XML declaration to the first block; from the last on
};
StoryFrame story_frame(const std::string& part, const Node& root);

// The tag, or "und" for what is no language ("x-none").
text::LanguageTag language_tag(ReadContext& context, std::string_view tag);

// Throws Error: `unsupported` for tracked changes, with part and paragraph.
model::Story read_story(ReadContext& context, const std::string& part, const Node& root);

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
