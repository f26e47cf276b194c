// Reads and compiles a template: its parts, its layouts, its segments. Everything that can be
// wrong is found here, before a letter is composed.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "templating/checker.hpp"
#include "templating/program.hpp"
#include "templating/values.hpp"

namespace tongmun::templating {

struct CompileOptions {
  std::filesystem::path workspace;      // names in findings are relative to it
  text::LanguageTag source_language;
  text::SentenceRules sentences;        // of the source language
  Data data = Data::of_campaign;        // unknown: names that only a campaign has are not checked
};

// Compiles templates/<type>. Faults are findings (TP0001 …, and those of tags and Markdown): a
// missing part or layout, a part that includes itself, a section without end, a name that the
// campaign does not know, a form that its type does not take. Nothing when there was an error.
std::optional<Template> compile(const std::filesystem::path& folder,
                                const campaign::Campaign& campaign,
                                const CompileOptions& options, Findings& findings);

// Tells what `compile` tells, and makes nothing. The layouts and parts that it read, as findings
// name them.
std::set<std::string> check(const std::filesystem::path& folder,
                            const campaign::Campaign& campaign, const CompileOptions& options,
                            Findings& findings);

// Checks a layout, or a text part (.md), by itself: no template.yaml is needed. A part is checked
// as if it stood outside every section. Faults as in `compile`.
void check_file(const std::filesystem::path& file, const campaign::Campaign& campaign,
                const CompileOptions& options, Findings& findings);

}  // namespace tongmun::templating
