// Which letters a work has: who gets one, in which languages, under which name.
#pragma once

#include <string>
#include <vector>

#include "campaign/campaign.hpp"
#include "language/conventions.hpp"
#include "pipeline/build.hpp"
#include "pipeline/workspace.hpp"
#include "templating/compose.hpp"

namespace tongmun::pipeline {

struct Letter {
  const campaign::Recipient* recipient = nullptr;  // null: the circular
  text::LanguageTag language;                      // de-CH: whose conventions serve
  text::LanguageTag expression;  // de: the workspace's language, whose memory serves
  std::vector<Letter> beside;    // further languages of a bilingual Word file
  bool in_other_file = false;    // its Word file is that of a bilingual letter
  bool reference = false;                          // the source version beside a translation
  std::string file;                                // relative to the work's folder, no extension
};

// All letters, in the order of the recipients; first the circular in every language.
//   PL0010 warning: none of the recipient's languages is in the workspace; the fall-back
//   serves PL0011 warning: no letter language is known; the fall-back serves PL0012
//   error: the country has no such post; no letter PL0013 info: a language other than the
//   recipient's first serves PL0014 error: two letters would have the same file name
//   PL0015 info: another variety of the recipient's language serves (en-GB for en-CA)
std::vector<Letter> plan_letters(const campaign::Campaign& campaign,
                                 const templating::Template& source, const Workspace& workspace,
                                 const language::Library& library, const BuildOptions& options,
                                 Findings& findings);

// Whether --for asks for the letter; without it, for all.
bool is_selected(const Letter& letter, const BuildOptions& options);

// The subject of a letter, for composing and naming.
templating::Subject subject_of(const Letter& letter, const campaign::Campaign& campaign,
                               const templating::Template& source, const Workspace& workspace);

}  // namespace tongmun::pipeline
