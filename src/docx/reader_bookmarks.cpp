// A bookmark's start and end are far apart, and what becomes of the one must become of
// the other: so they are looked at before anything is read.
#include "docx/detail/reader.hpp"
#include "docx/detail/segment_bookmarks.hpp"

namespace tongmun::docx::detail {

Bookmarks::Bookmarks(const Node& root, int& next_id) : next_id_(next_id) {
  walk(root, true, false);
  for (auto& [id, bookmark] : known_) {
    if (!bookmark.started || !bookmark.ended || bookmark.name == "_GoBack")
      bookmark.dropped = true;
    else
      bookmark.segment = segment_of_bookmark(bookmark.name);
  }
}

void Bookmarks::note(const Node& node, bool among_blocks, bool among_cells) {
  auto& bookmark = known_[std::string(node.value("w:id"))];
  if (node.is("w:bookmarkStart")) {
    bookmark.name = node.value("w:name");
    bookmark.started = true;
  } else {
    bookmark.ended = true;
  }
  const bool segment = !segment_of_bookmark(bookmark.name).empty();
  if (among_cells || (among_blocks && segment)) bookmark.dropped = true;
}

void Bookmarks::walk(const Node& node, bool among_blocks, bool among_cells) {
  for (const auto& child : node.children) {
    if (child.is_text()) continue;
    if (child.is("w:bookmarkStart") || child.is("w:bookmarkEnd"))
      note(child, among_blocks, among_cells);
    else if (child.is("w:p"))
      walk(child, false, false);
    else if (child.is("w:tbl") || child.is("w:tr"))
      walk(child, false, true);
    else if (child.is("w:tc"))
      walk(child, true, false);
    else if (!child.is("w:r"))
      walk(child, among_blocks, among_cells);
  }
}

bool Bookmarks::is_dropped(std::string_view id) const {
  const auto found = known_.find(id);
  return found == known_.end() || found->second.dropped;
}

const std::string* Bookmarks::segment(std::string_view id) const {
  const auto found = known_.find(id);
  if (found == known_.end() || found->second.segment.empty()) return nullptr;
  return &found->second.segment;
}

std::string Bookmarks::renumbered(const Node& node) {
  auto& bookmark = known_.find(node.value("w:id"))->second;
  if (bookmark.id < 0) bookmark.id = next_id_++;
  Node copy = node;
  for (auto& [name, value] : copy.attributes)
    if (name == "w:id") value = std::to_string(bookmark.id);
  return to_xml(copy);
}

}  // namespace tongmun::docx::detail
