// RFC 4180 read by hand, a code point at a time, so that every cell knows its line and
// column. Columns are counted in code points, as editors count them.
#include <array>

#include "base/utf8.hpp"
#include "campaign/table.hpp"

namespace tongmun::campaign {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class CsvReader {
 public:
  CsvReader(std::string_view bytes, const std::string& name)
      : rest_(bytes), source_(std::make_shared<TableSource>(TableSource{name, {}})) {
    require_sound_text();
    separator_ = find_separator();
  }

  Table read() {
    Table table{.source = source_};
    while (at_ < rest_.size()) {
      auto row = read_row();
      if (is_empty(row)) continue;
      if (table.header.empty()) {
        require_columns(row.size(), row.front().place());
        width_ = row.size();
        table.header = std::move(row);
      } else {
        table.rows.push_back(fitted(std::move(row), table.header.size()));
        require_rows(table.rows.size(), table.header.size(),
                     table.rows.back().front().place());
      }
    }
    return table;
  }

 private:
  using Row = std::vector<TableCell>;

  void require_sound_text() {
    const auto invalid = find_invalid_utf8(rest_);
    const auto sound = rest_.substr(0, invalid.value_or(rest_.size()));
    if (invalid) {
      for (at_ = 0; at_ < sound.size();) advance();
      throw Error(ErrorKind::malformed, "this is not UTF-8", here(),
                  "Save the list as \"CSV UTF-8\".");
    }
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
  }

  // The candidate that stands most often in the first line, outside quotes; a comma wins
  // ties.
  char find_separator() const {
    constexpr std::array candidates = {',', ';', '\t'};
    std::array<int, candidates.size()> counts{};
    bool quoted = false;
    for (const char c : rest_) {
      if (c == '"') quoted = !quoted;
      if (quoted) continue;
      if (c == '\n' || c == '\r') break;
      for (std::size_t i = 0; i < candidates.size(); ++i) counts[i] += c == candidates[i];
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < candidates.size(); ++i)
      if (counts[i] > counts[best]) best = i;
    return candidates[best];
  }

  Row read_row() {
    Row row;
    row.reserve(width_);
    while (true) {
      row.push_back(read_cell());
      if (at_ >= rest_.size()) return row;
      if (rest_[at_] == separator_) {
        advance();
        continue;
      }
      end_line();
      return row;
    }
  }

  TableCell read_cell() {
    TableCell cell{{}, line_, column_, source_.get()};
    if (at_ < rest_.size() && rest_[at_] == '"') {
      read_quoted(cell);
    } else {
      while (at_ < rest_.size() && !ends_cell(rest_[at_]))
        cell.text += take_plain(separator_) ? plain_ : advance();
    }
    return cell;
  }

  void read_quoted(TableCell& cell) {
    advance();
    while (true) {
      if (at_ >= rest_.size())
        throw Error(ErrorKind::malformed, "this quotation mark is never closed",
                    cell.place(),
                    "Close it; a quotation mark inside quotes is written twice.");
      if (rest_[at_] != '"') {
        cell.text += take_plain('"') ? plain_ : advance();
        continue;
      }
      advance();
      if (at_ >= rest_.size() || ends_cell(rest_[at_])) return;
      if (rest_[at_] != '"')
        throw Error(ErrorKind::malformed, "there is text behind a closing quotation mark",
                    here(), "A quotation mark inside quotes is written twice.");
      cell.text += advance();
    }
  }

  bool ends_cell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  void end_line() {
    const bool carriage_return = rest_[at_] == '\r';
    advance();
    if (carriage_return && at_ < rest_.size() && rest_[at_] == '\n') advance();
  }

  // Most cells are ASCII: passes over a stretch of it, up to `stop`.
  bool take_plain(char stop) {
    const auto begin = at_;
    while (at_ < rest_.size() && rest_[at_] >= ' ' && rest_[at_] != stop) ++at_;
    column_ += static_cast<std::uint32_t>(at_ - begin);
    plain_ = rest_.substr(begin, at_ - begin);
    return at_ > begin;
  }

  // Passes over one code point and returns its bytes. CRLF and LF end a line, and so does
  // a lone CR.
  std::string_view advance() {
    const auto begin = at_;
    const auto code_point = next_code_point(rest_, at_);
    const bool half = code_point == '\r' && at_ < rest_.size() && rest_[at_] == '\n';
    if (!half && (code_point == '\n' || code_point == '\r')) {
      ++line_;
      column_ = 1;
    } else {
      ++column_;
    }
    return rest_.substr(begin, at_ - begin);
  }

  Place here() const { return TableCell{{}, line_, column_, source_.get()}.place(); }

  static bool is_empty(const Row& row) {
    for (const auto& cell : row)
      if (!cell.text.empty()) return false;
    return true;
  }

  // As many cells as the header: empty ones behind the last are dropped, missing ones
  // added.
  static Row fitted(Row row, std::size_t width) {
    while (row.size() > width && row.back().text.empty()) row.pop_back();
    if (row.size() > width)
      throw Error(ErrorKind::malformed, "this row has more cells than the header",
                  row[width].place(),
                  "Put text that holds a separator in quotation marks.");
    auto empty = row.back();
    empty.text.clear();
    row.resize(width, empty);
    return row;
  }

  std::string_view rest_, plain_;
  std::shared_ptr<const TableSource> source_;
  std::size_t width_ = 0;  // of the header
  char separator_ = ',';
  std::size_t at_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

}  // namespace

Table read_csv(std::string_view bytes, const std::string& name) {
  return CsvReader(bytes, name).read();
}

}  // namespace tongmun::campaign
