// What the pieces of a page share while it is written.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "render/akn/detail/eids.hpp"
#include "render/detail/flow.hpp"

namespace tongmun::render::html {

// A start tag. Attributes that are empty are left out; `alt` may be empty and is not.
class StartTag {
 public:
  explicit StartTag(std::string_view name) : tag_("<" + std::string(name)) {}
  StartTag& attribute(std::string_view name, std::string_view value);
  StartTag& empty_attribute(std::string_view name);
  std::string str() const { return tag_ + ">"; }
  std::string closed() const { return tag_ + "/>"; }  // of void elements

 private:
  std::string tag_;
};

std::string escaped(std::string_view text);

struct Page {
  const model::Document& document;
  akn::Eids ids = {};
  std::map<std::string, std::string> anchors = {};  // bookmarks of the layout → their ids
  std::vector<const model::Note*> notes = {};       // in the order of their references
};

// The ids of all bookmarks, so that links can lead ahead.
void find_anchors(Page& page);

std::string_view name_of(text::Direction direction);

// The content of a paragraph.
std::string inline_markup(Page& page, const model::Paragraph& paragraph);
// Its pieces, each on lines of its own.
std::string flow_markup(Page& page, const Flow& flow);
// The notes referred to so far; empty without any.
std::string notes_markup(Page& page);

}  // namespace tongmun::render::html
