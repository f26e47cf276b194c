// The outputs beside the Word file and the XML: which a work has, how their files are
// named, what their formats are told, and what reading them back must find.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "pipeline/letters.hpp"
#include "render/formats.hpp"
#include "templating/localise.hpp"

namespace tongmun::pipeline {

struct OutputFile {
  std::string name;  // relative to the work's folder, with extension
  std::string bytes;
};

// The formats that the options name, or else template.yaml; each once, in their order.
// "docx" and "akn" may be named. Throws Error{not_found} for an unknown name in the options;
// PL0016 error: template.yaml names one.
std::vector<const render::Format*> chosen_outputs(const BuildOptions& options,
                                                  const templating::Manifest& manifest,
                                                  const render::Formats& formats,
                                                  Findings& findings);

// Whether the letters are written as XML too: always, but where "docx" is named and "akn" is not.
bool makes_xml(const BuildOptions& options, const templating::Manifest& manifest);

// A format of pairs: of each translation of the circular. The others: of all letters.
bool is_made_for(const render::Format& format, const Letter& letter,
                 const text::LanguageTag& source);

// "circular/… .html"; of a pair "minister-letter_ko.review.docx".
std::string output_name(const render::Format& format, const Letter& letter,
                        const std::string& work);

// Whether a build of any choice of formats may have written the file: in the folder of a
// recipient, or in that of the work.
bool is_letter_output(const render::Formats& formats, const std::string& name);
bool is_pair_output(const render::Formats& formats, const std::string& name);

// By segment id: where its translation comes from.
std::map<std::string, render::Match> matches_of(
    const templating::Template& source, const templating::Localisation& localisation);

// By value id: source, date, hedge and status of each claim, for who judges its
// translation.
std::map<std::string, std::string> claims_of(const campaign::Campaign& campaign);

// White space differs between formats (line breaks, tabs); nothing else may. Each run of
// it is one space, none at the ends.
std::string squeezed(std::string_view text);

// Reads the file back. CH0010, CH0011 error: segments are missing, or should not be
// there; CH0013 error: a segment reads otherwise; CH0001 error: a figure is not there.
// Where a format does not name its segments, the texts of their runs must stand in the
// file one behind the other.
void check_output(const render::Format& format, const model::Document& document,
                  const OutputFile& output, const std::string& file, Findings& findings);

}  // namespace tongmun::pipeline
