// What a template's file holds: parts, tags, sections, segments, and the data they need.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "templating/tags.hpp"
#include "text/language_tag.hpp"

namespace tongmun::pipeline {

struct InspectedSegment {
  std::string text;   // fields as {{tag}}
  Place place;
};

struct InspectedPart {
  std::string name;   // "word/document.xml", or the file itself
  std::size_t paragraphs = 0, tables = 0;
  std::vector<templating::Tag> tags;            // in order, section ends included
  std::vector<InspectedSegment> segments;
};

struct Inspection {
  std::string file;
  std::vector<InspectedPart> parts;
  std::set<std::string> needs;   // paths of the data: "claim.prisoners", "asks", "recipient.country"
  std::set<std::string> partials;
  Findings findings;             // of the tags
};

// Inspects a DOCX, DOTX, Flat OPC or Markdown file by itself, without a campaign. Names inside a
// section of a list are shown as they stand: "text". Throws Error as the readers.
Inspection inspect_template(const std::filesystem::path& file,
                            const text::LanguageTag& source_language);

std::string inspection_text(const Inspection& inspection);
std::string inspection_json(const Inspection& inspection);

}  // namespace tongmun::pipeline
