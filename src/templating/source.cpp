// Stories of a DOCX as template source. The reader has joined the runs, so that a tag stands in
// one run; this cuts the runs at their tags.
#include "templating/source.hpp"

#include <algorithm>

namespace tongmun::templating {

namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\u00A0") == std::string_view::npos;
}

class StoryReader {
 public:
  // `around` is where the note or text box stands that is read.
  StoryReader(std::string part, Place around, std::string kind, Findings& findings)
      : part_(std::move(part)),
        file_(std::move(around.file)),
        around_(std::move(around.path)),
        findings_(findings) {
    now_.part = std::move(kind);
  }

  std::vector<SourceBlock> read(const std::vector<model::Block>& blocks) {
    std::vector<SourceBlock> result;
    for (const auto& block : blocks)
      result.push_back(
          std::visit([this](const auto& item) { return read_block(item); }, block));
    read_repeating_controls(result);
    return result;
  }

 private:
  std::string where() const {
    std::string where = part_ + " paragraph " + std::to_string(now_.paragraph);
    if (now_.table == 0) return where;
    return where + " (table " + std::to_string(now_.table) + " row " +
           std::to_string(now_.row) + " cell " + std::to_string(now_.cell) + ")";
  }

  Place here() const {
    Place place{file_, 0, 0, where(), around_};
    place.path.push_back(now_);
    return place;
  }

  // Of the paragraph's text, all before is read.
  Place here_at(int character) const {
    auto place = here();
    place.path.back().character = character;
    return place;
  }

  SourceBlock read_block(const model::Opaque& opaque) {
    SourceBlock block;
    block.kind = SourceBlock::Kind::opaque;
    block.place = here();
    if (now_.paragraph == 0) block.place.inside = part_;
    block.opaque = opaque.xml;
    return block;
  }

  SourceBlock read_block(const model::Paragraph& paragraph) {
    SourceBlock block;
    ++now_.paragraph;
    characters_ = 0;
    block.place = here();
    block.paragraph = paragraph;
    block.paragraph.content.clear();
    for (const auto& item : paragraph.content)
      std::visit([&](const auto& inline_item) { add(block, inline_item); }, item);
    return block;
  }

  SourceBlock read_block(const std::shared_ptr<model::Table>& table) {
    SourceBlock block;
    block.kind = SourceBlock::Kind::table;
    block.table = std::make_shared<SourceTable>();
    block.table->table = *table;
    block.table->table.rows.clear();
    const auto outer = now_;
    const int number = ++tables_;
    for (const auto& row : table->rows) {
      SourceRow source{row, {}};
      source.row.cells.clear();
      for (const auto& cell : row.cells) {
        now_.table = number;
        now_.row = static_cast<int>(block.table->rows.size()) + 1;
        now_.cell = static_cast<int>(source.cells.size()) + 1;
        source.cells.push_back({read(cell.blocks), cell.properties});
      }
      block.table->rows.push_back(std::move(source));
    }
    now_.table = outer.table, now_.row = outer.row, now_.cell = outer.cell;
    read_repeating_rows(block);
    return block;
  }

  void add(SourceBlock& block, const model::Run& run) {
    const auto place_at = [&](std::size_t offset) {
      return here_at(characters_ + characters(run.text.substr(0, offset)) + 1);
    };
    std::size_t at = 0;
    const auto piece_of = [&](Piece::Kind kind) {
      return Piece{kind, {}, {}, run.bold, run.italic, run.properties};
    };
    const auto add_text = [&](std::size_t end) {
      if (end == at) return;
      auto piece = piece_of(Piece::Kind::text);
      piece.text = run.text.substr(at, end - at);
      block.pieces.push_back(std::move(piece));
    };
    for (auto& found : find_tags(run.text, place_at, findings_)) {
      add_text(found.begin);
      at = found.end;
      if (found.tag.kind == TagKind::comment) continue;
      auto piece = piece_of(Piece::Kind::tag);
      piece.tag = std::move(found.tag);
      block.pieces.push_back(std::move(piece));
    }
    add_text(run.text.size());
    characters_ += characters(run.text);
  }

  static int characters(std::string_view text) {
    return static_cast<int>(std::count_if(text.begin(), text.end(), [](char byte) {
      return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    }));
  }

  // An object stands between the text before it and that behind it.
  void add_object(SourceBlock& block, Piece piece) {
    piece.place = here_at(characters_ + 1);
    block.pieces.push_back(std::move(piece));
  }

  void add(SourceBlock& block, const model::LineBreak& item) {
    block.pieces.push_back({.kind = Piece::Kind::line_break, .properties = item.properties});
  }
  void add(SourceBlock& block, const model::Tab& item) {
    block.pieces.push_back({.kind = Piece::Kind::tab, .properties = item.properties});
  }
  void add(SourceBlock& block, const model::Opaque& item) {
    add_object(block, {.kind = Piece::Kind::opaque, .text = item.xml});
  }
  void add(SourceBlock& block, const model::LinkStart& item) {
    add_object(block, {.kind = Piece::Kind::link_start, .object = item});
  }
  void add(SourceBlock& block, const model::LinkEnd& item) {
    block.pieces.push_back({.kind = Piece::Kind::link_end, .object = item});
  }
  void add(SourceBlock& block, const model::Picture& item) {
    add_object(block, {.kind = Piece::Kind::picture, .object = item});
  }
  void add(SourceBlock& block, const std::shared_ptr<model::Note>& item) {
    const auto name = item->kind == model::Note::Kind::comment ? "comment" : "note";
    Piece piece{.kind = Piece::Kind::note, .object = item};
    piece.texts.push_back(inner(name, item->blocks));
    add_object(block, std::move(piece));
  }
  void add(SourceBlock& block, const std::shared_ptr<model::Shape>& item) {
    Piece piece{.kind = Piece::Kind::shape, .object = item};
    for (const auto& text : item->texts) piece.texts.push_back(inner("text box", text));
    add_object(block, std::move(piece));
  }

  // Paragraphs in a note or text box are counted by themselves, behind that of the anchor.
  std::vector<SourceBlock> inner(const std::string& name,
                                 const std::vector<model::Block>& blocks) {
    StoryReader reader(where() + " " + name, here_at(characters_ + 1), name, findings_);
    return reader.read(blocks);
  }

  void read_repeating_controls(std::vector<SourceBlock>& blocks) const;
  void read_repeating_rows(SourceBlock& table) const;
  void add(SourceBlock&, const model::SegmentStart&) {}  // of an earlier build: made anew
  void add(SourceBlock&, const model::SegmentEnd&) {}

  std::string part_, file_;
  std::vector<Position> around_;
  Findings& findings_;
  Position now_;  // its character stays 0: that of the paragraph as a whole
  int tables_ = 0, characters_ = 0;
};

// The text of an attribute of the first element of that name in markup; empty for none.
std::string value_in(std::string_view markup, std::string_view element) {
  const auto at = markup.find("<" + std::string(element) + " w:val=\"");
  if (at == std::string_view::npos) return {};
  const auto begin = markup.find('"', at) + 1;
  return std::string(markup.substr(begin, markup.find('"', begin) - begin));
}

bool opens_control(const SourceBlock& block) {
  return block.kind == SourceBlock::Kind::opaque && block.opaque.starts_with("<w:sdt>");
}

// Not w15:repeatingSectionItem, which is inside.
bool repeats_content(std::string_view control) {
  constexpr std::string_view name = ":repeatingSection";
  const auto at = control.find(name);
  return at != std::string_view::npos &&
         std::string_view(" />").find(control[at + name.size()]) !=
             std::string_view::npos;
}

bool closes_control(const SourceBlock& block) {
  return block.kind == SourceBlock::Kind::opaque && block.opaque.ends_with("</w:sdt>");
}

// Behind the end of the content control that begins there.
std::size_t end_of_control(const std::vector<SourceBlock>& blocks, std::size_t begin) {
  int depth = 0;
  for (auto i = begin; i < blocks.size(); ++i) {
    depth += opens_control(blocks[i]) - closes_control(blocks[i]);
    if (depth == 0) return i + 1;
  }
  return blocks.size();
}

std::optional<Tag> section_of_control(const std::string& name, const Place& place) {
  std::vector<TagFault> faults;
  const auto tags = scan_tags("{{#" + name + "}}", faults);
  if (tags.size() != 1) return std::nullopt;  // not meant for us
  auto section = tags.front().tag;
  section.place = place;
  return section;
}

Tag end_of(Tag section) {
  section.kind = TagKind::end;
  return section;
}

// The same for a control around rows, which the reader of the file took away.
void StoryReader::read_repeating_rows(SourceBlock& table) const {
  std::vector<SourceRow> rows;
  std::optional<Tag> open;
  const auto close = [&] {
    if (open) rows.push_back(mark_row(end_of(*open)));
    open.reset();
  };
  std::string repeats;
  int pattern = 0;
  for (auto& row : table.table->rows) {
    if (row.row.repeats != repeats) {
      close();
      repeats = row.row.repeats;
      pattern = row.row.item;
      open = section_of_control(repeats, here());
      if (open) rows.push_back(mark_row(*open));
    }
    if (!open || row.row.item == pattern) rows.push_back(std::move(row));
  }
  close();
  table.table->rows = std::move(rows);
}

// Word keeps an item control for each item; the first is the pattern, the others were samples.
void StoryReader::read_repeating_controls(std::vector<SourceBlock>& blocks) const {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto& control = blocks[i].opaque;
    if (!opens_control(blocks[i]) || !repeats_content(control)) continue;
    auto name = value_in(blocks[i].opaque, "w:tag");
    if (name.empty()) name = value_in(blocks[i].opaque, "w:alias");
    const auto section = section_of_control(name, blocks[i].place);
    if (!section || i + 1 >= blocks.size()) continue;
    const auto end = end_of_control(blocks, i) - 1;
    const auto first_item_end =
        opens_control(blocks[i + 1]) ? std::min(end_of_control(blocks, i + 1), end) : end;
    const auto at = [&](std::size_t index) {
      return blocks.begin() + static_cast<std::ptrdiff_t>(index);
    };
    blocks.erase(at(first_item_end), at(end));
    blocks.insert(at(first_item_end), mark_block(end_of(*section)));
    blocks.insert(at(i + 1), mark_block(*section));
  }
}

}  // namespace

SourceBlock mark_block(const Tag& tag) {
  SourceBlock block;
  block.place = tag.place;
  block.pieces.push_back({.kind = Piece::Kind::tag, .tag = tag});
  return block;
}

SourceRow mark_row(const Tag& tag) {
  SourceRow row;
  row.cells.push_back({{mark_block(tag)}});
  return row;
}

const Tag* SourceBlock::lone_tag() const {
  if (kind != Kind::paragraph) return nullptr;
  const Tag* only = nullptr;
  for (const auto& piece : pieces) {
    if (piece.kind == Piece::Kind::text && is_blank(piece.text)) continue;
    if (piece.kind != Piece::Kind::tag || only != nullptr) return nullptr;
    only = &piece.tag;
  }
  return only;
}

const Tag* SourceRow::lone_tag() const {
  const Tag* only = nullptr;
  for (const auto& cell : cells) {
    if (cell.mark) return nullptr;
    for (const auto& block : cell.blocks) {
      const auto* tag = block.lone_tag();
      if (tag == nullptr && block.kind == SourceBlock::Kind::paragraph && block.pieces.empty())
        continue;
      if (tag == nullptr || only != nullptr) return nullptr;
      only = tag;
    }
  }
  return only;
}

std::vector<SourceBlock> read_story(const model::Story& story, const std::string& file,
                                    Findings& findings) {
  return StoryReader(story.part, {.file = file}, story.part, findings).read(story.blocks);
}

}  // namespace tongmun::templating
