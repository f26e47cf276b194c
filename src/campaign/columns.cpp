// Columns are found by going through their list: there are tens of them, and a name is
// mostly told apart by its length.
#include "campaign/columns.hpp"

#include <algorithm>
#include <initializer_list>

namespace tongmun::campaign {

namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> known) {
  return std::find(known.begin(), known.end(), name) != known.end();
}

}  // namespace

std::string_view name_of(ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return "text";
    case ColumnType::phrase:
      return "phrase";
    case ColumnType::number:
      return "number";
    case ColumnType::date:
      return "date";
    case ColumnType::flag:
      return "flag";
  }
  return "text";
}

std::optional<std::size_t> column_in(const std::vector<Column>& columns,
                                     std::string_view name) {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].name == name) return i;
  return std::nullopt;
}

bool holds(const Cell& cell) {
  if (const auto* flag = std::get_if<bool>(&cell)) return *flag;
  return !std::holds_alternative<Absent>(cell) && !std::holds_alternative<Faulty>(cell);
}

const std::vector<std::uint32_t>& DataTable::rows_of(std::string_view recipient,
                                                     std::string_view country) const {
  static const std::vector<std::uint32_t> none;
  const auto found = by == RowsBy::everybody   ? rows_by_owner.find(std::string_view{})
                     : by == RowsBy::recipient ? rows_by_owner.find(recipient)
                                               : rows_by_owner.find(country);
  return found == rows_by_owner.end() ? none : found->second;
}

bool is_built_in_of_recipients(std::string_view name) {
  return is_one_of(
      name,
      {"post",         "country",       "languages",   "holder_family", "holder_given",
       "holder_latin", "holder_prefix", "gender",      "rank",          "acting",
       "sample",       "since",         "until",       "verified_on",   "ministry",
       "street",       "city",          "postal_code",  // columns; the others are asked
       "id",           "holder",        "female",      "male",          "neutral",
       "circular",     "title",         "group",       "address",       "salutation",
       "close",        "post_address"});
}

bool is_built_in_alone(std::string_view name) {
  return is_one_of(name, {"language", "asks", "members", "founders", "figures",
                          "signatories", "enclosures", "copies"});
}

bool is_built_in(std::string_view name) {
  return is_built_in_alone(name) ||
         is_one_of(name,
                   {"campaign", "sender", "recipient", "work", "expression", "claim",
                    "quote", "person", "organisation", "country", "label"});
}

}  // namespace tongmun::campaign
