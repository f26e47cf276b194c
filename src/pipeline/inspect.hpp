// What templates hold, what they need, and all that is wrong with them.
//   const auto inspection = inspect({.path = "templates/letter", .campaign =
//   "coi-2013"}); for (const auto& finding : inspection.findings) …
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "templating/tags.hpp"
#include "text/language_tag.hpp"

namespace tongmun::pipeline {

struct InspectOptions {
  std::filesystem::path path;  // a layout, a text part, or a folder with template.yaml
  std::string campaign = {};   // an id of the workspace, or a folder; empty: no data
  std::filesystem::path workspace =
      {};  // empty: the one around `path`, where there is one
  std::optional<text::LanguageTag> language =
      {};  // of the text; else the workspace's, or en-GB
};

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

struct InspectedFile {
  std::string file;
  std::vector<InspectedPart> parts;
  std::set<std::string> needs;   // paths of the data: "claim.prisoners", "asks", "recipient.country"
  std::set<std::string> partials;
};

struct Inspection {
  std::vector<InspectedFile>
      files;  // layouts, then parts; without those that cannot be read
  // In the order of the files, and in each as its text is read. Each about a tag has the
  // tag.
  std::vector<Finding> findings;
  std::optional<Error>
      unreadable;        // why the one file that was asked for could not be read
  std::string campaign;  // whose data the tags were held against; empty: none
  Findings of_campaign;  // what its own files have to say
};

// Inspects a DOCX, DOTX, Flat OPC or Markdown file, or all files of a template. Tags are
// checked as a build checks them: a file as a part of the templates that use it, or by
// itself. Without a campaign, names that only its data know are passed over. Names in a
// section of a list are shown as they stand: "text". Throws Error: `not_found` for a
// path, workspace or campaign that is not there, `malformed` for a campaign that cannot
// be read.
Inspection inspect(const InspectOptions& options);

// A copy of `file` in which each of its findings is a Word comment. Throws Error as
// docx::annotate.
std::string annotated(const std::filesystem::path& file, const Inspection& inspection);

// Parts, tags, segments and needs of all files.
std::string inspection_text(const Inspection& inspection);
// A block a finding: severity, code, place, tag; message; remedy.
std::string faults_text(const std::vector<Finding>& findings);
// An object a line: the files ("type":"file"), then the findings ("type":"finding").
std::string inspection_json(const Inspection& inspection);

}  // namespace tongmun::pipeline
