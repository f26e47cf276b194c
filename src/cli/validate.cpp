#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/commands.hpp"
#include "pipeline/reports.hpp"
#include "pipeline/validate.hpp"

namespace tongmun::cli {

void add_validate(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("validate", "Check files for faults: DOCX, AKN, TMX");
  struct Options {
    std::vector<std::string> files;
    bool json = false;
  };
  auto options = std::make_shared<Options>();
  command->add_option("files", options->files, "Files")->required();
  command->add_flag("--json", options->json, "Tell the findings as JSON");
  command->callback([options, &run] {
    run = [options] {
      Findings findings;
      for (const auto& file : options->files) pipeline::validate_file(file, findings);
      findings.sort();
      std::fputs((options->json ? pipeline::findings_json(findings)
                                : pipeline::findings_text(findings)).c_str(), stdout);
      return findings.has_errors() ? Exit::findings : Exit::ok;
    };
  });
}

}  // namespace tongmun::cli
