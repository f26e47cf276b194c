// What `translations/<tag>/` says of a language: how it addresses, counts, dates and quotes.
// Patterns hold their values as {{name}} or {{name:form}}; nothing else of a template works there.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "text/date.hpp"
#include "text/language_tag.hpp"
#include "text/list.hpp"
#include "text/number.hpp"
#include "text/segmentation.hpp"

namespace tongmun::language {

// Fills {{name}} in `pattern` by what `value` returns for the name (form included:
// "country:of"). A name that it does not know stays as it is and is reported to `unknown`. What is
// filled in is never read as a pattern.
std::string fill(std::string_view pattern,
                 const std::function<std::optional<std::string>(std::string_view)>& value,
                 std::vector<std::string>* unknown = nullptr);
// The names in a pattern, in order.
std::vector<std::string> names_in(std::string_view pattern);

// The variants of a form of address. Which one serves: see `choose`.
enum class Holder { male, female, neutral, unknown, everybody };  // everybody: the circular

// Variants of one form, by the keys m, f, named, office, circular of conventions.yaml. A variant
// is a list of lines (one for salutation and close).
struct FormVariants {
  std::map<std::string, std::vector<std::string>> by_key;

  // male → m, named; female → f, named; neutral → named; unknown → office; everybody → circular,
  // office. A known holder whose language has no fitting variant gets office. nullptr: none fits.
  const std::vector<std::string>* choose(Holder holder) const;
  // Lays other variants over these. m, f and named are one set, replaced as a whole: where a
  // country knows one form for named holders, the general form for men must not come before it.
  void lay_over(const FormVariants& other);
};

// How a post is called and addressed; fields that are empty are inherited.
struct PostForms {
  std::string title;    // "Minister for Foreign Affairs"; of genders, that of the office
  FormVariants titles;  // where the title has genders: m, f, office; one line each
  // By use: "address", "salutation", "close", "inline" (within a sentence: "Monsieur le
  // Ministre"); with "plain." before it where plain style has other words.
  std::map<std::string, FormVariants> by_use;

  // The variants for a use; `plain` takes those of plain style first. nullptr: none.
  const FormVariants* find(const std::string& use, bool plain = false) const;
  void lay_over(const PostForms& other);
};

// A post in one country, for a while: KR 외교통상부 장관 until 2013-03-22.
struct CountryPost {
  std::optional<text::Date> from, until;  // `until` is the last day
  PostForms forms;
};

struct Post {
  PostForms forms;
  std::map<std::string, std::vector<CountryPost>> by_country;  // ISO 3166 code
};

// A country's names and phrases: "short", "official", "of", "in", "to", "from", "adjective",
// "government_of", "abbreviation", "introduced", and whatever else a language's grammar needs.
struct Country {
  std::map<std::string, std::string> forms;
  // Names that it bore until a day, the last first in time; what they lack is as today.
  std::vector<std::pair<text::Date, std::map<std::string, std::string>>> earlier;

  // A form as it was on a day; nullptr where there is none.
  const std::string* find(const std::string& form, const text::Date& day) const;
};

// The first is used; a reader's machine that lacks it may take one of the others.
struct Fonts {
  std::vector<std::string> latin, east_asian, complex;
};

// unit → plural category → "{{n}} people". Beside the categories "after_myriad", where
// {{n}} ends in a word of `myriads` and wants another distance: "20만 명", but "179명".
using Units = std::map<std::string, std::map<std::string, std::string>>;

struct Numbers {
  text::NumberStyle style;  // digits in prose
  Units units;
  std::map<std::string, Units> unit_cases;  // by grammatical case: "genitive"
  std::string range;                        // "{{low}}–{{high}}", the numbers only
  // ICU rule sets for `:words`: by unit ("generation"), by unit and case
  // ("generation:genitive"), "default" for the rest.
  std::map<std::string, std::string> spell_out;
};

// A date as a CLDR pattern; `first` is the one of a month's first day, where it differs
// (1er janvier).
struct DatePattern {
  std::string usual, first;
};

// Spaces that must not break, put in place of ordinary ones when a paragraph is composed.
struct Typography {
  struct Rule {
    std::string space;  // U+00A0 or U+202F
    std::vector<std::string> marks;
  };
  std::vector<Rule> before, after;  // a space before or after these marks
  std::vector<std::string> words;   // whole words that keep to the next one: cs "k", "v"
  std::map<std::string, std::string>
      replace;  // of spelling: de-CH ß → ss; never in names
};

// What joins the items of a list, where CLDR's way is not wanted. Empty: CLDR.
struct ListWords {
  std::string pair, middle, last;
  bool empty() const { return pair.empty() && middle.empty() && last.empty(); }
};

struct CallList {
  std::string item, last_but_one, last;  // what ends an item: ";", "; and", "."
};

struct Conventions {
  text::LanguageTag tag;
  text::LanguageTag parent;  // that these are laid over
  std::string file;  // the conventions.yaml, as findings show it
  std::string name;  // the language's own name
  bool complete = false;             // false: only `und` was found
  // w:lang of the whole document.
  std::string lang_latin, lang_east_asian, lang_complex;
  std::map<std::string, Fonts> fonts;   // "serif", "sans"
  std::string paper;                     // "a4", "letter"
  bool no_italics = false;
  std::vector<std::string>
      cases;  // grammatical cases that names and amounts have forms for

  std::map<std::string, std::string> labels;      // "subject", "enclosures", "page" …
  std::map<std::string, Post> posts;              // "foreign-minister" …
  std::map<std::string, PostForms> ranks;  // "royal", "clerical": over the post's forms
  FormVariants acting;                     // "Acting {{title}}"
  std::map<std::string, std::string> qualifiers;  // "up_to" → "as many as {{value}}"
  // unit → kind → pattern, where a unit wants other words: "up to 25 per cent".
  std::map<std::string, std::map<std::string, std::string>> unit_qualifiers;
  std::map<std::string, std::string> qualifier_labels;  // for tables: "up_to" → "at most"
  std::map<std::string, std::string> hedges;      // "estimated" → "an estimated {{value}}"
  std::map<std::string, std::string> hedge_labels;
  // word → unit → text: "hundreds" → "person" → "hundreds of people".
  std::map<std::string, std::map<std::string, std::string>> indefinite;
  std::map<std::string, std::string> periods;     // "past-decades" → "the past few decades"
  Numbers numbers;
  std::map<std::string, DatePattern> dates;  // "long", "month", "year", "compact" …
  // case → twelve names, January first: forms of months that CLDR lacks.
  std::map<std::string, std::vector<std::string>> months;
  // calendar → patterns that serve where a workspace chooses that calendar.
  std::map<std::string, std::map<std::string, DatePattern>> calendar_dates;
  // "same_month", "same_year", "other" of days, "months_same_year", "months", "years":
  // "du {{from:day}} au {{to:long}}". The slots take names of `dates`.
  std::map<std::string, std::string> date_ranges;
  std::string calendar = "gregorian";
  std::vector<std::string> quotes;                // outer open, close, inner open, close
  std::string introduced;                         // "{{name}} ({{short}})"
  std::string remark_separator;                   // between remarks of one cell: ", "
  // The line of city and postal code by country, "default" for the rest: it follows the
  // destination's habits, not the language's.
  std::map<std::string, std::string> postal_lines;
  std::string place_date;                         // "{{place}}, {{date}}"
  bool family_first = false;                      // name_order: family-given
  std::string name_separator = " ";               // between family and given name
  // preposition → article of the name, "none" or "vowel" → "du {{name}}".
  std::map<std::string, std::map<std::string, std::string>> prepositions;
  std::string vowels;  // letters before which words elide: "aâàeé…"
  Typography typography;
  CallList call_list;
  ListWords list;
  std::string sentence_separator = " ";           // between sentences: nothing in ja, zh
  text::SentenceRules sentences;
  std::string reviewed_by, reviewed_on;           // empty: not reviewed by a native speaker

  std::map<std::string, Country> countries;       // by ISO code
};

// All languages of a workspace, each merged over its parents (ar-EG over ar over und): maps merge
// key by key, lists replace. Only `reviewed` and `name` belong to one language alone.
class Library {
 public:
  // Reads every folder of `translations`. Faults become findings (LA0001 …, listed in
  // detail/parse.hpp) at file:line:column; what can be used is used. `root` is the
  // workspace: names in findings are relative to it. With `wanted`, only folders of these
  // languages in all their varieties are read, and what they are laid over: a workspace
  // need not wait for the others.
  static Library read(const std::filesystem::path& translations,
                      const std::filesystem::path& root, Findings& findings,
                      const std::vector<text::LanguageTag>& wanted = {});

  // The language, or its nearest parent that has a folder of its own (ar for ar-EG,
  // es-419 for es-MX) and the same script; nullptr when only `und` is left. en-GB is no
  // parent of en-US. Valid as long as the library.
  const Conventions* find(const text::LanguageTag& tag) const;
  const Conventions& root() const { return root_; }
  // Every language, by tag, without `und`.
  const std::map<text::LanguageTag, Conventions>& languages() const { return languages_; }
  // True when `tag` is `ancestor` or laid over it.
  bool descends(const text::LanguageTag& tag, const text::LanguageTag& ancestor) const;

  // Decisions of a workspace: the digits or the calendar of a language and those laid
  // over it.
  void set_digits(const text::LanguageTag& tag, const std::string& numbering_system);
  void set_calendar(const text::LanguageTag& tag, const std::string& calendar);

  // Facts that hold in every language (translations/und/conventions.yaml).
  // Countries and entities without a given post: "HK" → "foreign-minister".
  bool has_post(const std::string& country, const std::string& post) const;
  // The paper of letters that are read in a country: "letter", "a4"; empty where none is
  // said.
  std::string paper_of(const std::string& country) const;

 private:
  Conventions root_;
  std::map<text::LanguageTag, Conventions> languages_;
  std::map<std::string, std::vector<std::string>> missing_posts_;
  std::map<std::string, std::vector<std::string>> papers_;  // paper → countries
};

// The post's forms in a country on a day: the country's variant of that day over the
// general ones, and a holder's rank ("royal", empty for none) over both.
PostForms post_forms(const Conventions& conventions, const std::string& post,
                     const std::string& country, const text::Date& on,
                     const std::string& rank = {});

// The items as the language joins them in a sentence: what stands before each, and behind
// the last.
text::ListParts join_list(const Conventions& conventions,
                          const std::vector<std::string>& items);

}  // namespace tongmun::language
