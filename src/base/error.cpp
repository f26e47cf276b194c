#include "base/error.hpp"

namespace tongmun {

std::string Place::str() const {
  std::string text = file;
  if (line > 0) {
    text += ":" + std::to_string(line);
    if (column > 0) text += ":" + std::to_string(column);
  }
  if (!inside.empty()) text += (text.empty() ? "" : " ") + inside;
  return text;
}

namespace {
std::string with_place(const std::string& message, const Place& place) {
  const auto where = place.str();
  return where.empty() ? message : where + ": " + message;
}
}  // namespace

Error::Error(ErrorKind kind, std::string message, Place place, std::string hint)
    : std::runtime_error(with_place(message, place)),
      kind_(kind),
      message_(std::move(message)),
      place_(std::move(place)),
      hint_(std::move(hint)) {}

}  // namespace tongmun
