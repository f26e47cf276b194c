// A segment's id becomes a bookmark's name, and the text under it is found again: by a
// reader of its own, so that a fault of the writer cannot hide behind the same fault
// here.
#include <algorithm>
#include <map>
#include <utility>

#include "base/fingerprint.hpp"
#include "docx/detail/names.hpp"
#include "docx/detail/segment_bookmarks.hpp"
#include "docx/detail/tree.hpp"
#include "docx/docx.hpp"

namespace tongmun::docx {
namespace {

using namespace detail;

// Room for "_" and a number behind a name that comes again, within the 40 characters.
constexpr std::size_t longest_id = longest_bookmark - segment_prefix.size() - 4;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c == '_';
}

// Collects the text of every open segment while walking through the main text once.
class SegmentCollector {
 public:
  void walk(const Node& node) {
    for (const auto& child : node.children) visit(child);
  }

  // Notes, which are read behind the paragraph that refers to them. `root` must outlive
  // this.
  void add_notes(const Node& root) {
    for (const auto& note : root.children)
      notes_[reference_to(note.name) + std::string(note.value("w:id"))] = &note;
  }

  std::vector<ReadSegment> take() { return std::move(segments_); }

 private:
  struct Open {
    std::string id;
    std::size_t segment;
    bool new_paragraph = false;  // a line ends before its next text
  };

  void visit(const Node& node) {
    if (node.is("w:footnoteReference") || node.is("w:endnoteReference")) {
      referred_.push_back(node.name + std::string(node.value("w:id")));
    } else if (node.is("w:p")) {
      walk(node);
      walk_notes();
      for (auto& open : open_) open.new_paragraph = true;
    } else if (node.is("w:bookmarkStart")) {
      start(node);
    } else if (node.is("w:bookmarkEnd")) {
      std::erase_if(open_,
                    [&](const Open& open) { return open.id == node.value("w:id"); });
    } else if (node.is("w:fldChar")) {
      field(node.value("w:fldCharType"));
    } else if (is_content(node)) {
      walk(node);
    } else if (fields_.empty() || !fields_.back()) {
      read_text(node);
    }
  }

  static bool is_content(const Node& node) {
    static constexpr std::string_view names[] = {
        "w:body", "w:r",          "w:tbl",       "w:tr",       "w:tc",
        "w:sdt",  "w:sdtContent", "w:hyperlink", "w:smartTag", "w:customXml",
        "w:ins",  "w:moveTo",     "w:dir",       "w:bdo"};
    return std::find(std::begin(names), std::end(names), node.name) != std::end(names);
  }

  static std::string reference_to(std::string_view note) {
    return std::string(note) + "Reference";
  }

  void walk_notes() {
    const auto outer = std::exchange(open_, {});
    for (const auto& name : std::exchange(referred_, {}))
      if (const auto note = notes_.find(name); note != notes_.end()) walk(*note->second);
    open_ = outer;
  }

  void start(const Node& node) {
    const auto name = node.value("w:name");
    if (!name.starts_with(segment_prefix)) return;
    open_.push_back({std::string(node.value("w:id")), segments_.size()});
    segments_.push_back({std::string(name), {}});
  }

  // From "begin" to "end" stands what a field is and what it showed last: neither is the
  // author's text. A field may stand in a field.
  void field(std::string_view type) {
    if (type == "begin") fields_.push_back(true);
    if (type == "end" && !fields_.empty()) fields_.pop_back();
  }

  void read_text(const Node& node) {
    if (node.is("w:t")) {
      for (const auto& child : node.children) add(child.text);
    } else if (node.is("w:tab")) {
      add("\t");
    } else if (node.is("w:cr") || (node.is("w:br") && node.value("w:type") != "page" &&
                                   node.value("w:type") != "column")) {
      add("\n");
    } else if (node.is("w:noBreakHyphen")) {
      add("\xE2\x80\x91");
    } else if (node.is("w:softHyphen")) {
      add("\xC2\xAD");
    }
  }

  void add(std::string_view text) {
    for (auto& open : open_) {
      auto& known = segments_[open.segment].text;
      if (open.new_paragraph && !known.empty()) known += '\n';
      open.new_paragraph = false;
      known += text;
    }
  }

  std::vector<ReadSegment> segments_;
  std::vector<Open> open_;
  std::vector<bool> fields_;
  std::map<std::string, const Node*> notes_;  // by name of the reference and id
  std::vector<std::string> referred_;         // in the paragraph at hand
};

}  // namespace

std::string detail::segment_of_bookmark(std::string_view name) {
  if (!name.starts_with(segment_prefix)) return {};
  return std::string(name.substr(segment_prefix.size()));
}

std::string bookmark_name(std::string_view segment_id) {
  std::string name(segment_prefix);
  const bool fits = segment_id.size() <= longest_id &&
                    std::all_of(segment_id.begin(), segment_id.end(), is_name_character);
  if (fits && !segment_id.empty()) return name.append(segment_id);
  // "body.3:intro" and "body_3_intro" are two ids: a fingerprint tells them apart.
  constexpr std::size_t digits = 8;
  for (const char c : segment_id.substr(0, longest_id - digits - 1))
    name += is_name_character(c) ? c : '_';
  return name + "_" + short_fingerprint(segment_id, static_cast<int>(digits));
}

std::vector<ReadSegment> read_segments(std::string_view bytes, const std::string& name) {
  const auto package = opc::Package::read(std::string(bytes), name);
  const auto main = main_part(package);
  SegmentCollector collector;
  std::vector<Node> notes;
  notes.reserve(2);
  for (const auto* kind : {"footnotes", "endnotes"})
    if (const auto part =
            package.target_of(main, std::string(office_relationships).append(kind));
        part && package.contains(*part))
      collector.add_notes(notes.emplace_back(parse(package.part(*part), name, *part)));
  collector.walk(parse(package.part(main), name, main));
  return collector.take();
}

}  // namespace tongmun::docx
