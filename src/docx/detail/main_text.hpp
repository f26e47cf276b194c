// Where the paragraphs of a main part stand in its bytes, for those who add to it and
// change nothing else: a tree written anew would lose what only Word reads.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tongmun::docx::detail {

// A run, or what holds runs: a child of a paragraph.
struct ParagraphChild {
  std::size_t begin = 0, end = 0;  // bytes of the part
  std::string text = {};           // what it shows; without that of text boxes
};

struct ParagraphPlace {
  std::size_t begin = 0, end = 0;  // of what is in it, behind its properties
  bool is_empty_element = false;   // <w:p/>: both are behind it
  bool is_there = true;            // false for one that a cell without any is read with
  std::vector<ParagraphChild> children = {};
};

struct MainText {
  std::string prefix = {};  // "w:", or what the file calls WordprocessingML
  std::size_t body = 0;     // behind the start of the body
  std::vector<ParagraphPlace> paragraphs = {};  // as places in a template count them
};

// `xml` is well-formed UTF-8 whose root is in the namespace of WordprocessingML.
MainText find_paragraphs(std::string_view xml);

// The prefix, with its colon, that the root of a part has: "w:".
std::string root_prefix(std::string_view xml);

}  // namespace tongmun::docx::detail
