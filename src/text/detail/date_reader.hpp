// Dates read out of text by the patterns and month names that CLDR has for a language.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/date.hpp"
#include "text/detail/readable.hpp"
#include "text/language_tag.hpp"
#include "text/values.hpp"

namespace tongmun::text::detail {

struct ReadDate {
  Date date;
  std::size_t end = 0;  // character of the ReadableText
};

class DateReader {
 public:
  explicit DateReader(const LanguageTag& language, const DateAids& aids = {});

  // The longest date with a year and a month that starts at `begin`.
  std::optional<ReadDate> read(const ReadableText& text, std::size_t begin) const;

 private:
  enum class Field { year, month_number, month_name, day, era, literal };
  struct Element {
    Field field = Field::literal;
    std::u32string literal = {};
    bool optional = false;
  };
  using Pattern = std::vector<Element>;

  struct MonthName {
    std::u32string name;
    int month = 0;
    bool short_form = false;  // must not go on as a longer word
  };
  // A name of an era, and the year of the Gregorian calendar before its year 1.
  struct Era {
    std::u32string name;
    int year_zero = 0;
  };
  struct Reading;

  void add_pattern(std::u32string_view cldr);
  void add_eras(const std::string& locale_id, const std::string& calendar);
  void add_months(const std::string& locale_id);
  void add_months(const std::vector<std::string>& names);
  bool read_element(Reading& reading, const Element& element) const;
  bool read_year(Reading& reading) const;
  bool read_day(Reading& reading) const;
  bool read_month_name(Reading& reading) const;
  bool read_era(Reading& reading) const;
  std::optional<ReadDate> read_by(const Pattern& pattern, const ReadableText& text,
                                  std::size_t begin) const;

  std::vector<Pattern> patterns_;
  std::vector<MonthName> months_;  // longest first
  std::vector<Era> eras_;          // longest first
  int default_year_zero_ = 0;      // of the language's own calendar: -543 for Thai
};

}  // namespace tongmun::text::detail
