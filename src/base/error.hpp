// Failure with an address: what went wrong, where, and what would help.
//
// `base` is the ground floor; its words are everybody's, so they stand in `tongmun` itself.
#pragma once

#include <compare>
#include <stdexcept>
#include <string>
#include <vector>

namespace tongmun {

enum class ErrorKind { not_found, malformed, unsupported, inconsistent, conflict, refused, io };

// Where in a part of a package; numbers from 1, and 0 where they do not apply.
struct Position {
  std::string part = {};  // "word/document.xml"; in a paragraph "note", "comment", "text box"
  int paragraph = 0, character = 0;  // character: of the paragraph's text
  int table = 0, row = 0, cell = 0;

  friend auto operator<=>(const Position&, const Position&) = default;
};

// "fr.tmx:214:7", "layout.docx word/document.xml paragraph 12", or empty. Ordered as a
// text is read: paragraph 2 before paragraph 10.
struct Place {
  std::string file = {};
  int line = 0, column = 0;  // from 1; 0 when unknown
  std::string inside = {};   // the part, paragraph, row or cell of a package
  // What `inside` says, for programs: the position in the part, then that in the note or
  // text box which stands there. Empty where nobody counted.
  std::vector<Position> path = {};

  std::string str() const;
  friend bool operator==(const Place&, const Place&) = default;
  friend std::strong_ordering operator<=>(const Place& a, const Place& b);
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
