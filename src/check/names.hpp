// Names that must not appear: misspellings and other bodies' names, by the registry's never_print.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "campaign/campaign.hpp"
#include "model/document.hpp"

namespace tongmun::check {

// Checks one letter after another, and remembers paragraphs in which it found nothing. For one
// thread; `campaign` must outlive it.
//   CH0020 error: a paragraph shows a form that the registry forbids in the document's language (or
//     in any parent of it).
//   CH0021 warning: a paragraph spells a registered name otherwise: one of its `variants`, or, of a
//     person in Latin letters, other hyphens, spaces, accents, capitals or order ("Shin Dong Hyuk"
//     for "Shin Dong-hyuk").
class NameChecker {
 public:
  NameChecker(const campaign::Campaign& campaign, const text::LanguageTag& language);
  ~NameChecker();
  NameChecker(NameChecker&&) noexcept;

  // `file` names the document in findings.
  void check(const model::Document& document, const std::string& file, Findings& findings);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tongmun::check
