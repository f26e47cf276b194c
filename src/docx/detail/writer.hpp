// A document's stories written as parts.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "docx/detail/numbering.hpp"
#include "docx/detail/properties.hpp"
#include "docx/detail/reader.hpp"
#include "docx/detail/styles.hpp"
#include "docx/docx.hpp"
#include "model/document.hpp"

namespace tongmun::docx::detail {

// What the writer needs to know of a layout.
struct WriterContext {
  const opc::Package& package;
  const Styles& styles;
  const Numbering& numbering;
  int text_width =
      9026;  // between the margins of the last section, in twentieths of a point
  // Numbers from which notes are counted on: those of the layout's separators lie below.
  std::map<model::Note::Kind, int> first_notes = {};
  std::map<std::string, std::vector<opc::Relationship>> relationships = {};  // by part
};

// The relationships of a part while it is written: those that the layout gave it, and what the
// document adds.
class Relations {
 public:
  // `base` must outlive it.
  Relations(const std::vector<opc::Relationship>& base, const std::string& part);
  // The id of a relationship of that kind ("hyperlink", "image"), an old or a new one.
  std::string id_of(std::string_view kind, const std::string& target, bool external);
  std::vector<opc::Relationship> take_added() { return std::move(added_); }

 private:
  std::string part_;
  const std::vector<opc::Relationship>& base_;
  std::vector<opc::Relationship> added_;
};


// Ids and names that must not come twice in a file.
class UniqueIds {
 public:
  // A new w:id for a bookmark.
  int next_bookmark() { return bookmark_++; }
  // `name`, or with a number behind it where the file has it already (case does not
  // count).
  std::string unique_name(std::string name);
  // Markup whose drawings and content controls have ids that nobody had before.
  std::string unique_markup(std::string_view markup);
  // A new id for a drawing.
  std::string next_drawing();

 private:
  void replace_id(std::string& markup, std::string_view element,
                  std::string_view attribute, std::unordered_set<std::string>& used,
                  const std::string& prefix = {});

  int bookmark_ = 0;
  long next_ = 1;
  std::unordered_map<std::string, int> names_;
  std::unordered_set<std::string> drawings_, controls_, shapes_, shape_numbers_;
};

// One per document: the stories of a file share ids, lists and looks.
class StoryWriter {
 public:
  StoryWriter(const WriterContext& context, const model::Document& document,
              const WriteOptions& options);

  WrittenPart write(const StoryFrame& frame, const std::vector<model::Block>& blocks);
  // A story made after that of `frame`, which is another part.
  WrittenPart write_repeated(const StoryFrame& frame, const model::Story& story);
  // The part with the notes of that kind in all stories written so far.
  WrittenPart write_notes(const StoryFrame& frame, model::Note::Kind kind);
  bool has_notes(model::Note::Kind kind) const { return !notes_[index_of(kind)].empty(); }

  // Complete after the last story.
  // Pictures that the layout does not have, by the names of their parts.
  const std::map<std::string, std::shared_ptr<const model::Image>>& media() const {
    return media_;
  }
  BuiltInStyles styles_added() const { return added_; }
  const std::vector<NewList>& new_lists() const { return lists_; }

 private:
  void write_blocks(const std::vector<model::Block>& blocks);
  void write_paragraph(const model::Paragraph& paragraph);
  void write_paragraph_properties(const model::Paragraph& paragraph);
  void write_inline(const model::Inline& piece);
  void write_run(const model::Run& run);
  void write_text(std::string_view text);
  void write_element_run(const std::string& properties, std::string_view element);
  void write_segment_start(const std::string& id);
  void write_segment_end(const std::string& id);
  void write_opaque(const std::string& xml);
  bool write_opaque_bookmark(std::string_view xml);
  void drop_bookmark(int number);
  void drop_open_bookmarks();
  bool write_comment_range(std::string_view xml);
  void write_link(const model::LinkStart& link);
  void write_link_end();
  void write_note(const std::shared_ptr<model::Note>& note);
  void write_note_content(const model::Note& note, int number);
  void write_shape(const model::Shape& shape);
  void write_picture(const model::Picture& picture);
  std::string relation_to(const model::Picture& picture);
  // Markup with ids that nobody had before, and links that lead where they say.
  std::string own_markup(std::string_view markup);
  std::string reference_look(const model::Note& note);
  const std::string& look_of(const model::Run& run);
  void close_segments();
  void write_table(const model::Table& table);
  void write_table_properties(const model::Table& table);
  // `widths` of the columns, in twentieths of a point; empty where the layout has a grid.
  void write_grid(const model::Table& table, const std::vector<int>& widths);
  void write_row(const model::Row& row, const std::vector<int>& widths);
  void write_cell(const model::Cell& cell, int column_width);

  static std::size_t index_of(model::Note::Kind kind) {
    return static_cast<std::size_t>(kind);
  }
  std::string section(const std::string& xml) const;
  // References to stories of this letter become relationships.
  std::string with_relations(std::string section);
  std::string_view style_id(Styles::Kind kind, const std::string& name);
  std::string number_properties(const model::Paragraph& paragraph);

  const WriterContext& context_;
  const model::Document& document_;
  const WriteOptions& options_;
  std::string out_;
  RunFormatter formatter_;
  OrderedProperties paragraph_, table_;
  UniqueIds ids_;
  std::unordered_map<std::string, std::string_view>
      paragraph_styles_;  // of names looked up
  BuiltInStyles added_ = 0;
  std::vector<NewList> lists_;
  std::map<std::pair<int, int>, int> list_numbers_;  // list and abstract to w:numId
  std::vector<std::pair<std::string, int>> open_segments_;
  std::map<std::string, int, std::less<>>
      opaque_bookmarks_;  // w:id of the layout to ours
  std::optional<Relations> relations_;
  std::array<std::vector<std::shared_ptr<model::Note>>, 3> notes_;
  std::map<std::string, int, std::less<>> open_comments_;  // w:id of the layout to ours
  std::map<std::string, std::shared_ptr<const model::Image>> media_;
  int open_links_ = 0;
  const Style* link_style_ = nullptr;  // of the open link, if it comes from a text
  std::map<const model::Properties*, model::SharedProperties>
      in_links_;          // with the style
  bool repeats_ = false;  // what is being written stands in the file already
};

}  // namespace tongmun::docx::detail
