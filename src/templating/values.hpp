// What the names of a template mean: "claim.prisoners", "recipient.country", "asks". One resolver
// serves the compiler, which asks for types, and the composer, which asks for values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/campaign.hpp"
#include "language/conventions.hpp"

namespace tongmun::templating {

enum class Type {
  text,
  claim,
  date,
  name,
  country,
  label,
  quote,
  literal,
  flag,
  place_date,
  list,
  number,  // of a column
  title,   // how the addressee is called inside a sentence
  image    // takes the place of a picture; nothing to print
};

// What the items of a list are.
enum class ItemType { none, demand, member, figure, signatory, notice, line, row };

// One item of a list, in scope while its section is rendered. Pointers are null where only the
// type is asked for.
struct Item {
  ItemType type = ItemType::none;
  std::string key;                // stands in ids: "D6", "hrw", "prisoners"
  std::size_t index = 0, count = 0;
  const campaign::Demand* demand = nullptr;
  const campaign::Name* name = nullptr;
  const campaign::Claim* claim = nullptr;
  const campaign::Signatory* signatory = nullptr;
  const campaign::Enclosure* notice = nullptr;
  std::string line = {};
  const campaign::DataTable* table =
      nullptr;  // of a row; known where only the type is asked for
  std::optional<std::uint32_t> row = {};
};

// What a section holds, for the check of what stands inside.
struct Scope {
  ItemType type = ItemType::none;
  std::string table = {};  // of rows

  friend bool operator==(const Scope&, const Scope&) = default;
};

struct Value {
  Type type = Type::literal;
  bool present = true;            // false: known by name, but there is nothing (no holder)
  bool flag = true;               // of a flag, and of anything asked by a section
  const campaign::Claim* claim = nullptr;
  std::string aspect = {};        // of a claim: "amount", "nature", "as_of"; of a country: code
  const campaign::Name* name = nullptr;
  bool member = false;  // of a name: an item of a list of members
  const campaign::SourceText* text = nullptr;
  const campaign::Quote* quote = nullptr;
  std::optional<text::Date> date = {};
  std::string date_id = {};       // "founded", "letter"
  const campaign::Picture* image = nullptr;
  std::string literal = {};
  ItemType item_type = ItemType::none;
  std::vector<Item> items = {};
  bool sorted = false;            // each language puts the items into its own order, by name
  std::string lines = {};         // of a list of lines: "address", "salutation", "close"
  const campaign::DataTable* table =
      nullptr;                               // of a list of rows, and of a cell of a row
  const campaign::Column* column = nullptr;  // of a cell, whatever its type
  const campaign::Cell* cell = nullptr;      // nullptr where only the type is asked for
};

// What a letter is about: the campaign, who gets it, in which language. Views: must not outlive
// them.
struct Subject {
  const campaign::Campaign& campaign;
  std::string work;                                  // the template's folder
  std::string post;                                  // whom the circular addresses
  const campaign::Recipient* recipient = nullptr;    // null: the circular
  text::LanguageTag language;
  bool translated = false;                           // not the source expression
};

// What stands in a letter as the data have it. Of a literal only.
std::string_view literal_text(const Value& value);

// The value of a path; the innermost scope first. Nothing when no such name exists.
std::optional<Value> resolve(std::string_view path, const Subject& subject,
                             const std::vector<Item>& scopes);

// Names that resolve() knows in these scopes, for suggestions.
std::vector<std::string> known_names(const Subject& subject, const std::vector<Item>& scopes);

// True when values of the type can take the form ("long" of a date, "이/가" of anything printed).
bool takes_form(Type type, std::string_view form);
// "of", "in", "to" …: phrases of countries, and keys of `prepositions` in
// conventions.yaml.
bool is_preposition(std::string_view form);
std::vector<std::string> forms_of(Type type);

}  // namespace tongmun::templating
