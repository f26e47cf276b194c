#include "pipeline/letters.hpp"

#include <algorithm>
#include <set>

namespace tongmun::pipeline {

namespace {

// The workspace's language that serves a tag: itself, a parent, or, for the source, the same
// language in another region (en-US is served by en-GB, and told).
std::optional<text::LanguageTag> served_by(const text::LanguageTag& wanted,
                                           const std::vector<text::LanguageTag>& offered) {
  for (const auto& tag : wanted.with_parents())
    if (std::find(offered.begin(), offered.end(), tag) != offered.end()) return tag;
  return std::nullopt;
}

std::string joined(const std::vector<text::LanguageTag>& tags) {
  std::string text;
  for (const auto& tag : tags) text += (text.empty() ? "" : ", ") + tag.str();
  return text;
}

bool names(const std::vector<std::string>& wanted, const campaign::Recipient& recipient) {
  return std::any_of(wanted.begin(), wanted.end(), [&](std::string name) {
    if (name == recipient.country) return true;
    std::transform(name.begin(), name.end(), name.begin(), [](char byte) {
      return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    });
    return name == recipient.id || recipient.id.starts_with(name + "-");
  });
}

class Planner {
 public:
  Planner(const campaign::Campaign& campaign, const templating::Template& source,
          const Workspace& workspace, const language::Library& library,
          const BuildOptions& options, Findings& findings)
      : campaign_(campaign), source_(source), workspace_(workspace), library_(library),
        options_(options), findings_(findings) {}

  std::vector<Letter> plan() {
    for (const auto& language : workspace_.expressions()) add(nullptr, language, false);
    if (source_.manifest.one_per_recipient)
      for (const auto& recipient : campaign_.recipients) add_letters_to(recipient);
    return std::move(letters_);
  }

 private:
  bool wants(const text::LanguageTag& language) const {
    return options_.languages.empty() || language == workspace_.source ||
           std::find(options_.languages.begin(), options_.languages.end(), language) !=
               options_.languages.end();
  }

  void add_letters_to(const campaign::Recipient& recipient) {
    if (!library_.has_post(recipient.country, recipient.post)) {
      findings_.add({"PL0012", Severity::error,
                     recipient.country + " has no " + recipient.post + "; no letter is made",
                     recipient.place,
                     "Name the post that is responsible, or remove the recipient."});
      return;
    }
    const auto language = language_for(recipient);
    // With --to, who reads another language gets nothing.
    if (!options_.languages.empty() && language == workspace_.source &&
        std::find(options_.languages.begin(), options_.languages.end(), language) ==
            options_.languages.end())
      return;
    if (!wants(language)) return;
    add(&recipient, language, false);
    if (language != workspace_.source) add(&recipient, workspace_.source, true);
  }

  text::LanguageTag language_for(const campaign::Recipient& recipient) {
    const auto offered = workspace_.expressions();
    for (const auto& wanted : recipient.languages)
      if (const auto language = served_by(wanted, offered)) {
        if (wanted != recipient.languages.front())
          findings_.add({"PL0013", Severity::info,
                         recipient.country + " reads " + joined(recipient.languages) + "; " +
                             language->str() + " is used",
                         recipient.place, "Add the first of them to the workspace's languages."});
        return *language;
      }
    const auto fallback = workspace_.fallback.str();
    if (recipient.languages.empty())
      findings_.add({"PL0011", Severity::warning,
                     recipient.country + " has no letter language; " + fallback + " is used",
                     recipient.place, "Fill in the column `languages`."});
    else
      findings_.add({"PL0010", Severity::warning,
                     recipient.country + " reads " + joined(recipient.languages) +
                         ", which this workspace does not write; " + fallback + " is used",
                     recipient.place, "Add the language to tongmun.yaml and translations/."});
    return workspace_.fallback;
  }

  void add(const campaign::Recipient* recipient, const text::LanguageTag& language,
           bool reference) {
    if (!wants(language)) return;
    Letter letter{recipient, language, reference, {}};
    const auto subject = subject_of(letter, campaign_, source_, workspace_);
    letter.file = (recipient ? recipient->id : "circular") + std::string("/") +
                  templating::file_name(source_, subject);
    if (!files_.insert(letter.file).second) {
      findings_.add({"PL0014", Severity::error,
                     "two letters would be written as '" + letter.file + "'",
                     {.file = source_.manifest.source_name},
                     "Put {{recipient.id}} and {{language}} into `file`."});
      return;
    }
    letters_.push_back(std::move(letter));
  }

  const campaign::Campaign& campaign_;
  const templating::Template& source_;
  const Workspace& workspace_;
  const language::Library& library_;
  const BuildOptions& options_;
  Findings& findings_;
  std::vector<Letter> letters_;
  std::set<std::string> files_;
};

}  // namespace

std::vector<Letter> plan_letters(const campaign::Campaign& campaign,
                                 const templating::Template& source, const Workspace& workspace,
                                 const language::Library& library, const BuildOptions& options,
                                 Findings& findings) {
  return Planner(campaign, source, workspace, library, options, findings).plan();
}

bool is_selected(const Letter& letter, const BuildOptions& options) {
  if (options.recipients.empty()) return true;
  return letter.recipient != nullptr && names(options.recipients, *letter.recipient);
}

templating::Subject subject_of(const Letter& letter, const campaign::Campaign& campaign,
                               const templating::Template& source, const Workspace& workspace) {
  return {campaign, source.manifest.id, source.manifest.post, letter.recipient, letter.language,
          letter.language != workspace.source};
}

}  // namespace tongmun::pipeline
