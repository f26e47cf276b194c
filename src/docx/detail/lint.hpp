// The linter's checks: of the package, of each story, of property elements.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "docx/detail/styles.hpp"
#include "docx/detail/tree.hpp"
#include "opc/package.hpp"

namespace tongmun::docx::detail {

struct Fault {
  std::string_view code;
  Severity severity;
  std::string_view remedy;
};

namespace fault {
inline constexpr Fault unreadable{
    "DX0001", Severity::error,
    "Save the file again in a word processor, or restore a copy."};
inline constexpr Fault cell_end{
    "DX0002", Severity::error, "End the cell with a paragraph, if need be an empty one."};
inline constexpr Fault row_empty{"DX0003", Severity::error,
                                 "Remove the row or give it a cell."};
inline constexpr Fault table_empty{"DX0004", Severity::error,
                                   "Remove the table or give it a row."};
inline constexpr Fault control_empty{
    "DX0005", Severity::error, "Remove the content control or put something into it."};
inline constexpr Fault field_open{
    "DX0006", Severity::error, "Insert the field again: its marks are out of balance."};
inline constexpr Fault bookmark_open{
    "DX0007", Severity::error, "Set the bookmark again, or remove what is left of it."};
inline constexpr Fault bookmark_id{"DX0008", Severity::error,
                                   "Give each bookmark its own w:id."};
inline constexpr Fault bookmark_name{"DX0009", Severity::error,
                                     "Give each bookmark its own name."};
inline constexpr Fault drawing_id{"DX0010", Severity::error,
                                  "Give each drawing its own id in wp:docPr."};
inline constexpr Fault control_id{"DX0011", Severity::error,
                                  "Give each content control its own w:id."};
inline constexpr Fault style_missing{
    "DX0012", Severity::error, "Define the style, or use one that the file defines."};
inline constexpr Fault number_missing{
    "DX0013", Severity::error,
    "Define the list in the numbering part, or take the paragraph out of it."};
inline constexpr Fault note_missing{"DX0014", Severity::error,
                                    "Remove the reference, or restore the note."};
inline constexpr Fault relationship_missing{"DX0015", Severity::error,
                                            "Insert the picture, link or header again."};
inline constexpr Fault target_missing{
    "DX0016", Severity::error, "Remove the relationship, or add the part it leads to."};
inline constexpr Fault language{"DX0017", Severity::error,
                                "Use a BCP 47 tag such as ko-KR."};
inline constexpr Fault tag_left{"DX0018", Severity::error,
                                "Fill the tag in, or complete its braces."};
inline constexpr Fault stray_text{"DX0019", Severity::error,
                                  "Put the text into w:t inside w:r."};
inline constexpr Fault order{"DX0020", Severity::error,
                             "Put the properties in the order of the schema."};
inline constexpr Fault direction{"DX0021", Severity::error, "Set w:rtl on the run."};
inline constexpr Fault lost_character{"DX0022", Severity::error,
                                      "Look up the source and type the character again."};
inline constexpr Fault long_name{
    "DX0023", Severity::error,
    "Use at most 40 letters, digits and '_', a letter or '_' first."};
inline constexpr Fault content_type{"DX0024", Severity::error,
                                    "Declare a content type for the part."};
inline constexpr Fault alt_text{
    "DX0025", Severity::warning,
    "Describe the picture for those who cannot see it, or mark it as decorative."};
inline constexpr Fault heading_jump{"DX0026", Severity::warning,
                                    "Use the next heading level, not one below it."};
inline constexpr Fault lost_space{"DX0027", Severity::error,
                                  "Set xml:space=\"preserve\" on w:t."};
inline constexpr Fault local_target{
    "DX0028", Severity::warning,
    "Link to an address that others can reach, or remove the link."};
inline constexpr Fault tracked_change{
    "DX0029", Severity::warning, "Accept or reject all changes before the file leaves."};
inline constexpr Fault hidden_text{"DX0030", Severity::warning,
                                   "Delete the hidden text, or show it."};
}  // namespace fault

// What all parts of a file are checked against, and what must not come twice in it.
struct LintFile {
  LintFile(const opc::Package& opened, Findings& found);

  void report(const Fault& fault, std::string message, std::string inside);

  const opc::Package& package;
  Findings& findings;
  std::string main;
  Styles styles;
  std::set<std::string, std::less<>> numbers;               // w:numId
  std::map<std::string, std::set<std::string>> notes = {};  // reference element to ids
  std::set<std::string> bookmark_ids = {}, bookmark_names = {}, drawings = {},
                        controls = {};
};

// Parts, content types and relationships.
void lint_package(LintFile& file);
// A part with text.
void lint_story(LintFile& file, const std::string& part, const Node& root);
// Order of the children of w:rPr, w:pPr, w:tblPr, w:sectPr; language tags; style
// references.
void lint_properties(LintFile& file, const Node& node, const std::string& inside);
// All of the above in a part without text: styles, numbering, settings.
void lint_definitions(LintFile& file, const std::string& part, const Node& root);

}  // namespace tongmun::docx::detail
