// The styles of a layout: found by the name that Word shows, and written with another
// default language and with those built-in styles that a document asks for and the layout
// lacks.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "docx/detail/tree.hpp"
#include "docx/docx.hpp"

namespace tongmun::docx::detail {

// w:lang has an attribute for each font slot.
struct LanguageTriple {
  std::string latin, east_asian, complex;  // w:val, w:eastAsia, w:bidi; empty for none
  friend bool operator==(const LanguageTriple&, const LanguageTriple&) = default;
};
LanguageTriple language_triple(const Node& lang);

// A style's name as Word shows it: the file says "heading 1" and "annotation text" for
// what the reader of Word knows as "Heading 1" and "Comment Text".
std::string shown_style_name(std::string_view name_in_file);

// Bits of the built-in table, for the styles that a document uses beyond those of its
// layout.
using BuiltInStyles = std::uint32_t;

struct Style {
  std::string id, name, type, based_on;  // name as shown; type "paragraph", "table" …
  int number = 0;                        // w:numId of its w:numPr; 0 for none
  bool rtl = false;                      // w:bidi, inherited
};

class Styles {
 public:
  // `root` is w:styles, or an empty node when the layout has no such part.
  explicit Styles(Node root = {});
  Styles(Styles&&) = default;  // its names point into its own map: no copies
  Styles& operator=(Styles&&) = default;

  enum class Kind { paragraph, table, character };
  // The id for a name; nullptr when the layout does not define it.
  const Style* by_name(Kind kind, std::string_view name) const;
  const Style* by_id(std::string_view id) const;
  bool has_id(std::string_view id) const { return by_id(id) != nullptr; }
  const Style* default_paragraph() const { return default_paragraph_; }
  const LanguageTriple& default_languages() const { return default_languages_; }

  // The id under which a built-in style will be added, and its bit put into `used`; empty
  // when the name is neither built in nor of that kind.
  std::string_view built_in_id(Kind kind, std::string_view name,
                               BuiltInStyles& used) const;

  // The part: as it was read, but for the default languages and the styles added.
  std::string part(const LanguageSettings& languages, BuiltInStyles added) const;

 private:
  void read_style(const Node& node);
  void resolve_direction();
  void choose_built_in_ids();
  void split(Node root);

  std::map<std::string, Style, std::less<>> by_id_;
  std::unordered_map<std::string, const Style*> paragraph_names_, table_names_,
      character_names_;
  const Style* default_paragraph_ = nullptr;
  bool rtl_by_default_ = false;
  LanguageTriple default_languages_;
  std::vector<std::string> built_in_ids_;
  std::string before_languages_,
      after_languages_;  // the part without w:lang and its end tag
};

// The element w:lang or w:themeFontLang with the document's default languages.
std::string languages_element(std::string_view name, const LanguageSettings& languages);

}  // namespace tongmun::docx::detail
