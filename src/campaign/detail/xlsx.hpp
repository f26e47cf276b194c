// The parts of a workbook that say how a cell's number is to be read (ECMA-376 part 1
// §18).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "xml/reader.hpp"
#include "zip/archive.hpp"

namespace tongmun::campaign {

struct Address {
  std::size_t column = 0, row = 0;  // from 1; 0 when not said
};

// Of "B4"; zeros for what is no address of a sheet (at most XFD1048576).
Address address_of(std::string_view reference);
std::string name_of(Address address);  // "B4"
// As a formula would write it: Sheet1, 'My list'.
std::string sheet_name_in_formulas(const std::string& name);

// What the number format of a cell means.
struct CellFormat {
  bool is_date = false;
  std::size_t zeros = 0;  // digits that a format such as 00000 shows at least
};

// By the index that a cell's `s` names.
std::vector<CellFormat> read_cell_formats(xml::Reader& styles);

// True where a format code shows days, months or years outside quotes, brackets and
// escapes.
bool is_date_format(std::string_view code);

// The day that serial number 0 (1904) or 1 (1900) stands for.
enum class Epoch { year_1900, year_1904 };

// "2013-01-08", with "T10:30:00" where the serial has a fraction; "10:30:00" for a bare
// time. Nothing for 1900-02-29, which Lotus and Excel count but no calendar has, and
// outside 1900 to 9999.
std::optional<std::string> date_of_serial(double serial, Epoch epoch);

// The number as a person would write it: "75007.0" and "7.5007E4" are 75007. Nothing for
// what is no number.
std::optional<std::string> plain_number(std::string_view written);

// True for an element of SpreadsheetML, transitional or strict.
bool is_sheet_element(const xml::Reader& reader, std::string_view local_name);

// The texts of a string item, runs joined, phonetic guides left out (§18.4.8). From its
// start.
std::string read_rich_text(xml::Reader& reader);

// A relationship's target and the last step of its type, by its id.
struct Relationship {
  std::string type;    // "worksheet"
  std::string target;  // the part's name in the archive
};

// Of a part, or of the package where `part` is empty. Empty where there are none.
std::map<std::string, Relationship> read_relationships(const zip::Archive& archive,
                                                       const std::string& file,
                                                       const std::string& part);

}  // namespace tongmun::campaign
