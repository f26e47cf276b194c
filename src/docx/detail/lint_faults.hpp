// What the linter can find, with its codes; docs/outputs.md has the same list.
#pragma once

#include <string_view>

#include "base/finding.hpp"

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
    "A bookmark's name has at most 40 letters, digits and '_', a letter or '_' first; a "
    "content control's at most 64 characters."};
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
inline constexpr Fault span{"DX0031", Severity::error,
                            "Make spans and merged cells fit the table's grid."};
inline constexpr Fault note_id{"DX0032", Severity::error,
                               "Give each note and comment its own w:id."};
inline constexpr Fault east_asian{
    "DX0033", Severity::error,
    "Set w:rFonts w:eastAsia and w:lang w:eastAsia on the run, its style or the "
    "defaults."};
inline constexpr Fault paragraph_direction{"DX0034", Severity::error,
                                           "Set w:bidi on the paragraph."};
inline constexpr Fault forbidden_character{
    "DX0035", Severity::error, "Delete the character, or type the one that was meant."};
inline constexpr Fault story_empty{"DX0036", Severity::error,
                                   "Put a paragraph into it, if need be an empty one."};
inline constexpr Fault range_open{
    "DX0037", Severity::error,
    "Remove the mark, or add the one that begins or ends the same range."};
inline constexpr Fault wrong_kind{"DX0038", Severity::error,
                                  "Insert the picture, link, header or footer again."};
inline constexpr Fault definition_id{"DX0039", Severity::error,
                                     "Give each style and list its own id."};
inline constexpr Fault relationship_id{"DX0040", Severity::error,
                                       "Give each relationship of a part its own Id."};
inline constexpr Fault prefix{"DX0041", Severity::error,
                              "Declare the prefix, or take it out of mc:Ignorable."};
}  // namespace fault

}  // namespace tongmun::docx::detail
