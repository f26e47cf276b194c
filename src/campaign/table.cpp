#include "campaign/table.hpp"

#include "campaign/detail/xlsx.hpp"

namespace tongmun::campaign {

Place TableCell::place() const {
  if (source->sheet.empty())
    return {source->file, static_cast<int>(line), static_cast<int>(column), {}};
  return {source->file, 0, 0, source->sheet + "!" + name_of(Address{column, line})};
}

bool Table::is_unused(std::size_t column) const {
  for (std::size_t i = 0; i < size(); ++i)
    if (!(*this)[i][column].text.empty()) return false;
  return true;
}

void Table::add(TableRow row) {
  const auto refuse = [&](const char* message, const char* hint) {
    throw Error(ErrorKind::refused, message, row.front().place(), hint);
  };
  if (empty()) {
    if (row.size() > max_columns)
      refuse("this table has more than 256 columns",
             "Keep the list of recipients in a table of its own.");
    width_ = row.size();
  } else {
    if (cells_.size() > max_cells)
      refuse("this table has more than 500,000 cells",
             "Divide it into several campaigns, or take out empty columns.");
    if (size() == max_rows)
      refuse("this table has more than 100,000 rows",
             "Divide it into several campaigns.");
  }
  cells_.insert(cells_.end(), row.begin(), row.end());
}

}  // namespace tongmun::campaign
