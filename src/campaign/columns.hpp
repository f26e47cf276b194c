// Columns and lists of rows that a campaign adds: typed cells, by which a template says
// more to one recipient than to another.
//   const auto index = column_in(campaign.columns, "case_no");
//   if (index && holds(recipient.cells[*index])) …
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "text/date.hpp"
#include "text/decimal.hpp"

namespace tongmun::campaign {

enum class ColumnType {
  text,    // printed as written
  phrase,  // translated through the memories
  number,
  date,
  flag
};

std::string_view name_of(ColumnType type);

struct Column {
  std::string name;  // "case_no"
  ColumnType type = ColumnType::text;
  std::string unit = {};  // of a number: "person", or empty
  std::string id = {};    // of its values: "data-recipient-case_no", "data-items-amount"
  // Of phrases: those that stand in the column, as indices into Campaign::phrases, by
  // first use.
  std::vector<std::uint32_t> phrases = {};
};

// The place of a column in a list of them.
std::optional<std::size_t> column_in(const std::vector<Column>& columns,
                                     std::string_view name);

// An empty cell of a column that is no flag.
struct Absent {
  friend bool operator==(const Absent&, const Absent&) = default;
};
// A finding told of the cell, or of its whole column, where it was read.
struct Faulty {
  friend bool operator==(const Faulty&, const Faulty&) = default;
};
struct PhraseIndex {
  std::uint32_t index = 0;  // into Campaign::phrases
  friend bool operator==(const PhraseIndex&, const PhraseIndex&) = default;
};
using Cell = std::variant<Absent, Faulty, bool, text::Decimal, text::Date, std::string,
                          PhraseIndex>;

// True for what a section over the cell prints: a flag that is set, anything that is
// there.
bool holds(const Cell& cell);

// Whose rows a table has.
enum class RowsBy { everybody, recipient, country };

// A list from a file beside campaign.yaml.
struct DataTable {
  struct Row {
    std::string key;  // stands in ids: the column `id`, else the number within its owner
    int line = 0;     // of the CSV file, or the row of the sheet
  };
  std::string name;  // "items"
  std::string file;  // as findings show it
  RowsBy by = RowsBy::everybody;
  std::vector<Column> columns;
  std::vector<Row> rows;    // in the order of the file
  std::vector<Cell> cells;  // row after row, one for each column
  // Indices of rows, by a recipient's id or a country's code; "" where they are
  // everybody's.
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> rows_by_owner;

  const Cell& cell(std::size_t row, std::size_t column) const {
    return cells[row * columns.size() + column];
  }
  // The rows of a recipient, by its id and country; both empty for the circular, which
  // has only what is everybody's.
  const std::vector<std::uint32_t>& rows_of(std::string_view recipient,
                                            std::string_view country) const;
};

// Names that a template knows without any campaign, and that cannot be given again:
// columns and names of a recipient; names that begin a path; those among them that are a
// path by themselves.
bool is_built_in_of_recipients(std::string_view name);
bool is_built_in(std::string_view name);
bool is_built_in_alone(std::string_view name);

}  // namespace tongmun::campaign
