// Values take shape: a claim becomes "as many as 200,000 people", "최대 20만 명", by the data of a
// language alone.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "language/conventions.hpp"
#include "model/document.hpp"
#include "templating/localise.hpp"
#include "templating/values.hpp"

namespace tongmun::templating {

// Of rich text: what a phrase is in its segment, and how it looks.
struct RichPart {
  enum class Kind { text, line_break, link_start, link_end };
  Kind kind = Kind::text;
  bool bold = false, italic = false;
  bool begins = false, ends = false;  // the segment
  std::string target = {};            // of link_start
};

// A stretch of a value's text that has one language and one meaning.
struct Phrase {
  std::string text;
  text::LanguageTag language;
  int value = -1;                          // index into Document::values
  model::Mark mark = model::Mark::none;
  const campaign::SourceText* source_text = nullptr;  // set: a segment of its own
  std::string reading = {};                // how its end is spoken, where letters do not tell
  std::shared_ptr<const RichPart> part = {};  // null for what is no rich text
};
using Phrases = std::vector<Phrase>;

enum class ParticlePolicy { strict, lenient };
enum class MemberNames { translated, latin, both };  // latin: as the source writes them

// Decisions of a campaign that are no grammar (DOMAIN §3.4).
struct PhraserOptions {
  ParticlePolicy particles = ParticlePolicy::strict;
  text::LanguageTag source_language;
  bool plain_style = false;  // less ceremonial forms of address, where a post has them
  bool name_holders = true;  // false: letters go to the office, without a name
  // Countries whose holders are addressed by the office alone, in plain style.
  std::vector<std::string> office_only = {};
  bool official_countries =
      false;  // in forms of address: the official instead of the usual name
  MemberNames member_names = MemberNames::translated;
  std::vector<text::LanguageTag> capital_surnames =
      {};  // languages that write Helen SAMPLE
};

// The text of a campaign's own words in a language, and how sure it is.
struct LocalText {
  std::string text;
  text::LanguageTag language;
  model::Mark mark = model::Mark::none;
};
using TextOf = std::function<LocalText(const campaign::SourceText&)>;

// The same with its formatting. Views of what the template and its localisation hold.
struct LocalRichText {
  const model::InlineContent& content;
  const std::map<int, std::string>& links;  // targets, by the ids of their codes
  text::LanguageTag language;
  model::Mark mark = model::Mark::none;
};
// Nothing for a text without formatting.
using RichTextOf =
    std::function<std::optional<LocalRichText>(const campaign::SourceText&)>;

// Composes the values of one letter in one language. Appends to `values` what its phrases refer to.
class Phraser {
 public:
  Phraser(const language::Conventions& conventions, const language::Conventions& fallback,
          const Subject& subject, TextOf text_of, const PhraserOptions& options,
          std::vector<model::Value>& values, Findings& findings);

  // Texts that a tag asks for as rich text; without this they are literal.
  void set_rich_texts(RichTextOf rich_text_of) {
    rich_text_of_ = std::move(rich_text_of);
  }

  // What one of two phrasers of a document has introduced the other mentions shortly.
  void share_mentions_with(const Phraser& other) { mentioned_ = other.mentioned_; }

  // The value in the forms that the tag asks for, a particle last. What the language data
  // lack is a finding, and shows as a marked fall-back.
  //   TP0050 a name, country, label, pattern is missing · TP0051 a particle needs a
  //   reading TP0052 a date is asked for more finely than it is known · TP0053 a name of
  //   the source stands in · TP0054 a name is not confirmed · TP0059 a column has nothing
  //   for this letter
  Phrases compose(const Value& value, const Tag& tag, const std::vector<Item>& scopes);

  // The lines of "address", "salutation", "close", "inline", "post_address", or the
  // post's "title", for the letter's recipient.
  std::vector<std::string> lines(const std::string& which);

 private:
  struct Forms;
  Phrases body(const Value& value, const Forms& forms, const std::vector<Item>& scopes);
  Phrases claim(const campaign::Claim& claim, const std::string& aspect, const Forms& forms);
  Phrases date(const text::Date& date, const Value& value, const Forms& forms);
  Phrases name(const campaign::Name& name, const Forms& forms);
  const campaign::NameForms* own_forms(const campaign::Name& name) const;
  Phrases member_name(const campaign::Name& name, const Forms& forms);
  std::string name_text(const campaign::NameForms& used, bool own, const Forms& forms,
                        const std::string& what, const campaign::Name& name);
  std::string joined(const std::string& preposition, const campaign::NameForms& used,
                     bool is_short, const std::string& text);
  bool first_mention(const std::string& id) { return mentioned_->insert(id).second; }
  Phrases country(const std::string& code, const Forms& forms);
  Phrases text(const Value& value, const Forms& forms, const std::vector<Item>& scopes);
  Phrases words_of(const campaign::SourceText& text, const Forms& forms) const;
  // Quotation marks nested `depth` deep.
  Phrases rich_phrases(const campaign::SourceText& text, const LocalRichText& local,
                       int depth) const;
  Phrases number(const text::Decimal& number, const campaign::Column& column,
                 const Forms& forms);
  Phrases nothing_in(const Value& value, const Tag& tag, const std::vector<Item>& scopes);
  Phrases quote(const campaign::Quote& quote, const Forms& forms);
  Phrases list(const Value& value, const Forms& forms);
  Phrases place_date(const Value& value);

  // How an amount is to be written.
  struct Shape {
    bool in_words = false;
    std::string grammatical_case = {};
    std::string category = {};  // plural category; empty: of the number itself
    std::string spell_as = {};  // the unit whose gender a number in words takes, where none follows
  };
  std::string quantity(const text::Decimal& number, const std::string& unit,
                       const Shape& shape);
  const std::string* unit_pattern(const std::string& unit, const Shape& shape,
                                  const std::string& category, bool after_myriad);
  std::string spelling(const std::string& unit,
                       const std::string& grammatical_case) const;
  bool shows_number(const text::Decimal& number, const std::string& unit) const;
  std::string qualified(const campaign::Claim& claim, const Shape& shape);
  std::string amount(const campaign::Claim& claim, const Shape& shape);
  std::string nature(const campaign::Claim& claim) const;
  std::string date_text(const text::Date& date, const std::string& form,
                        const std::string& grammatical_case = {});
  static std::pair<std::string, Forms> date_slot(std::string_view slot);
  std::string range_text(const text::Date& from, const text::Date& to,
                         const Forms& forms);
  // `kind`: "short", "official", "introduced" …; `relation`: "of", "genitive", or empty.
  std::string country_text(const std::string& code, const std::string& kind,
                           const std::string& relation);
  std::string address_country(const std::string& code, const std::string& form);
  std::string personal_name(const campaign::NameForms& forms, bool of_language) const;
  std::string holder_name() const;
  std::string post_title(const language::PostForms& forms, language::Holder holder) const;
  language::Holder holder() const;
  bool is_office_only() const;
  std::string postal_line(const campaign::Recipient& recipient) const;
  void add_particle(Phrases& phrases, const std::string& particle, const Tag& tag);
  void capitalise(Phrases& phrases) const;
  void lacks(const std::string& what, const std::string& remedy);

  // Words of the language, in its spelling.
  Phrase plain(std::string text) const;
  Phrase missing(const std::string& what) const;
  int add_value(model::Value value);

  const language::Conventions& conventions_;
  const language::Conventions& fallback_;
  const Subject& subject_;
  TextOf text_of_;
  RichTextOf rich_text_of_;
  const PhraserOptions& options_;
  std::vector<model::Value>& values_;
  Findings& findings_;
  Place place_;  // of the tag being composed
  std::string spelling_;  // the rule set of the last number in words
  // Countries and names that the document has introduced.
  std::shared_ptr<std::set<std::string>> mentioned_ =
      std::make_shared<std::set<std::string>>();
};

// Quotation marks inside quoted text as the language nests them: with `depth` 1, 「…」 becomes
// 『…』. An apostrophe is no closing mark.
enum class QuoteMarks {
  own,  // only the language's marks are marks: for parts of a running text
  any   // those of any language, and typewriters': for a whole quotation as it was handed
        // down
};
std::string nest_quotes(std::string_view text, const std::vector<std::string>& quotes,
                        int depth, QuoteMarks marks = QuoteMarks::own);

// How many quotations `text` opens and does not close.
int open_quotes(std::string_view text, const std::vector<std::string>& quotes);

}  // namespace tongmun::templating
