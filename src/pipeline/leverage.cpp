#include "pipeline/leverage.hpp"

#include "base/direction_controls.hpp"
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

// Who has read the units of a memory: properties x-reviewed-by-role and x-reviewed-on. A
// note is a question to the reviewer.
struct Review {
  std::size_t units = 0, reviewed = 0, with_notes = 0;

  void count(const model::Unit& unit) {
    const auto role = unit.properties.find("x-reviewed-by-role");
    ++units;
    reviewed += role != unit.properties.end() && !role->second.empty();
    with_notes += !unit.notes.empty();
  }

  void report(const std::string& name, const text::LanguageTag& language,
              Findings& findings) const {
    if (reviewed == units) return;
    findings.add({"PL0024",
                  Severity::info,
                  std::to_string(units - reviewed) + " of " + std::to_string(units) +
                      " " + language.str() +
                      " units are not reviewed by a native speaker; " +
                      std::to_string(with_notes) + " hold notes for one",
                  {.file = name},
                  "Have them read, and give each the properties x-reviewed-by-role and "
                  "x-reviewed-on."});
  }
};

constexpr std::size_t memory_limit = std::size_t{1} << 30;  // bytes of one TMX file

// Several exact matches with different targets, and no context that tells them apart.
bool ambiguous(const std::vector<tm::Match>& matches) {
  return matches.size() > 1 && matches[0].score == matches[1].score &&
         model::match_key(matches[0].target.content) != model::match_key(matches[1].target.content);
}

// A unit that can be shown as another text than it holds is not used.
bool check_directions(const exchange::tmx::ReadUnit& unit, Findings& findings) {
  auto fault = find_direction_fault(model::plain_text(unit.unit.source.content));
  for (const auto& [language, target] : unit.unit.targets)
    if (!fault) fault = find_direction_fault(model::plain_text(target.content));
  if (fault)
    findings.add({"PL0045", Severity::error, fault->message, unit.place, fault->remedy});
  return !fault;
}

}  // namespace

tm::Memory read_memories(const Workspace& workspace, const text::LanguageTag& language,
                         Findings& findings) {
  tm::Memory memory;
  for (const auto& pattern : workspace.memories) {
    const auto name = for_language(pattern, language);
    try {
      const auto bytes = read_file(workspace.root / name, memory_limit);
      Review review;
      exchange::tmx::read(
          bytes, name,
          [&](const exchange::tmx::ReadUnit& unit) {
            if (!check_directions(unit, findings)) return;
            memory.add(unit.unit, unit.place.str());
            review.count(unit.unit);
          },
          findings);
      review.report(name, language, findings);
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

namespace {

// What the memory holds for the segments; nothing where it holds nothing.
templating::Lookup lookup_in(const tm::Memory& memory, const Workspace& workspace,
                             const text::LanguageTag& language, Findings& findings) {
  return [&, language](const templating::TemplateSegment& segment)
             -> std::optional<templating::Translation> {
    const auto matches = memory.lookup({.source = {workspace.source, segment.content},
                                        .target = language,
                                        .previous = segment.previous,
                                        .next = segment.next,
                                        .id = segment.id});
    if (matches.empty()) return std::nullopt;
    const bool doubtful = ambiguous(matches);
    if (doubtful)
      findings.add(
          {"PL0023",
           Severity::error,
           "the memories have several " + language.str() + " translations of ‘" +
               model::plain_text(segment.content) + "’; none fits the context better",
           {.file = matches.front().origin},
           "Remove all but one, or give them contexts. The first stands, marked."});
    return templating::Translation{matches.front().target.content, matches.front().origin,
                                   doubtful, matches.front().score};
  };
}

}  // namespace

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
    prepared.localisation =
        templating::localise(source, campaign, language,
                             lookup_in(memory, workspace, language, findings), findings);
  }
  prepared.script =
      templating::make_script(prepared.layout->program, source, prepared.localisation);
  return prepared;
}

PreparedExpression prepare_overlay(const PreparedExpression& base,
                                   const templating::Template& source,
                                   const campaign::Campaign& campaign,
                                   const Workspace& workspace,
                                   const language::Conventions& conventions,
                                   Findings& findings) {
  PreparedExpression prepared;
  prepared.overlay = true;
  prepared.conventions = &conventions;
  prepared.layout = &source.layout_for(conventions.tag);
  prepared.localisation = base.localisation;
  const auto& language = conventions.tag;
  for (auto& segment : prepared.localisation.segments)
    if (segment.language == base.conventions->tag &&
        segment.mark != model::Mark::untranslated)
      segment.language = language;
  Findings missing;  // a memory of its own is not needed, nor need it be whole
  auto own_workspace = workspace;  // shared memories have served the language already
  std::erase_if(own_workspace.memories,
                [](const auto& name) { return name.find("{language}") == std::string::npos; });
  const auto memory = read_memories(own_workspace, language, missing);
  for (const auto& finding : missing.all())
    if (finding.code != "PL0020") findings.add(finding);
  Findings faults;
  const auto own =
      templating::localise(source, campaign, language,
                           lookup_in(memory, workspace, language, findings), faults);
  for (const auto& finding : faults.all())
    if (finding.code != "TP0043") findings.add(finding);
  for (std::size_t i = 0; i < own.segments.size(); ++i)
    if (!own.segments[i].origin.empty())
      prepared.localisation.segments[i] = own.segments[i];
  prepared.script =
      templating::make_script(prepared.layout->program, source, prepared.localisation);
  return prepared;
}

}  // namespace tongmun::pipeline
