// Progress on stderr: a bar on a terminal, a line every ten seconds elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

namespace tongmun {

// Many threads may call `advance`.
class Progress {
 public:
  enum class Style { bar, lines, silent };

  // `what` is counted, such as "letters". Style::bar needs a terminal.
  Progress(std::string what, std::size_t total, Style style);
  // Ends the bar's line.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance(std::size_t count = 1);

  // A bar where stderr is a terminal, else lines.
  static Style style_for_stderr();

 private:
  void show(bool last);

  std::string what_;
  std::size_t total_, done_ = 0;
  Style style_;
  std::chrono::steady_clock::time_point last_shown_;
  std::mutex mutex_;
};

}  // namespace tongmun
