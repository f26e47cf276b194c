// A document's stories written as parts.
#pragma once

#include <map>
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
  const Styles& styles;
  const Numbering& numbering;
  int text_width =
      9026;  // between the margins of the last section, in twentieths of a point
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

 private:
  void replace_id(std::string& markup, std::string_view element,
                  std::string_view attribute, std::unordered_set<std::string>& used);

  int bookmark_ = 0;
  long next_ = 1;
  std::unordered_map<std::string, int> names_;
  std::unordered_set<std::string> drawings_, controls_;
};

// One per document: the stories of a file share ids, lists and looks.
class StoryWriter {
 public:
  StoryWriter(const WriterContext& context, const model::Document& document,
              const WriteOptions& options);

  std::string write(const StoryFrame& frame, const std::vector<model::Block>& blocks);

  // Complete after the last story.
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
  void close_segments();
  void write_table(const model::Table& table);
  void write_table_properties(const model::Table& table);
  // `widths` of the columns, in twentieths of a point; empty where the layout has a grid.
  void write_grid(const model::Table& table, const std::vector<int>& widths);
  void write_row(const model::Row& row, const std::vector<int>& widths);
  void write_cell(const model::Cell& cell, int column_width);

  std::string section(const std::string& xml) const;
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
};

}  // namespace tongmun::docx::detail
