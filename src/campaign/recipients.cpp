// The list of recipients, from CSV or XLSX: the same table, the same rows. A faulty row
// costs its neighbours nothing.
#include "base/direction_controls.hpp"
#include "base/file.hpp"
#include "campaign/detail/reading.hpp"
#include "campaign/detail/recipient_row.hpp"
#include "campaign/table.hpp"

namespace tongmun::campaign {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_table_bytes = std::size_t{16} << 20;

// A name that is shown backwards is on the envelope backwards.
bool check_directions(const std::vector<TableCell>& cells, Findings& findings) {
  bool sound = true;
  for (const auto& cell : cells) {
    const auto fault = find_direction_fault(cell.text);
    if (!fault) continue;
    findings.add({"CA0041", Severity::error, fault->message, cell.place, fault->remedy});
    sound = false;
  }
  return sound;
}

void add_rows(Reading& reading, const Table& table, const std::string& name) {
  const Columns found(table, name, reading.findings);
  if (!found.complete()) return reading.add_broken("recipient.*");
  if (table.rows.empty())
    reading.findings.add({"CA0023",
                          Severity::warning,
                          "there is no recipient",
                          {.file = name},
                          "Add a row for each of them."});
  std::set<std::string> seen;
  for (const auto& cells : table.rows) {
    auto row = read_row(found, cells, reading.findings);
    if (!check_directions(cells, reading.findings)) row.is_sound = false;
    auto& recipient = row.recipient;
    if (row.has_id && !seen.insert(recipient.id).second) {
      reading.findings.add(
          {"CA0003", Severity::error, "the recipient " + recipient.id + " stands twice",
           found.find(cells, "post")->place, "Keep one row for each post of a country."});
    } else if (row.is_sound) {
      reading.campaign.recipients.push_back(std::move(recipient));
    } else if (row.has_id) {
      reading.add_broken("recipient." + recipient.id);
    }
  }
}

std::optional<Table> read_table(Reading& reading, const std::string& file) {
  const auto name = reading.name(file);
  try {
    auto bytes = read_file(reading.path(file), most_table_bytes);
    return fs::path(file).extension() == ".csv" ? read_csv(bytes, name)
                                                : read_xlsx(std::move(bytes), name);
  } catch (const Error& error) {
    auto finding =
        finding_from(error, error.kind() == ErrorKind::refused ? "CA0040" : "CA0002");
    finding.place.file = name;
    if (finding.remedy.empty()) finding.remedy = "Save the list again as CSV or XLSX.";
    reading.findings.add(std::move(finding));
    return std::nullopt;
  }
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
  if (const auto table = read_table(reading, file))
    add_rows(reading, *table, reading.name(file));
  else
    reading.add_broken("recipient.*");
}

}  // namespace tongmun::campaign
