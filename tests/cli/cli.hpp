// The built program, run on a copy of the sample.
#pragma once

#include <algorithm>

#include "support/command.hpp"
#include "support/sample.hpp"

namespace tongmun::cli {

using support::Sample;

// Runs tongmun with these arguments.
inline support::CommandResult tongmun(const std::vector<std::string>& arguments,
                                      const support::CommandOptions& options = {}) {
  std::vector<std::string> words{TONGMUN_BINARY};
  for (const auto& argument : arguments) words.push_back(argument);
  return support::run(words, options);
}

}  // namespace tongmun::cli
