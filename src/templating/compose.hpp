// Composes one letter: a script run for one recipient in one language becomes a Document.
#pragma once

#include <memory>
#include <string>

#include "language/conventions.hpp"
#include "model/document.hpp"
#include "templating/localise.hpp"
#include "templating/phrase.hpp"

namespace tongmun::templating {

// What all letters of a language share. Views: must outlive the composer.
struct Expression {
  const Template& source;
  const Localisation& localisation;
  const Script& script;
  const language::Conventions& conventions;         // of the expression's language
  const language::Conventions& source_conventions;  // for what is not translated
  PhraserOptions options;
};

class Prepared;

// For one thread; reads nothing that changes.
class Composer {
 public:
  explicit Composer(const Expression& expression);
  ~Composer();
  Composer(Composer&&) noexcept;
  Composer& operator=(Composer&&) = delete;

  // The letter for the subject. Findings are told once, however many letters they concern.
  model::Document compose(const Subject& subject, Findings& findings);

 private:
  const Expression& expression_;
  std::unique_ptr<Prepared> prepared_;  // what letters share, kept as it comes up
};

// The name of the letter's files, without extension: ASCII, lower case.
std::string file_name(const Template& source, const Subject& subject);

}  // namespace tongmun::templating
