// A campaign's data: typed, read and validated. An amount has a type before it has a look.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "campaign/columns.hpp"
#include "text/date.hpp"
#include "text/decimal.hpp"
#include "text/language_tag.hpp"

namespace tongmun::model {
struct Image;  // model/document.hpp
}

namespace tongmun::campaign {

using text::Date;
using text::Decimal;
using text::LanguageTag;

// Text of the source language that is translated through the memories, like a template's.
struct SourceText {
  std::string id;    // the segment's id: "demand-D6", "about-prisoners"
  std::string text;  // never read as a template
  Place place;
};

// DOMAIN §2: more_than n = (n,∞), at_least n = [n,∞), up_to n = (−∞,n].
enum class ClaimKind { exact, approx, at_least, more_than, up_to, range, indefinite, date };
enum class Hedge { asserted, estimated, believed, reported };
enum class ClaimStatus { ok, disputed, superseded, withdrawn };

std::string_view name_of(ClaimKind kind);
std::string_view name_of(Hedge hedge);
std::string_view name_of(ClaimStatus status);

struct Claim {
  std::string id;
  SourceText about;                 // what the figure counts, for tables
  ClaimKind kind = ClaimKind::exact;
  Decimal low, high;                // equal unless kind is range
  std::string word;                 // of an indefinite amount: "hundreds"
  std::optional<Date> date;         // of kind date
  std::optional<Date> date_end;     // of a range of dates
  std::string unit;                 // "person", "percent", "organisation", "hour", "generation"
  Hedge hedge = Hedge::asserted;
  std::string period;               // "past-decades", or empty
  std::optional<Date> as_of;
  std::string source;               // id of sources.yaml
  ClaimStatus status = ClaimStatus::ok;
  std::string waived_by;            // allows a disputed claim, by the name of a role
  Place place;
};

struct Source {
  std::string id;
  SourceText title;
  std::optional<Date> date;
  std::string url;
};

// A name in one language.
struct NameForms {
  std::string name;                 // as it stands in a text
  std::string article;              // before the name inside a sentence: "the", "la"
  std::string family, given;        // of a person, where name is empty: given family, or family given
  std::string short_name;           // "ICNK"
  std::string reading;              // how it is spoken: ko Hangul, ja kana
  std::string short_reading;        // of the short name: "OHCHR" → 오에이치시에이치알
  std::string gender;               // grammatical: m, f, n
  std::map<std::string, std::string> cases;  // the name by grammatical case: "genitive"
  std::string short_article;                 // before the short name: "la CIIC"
  std::string begins,
      short_begins;  // "vowel" or "consonant", where the first letter does not tell
  std::string sort;  // what lists are sorted by; empty: the reading, or the name
  std::vector<std::string> variants;  // other spellings that a reader recognises
  std::vector<std::string> never_print;
  bool needs_review = false;        // `review: true`: no native reader has confirmed the form
};

enum class NameKind { person, organisation };

struct Name {
  NameKind kind = NameKind::organisation;
  std::string id;
  std::string country;              // ISO code, or empty
  std::map<LanguageTag, NameForms> forms;
  ClaimStatus status = ClaimStatus::ok;  // of a person's testimony
  std::string waived_by;
  bool sample = false;              // invented: a placeholder, never a real person
  Place place;
  std::string image = {};  // id of a picture: a logo, a signature; or empty

  // The forms of the language or its nearest parent (zh-Hant for zh-Hant-TW), else nullptr.
  const NameForms* find(const LanguageTag& language) const;
};

// A picture that letters show. What is not seen was taken out of the file: places,
// cameras.
struct Picture {
  std::string id;
  SourceText alt;  // for those who cannot see it; empty: decorative
  std::shared_ptr<const model::Image> file;
};

struct Demand {
  std::string id;  // "D6"
  SourceText text;
};

struct Quote {
  std::string id;
  SourceText text;                   // exact words, without quotation marks
  std::string speaker;               // id of people.yaml
  std::string source;
  std::map<LanguageTag, std::string> official;  // official translations
};

enum class Gender { unknown, male, female, neutral };

struct Recipient {
  std::string id;                    // "fr-foreign-minister": unique, ASCII, lower case
  std::string post, country;         // "foreign-minister", "FR"
  std::vector<LanguageTag> languages;  // ordered; empty when none is known
  std::string holder_family, holder_given;  // both empty: the holder is not known
  std::string holder_latin;          // the name in Latin letters, where it is written in others
  std::string holder_prefix;         // "Archbishop", "H.R.H. Prince" …, as written
  std::string rank;     // "royal", "clerical": forms of address of its own; or empty
  bool acting = false;  // holds the post for another
  Gender gender = Gender::unknown;
  bool sample = false;               // the holder is invented
  std::optional<Date> since, until, verified_on;
  std::string ministry, street, city, postal_code;  // as written; may be empty
  Place place;                       // the row
  std::vector<Cell> cells = {};      // of Campaign::columns

  bool holder_known() const { return !holder_family.empty() || !holder_given.empty(); }
  friend bool operator==(const Recipient&, const Recipient&) = default;
};

struct Signatory {
  std::string name;         // id of people.yaml, or empty
  SourceText function;
  std::string organisation; // id of organisations.yaml
};

struct Enclosure {
  std::string id;
  SourceText text;
};

// Everything of one campaign. Lists keep the order of their files; ids are unique in each.
struct Campaign {
  std::string id;                    // the folder's name
  std::string folder;                // as findings show it
  SourceText title;
  std::string sender;                // id of an organisation
  Date date;
  std::string country;               // where the work is issued: ISO code
  SourceText place;                  // of the date line: "Seoul"
  std::string reference;             // "ICNK/2013/01"
  std::vector<std::string> works;    // template types
  std::vector<std::string> asks;     // demand ids, in the order they are made
  std::vector<std::string> founders; // organisation ids
  std::vector<std::string> members;  // organisation ids, as they signed
  std::vector<std::string> figures;  // claim ids of the table, in order
  std::map<std::string, std::vector<std::string>> groups;  // "council_member" → country codes
  std::vector<Signatory> signatories;
  std::vector<Enclosure> enclosures;
  std::vector<Enclosure> copies;     // cc
  std::string letterhead;            // address line of the sender, as written

  std::vector<Claim> claims;
  std::vector<Source> sources;
  std::vector<Name> people, organisations;
  std::vector<Demand> demands;
  std::vector<Quote> quotes;
  std::vector<Picture> images;
  std::vector<Recipient> recipients; // in the order of the file
  std::vector<Column> columns;  // that recipients have beyond those of every campaign
  std::vector<DataTable> tables;
  std::vector<SourceText> phrases;  // of all columns of phrases, each once, by first use

  // Ids that stand in the files but could not be used, each already told by a finding: who asks
  // for them gets no second one. "claim.prisoners", "person.x"; "claim.*" where the whole file
  // could not be used. Ask `is_broken`, which knows the star.
  std::vector<std::string> broken;

  const Claim* claim(std::string_view id) const;
  const Name* person(std::string_view id) const;
  const Name* organisation(std::string_view id) const;
  const Demand* demand(std::string_view id) const;
  const Quote* quote(std::string_view id) const;
  const Source* source(std::string_view id) const;
  const Picture* image(std::string_view id) const;
  const DataTable* table(std::string_view name) const;
  bool is_broken(std::string_view path) const;

  // All texts to translate, in a stable order: title, place, abouts, source titles,
  // demands, quotations, enclosures, copies, functions, descriptions of pictures,
  // phrases. They live as long as the campaign stays unchanged.
  std::vector<const SourceText*> texts() const;
};

// Reads campaign.yaml, claims.yaml, sources.yaml, people.yaml, organisations.yaml,
// demands.yaml, quotes.yaml, recipients.csv or recipients.xlsx, and the tables and
// pictures that campaign.yaml names, of `folder`; sources, people and quotes may be
// missing. Every schema violation (DA0001 …), double id, dangling reference, impossible
// date, bad code and invalid byte is a finding at file:line:column (CA0001 …, listed in
// detail/reading.hpp), all of them at once; what is sound is returned. An entry with an
// error is left out and counts as broken. Nothing when campaign.yaml itself cannot be
// used. `root` is the workspace. Throws Error only where the machine fails, never for
// what the files say.
std::optional<Campaign> read(const std::filesystem::path& folder,
                             const std::filesystem::path& root, Findings& findings);

}  // namespace tongmun::campaign
