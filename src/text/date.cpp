// std::chrono counts the days, ICU writes them: always at midnight UTC in a formatter
// whose time zone is UTC, so that no zone can move a date, and in the proleptic Gregorian
// calendar.
#include "text/date.hpp"

#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <array>
#include <cassert>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>

#include "text/detail/cache.hpp"
#include "text/detail/locale.hpp"

namespace tongmun::text {

namespace {

namespace chrono = std::chrono;

// 1 for what a date leaves open.
chrono::year_month_day first_day(const Date& date) {
  return {chrono::year{date.year},
          chrono::month{static_cast<unsigned>(std::max(date.month, 1))},
          chrono::day{static_cast<unsigned>(std::max(date.day, 1))}};
}

// `digits` ASCII digits at the front of `text`, taken off; -1 when they are not there.
int take_digits(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return -1;
  int value = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return value;
}

icu::SimpleDateFormat make_format(const std::string& pattern, const LanguageTag& language,
                                  const std::string& numbering_system,
                                  const std::string& calendar) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale(detail::locale_id(language).c_str());
  locale.setKeywordValue("calendar", calendar.c_str(), status);
  locale.setKeywordValue("numbers", numbering_system.c_str(), status);
  icu::SimpleDateFormat format(icu::UnicodeString::fromUTF8(pattern), locale, status);
  detail::require_icu(status, "format dates by '" + pattern + "'", language);
  format.setTimeZone(*icu::TimeZone::getGMT());
  if (auto* gregorian =
          dynamic_cast<const icu::GregorianCalendar*>(format.getCalendar())) {
    auto proleptic = std::unique_ptr<icu::GregorianCalendar>(gregorian->clone());
    proleptic->setGregorianChange(-1.0e17, status);
    if (U_SUCCESS(status)) format.adoptCalendar(proleptic.release());
  }
  return format;
}

// What a pattern letter shows, by UTS 35's table of date fields.
Precision precision_of_letter(char letter) {
  static constexpr std::string_view days = "dDFgEecwWabBhHKkjJCmsSAzZOvVXx",
                                    months = "MLQq";
  if (days.find(letter) != days.npos) return Precision::day;
  return months.find(letter) != months.npos ? Precision::month : Precision::year;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view iso) {
  Date date;
  date.year = take_digits(iso, 4);
  if (date.year < 1) return std::nullopt;
  for (int* field : {&date.month, &date.day}) {
    if (iso.empty()) break;
    if (iso.front() != '-') return std::nullopt;
    iso.remove_prefix(1);
    *field = take_digits(iso, 2);
    if (*field < 1) return std::nullopt;
  }
  if (!iso.empty() || !first_day(date).ok()) return std::nullopt;
  return date;
}

std::string Date::str() const {
  std::array<char, 40> text{};
  const char* form = month == 0 ? "%04d" : day == 0 ? "%04d-%02d" : "%04d-%02d-%02d";
  std::snprintf(text.data(), text.size(), form, year, month, day);
  return text.data();
}

bool Date::before(const Date& other) const {
  const Date last{year, month == 0 ? 12 : month, day == 0 ? 31 : day};
  const Date first{other.year, std::max(other.month, 1), std::max(other.day, 1)};
  return last < first;
}

Precision precision_of_pattern(std::string_view pattern) {
  auto finest = Precision::year;
  bool quoted = false;
  for (const char c : pattern) {
    if (c == '\'') quoted = !quoted;
    if (quoted || !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) continue;
    finest = std::max(finest, precision_of_letter(c));
  }
  return finest;
}

std::string format_date(const Date& date, const std::string& pattern,
                        const LanguageTag& language, const std::string& numbering_system,
                        const std::string& calendar) {
  assert(precision_of_pattern(pattern) <= date.precision());
  thread_local detail::Cache<icu::SimpleDateFormat> formats;
  const auto key =
      language.str() + '|' + numbering_system + '|' + calendar + '|' + pattern;
  const auto& format = formats.get(
      key, [&] { return make_format(pattern, language, numbering_system, calendar); });
  const auto days = chrono::sys_days{first_day(date)}.time_since_epoch().count();
  icu::UnicodeString text;
  format.format(static_cast<UDate>(days) * 86'400'000.0, text);
  std::string bytes;
  return text.toUTF8String(bytes);
}

int weekday(const Date& date) {
  assert(date.precision() == Precision::day);
  return static_cast<int>(
      chrono::weekday{chrono::sys_days{first_day(date)}}.iso_encoding());
}

}  // namespace tongmun::text
