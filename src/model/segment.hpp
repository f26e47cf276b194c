// Segments and units: text translated as one piece, and what is known of its translations.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "text/language_tag.hpp"

namespace tongmun::model {

// The kinds of inline content form a closed set: visit them all.
struct Text {
  std::string text;
  friend bool operator==(const Text&, const Text&) = default;
};

// A template tag inside a segment, without its braces: "claim.prisoners:이/가", or, where a
// condition stands inside a sentence, "#recipient.female", "^recipient.female", "/recipient.female".
struct Field {
  std::string tag;
  friend bool operator==(const Field&, const Field&) = default;
};

// Formatting. A pair shares its `id`, which is unique in the segment and the same in a target.
struct Code {
  enum class Kind { open, close, standalone };
  Kind kind = Kind::standalone;
  int id = 0;
  std::string type;  // "bold", "italic", "link", "break", "note"
  friend bool operator==(const Code&, const Code&) = default;
};

using SegmentItem = std::variant<Text, Field, Code>;
using InlineContent = std::vector<SegmentItem>;

struct Segment {
  text::LanguageTag language;
  InlineContent content;
  friend bool operator==(const Segment&, const Segment&) = default;
};

// The path of a field: what stands before the first ':' ("claim.prisoners"), without section marks.
std::string field_path(std::string_view tag);
// The forms of a field: what follows, cut at ':' ("sentence", "이/가"); empty for none.
std::vector<std::string> field_forms(std::string_view tag);

// The text with its fields as {{tag}} and codes left out.
std::string plain_text(const InlineContent& content);

// What decides whether two segments are the same to a memory: text::match_key of the text, fields
// by their whole tag, codes by kind and type.
std::string match_key(const InlineContent& content);

// The key under which a segment keeps its identity: as match_key, hashed; 8 hexadecimal digits.
std::string content_id(const InlineContent& content);

// Texts that stand beside each other become one.
void normalise(InlineContent& content);

// A translation unit.
struct Unit {
  std::string id;  // TMX tuid; may be empty
  Segment source;
  std::map<text::LanguageTag, Segment> targets;
  std::map<std::string, std::string> properties;  // TMX prop of the tu, by type
  std::vector<std::string> notes;
  std::string creator, changer;        // creationid, changeid
  std::string created, changed;        // YYYYMMDDThhmmssZ, or empty
};

}  // namespace tongmun::model
