// The rows of the tables that campaign.yaml declares. A row for nobody is left out; one
// with a faulty cell stays, and the letter shows where the cell is missing.
#include <algorithm>

#include "base/direction_controls.hpp"
#include "base/file.hpp"
#include "base/suggest.hpp"
#include "campaign/detail/cells.hpp"

namespace tongmun::campaign {

namespace fs = std::filesystem;

namespace {

// What stands in the ids of a document's segments and blocks.
bool is_key(std::string_view text) {
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
  return !text.empty() && text.front() != '-' && text.back() != '-' &&
         text.find("--") == std::string_view::npos &&
         text.find_first_not_of(allowed) == std::string_view::npos;
}

// Ids of recipients, and whether rows for them may be told of.
class Owners {
 public:
  explicit Owners(const Campaign& campaign) {
    for (const auto& recipient : campaign.recipients) known_.insert(recipient.id);
    constexpr std::string_view prefix = "recipient.";
    for (const auto& path : campaign.broken)
      if (path.starts_with(prefix)) broken_.insert(path.substr(prefix.size()));
  }
  bool has(std::string_view id) const { return known_.contains(id); }
  bool is_broken(std::string_view id) const {
    return broken_.contains("*") || broken_.contains(id);
  }
  std::vector<std::string> ids() const { return {known_.begin(), known_.end()}; }

 private:
  std::set<std::string, std::less<>> known_, broken_;
};

class TableReader {
 public:
  TableReader(Reading& reading, DeclaredTable& declared, const Table& rows,
              const Owners& owners)
      : reading_(reading),
        table_(declared.table),
        rows_(rows),
        owners_(owners),
        findings_(reading.findings, declared.table.file) {}

  void read() {
    if (!read_header()) return findings_.finish();
    CellReader cells(reading_, rows_, table_.columns, findings_);
    table_.rows.reserve(rows_.size());
    table_.cells.reserve(rows_.size() * table_.columns.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) read_row(rows_[i], cells);
    findings_.finish();
  }

 private:
  void read_row(TableRow row, CellReader& cells) {
    if (!check_directions(row, reading_.findings)) return;
    const auto owner = owner_of(row);
    if (!owner) return;
    auto& of_owner = table_.rows_by_owner[std::string(*owner)];
    auto key = key_of(row, of_owner.size() + 1, *owner);
    if (!key) return;
    of_owner.push_back(static_cast<std::uint32_t>(table_.rows.size()));
    table_.rows.push_back({std::move(*key), static_cast<int>(row.front().line)});
    cells.read(row, table_.cells);
  }

  std::string_view owner_column() const {
    return table_.by == RowsBy::recipient ? "recipient"
           : table_.by == RowsBy::country ? "country"
                                          : std::string_view{};
  }

  // Where the owner and the id stand; columns that nobody declared, and double ones.
  bool read_header() {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < rows_.header().size(); ++i) {
      const auto name = trimmed(rows_.header()[i].text);
      if (name.empty() && rows_.is_unused(i)) continue;
      if (!seen.insert(name).second) {
        findings_.add({"CA0015", Severity::error,
                       "the column '" + std::string(name) + "' stands twice",
                       rows_.header()[i].place(),
                       "Keep one of them; the first is used."});
      } else if (name == owner_column()) {
        owner_at_ = i;
      } else if (name == "id") {
        id_at_ = i;
      } else if (!column_in(table_.columns, name)) {
        tell_unknown(std::string(name), rows_.header()[i].place());
      }
    }
    if (table_.by == RowsBy::everybody || owner_at_) return true;
    const Place start{table_.file, 1, 1, {}};
    findings_.add({"CA0015", Severity::error,
                   "there is no column '" + std::string(owner_column()) + "'",
                   rows_.empty() ? start : rows_.header().front().place(),
                   "Add it: the table is `by: " + std::string(owner_column()) +
                       "`, and every row needs to know whose it is."});
    return false;
  }

  void tell_unknown(const std::string& name, const Place& place) {
    if (reading_.campaign.is_broken(name)) return;
    std::vector<std::string> known;
    for (const auto& column : table_.columns) known.push_back(column.name);
    findings_.add({"CA0014", Severity::error,
                   "the table '" + table_.name + "' has no column '" + name + "'", place,
                   suggestion(name, std::move(known)) +
                       " Declare it in campaign.yaml, or take it out."});
  }

  // "" where the rows are everybody's; nothing for a row of nobody.
  std::optional<std::string_view> owner_of(TableRow row) {
    if (!owner_at_) return std::string_view{};
    const auto& cell = row[*owner_at_];
    const auto owner = trimmed(cell.text);
    if (owner.empty()) {
      findings_.add({"CA0020", Severity::error,
                     "this row has no " + std::string(owner_column()), cell.place(),
                     "Write whose row it is."});
      return std::nullopt;
    }
    if (table_.by == RowsBy::country ? is_country(owner, cell)
                                     : is_recipient(owner, cell))
      return owner;
    return std::nullopt;
  }

  bool is_country(std::string_view code, const TableCell& cell) {
    const std::string text(code);
    if (is_known_country(text)) return true;
    Findings own;
    add_country_finding(own, text, cell.place());
    findings_.add(own.all().front());
    return false;
  }

  bool is_recipient(std::string_view id, const TableCell& cell) {
    if (owners_.has(id)) return true;
    if (owners_.is_broken(id)) return false;
    const std::string text(id);
    findings_.add({"CA0004", Severity::error, "there is no recipient '" + text + "'",
                   cell.place(), remedy_for(text)});
    return false;
  }

  // The nearest of ten thousand ids takes its time: only a few are looked for.
  std::string remedy_for(const std::string& id) {
    constexpr std::size_t most_looked_for = 10;
    if (const auto known = remedies_.find(id); known != remedies_.end())
      return known->second;
    if (remedies_.size() == most_looked_for)
      return "Write country and post of a row of the recipients: fr-foreign-minister.";
    return remedies_[id] = suggestion(id, owners_.ids());
  }

  // Unique among the rows of an owner; nothing where it is not.
  std::optional<std::string> key_of(TableRow row, std::size_t number,
                                    std::string_view owner) {
    if (!id_at_) return std::to_string(number);
    const auto& cell = row[*id_at_];
    const std::string key(trimmed(cell.text));
    if (!is_key(key)) {
      findings_.add({"CA0011", Severity::error, "'" + key + "' cannot be the id of a row",
                     cell.place(),
                     "Write letters of ASCII, digits and single hyphens, or take the "
                     "column out: rows are numbered then."});
      return std::nullopt;
    }
    if (keys_.insert(std::string(owner) + "/" + key).second) return key;
    findings_.add({"CA0003", Severity::error,
                   "the row '" + key + "' stands twice" +
                       (owner.empty() ? "" : " for " + std::string(owner)),
                   cell.place(), "Keep one of them, or give them different ids."});
    return std::nullopt;
  }

  Reading& reading_;
  DataTable& table_;
  const Table& rows_;
  const Owners& owners_;
  ListFindings findings_;
  std::optional<std::size_t> owner_at_, id_at_;
  std::set<std::string> keys_;
  std::map<std::string, std::string> remedies_;
};

void read_rows(Reading& reading, DeclaredTable& declared, const Owners& owners) {
  std::error_code unreadable;
  if (!fs::exists(reading.path(declared.file), unreadable)) {
    reading.findings.add({"CA0001", Severity::error, "there is no " + declared.file,
                          declared.place, "Write it, beside campaign.yaml."});
    return;
  }
  const auto rows = read_list(reading, declared.file);
  if (!rows) return;
  if (rows->size() == 0)
    reading.findings.add({"CA0023",
                          Severity::warning,
                          "the table '" + declared.table.name + "' has no rows",
                          {.file = declared.table.file},
                          "Add them, or take the table out of campaign.yaml."});
  TableReader(reading, declared, *rows, owners).read();
}

}  // namespace

// A name that is shown backwards is on the envelope backwards.
bool check_directions(TableRow cells, Findings& findings) {
  bool sound = true;
  for (const auto& cell : cells) {
    const auto fault = find_direction_fault(cell.text);
    if (!fault) continue;
    findings.add(
        {"CA0041", Severity::error, fault->message, cell.place(), fault->remedy});
    sound = false;
  }
  return sound;
}

std::optional<Table> read_list(Reading& reading, const std::string& file) {
  constexpr std::size_t most_table_bytes = std::size_t{16} << 20;
  const auto name = reading.name(file);
  try {
    auto bytes = read_file(reading.path(file), most_table_bytes);
    return fs::path(file).extension() == ".csv" ? read_csv(std::move(bytes), name)
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

void read_tables(Reading& reading) {
  if (reading.declared_tables.empty()) return;
  const Owners owners(reading.campaign);
  for (auto& declared : reading.declared_tables) {
    read_rows(reading, declared, owners);
    reading.campaign.tables.push_back(std::move(declared.table));
  }
}

}  // namespace tongmun::campaign
