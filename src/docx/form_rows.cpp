#include "docx/detail/form_rows.hpp"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "docx/form.hpp"

namespace tongmun::docx {

namespace {

constexpr std::string_view table_start = "<w:tbl>", table_end = "</w:tbl>", row_start = "<w:tr",
                           row_end = "</w:tr>";
constexpr int rows_of_a_kind = 2;

bool is_tied(std::string_view row) {
  constexpr std::string_view ties[] = {"w:id=\"", "<w:vMerge", "<w:fldChar", "<w:sdt>"};
  return std::any_of(std::begin(ties), std::end(ties),
                     [row](auto tie) { return row.find(tie) != row.npos; });
}

class RowFilter {
 public:
  RowFilter(std::string_view markup, std::vector<bool>& kept) : rest_(markup), kept_(kept) {}

  std::string filter() {
    for (;;) {
      const auto at = next_tag();
      copy(at);
      if (rest_.empty()) return std::move(out_);
      if (rest_.starts_with(table_start)) {
        tables_.emplace_back();
        copy(table_start.size());
      } else if (rest_.starts_with(table_end)) {
        if (!tables_.empty()) tables_.pop_back();
        copy(table_end.size());
      } else if (rest_.starts_with(row_end)) {
        copy(row_end.size());
        end_row();
      } else {
        begin_row();
      }
    }
  }

 private:
  struct Row {
    std::size_t begin;   // in out_
    std::size_t number;  // in kept_
  };
  struct Table {
    std::unordered_map<std::string_view, int> seen;
    std::vector<Row> open;  // rows that hold tables
  };

  void copy(std::size_t length) {
    out_ += rest_.substr(0, length);
    rest_.remove_prefix(std::min(length, rest_.size()));
  }

  // Of "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tr …>" or "</w:tr>"; npos at the end.
  std::size_t next_tag() const {
    for (auto at = rest_.find("w:t"); at != rest_.npos; at = rest_.find("w:t", at + 1)) {
      const bool is_end = at > 1 && rest_[at - 1] == '/' && rest_[at - 2] == '<';
      if (!is_end && (at == 0 || rest_[at - 1] != '<')) continue;
      const auto name = rest_.substr(at + 2);
      if (name.starts_with("tbl>") || name.starts_with("tr>") || name.starts_with("tr "))
        return at - (is_end ? 2 : 1);
    }
    return rest_.npos;
  }

  void begin_row() {
    if (tables_.empty()) tables_.emplace_back();
    const auto end = rest_.find(row_end);
    const auto row = rest_.substr(0, end == rest_.npos ? end : end + row_end.size());
    if (row.find(table_start) != row.npos) {
      tables_.back().open.push_back({out_.size(), kept_.size()});
      kept_.push_back(true);
      return copy(row_start.size());
    }
    kept_.push_back(says_something_new(row));
    if (kept_.back()) out_ += row;
    rest_.remove_prefix(row.size());
  }

  void end_row() {
    if (tables_.empty() || tables_.back().open.empty()) return;
    const auto row = tables_.back().open.back();
    tables_.back().open.pop_back();
    own_.push_back(out_.substr(row.begin));
    if (says_something_new(own_.back())) return;
    out_.resize(row.begin);
    kept_[row.number] = false;
  }

  // `row` must last as long as the filter.
  bool says_something_new(std::string_view row) {
    auto& seen = tables_.back().seen;
    if (const auto known = seen.find(row); known != seen.end())
      return ++known->second <= rows_of_a_kind;
    if (!is_tied(row)) seen.emplace(row, 1);
    return true;
  }

  std::string_view rest_;
  std::vector<bool>& kept_;
  std::string out_;
  std::vector<Table> tables_;
  std::deque<std::string> own_;  // rows that hold tables, as they are left
};

// Walks the rows of a document as they are written.
class Sampler {
 public:
  explicit Sampler(const std::vector<bool>& kept) : kept_(kept) {}

  void thin(std::vector<model::Block>& blocks) {
    for (auto& block : blocks)
      if (auto* table = std::get_if<std::shared_ptr<model::Table>>(&block))
        *table = thinned(**table);
  }

 private:
  std::shared_ptr<model::Table> thinned(const model::Table& table) {
    auto made = std::make_shared<model::Table>(model::Table{
        table.id, table.style, table.direction, {}, table.properties, table.grid});
    for (const auto& row : table.rows) {
      const bool stays = next_ >= kept_.size() || kept_[next_];
      ++next_;
      if (stays) {
        made->rows.push_back(row);
        for (auto& cell : made->rows.back().cells) thin(cell.blocks);
      } else {
        for (const auto& cell : row.cells) pass(cell.blocks);
      }
    }
    return made;
  }

  void pass(const std::vector<model::Block>& blocks) {
    for (const auto& block : blocks)
      if (const auto* table = std::get_if<std::shared_ptr<model::Table>>(&block))
        for (const auto& row : (*table)->rows) {
          ++next_;
          for (const auto& cell : row.cells) pass(cell.blocks);
        }
  }

  const std::vector<bool>& kept_;
  std::size_t next_ = 0;
};

}  // namespace

namespace detail {

std::string without_repeated_rows(std::string_view markup, std::vector<bool>& kept) {
  return RowFilter(markup, kept).filter();
}

}  // namespace detail

model::Document sample_of(const model::Document& document, const Form& form) {
  auto sample = document;
  Sampler sampler(form.kept_rows);
  for (auto& story : sample.stories) sampler.thin(story.blocks);
  return sample;
}

}  // namespace tongmun::docx
