// Finds the first worksheet by the relationships (names of parts are nobody's promise),
// reads its cells in the order of the file and lays them out under the header. Cells and
// rows may be left out of the file, so each says its own address.
#include "campaign/detail/xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "campaign/table.hpp"

namespace tongmun::campaign {

namespace {

using Kind = xml::Reader::Kind;

constexpr std::string_view document_relationships[] = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships"};

// A list of 25,000 recipients has some 10 MB.
constexpr zip::Limits limits{.entries = 2000,
                             .entry_bytes = std::size_t{32} << 20,
                             .total_bytes = std::size_t{64} << 20};

bool is_true(const std::string* value) {
  return value && (*value == "1" || *value == "true");
}

class Workbook {
 public:
  Workbook(std::string bytes, const std::string& name)
      : archive_(std::move(bytes), name, limits),
        name_(name),
        source_(std::make_shared<TableSource>(TableSource{name, {}, {}, {}})),
        table_(source_) {
    const auto part =
        part_of_type(read_relationships(archive_, name_, {}), "officeDocument");
    if (part.empty())
      throw Error(ErrorKind::malformed, "this is no workbook", {.file = name_},
                  "Save the list as \"Excel workbook (.xlsx)\" or as CSV.");
    relationships_ = read_relationships(archive_, name_, part);
    read_workbook(part);
    read_shared_strings();
    read_styles();
  }

  Table read() {
    const auto bytes = archive_.read(sheet_part_);
    xml::Reader reader(bytes, name_, sheet_part_);
    while (reader.next()) {
      if (reader.kind() != Kind::start) continue;
      if (is_sheet_element(reader, "row"))
        begin_row(reader);
      else if (is_sheet_element(reader, "c"))
        read_cell(reader);
    }
    end_row();
    return std::move(table_);
  }

 private:
  static std::string part_of_type(const std::map<std::string, Relationship>& all,
                                  std::string_view type) {
    for (const auto& [id, relationship] : all)
      if (relationship.type == type) return relationship.target;
    return {};
  }

  void read_workbook(const std::string& part) {
    const auto bytes = archive_.read(part);
    xml::Reader reader(bytes, name_, part);
    while (reader.next()) {
      if (reader.kind() != Kind::start) continue;
      if (is_sheet_element(reader, "workbookPr") &&
          is_true(reader.attribute("", "date1904")))
        epoch_ = Epoch::year_1904;
      if (is_sheet_element(reader, "sheet") && sheet_part_.empty()) take_sheet(reader);
    }
    if (sheet_part_.empty())
      throw Error(ErrorKind::malformed, "this workbook has no worksheet",
                  {.file = name_});
  }

  // Chart sheets stand in the same list; only a worksheet has cells.
  void take_sheet(const xml::Reader& reader) {
    for (const auto name_space : document_relationships) {
      const auto* id = reader.attribute(name_space, "id");
      const auto found = id ? relationships_.find(*id) : relationships_.end();
      if (found == relationships_.end() || found->second.type != "worksheet") continue;
      sheet_part_ = found->second.target;
      const auto* name = reader.attribute("", "name");
      source_->sheet = sheet_name_in_formulas(name ? *name : std::string{});
    }
  }

  void read_shared_strings() {
    const auto part = part_of_type(relationships_, "sharedStrings");
    if (part.empty()) return;
    const auto bytes = archive_.read(part);
    xml::Reader reader(bytes, name_, part);
    while (reader.next()) {
      if (reader.kind() != Kind::start || !is_sheet_element(reader, "si")) continue;
      if (shared_.size() == max_cells)
        throw Error(ErrorKind::refused, "this workbook has more than 500,000 texts",
                    {.file = name_, .inside = part},
                    "Keep the list in a workbook of its own.");
      shared_.push_back(keep(read_rich_text(reader)));
    }
  }

  void read_styles() {
    const auto part = part_of_type(relationships_, "styles");
    if (part.empty()) return;
    const auto bytes = archive_.read(part);
    xml::Reader reader(bytes, name_, part);
    formats_ = read_cell_formats(reader);
  }

  TableCell cell(Address address) const {
    return {{},
            static_cast<std::uint32_t>(address.row),
            static_cast<std::uint32_t>(address.column),
            source_.get()};
  }
  Place place(Address address) const { return cell(address).place(); }

  [[noreturn]] void refuse(std::string message, std::string hint) const {
    throw Error(ErrorKind::malformed, std::move(message), place(at_), std::move(hint));
  }

  // Its value is what the last program that opened the file made of it: it may be stale,
  // made from other files, or missing.
  [[noreturn]] void refuse_formula() const {
    throw Error(ErrorKind::refused, "this cell holds a formula", place(at_),
                "Copy the column and paste its values (Paste Special, Values).");
  }

  void begin_row(const xml::Reader& reader) {
    end_row();
    const auto* number = reader.attribute("", "r");
    const auto said = number ? address_of("A" + *number).row : 0;
    at_ = {0, said > 0 ? said : at_.row + 1};
  }

  void read_cell(xml::Reader& reader) {
    const auto* reference = reader.attribute("", "r");
    const auto said = reference ? address_of(*reference) : Address{};
    at_.column = said.column > 0 ? said.column : at_.column + 1;
    const auto* type_name = reader.attribute("", "t");
    const std::string type = type_name ? *type_name : "n";
    const auto* style = reader.attribute("", "s");
    const auto format = format_at(style ? *style : std::string{});
    std::string value, inline_text;
    const int depth = reader.depth();
    while (reader.next() && !(reader.kind() == Kind::end && reader.depth() == depth)) {
      if (reader.kind() != Kind::start) continue;
      if (is_sheet_element(reader, "v"))
        value = reader.element_text();
      else if (is_sheet_element(reader, "f"))
        refuse_formula();
      else if (is_sheet_element(reader, "is"))
        inline_text = read_rich_text(reader);
    }
    const auto text = type == "s"           ? shared_string(value)
                      : type == "inlineStr" ? keep(std::move(inline_text))
                                            : keep(text_of(type, value, format));
    if (!text.empty()) cells_.push_back({at_.column, text});
  }

  CellFormat format_at(std::string_view index) const {
    std::size_t number = 0;
    const auto read = std::from_chars(index.data(), index.data() + index.size(), number);
    return read.ec == std::errc{} && number < formats_.size() ? formats_[number]
                                                              : CellFormat{};
  }

  std::string text_of(const std::string& type, const std::string& value,
                      CellFormat format) const {
    if (type == "b") return value == "1" || value == "true" ? "TRUE" : "FALSE";
    if (type == "e") refuse("this cell holds the error " + value, "Correct the formula.");
    if (type == "d" && value.ends_with("T00:00:00"))
      return value.substr(0, value.size() - 9);
    if (type != "n" || value.empty()) return value;
    return number_text(value, format);
  }

  std::string_view keep(std::string text) {
    return text.empty() ? std::string_view{}
                        : source_->texts.emplace_back(std::move(text));
  }

  std::string_view shared_string(std::string_view index) const {
    std::size_t number = 0;
    const auto read = std::from_chars(index.data(), index.data() + index.size(), number);
    if (read.ec != std::errc{} || number >= shared_.size())
      refuse("this cell names a text that the workbook does not have",
             "Save the workbook again with a spreadsheet program.");
    return shared_[number];
  }

  std::string number_text(std::string_view value, CellFormat format) const {
    auto number = plain_number(value);
    if (!number) refuse("this cell holds no number", "Format it as text.");
    if (format.is_date) return date_text(value);
    if (number->size() < format.zeros &&
        number->find_first_of("-.e") == std::string::npos)
      number->insert(0, format.zeros - number->size(), '0');
    return *number;
  }

  std::string date_text(std::string_view value) const {
    double serial = 0;
    std::from_chars(value.data(), value.data() + value.size(), serial);
    const auto date = date_of_serial(serial, epoch_);
    if (!date) refuse("this cell holds no date of the calendar", "Format it as text.");
    return *date;
  }

  // Lays the row's cells out; the first row that has any is the header.
  void end_row() {
    if (cells_.empty()) return;
    const auto last = std::max_element(cells_.begin(), cells_.end())->first;
    const auto width = table_.empty() ? last : table_.header().size();
    if (last > width)
      throw Error(ErrorKind::malformed, "this row has more cells than the header",
                  place({last, at_.row}), "Give the column a name, or empty the cell.");
    std::vector<TableCell> row(width);
    for (std::size_t i = 0; i < width; ++i) row[i] = cell({i + 1, at_.row});
    for (const auto& [column, text] : cells_) row[column - 1].text = text;
    cells_.clear();
    table_.add(row);
  }

  zip::Archive archive_;
  std::string name_;
  std::map<std::string, Relationship> relationships_;
  std::string sheet_part_;
  Epoch epoch_ = Epoch::year_1900;
  std::vector<std::string_view> shared_;
  std::vector<CellFormat> formats_;
  Address at_;  // the current cell
  std::vector<std::pair<std::size_t, std::string_view>>
      cells_;  // of the current row: column and text
  std::shared_ptr<TableSource> source_;
  Table table_;
};

}  // namespace

Table read_xlsx(std::string bytes, const std::string& name) {
  return Workbook(std::move(bytes), name).read();
}

}  // namespace tongmun::campaign
