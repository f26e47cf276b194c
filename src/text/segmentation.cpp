// ICU proposes the ends of sentences; each proposal is then tried by our rules, which
// look at the text before and behind it. They may refuse it, or move it behind a closing
// quotation mark.
#include "text/segmentation.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>

#include "base/utf8.hpp"
#include "text/detail/cache.hpp"
#include "text/detail/locale.hpp"

namespace tongmun::text {

namespace {

using View = std::u32string_view;

constexpr char32_t field = U'\uFFFC';

UChar32 uchar(char32_t c) { return static_cast<UChar32>(c); }
bool is_space(char32_t c) { return u_isUWhiteSpace(uchar(c)); }
bool is_letter(char32_t c) { return u_isalpha(uchar(c)); }
bool is_digit(char32_t c) { return u_isdigit(uchar(c)); }
bool is_line_end(char32_t c) {
  return c == U'\n' || c == U'\r' || c == U'\u2028' || c == U'\u2029';
}
bool is_quote(char32_t c) { return u_hasBinaryProperty(uchar(c), UCHAR_QUOTATION_MARK); }

bool is_closing(char32_t c) {
  const auto type = u_charType(uchar(c));
  return type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION || is_quote(c);
}

bool is_terminator(char32_t c) { return u_hasBinaryProperty(uchar(c), UCHAR_S_TERM); }

// U+FFFC is nothing to ICU's rules. A field is like a capital letter; but one right
// behind a full stop is the end of an inline code, like a closing bracket. Both are one
// UTF-16 unit.
std::u32string with_fields_as_letters(View text) {
  std::u32string result(text);
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (result[i] != field) continue;
    const bool behind_end =
        i > 0 && (is_terminator(result[i - 1]) || is_closing(result[i - 1]));
    result[i] = behind_end ? U')' : U'X';
  }
  return result;
}

// ICU's sentence boundaries inside the text, in code points.
std::vector<std::size_t> proposals(View text, const LanguageTag& language) {
  thread_local detail::Cache<std::unique_ptr<icu::BreakIterator>> iterators;
  UErrorCode status = U_ZERO_ERROR;
  auto& iterator = *iterators.get(language.str(), [&] {
    const icu::Locale locale(detail::locale_id(language).c_str());
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createSentenceInstance(locale, status));
    detail::require_icu(status, "find sentences", language);
    return made;
  });
  const auto prepared = with_fields_as_letters(text);
  const auto unicode =
      icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(prepared.data()),
                                    static_cast<int32_t>(prepared.size()));
  iterator.setText(unicode);
  std::vector<std::size_t> found;
  std::size_t at = 0;
  int32_t unit = 0;
  for (auto end = iterator.next(); end != icu::BreakIterator::DONE;
       end = iterator.next()) {
    for (; unit < end; ++at) unit += text[at] > 0xFFFF ? 2 : 1;
    if (at < text.size()) found.push_back(at);
  }
  return found;
}

// What stands before a proposal, cut back to and including its full stop or the like.
View before_closers(View text) {
  while (!text.empty() &&
         (is_space(text.back()) || is_closing(text.back()) || text.back() == field))
    text.remove_suffix(1);
  return text;
}

// The word with its full stops at the end of the text: "U.N.", "2012."
View last_word(View text) {
  auto begin = text.size();
  while (begin > 0 && !is_space(text[begin - 1]) && text[begin - 1] != field) --begin;
  while (begin < text.size() && !is_letter(text[begin]) && !is_digit(text[begin]))
    ++begin;
  return text.substr(begin);
}

// A digit in an abbreviation stands for a number of one or two digits: with "1.", 5.
// and 31. are ordinals.
bool matches_abbreviation(View word, View abbreviation) {
  const auto first_digit =
      std::find_if(abbreviation.begin(), abbreviation.end(), is_digit);
  if (first_digit == abbreviation.end()) return word == abbreviation;
  const auto head = static_cast<std::size_t>(first_digit - abbreviation.begin());
  if (word.substr(0, head) != abbreviation.substr(0, head)) return false;
  std::size_t digits = 0;
  while (head + digits < word.size() && is_digit(word[head + digits])) ++digits;
  return digits > 0 && digits <= 2 &&
         word.substr(head + digits) == abbreviation.substr(head + 1);
}

// True when the text ends with the abbreviation's words as words of its own.
bool ends_with_words(View text, View words) {
  if (!text.ends_with(words) || words.empty()) return false;
  const auto rest = text.substr(0, text.size() - words.size());
  return rest.empty() || (!is_letter(rest.back()) && !is_digit(rest.back()));
}

// True when the text ends with the abbreviation, or in the middle of one with spaces (z.
// B.).
bool ends_with_abbreviation(View before, View behind, View abbreviation) {
  if (matches_abbreviation(last_word(before), abbreviation)) return true;
  if (ends_with_words(before, abbreviation)) return true;
  for (auto space = abbreviation.find(U' '); space != View::npos;
       space = abbreviation.find(U' ', space + 1))
    if (behind.starts_with(abbreviation.substr(space + 1)) &&
        ends_with_words(before, abbreviation.substr(0, space)))
      return true;
  return false;
}

// "J." before "R. Smith", "U.N.": one capital and a full stop.
bool ends_with_initial(View text) {
  if (text.size() < 2 || text.back() != U'.' || !u_isupper(uchar(text[text.size() - 2])))
    return false;
  return text.size() == 2 ||
         !(is_letter(text[text.size() - 3]) || is_digit(text[text.size() - 3]));
}

bool ends_with_ellipsis(View text) {
  return text.ends_with(U"..") || text.ends_with(U"…");
}

// The number of digits of a figure and its full stop at the end, taken off; 0 when none
// is there.
std::size_t take_numbered(View& text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  if (!text.ends_with(U'.')) return 0;
  std::size_t digits = 0;
  while (digits + 1 < text.size() && is_digit(text[text.size() - 2 - digits])) ++digits;
  if (digits > 0) text.remove_suffix(digits + 1);
  return digits;
}

// "2012. 12. 5." of Korean: its year before another figure, its month and its day
// anywhere.
bool ends_in_numeric_date(View before, View behind) {
  const auto last = take_numbered(before);
  const bool goes_on = !behind.empty() && is_digit(behind.front());
  if (last == 4) {
    const auto digits = static_cast<std::size_t>(
        std::find_if_not(behind.begin(), behind.end(), is_digit) - behind.begin());
    return goes_on && digits <= 2 && digits < behind.size() && behind[digits] == U'.';
  }
  if (last != 1 && last != 2) return false;
  const auto second = take_numbered(before);
  return second == 4 || ((second == 1 || second == 2) && take_numbered(before) == 4);
}

// "No. 18", "Nr. 5": signs of number in the languages that took them from Latin.
bool is_number_sign(View word, View behind) {
  static constexpr View signs[] = {U"No.", U"no.", U"Nos.", U"nos.", U"Nr.", U"nr."};
  return !behind.empty() && (is_digit(behind.front()) || behind.front() == field) &&
         std::find(std::begin(signs), std::end(signs), word) != std::end(signs);
}

// "1." at the start of a sentence numbers it.
bool is_only_number(View sentence) {
  auto rest = sentence;
  const auto digits = take_numbered(rest);
  return digits > 0 && digits <= 3 && std::none_of(rest.begin(), rest.end(), is_letter) &&
         std::none_of(rest.begin(), rest.end(), is_digit);
}

// 「…。」と述べた, “…했다.”라고: what follows a quotation without a space is its
// particle.
bool is_particle_of_quotation(View before, View behind) {
  static constexpr View particles = U"とっはがをにのへも";
  if (before.empty() || behind.empty() || !is_closing(before.back())) return false;
  const bool hangul = behind.front() >= U'\uAC00' && behind.front() <= U'\uD7A3';
  return hangul || particles.find(behind.front()) != View::npos;
}

// "« Bonjour. » Puis": behind a closing mark that stands after a space, and its spaces.
std::size_t behind_closing_marks(View text, std::size_t at) {
  auto end = at;
  while (end < text.size() && is_closing(text[end])) ++end;
  if (end == at || (end < text.size() && !is_space(text[end]))) return at;
  while (end < text.size() && is_space(text[end])) ++end;
  return end;
}

bool ends_line(View before) {
  while (!before.empty() && is_space(before.back())) {
    if (is_line_end(before.back())) return true;
    before.remove_suffix(1);
  }
  return false;
}

class Judge {
 public:
  explicit Judge(const SentenceRules& rules) {
    for (const auto& abbreviation : rules.abbreviations)
      abbreviations_.push_back(to_utf32(abbreviation));
  }

  // Whether a sentence that starts at `start` may end at `at`.
  bool ends_at(View text, std::size_t start, std::size_t at) const {
    const auto whole = text.substr(0, at), behind = text.substr(at);
    if (ends_line(whole)) return true;
    if (u_islower(uchar(behind.front())) || is_particle_of_quotation(whole, behind))
      return false;
    if (whole.back() == field) return false;  // no space behind an inline code
    const auto before = before_closers(whole);
    const auto word = last_word(before);
    return !ends_with_initial(word) && !ends_with_ellipsis(before) &&
           !ends_in_numeric_date(before, behind) && !is_number_sign(word, behind) &&
           !is_only_number(before_closers(text.substr(start, at - start))) &&
           std::none_of(abbreviations_.begin(), abbreviations_.end(),
                        [&](const auto& known) {
                          return ends_with_abbreviation(before, behind, known);
                        });
  }

 private:
  std::vector<std::u32string> abbreviations_;
};

std::vector<std::size_t> starts_in_code_points(View text, const LanguageTag& language,
                                               const SentenceRules& rules) {
  const Judge judge(rules);
  std::vector<std::size_t> starts{0};
  for (const auto proposal : proposals(text, language)) {
    const auto at = behind_closing_marks(text, proposal);
    if (at < text.size() && at > starts.back() && judge.ends_at(text, starts.back(), at))
      starts.push_back(at);
  }
  return starts;
}

}  // namespace

std::vector<std::size_t> sentence_starts(std::string_view text,
                                         const LanguageTag& language,
                                         const SentenceRules& rules) {
  if (text.empty()) return {};
  auto starts = starts_in_code_points(to_utf32(text), language, rules);
  std::size_t offset = 0, index = 0;
  for (auto& start : starts) {
    for (; index < start; ++index) next_code_point(text, offset);
    start = offset;
  }
  return starts;
}

}  // namespace tongmun::text
