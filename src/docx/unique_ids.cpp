// A section of a template may repeat markup with ids in it: a picture in each row of a
// table. The first keeps its id, so that what was read and not repeated is written as it
// was.
#include "docx/detail/segment_bookmarks.hpp"
#include "docx/detail/writer.hpp"

namespace tongmun::docx::detail {
namespace {

std::string lower_case(std::string_view name) {
  std::string lower(name);
  for (auto& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return lower;
}

}  // namespace

std::string UniqueIds::unique_name(std::string name) {
  const auto key = lower_case(name);
  auto& count = names_[key];
  if (++count == 1) return name;
  for (;; ++count) {
    const auto suffix = "_" + std::to_string(count);
    auto candidate = name.substr(0, longest_bookmark - suffix.size()) + suffix;
    if (names_.try_emplace(lower_case(candidate), 1).second) return candidate;
  }
}

void UniqueIds::replace_id(std::string& markup, std::string_view element,
                           std::string_view attribute,
                           std::unordered_set<std::string>& used,
                           const std::string& prefix) {
  for (auto at = markup.find(element); at != std::string::npos;
       at = markup.find(element, at + 1)) {
    const auto close = markup.find('>', at);
    const auto begin = markup.find(attribute, at);
    if (begin == std::string::npos || begin > close) continue;
    const auto value = begin + attribute.size();
    const auto end = markup.find('"', value);
    auto id = markup.substr(value, end - value);
    if (used.insert(id).second) continue;
    do id = prefix + std::to_string(next_++);
    while (!used.insert(id).second);
    markup.replace(value, end - value, id);
  }
}

std::string UniqueIds::next_drawing() {
  std::string id;
  do id = std::to_string(next_++);
  while (!drawings_.insert(id).second);
  return id;
}

std::string UniqueIds::unique_markup(std::string_view markup) {
  std::string copy(markup);
  if (copy.find("<wp:docPr ") != std::string::npos)
    replace_id(copy, "<wp:docPr ", " id=\"", drawings_);
  if (copy.find("<w:sdtPr>") != std::string::npos)
    replace_id(copy, "<w:id ", " w:val=\"", controls_);
  // VML counts shapes by ids of their own; a shape type may be said again.
  if (copy.find("<w:pict") != std::string::npos)
    for (const auto* shape : {"<v:shape ", "<v:rect ", "<v:roundrect ", "<v:oval ",
                              "<v:line ", "<v:group "}) {
      replace_id(copy, shape, " id=\"", shapes_, "_x0000_s");
      replace_id(copy, shape, " o:spid=\"", shape_numbers_, "_x0000_s");
    }
  return copy;
}

}  // namespace tongmun::docx::detail
