// What campaign.yaml says of further columns and of tables. A column with a fault is left
// out and counts as broken, so that its cells and its tags are told nothing of.
#include <algorithm>

#include "campaign/detail/reading.hpp"

namespace tongmun::campaign {

namespace {

ColumnType type_from(std::string_view name) {
  for (const auto type :
       {ColumnType::phrase, ColumnType::number, ColumnType::date, ColumnType::flag})
    if (name == name_of(type)) return type;
  return ColumnType::text;
}

RowsBy by_from(std::string_view name) {
  if (name == "recipient") return RowsBy::recipient;
  return name == "country" ? RowsBy::country : RowsBy::everybody;
}

class Declarations {
 public:
  Declarations(Reading& reading, const CheckedFile& file)
      : reading_(reading), file_(file) {}

  void read() {
    if (const auto* columns = file_.root().find("columns"))
      reading_.campaign.columns = read_columns(*columns, "recipient", [](auto name) {
        return is_built_in_of_recipients(name);
      });
    const auto* tables = file_.root().find("tables");
    if (!tables) return;
    for (const auto& [name, node] : tables->entries) table_names_.push_back(name);
    for (const auto& [name, node] : tables->entries) read_table(name, node);
  }

 private:
  void tell_taken(const std::string& name, const data::Node& node, const char* what) {
    reading_.findings.add(
        {"CA0024", Severity::error,
         "'" + name + "' cannot be " + what + ": the name is taken",
         file_.key_place(node),
         "Templates know '" + name + "' already; choose another name."});
  }

  bool read_column(const data::Node& node, Column& column) {
    if (!file_.is_sound(node)) return false;
    column.type = type_from(node.is_map() ? node.string("type") : node.text);
    column.unit = node.is_map() ? node.string("unit") : std::string{};
    if (column.unit.empty() || column.type == ColumnType::number) return true;
    reading_.findings.add({"CA0027", Severity::error,
                           "'" + column.name + "' has a unit, but is a " +
                               std::string(name_of(column.type)),
                           file_.place(*node.find("unit")),
                           "Only numbers have units; write type: number, or no unit."});
    return false;
  }

  // Of a table, or of "recipient".
  template <typename IsTaken>
  std::vector<Column> read_columns(const data::Node& map, const std::string& owner,
                                   IsTaken is_taken) {
    std::vector<Column> columns;
    for (const auto& [name, node] : map.entries) {
      Column column{.name = name, .id = "data-" + owner + "-" + name};
      const bool taken = is_taken(name);
      if (taken) tell_taken(name, node, "a column");
      if (read_column(node, column) && !taken)
        columns.push_back(std::move(column));
      else
        reading_.add_broken(owner == "recipient" ? "recipient." + name : name);
    }
    return columns;
  }

  void read_table(const std::string& name, const data::Node& node) {
    const auto* file = node.find("file");
    const auto* columns = node.find("columns");
    const auto by = node.string("by");
    const bool taken = is_built_in(name);
    if (taken) tell_taken(name, node, "a table");
    DeclaredTable declared{{.name = name, .file = {}, .by = by_from(by)}, {}, {}};
    if (columns && columns->is_map())
      declared.table.columns = read_columns(*columns, name, [&](std::string_view column) {
        return column == by || is_built_in_alone(column) ||
               std::find(table_names_.begin(), table_names_.end(), column) !=
                   table_names_.end();
      });
    const bool sound = node.is_map() && file && file_.is_sound(*file) &&
                       !declared.table.columns.empty() && (by.empty() || is_by(by));
    if (taken) return;  // the name means what it always means
    if (!sound) return forget(name, columns);
    declared.file = file->text;
    declared.table.file = reading_.name(file->text);
    declared.place = file_.place(*file);
    reading_.declared_tables.push_back(std::move(declared));
  }

  // What asks for the table or its columns is told nothing.
  void forget(const std::string& name, const data::Node* columns) {
    reading_.add_broken(name);
    if (!columns) return;
    for (const auto& column : columns->entries) reading_.add_broken(column.first);
  }

  static bool is_by(std::string_view by) { return by == "recipient" || by == "country"; }

  Reading& reading_;
  const CheckedFile& file_;
  std::vector<std::string> table_names_;
};

}  // namespace

void read_declarations(Reading& reading, const CheckedFile& file) {
  reading.knows_columns = true;
  Declarations(reading, file).read();
}

}  // namespace tongmun::campaign
