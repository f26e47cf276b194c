#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/commands.hpp"
#include "pipeline/inspect.hpp"
#include "pipeline/render_text.hpp"
#include "pipeline/reports.hpp"

namespace tongmun::cli {

namespace {

void add_inspect(CLI::App& group, Run& run) {
  auto* command =
      group.add_subcommand("inspect", "List parts, tags, segments and the data needed");
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

void add_render(CLI::App& group, Run& run) {
  auto* command =
      group.add_subcommand("render", "Fill in a text template with data, to stdout");
  struct Options {
    std::string file, data;
    bool html = false;
  };
  auto options = std::make_shared<Options>();
  command->add_option("file", options->file, "A text file with Mustache tags")
      ->required();
  command->add_option("--data", options->data, "The data, as JSON")->required();
  command->add_flag("--html", options->html, "Escape values for HTML");
  command->callback([options, &run] {
    run = [options] {
      using templating::Escaping;
      Findings findings;
      const auto text = pipeline::render_text(
          options->file, options->data, options->html ? Escaping::html : Escaping::none,
          findings);
      if (!findings.empty())
        std::fputs(pipeline::findings_text(findings).c_str(), stderr);
      if (!text) return Exit::invalid_input;
      if (std::fwrite(text->data(), 1, text->size(), stdout) != text->size() ||
          std::fflush(stdout) != 0)
        throw Error(ErrorKind::io, "cannot write the text to stdout");
      return Exit::ok;
    };
  });
}

}  // namespace

void add_template(CLI::App& app, Run& run) {
  auto* group =
      app.add_subcommand("template", "Look at templates, and fill in text templates");
  group->require_subcommand(1);
  add_inspect(*group, run);
  add_render(*group, run);
}

}  // namespace tongmun::cli
