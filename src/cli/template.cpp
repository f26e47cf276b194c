#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/commands.hpp"
#include "pipeline/inspect.hpp"
#include "pipeline/reports.hpp"

namespace tongmun::cli {

void add_template(CLI::App& app, Run& run) {
  auto* group = app.add_subcommand("template", "Look at templates");
  group->require_subcommand(1);
  auto* command = group->add_subcommand("inspect", "List parts, tags, segments and the data needed");
  struct Options {
    std::string file, language = "en-GB";
    bool json = false;
  };
  auto options = std::make_shared<Options>();
  command->add_option("file", options->file, "A DOCX, DOTX, Flat OPC or Markdown file")->required();
  command->add_option("--language", options->language, "Language of its text");
  command->add_flag("--json", options->json, "Tell it as JSON");
  command->callback([options, &run] {
    run = [options] {
      const auto inspection = pipeline::inspect_template(
          options->file, text::LanguageTag::parse(options->language));
      std::fputs((options->json ? pipeline::inspection_json(inspection)
                                : pipeline::inspection_text(inspection)).c_str(), stdout);
      if (inspection.findings.empty()) return Exit::ok;
      std::fputs(pipeline::findings_text(inspection.findings).c_str(), stderr);
      return Exit::findings;
    };
  });
}

}  // namespace tongmun::cli
