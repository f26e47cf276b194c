// What all letters of an expression share, worked out once: runs of its fixed texts, values that do
// not depend on the recipient, and what becomes of them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "templating/compose.hpp"
#include "templating/detail/typography.hpp"
#include "templating/phrase.hpp"
#include "templating/runner.hpp"

namespace tongmun::templating {

// Which language a run of another script has: Latin names in Korean text, Han in English.
class RunLanguages {
 public:
  explicit RunLanguages(const language::Conventions& conventions);
  const text::LanguageTag& of(text::FontSlot slot) const;

 private:
  text::LanguageTag parse(const std::string& tag) const;

  text::LanguageTag tag_;
  text::FontSlot main_;
  text::LanguageTag latin_, east_asian_, complex_;
};

// Phrases that can be said again in another letter: `value` counts from the first of `values`.
struct SaidBefore {
  Phrases phrases;
  std::vector<model::Value> values;
};

// For one thread.
class Prepared {
 public:
  explicit Prepared(const Expression& expression);

  // True when the tag means the same in every letter of the expression, wherever it stands.
  bool is_fixed(std::size_t tag) const { return tags_[tag].is_fixed; }
  // The value of a fixed tag, once it was kept.
  std::shared_ptr<const Value>& value(std::size_t tag) { return tags_[tag].value; }
  // What a fixed tag says, once it was kept; not kept for forms that depend on what a letter has
  // said before (:mention).
  std::optional<SaidBefore>& said(std::size_t tag, bool in_source_language) {
    return tags_[tag].said[in_source_language];
  }
  bool may_be_said_again(std::size_t tag) const { return tags_[tag].may_be_said_again; }

  // The runs of a step of fixed text.
  const std::vector<model::Run>& runs(const Step& step);
  // Cuts text into runs where script or direction change. Appends to `runs`.
  void cut(std::string_view text, const text::LanguageTag& language, const Step& step,
           model::Mark mark, int value, std::vector<model::Run>& runs) const;

  std::size_t number_of(const Step& step) const;
  const SpaceRules& spaces() const { return spaces_; }
  // The segment of a data text, by its id; nothing where it has none.
  std::optional<std::size_t> text_segment(const std::string& id) const;
  const std::map<std::string, std::shared_ptr<const model::Image>>& images() const {
    return images_;
  }

 private:
  struct KnownTag {
    bool is_fixed = false, may_be_said_again = false;
    std::shared_ptr<const Value> value = {};
    std::optional<SaidBefore> said[2] = {};
  };

  const Expression& expression_;
  RunLanguages own_languages_, source_languages_;
  SpaceRules spaces_;
  std::vector<KnownTag> tags_;                              // by the script's numbers
  std::vector<std::optional<std::vector<model::Run>>> runs_;  // by step
  std::map<std::string, std::size_t> text_segments_;
  std::map<std::string, std::shared_ptr<const model::Image>> images_;  // of the layout
};

}  // namespace tongmun::templating
