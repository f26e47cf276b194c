// A template with a tag in each place in which Word lets one type, cut up as Word cuts.
//   const auto bytes = docx_test::everywhere(docx_test::FileKind::docx);
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace docx_test {

// A tag {{recipient.NAME}} in a part; a letter has its value as often as `times` says.
struct TagPlace {
  std::string_view name, part;
  int times = 1;  // 2 where VML repeats a text box
};
// All of them, but for deleted text, which is refused.
const std::vector<TagPlace>& tag_places();

enum class FileKind { docx, dotx, flat };

// The file as Word would write it: three headers and footers, notes, comments, a picture,
// a chart with its workbook, SmartArt, properties. `extra` stands at the end of the body,
// before the section.
std::string everywhere(FileKind kind = FileKind::docx, std::string_view extra = {});

// A value that stands nowhere else in a file: "v0at0body0v" for "at_body".
std::string value_for(std::string_view name);

}  // namespace docx_test
