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

// Text belongs to the innermost segment. What a note says is none of the sentence that it
// stands in: its segments come behind those of the paragraph.
class SegmentReader {
 public:
  std::vector<ReadSegment> read(xml::Reader& reader) {
    while (reader.next()) {
      switch (reader.kind()) {
        case xml::Reader::Kind::start:
          start(reader);
          break;
        case xml::Reader::Kind::end:
          end(reader);
          break;
        case xml::Reader::Kind::text:
          add(reader.text());
          break;
        default:
          break;
      }
    }
    add_notes();
    return std::move(segments_);
  }

 private:
  struct Open {
    int depth;
    bool is_note;
    std::vector<ReadSegment>* list = nullptr;
    std::size_t index = 0;
  };

  void start(const xml::Reader& reader) {
    if (reader.is(akn_namespace, "eol")) add("\n");
    if (reader.is(akn_namespace, "authorialNote")) {
      open_.push_back({reader.depth(), true});
      ++notes_open_;
    }
    const auto* eid = segment_start(reader);
    if (eid == nullptr) return;
    auto& list = notes_open_ > 0 ? notes_ : segments_;
    open_.push_back({reader.depth(), false, &list, list.size()});
    list.push_back(
        {eid->starts_with(segment_prefix) ? eid->substr(segment_prefix.size()) : *eid,
         {}});
  }

  void end(const xml::Reader& reader) {
    if (!open_.empty() && open_.back().depth == reader.depth()) {
      if (open_.back().is_note) --notes_open_;
      open_.pop_back();
    }
    if (notes_open_ == 0 && reader.is(akn_namespace, "p")) add_notes();
  }

  void add(std::string_view text) {
    if (!open_.empty() && !open_.back().is_note)
      (*open_.back().list)[open_.back().index].text += text;
  }

  void add_notes() {
    for (auto& segment : notes_) segments_.push_back(std::move(segment));
    notes_.clear();
  }

  std::vector<ReadSegment> segments_, notes_;
  std::vector<Open> open_;
  int notes_open_ = 0;
};

}  // namespace

std::vector<ReadSegment> read_segments(std::string_view bytes, const std::string& name) {
  xml::Reader reader(bytes, name);
  return SegmentReader().read(reader);
}

}  // namespace tongmun::render::akn
