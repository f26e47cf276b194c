#include "campaign/table.hpp"

#include "campaign/detail/xlsx.hpp"

namespace tongmun::campaign {

Place TableCell::place() const {
  if (source->sheet.empty())
    return {source->file, static_cast<int>(line), static_cast<int>(column), {}};
  return {source->file, 0, 0, source->sheet + "!" + name_of(Address{column, line})};
}

void require_columns(std::size_t count, const Place& place) {
  if (count > max_columns)
    throw Error(ErrorKind::refused, "this table has more than 256 columns", place,
                "Keep the list of recipients in a table of its own.");
}

void require_rows(std::size_t count, std::size_t columns, const Place& place) {
  if (count * columns > max_cells)
    throw Error(ErrorKind::refused, "this table has more than 500,000 cells", place,
                "Divide it into several campaigns, or take out empty columns.");
  if (count > max_rows)
    throw Error(ErrorKind::refused, "this table has more than 100,000 rows", place,
                "Divide it into several campaigns.");
}

}  // namespace tongmun::campaign
