// Holds every tag of a template, and of its translations, against the data to come.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "templating/tags.hpp"
#include "templating/values.hpp"

namespace tongmun::templating {

// What is told without a campaign's data: all but names that only they have.
enum class Data { of_campaign, unknown };

// Scopes are followed while tags are checked in the order of the text.
class Checker {
 public:
  Checker(const campaign::Campaign& campaign, std::string work, text::LanguageTag language,
          Findings& findings, Data data = Data::of_campaign);

  // Where a tag stands that a section or end tag belongs to.
  struct Open {
    Tag tag;
    bool is_list = false;
    Value value = {};
  };

  // Checks a field: TP0020 unknown name, TP0021 unknown form, TP0025 what cannot be printed, TP0055
  // what must not be used. Collects the texts it prints.
  void field(const Tag& tag);
  // Checks a tag whose picture takes the place of another; as field, but that it must be
  // one.
  void picture(const Tag& tag);
  // The type of what a tag names; nothing where there is no such thing.
  std::optional<Type> type_of(const Tag& tag) const;
  // Opens a section; its value decides whether it repeats.
  Open open(const Tag& tag);
  // Closes the innermost section; TP0022 when the tag names another one, TP0023 when none is open
  // beyond `floor` sections: a paragraph closes only what it has opened. False for nothing to close.
  bool close(const Tag& tag, std::size_t floor = 0);
  // TP0024 for what is still open beyond `depth` sections; they are closed.
  void close_all(std::size_t depth);
  std::size_t depth() const { return open_.size(); }

  // What the items in scope are, outermost first.
  std::vector<Scope> scopes() const;
  // Starts with these scopes, for a segment checked by itself.
  void enter(const std::vector<Scope>& scopes);

  const std::set<std::string>& used() const { return used_; }
  const std::vector<const campaign::SourceText*>& texts() const { return texts_; }
  // Those that are printed as rich text.
  const std::vector<const campaign::SourceText*>& rich_texts() const {
    return rich_texts_;
  }

 private:
  std::optional<Value> value_of(const Tag& tag);
  void check_status(const Value& value, const Tag& tag);
  void check_forms(const Value& value, const Tag& tag);
  enum class Look { literal, rich };
  void collect(const std::string& path, Look look);
  void print(const Value& value, Look look);

  const campaign::Campaign& campaign_;
  std::string work_;
  Subject subject_;
  Findings& findings_;
  bool has_data_;
  std::vector<Open> open_;
  std::vector<Item> exemplars_;                  // one item a list in scope
  std::vector<std::vector<Item>> scope_items_;   // all of them
  std::set<std::string> used_;
  std::vector<const campaign::SourceText*> texts_, rich_texts_;
  std::set<const campaign::SourceText*> collected_, collected_rich_;  // the same
};

}  // namespace tongmun::templating
