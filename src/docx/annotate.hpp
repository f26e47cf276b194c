// Remarks on a Word file as comments in a copy of it.
//   const auto copy = docx::annotate(bytes, "layout.docx",
//       {{.part = "word/document.xml", .paragraph = 4, .character = 7, .tag =
//       "{{clam.x}}",
//         .lines = {"TP0020: nothing is called 'clam.x'", "Did you mean 'claim.x'?"}}});
#pragma once

#include <string>
#include <vector>

namespace tongmun::docx {

struct Annotation {
  std::string part = {};  // "word/document.xml"
  // Of the part, as a template's places count: tables are walked through, text boxes are
  // not.
  int paragraph = 0;
  int character =
      0;  // of the paragraph's text, from 1, around which the tag is looked for
  std::string tag = {};  // what the remark is about; empty for the whole paragraph
  std::vector<std::string> lines = {};  // a paragraph of the comment each
};

// A copy of a DOCX, DOTX or Flat OPC file with a comment for each annotation, by
// "Tongmun" and without a date. It stands around the runs that hold the tag, or around
// the paragraph; where Word allows no comments (headers, notes, charts), or for a
// paragraph that is not there, around the first paragraph of the main text. Comments that
// the file has stay. Only the main part and the comments change, and what makes a first
// comments part known; every other part is copied as it is. A template becomes a
// document. Tracked changes do not matter. The same input gives the same bytes. Throws
// Error: as opc::Package, and `malformed` or `unsupported` for what is no
// WordprocessingML or Strict.
std::string annotate(std::string bytes, const std::string& name,
                     const std::vector<Annotation>& annotations);

}  // namespace tongmun::docx
