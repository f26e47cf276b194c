// Reads the file as any other program would: by the standard's elements alone, without a
// look at how it was written.
#include "render/akn/akn.hpp"
#include "xml/reader.hpp"

namespace tongmun::render::akn {

namespace {

constexpr std::string_view akn_namespace =
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
constexpr std::string_view segment_prefix = "seg_";

// The eId of a segment's start; nullptr when the element is something else.
const std::string* segment_start(const xml::Reader& reader) {
  if (!reader.is(akn_namespace, "inline")) return nullptr;
  const auto* name = reader.attribute("", "name");
  return name != nullptr && *name == "seg" ? reader.attribute("", "eId") : nullptr;
}

// From the start of an element to its end.
std::string text_inside(xml::Reader& reader) {
  std::string text;
  const int depth = reader.depth();
  while (reader.next()) {
    if (reader.kind() == xml::Reader::Kind::end && reader.depth() == depth) break;
    if (reader.kind() == xml::Reader::Kind::text) text += reader.text();
    if (reader.kind() == xml::Reader::Kind::start && reader.is(akn_namespace, "eol"))
      text += '\n';
  }
  return text;
}

}  // namespace

std::vector<ReadSegment> read_segments(std::string_view bytes, const std::string& name) {
  xml::Reader reader(bytes, name);
  std::vector<ReadSegment> segments;
  while (reader.next()) {
    if (reader.kind() != xml::Reader::Kind::start) continue;
    const auto* eid = segment_start(reader);
    if (eid == nullptr) continue;
    auto id =
        eid->starts_with(segment_prefix) ? eid->substr(segment_prefix.size()) : *eid;
    auto text = text_inside(reader);
    segments.push_back({std::move(id), std::move(text)});
  }
  return segments;
}

}  // namespace tongmun::render::akn
