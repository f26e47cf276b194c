// Widths are counted in half-width characters: ideographs, kana and Hangul count two. Whole
// numbers only, so that every machine comes to the same widths.
#include "docx/detail/column_widths.hpp"

#include <algorithm>
#include <numeric>

#include "base/utf8.hpp"

namespace tongmun::docx::detail {

namespace {

struct Extent {
  int text = 0;  // of the longest cell
  int word = 0;  // of the longest word
};

// Text in East Asian slots breaks after every character, but a few should stay together.
constexpr int east_asian_word = 6;
constexpr int cell_margin = 2;

class Measure {
 public:
  explicit Measure(Extent& extent) : extent_(extent) {}

  void add(const model::Run& run) {
    const bool wide = run.slot == text::FontSlot::east_asian;
    for (std::size_t offset = 0; offset < run.text.size();) {
      const auto code_point = next_code_point(run.text, offset);
      text_ += wide ? 2 : 1;
      word_ = code_point == ' ' ? 0 : word_ + (wide ? 2 : 1);
      extent_.word = std::max(extent_.word, wide ? std::min(word_, east_asian_word) : word_);
    }
  }
  void end() { extent_.text = std::max(extent_.text, text_); }

 private:
  Extent& extent_;
  int text_ = 0, word_ = 0;
};

Extent extent_of(const model::Table& table, std::size_t column) {
  Extent extent;
  for (const auto& row : table.rows) {
    if (column >= row.cells.size()) continue;
    model::for_each_paragraph(row.cells[column].blocks, [&](const model::Paragraph& paragraph) {
      Measure measure(extent);
      for (const auto& item : paragraph.content)
        if (const auto* run = std::get_if<model::Run>(&item)) measure.add(*run);
      measure.end();
    });
  }
  return extent;
}

int square_root(int number) {
  int root = 0;
  while ((root + 1) * (root + 1) <= number) ++root;
  return root;
}

}  // namespace

std::vector<int> column_widths(const model::Table& table, std::size_t columns, int total) {
  // What a line of the page holds, roughly: 90 half-width characters of 9 points.
  constexpr int line = 90;
  std::vector<int> weights;
  for (std::size_t i = 0; i < columns; ++i) {
    const auto extent = extent_of(table, i);
    const int least = std::min(extent.word + cell_margin, line / static_cast<int>(columns));
    weights.push_back(std::max({least, square_root(std::min(extent.text, 400) * 9), 4}));
  }
  const int sum = std::accumulate(weights.begin(), weights.end(), 0);
  std::vector<int> widths;
  for (const int weight : weights) widths.push_back(total * weight / sum);
  widths.back() += total - std::accumulate(widths.begin(), widths.end(), 0);
  return widths;
}

}  // namespace tongmun::docx::detail
