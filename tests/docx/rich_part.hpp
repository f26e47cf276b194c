// A text part as Word would have saved it, with all that a text can refer to: styles,
// lists, a table style, a picture, a chart with its workbook, a footnote with a link, a
// text box, section breaks.
#pragma once

#include <string>

#include "opc/package.hpp"

namespace docx_test {

// Paragraphs that a test adds stand in front. Section tags and fields of the sample
// campaign stand in it: {{#asks}} {{text:call}} {{/asks}}, {{claim.prisoners}}.
tongmun::opc::Package rich_part(const std::string& in_front = {});

// A run with a drawing of a picture of the package.
std::string drawing_of(const std::string& id);

// What ../shared/tools/validate says of a file: empty when it is valid or could not be
// asked.
std::string faults_of(const std::string& docx);

}  // namespace docx_test
