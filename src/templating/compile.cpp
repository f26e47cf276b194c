// Parts and layouts are read as source blocks and flattened into steps. A partial is spliced in
// where it stands alone in its paragraph; what it brings takes the look of that paragraph.
#include "templating/compile.hpp"

#include <algorithm>

#include "base/file.hpp"
#include "base/suggest.hpp"
#include "data/node.hpp"
#include "data/schema.hpp"
#include "templating/checker.hpp"
#include "templating/hostile.hpp"
#include "templating/segments.hpp"
#include "templating/source.hpp"

namespace tongmun::templating {

namespace fs = std::filesystem;

namespace {

using Kind = Step::Kind;

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
  Compiler(fs::path folder, const campaign::Campaign& campaign, const CompileOptions& options,
           Findings& findings)
      : folder_(std::move(folder)),
        options_(options),
        findings_(findings),
        checker_(campaign, folder_.filename().string(), options.source_language, findings) {}

  std::optional<Template> compile() {
    if (!read_manifest()) return std::nullopt;
    template_.source_language = options_.source_language;
    check_file_pattern();
    for (const auto& [key, file] : template_.manifest.layouts) compile_layout(key, file);
    link_neighbours();
    add_data_texts();
    refuse_words_in_default_layout();
    template_.used = checker_.used();
    if (findings_.has_errors()) return std::nullopt;
    return std::move(template_);
  }

 private:
  std::string shown(const fs::path& file) const { return shown_path(file, options_.workspace); }

  // Findings name files as the workspace knows them, on every machine.
  void add_error(const Error& error, const char* code, const std::string& file) {
    auto finding = finding_from(error, code);
    finding.place.file = file;
    if (finding.remedy.empty()) finding.remedy = "Put the file there, or mend it.";
    findings_.add(std::move(finding));
  }

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
  void emit_table(const SourceTable& table, Origin& origin);
  void emit_row(const SourceRow& row, Origin& origin);
  void emit_cut(const Cut& cut, const SourceBlock& block, Origin& origin);
  void emit_piece(const Piece& piece);
  void emit_inline_tag(const Piece& piece);
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

  fs::path folder_;
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

bool Compiler::read_manifest() {
  auto& manifest = template_.manifest;
  manifest.id = folder_.filename().string();
  const auto file = folder_ / "template.yaml";
  manifest.source_name = shown(file);
  try {
    const auto yaml = data::read_yaml(file, manifest.source_name);
    if (!data::validate(yaml, "template", findings_)) return false;
    manifest.document_type = yaml.root.string("type", "letter");
    manifest.number = yaml.root.string("number", manifest.id);
    manifest.one_per_recipient = yaml.root.string("one_per", "recipient") == "recipient";
    manifest.post = yaml.root.string("post");
    manifest.file = yaml.root.string("file", "{{work.id}}_{{recipient.id}}_{{language}}");
    if (const auto* layouts = yaml.root.find("layout"))
      for (const auto& [key, node] : layouts->entries) manifest.layouts[key] = node.text;
  } catch (const Error& error) {
    add_error(error, "TP0030", manifest.source_name);
    return false;
  }
  return true;
}

void Compiler::check_file_pattern() {
  const Place place{.file = template_.manifest.source_name};
  for (const auto& found : find_tags(template_.manifest.file, [&](std::size_t) { return place; },
                                     findings_)) {
    checker_.field(found.tag);
    const auto type = checker_.type_of(found.tag);
    if (type && *type != Type::literal && *type != Type::date && *type != Type::country)
      findings_.add({"TP0029", Severity::error,
                     "'" + found.tag.name + "' cannot stand in a file's name", place,
                     "Use ids, codes, dates and {{language}}."});
  }
}

void Compiler::compile_layout(const std::string& key, const std::string& file) {
  const auto path = folder_ / file;
  try {
    auto layout = std::make_shared<docx::Layout>(docx::Layout::read(read_file(path), shown(path)));
    auto& entry = template_.layouts[key];
    entry.layout = layout;
    program_ = &entry.program;
    included_.clear();
    Origin origin{.part = "layout", .has_segments = key == "default"};
    for (const auto& story : layout->document().stories) {
      step(Kind::open_story).text = story.part;
      const auto blocks = read_story(story, shown(path), findings_);
      refuse_hostile(blocks, shown(path), findings_);
      emit_blocks(blocks, origin);
      step(Kind::close_story);
    }
  } catch (const Error& error) {
    add_error(error, error.kind() == ErrorKind::refused ? "TP0070" : "TP0032",
              shown(path));
  }
}

// A section's body that is nothing but list items repeats items of one list.
template <typename Items>
bool Compiler::only_lists(const Items& items, std::size_t section) {
  if constexpr (std::is_same_v<Items, std::vector<SourceBlock>>) {
    int depth = 1;
    for (auto i = section + 1; i < items.size(); ++i) {
      const auto* tag = items[i].lone_tag();
      const bool opens = tag && (tag->kind == TagKind::section || tag->kind == TagKind::inverted);
      if (opens) ++depth;
      else if (tag && tag->kind == TagKind::end && --depth == 0) return true;
      else if (!(tag && tag->kind == TagKind::end) && !items[i].paragraph.list) return false;
    }
  }
  return false;
}

void Compiler::emit_section_tag(const Tag& tag, bool keeps_list) {
  if (tag.kind == TagKind::end) {
    if (!checker_.close(tag, floor_)) return;
    if (open_lists_.back()) step(Kind::pop_key);
    open_lists_.pop_back();
    step(Kind::end).tag = add_tag(tag);
    return;
  }
  const auto open = checker_.open(tag);
  open_lists_.push_back(open.is_list);
  step(tag.kind == TagKind::section ? Kind::section : Kind::inverted).tag = add_tag(tag);
  if (open.is_list) step(Kind::push_key).keeps_list = keeps_list;
}

template <typename Items, typename Emit>
void Compiler::emit_sequence(const Items& items, Origin& origin, const Emit& emit) {
  const auto depth = checker_.depth();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto* tag = items[i].lone_tag();
    const bool structural = tag && tag->kind != TagKind::field && tag->kind != TagKind::partial;
    if (!structural) {
      emit(items[i], origin);
    } else if (tag->kind == TagKind::end && checker_.depth() == depth) {
      findings_.add({"TP0023", Severity::error, "no section '" + tag->name + "' is open here",
                     tag->place, "Open it in the same text, cell or list, or remove this tag."});
    } else {
      emit_section_tag(*tag, tag->kind == TagKind::section && only_lists(items, i));
    }
  }
  checker_.close_all(depth);
  open_lists_.resize(depth);
}

void Compiler::emit_blocks(const std::vector<SourceBlock>& blocks, Origin& origin) {
  emit_sequence(blocks, origin, [this](const SourceBlock& block, Origin& from) {
    emit_block(block, from);
  });
}

void Compiler::emit_block(const SourceBlock& block, Origin& origin) {
  switch (block.kind) {
    case SourceBlock::Kind::opaque: step(Kind::opaque_block).text = block.opaque; return;
    case SourceBlock::Kind::table: return emit_table(*block.table, origin);
    case SourceBlock::Kind::paragraph: break;
  }
  const auto* tag = block.lone_tag();
  if (tag != nullptr && tag->kind == TagKind::partial) return splice(*tag, block, origin);
  emit_paragraph(block, origin);
}

void Compiler::emit_paragraph(const SourceBlock& block, Origin& origin) {
  auto paragraph = block.paragraph;
  paragraph.id = origin.part + "_" + std::to_string(++origin.paragraphs);
  if (origin.host != nullptr && paragraph.style.empty()) {
    paragraph.style = origin.host->style;
    paragraph.properties = origin.host->properties;
    paragraph.mark_properties = origin.host->mark_properties;
  }
  step(Kind::open_paragraph).paragraph = std::make_shared<model::Paragraph>(std::move(paragraph));
  if (origin.has_segments) {
    const auto cuts = cut_segments(block.pieces, options_.source_language, options_.sentences);
    for (origin.cut = 0; origin.cut < cuts.size(); ++origin.cut)
      emit_cut(cuts[origin.cut], block, origin);
  } else {
    const auto depth = checker_.depth();
    floor_ = depth;
    for (const auto& piece : block.pieces) emit_piece(piece);
    floor_ = 0;
    checker_.close_all(depth);
    open_lists_.resize(depth);
  }
  step(Kind::close_paragraph);
}

void Compiler::emit_table(const SourceTable& table, Origin& origin) {
  auto copy = std::make_shared<model::Table>(table.table);
  copy->id = origin.part + "_table_" + std::to_string(++origin.tables);
  step(Kind::open_table).table = copy;
  origin.rows = 0;
  emit_sequence(table.rows, origin, [this](const SourceRow& row, Origin& from) {
    emit_row(row, from);
  });
  step(Kind::close_table);
}

void Compiler::emit_row(const SourceRow& row, Origin& origin) {
  auto copy = std::make_shared<model::Row>(row.row);
  copy->id = origin.part + "_table_" + std::to_string(origin.tables) + "_row_" +
             std::to_string(++origin.rows);
  step(Kind::open_row).row = copy;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    step(Kind::open_cell).look.properties = row.cell_properties[i];
    emit_blocks(row.cells[i], origin);
    step(Kind::close_cell);
  }
  step(Kind::close_row);
}

void Compiler::emit_cut(const Cut& cut, const SourceBlock& block, Origin& origin) {
  switch (cut.kind) {
    case Cut::Kind::gap: step(Kind::gap); return;
    case Cut::Kind::piece: emit_piece(cut.piece); return;
    case Cut::Kind::segment: break;
  }
  step(Kind::segment).segment = segment_for(cut, block, origin);
}

void Compiler::emit_piece(const Piece& piece) {
  switch (piece.kind) {
    case Piece::Kind::text: step(Kind::text).text = piece.text; break;
    case Piece::Kind::line_break: step(Kind::line_break); break;
    case Piece::Kind::tab: step(Kind::tab); break;
    case Piece::Kind::opaque: step(Kind::opaque).text = piece.text; break;
    case Piece::Kind::tag: emit_inline_tag(piece); break;
  }
  program_->steps.back().look = {piece.bold, piece.italic, piece.properties};
}

void Compiler::emit_inline_tag(const Piece& piece) {
  const auto& tag = piece.tag;
  if (tag.kind == TagKind::partial) {
    findings_.add({"TP0026", Severity::error,
                   "the part '" + tag.name + "' must stand alone in its paragraph", tag.place,
                   "Give {{>" + tag.name + "}} a paragraph of its own."});
  } else if (tag.kind == TagKind::field) {
    checker_.field(tag);
    step(Kind::field).tag = add_tag(tag);
  } else {
    emit_section_tag(tag, false);
  }
}

void Compiler::splice(const Tag& partial, const SourceBlock& host, const Origin& from) {
  if (std::find(including_.begin(), including_.end(), partial.name) != including_.end()) {
    findings_.add({"TP0027", Severity::error, "the part '" + partial.name + "' includes itself",
                   partial.place, "Remove one of the {{>…}} tags on the way."});
    return;
  }
  const auto blocks = read_part(partial);
  if (!blocks) return;
  if (!included_.insert(partial.name).second) {
    findings_.add({"TP0035", Severity::error, "the part '" + partial.name + "' is included twice",
                   partial.place, "A part stands once in a document: its segments have one place."});
    return;
  }
  including_.push_back(partial.name);
  // A part within a part takes the look of what holds the outer one, unless its tag has a
  // style.
  const bool plain = host.paragraph.style.empty() && from.host != nullptr;
  Origin origin{.part = partial.name, .host = plain ? from.host : &host.paragraph};
  emit_blocks(*blocks, origin);
  including_.pop_back();
}

std::optional<std::vector<SourceBlock>> Compiler::read_part(const Tag& partial) {
  if (const auto known = parts_.find(partial.name); known != parts_.end()) return known->second;
  for (const auto& folder : {folder_, folder_.parent_path() / "common"}) {
    const auto file = folder / (partial.name + ".md");
    if (!fs::exists(file)) continue;
    try {
      auto blocks =
          read_markdown(read_text_file(file, most_part_bytes), shown(file), findings_);
      refuse_hostile(blocks, shown(file), findings_);
      return parts_[partial.name] = std::move(blocks);
    } catch (const Error& error) {
      add_error(error, "TP0033", shown(file));
      return std::nullopt;
    }
  }
  std::vector<std::string> known;
  for (const auto& entry : fs::directory_iterator(folder_))
    if (entry.path().extension() == ".md") known.push_back(entry.path().stem().string());
  findings_.add({"TP0028", Severity::error, "there is no part '" + partial.name + "'",
                 partial.place, suggestion(partial.name, known)});
  return std::nullopt;
}

std::size_t Compiler::segment_for(const Cut& cut, const SourceBlock& block, const Origin& origin) {
  check_segment(cut.content, block);
  // A part that several layouts include has its segments once.
  const auto key = model::content_id(cut.content);
  const auto where = origin.part + "|" + std::to_string(origin.paragraphs) + "|" +
                     std::to_string(origin.cut) + "|" + key;
  if (const auto known = segment_at_.find(where); known != segment_at_.end()) return known->second;
  auto id = origin.part + "-" + key;
  if (const int count = ++ids_[id]; count > 1) id += "-" + std::to_string(count);
  TemplateSegment segment{id, cut.content, is_translatable(cut.content), cut.look, block.place,
                          {}, {}, checker_.scopes()};
  const auto index = template_.segments.size();
  template_.segments.push_back(std::move(segment));
  by_part_[origin.part].push_back(index);
  return segment_at_[where] = index;
}

// The pieces of the block still know where each tag stands; the segment does not.
void Compiler::check_segment(const model::InlineContent& content, const SourceBlock& block) {
  const auto depth = checker_.depth();
  for (const auto& item : content) {
    const auto* field = std::get_if<model::Field>(&item);
    if (field == nullptr) continue;
    const auto piece =
        std::find_if(block.pieces.begin(), block.pieces.end(), [&](const Piece& candidate) {
          return candidate.kind == Piece::Kind::tag && candidate.tag.text() == field->tag;
        });
    const auto& tag = piece->tag;
    if (tag.kind == TagKind::partial)
      findings_.add({"TP0026", Severity::error,
                     "the part '" + tag.name + "' must stand alone in its paragraph", tag.place,
                     "Give {{>" + tag.name + "}} a line of its own."});
    else if (tag.kind == TagKind::field)
      checker_.field(tag);
    else if (tag.kind == TagKind::end)
      checker_.close(tag, depth);
    else
      checker_.open(tag);
  }
  checker_.close_all(depth);
}

void Compiler::link_neighbours() {
  for (const auto& [part, indices] : by_part_)
    for (std::size_t i = 0; i < indices.size(); ++i) {
      auto& segment = template_.segments[indices[i]];
      if (i > 0) segment.previous = model::match_key(template_.segments[indices[i - 1]].content);
      if (i + 1 < indices.size())
        segment.next = model::match_key(template_.segments[indices[i + 1]].content);
    }
}

// They would be segments that the expressions with a layout of their own lack.
void Compiler::refuse_words_in_default_layout() {
  if (template_.layouts.size() < 2) return;
  for (const auto index : by_part_["layout"])
    if (const auto& segment = template_.segments[index]; segment.translatable)
      findings_.add({"TP0034", Severity::error,
                     "the default layout has words of its own: ‘" +
                         model::plain_text(segment.content) + "’",
                     segment.place,
                     "Other languages have their own layouts: use a {{label.…}} or a text part."});
}

void Compiler::add_data_texts() {
  for (const auto* text : checker_.texts())
    template_.segments.push_back(
        {text->id, {model::Text{text->text}}, true, {}, text->place, {}, {}, {}});
}

}  // namespace

std::optional<Template> compile(const fs::path& folder, const campaign::Campaign& campaign,
                                const CompileOptions& options, Findings& findings) {
  Findings own;
  auto compiled = Compiler(folder, campaign, options, own).compile();
  findings.merge(own);
  return compiled;
}

const LayoutProgram& Template::layout_for(const text::LanguageTag& language) const {
  for (const auto& tag : language.with_parents())
    if (const auto found = layouts.find(tag.str()); found != layouts.end()) return found->second;
  return layouts.at("default");
}

}  // namespace tongmun::templating
