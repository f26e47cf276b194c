// The text is made plain first (detail/readable.hpp), then scanned once: a date where one
// starts, else a number, with the myriads of East Asia behind it. Only the names of
// months, the order of dates and the two marks in numbers come from CLDR; nothing comes
// from the formatters.
#include "text/values.hpp"

#include <unicode/dcfmtsym.h>
#include <unicode/decimfmt.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "text/detail/cache.hpp"
#include "text/detail/date_reader.hpp"
#include "text/detail/locale.hpp"
#include "text/detail/readable.hpp"

namespace tongmun::text {

namespace {

using detail::ReadableText;

// How a language writes numbers in ASCII digits.
struct Marks {
  char32_t decimal = U'.', group = U',';
  bool in_pairs = false;  // 12,34,567
};

struct Reading {
  std::string digits;  // for Decimal::parse
  std::size_t end = 0;
};

char32_t readable_mark(const icu::DecimalFormatSymbols& symbols,
                       icu::DecimalFormatSymbols::ENumberFormatSymbol symbol) {
  std::string bytes;
  const ReadableText text(symbols.getConstSymbol(symbol).toUTF8String(bytes));
  return text.at(0);
}

Marks make_marks(const LanguageTag& language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale(detail::locale_id(language).c_str());
  locale.setKeywordValue("numbers", "latn", status);
  const icu::DecimalFormatSymbols symbols(locale, status);
  const std::unique_ptr<icu::NumberFormat> format(
      icu::NumberFormat::createInstance(locale, status));
  detail::require_icu(status, "read numbers", language);
  const auto* decimal = dynamic_cast<const icu::DecimalFormat*>(format.get());
  using Symbols = icu::DecimalFormatSymbols;
  return {readable_mark(symbols, Symbols::kDecimalSeparatorSymbol),
          readable_mark(symbols, Symbols::kGroupingSeparatorSymbol),
          decimal != nullptr && decimal->getSecondaryGroupingSize() == 2};
}

// Spaces and apostrophes group only where the language says so: they have other work. A
// no-break space between digits has none.
bool may_group(char32_t mark, const Marks& marks) {
  switch (mark) {
    case U',':
    case U'.':
    case U'\u066C':
    case detail::no_break_space:
      return true;
    case U' ':
      return marks.group == detail::no_break_space;
    case U'\'':
    case U'’':
      return marks.group == U'’' || marks.group == U'\'';
    default:
      return false;
  }
}

// The end of the groups behind a head of digits, or that head's end when they are none.
std::size_t groups_end(const ReadableText& text, std::size_t begin, std::size_t head,
                       const Marks& marks) {
  const auto mark = text.at(head);
  if (head - begin > 3 || text.at(begin) == U'0' || !may_group(mark, marks)) return head;
  auto end = head;
  std::size_t groups = 0, last = 0;
  while (text.at(end) == mark && text.digit_at(end + 1)) {
    const auto next = text.digits_end(end + 1);
    last = next - end - 1;
    const bool pair = marks.in_pairs && last == 2 && text.at(next) == mark;
    if (last != 3 && !pair) break;
    end = next;
    ++groups;
  }
  const bool goes_on = text.at(end) == mark && text.digit_at(end + 1) && mark != U' ' &&
                       mark != detail::no_break_space && mark != marks.decimal;
  if (groups == 0 || last != 3 || goes_on || (mark == marks.decimal && groups < 2))
    return head;
  return end;
}

// The end of a fraction at `end` of the number, or `end`. 2012.12.5 holds none.
std::size_t fraction_end(const ReadableText& text, std::size_t begin, std::size_t end,
                         const Marks& marks) {
  const auto mark = text.at(end);
  if (begin > 1 && text.at(begin - 1) == mark && text.digit_at(begin - 2)) return end;
  if ((mark != marks.decimal && mark != U'\u066B' && mark != U'.') ||
      !text.digit_at(end + 1))
    return end;
  const auto next = text.digits_end(end + 1);
  return text.at(next) == mark && text.digit_at(next + 1) ? end : next;
}

Reading read_digits(const ReadableText& text, std::size_t begin, const Marks& marks) {
  Reading reading;
  const auto append = [&](std::size_t from, std::size_t to) {
    for (; from < to; ++from)
      if (text.digit_at(from)) reading.digits += static_cast<char>(text.at(from));
  };
  const auto whole = groups_end(text, begin, text.digits_end(begin), marks);
  reading.end = fraction_end(text, begin, whole, marks);
  append(begin, whole);
  if (reading.end > whole) reading.digits += '.';
  append(whole, reading.end);
  return reading;
}

// The exponents of ten of the words that go with digits; 0 for other characters.
int exponent_of(char32_t word) {
  switch (word) {
    case U'십':
    case U'十':
      return 1;
    case U'백':
    case U'百':
      return 2;
    case U'천':
    case U'千':
      return 3;
    case U'만':
    case U'萬':
    case U'万':
      return 4;
    case U'억':
    case U'億':
    case U'亿':
      return 8;
    case U'조':
    case U'兆':
      return 12;
    case U'경':
    case U'京':
      return 16;
    default:
      return 0;
  }
}

std::optional<Decimal> times_ten_to(const Decimal& number, int exponent) {
  auto text = number.str();
  const auto point = text.find('.');
  const auto places = point == std::string::npos ? 0 : text.size() - point - 1;
  if (point != std::string::npos) text.erase(point, 1);
  const auto zeros = static_cast<std::size_t>(exponent);
  if (places > zeros)
    text.insert(text.size() - (places - zeros), ".");
  else
    text.append(zeros - places, '0');
  return Decimal::parse(text);
}

// A group of a number in myriads: "2,345", "20만", "3천만". The exponent is that of its
// last word.
struct Group {
  Decimal value;
  int exponent = 0;
  std::size_t end = 0;
};

std::optional<Group> read_group(const ReadableText& text, std::size_t begin,
                                const Marks& marks) {
  const auto reading = read_digits(text, begin, marks);
  const auto digits = Decimal::parse(reading.digits);
  Group group{digits.value_or(Decimal()), 0, reading.end};
  if (!digits) return std::nullopt;
  int exponent = exponent_of(text.at(group.end));
  if (exponent == 0) return group;
  ++group.end;
  if (const int larger = exponent_of(text.at(group.end)); exponent < 4 && larger >= 4) {
    exponent += larger;
    ++group.end;
  }
  const auto value = times_ten_to(*digits, exponent);
  if (!value) return std::nullopt;
  return Group{*value, exponent, group.end};
}

// 제1조 is the first article of a law, not a trillion.
bool counts_articles(const ReadableText& text, std::size_t begin) {
  return begin > 0 && (text.at(begin - 1) == U'제' || text.at(begin - 1) == U'第');
}

bool is_calendar_word(char32_t c) {
  static constexpr std::u32string_view words = U"년年월月";
  return words.find(c) != words.npos;
}

// The groups behind the first: each smaller than the last word before it. "20만 2013년"
// is none.
void read_further_groups(Group& number, const ReadableText& text, const Marks& marks) {
  while (number.exponent >= 4 && number.value.is_whole()) {
    const auto begin = number.end + (text.at(number.end) == U' ');
    if (!text.digit_at(begin)) return;
    const auto next = read_group(text, begin, marks);
    const auto limit = times_ten_to(Decimal(1), std::min(number.exponent, 17));
    if (!next || !next->value.is_whole() || !(next->value < *limit) ||
        is_calendar_word(text.at(next->end)))
      return;
    number = {Decimal(number.value.mantissa() + next->value.mantissa()), next->exponent,
              next->end};
  }
}

bool is_minus(const ReadableText& text, std::size_t i) {
  if (i == 0 || text.at(i - 1) != U'-') return false;
  static constexpr std::u32string_view before = U" \u00A0([{“\"'";
  return i == 1 || before.find(text.at(i - 2)) != before.npos;
}

// Reads the number at `begin` and returns where it ends; what is too long for a Decimal
// is passed.
std::size_t read_number(const ReadableText& text, std::size_t begin, const Marks& marks,
                        std::vector<FoundNumber>& numbers) {
  const auto plain = read_digits(text, begin, marks);
  auto number = read_group(text, begin, marks);
  if (!number || counts_articles(text, begin)) {
    const auto value = Decimal::parse(plain.digits);
    if (!value) return plain.end;
    number = Group{*value, 0, plain.end};
  }
  read_further_groups(*number, text, marks);
  const bool minus = is_minus(text, begin);
  const auto value = minus ? Decimal::parse("-" + number->value.str()) : number->value;
  if (value)
    numbers.push_back(
        {*value, text.begin[minus ? begin - 1 : begin], text.end[number->end - 1]});
  return number->end;
}

}  // namespace

FoundValues find_values(std::string_view text, const LanguageTag& language,
                        const DateAids& aids) {
  thread_local detail::Cache<Marks> all_marks;
  thread_local detail::Cache<detail::DateReader> readers;
  const auto& marks = all_marks.get(language.str(), [&] { return make_marks(language); });
  auto key = language.str();
  for (const auto& months : aids.months) key += '|' + months.front();
  for (const auto& pattern : aids.patterns) key += '|' + pattern;
  const auto& reader =
      readers.get(key, [&] { return detail::DateReader(language, aids); });
  const ReadableText readable(text);
  FoundValues values;
  for (std::size_t i = 0; i < readable.characters.size();) {
    if (const auto date = reader.read(readable, i)) {
      values.dates.push_back(
          {date->date, readable.begin[i], readable.end[date->end - 1]});
      i = date->end;
    } else if (readable.digit_at(i)) {
      i = read_number(readable, i, marks, values.numbers);
    } else {
      ++i;
    }
  }
  return values;
}

}  // namespace tongmun::text
