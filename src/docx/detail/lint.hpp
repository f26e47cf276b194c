// The linter reads each part by itself into a `Digest`, and then joins the digests of a
// file. A digest depends on nothing but the part's name and bytes: those of parts that
// many letters share (styles, theme, settings) are made once and remembered.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docx/detail/lint_faults.hpp"
#include "docx/detail/tree.hpp"

namespace tongmun::docx::detail {

// A place in a part, from 1: "paragraph 3", or "table 1 row 2 cell 1"; empty for none.
struct Spot {
  int paragraph = 0;
  int table = 0, row = 0, cell = 0;
  std::string str() const;
};

// What a part asks of others.
struct Reference {
  enum class To { style, list, footnote, endnote, comment, relationship };
  To to;
  std::string id;
  std::string by;  // the element
  Spot spot;
};

// An id or a name that no other in the file may have.
struct Claim {
  enum class Of { bookmark_id, bookmark_name, control, drawing };
  Of of;
  std::string id;
  Spot spot;
};

// What a style, or the document's defaults, say of a text's script; nothing where they
// leave it to what they are based on.
struct ScriptProperties {
  std::optional<bool> bidi;                 // of paragraphs
  std::optional<bool> east_asian_language;  // false for a tag of another script
  bool east_asian_slot = false;  // a font for it, or the hint that it is to be used
};

// Text whose own properties do not say all that its script needs: its styles have to.
struct StyledText {
  enum class Needs { bidi, east_asian_language, east_asian_slot };
  Needs needs;
  std::string text;  // its beginning
  std::string run_style, paragraph_style, table_style;
  Spot spot;
  bool against_styles = false;  // says the contrary itself
};

struct StyleDefinition {
  std::string name, based_on;  // name as shown
  ScriptProperties script;
};

struct LanguageUse {
  bool known, east_asian;
};

struct Digest {
  std::string part;
  bool is_story = false;          // main text, header, footer, notes, comments
  std::vector<Finding> findings;  // of the part alone; their file is not yet known
  std::vector<Reference> references;
  std::vector<Claim> claims;
  std::vector<StyledText> styled;

  std::map<std::string, StyleDefinition, std::less<>> styles;
  std::string default_style;  // of paragraphs
  ScriptProperties defaults;
  std::set<std::string, std::less<>> ids;  // of its lists, notes or comments

  std::map<std::string, LanguageUse, std::less<>> languages;  // by tag, each judged once

  void report(const Fault& fault, std::string message, const Spot& spot = {});
};

// Reads a part of XML. What cannot be read gives a finding.
Digest digest_of(const std::string& part, std::string_view content_type,
                 std::string_view bytes);

// A part with paragraphs.
void lint_story(Digest& digest, const Node& root);
// Styles, numbering, settings.
void lint_definitions(Digest& digest, const Node& root);
// Any other part: charts, diagrams, document properties. Template tags, characters.
void lint_other(Digest& digest, const Node& root);
// The element, as far as it is one of properties: order, language tags, styles, lists.
void lint_properties(Digest& digest, const Node& node, const Spot& spot);
// Template tags and characters in attributes; relationships that they name.
void lint_attributes(Digest& digest, const Node& node, const Spot& spot);
// What w:rPr and w:pPr say; either may be nullptr.
ScriptProperties script_properties(Digest& digest, const Node* run,
                                   const Node* paragraph);
LanguageUse language_use(Digest& digest, std::string_view tag);

// What has to be known of a text: found in one pass over it.
struct TextFacts {
  int rtl_letters = 0, other_letters = 0;  // other: none of a neutral direction
  bool east_asian = false;
  bool replaced = false;   // U+FFFD
  char32_t forbidden = 0;  // the first control or noncharacter; 0 for none
};
TextFacts facts_of(std::string_view text);
void lint_characters(Digest& digest, std::string_view text, const TextFacts& facts,
                     const Spot& spot);
// A template tag, or half of one; also with its braces written as %7B.
void lint_tags(Digest& digest, std::string_view text, const Spot& spot);
bool has_template_tag(std::string_view text);
std::string quoted(std::string_view text);  // its beginning, in quotes

}  // namespace tongmun::docx::detail
