// The findings of the TMX reader, each code in one place.
#pragma once

#include <string>

#include "base/finding.hpp"

namespace tongmun::exchange::tmx {

inline Finding no_source(std::string message, Place place) {
  return {"EX0001", Severity::error, std::move(message), std::move(place),
          "Add a <tuv> in the source language, or correct srclang."};
}
inline Finding no_target(std::string message, Place place) {
  return {"EX0002", Severity::error, std::move(message), std::move(place),
          "Add a <tuv> in another language."};
}
inline Finding bad_language(std::string message, Place place) {
  return {"EX0003", Severity::error, std::move(message), std::move(place),
          "Use a BCP 47 tag, such as \"fr\" or \"zh-Hant\"."};
}
inline Finding unpaired_codes(std::string message, Place place) {
  return {"EX0004", Severity::error, std::move(message), std::move(place),
          "Give each <bpt> its <ept>, with the same i."};
}
inline Finding empty_segment(std::string message, Place place) {
  return {"EX0005", Severity::error, std::move(message), std::move(place),
          "Translate it, or remove the <tuv>."};
}
inline Finding duplicate_language(std::string message, Place place) {
  return {"EX0006", Severity::error, std::move(message), std::move(place),
          "Put each translation into a <tu> of its own."};
}
inline Finding different_codes(std::string message, Place place) {
  return {"EX0007", Severity::warning, std::move(message), std::move(place),
          "Carry the fields and codes of the source over."};
}
inline Finding dropped_sub(Place place) {
  return {"EX0008", Severity::warning, "the text of <sub> was left out", std::move(place),
          "Make it a unit of its own."};
}
inline Finding dropped_ut(Place place) {
  return {"EX0009", Severity::warning, "the deprecated <ut> was left out",
          std::move(place), "Use <bpt>, <ept> or <ph>."};
}
inline Finding unknown_element(std::string message, Place place) {
  return {"EX0010", Severity::warning, std::move(message), std::move(place),
          "TMX 1.4b has no such element here."};
}
inline Finding repeated_property(std::string message, Place place) {
  return {"EX0011", Severity::warning, std::move(message), std::move(place),
          "Give each property of a unit a type of its own."};
}
inline Finding bad_date(std::string message, Place place) {
  return {"EX0012", Severity::warning, std::move(message), std::move(place),
          "Use the form YYYYMMDDThhmmssZ."};
}

}  // namespace tongmun::exchange::tmx
