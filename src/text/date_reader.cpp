// ICU's pattern generator names the orders in which a language writes day, month and
// year. Each is compiled to a list of fields and literals, and matched from left to
// right; between two of them spaces and a comma are free. The longest match wins.
#include "text/detail/date_reader.hpp"

#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/utf8.hpp"
#include "text/detail/locale.hpp"

namespace tongmun::text::detail {

namespace {

// The years that only another calendar gives to our times.
constexpr int first_buddhist_year = 2400;

icu::Locale locale_of(const std::string& locale_id, const std::string& calendar) {
  icu::Locale locale(locale_id.c_str());
  UErrorCode status = U_ZERO_ERROR;
  locale.setKeywordValue("calendar", calendar.c_str(), status);
  return locale;
}

std::u32string readable(const icu::UnicodeString& text) {
  std::string bytes;
  return ReadableText(text.toUTF8String(bytes)).characters;
}

std::u32string readable_pattern(const icu::UnicodeString& text) {
  std::string bytes;
  return to_utf32(text.toUTF8String(bytes));  // M and m differ
}

bool is_space(char32_t c) { return c == U' ' || c == no_break_space; }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_field_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

// Thai, Chinese and others do not part their words.
bool parts_words(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return !uscript_breaksBetweenLetters(
      uscript_getScript(static_cast<UChar32>(c), &status));
}

bool starts_inside_word(const ReadableText& text, std::size_t begin) {
  return begin > 0 && is_letter(text.at(begin)) && is_letter(text.at(begin - 1)) &&
         parts_words(text.at(begin));
}

int number_between(const ReadableText& text, std::size_t begin, std::size_t end) {
  int value = 0;
  for (; begin < end; ++begin)
    value = value * 10 + static_cast<int>(text.at(begin) - U'0');
  return value;
}

std::size_t skip_spaces(const ReadableText& text, std::size_t i) {
  while (is_space(text.at(i))) ++i;
  return i;
}

bool starts_with(const ReadableText& text, std::size_t i, std::u32string_view word) {
  return std::u32string_view(text.characters)
      .substr(std::min(i, text.characters.size()))
      .starts_with(word);
}

// The year of the Gregorian calendar before the era's year 1.
int year_zero_of(icu::Calendar& calendar, int32_t era) {
  UErrorCode status = U_ZERO_ERROR;
  calendar.clear();
  calendar.set(UCAL_ERA, era);
  calendar.set(UCAL_YEAR, 1);
  calendar.set(UCAL_MONTH, UCAL_DECEMBER);
  return calendar.get(UCAL_EXTENDED_YEAR, status) - 1;
}

}  // namespace

struct DateReader::Reading {
  const ReadableText& text;
  std::size_t at = 0;
  Date date = {};
  std::optional<int> year_zero = {};
  std::size_t year_digits = 0;
};

DateReader::DateReader(const LanguageTag& language, const DateAids& aids) {
  const auto id = locale_id(language);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(locale_of(id, "gregorian"), status));
  require_icu(status, "read dates", language);
  for (const char16_t* skeleton : {u"yMMMMd", u"yMMMd", u"yMMMM", u"yMMM"})
    add_pattern(readable_pattern(generator->getBestPattern(skeleton, status)));
  for (const auto* pattern : {U"d MMMM y", U"MMMM d y", U"MMMM y"}) add_pattern(pattern);
  for (const auto& pattern : aids.patterns) add_pattern(to_utf32(pattern));
  add_months(id);  // first: what CLDR knows wins over what the workspace says
  for (const auto& names : aids.months) add_months(names);
  std::stable_sort(months_.begin(), months_.end(), [](const auto& a, const auto& b) {
    return a.name.size() > b.name.size();
  });
  // A year alone is one where an era stands before it: พ.ศ. 2555, 平成25年.
  // Not in Latin letters, where an era may look like a word: "should be 2011".
  if (language.likely_script() != "Latn")
    patterns_.push_back({{Field::era}, {Field::year}, {Field::literal, U"年", true}});
  for (const char* calendar : {"gregorian", "buddhist", "roc", "japanese"})
    add_eras(id, calendar);
  require_icu(status, "read dates", language);
}

// By UTS 35: letters are fields, quoted letters and all the rest are literals. A pattern
// with other fields, such as the weekday, is not taken. Eras may be there or not, before
// any year.
void DateReader::add_pattern(std::u32string_view cldr) {
  Pattern pattern;
  bool quoted = false, space = false;
  for (std::size_t i = 0; i < cldr.size(); ++i) {
    const auto c = cldr[i];
    if (c == U'\'') {
      quoted = !quoted;
    } else if (!quoted && is_field_letter(c)) {
      std::size_t length = 1;
      while (i + 1 < cldr.size() && cldr[i + 1] == c) ++i, ++length;
      if (c == U'G') continue;
      if (c == U'y' || c == U'u') {
        pattern.push_back({Field::era, {}, true});
        pattern.push_back({Field::year});
      } else if (c == U'M' || c == U'L') {
        pattern.push_back({length > 2 ? Field::month_name : Field::month_number});
      } else if (c == U'd') {
        pattern.push_back({Field::day});
      } else {
        return;
      }
      space = false;
    } else if (u_isUWhiteSpace(static_cast<UChar32>(c))) {
      space = true;
    } else if (is_letter(c)) {
      if (pattern.empty() || pattern.back().field != Field::literal || space)
        pattern.push_back({Field::literal, {}, space && !pattern.empty()});
      pattern.back().literal +=
          static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), 0));
      space = false;
    } else if (c == U'.') {
      pattern.push_back({Field::literal, U".", true});
    }
  }
  patterns_.push_back(std::move(pattern));
}

void DateReader::add_months(const std::string& id) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale_of(id, "gregorian"), "gregorian", status);
  if (U_FAILURE(status)) return;
  using Symbols = icu::DateFormatSymbols;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE})
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      int32_t count = 0;
      const auto* names = symbols.getMonths(count, context, width);
      for (int32_t i = 0; i < std::min(count, 12); ++i) {
        auto name = readable(names[i]);
        while (!name.empty() && name.back() == U'.') name.pop_back();
        if (!name.empty())
          months_.push_back({name, i + 1, width == Symbols::ABBREVIATED});
      }
    }
  std::stable_sort(months_.begin(), months_.end(), [](const auto& a, const auto& b) {
    return a.name.size() > b.name.size();
  });
}

void DateReader::add_months(const std::vector<std::string>& names) {
  int month = 0;
  for (const auto& name : names) {
    ++month;
    if (auto readable = ReadableText(name).characters; !readable.empty())
      months_.push_back({std::move(readable), month, false});
  }
}

void DateReader::add_eras(const std::string& id, const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = locale_of(id, name);
  const std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), locale, status));
  const icu::DateFormatSymbols symbols(locale, name.c_str(), status);
  const std::unique_ptr<icu::Calendar> own(icu::Calendar::createInstance(
      *icu::TimeZone::getGMT(), icu::Locale(id.c_str()), status));
  if (U_FAILURE(status)) return;
  if (own->getType() == name && name == "buddhist")
    default_year_zero_ = year_zero_of(*own, 0);
  int32_t count = 0, full_count = 0;
  const auto* names = symbols.getEras(count);
  const auto* full_names = symbols.getEraNames(full_count);
  const int32_t first = name == "gregorian" || name == "roc" ? 1
                        : name == "japanese"                 ? 232
                                                             : 0;
  for (int32_t era = first; era < std::min(count, full_count); ++era)
    for (const auto& text : {readable(names[era]), readable(full_names[era])})
      if (!text.empty()) eras_.push_back({text, year_zero_of(*calendar, era)});
  std::stable_sort(eras_.begin(), eras_.end(), [](const auto& a, const auto& b) {
    return a.name.size() > b.name.size();
  });
}

// Four digits; fewer only where an era says from when they count (平成25年, 元年 for its
// first).
bool DateReader::read_year(Reading& reading) const {
  const auto& text = reading.text;
  if (reading.year_zero.value_or(0) != 0 && text.at(reading.at) == U'元') {
    reading.date.year = *reading.year_zero + 1;
    ++reading.at;
    return true;
  }
  const auto end = text.digits_end(reading.at);
  const auto digits = end - reading.at;
  if (digits > 4 || digits == 0 || (digits < 4 && reading.year_zero.value_or(0) == 0))
    return false;
  const int year = number_between(text, reading.at, end);
  const int own = year >= first_buddhist_year ? default_year_zero_ : 0;
  reading.date.year = year + reading.year_zero.value_or(own);
  reading.at = end;
  return true;
}

// With the ordinal's ending, if any: 1er, 1º, 8th.
bool DateReader::read_day(Reading& reading) const {
  static constexpr std::array<std::u32string_view, 9> endings = {
      U"er", U"º", U".º", U"°", U"st", U"nd", U"rd", U"th", U"ª"};
  const auto end = reading.text.digits_end(reading.at);
  if (end == reading.at || end - reading.at > 2) return false;
  reading.date.day = number_between(reading.text, reading.at, end);
  reading.at = end;
  for (const auto ending : endings)
    if (starts_with(reading.text, end, ending) &&
        is_space(reading.text.at(end + ending.size())))
      reading.at = end + ending.size();
  return reading.date.day > 0;
}

bool DateReader::read_month_name(Reading& reading) const {
  const auto& text = reading.text;
  for (const auto& [name, month, short_form] : months_) {
    if (!starts_with(text, reading.at, name)) continue;
    const auto end = reading.at + name.size();
    const bool letters =
        is_letter(name.back()) && !(name.front() >= U'0' && name.front() <= U'9');
    if (short_form && letters && is_letter(text.at(end))) continue;
    reading.date.month = month;
    reading.at = end;
    if (short_form && text.at(end) == U'.') ++reading.at;
    return true;
  }
  return false;
}

bool DateReader::read_era(Reading& reading) const {
  for (const auto& era : eras_) {
    if (!starts_with(reading.text, reading.at, era.name)) continue;
    reading.year_zero = era.year_zero;
    reading.at += era.name.size();
    return true;
  }
  return false;
}

bool DateReader::read_element(Reading& reading, const Element& element) const {
  reading.at = skip_spaces(reading.text, reading.at);
  switch (element.field) {
    case Field::year:
      return read_year(reading);
    case Field::month_name:
      return read_month_name(reading);
    case Field::day:
      return read_day(reading);
    case Field::era:
      return read_era(reading);
    case Field::month_number: {
      const auto end = reading.text.digits_end(reading.at);
      if (end == reading.at || end - reading.at > 2) return false;
      reading.date.month = number_between(reading.text, reading.at, end);
      reading.at = end;
      return true;
    }
    case Field::literal:
      if (!starts_with(reading.text, reading.at, element.literal)) return false;
      reading.at += element.literal.size();
      return true;
  }
  return false;
}

std::optional<ReadDate> DateReader::read_by(const Pattern& pattern,
                                            const ReadableText& text,
                                            std::size_t begin) const {
  Reading reading{text, begin};
  std::size_t last = begin;  // behind the last thing read, before its comma
  auto next = begin;
  for (const auto& element : pattern) {
    if (!read_element(reading, element)) {
      if (!element.optional) return std::nullopt;
      reading.at = next;
      continue;
    }
    last = reading.at;
    if (const auto comma = text.at(last); comma == U',' || comma == U'،') ++reading.at;
    next = reading.at;
  }
  if (text.digit_at(last) && text.digit_at(last - 1)) return std::nullopt;
  if (text.at(last - 1) == U'.' && last > 1) --last;  // it may end the sentence
  const auto date = Date::parse(reading.date.str());
  if (!date) return std::nullopt;
  return ReadDate{*date, last};
}

std::optional<ReadDate> DateReader::read(const ReadableText& text,
                                         std::size_t begin) const {
  const auto c = text.at(begin);
  if (is_space(c) || (!text.digit_at(begin) && !is_letter(c)) ||
      starts_inside_word(text, begin))
    return std::nullopt;
  std::optional<ReadDate> longest;
  for (const auto& pattern : patterns_) {
    const auto found = read_by(pattern, text, begin);
    if (found && (!longest || found->end > longest->end)) longest = found;
  }
  return longest;
}

}  // namespace tongmun::text::detail
