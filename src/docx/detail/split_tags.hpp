// Template tags that a word processor cut in pieces are one piece again.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "docx/detail/tree.hpp"

namespace tongmun::docx::detail {

// From "{{" to behind "}}" or "}}}", in bytes.
struct TagRange {
  std::size_t begin, end;
};
std::vector<TagRange> tag_ranges(std::string_view text);

// Texts that follow each other: each tag in them is drawn into the one in which it begins.
void join_in_line(const std::vector<std::string*>& texts);

// In equations, field codes and drawings of the tree.
void join_split_tags(Node& node);

}  // namespace tongmun::docx::detail
