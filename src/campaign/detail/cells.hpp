// Cells of columns that campaign.yaml declares, read by the column's type.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/columns.hpp"
#include "campaign/detail/reading.hpp"
#include "campaign/table.hpp"

namespace tongmun::campaign {

// Without white space at the ends.
std::string_view trimmed(std::string_view text);

// A fault in each row of a long list helps nobody: a hundred of a list are told, then
// CA0026.
class ListFindings {
 public:
  ListFindings(Findings& findings, std::string file)
      : findings_(findings), file_(std::move(file)) {}
  // Tells of what was left out. Once, at the end.
  void finish();
  void add(Finding finding);

 private:
  Findings& findings_;
  std::string file_;
  std::size_t count_ = 0;
};

// Reads the declared columns of one list. `columns` must outlive it; its phrases are
// noted there.
class CellReader {
 public:
  // Finds the columns in the header; each that is missing is CA0015, and its cells are
  // faulty.
  CellReader(Reading& reading, const Table& table, std::vector<Column>& columns,
             ListFindings& findings);

  // A cell for each column, put behind `cells`. False where one of them is faulty and was
  // told.
  bool read(TableRow row, std::vector<Cell>& cells);

 private:
  Cell read_cell(Column& column, const TableCell& cell);
  Cell number(const Column& column, std::string_view text, const TableCell& cell);
  Cell date(std::string_view text, const TableCell& cell);
  Cell flag(const Column& column, std::string_view text, const TableCell& cell);
  PhraseIndex phrase(Column& column, std::string_view text, const TableCell& cell);
  Cell faulty(const char* code, std::string message, const TableCell& cell,
              std::string remedy);

  Reading& reading_;
  std::vector<Column>& columns_;
  ListFindings& findings_;
  std::vector<std::optional<std::size_t>> at_;  // of each column, in the table
  std::vector<std::vector<bool>> noted_;        // of each column: its phrases, by index
};

}  // namespace tongmun::campaign
