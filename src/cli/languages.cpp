#include "pipeline/languages.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "base/file.hpp"
#include "cli/commands.hpp"
#include "pipeline/reports.hpp"

namespace tongmun::cli {

namespace {

struct Options {
  std::vector<std::string> tags;
  std::string tag, workspace = ".";
  bool json = false;
};

Exit show(const Options& options) {
  std::vector<text::LanguageTag> tags;
  for (const auto& tag : options.tags) tags.push_back(text::LanguageTag::parse(tag));
  Findings findings;
  const auto states = pipeline::survey_languages(options.workspace, tags, findings);
  std::fputs((options.json ? pipeline::languages_json(states)
                           : pipeline::languages_text(states, !tags.empty()))
                 .c_str(),
             stdout);
  // What is missing is in the table; faults of the files themselves are told beside it.
  Findings faults;
  for (const auto& finding : findings.all())
    if (finding.severity == Severity::error &&
        finding.place.file.starts_with("translations"))
      faults.add(finding);
  if (faults.empty()) return Exit::ok;
  std::fputs(pipeline::findings_text(faults).c_str(), stderr);
  return Exit::findings;
}

Exit add(const Options& options) {
  const auto tag = text::LanguageTag::parse(options.tag);
  for (const auto& file : pipeline::add_language(options.workspace, tag))
    std::printf("written  %s\n", shown_path(file, options.workspace).c_str());
  std::printf(
      "next     write what stands behind # there; tongmun languages %s tells what is "
      "left\n"
      "         add %s to `languages` in tongmun.yaml, and translate into "
      "translations/%s/memory.tmx\n",
      tag.str().c_str(), tag.str().c_str(), tag.str().c_str());
  return Exit::ok;
}

}  // namespace

void add_languages(CLI::App& app, Run& run) {
  auto* group = app.add_subcommand("languages", "Show how far each language is written");
  auto options = std::make_shared<Options>();
  group->add_option("tag", options->tags,
                    "Languages to show with all that is missing; a new one, too");
  group->add_option("--workspace", options->workspace, "The workspace's folder");
  group->add_flag("--json", options->json, "Tell it as JSON");
  auto* command =
      group->add_subcommand("add", "Begin a language's folder with what CLDR knows");
  command->add_option("tag", options->tag, "BCP 47 tag: vi, sr-Latn")->required();
  command->add_option("--workspace", options->workspace, "The workspace's folder");
  command->callback([options, &run] { run = [options] { return add(*options); }; });
  group->callback([group, options, &run] {
    if (group->get_subcommands().empty()) run = [options] { return show(*options); };
  });
}

}  // namespace tongmun::cli
