#include "base/progress.hpp"

#include <unistd.h>

#include <cstdio>

namespace tongmun {

using namespace std::chrono_literals;

Progress::Progress(std::string what, std::size_t total, Style style)
    : what_(std::move(what)),
      total_(total),
      style_(style),
      last_shown_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
  const std::lock_guard lock(mutex_);
  if (style_ == Style::bar && done_ > 0) {
    show(true);
    std::fputc('\n', stderr);
  }
}

Progress::Style Progress::style_for_stderr() {
  return ::isatty(STDERR_FILENO) != 0 ? Style::bar : Style::lines;
}

void Progress::advance(std::size_t count) {
  const std::lock_guard lock(mutex_);
  done_ += count;
  const auto now = std::chrono::steady_clock::now();
  const auto pause = style_ == Style::bar ? 50ms : 10'000ms;
  if (style_ == Style::silent || now - last_shown_ < pause) return;
  last_shown_ = now;
  show(false);
}

void Progress::show(bool last) {
  if (style_ == Style::lines) {
    std::fprintf(stderr, "%zu of %zu %s\n", done_, total_, what_.c_str());
    return;
  }
  constexpr std::size_t width = 40;
  const auto filled = total_ == 0 ? width : width * done_ / total_;
  std::string bar;
  for (std::size_t i = 0; i < width; ++i) bar += i < filled ? "█" : "░";
  std::fprintf(stderr, "\r%s %zu/%zu %s%s", bar.c_str(), done_, total_, what_.c_str(),
               last ? " " : "");
  std::fflush(stderr);
}

}  // namespace tongmun
