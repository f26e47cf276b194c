// Values take shape: a claim becomes "as many as 200,000 people", "최대 20만 명", by the data of a
// language alone.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "language/conventions.hpp"
#include "model/document.hpp"
#include "templating/localise.hpp"
#include "templating/values.hpp"

namespace tongmun::templating {

// A stretch of a value's text that has one language and one meaning.
struct Phrase {
  std::string text;
  text::LanguageTag language;
  int value = -1;                          // index into Document::values
  model::Mark mark = model::Mark::none;
  const campaign::SourceText* source_text = nullptr;  // set: a segment of its own
  std::string reading = {};                // how its end is spoken, where letters do not tell
};
using Phrases = std::vector<Phrase>;

enum class ParticlePolicy { strict, lenient };

struct PhraserOptions {
  ParticlePolicy particles = ParticlePolicy::strict;
  text::LanguageTag source_language;
};

// The text of a campaign's own words in a language, and how sure it is.
struct LocalText {
  std::string text;
  text::LanguageTag language;
  model::Mark mark = model::Mark::none;
};
using TextOf = std::function<LocalText(const campaign::SourceText&)>;

// Composes the values of one letter in one language. Appends to `values` what its phrases refer to.
class Phraser {
 public:
  Phraser(const language::Conventions& conventions, const language::Conventions& fallback,
          const Subject& subject, TextOf text_of, const PhraserOptions& options,
          std::vector<model::Value>& values, Findings& findings);

  // The value in the forms that the tag asks for, a particle last. What the language data lack is
  // a finding, and shows as a marked fall-back.
  //   TP0050 a name, country, label, pattern is missing · TP0051 a particle needs a reading
  //   TP0052 a date is asked for more finely than it is known · TP0053 a name of the source stands
  //   in · TP0054 a name is not confirmed
  Phrases compose(const Value& value, const Tag& tag, const std::vector<Item>& scopes);

  // The lines of "address", "salutation", "close" or "post_address" for the letter's recipient.
  std::vector<std::string> lines(const std::string& which);

 private:
  struct Forms;
  Phrases body(const Value& value, const Forms& forms, const std::vector<Item>& scopes);
  Phrases claim(const campaign::Claim& claim, const std::string& aspect, const Forms& forms);
  Phrases date(const text::Date& date, const Value& value, const Forms& forms);
  Phrases name(const campaign::Name& name, const Forms& forms);
  Phrases country(const std::string& code, const Forms& forms);
  Phrases text(const Value& value, const Forms& forms, const std::vector<Item>& scopes);
  Phrases quote(const campaign::Quote& quote, const Forms& forms);
  Phrases list(const Value& value, const Forms& forms);
  Phrases place_date(const Value& value);

  std::string quantity(const text::Decimal& number, const std::string& unit, bool in_words);
  bool shows_number(const campaign::Claim& claim) const;
  std::string qualified(const campaign::Claim& claim, const std::string& quantity_text,
                        bool in_words);
  std::string amount(const campaign::Claim& claim, bool in_words);
  std::string nature(const campaign::Claim& claim) const;
  std::string date_text(const text::Date& date, const std::string& form);
  std::string country_text(const std::string& code, const std::string& form);
  std::string personal_name(const campaign::NameForms& forms, bool of_language) const;
  std::string holder_name() const;
  std::string postal_line(const campaign::Recipient& recipient) const;
  void add_particle(Phrases& phrases, const std::string& particle, const Tag& tag);
  void capitalise(Phrases& phrases) const;
  void lacks(const std::string& what, const std::string& remedy);

  Phrase plain(std::string text) const { return {std::move(text), conventions_.tag}; }
  Phrase missing(const std::string& what) const;
  int add_value(model::Value value);

  const language::Conventions& conventions_;
  const language::Conventions& fallback_;
  const Subject& subject_;
  TextOf text_of_;
  const PhraserOptions& options_;
  std::vector<model::Value>& values_;
  Findings& findings_;
  Place place_;  // of the tag being composed
};

// Quotation marks inside quoted text as the language nests them: with `depth` 1, 「…」 becomes
// 『…』. An apostrophe is no closing mark.
std::string nest_quotes(std::string_view text, const std::vector<std::string>& quotes, int depth);

// How many quotations `text` opens and does not close.
int open_quotes(std::string_view text, const std::vector<std::string>& quotes);

}  // namespace tongmun::templating
