// A tag that Word cut in pieces while it was typed is drawn together again wherever the
// model has no runs: in equations, field codes, phonetic guides, charts and SmartArt.
// (Runs of the text are joined by the reader of paragraphs, which also knows their
// formatting.)
#include "docx/detail/split_tags.hpp"

#include <algorithm>
#include <array>

namespace tongmun::docx::detail {

std::vector<TagRange> tag_ranges(std::string_view text) {
  std::vector<TagRange> tags;
  auto begin = text.find("{{");
  while (begin != std::string_view::npos) {
    auto end = text.find("}}", begin + 2);
    if (end == std::string_view::npos) break;
    end += 2;
    while (end < text.size() && text[end] == '}') ++end;
    // An opening without its end does not reach over the next one.
    for (auto next = text.find("{{", begin + 3); next < end;
         next = text.find("{{", next + 2))
      begin = next;
    tags.push_back({begin, end});
    begin = text.find("{{", end);
  }
  return tags;
}

namespace {

// Draws the bytes of the range into the text in which it begins.
void draw_together(const std::vector<std::string*>& texts, TagRange range) {
  std::size_t offset = 0;
  std::string* first = nullptr;
  std::string drawn;
  for (auto* text : texts) {
    const auto size = text->size();
    const auto from = std::max(range.begin, offset),
               to = std::min(range.end, offset + size);
    if (from < to) {
      if (first) {
        drawn += text->substr(from - offset, to - from);
        text->erase(from - offset, to - from);
      } else {
        first = text;
      }
    }
    offset += size;
  }
  if (first) *first += drawn;
}

// Which texts stand in a line with each other, below which element.
struct Line {
  std::string_view container, text;
};
constexpr std::array<Line, 7> lines = {{{"w:p", "w:instrText"},
                                        {"m:oMath", "m:t"},
                                        {"a:p", "a:t"},
                                        {"w:p", "w:delText"},
                                        {"m:oMathPara", "m:t"},
                                        {"w:rubyBase", "w:t"},
                                        {"w:rt", "w:t"}}};

// Left behind by what was drawn away.
void drop_empty_texts(Node& node) {
  std::erase_if(node.children,
                [](const Node& child) { return child.is_text() && child.text.empty(); });
  for (auto& child : node.children) drop_empty_texts(child);
}

void collect(Node& node, const Line& line, std::vector<std::string*>& texts) {
  for (auto& child : node.children) {
    if (child.is_text() || child.is(line.container)) continue;
    if (!child.is(line.text)) {
      collect(child, line, texts);
      continue;
    }
    for (auto& piece : child.children)
      if (piece.is_text()) texts.push_back(&piece.text);
  }
}

}  // namespace

void join_in_line(const std::vector<std::string*>& texts) {
  std::string all;
  for (const auto* text : texts) all += *text;
  // From the last to the first, so that offsets before it stay true: what is drawn only moves
  // text towards the front.
  const auto tags = tag_ranges(all);
  for (auto tag = tags.rbegin(); tag != tags.rend(); ++tag) draw_together(texts, *tag);
}

void join_split_tags(Node& node) {
  for (const auto& line : lines) {
    if (!node.is(line.container)) continue;
    std::vector<std::string*> texts;
    collect(node, line, texts);
    if (texts.size() < 2) continue;
    join_in_line(texts);
    drop_empty_texts(node);
  }
  for (auto& child : node.children)
    if (!child.is_text()) join_split_tags(child);
}

}  // namespace tongmun::docx::detail
