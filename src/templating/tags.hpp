// Mustache tags as they stand in a text: found, typed and placed before anything is rendered.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"

namespace tongmun::templating {

enum class TagKind {
  field,     // {{name:form}}
  section,   // {{#name}}
  inverted,  // {{^name}}
  end,       // {{/name}}
  partial,   // {{>part}}
  comment    // {{!…}}
};

struct Tag {
  TagKind kind = TagKind::field;
  std::string name;  // without braces, sign and spaces: "claim.prisoners:이/가"
  Place place;

  // As a model::Field has it: the sign, then the name.
  std::string text() const;
  // As one writes it: "{{#asks}}".
  std::string shown() const { return "{{" + text() + "}}"; }
};

struct FoundTag {
  Tag tag;
  std::size_t begin = 0, end = 0;  // bytes, braces included
};

// The tags of `text`, in order. Faults become findings and the tag is left out: TP0001 unclosed,
// TP0002 {{{raw}}} or {{&raw}}, TP0003 empty or with characters no name has, TP0004 a set-delimiter
// tag, TP0005 a stray "}}". What Word corrects while a tag is typed is read as it was typed: dashes
// as '-', no-break spaces as spaces, quotation marks around a name as none. `place_at` tells the place of a byte offset.
template <typename PlaceAt>
std::vector<FoundTag> find_tags(std::string_view text, const PlaceAt& place_at,
                                Findings& findings);

// What find_tags works with; `offset` is in bytes.
struct TagFault {
  std::size_t offset = 0;
  std::string code, message, remedy;
};
std::vector<FoundTag> scan_tags(std::string_view text, std::vector<TagFault>& faults);
// The faulty tag at that offset as it stands: to its braces, or the start of one that lacks them.
std::string faulty_tag(std::string_view text, std::size_t offset);

template <typename PlaceAt>
std::vector<FoundTag> find_tags(std::string_view text, const PlaceAt& place_at,
                                Findings& findings) {
  std::vector<TagFault> faults;
  auto tags = scan_tags(text, faults);
  for (auto& found : tags) found.tag.place = place_at(found.begin);
  for (auto& fault : faults)
    findings.add({fault.code, Severity::error, fault.message, place_at(fault.offset), fault.remedy,
                  faulty_tag(text, fault.offset)});
  return tags;
}

}  // namespace tongmun::templating
