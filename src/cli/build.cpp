#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "cli/commands.hpp"
#include "pipeline/build.hpp"
#include "pipeline/reports.hpp"

namespace tongmun::cli {

namespace {

struct Options {
  pipeline::BuildOptions build;
  std::string folder = ".", out, shard;
  std::vector<std::string> languages;
  bool draft = false, release = false, json = false;
};

// "2/3"
void read_shard(const std::string& text, pipeline::BuildOptions& options) {
  const auto slash = text.find('/');
  const auto number = [&](const std::string& digits) -> unsigned {
    if (digits.empty() || digits.size() > 6 || digits.find_first_not_of("0123456789") != std::string::npos)
      throw CLI::ValidationError("--shard", "write I/N, such as 2/3");
    return static_cast<unsigned>(std::stoul(digits));
  };
  options.shard = number(text.substr(0, slash));
  options.shards = slash == std::string::npos ? 0 : number(text.substr(slash + 1));
  if (options.shard == 0 || options.shard > options.shards)
    throw CLI::ValidationError("--shard", "write I/N with I from 1 to N");
}

std::string counts(const Findings& findings) {
  const auto count = [&](Severity severity, const char* one, const char* many) {
    const auto n = findings.count(severity);
    return std::to_string(n) + " " + (n == 1 ? one : many);
  };
  return count(Severity::error, "error", "errors") + ", " +
         count(Severity::warning, "warning", "warnings") + ", " +
         count(Severity::info, "note", "notes");
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

void show(const pipeline::BuildReport& report, double seconds) {
  for (const auto& work : report.works) {
    std::printf("\n%s · %s\n", work.campaign.c_str(), work.work.c_str());
    if (work.built)
      std::printf("  letters    %zu (to %zu recipients; the rest are circulars and reference versions)\n"
                  "  languages  %zu (%s)\n"
                  "  segments   %zu in the source; %zu reused, %zu missing\n"
                  "  figures    %zu of %zu read back\n",
                  work.letters, work.recipients, work.languages.size(),
                  joined(work.languages).c_str(), work.segments, work.reused, work.missing,
                  work.figures_found, work.figures);
    else
      std::printf("  not built\n");
    std::printf("  findings   %s\n", counts(work.findings).c_str());
    std::printf("  where      %s\n", work.folder.c_str());
    std::printf("             %s\n", (work.folder / "findings.txt").c_str());
  }
  std::printf("\n%.1f s\n", seconds);
}

void show_json(const pipeline::BuildReport& report, double seconds) {
  using Json = nlohmann::ordered_json;
  Json json{{"version", 1}, {"seconds", seconds}, {"refused", report.refused},
            {"interrupted", report.interrupted}};
  json["works"] = Json::array();
  for (const auto& work : report.works)
    json["works"].push_back(
        {{"campaign", work.campaign}, {"work", work.work}, {"folder", work.folder.string()},
         {"built", work.built}, {"letters", work.letters}, {"recipients", work.recipients},
         {"languages", work.languages}, {"segments", work.segments}, {"reused", work.reused},
         {"missing", work.missing}, {"figures", work.figures},
         {"figures_found", work.figures_found},
         {"errors", work.findings.count(Severity::error)},
         {"warnings", work.findings.count(Severity::warning)},
         {"notes", work.findings.count(Severity::info)}});
  json["findings"] = Json::parse(pipeline::findings_json(report.findings)).at("findings");
  std::printf("%s\n", json.dump().c_str());
}

// Errors are told where the user looks; the rest stands in the report.
void show_errors(const Findings& findings) {
  Findings errors;
  for (const auto& finding : findings.all())
    if (finding.severity == Severity::error) errors.add(finding);
  if (!errors.empty()) std::fputs(pipeline::findings_text(errors).c_str(), stderr);
}

Exit run_build(const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  const auto report = pipeline::build(options.build);
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  if (options.json) {
    show_json(report, spent.count());
  } else {
    show_errors(report.findings);
    show(report, spent.count());
  }
  if (report.interrupted) {
    std::fputs("tongmun: interrupted; nothing is half-written\n", stderr);
    return Exit::interrupted;
  }
  if (report.refused) {
    std::fputs("tongmun: refused: --release writes nothing while errors stand\n", stderr);
    return Exit::refused;
  }
  for (const auto& work : report.works)
    if (!work.built) return Exit::invalid_input;
  if (report.works.empty()) return Exit::invalid_input;
  return report.findings.has_errors() ? Exit::findings : Exit::ok;
}

}  // namespace

void add_build(CLI::App& app, Run& run) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("build", "Build the letters of a workspace's campaigns");
  // One name an option, or several with commas: the workspace may stand behind it.
  const auto several = [command](const char* name, std::vector<std::string>& values, const char* what) {
    command->add_option(name, values, what)->expected(1)->allow_extra_args(false)->take_all()->delimiter(',');
  };
  command->add_option("dir", options->folder, "The workspace (default: here)");
  several("--campaign", options->build.campaigns, "Only these campaigns");
  several("--work", options->build.works, "Only these works");
  several("--to", options->languages, "Only these languages, beside the source");
  several("--for", options->build.recipients, "Only these recipients: FR or fr-foreign-minister");
  several("--format", options->build.outputs,
          "Further outputs: html, text, markdown, bilingual");
  command->add_option("--out", options->out, "Where to write (default: out/ in the workspace)");
  auto* draft = command->add_flag("--draft", options->draft, "Mark what is untranslated or doubtful (default)");
  command->add_flag("--release", options->release, "Write nothing while errors stand")->excludes(draft);
  command->add_option("--jobs", options->build.jobs, "Threads (default: one a processor)")->check(CLI::Range(1u, 256u));
  command->add_option("--shard", options->shard, "I/N: write every N-th letter, from the I-th on");
  command->add_flag("--json", options->json, "Tell the outcome as JSON");
  command->callback([options, &run] {
    auto& build = options->build;
    build.workspace = options->folder;
    build.out = options->out;
    build.mode = options->release ? pipeline::Mode::release : pipeline::Mode::draft;
    build.progress = Progress::style_for_stderr();
    if (!options->shard.empty()) read_shard(options->shard, build);
    run = [options] {
      for (const auto& tag : options->languages)
        options->build.languages.push_back(text::LanguageTag::parse(tag));
      return run_build(*options);
    };
  });
}

}  // namespace tongmun::cli
