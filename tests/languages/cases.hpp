// Tables of what a language says: cases/<tag>.tsv, a case a line, each naming its source.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "campaign/campaign.hpp"
#include "language/conventions.hpp"
#include "pipeline/workspace.hpp"

namespace tongmun::languages {

struct Case {
  std::string kind;      // number, qualifier, nature, date, place, list, quote, country, form, name, text
  std::string input;     // what is asked, in the words of the kind
  std::string expected;
  std::string source;    // where that stands: "DOMAIN 4.5", "CLDR 42"
  std::size_t line = 0;
};

std::vector<Case> read_cases(const std::filesystem::path& file);

// A workspace, its languages and its sample campaign: read once for all tables.
class Spoken {
 public:
  explicit Spoken(const std::filesystem::path& root);

  const pipeline::Workspace& workspace() const { return workspace_; }
  const language::Library& library() const { return library_; }
  const campaign::Campaign& campaign() const { return campaign_; }

 private:
  pipeline::Workspace workspace_;
  language::Library library_;
  campaign::Campaign campaign_;
};

// Lets one language speak. A view: must not outlive what was read.
class Speaker {
 public:
  Speaker(const Spoken& spoken, const std::string& language);

  // What the program says. Throws std::runtime_error for an input that is none.
  std::string say(const Case& one) const;

 private:
  std::string field(const std::string& tag, const campaign::Campaign& campaign) const;
  std::string number(const std::string& input) const;
  std::string qualifier(const std::string& input) const;
  std::string nature(const std::string& input) const;
  std::string date(const std::string& input) const;
  std::string place(const std::string& input) const;
  std::string list(const std::string& input) const;
  std::string quote(const std::string& input) const;
  std::string country(const std::string& input) const;
  std::string form(const std::string& input) const;

  const pipeline::Workspace& workspace_;
  const language::Library& library_;
  const campaign::Campaign& campaign_;
  const language::Conventions* conventions_ = nullptr;
  const language::Conventions* source_ = nullptr;
};

}  // namespace tongmun::languages
