// A text template of a user's own, rendered with data of a user's own.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/finding.hpp"
#include "templating/text_template/text_template.hpp"

namespace tongmun::pipeline {

// Renders the template `file` (Markdown, HTML, any text) with the JSON of `data`.
// {{>name}} is the file name.<same extension> in the same folder; no name leads out of
// it. Nothing where the findings hold an error, of the template or of names that the data
// lack. Files are named as they are given. Throws Error as read_text_file,
// data::read_json and TextTemplate.
std::optional<std::string> render_text(const std::filesystem::path& file,
                                       const std::filesystem::path& data,
                                       templating::Escaping escaping, Findings& findings);

}  // namespace tongmun::pipeline
