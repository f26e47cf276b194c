// A program run as a user runs it: its exit code, what it said, and Ctrl-C while it
// works.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/file.hpp"
#include "support/temporary_folder.hpp"

namespace tongmun::support {

struct CommandOptions {
  std::filesystem::path folder = ".";                   // where it runs
  std::map<std::string, std::string> environment = {};  // beside this process's own
  std::optional<mode_t> mask = {};                      // umask
  std::optional<std::chrono::microseconds> interrupt_after = {};  // then SIGINT
};

struct CommandResult {
  int code = 0;    // the exit code; -1 when a signal ended it
  int signal = 0;  // that signal
  std::string out, err;
  long peak_mib =
      0;  // memory in use at most, of the program or, if more, of this process
  double seconds = 0;  // of processor time: busy neighbours do not count
};

// Runs `words[0]` with the rest as its arguments and waits for its end.
inline CommandResult run(const std::vector<std::string>& words,
                         const CommandOptions& options = {}) {
  const TemporaryFolder said;
  const auto out = said.path() / "out", err = said.path() / "err";
  // Made before the child is: a signal may end it before it opens them.
  write_file_atomically(out, "");
  write_file_atomically(err, "");
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  // Until the program runs, the child has this process's handlers: they must not see
  // SIGINT.
  sigset_t interrupt, before;
  ::sigemptyset(&interrupt);
  ::sigaddset(&interrupt, SIGINT);
  ::sigprocmask(SIG_BLOCK, &interrupt, &before);
  const auto child = ::fork();
  if (child != 0) ::sigprocmask(SIG_SETMASK, &before, nullptr);
  REQUIRE(child >= 0);
  if (child == 0) {
    ::signal(SIGINT, SIG_DFL);
    ::sigprocmask(SIG_SETMASK, &before, nullptr);
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    for (const auto& [name, value] : options.environment)
      ::setenv(name.c_str(), value.c_str(), 1);
    if (options.mask) ::umask(*options.mask);
    if (::chdir(options.folder.c_str()) == 0) ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }
  if (options.interrupt_after) {
    std::this_thread::sleep_for(*options.interrupt_after);
    ::kill(child, SIGINT);
  }
  int status = 0;
  rusage used{};
  REQUIRE(::wait4(child, &status, 0, &used) == child);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  const bool exited = WIFEXITED(status);
  return {exited ? WEXITSTATUS(status) : -1,
          exited ? 0 : WTERMSIG(status),
          read_file(out),
          read_file(err),
          used.ru_maxrss / 1024,
          seconds(used.ru_utime) + seconds(used.ru_stime)};
}

}  // namespace tongmun::support
