// What a file must not tell of machines, people and times, and what it shall tell
// instead.
#pragma once

#include <set>
#include <string>

#include "docx/detail/tree.hpp"
#include "docx/docx.hpp"
#include "model/document.hpp"
#include "opc/package.hpp"

namespace tongmun::docx::detail {

// Removes relationships that lead to private or foreign things (thumbnail, custom
// properties, macros, printer settings, templates on somebody's disk; comments, people
// and custom XML too when the file is sent) and every part that nothing leads to any
// more.
// Parts in `kept` stay: the template fills them.
void scrub_package(opc::Package& package, const std::string& main, Profile profile,
                   const std::set<std::string>& kept);

// The settings part without revision ids, template paths and variables, cut where the
// default languages stand.
class Settings {
 public:
  explicit Settings(Node root);  // an empty node when the layout has no such part
  std::string part(const LanguageSettings& languages) const;

 private:
  std::string before_languages_, after_languages_;
};

// docProps/core.xml: title, creator and language, and no dates. What `filled`, the part of a layout
// with tags in it, says of title, subject, keywords, description and category goes before.
std::string core_properties(const model::Document& document,
                            const LanguageSettings& languages, const std::string& filled);
// docProps/app.xml: which program wrote the file, not which version on which machine.
std::string application_properties();

// Sets a part of the package's properties, found by its relationship, or added.
void set_core_properties(opc::Package& package, std::string bytes);
void set_application_properties(opc::Package& package);
std::string core_properties_part(const opc::Package& package);

}  // namespace tongmun::docx::detail
