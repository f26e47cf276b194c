// Stories of a DOCX as template source. The reader has joined the runs, so that a tag stands in
// one run; this cuts the runs at their tags.
#include "templating/source.hpp"

namespace tongmun::templating {

namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\u00A0") == std::string_view::npos;
}

class StoryReader {
 public:
  StoryReader(const model::Story& story, std::string file, Findings& findings)
      : part_(story.part), file_(std::move(file)), findings_(findings) {}

  std::vector<SourceBlock> read(const std::vector<model::Block>& blocks) {
    std::vector<SourceBlock> result;
    for (const auto& block : blocks)
      result.push_back(std::visit([this](const auto& item) { return read_block(item); }, block));
    return result;
  }

 private:
  SourceBlock read_block(const model::Opaque& opaque) {
    SourceBlock block;
    block.kind = SourceBlock::Kind::opaque;
    block.opaque = opaque.xml;
    return block;
  }

  SourceBlock read_block(const model::Paragraph& paragraph) {
    SourceBlock block;
    block.place = {file_, 0, 0, part_ + " paragraph " + std::to_string(++paragraphs_)};
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
    for (const auto& row : table->rows) {
      SourceRow source{row, {}, {}};
      source.row.cells.clear();
      for (const auto& cell : row.cells) {
        source.cells.push_back(read(cell.blocks));
        source.cell_properties.push_back(cell.properties);
      }
      block.table->rows.push_back(std::move(source));
    }
    return block;
  }

  void add(SourceBlock& block, const model::Run& run) {
    const auto place = block.place;
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
    for (auto& found : find_tags(run.text, [&](std::size_t) { return place; }, findings_)) {
      add_text(found.begin);
      at = found.end;
      if (found.tag.kind == TagKind::comment) continue;
      auto piece = piece_of(Piece::Kind::tag);
      piece.tag = std::move(found.tag);
      block.pieces.push_back(std::move(piece));
    }
    add_text(run.text.size());
  }
  void add(SourceBlock& block, const model::LineBreak& item) {
    block.pieces.push_back({.kind = Piece::Kind::line_break, .properties = item.properties});
  }
  void add(SourceBlock& block, const model::Tab& item) {
    block.pieces.push_back({.kind = Piece::Kind::tab, .properties = item.properties});
  }
  void add(SourceBlock& block, const model::Opaque& item) {
    block.pieces.push_back({.kind = Piece::Kind::opaque, .text = item.xml});
  }
  void add(SourceBlock&, const model::SegmentStart&) {}  // of an earlier build: made anew
  void add(SourceBlock&, const model::SegmentEnd&) {}

  std::string part_, file_;
  Findings& findings_;
  int paragraphs_ = 0;
};

}  // namespace

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
    for (const auto& block : cell) {
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
  return StoryReader(story, file, findings).read(story.blocks);
}

}  // namespace tongmun::templating
