// Styles that Word knows by name: enough of each to make the name real in a layout
// without it.
#pragma once

#include <span>
#include <string_view>

namespace tongmun::docx::detail {

struct BuiltInStyle {
  std::string_view shown;    // "Heading 1"
  std::string_view in_file;  // "heading 1"
  std::string_view id;       // "Heading1"
  bool table = false;
  bool custom =
      false;  // Word's letter wizard knew it; the list of built-in names does not
  std::string_view body;  // what follows w:basedOn
};

std::span<const BuiltInStyle> built_in_styles();  // at most 32

struct StyleNames {
  std::string_view in_file, shown;
};
// Names that a file writes otherwise than Word shows them.
std::span<const StyleNames> renamed_styles();

}  // namespace tongmun::docx::detail
