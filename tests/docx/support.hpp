// Small DOCX files made by hand, as Word would have made them, and ways to look into
// others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docx/docx.hpp"
#include "opc/package.hpp"
#include "support/pictures.hpp"

namespace docx_test {

// What stands in a file besides its main text.
struct Extra {
  std::string styles = {};     // w:style elements
  std::string numbering = {};  // w:abstractNum and w:num elements
  std::string settings = {};   // children of w:settings
  std::string header = {};     // blocks of word/header1.xml; empty for no header
  std::string footnotes = {};  // w:footnote elements; empty for no notes
  std::string section =
      "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" "
      "w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" "
      "w:footer=\"708\" w:gutter=\"0\"/>";
};

// A package with main text, styles ("Normal", "heading 1", "heading 2", "List Number",
// "Table Grid"), numbering and settings.
tongmun::opc::Package package_with(std::string_view body, const Extra& extra = {});
std::string docx_with(std::string_view body, const Extra& extra = {});
tongmun::docx::Layout layout_with(std::string_view body, const Extra& extra = {});

// Puts a picture's file into the package, with a relationship `id` of the main text.
void add_picture(tongmun::opc::Package& package, const std::string& part,
                 const std::string& id, std::string bytes = tongmun::support::png(1, 1));

std::string part_of(std::string_view docx, std::string_view part);
// The main text of a document that was written with a layout: what stands in w:body
// before the section.
std::string body_of(std::string_view docx);
// The markup of a run with that text, from <w:r> to </w:r>.
std::string run_with(std::string_view xml, std::string_view text);

// A document as lines, every detail in them: equal documents have equal lines.
std::string described(const tongmun::model::Document& document);
// The same of the paragraphs of the main text only.
std::vector<std::string> paragraphs_of(const tongmun::docx::Layout& layout);
std::string described(const tongmun::model::Paragraph& paragraph);

// A document of the layout with other paragraphs in its main text.
tongmun::model::Document document_with(const tongmun::docx::Layout& layout,
                                       std::vector<tongmun::model::Block> blocks);
tongmun::model::Paragraph paragraph_of(std::vector<tongmun::model::Inline> content);
tongmun::model::Run run_of(std::string_view text, std::string_view language);

std::vector<std::string> codes_of(std::string_view docx);  // of the linter, sorted

}  // namespace docx_test
