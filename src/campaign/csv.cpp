// RFC 4180 read by hand, a code point at a time, so that every cell knows its line and
// column. Columns are counted in code points, as editors count them.
#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "campaign/table.hpp"

namespace tongmun::campaign {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class CsvReader {
 public:
  CsvReader(std::string bytes, const std::string& name)
      : source_(
            std::make_shared<TableSource>(TableSource{name, {}, std::move(bytes), {}})),
        rest_(source_->bytes) {
    require_sound_text();
    separator_ = find_separator();
  }

  Table read() {
    Table table(source_);
    while (at_ < rest_.size()) {
      read_row();
      if (is_empty()) continue;
      if (!table.empty()) fit(table.header().size());
      table.add(row_);
    }
    return table;
  }

 private:
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

  void read_row() {
    row_.clear();
    while (true) {
      row_.push_back(read_cell());
      if (at_ >= rest_.size()) return;
      if (rest_[at_] != separator_) return end_line();
      advance();
    }
  }

  TableCell read_cell() {
    TableCell cell{{}, line_, column_, source_.get()};
    if (at_ < rest_.size() && rest_[at_] == '"') {
      read_quoted(cell);
    } else {
      const auto begin = at_;
      while (at_ < rest_.size() && !ends_cell(rest_[at_]))
        if (!pass_plain(separator_)) advance();
      cell.text = rest_.substr(begin, at_ - begin);
    }
    return cell;
  }

  // What stands between two quotation marks is a piece of the file, unless a mark is
  // written twice.
  void read_quoted(TableCell& cell) {
    advance();
    auto begin = at_;
    std::string* rewritten = nullptr;
    while (true) {
      if (at_ >= rest_.size())
        throw Error(ErrorKind::malformed, "this quotation mark is never closed",
                    cell.place(),
                    "Close it; a quotation mark inside quotes is written twice.");
      if (rest_[at_] != '"') {
        if (!pass_plain('"')) advance();
        continue;
      }
      const auto piece = rest_.substr(begin, at_ - begin);
      advance();
      const bool ends = at_ >= rest_.size() || ends_cell(rest_[at_]);
      if (!ends && rest_[at_] != '"')
        throw Error(ErrorKind::malformed, "there is text behind a closing quotation mark",
                    here(), "A quotation mark inside quotes is written twice.");
      if (!ends && rewritten == nullptr) rewritten = &source_->texts.emplace_back();
      if (rewritten != nullptr) rewritten->append(piece);
      cell.text = rewritten != nullptr ? std::string_view(*rewritten) : piece;
      if (ends) return;
      begin = at_;  // the second mark is the text's
      advance();
    }
  }

  bool ends_cell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  void end_line() {
    const bool carriage_return = rest_[at_] == '\r';
    advance();
    if (carriage_return && at_ < rest_.size() && rest_[at_] == '\n') advance();
  }

  // Most cells are ASCII: passes over a stretch of it, up to `stop`.
  bool pass_plain(char stop) {
    const auto begin = at_;
    while (at_ < rest_.size() && rest_[at_] >= ' ' && rest_[at_] != stop) ++at_;
    column_ += static_cast<std::uint32_t>(at_ - begin);
    return at_ > begin;
  }

  // Passes over one code point. CRLF and LF end a line, and so does a lone CR.
  void advance() {
    const auto code_point = next_code_point(rest_, at_);
    const bool half = code_point == '\r' && at_ < rest_.size() && rest_[at_] == '\n';
    if (!half && (code_point == '\n' || code_point == '\r')) {
      ++line_;
      column_ = 1;
    } else {
      ++column_;
    }
  }

  Place here() const { return TableCell{{}, line_, column_, source_.get()}.place(); }

  bool is_empty() const {
    return std::all_of(row_.begin(), row_.end(),
                       [](const auto& cell) { return cell.text.empty(); });
  }

  // As many cells as the header: empty ones behind the last are dropped, missing ones
  // added.
  void fit(std::size_t width) {
    while (row_.size() > width && row_.back().text.empty()) row_.pop_back();
    if (row_.size() > width)
      throw Error(ErrorKind::malformed, "this row has more cells than the header",
                  row_[width].place(),
                  "Put text that holds a separator in quotation marks.");
    auto empty = row_.back();
    empty.text = {};
    row_.resize(width, empty);
  }

  std::shared_ptr<TableSource> source_;
  std::string_view rest_;
  std::vector<TableCell> row_;  // the current one
  char separator_ = ',';
  std::size_t at_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

}  // namespace

Table read_csv(std::string bytes, const std::string& name) {
  return CsvReader(std::move(bytes), name).read();
}

}  // namespace tongmun::campaign
