#include "base/error.hpp"

#include <tuple>

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

std::strong_ordering operator<=>(const Place& a, const Place& b) {
  return std::tie(a.file, a.line, a.column, a.path, a.inside) <=>
         std::tie(b.file, b.line, b.column, b.path, b.inside);
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
