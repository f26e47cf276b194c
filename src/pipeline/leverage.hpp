// Memories filled in: the units of the workspace's files, and the expression of each language.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "language/conventions.hpp"
#include "pipeline/workspace.hpp"
#include "templating/compose.hpp"
#include "tm/memory.hpp"

namespace tongmun::pipeline {

// Reads the memories of a language in the workspace's order. A file that is not there is PL0020
// (warning); what cannot be read PL0021 (error).
tm::Memory read_memories(const Workspace& workspace, const text::LanguageTag& language,
                         Findings& findings);

// One language of a work, ready to compose. Owns what templating::Expression refers to.
struct PreparedExpression {
  templating::Localisation localisation;
  templating::Script script;
  const templating::LayoutProgram* layout = nullptr;
  const language::Conventions* conventions = nullptr;
  bool overlay =
      false;  // de-CH over de: the memory of the language, conventions of the region
};

// Looks every segment of the template up in the memories and fills its layout's program.
// PL0022 error: the language has no conventions.
std::optional<PreparedExpression> prepare(const templating::Template& source,
                                          const campaign::Campaign& campaign,
                                          const Workspace& workspace,
                                          const language::Library& library,
                                          const text::LanguageTag& language, Findings& findings);

// The expression in a region's variety: its own conventions and layout, and its
// language's texts, but for the units of a memory of its own
// (translations/de-CH/memory.tmx), where there is one.
PreparedExpression prepare_overlay(const PreparedExpression& base,
                                   const templating::Template& source,
                                   const campaign::Campaign& campaign,
                                   const Workspace& workspace,
                                   const language::Conventions& conventions,
                                   Findings& findings);

}  // namespace tongmun::pipeline
