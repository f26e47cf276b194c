#include "data/detail/directions.hpp"

#include "base/direction_controls.hpp"

namespace tongmun::data::detail {

namespace {

bool check(std::string_view text, const Place& place, Findings& findings) {
  const auto fault = find_direction_fault(text);
  if (fault)
    findings.add({"DA0007", Severity::error, fault->message, place, fault->remedy});
  return !fault;
}

// As deep as the reader lets a file be.
bool check(const File& file, const Node& node, Findings& findings) {
  bool sound = check(node.text, file.place(node), findings);
  for (const auto& item : node.items) sound = check(file, item, findings) && sound;
  for (const auto& [key, value] : node.entries) {
    sound = check(key, file.key_place(value), findings) && sound;
    sound = check(file, value, findings) && sound;
  }
  return sound;
}

}  // namespace

bool check_directions(const File& file, Findings& findings) {
  return check(file, file.root, findings);
}

}  // namespace tongmun::data::detail
