// White space around a cell is a slip of the keyboard; inside it is the writer's.
#include "campaign/detail/cells.hpp"

#include "base/fingerprint.hpp"

namespace tongmun::campaign {

namespace {

constexpr std::size_t most_told = 100;
constexpr std::string_view space = " \t\r\n";

std::string lower(std::string_view text) {
  std::string made(text);
  for (auto& c : made)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return made;
}

std::optional<std::size_t> find_column(const Table& table, std::string_view name) {
  for (std::size_t i = 0; i < table.header().size(); ++i)
    if (trimmed(table.header()[i].text) == name) return i;
  return std::nullopt;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

void ListFindings::add(Finding finding) {
  if (++count_ <= most_told) findings_.add(std::move(finding));
}

void ListFindings::finish() {
  if (count_ > most_told)
    findings_.add({"CA0026",
                   Severity::error,
                   std::to_string(count_ - most_told) + " more faults are in this list",
                   {.file = file_},
                   "Mend those that are told; many may have one cause."});
}

CellReader::CellReader(Reading& reading, const Table& table, std::vector<Column>& columns,
                       ListFindings& findings)
    : reading_(reading), columns_(columns), findings_(findings), noted_(columns.size()) {
  const Place start = table.empty() ? Place{} : table.header().front().place();
  for (const auto& column : columns) {
    at_.push_back(find_column(table, column.name));
    if (!at_.back())
      findings_.add({"CA0015", Severity::error,
                     "there is no column '" + column.name + "'", start,
                     "Add it, or take it out of campaign.yaml, which declares it."});
  }
}

bool CellReader::read(TableRow row, std::vector<Cell>& cells) {
  bool sound = true;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!at_[i]) {
      cells.emplace_back(Faulty{});
      continue;
    }
    cells.push_back(read_cell(columns_[i], row[*at_[i]]));
    sound = sound && !std::holds_alternative<Faulty>(cells.back());
  }
  return sound;
}

Cell CellReader::read_cell(Column& column, const TableCell& cell) {
  const auto text = trimmed(cell.text);
  if (column.type == ColumnType::flag) return flag(column, text, cell);
  if (text.empty()) return Absent{};
  switch (column.type) {
    case ColumnType::text:
      return std::string(text);
    case ColumnType::phrase:
      return phrase(column, text, cell);
    case ColumnType::number:
      return number(column, text, cell);
    case ColumnType::date:
      return date(text, cell);
    case ColumnType::flag:
      break;
  }
  return Absent{};
}

Cell CellReader::number(const Column& column, std::string_view text,
                        const TableCell& cell) {
  if (const auto value = text::Decimal::parse(text)) return *value;
  return faulty("CA0025",
                "'" + std::string(text) + "' is no number, as the column '" +
                    column.name + "' has them",
                cell,
                "Write plain digits with a point, at most 18 and without grouping: "
                "1234.5. Each language sets them in its own way.");
}

Cell CellReader::date(std::string_view text, const TableCell& cell) {
  if (const auto value = text::Date::parse(text)) return *value;
  return faulty("CA0005", "there is no such date: " + std::string(text), cell,
                "Write a year, month or day of the calendar: 2012, 2012-10 or "
                "2012-10-31.");
}

Cell CellReader::flag(const Column& column, std::string_view text,
                      const TableCell& cell) {
  const auto value = lower(text);
  if (value == "yes" || value == "true" || value == "1") return true;
  if (value.empty() || value == "no" || value == "false" || value == "0") return false;
  return faulty("CA0025",
                "'" + std::string(text) + "' is neither yes nor no, as the column '" +
                    column.name + "' has them",
                cell, "Write yes or no; an empty cell is no.");
}

// The same text is the same segment, wherever it stands. Its id tells nothing of its
// place.
PhraseIndex CellReader::phrase(Column& column, std::string_view text,
                               const TableCell& cell) {
  auto& phrases = reading_.campaign.phrases;
  const auto [entry, is_new] = reading_.phrases.try_emplace(
      std::string(text), static_cast<std::uint32_t>(phrases.size()));
  if (is_new) {
    const auto plain = "phrase-" + short_fingerprint(text);
    auto id = plain;
    for (int n = 2; !reading_.phrase_ids.insert(id).second; ++n)
      id = plain + "-" + std::to_string(n);
    phrases.push_back({std::move(id), entry->first, cell.place()});
  }
  auto& noted = noted_[static_cast<std::size_t>(&column - columns_.data())];
  if (noted.size() <= entry->second) noted.resize(phrases.size());
  if (!noted[entry->second]) {
    noted[entry->second] = true;
    column.phrases.push_back(entry->second);
  }
  return {entry->second};
}

Cell CellReader::faulty(const char* code, std::string message, const TableCell& cell,
                        std::string remedy) {
  findings_.add(
      {code, Severity::error, std::move(message), cell.place(), std::move(remedy)});
  return Faulty{};
}

}  // namespace tongmun::campaign
