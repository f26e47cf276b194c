// The number behind a repeated eId counts how often it was asked for, so the same
// requests in the same order give the same eIds.
#include "render/akn/detail/eids.hpp"

#include "render/akn/akn.hpp"

namespace tongmun::render::akn {

namespace {

bool is_allowed(char character) {
  return (character >= 'a' && character <= 'z') ||
         (character >= 'A' && character <= 'Z') ||
         (character >= '0' && character <= '9') || character == '_' || character == '-';
}

}  // namespace

std::string valid_eid(std::string_view id) {
  std::string eid(id);
  for (char& character : eid)
    if (!is_allowed(character)) character = '_';
  return eid;
}

std::string segment_eid(std::string_view segment_id) {
  return "seg_" + valid_eid(segment_id);
}

std::string Eids::unique(std::string_view wanted) {
  auto eid = valid_eid(wanted);
  int& asked = taken_[eid];
  if (++asked == 1) return eid;
  for (;; ++asked) {
    auto numbered = eid + "__" + std::to_string(asked);
    if (taken_.emplace(numbered, 1).second) return numbered;
  }
}

}  // namespace tongmun::render::akn
