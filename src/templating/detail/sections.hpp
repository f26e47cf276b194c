// Sections that begin and end in different paragraphs, rows or cells.
#pragma once

#include <vector>

#include "base/finding.hpp"
#include "templating/source.hpp"

namespace tongmun::templating {

// A section that opens in one paragraph and ends in another goes over whole paragraphs; one that
// opens in one cell and ends in another goes over whole rows: its tags become marks of their own
// between the blocks or rows. `{{#list:cells}}` goes over the cells of its row from that of its
// start to that of its end, `{{#list:columns}}` over the same columns of every row. Works through
// tables, notes and text boxes. Tags without a partner stay where they are.
//   TP0036 words before the start or behind the end of such a section in its paragraph
//   TP0037 a section over cells or columns that ends in another row, or cuts through a wide cell
void lift_sections(std::vector<SourceBlock>& blocks, Findings& findings);

// To repeat half of a content control would tear the file. After lift_sections.
//   TP0073 a section that has only one of its tags inside a content control or field
void refuse_torn_controls(const std::vector<SourceBlock>& blocks, Findings& findings);

}  // namespace tongmun::templating
