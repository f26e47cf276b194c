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
  std::size_t cut = 0;                       // of the paragraph at work
};

class Compiler {
 public:
  using Kind = Step::Kind;

  Compiler(std::filesystem::path folder, const campaign::Campaign& campaign,
           const CompileOptions& options, Findings& findings);

  // Nothing when there was an error.
  std::optional<Template> compile();

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
  void emit_picture(const model::Picture& picture, const Place& place);
  void emit_link(const model::LinkStart& link, const Place& place);
  // Sections that `emit` opens end with it; it ends none of those around.
  void closed_sections(const std::function<void()>& emit);
  // Steps that `emit` makes, set aside.
  template <typename Emit>
  std::vector<Step> aside(const Emit& emit);
  void splice(const Tag& partial, const SourceBlock& host, const Origin& from);
  std::optional<std::vector<SourceBlock>> read_part(const Tag& partial);
  std::size_t segment_for(const Cut& cut, const SourceBlock& block, const Origin& origin);
  void check_segment(const model::InlineContent& content, const SourceBlock& block);

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
  std::size_t floor_ = 0;                              // sections that a paragraph must not close
  std::vector<bool> open_lists_;                       // open sections: whether they repeat
  std::vector<std::string> including_;                 // parts being spliced in
  std::set<std::string> included_;                     // by the layout at work
  std::map<std::string, std::vector<SourceBlock>> parts_;
  std::map<std::string, std::size_t> segment_at_;      // part and place in it → segment
  std::map<std::string, std::vector<std::size_t>> by_part_;
  std::map<std::string, int> ids_;
};

}  // namespace tongmun::templating
