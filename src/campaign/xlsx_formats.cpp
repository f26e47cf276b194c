// A spreadsheet knows no dates, only numbers that are shown as dates: the format decides.
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include "campaign/detail/xlsx.hpp"

namespace tongmun::campaign {

namespace {

std::optional<int> integer(std::string_view text) {
  int value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size())
    return std::nullopt;
  return value;
}

// §18.8.30: 14–22 and 45–47 everywhere; 27–36 and 50–58 are the dates of East Asian
// versions.
bool is_builtin_date(int id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
         (id >= 50 && id <= 58);
}

CellFormat format_of(std::string_view code) {
  CellFormat format{.is_date = is_date_format(code)};
  if (code.find_first_not_of('0') == std::string_view::npos) format.zeros = code.size();
  return format;
}

CellFormat format_by_id(std::string_view id, const std::map<int, CellFormat>& custom) {
  const auto number = integer(id);
  if (!number) return {};
  if (const auto found = custom.find(*number); found != custom.end())
    return found->second;
  return {.is_date = is_builtin_date(*number)};
}

std::string padded(int value, std::size_t width) {
  auto text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string time_text(int seconds) {
  return padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" +
         padded(seconds % 60, 2);
}

std::string day_text(std::chrono::sys_days day) {
  const std::chrono::year_month_day date{day};
  return padded(static_cast<int>(date.year()), 4) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

// The day of a whole serial number.
std::optional<std::chrono::sys_days> day_of(int serial, Epoch epoch) {
  using namespace std::chrono;
  if (epoch == Epoch::year_1904) return sys_days{1904y / 1 / 1} + days{serial};
  if (serial == 60) return std::nullopt;
  return sys_days{1899y / 12 / 31} + days{serial > 60 ? serial - 1 : serial};
}

}  // namespace

bool is_date_format(std::string_view code) {
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '\\' || c == '_' || c == '*') {
      ++i;  // the next character is shown, left out or repeated as it is
    } else if (c == '"' || c == '[') {
      const auto end = code.find(c == '"' ? '"' : ']', i + 1);
      if (end == std::string_view::npos) return false;
      i = end;  // [Red] and [$-409] hold letters, too
    } else if (std::string_view("dDmMyY").find(c) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::vector<CellFormat> read_cell_formats(xml::Reader& styles) {
  std::map<int, CellFormat> custom;
  std::vector<CellFormat> formats;
  bool in_cell_formats = false;  // cellStyleXfs has the same elements
  while (styles.next()) {
    if (is_sheet_element(styles, "cellXfs"))
      in_cell_formats = styles.kind() == xml::Reader::Kind::start;
    if (styles.kind() != xml::Reader::Kind::start) continue;
    const auto* id = styles.attribute("", "numFmtId");
    const auto* code = styles.attribute("", "formatCode");
    if (is_sheet_element(styles, "numFmt") && id && code) {
      if (const auto number = integer(*id)) custom[*number] = format_of(*code);
    } else if (in_cell_formats && is_sheet_element(styles, "xf")) {
      formats.push_back(id ? format_by_id(*id, custom) : CellFormat{});
    }
  }
  return formats;
}

std::optional<std::string> date_of_serial(double serial, Epoch epoch) {
  constexpr int last = 2958465;  // 9999-12-31 of the 1900 epoch
  if (!(serial >= 0) || serial >= last + 1) return std::nullopt;
  auto whole = static_cast<int>(std::floor(serial));
  auto seconds = static_cast<int>(std::lround((serial - whole) * 86400));
  if (seconds == 86400) {
    ++whole;
    seconds = 0;
  }
  if (whole == 0 && epoch == Epoch::year_1900) return time_text(seconds);
  const auto day = day_of(whole, epoch);
  if (!day || *day > std::chrono::sys_days{std::chrono::year{9999} / 12 / 31})
    return std::nullopt;
  return seconds == 0 ? day_text(*day) : day_text(*day) + "T" + time_text(seconds);
}

std::optional<std::string> plain_number(std::string_view written) {
  if (!written.empty() &&
      written.find_first_not_of("0123456789") == std::string_view::npos)
    return std::string(written);
  double value = 0;
  const auto* const end = written.data() + written.size();
  const auto read = std::from_chars(written.data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(value))
    return std::nullopt;
  // 15 digits are what spreadsheets show: 0.1 may be stored as 0.10000000000000001.
  std::array<char, 64> buffer{};
  const bool whole = std::fabs(value) < 1e15 && value == std::floor(value);
  const auto shown = whole ? std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                           static_cast<long>(value))
                           : std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                           value, std::chars_format::general, 15);
  return std::string(buffer.data(), shown.ptr);
}

}  // namespace tongmun::campaign
