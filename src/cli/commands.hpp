// The commands: each reads its options, calls one use case, shows its outcome.
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace tongmun::cli {

// Exit codes (docs/command-line.md).
enum class Exit {
  ok = 0, findings = 1, usage = 2, invalid_input = 3, conflict = 4, io = 5, helper_missing = 6,
  refused = 7, internal = 70, interrupted = 130
};

// Adds a command to the application; `run` is set to what carries it out when it was chosen.
using Run = std::function<Exit()>;
void add_build(CLI::App& app, Run& run);
void add_languages(CLI::App& app, Run& run);
void add_template(CLI::App& app, Run& run);
void add_validate(CLI::App& app, Run& run);

}  // namespace tongmun::cli
