// A small campaign, a template folder for one test, and ways to let them speak.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "campaign/campaign.hpp"
#include "language/conventions.hpp"
#include "support/temporary_folder.hpp"
#include "templating/compile.hpp"
#include "templating/compose.hpp"
#include "templating/phrase.hpp"
#include "templating/segments.hpp"
#include "templating/source.hpp"

namespace tmpl_test {

using namespace tongmun;

text::LanguageTag tag(std::string_view name);
inline text::LanguageTag english() { return tag("en-GB"); }

// ---- Findings
// ----------------------------------------------------------------------------------

// "TP0020 template/body.md:3:1", sorted.
std::vector<std::string> told(const Findings& findings);
// "TP0020 unknown name…": the messages and remedies of findings with that code.
std::vector<std::string> remedies(const Findings& findings, std::string_view code);

// ---- Sources
// -----------------------------------------------------------------------------------

// Blocks as lines: "Heading 2: [text] {{field}} [bold*text]".
std::string described(const std::vector<templating::SourceBlock>& blocks);
std::string markdown(std::string_view text);  // described, findings thrown away
// The content as people would write it: "Text {{field}} <bold>x</bold><break/>".
std::string described(const model::InlineContent& content);
std::vector<std::string> described(const std::vector<templating::Cut>& cuts);
std::vector<std::string> cut(
    std::string_view markdown_text);  // of one paragraph, English

// ---- The campaign
// ------------------------------------------------------------------------------

// Claims "prisoners" (up to 200,000 people), "session" (2013-03), "launch" (2011-09-08)
// and more; organisations, people, demands D1 to D3, a quotation and two recipients.
campaign::Campaign sample();
campaign::Claim claim(std::string id, campaign::ClaimKind kind, std::string_view low,
                      std::string_view high, std::string unit);
campaign::Recipient recipient(std::string country, campaign::Gender gender,
                              std::string family, std::string given);

// ---- Templates
// ---------------------------------------------------------------------------------

// A template folder on disk: the layout holds {{>body}} until a test says otherwise.
class TemplateFolder {
 public:
  TemplateFolder();

  void write(const std::string& file, std::string_view text);
  void part(const std::string& name, std::string_view text) { write(name + ".md", text); }
  // A layout with these paragraphs in its main text.
  void layout(const std::vector<std::string>& paragraphs,
              const std::string& file = "layout.docx");
  std::filesystem::path folder() const { return root_.path() / "letter"; }

  std::optional<templating::Template> compile(const campaign::Campaign& campaign);
  Findings findings;  // of the last compile

 private:
  support::TemporaryFolder root_;
};

// Compiles a body; what is told.
std::vector<std::string> told_of(std::string_view body,
                                 const campaign::Campaign& campaign);

// ---- Speaking
// ----------------------------------------------------------------------------------

const language::Conventions& conventions(std::string_view language);  // of /translations

struct Said {
  std::string text;
  templating::Phrases phrases;
  std::vector<model::Value> values;
  Findings findings;
};
struct Speaker {
  const campaign::Campaign& campaign;
  std::string language = "en-GB";
  const campaign::Recipient* recipient = nullptr;
  templating::ParticlePolicy particles = templating::ParticlePolicy::strict;
  std::vector<templating::Item> scopes = {};

  Said say(const std::string& field) const;  // "claim.prisoners:sentence"
  // "address", "salutation", "close", joined by '|'.
  std::string lines(const std::string& which, Findings* findings = nullptr) const;
};

// A letter composed from a template; translations by the source's plain text.
struct Composed {
  model::Document document;
  Findings findings;
};
Composed compose(const templating::Template& source, const campaign::Campaign& campaign,
                 const std::string& language = "en-GB",
                 const campaign::Recipient* recipient = nullptr,
                 const std::map<std::string, std::string>& translations = {});
// Paragraphs of a document: "body_1: text".
std::vector<std::string> paragraphs(const model::Document& document);
std::string text_of(const model::Document& document);

// "Text with {{field}}" as content; <b>…</b> is bold.
model::InlineContent content(std::string_view text);

}  // namespace tmpl_test
