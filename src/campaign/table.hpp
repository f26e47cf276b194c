// Lists kept in spreadsheets: CSV (RFC 4180) and XLSX read into the same rows of text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace tongmun::campaign {

// Where a table was read from.
struct TableSource {
  std::string file;   // as findings show it
  std::string sheet;  // as formulas write it; empty for CSV
};

// Small, for a list of 10,000 recipients has 300,000 of them.
struct TableCell {
  std::string text;
  std::uint32_t line = 0, column = 0;   // from 1; of a worksheet its row and column
  const TableSource* source = nullptr;  // the table's

  Place place() const;  // of a CSV line:column; of an XLSX "Sheet1!B4" in `inside`
};

struct Table {
  std::shared_ptr<const TableSource> source;
  std::vector<TableCell> header;
  std::vector<std::vector<TableCell>> rows;  // empty rows left out; short rows filled up
};

// Beyond these a table is refused: short rows are filled up, and a small file could fill
// memory.
inline constexpr std::size_t max_columns = 256, max_rows = 100'000, max_cells = 500'000;
// Throw Error{refused} above the limits.
void require_columns(std::size_t count, const Place& place);
void require_rows(std::size_t count, std::size_t columns, const Place& place);

// Comma, semicolon or tab, told from the header; quotes doubled inside quotes; CRLF or
// LF; a byte order mark is passed over. Throws Error{malformed} with line and column: an
// open quote, text behind a closed one, invalid UTF-8, more cells than the header has;
// Error{refused} at a limit.
Table read_csv(std::string_view bytes, const std::string& name);

// The first worksheet: shared and inline strings; numbers as written, with the zeros that
// a format such as 00000 shows; booleans as TRUE and FALSE; dates of both epochs (1900
// and 1904) as ISO text
// ("2013-01-08", "2013-01-08T10:30:00"). Throws Error{malformed} for error values,
// impossible dates, cells beyond the header and damaged workbooks, Error{refused} for
// formulas (what stands beside one is what some program once made of it); otherwise as
// zip::Archive and xml::Reader.
Table read_xlsx(std::string bytes, const std::string& name);

}  // namespace tongmun::campaign
