// Lists kept in spreadsheets: CSV (RFC 4180) and XLSX read into the same rows of text.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace tongmun::campaign {

// Where a table was read from, and the bytes that its cells are pieces of.
struct TableSource {
  std::string file;   // as findings show it
  std::string sheet;  // as formulas write it; empty for CSV
  std::string bytes;
  std::deque<std::string> texts;  // of cells that do not stand in `bytes` as they are
};

// Small, for a list of 10,000 recipients has 300,000 of them. Views of the table's
// source.
struct TableCell {
  std::string_view text;
  std::uint32_t line = 0, column = 0;  // from 1; of a worksheet its row and column
  const TableSource* source = nullptr;

  Place place() const;  // of a CSV line:column; of an XLSX "Sheet1!B4" in `inside`
};

using TableRow = std::span<const TableCell>;

// The first row that has any cell is the header; empty rows are left out, short ones
// filled up.
class Table {
 public:
  explicit Table(std::shared_ptr<const TableSource> source)
      : source_(std::move(source)) {}

  bool empty() const { return cells_.empty(); }  // not even a header
  TableRow header() const { return {cells_.data(), width_}; }
  std::size_t size() const { return empty() ? 0 : cells_.size() / width_ - 1; }
  TableRow operator[](std::size_t row) const {
    return {cells_.data() + (row + 1) * width_, width_};
  }
  // True where no row but perhaps the header has anything in the column.
  bool is_unused(std::size_t column) const;

  // The first row makes the header; the others have as many cells. Throws Error{refused}
  // above the limits below.
  void add(TableRow row);

 private:
  std::shared_ptr<const TableSource> source_;
  std::size_t width_ = 0;
  std::vector<TableCell> cells_;
};

// Beyond these a table is refused: short rows are filled up, and a small file could fill
// memory.
inline constexpr std::size_t max_columns = 256, max_rows = 100'000, max_cells = 500'000;

// Comma, semicolon or tab, told from the header; quotes doubled inside quotes; CRLF or
// LF; a byte order mark is passed over. Throws Error{malformed} with line and column: an
// open quote, text behind a closed one, invalid UTF-8, more cells than the header has;
// Error{refused} at a limit.
Table read_csv(std::string bytes, const std::string& name);

// The first worksheet: shared and inline strings; numbers as written, with the zeros that
// a format such as 00000 shows; booleans as TRUE and FALSE; dates of both epochs (1900
// and 1904) as ISO text
// ("2013-01-08", "2013-01-08T10:30:00"). Throws Error{malformed} for error values,
// impossible dates, cells beyond the header and damaged workbooks, Error{refused} for
// formulas (what stands beside one is what some program once made of it); otherwise as
// zip::Archive and xml::Reader.
Table read_xlsx(std::string bytes, const std::string& name);

}  // namespace tongmun::campaign
