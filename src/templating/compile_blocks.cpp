// Blocks: sections over paragraphs, rows and cells, tables, paragraphs. A partial is spliced in where
// it stands alone in its paragraph; what it brings takes the look of that paragraph.
#include <algorithm>
#include <utility>

#include "templating/detail/compiler.hpp"

namespace tongmun::templating {

namespace {

// Of a text part: a layout's has its drawing.
bool is_file_picture(const Piece& piece) {
  return piece.kind == Piece::Kind::picture &&
         std::get<model::Picture>(piece.object).markup.empty();
}

}  // namespace

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
                     tag->place, "Open it in the same text, cell or list, or remove this tag.",
                     tag->shown()});
    } else {
      // A break in the paragraph of the end tag ends every turn; one in that of the start comes before.
      if constexpr (std::is_same_v<Items, std::vector<SourceBlock>>)
        emit_section_break(items[i], origin);
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
    case SourceBlock::Kind::opaque:
      return emit_opaque(block.opaque, Kind::opaque_block, MarkupUse::block, block.place);
    case SourceBlock::Kind::table:
      return emit_table(*block.table, block.place, origin);
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
  emit_section_stories(paragraph, origin);
  if (std::any_of(block.pieces.begin(), block.pieces.end(), is_file_picture))
    let_lines_grow(paragraph);
  step(Kind::open_paragraph).paragraph = std::make_shared<model::Paragraph>(std::move(paragraph));
  if (origin.has_segments) {
    const auto cuts = cut_segments(block.pieces, options_.source_language, options_.sentences);
    const auto outer = std::exchange(origin.piece, 0);
    closed_sections([&] {
      for (std::size_t i = 0; i < cuts.size(); ++i) {
        origin.cut = i;
        emit_cut(cuts[i], block, origin);
      }
    });
    origin.piece = outer;
  } else {
    closed_sections(
        [&] { for (const auto& piece : block.pieces) emit_piece(piece, block, origin); });
  }
  step(Kind::close_paragraph);
}

void Compiler::closed_sections(const std::function<void()>& emit) {
  const auto depth = checker_.depth();
  const auto outer = std::exchange(floor_, depth);
  emit();
  floor_ = outer;
  checker_.close_all(depth);
  open_lists_.resize(depth);
}

// A table's alternative text is one of its properties.
void Compiler::emit_table(const SourceTable& table, const Place& place, Origin& origin) {
  if (table.table.properties)
    for (const auto& property : *table.table.properties)
      if (property.xml.find("{{") != std::string::npos)
        emit_markup(property.xml, MarkupUse::table, place);
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
  std::size_t column = 0;
  emit_sequence(row.cells, origin, [&](const SourceCell& cell, Origin& from) {
    emit_cell(cell, column++, from);
  });
  step(Kind::close_row);
}

void Compiler::emit_cell(const SourceCell& cell, std::size_t column, Origin& origin) {
  auto& open = step(Kind::open_cell);
  open.look.properties = cell.properties;
  open.column = column;
  emit_blocks(cell.blocks, origin);
  step(Kind::close_cell);
}

}  // namespace tongmun::templating
