#include "pipeline/leverage.hpp"

#include "base/file.hpp"
#include "exchange/tmx/tmx.hpp"

namespace tongmun::pipeline {

namespace {

std::string for_language(std::string pattern, const text::LanguageTag& language) {
  constexpr std::string_view slot = "{language}";
  if (const auto at = pattern.find(slot); at != std::string::npos)
    pattern.replace(at, slot.size(), language.str());
  return pattern;
}

constexpr std::size_t memory_limit = std::size_t{1} << 30;  // bytes of one TMX file

// Several exact matches with different targets, and no context that tells them apart.
bool ambiguous(const std::vector<tm::Match>& matches) {
  return matches.size() > 1 && matches[0].score == matches[1].score &&
         model::match_key(matches[0].target.content) != model::match_key(matches[1].target.content);
}

}  // namespace

tm::Memory read_memories(const Workspace& workspace, const text::LanguageTag& language,
                         Findings& findings) {
  tm::Memory memory;
  for (const auto& pattern : workspace.memories) {
    const auto name = for_language(pattern, language);
    try {
      const auto bytes = read_file(workspace.root / name, memory_limit);
      exchange::tmx::read(
          bytes, name,
          [&](const exchange::tmx::ReadUnit& unit) { memory.add(unit.unit, unit.place.str()); },
          findings);
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::not_found)
        findings.add({"PL0020", Severity::warning, "there is no memory for " + language.str(),
                      {.file = name}, "Make one, or change `memories` in tongmun.yaml."});
      else {
        auto finding = finding_from(error, "PL0021");
        finding.place.file = name;
        if (finding.remedy.empty()) finding.remedy = "Mend the file; its units are not used.";
        findings.add(std::move(finding));
      }
    }
  }
  return memory;
}

std::optional<PreparedExpression> prepare(const templating::Template& source,
                                          const campaign::Campaign& campaign,
                                          const Workspace& workspace,
                                          const language::Library& library,
                                          const text::LanguageTag& language, Findings& findings) {
  PreparedExpression prepared;
  prepared.conventions = library.find(language);
  if (prepared.conventions == nullptr) {
    findings.add({"PL0022", Severity::error, "nothing is known of the language " + language.str(),
                  {.file = "translations/" + language.str()},
                  "Add conventions.yaml, or take the language out of tongmun.yaml."});
    return std::nullopt;
  }
  prepared.layout = &source.layout_for(language);
  if (language == workspace.source) {
    prepared.localisation = templating::as_source(source, language);
  } else {
    const auto memory = read_memories(workspace, language, findings);
    const auto lookup = [&](const templating::TemplateSegment& segment) {
      const auto matches = memory.lookup({.source = {workspace.source, segment.content},
                                          .target = language,
                                          .previous = segment.previous,
                                          .next = segment.next,
                                          .id = segment.id});
      if (matches.empty()) return std::optional<templating::Translation>();
      const bool doubtful = ambiguous(matches);
      if (doubtful)
        findings.add({"PL0023", Severity::error,
                      "the memories have several " + language.str() + " translations of ‘" +
                          model::plain_text(segment.content) + "’; none fits the context better",
                      {.file = matches.front().origin},
                      "Remove all but one, or give them contexts. The first stands, marked."});
      return std::optional(templating::Translation{matches.front().target.content,
                                                   matches.front().origin, doubtful});
    };
    prepared.localisation = templating::localise(source, campaign, language, lookup, findings);
  }
  prepared.script =
      templating::make_script(prepared.layout->program, source, prepared.localisation);
  return prepared;
}

}  // namespace tongmun::pipeline
