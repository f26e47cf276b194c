// ICU takes any pattern and prints what it does not know; this looks before.
#include "language/detail/parse.hpp"

namespace tongmun::language {

std::string fault_of_date_pattern(std::string_view pattern) {
  bool shows_date = false, quoted = false;
  for (const char c : pattern) {
    if (c == '\'') quoted = !quoted;
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (quoted || !is_letter) continue;
    if (c == 'Y')
      return "Y counts by weeks: the last days of December fall into the next year";
    if (std::string_view("GyurMLdEec").find(c) == std::string_view::npos)
      return std::string("'") + c + "' is no letter of a date pattern";
    shows_date =
        shows_date || std::string_view("yurMLd").find(c) != std::string_view::npos;
  }
  if (quoted) return "a quote of this date pattern is never closed";
  return shows_date ? "" : "this date pattern shows no date";
}

}  // namespace tongmun::language
