// The plain text of a letter, out of its DOCX: a paragraph a line, part by part.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "check/figures.hpp"
#include "docx/docx.hpp"

namespace tongmun::support {

struct LetterPart {
  std::string name;                // "word/document.xml"
  std::vector<std::string> lines;  // a line break inside a paragraph as " ⏎ "
};

inline std::vector<LetterPart> parts_of(const std::string& docx,
                                        const std::string& name) {
  std::vector<LetterPart> parts;
  const auto layout = docx::Layout::read(docx, name);
  for (const auto& story : layout.document().stories) {
    LetterPart part{story.part, {}};
    model::for_each_paragraph(story.blocks, [&](const model::Paragraph& paragraph) {
      auto line = check::text_of(paragraph);
      for (auto at = line.find('\n'); at != std::string::npos;
           at = line.find('\n', at + 1))
        line.replace(at, 1, " ⏎ ");
      part.lines.push_back(std::move(line));
    });
    parts.push_back(std::move(part));
  }
  return parts;
}

// The lines of the main text.
inline std::vector<std::string> lines_of(const std::string& docx,
                                         const std::string& name) {
  return parts_of(docx, name).at(0).lines;
}

// What changed between two letters of as many lines: before and after, line by line.
using Change = std::pair<std::string, std::string>;
inline std::vector<Change> changes(const std::vector<std::string>& before,
                                   const std::vector<std::string>& after) {
  std::vector<Change> list;
  for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
    const auto& old = i < before.size() ? before[i] : "";
    const auto& now = i < after.size() ? after[i] : "";
    if (old != now) list.emplace_back(old, now);
  }
  return list;
}

}  // namespace tongmun::support
