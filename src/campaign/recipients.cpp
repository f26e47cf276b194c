// The list of recipients, from CSV or XLSX: the same table, the same rows. A faulty row
// costs its neighbours nothing.
#include "campaign/detail/cells.hpp"
#include "campaign/detail/reading.hpp"
#include "campaign/detail/recipient_row.hpp"
#include "campaign/table.hpp"

namespace tongmun::campaign {

namespace fs = std::filesystem;

namespace {

void add_rows(Reading& reading, const Table& table, const std::string& name) {
  auto& declared = reading.campaign.columns;
  const Columns found(table, name, reading);
  if (!found.complete()) return reading.add_broken("recipient.*");
  if (table.size() == 0)
    reading.findings.add({"CA0023",
                          Severity::warning,
                          "there is no recipient",
                          {.file = name},
                          "Add a row for each of them."});
  ListFindings told(reading.findings, name);
  CellReader further(reading, table, declared, told);
  std::set<std::string> seen;
  reading.campaign.recipients.reserve(table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto cells = table[i];
    auto row = read_row(found, cells, reading.findings);
    if (!check_directions(cells, reading.findings)) row.is_sound = false;
    auto& recipient = row.recipient;
    recipient.cells.reserve(declared.size());
    row.is_sound = further.read(cells, recipient.cells) && row.is_sound;
    if (row.has_id && !seen.insert(recipient.id).second) {
      reading.findings.add({"CA0003", Severity::error,
                            "the recipient " + recipient.id + " stands twice",
                            found.find(cells, "post")->place(),
                            "Keep one row for each post of a country."});
    } else if (row.is_sound) {
      reading.campaign.recipients.push_back(std::move(recipient));
    } else if (row.has_id) {
      reading.add_broken("recipient." + recipient.id);
    }
  }
  told.finish();
}

}  // namespace

void read_recipients(Reading& reading) {
  std::error_code unreadable;
  const bool has_csv = fs::exists(reading.path("recipients.csv"), unreadable);
  const bool has_xlsx = fs::exists(reading.path("recipients.xlsx"), unreadable);
  if (!has_csv && !has_xlsx) {
    reading.findings.add({"CA0001",
                          Severity::error,
                          "there is no recipients.csv",
                          {.file = reading.name("recipients.csv")},
                          "Write it, or recipients.xlsx with the same columns."});
    return reading.add_broken("recipient.*");
  }
  if (has_csv && has_xlsx)
    reading.findings.add(
        {"CA0013",
         Severity::warning,
         "there are recipients.csv and recipients.xlsx; the first is used",
         {.file = reading.name("recipients.xlsx")},
         "Take away the one that is not meant."});
  const std::string file = has_csv ? "recipients.csv" : "recipients.xlsx";
  if (const auto table = read_list(reading, file))
    add_rows(reading, *table, reading.name(file));
  else
    reading.add_broken("recipient.*");
}

}  // namespace tongmun::campaign
