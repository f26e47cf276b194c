// The grid counts columns; a cell stands in the column where the spans before it end.
#include "docx/detail/lint_table.hpp"

namespace tongmun::docx::detail {
namespace {

// The number in a property such as w:gridSpan; `otherwise` without it.
int number_in(const Node& node, std::string_view properties, std::string_view name,
              int otherwise) {
  const auto* found = node.child(properties);
  if (found) found = found->child(name);
  return found ? number_of(found->value()) : otherwise;
}

// A content control may stand between the cell and its last paragraph.
bool ends_in_paragraph(const Node& cell) {
  const Node* last = nullptr;
  for (const Node* in = &cell; in;
       in = last && last->is("w:sdt") ? last->child("w:sdtContent") : nullptr) {
    last = nullptr;
    for (const auto& child : in->children)
      if (!child.is_text() && !child.is("w:tcPr") && !child.is("w:bookmarkEnd") &&
          !child.is("w:bookmarkStart"))
        last = &child;
  }
  return last && last->is("w:p");
}

}  // namespace

TableLint::TableLint(Digest& digest, const Node& table, int number)
    : digest_(digest), spot_{.table = number} {
  if (const auto* grid = table.child("w:tblGrid"))
    for (const auto& column : grid->children) columns_ += column.is("w:gridCol");
  if (const auto* properties = table.child("w:tblPr"))
    if (const auto* style = properties->child("w:tblStyle")) style_ = style->value();
}

void TableLint::begin_row(const Node& row) {
  spot_.row = ++rows_;
  spot_.cell = 0;
  merged_.clear();
  column_ = number_in(row, "w:trPr", "w:gridBefore", 0);
}

void TableLint::cell(const Node& cell) {
  ++spot_.cell;
  if (!ends_in_paragraph(cell))
    digest_.report(fault::cell_end, "the cell does not end in a paragraph", spot_);
  const int span = number_in(cell, "w:tcPr", "w:gridSpan", 1);
  const auto* properties = cell.child("w:tcPr");
  if (const auto* merge = properties ? properties->child("w:vMerge") : nullptr)
    check_merge(*merge, span);
  column_ += span;
}

void TableLint::check_merge(const Node& merge, int span) {
  const auto above = merged_above_.find(column_);
  if (merge.value() != "restart" &&
      (above == merged_above_.end() || above->second != span))
    digest_.report(fault::span, "the cell goes on with one above that is not merged",
                   spot_);
  merged_[column_] = span;
}

void TableLint::end_row(const Node& row) {
  const int cells = spot_.cell;
  spot_.cell = 0;
  if (cells == 0) digest_.report(fault::row_empty, "the row has no cell", spot_);
  column_ += number_in(row, "w:trPr", "w:gridAfter", 0);
  if (columns_ > 0 && column_ > columns_)
    digest_.report(fault::span,
                   "the row covers " + std::to_string(column_) + " columns of " +
                       std::to_string(columns_),
                   spot_);
  merged_above_.swap(merged_);
}

void TableLint::end() {
  spot_.row = 0;
  if (rows_ == 0) digest_.report(fault::table_empty, "the table has no row", spot_);
}

}  // namespace tongmun::docx::detail
