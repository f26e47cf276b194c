#include "pipeline/letters.hpp"

#include <algorithm>
#include <set>

namespace tongmun::pipeline {

namespace {

// A language as it is written to somebody: by the conventions of `locale` and the memory
// of `expression`, one of the workspace's languages.
struct Service {
  text::LanguageTag locale, expression;
};

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
    if (source_.manifest.circular || !source_.manifest.one_per_recipient)
      for (const auto& language : workspace_.expressions())
        add(nullptr, {language, language}, false);
    if (source_.manifest.one_per_recipient)
      for (const auto& recipient : campaign_.recipients) add_letters_to(recipient);
    return std::move(letters_);
  }

 private:
  bool wants(const text::LanguageTag& expression) const {
    const auto& asked = options_.languages;
    return asked.empty() ||
           std::find(asked.begin(), asked.end(), expression) != asked.end();
  }

  void add_letters_to(const campaign::Recipient& recipient) {
    if (!library_.has_post(recipient.country, recipient.post)) {
      findings_.add({"PL0012", Severity::error,
                     recipient.country + " has no " + recipient.post + "; no letter is made",
                     recipient.place,
                     "Name the post that is responsible, or remove the recipient."});
      return;
    }
    auto services = services_for(recipient);
    // With --to, who reads another language gets nothing.
    std::erase_if(services,
                  [&](const auto& service) { return !wants(service.expression); });
    if (services.empty()) return;
    const bool bilingual =
        workspace_.recipient_languages == RecipientLanguages::bilingual;
    const auto before = letters_.size();
    for (const auto& service : services) add(&recipient, service, false);
    if (bilingual && letters_.size() > before + 1) join(letters_.size() - before);
    const bool reads_source =
        std::any_of(services.begin(), services.end(), [&](const auto& service) {
          return service.expression.language() == workspace_.source.language();
        });
    if (!reads_source) add(&recipient, {workspace_.source, workspace_.source}, true);
  }

  // The last letters, of one recipient, go into the Word file of the first of them.
  void join(std::size_t count) {
    auto& first = letters_[letters_.size() - count];
    for (auto i = letters_.size() - count + 1; i < letters_.size(); ++i) {
      first.beside.push_back(letters_[i]);
      letters_[i].in_other_file = true;
    }
  }

  // The workspace's language that serves a tag: the conventions found for it lead up to
  // it. A language without conventions of its own is served by another variety of it.
  std::optional<Service> service_of(const text::LanguageTag& wanted,
                                    const campaign::Recipient& recipient) {
    const auto offered = workspace_.expressions();
    const auto is_offered = [&](const auto& tag) {
      return std::find(offered.begin(), offered.end(), tag) != offered.end();
    };
    if (const auto* conventions = library_.find(wanted))
      for (auto at = conventions->tag; at != text::LanguageTag();) {
        if (is_offered(at)) return Service{conventions->tag, at};
        const auto parent = library_.languages().find(at);
        if (parent == library_.languages().end()) break;
        at = parent->second.parent;
      }
    for (const auto& other : offered)
      if (library_.languages().contains(other) && other.language() == wanted.language() &&
          other.likely_script() == wanted.likely_script()) {
        if (!wanted.region().empty())
          findings_.add({"PL0015", Severity::info,
                         recipient.country + " reads " + wanted.str() + "; " +
                             other.str() + " is used",
                         recipient.place, "Add " + wanted.str() + " to translations/."});
        return Service{other, other};
      }
    return std::nullopt;
  }

  std::vector<Service> services_for(const campaign::Recipient& recipient) {
    std::vector<Service> services;
    for (const auto& wanted : recipient.languages) {
      const auto service = service_of(wanted, recipient);
      if (!service) continue;
      if (services.empty() && wanted != recipient.languages.front())
        findings_.add({"PL0013", Severity::info,
                       recipient.country + " reads " + joined(recipient.languages) +
                           "; " + service->locale.str() + " is used",
                       recipient.place,
                       "Add the first of them to the workspace's languages."});
      const bool known =
          std::any_of(services.begin(), services.end(),
                      [&](const auto& other) { return other.locale == service->locale; });
      if (!known) services.push_back(*service);
      if (workspace_.recipient_languages == RecipientLanguages::first) break;
    }
    if (!services.empty()) return services;
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
    return {{workspace_.fallback, workspace_.fallback}};
  }

  void add(const campaign::Recipient* recipient, const Service& service, bool reference) {
    if (!reference && service.expression != workspace_.source &&
        !wants(service.expression))
      return;
    Letter letter{recipient, service.locale, service.expression, {}, false, reference,
                  {}};
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
  const bool translated = letter.expression.language() != workspace.source.language();
  return {campaign,         source.manifest.id, source.manifest.post,
          letter.recipient, letter.language,    translated};
}

}  // namespace tongmun::pipeline
