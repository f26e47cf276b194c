// Dates with a precision, and as a language writes them. Calendar always pinned, no time zones.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "text/language_tag.hpp"

namespace tongmun::text {

enum class Precision { year, month, day };

// A date of the Gregorian calendar; month and day are 0 where the precision is coarser.
struct Date {
  int year = 0, month = 0, day = 0;

  Precision precision() const {
    return month == 0 ? Precision::year : day == 0 ? Precision::month : Precision::day;
  }
  // "2012", "2012-03" or "2012-03-31"; nothing for another form or an impossible date.
  static std::optional<Date> parse(std::string_view iso);
  std::string str() const;  // the same form
  // True when this one lies wholly before the other: 2012-03 is before 2012-04-01, not 2012-03-02.
  bool before(const Date& other) const;

  friend auto operator<=>(const Date&, const Date&) = default;
};

// Formats by a CLDR date pattern (UTS 35: "d MMMM y", "y년 M월 d일") in the Gregorian calendar
// unless `calendar` says otherwise ("buddhist", "japanese", "roc"), with digits of
// `numbering_system`. The pattern must not ask for more than the date's precision: assert.
// Throws Error{unsupported} for a pattern or numbering system that ICU does not know.
std::string format_date(const Date& date, const std::string& pattern, const LanguageTag& language,
                        const std::string& numbering_system = "latn",
                        const std::string& calendar = "gregorian");

// The finest precision that a pattern shows.
Precision precision_of_pattern(std::string_view pattern);

// 1 (Monday) to 7 (Sunday). Needs precision `day`.
int weekday(const Date& date);

}  // namespace tongmun::text
