// One letter from its subject to the bytes of its files, checked by reading them back.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "check/figures.hpp"
#include "check/names.hpp"
#include "docx/form.hpp"
#include "docx/lint.hpp"
#include "pipeline/letters.hpp"
#include "pipeline/outputs.hpp"
#include "pipeline/reports.hpp"
#include "render/akn/akn.hpp"

namespace tongmun::pipeline {

// What all threads share while the letters of a work are made. Views: must outlive them.
struct WorkContext {
  const campaign::Campaign& campaign;
  const templating::Template& source;
  const Workspace& workspace;
  const language::Library& library;
  const Expressions& expressions;
  std::string folder;  // as findings show it: "coi-2013/minister-letter"
  std::vector<const render::Format*> outputs = {};  // beside the Word file and the XML
  bool xml = true;  // false: the Word file alone of the two
};

struct ProducedLetter {
  std::string docx, akn;                      // bytes
  std::vector<OutputFile> others;             // in the order of WorkContext::outputs
  std::vector<std::string> segments;          // ids, in the order of the source expression
  check::FigureCount figures;
  Findings findings;
};

// Makes letters, one after another. For one thread; keeps a composer for each language.
class Producer {
 public:
  explicit Producer(const WorkContext& context);

  // Composes the letter. `segments` and `findings` are filled; `docx` and `akn` only by `render`.
  model::Document compose(const Letter& letter, ProducedLetter& produced);
  // The two steps without any check.
  model::Document compose_only(const Letter& letter, Findings& findings);
  docx::WrittenFile write(const Letter& letter, const model::Document& document) const;
  // Writes all formats, reads them back, and holds them against the document and each
  // other. A letter that stands in another's Word file gets no `docx` of its own.
  void render(const Letter& letter, const model::Document& document,
              ProducedLetter& produced);

 private:
  // What was checked in earlier letters of a language.
  struct Known {
    std::unordered_set<std::string> forms;  // docx::Form::markup in which nothing was found
    check::FoundFigures figures;
  };
  // What the checks of one Word file share.
  struct FileCheck {
    const std::string& file;
    const text::DateAids& aids;
    check::FoundFigures* figures;  // null: of two languages
  };

  void render_docx(const Letter& letter, model::Document document,
                   ProducedLetter& produced);
  check::FigureCount check_whole(const model::Document& document,
                                 const std::vector<std::string>& segments,
                                 const std::string& docx, const FileCheck& check,
                                 Findings& findings);
  bool sample_is_sound(const Letter& letter, const model::Document& document,
                       const docx::Form& form, const FileCheck& check);
  static void remember(Known& known, const docx::Form& form);
  void render_others(const Letter& letter, const model::Document& document,
                     ProducedLetter& produced);
  // The circular in the source language.
  model::Document source_of(const Letter& letter);
  templating::Composer& composer_for(const text::LanguageTag& language);
  check::NameChecker& names_for(const text::LanguageTag& language);

  const WorkContext& context_;
  docx::Linter linter_;
  std::map<text::LanguageTag, std::unique_ptr<templating::Expression>> expressions_;
  std::map<text::LanguageTag, templating::Composer> composers_;
  std::map<text::LanguageTag, check::NameChecker> names_;
  std::map<text::LanguageTag, Known> known_;
};

}  // namespace tongmun::pipeline
