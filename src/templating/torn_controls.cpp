// A walk over blocks, and over the pieces of each paragraph, with a stack of what is
// open: sections and markup. Whatever closes must be on top.
#include <algorithm>

#include "templating/detail/sections.hpp"

namespace tongmun::templating {

namespace {

enum class Border { none, opens, closes };

bool holds(std::string_view markup, std::string_view text) {
  return markup.find(text) != std::string_view::npos;
}

// Markup that is whole in itself has no border; the start and the end of a content
// control, or of a field that Word keeps in several runs, have one.
Border border_of(std::string_view markup) {
  const bool begins = holds(markup, "fldCharType=\"begin\""),
             ends = holds(markup, "fldCharType=\"end\"");
  if (begins != ends) return begins ? Border::opens : Border::closes;
  if (markup.starts_with("</")) return Border::closes;
  if (markup.empty() || markup.ends_with("/>")) return Border::none;
  const auto name = markup.substr(1, markup.find_first_of(" />") - 1);
  return markup.ends_with("</" + std::string(name) + ">") ? Border::none : Border::opens;
}

class Walk {
 public:
  explicit Walk(Findings& findings) : findings_(findings) {}

  void over(const std::vector<SourceBlock>& blocks) {
    std::vector<const Tag*> open;  // nullptr: markup
    for (const auto& block : blocks) {
      if (block.kind == SourceBlock::Kind::opaque) pass(open, border_of(block.opaque));
      if (const auto* tag = block.lone_tag())
        pass(open, *tag);
      else
        over_pieces(block.pieces);
      if (!block.table) continue;
      for (const auto& row : block.table->rows)
        for (const auto& cell : row.cells) over(cell.blocks);
    }
  }

 private:
  void over_pieces(const std::vector<Piece>& pieces) {
    std::vector<const Tag*> open;
    for (const auto& piece : pieces) {
      if (piece.kind == Piece::Kind::opaque) pass(open, border_of(piece.text));
      if (piece.kind == Piece::Kind::tag) pass(open, piece.tag);
      for (const auto& text : piece.texts) over(text);
    }
  }

  void pass(std::vector<const Tag*>& open, Border border) {
    if (border == Border::opens) open.push_back(nullptr);
    if (border != Border::closes) return;
    const auto start = std::find(open.rbegin(), open.rend(), nullptr);
    if (start == open.rend()) return;  // a field of several paragraphs
    if (start != open.rbegin()) refuse(*open.back());
    open.erase(std::next(start).base(), open.end());
  }

  void pass(std::vector<const Tag*>& open, const Tag& tag) {
    if (tag.kind == TagKind::section || tag.kind == TagKind::inverted)
      open.push_back(&tag);
    if (tag.kind != TagKind::end) return;
    const auto start = std::find_if(open.rbegin(), open.rend(),
                                    [](const Tag* opened) { return opened != nullptr; });
    if (start == open.rend()) return;  // told when tags are paired
    if (start != open.rbegin()) refuse(**start);
    open.erase(std::next(start).base(), open.end());
  }

  void refuse(const Tag& tag) {
    findings_.add(
        {"TP0073", Severity::error,
         "the section '" + tag.name +
             "' begins inside a content control or field and ends outside of it, or the "
             "other way round",
         tag.place, "Put both of its tags inside, or both outside."});
  }

  Findings& findings_;
};

}  // namespace

void refuse_torn_controls(const std::vector<SourceBlock>& blocks, Findings& findings) {
  Walk(findings).over(blocks);
}

}  // namespace tongmun::templating
