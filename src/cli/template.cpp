#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/file.hpp"
#include "cli/commands.hpp"
#include "pipeline/inspect.hpp"
#include "pipeline/render_text.hpp"
#include "pipeline/reports.hpp"

namespace tongmun::cli {

namespace {

struct InspectFlags {
  std::string path, campaign, workspace, language, annotate;
  bool json = false;
};

// A wrong use is told before anything is read.
void check_annotate(const InspectFlags& flags) {
  namespace fs = std::filesystem;
  const fs::path file = flags.path, copy = flags.annotate;
  const auto refuse = [](const char* why) {
    throw CLI::ValidationError("--annotate", why);
  };
  if (fs::is_directory(file)) refuse("comments are for one Word file: name a layout");
  if (file.extension() == ".md")
    refuse("a Markdown part cannot hold comments: its findings have line and column");
  if (copy.extension() != ".docx") refuse("the copy is a Word file: name it ….docx");
  std::error_code code;
  if (fs::equivalent(file, copy, code)) refuse("the copy must not be the file itself");
}

Exit run_inspect(const InspectFlags& flags) {
  pipeline::InspectOptions options{
      .path = flags.path, .campaign = flags.campaign, .workspace = flags.workspace};
  if (!flags.language.empty())
    options.language = text::LanguageTag::parse(flags.language);
  const auto inspection = pipeline::inspect(options);
  if (!flags.annotate.empty())
    write_file_atomically(flags.annotate, pipeline::annotated(flags.path, inspection));
  if (inspection.unreadable) throw *inspection.unreadable;
  std::fputs((flags.json ? pipeline::inspection_json(inspection)
                         : pipeline::inspection_text(inspection))
                 .c_str(),
             stdout);
  if (!flags.json) std::fputs(pipeline::faults_text(inspection.findings).c_str(), stderr);
  if (inspection.of_campaign.has_errors())
    std::fprintf(
        stderr,
        "tongmun: the campaign %s has errors of its own: tongmun build tells them\n",
        inspection.campaign.c_str());
  return inspection.findings.empty() ? Exit::ok : Exit::findings;
}

void add_inspect(CLI::App& group, Run& run) {
  auto* command = group.add_subcommand(
      "inspect", "List parts, tags, segments and the data needed, and all that is wrong");
  auto flags = std::make_shared<InspectFlags>();
  command
      ->add_option("path", flags->path,
                   "A DOCX, DOTX, Flat OPC or Markdown file, or a template's folder")
      ->required();
  command->add_option("--campaign", flags->campaign,
                      "Hold the tags against its data: an id, or a folder");
  command->add_option("--workspace", flags->workspace,
                      "The workspace (default: the one around the path)");
  command->add_option("--language", flags->language, "Language of the text");
  command->add_flag("--json", flags->json, "Tell it as JSON, an object a line");
  command->add_option("--annotate", flags->annotate,
                      "Write a copy of the Word file with the findings as comments");
  command->callback([flags, &run] {
    if (!flags->annotate.empty()) check_annotate(*flags);
    run = [flags] { return run_inspect(*flags); };
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
