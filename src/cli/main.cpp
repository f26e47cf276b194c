// tongmun: reads the command line and turns every failure into a message and an exit code.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "cli/commands.hpp"

namespace {

using tongmun::Error;
using tongmun::ErrorKind;
using tongmun::cli::Exit;

Exit exit_for(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::not_found: return Exit::invalid_input;
    case ErrorKind::malformed: return Exit::invalid_input;
    case ErrorKind::unsupported: return Exit::invalid_input;
    case ErrorKind::inconsistent: return Exit::invalid_input;
    case ErrorKind::conflict: return Exit::conflict;
    case ErrorKind::refused: return Exit::refused;
    case ErrorKind::io: return Exit::io;
  }
  return Exit::internal;
}

Exit run_safely(const tongmun::cli::Run& run) {
  try {
    return run();
  } catch (const Error& error) {
    std::fprintf(stderr, "tongmun: %s\n", error.what());
    if (!error.hint().empty()) std::fprintf(stderr, "  → %s\n", error.hint().c_str());
    return exit_for(error.kind());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "tongmun: internal error: %s\n", error.what());
    return Exit::internal;
  }
}

}  // namespace

int main(int argc, char** argv) {
  tongmun::install_interrupt_handlers();
  CLI::App app("Letters, statements and reports that say the same thing in every language.", "tongmun");
  app.set_version_flag("--version", "tongmun " TONGMUN_VERSION);
  app.require_subcommand(1);
  tongmun::cli::Run run;
  tongmun::cli::add_build(app, run);
  tongmun::cli::add_languages(app, run);
  tongmun::cli::add_template(app, run);
  tongmun::cli::add_validate(app, run);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::usage);
  }
  return static_cast<int>(run_safely(run));
}
