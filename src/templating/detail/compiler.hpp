// The compiler at work: source blocks in, steps out. One template, one compiler.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "templating/checker.hpp"
#include "templating/compile.hpp"
#include "templating/segments.hpp"
#include "templating/source.hpp"

namespace tongmun::templating {

// Where blocks come from, and how they are treated.
struct Origin {
  std::string part;                          // "body", "layout"
  bool has_segments = true;                  // false: a layout that is made for one language
  const model::Paragraph* host = nullptr;    // the paragraph of the partial's tag
  int paragraphs = 0, tables = 0, rows = 0;  // for ids
  std::size_t cut = 0, piece = 0;            // of the paragraph at work; piece: behind the last tag
};

// The width between the margins of the last section; in English Metric Units.
long text_width(const model::Document& layout);

// Gives the paragraph lines as high as what stands in them: a picture in lines of an
// exact height would be cut off.
void let_lines_grow(model::Paragraph& paragraph);

class Compiler {
 public:
  using Kind = Step::Kind;

  Compiler(std::filesystem::path folder, const campaign::Campaign& campaign,
           const CompileOptions& options, Findings& findings);

  // Nothing when there was an error.
  std::optional<Template> compile();
  void check_layout(const std::string& file);
  void check_part(const std::string& name);
  // Layouts and parts that were looked for, as findings name them.
  const std::set<std::string>& files() const { return files_; }

 private:
  // Findings name files as the workspace knows them, on every machine.
  std::string shown(const std::filesystem::path& file) const;

  void add_error(const Error& error, const char* code, const std::string& file);

  bool read_manifest();
  void check_file_pattern();
  void compile_layout(const std::string& key, const std::string& file);
  void link_neighbours();
  void add_data_texts();
  void refuse_words_in_default_layout();

  void emit_story(const model::Story& story, const std::string& file, Origin& origin);
  // Word sections: their breaks, headers and footers.
  void count_references(const model::Story& main);
  void emit_section_stories(const model::Paragraph& paragraph, Origin& origin);
  void emit_section_break(const SourceBlock& of, Origin& origin);

  // One sequence of blocks or rows in which sections open and close.
  template <typename Items, typename Emit>
  void emit_sequence(const Items& items, Origin& origin, const Emit& emit);
  template <typename Items>
  static bool only_lists(const Items& items, std::size_t section);
  void emit_section_tag(const Tag& tag, bool keeps_list);
  void emit_blocks(const std::vector<SourceBlock>& blocks, Origin& origin);
  void emit_block(const SourceBlock& block, Origin& origin);
  void emit_paragraph(const SourceBlock& block, Origin& origin);
  void emit_table(const SourceTable& table, const Place& place, Origin& origin);
  void emit_row(const SourceRow& row, Origin& origin);
  void emit_cell(const SourceCell& cell, std::size_t column, Origin& origin);
  void emit_cut(const Cut& cut, const SourceBlock& block, Origin& origin);
  void emit_piece(const Piece& piece, const SourceBlock& block, Origin& origin);
  void emit_inline_tag(const Piece& piece);
  // Markup whose tags are filled in before it is used.
  void emit_markup(const std::string& markup, MarkupUse use, const Place& place);
  void emit_opaque(const std::string& markup, Kind plain, MarkupUse use, const Place& place);
  void emit_note(const Piece& piece, Origin& origin);
  void emit_shape(const Piece& piece, const Place& place, Origin& origin);
  // The drawing of a layout, whose alternative text may name a picture of the data.
  void emit_picture(const model::Picture& picture, const Place& place);
  std::optional<Tag> image_tag(const model::Picture& picture, const Place& place) const;
  // A picture of a text part, from a file of the template.
  void emit_file_picture(const Piece& piece, const SourceBlock& block, Origin& origin);
  void emit_description(const SourceBlock& words, Origin& origin);
  std::shared_ptr<const model::Image> image_file(const std::string& name,
                                                 const Place& place);
  void emit_link(const model::LinkStart& link, const Place& place);
  // Sections that `emit` opens end with it; it ends none of those around.
  void closed_sections(const std::function<void()>& emit);
  // Steps that `emit` makes, set aside.
  template <typename Emit>
  std::vector<Step> aside(const Emit& emit);
  void splice(const Tag& partial, const SourceBlock& host, Origin& from);
  // The file of a part, in Markdown or DOCX; nothing, and a finding, when there is none or two.
  std::optional<std::filesystem::path> find_part(const Tag& partial);
  std::optional<std::vector<SourceBlock>> read_markdown_part(const std::string& name,
                                                             const std::filesystem::path& file);
  std::optional<std::vector<SourceBlock>> read_word_part(const std::string& name,
                                                         const std::filesystem::path& file);
  bool is_layout(const std::filesystem::path& file) const;
  std::size_t segment_for(const Cut& cut, const SourceBlock& block, Origin& origin);
  void check_segment(const model::InlineContent& content, const SourceBlock& block,
                     Origin& origin);

  Step& step(Kind kind) {
    program_->steps.push_back({.kind = kind});
    return program_->steps.back();
  }
  int add_tag(const Tag& tag) {
    program_->tags.push_back(tag);
    return static_cast<int>(program_->tags.size()) - 1;
  }

  std::filesystem::path folder_;
  const CompileOptions& options_;
  Findings& findings_;
  Checker checker_;
  Template template_;
  Program* program_ = nullptr;
  long text_width_ = 0;  // of the layout at work
  std::map<std::string, std::shared_ptr<const model::Image>> image_files_;  // null: told
  std::size_t floor_ = 0;                              // sections that a paragraph must not close
  std::vector<bool> open_lists_;                       // open sections: whether they repeat
  std::vector<std::string> including_;                 // parts being spliced in
  std::set<std::string> included_;                     // by the layout at work
  std::map<std::string, std::vector<SourceBlock>> parts_;
  std::map<std::string, std::shared_ptr<const docx::Layout>> word_parts_;
  docx::Layout* layout_ = nullptr;                     // the layout at work, and its story
  std::string story_;
  std::map<std::string, int> references_;              // to headers and footers, by part
  std::map<std::string, int> repeated_;                // … by Word sections that are repeated
  std::map<std::string, std::size_t> segment_at_;      // part and place in it → segment
  std::map<std::string, std::vector<std::size_t>> by_part_;
  std::map<std::string, int> ids_;
  std::set<std::string> files_;
};

}  // namespace tongmun::templating
