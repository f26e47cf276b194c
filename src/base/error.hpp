// Failure with an address: what went wrong, where, and what would help.
//
// `base` is the ground floor; its words are everybody's, so they stand in `tongmun` itself.
#pragma once

#include <compare>
#include <stdexcept>
#include <string>

namespace tongmun {

enum class ErrorKind { not_found, malformed, unsupported, inconsistent, conflict, refused, io };

// "fr.tmx:214:7", "layout.docx word/document.xml paragraph 12", or empty.
struct Place {
  std::string file = {};
  int line = 0, column = 0;  // from 1; 0 when unknown
  std::string inside = {};   // the part, paragraph, row or cell of a package

  std::string str() const;
  friend auto operator<=>(const Place&, const Place&) = default;
};

// Thrown where the fault is found; caught where one item of many may fail, and in the front ends.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, std::string message, Place place = {}, std::string hint = {});

  ErrorKind kind() const { return kind_; }
  const std::string& message() const { return message_; }  // without the place
  const Place& place() const { return place_; }
  const std::string& hint() const { return hint_; }

 private:
  ErrorKind kind_;
  std::string message_;
  Place place_;
  std::string hint_;
};

}  // namespace tongmun
