// One row of the list of recipients, whatever file it comes from.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "campaign/campaign.hpp"
#include "campaign/detail/reading.hpp"
#include "campaign/table.hpp"

namespace tongmun::campaign {

// Where the columns stand that every campaign may have, in any order. The constructor
// tells faults of the header.
class Columns {
 public:
  Columns(const Table& table, const std::string& file, Reading& reading);

  bool complete() const { return complete_; }  // post and country are there
  // The cell of a column, or nullptr where the table has no such column.
  const TableCell* find(TableRow row, std::string_view column) const;

 private:
  void take(const Table& table, std::size_t i, Reading& reading);

  std::map<std::string, std::size_t, std::less<>> index_;
  bool complete_ = true;
};

struct ReadRow {
  Recipient recipient;
  bool has_id = false;    // post and country are written
  bool is_sound = false;  // nothing was found
};

// Judges every cell by itself, so that all faults of a row are told at once.
ReadRow read_row(const Columns& columns, TableRow cells, Findings& findings);

}  // namespace tongmun::campaign
