// Names that must not appear: misspellings and other bodies' names, by the registry's never_print.
#pragma once

#include <string>
#include <vector>

#include "base/finding.hpp"
#include "campaign/campaign.hpp"
#include "model/document.hpp"

namespace tongmun::check {

// CH0020 error: a paragraph of the document shows a form that the registry forbids in the
// document's language (or in any parent of it). `file` names the document.
void check_forbidden_names(const model::Document& document, const campaign::Campaign& campaign,
                           const std::string& file, Findings& findings);

// CH0021 warning: a paragraph spells a registered name otherwise: one of its `variants`,
// or, of a person in Latin letters, other hyphens, spaces, accents, capitals or order
// ("Shin Dong Hyuk" for "Shin Dong-hyuk").
void check_name_variants(const model::Document& document,
                         const campaign::Campaign& campaign, const std::string& file,
                         Findings& findings);

}  // namespace tongmun::check
