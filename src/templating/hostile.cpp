#include "templating/hostile.hpp"

#include <algorithm>

#include "base/direction_controls.hpp"

namespace tongmun::templating {

namespace {

// What a paragraph says, with fields left out: an isolate around a field is closed behind
// it.
std::string said_by(const SourceBlock& block) {
  std::string text = block.opaque;  // the markup of a text box has its words in it
  for (const auto& piece : block.pieces)
    if (piece.kind == Piece::Kind::text || piece.kind == Piece::Kind::opaque)
      text += piece.text;
  return text;
}

std::size_t tags_of(const SourceBlock& block) {
  return static_cast<std::size_t>(
      std::count_if(block.pieces.begin(), block.pieces.end(),
                    [](const Piece& piece) { return piece.kind == Piece::Kind::tag; }));
}

class Judge {
 public:
  Judge(const std::string& file, Findings& findings) : file_(file), findings_(findings) {}

  // As deep as the reader of the layout lets tables be nested.
  void judge(const std::vector<SourceBlock>& blocks) {
    for (const auto& block : blocks) {
      check_direction(block);
      tags_ += tags_of(block);
      if (tags_ > most_tags)
        throw Error(ErrorKind::refused,
                    "there are more than " + std::to_string(most_tags) + " tags here",
                    block.place, "Divide the text, or repeat a part of it by a section.");
      for (const auto& piece : block.pieces)
        for (const auto& text : piece.texts) judge(text);
      if (!block.table) continue;
      for (const auto& row : block.table->rows)
        for (const auto& cell : row.cells) judge(cell.blocks);
    }
  }

 private:
  void check_direction(const SourceBlock& block) {
    const auto fault = find_direction_fault(said_by(block));
    if (!fault) return;
    auto place = block.place;
    if (place.file.empty()) place.file = file_;
    findings_.add({"TP0071", Severity::error, fault->message, place, fault->remedy});
  }

  const std::string& file_;
  Findings& findings_;
  std::size_t tags_ = 0;
};

}  // namespace

void refuse_hostile(const std::vector<SourceBlock>& blocks, const std::string& file,
                    Findings& findings) {
  Judge(file, findings).judge(blocks);
}

}  // namespace tongmun::templating
