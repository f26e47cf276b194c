// Rich text in the campaign's data: a small part of Markdown, and nothing beyond it.
//   read_rich_text("**Now** see [our site](https://example.org).")
#pragma once

#include <map>
#include <string>

#include "model/segment.hpp"

namespace tongmun::templating {

struct RichText {
  model::InlineContent content;           // codes: bold, italic, link, break
  std::map<int, std::string> links = {};  // where links lead, by the ids of their codes
  std::string refused =
      {};  // what stands in it and may not; the content is the text as typed then
};

// One paragraph with **bold**, *italics*, [links](https://…) to http, https, mailto and
// tel, and hard line breaks. Never read as a template: "{{" is text.
RichText read_rich_text(const std::string& text);

// The id of the segment of a text that is printed as rich text; the literal one keeps its
// own.
std::string rich_segment_id(const std::string& id);

}  // namespace tongmun::templating
