// Figures and dates read back out of running text: the proof that what was rendered is what was
// meant. The reader shares nothing with the formatter.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/date.hpp"
#include "text/decimal.hpp"
#include "text/language_tag.hpp"

namespace tongmun::text {

struct FoundNumber {
  Decimal value;
  std::size_t begin = 0, end = 0;  // bytes
};

struct FoundDate {
  Date date;
  std::size_t begin = 0, end = 0;  // bytes
};

struct FoundValues {
  std::vector<FoundNumber> numbers;  // those that are no part of a date
  std::vector<FoundDate> dates;
};

// Reads digits of any script with grouping marks of any convention ("200,000", "200.000",
// "200 000", "٢٠٠٬٠٠٠", "２００"), myriads ("20만", "1억 2,000만", "20万"), decimals, and
// dates in the language's own patterns ("8 January 2013", "2013년 1월 8일", "2013年1月",
// "8 يناير 2013"). Number words are left alone: "three generations" holds no number here,
// "2 million" holds 2. Years of eras ("平成25年", "พ.ศ. 2556") are given in the Gregorian
// calendar, as are Thai years from 2400. Ambiguous grouping ("1.234") is read by the
// language's CLDR symbols. What a reader of dates must know beside CLDR.
struct DateAids {
  std::vector<std::vector<std::string>>
      months;  // twelve names each: "январе" of "в январе"
  std::vector<std::string> patterns;  // CLDR patterns: "'ngày' d 'tháng' M 'năm' y"
};
FoundValues find_values(std::string_view text, const LanguageTag& language,
                        const DateAids& aids = {});

}  // namespace tongmun::text
