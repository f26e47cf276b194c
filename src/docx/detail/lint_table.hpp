// A table while the linter walks through it: its grid and the cells merged downwards.
// Rows and cells may stand in content controls, so they are told one by one.
#pragma once

#include <map>
#include <string>

#include "docx/detail/lint.hpp"

namespace tongmun::docx::detail {

class TableLint {
 public:
  // The `number`-th table of the story.
  TableLint(Digest& digest, const Node& table, int number);

  const std::string& style() const { return style_; }
  void begin_row(const Node& row);
  void cell(const Node& cell);
  void end_row(const Node& row);
  void end();

 private:
  void check_merge(const Node& merge, int span);

  Digest& digest_;
  std::string style_;
  Spot spot_;
  int rows_ = 0, columns_ = 0;                // columns of the grid; 0 when it tells none
  int column_ = 0;                            // of the grid, where the next cell begins
  std::map<int, int> merged_above_, merged_;  // column to span, of merged cells
};

}  // namespace tongmun::docx::detail
