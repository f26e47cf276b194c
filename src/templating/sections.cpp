// Tags are paired by a stack, first inside each paragraph or cell, then over the whole sequence.
// Only pairs that reach over a border are lifted, so that all else is told and rendered as before.
#include "templating/detail/sections.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include "model/segment.hpp"

namespace tongmun::templating {

namespace {

bool is_section(const Tag& tag) {
  return tag.kind == TagKind::section || tag.kind == TagKind::inverted;
}

bool has_form(const Tag& tag, std::string_view form) {
  const auto forms = model::field_forms(tag.name);
  return is_section(tag) && std::find(forms.begin(), forms.end(), form) != forms.end();
}

bool is_over_cells(const Tag& tag) {
  return has_form(tag, "cells") || has_form(tag, "columns");
}

// Where a section's tag stands in a sequence.
struct Spot {
  std::size_t item = 0, cell = 0, block = 0, piece = 0;
  bool is_mark = false;  // it has the item for itself
  const Tag* tag = nullptr;
};

struct Pair {
  Spot open, end;
};

bool pairs_with(const Tag& open, const Tag& end) {
  return model::field_path(open.name) == model::field_path(end.name);
}

// Takes pairs out of the spots, innermost first; what is left has no partner among them.
std::vector<Pair> take_pairs(std::vector<Spot>& spots) {
  std::vector<Pair> pairs;
  std::vector<Spot> open, rest;
  for (const auto& spot : spots) {
    if (is_section(*spot.tag)) {
      open.push_back(spot);
    } else if (!open.empty() && pairs_with(*open.back().tag, *spot.tag)) {
      pairs.push_back({open.back(), spot});
      open.pop_back();
    } else {
      rest.push_back(spot);
    }
  }
  rest.insert(rest.end(), open.begin(), open.end());
  spots = std::move(rest);
  return pairs;
}

void add_spots(const SourceBlock& block, Spot at, std::vector<Spot>& spots) {
  for (at.piece = 0; at.piece < block.pieces.size(); ++at.piece) {
    const auto& piece = block.pieces[at.piece];
    if (piece.kind != Piece::Kind::tag) continue;
    at.tag = &piece.tag;
    if (is_section(piece.tag) || piece.tag.kind == TagKind::end) spots.push_back(at);
  }
}

// In the order of the text, without those that are paired inside their item. Sections over cells
// reach over a border even where both tags stand in one cell.
std::vector<Spot> unpaired(std::vector<Spot> spots) {
  auto left = spots;
  std::vector<Spot> over;
  std::erase_if(left, [&](const Spot& spot) {
    if (is_over_cells(*spot.tag)) over.push_back(spot);
    return is_over_cells(*spot.tag);
  });
  take_pairs(left);
  left.insert(left.end(), over.begin(), over.end());
  const auto before = [](const Spot& a, const Spot& b) {
    return std::tie(a.item, a.cell, a.block, a.piece) <
           std::tie(b.item, b.cell, b.block, b.piece);
  };
  std::sort(left.begin(), left.end(), before);
  return left;
}

bool is_blank(const Piece& piece) {
  return piece.kind == Piece::Kind::text &&
         piece.text.find_first_not_of(" \t\n\u00A0") == std::string::npos;
}

// The tag without the form that said how far its section reaches.
Tag mark_of(const Tag& tag) {
  auto mark = tag;
  if (is_over_cells(tag)) mark.name = model::field_path(tag.name);
  return mark;
}

// Marks to put before and behind the items of a sequence.
struct Marks {
  std::map<std::size_t, std::vector<Tag>> before, behind;

  // An outer section is paired later: its start stands before the inner's, its end behind.
  void add_start(std::size_t item, const Tag& tag) {
    auto& starts = before[item];
    starts.insert(starts.begin(), tag);
  }
  void add_end(std::size_t item, const Tag& tag) { behind[item].push_back(tag); }
};

// ---- Paragraphs

bool stands_first(const SourceBlock& block, std::size_t piece,
                  const std::vector<std::size_t>& lifted) {
  for (std::size_t i = 0; i < piece; ++i)
    if (!is_blank(block.pieces[i]) &&
        std::find(lifted.begin(), lifted.end(), i) == lifted.end())
      return false;
  return true;
}

bool stands_last(const SourceBlock& block, std::size_t piece,
                 const std::vector<std::size_t>& lifted) {
  for (auto i = piece + 1; i < block.pieces.size(); ++i)
    if (!is_blank(block.pieces[i]) &&
        std::find(lifted.begin(), lifted.end(), i) == lifted.end())
      return false;
  return true;
}

class ParagraphLifter {
 public:
  ParagraphLifter(std::vector<SourceBlock>& blocks, Findings& findings)
      : blocks_(blocks), findings_(findings) {}

  void lift() {
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      std::vector<Spot> own;
      add_spots(blocks_[i], {.item = i, .is_mark = blocks_[i].lone_tag() != nullptr}, own);
      const auto left = unpaired(std::move(own));
      spots.insert(spots.end(), left.begin(), left.end());
    }
    auto pairs = take_pairs(spots);
    std::erase_if(pairs, [](const Pair& pair) {
      return pair.open.item == pair.end.item || (pair.open.is_mark && pair.end.is_mark);
    });
    if (pairs.empty()) return;
    for (const auto& pair : pairs) {
      if (!pair.open.is_mark) lifted_[pair.open.item].push_back(pair.open.piece);
      if (!pair.end.is_mark) lifted_[pair.end.item].push_back(pair.end.piece);
    }
    for (const auto& pair : pairs) place(pair);
    rebuild();
  }

 private:
  void place(const Pair& pair) {
    if (!pair.open.is_mark) {
      marks_.add_start(pair.open.item, mark_of(*pair.open.tag));
      if (!stands_first(blocks_[pair.open.item], pair.open.piece, lifted_[pair.open.item]))
        refuse(*pair.open.tag, "words stand before the start of");
    }
    if (!pair.end.is_mark) {
      marks_.add_end(pair.end.item, mark_of(*pair.end.tag));
      if (!stands_last(blocks_[pair.end.item], pair.end.piece, lifted_[pair.end.item]))
        refuse(*pair.end.tag, "words stand behind the end of");
    }
  }

  void refuse(const Tag& tag, const std::string& fault) {
    findings_.add({"TP0036", Severity::error,
                   fault + " the section '" + tag.name + "', which goes over several paragraphs",
                   tag.place, "Give " + tag.shown() + " a paragraph of its own.", tag.shown()});
  }

  void rebuild() {
    std::vector<SourceBlock> result;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      for (const auto& tag : marks_.before[i]) result.push_back(mark_block(tag));
      auto& pieces = blocks_[i].pieces;
      auto& lifted = lifted_[i];
      std::sort(lifted.rbegin(), lifted.rend());
      for (const auto piece : lifted)
        pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(piece));
      // A paragraph that held nothing but tags leaves nothing behind.
      if (lifted.empty() || !std::all_of(pieces.begin(), pieces.end(), is_blank))
        result.push_back(std::move(blocks_[i]));
      for (const auto& tag : marks_.behind[i]) result.push_back(mark_block(tag));
    }
    blocks_ = std::move(result);
  }

  std::vector<SourceBlock>& blocks_;
  Findings& findings_;
  Marks marks_;
  std::map<std::size_t, std::vector<std::size_t>> lifted_;  // pieces, by block
};

// ---- Rows, cells, columns

int span_of(const SourceCell& cell) {
  if (!cell.properties) return 1;
  for (const auto& property : *cell.properties) {
    if (property.name != "w:gridSpan") continue;
    const auto at = property.xml.find("w:val=\"");
    if (at != std::string::npos) return std::clamp(std::atoi(property.xml.c_str() + at + 7), 1, 63);
  }
  return 1;
}

// The column of the grid in which a cell begins.
int column_of(const SourceRow& row, std::size_t cell) {
  int column = 0;
  for (std::size_t i = 0; i < cell; ++i)
    if (!row.cells[i].mark) column += span_of(row.cells[i]);
  return column;
}

// Where the cell stands now that marks may stand between the row's cells.
std::size_t position_of(const SourceRow& row, std::size_t cell) {
  std::size_t at = 0;
  for (std::size_t seen = 0; at < row.cells.size(); ++at)
    if (!row.cells[at].mark && seen++ == cell) break;
  return at;
}

void put_mark(SourceRow& row, std::size_t at, const Tag& tag) {
  SourceCell cell;
  cell.mark = mark_of(tag);
  row.cells.insert(row.cells.begin() + static_cast<std::ptrdiff_t>(at), std::move(cell));
}

class TableLifter {
 public:
  TableLifter(SourceTable& table, Findings& findings) : table_(table), findings_(findings) {}

  void lift() {
    std::vector<Spot> spots;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) add_row(row, spots);
    for (const auto& pair : take_pairs(spots)) {
      if (pair.open.is_mark && pair.end.is_mark) continue;
      pairs_.push_back({pair, *pair.open.tag, *pair.end.tag});
    }
    for (const auto& pair : pairs_) note(pair);
    take_tags_out();
    lift_cells();
    lift_rows();
  }

 private:
  struct Lifted {
    Pair pair;
    Tag open, end;  // copies: the pieces are taken away
  };

  void add_row(std::size_t index, std::vector<Spot>& spots) {
    const auto& row = table_.rows[index];
    const bool is_mark = row.lone_tag() != nullptr;
    for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
      std::vector<Spot> own;
      for (std::size_t block = 0; block < row.cells[cell].blocks.size(); ++block)
        add_spots(row.cells[cell].blocks[block],
                  {.item = index, .cell = cell, .block = block, .is_mark = is_mark}, own);
      const auto left = unpaired(std::move(own));
      spots.insert(spots.end(), left.begin(), left.end());
    }
  }

  void note(const Lifted& lifted) {
    for (const auto& spot : {lifted.pair.open, lifted.pair.end})
      if (!spot.is_mark) lifted_.push_back(spot);
    if (is_over_cells(lifted.open) && lifted.pair.open.item != lifted.pair.end.item)
      refuse(lifted.open, "ends in another row");
  }

  void refuse(const Tag& tag, const std::string& fault) {
    findings_.add({"TP0037", Severity::error,
                   "the section '" + tag.name + "' over cells " + fault, tag.place,
                   "Put its start into the first and its end into the last of its cells, in a row "
                   "without wider cells across its borders.", tag.shown()});
  }

  // From the last piece to the first, so that the numbers before stay true.
  void take_tags_out() {
    std::sort(lifted_.begin(), lifted_.end(), [](const Spot& a, const Spot& b) {
      return std::tie(a.item, a.cell, a.block, a.piece) >
             std::tie(b.item, b.cell, b.block, b.piece);
    });
    for (const auto& spot : lifted_) {
      auto& blocks = table_.rows[spot.item].cells[spot.cell].blocks;
      auto& pieces = blocks[spot.block].pieces;
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(spot.piece));
      const bool empty = std::all_of(pieces.begin(), pieces.end(), is_blank);
      if (empty && blocks.size() > 1)
        blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(spot.block));
    }
  }

  // From the last cell to the first: marks change the numbers of what follows.
  void lift_cells() {
    for (auto lifted = pairs_.rbegin(); lifted != pairs_.rend(); ++lifted) {
      const auto& [pair, open, end] = *lifted;
      if (!is_over_cells(open) || pair.open.item != pair.end.item) continue;
      auto& row = table_.rows[pair.open.item];
      if (has_form(open, "columns")) {
        const auto last = position_of(row, pair.end.cell);
        const int first = column_of(row, position_of(row, pair.open.cell));
        const int behind = column_of(row, last) + span_of(row.cells[last]);
        for (auto& each : table_.rows) lift_columns(each, first, behind, open, end);
      } else {
        put_mark(row, position_of(row, pair.end.cell) + 1, end);
        put_mark(row, position_of(row, pair.open.cell), open);
      }
    }
  }

  void lift_columns(SourceRow& row, int first, int behind, const Tag& open, const Tag& end) {
    if (row.lone_tag() != nullptr) return;
    std::optional<std::size_t> begin, stop;
    int column = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i].mark) continue;
      if (column == first) begin = i;
      column += span_of(row.cells[i]);
      if (column == behind) stop = i + 1;
    }
    if (!begin || !stop || *stop <= *begin) return refuse(open, "cuts through a wide cell");
    put_mark(row, *stop, end);
    put_mark(row, *begin, open);
  }

  void lift_rows() {
    Marks marks;
    bool any = false;
    for (const auto& [pair, open, end] : pairs_) {
      if (is_over_cells(open)) continue;
      any = true;
      if (!pair.open.is_mark) marks.add_start(pair.open.item, open);
      if (!pair.end.is_mark) marks.add_end(pair.end.item, end);
    }
    if (!any) return;
    std::vector<SourceRow> rows;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      for (const auto& tag : marks.before[i]) rows.push_back(mark_row(tag));
      rows.push_back(std::move(table_.rows[i]));
      for (const auto& tag : marks.behind[i]) rows.push_back(mark_row(tag));
    }
    table_.rows = std::move(rows);
  }

  SourceTable& table_;
  Findings& findings_;
  std::vector<Lifted> pairs_;
  std::vector<Spot> lifted_;
};

}  // namespace

void lift_sections(std::vector<SourceBlock>& blocks, Findings& findings) {
  ParagraphLifter(blocks, findings).lift();
  for (auto& block : blocks) {
    for (auto& piece : block.pieces)
      for (auto& text : piece.texts) lift_sections(text, findings);
    if (!block.table) continue;
    TableLifter(*block.table, findings).lift();
    for (auto& row : block.table->rows)
      for (auto& cell : row.cells) lift_sections(cell.blocks, findings);
  }
}

}  // namespace tongmun::templating
