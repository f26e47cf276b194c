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
  FormVariants address, salutation, close;

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
};

struct Fonts {
  std::string latin, east_asian, complex;
};

struct Numbers {
  text::NumberStyle style;          // digits in prose
  // unit → plural category → "{{n}} people". Beside the categories "after_myriad", where {{n}} ends in
  // a word of `myriads` and wants another distance: "20만 명", but "179명".
  std::map<std::string, std::map<std::string, std::string>> units;
  std::string range;                // "{{low}}–{{high}}", the numbers only
  std::string spell_out_rules;      // an ICU rule set for `:words`; empty for the default
};

struct CallList {
  std::string item, last_but_one, last;  // what ends an item: ";", "; and", "."
};

struct Conventions {
  text::LanguageTag tag;
  std::string file;  // the conventions.yaml, as findings show it
  std::string name;  // the language's own name
  bool complete = false;             // false: only `und` was found
  // w:lang of the whole document.
  std::string lang_latin, lang_east_asian, lang_complex;
  std::map<std::string, Fonts> fonts;   // "serif", "sans"
  std::string paper;                     // "a4", "letter"
  bool no_italics = false;

  std::map<std::string, std::string> labels;      // "subject", "enclosures", "page" …
  std::map<std::string, Post> posts;              // "foreign-minister" …
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
  std::map<std::string, std::string> dates;       // "long", "month", "year", "compact" … CLDR patterns
  std::string date_range;                         // "{{from}} to {{to}}"
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
  CallList call_list;
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
  // detail/parse.hpp) at file:line:column; what can be used is used. `root` is the workspace: names
  // in findings are relative to it.
  static Library read(const std::filesystem::path& translations,
                      const std::filesystem::path& root, Findings& findings);

  // The language, or its nearest parent by BCP 47 that has a folder of its own (ar for ar-EG);
  // nullptr when only `und` is left. en-GB is no parent of en-US. Valid as long as the library.
  const Conventions* find(const text::LanguageTag& tag) const;
  const Conventions& root() const { return root_; }

  // Facts that hold in every language (translations/und/conventions.yaml).
  // Countries and entities without a given post: "HK" → "foreign-minister".
  bool has_post(const std::string& country, const std::string& post) const;

 private:
  Conventions root_;
  std::map<text::LanguageTag, Conventions> languages_;
  std::map<std::string, std::vector<std::string>> missing_posts_;
};

// The post's forms in a country on a day: the country's variant of that day over the general ones.
PostForms post_forms(const Conventions& conventions, const std::string& post,
                     const std::string& country, const text::Date& on);

}  // namespace tongmun::language
