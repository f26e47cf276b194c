// All these characters but U+061C lie in U+2000 … U+207F, whose bytes in UTF-8 begin with
// E2 80 or E2 81: a search for E2 passes over everything else.
#include "base/direction_controls.hpp"

#include <vector>

#include "base/utf8.hpp"

namespace tongmun {

namespace {

struct Open {
  std::size_t offset;
  char32_t sign;
};

std::string shown(char32_t sign) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text = "U+";
  for (int shift = 12; shift >= 0; shift -= 4) text += digits[(sign >> shift) & 0xF];
  return text;
}

DirectionFault fault(Open at, const char* message, const char* remedy) {
  return {at.offset, shown(at.sign) + message, remedy};
}

bool is_isolate(char32_t sign) { return sign >= 0x2066 && sign <= 0x2068; }

std::optional<DirectionFault> unclosed(const std::vector<Open>& open) {
  if (open.empty()) return std::nullopt;
  return fault(open.front(), ", an invisible character, does not end on its line",
               "Remove it, or close it: U+202C ends an embedding, U+2069 an isolate.");
}

}  // namespace

std::optional<DirectionFault> find_direction_fault(std::string_view text) {
  std::vector<Open> open;
  for (std::size_t at = 0; at < text.size();) {
    at = text.find_first_of("\xE2\n", at);
    if (at == std::string_view::npos) break;
    if (text[at] == '\n') {
      if (auto found = unclosed(open)) return found;
      ++at;
      continue;
    }
    const Open here{at, next_code_point(text, at)};
    if (here.sign == 0x202D || here.sign == 0x202E)
      return fault(here, ", an invisible character, turns the text behind it around",
                   "Remove it: the direction of a text follows from its letters.");
    if (here.sign == 0x202A || here.sign == 0x202B || is_isolate(here.sign)) {
      open.push_back(here);
    } else if (here.sign == 0x202C || here.sign == 0x2069) {
      const bool closes_isolate = here.sign == 0x2069;
      if (open.empty() || is_isolate(open.back().sign) != closes_isolate)
        return fault(here, ", an invisible character, ends nothing that begins here",
                     "Remove it.");
      open.pop_back();
    }
  }
  return unclosed(open);
}

}  // namespace tongmun
