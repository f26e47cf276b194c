// The built program, run on a copy of the sample.
#pragma once

#include <algorithm>

#include "support/command.hpp"
#include "support/sample.hpp"

namespace tongmun::cli {

using support::Sample;

// Runs tongmun with these arguments.
inline support::CommandResult tongmun(std::vector<std::string> arguments,
                                      const support::CommandOptions& options = {}) {
  arguments.insert(arguments.begin(), TONGMUN_BINARY);
  return support::run(arguments, options);
}

}  // namespace tongmun::cli
