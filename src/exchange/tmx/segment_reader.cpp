// A seg is read in two steps. The first makes a flat list of pieces with the numbers that
// the file gives them (i, x). The second pairs what opens and closes by i, and gives
// every code its id: x where the file has one, because x names the same code in all
// variants; else i; else the next free number in the order of the text, which agrees
// between variants that keep that order.
#include "exchange/tmx/detail/segment_reader.hpp"

#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "exchange/tmx/detail/elements.hpp"
#include "exchange/tmx/detail/findings.hpp"

namespace tongmun::exchange::tmx {

namespace {

using model::Code;

struct Piece {
  model::SegmentItem item;
  std::string pair;  // i: what ties <ept> to its <bpt>; empty when it stands alone
  std::optional<int> number;  // the id that the file asks for
};

std::optional<int> as_number(const std::string& text) {
  int number = 0;
  const auto* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, number);
  if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return number;
}

// "claim.prisoners:sentence" of "{{claim.prisoners:sentence}}"; nothing when it is no
// field.
std::optional<std::string> field_tag(std::string_view text) {
  const auto trim = [](std::string_view part) {
    const auto first = part.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return std::string_view();
    return part.substr(first, part.find_last_not_of(" \t\r\n") + 1 - first);
  };
  text = trim(text);
  if (text.size() < 5 || !text.starts_with("{{") || !text.ends_with("}}"))
    return std::nullopt;
  const auto tag = trim(text.substr(2, text.size() - 4));
  if (tag.empty() || tag.find_first_of("{}") != std::string_view::npos)
    return std::nullopt;
  return std::string(tag);
}

class SegmentReader {
 public:
  SegmentReader(xml::Reader& reader, Findings& findings)
      : reader_(reader), findings_(findings) {}

  ReadSegment read() {
    mixed_content();
    ReadSegment segment;
    segment.fault = pair();
    number();
    for (auto& piece : pieces_) segment.content.push_back(std::move(piece.item));
    model::normalise(segment.content);
    return segment;
  }

 private:
  // From the start of <seg> or <hi>, to its end.
  void mixed_content() {
    const int depth = reader_.depth();
    while (reader_.next()) {
      switch (reader_.kind()) {
        case xml::Reader::Kind::start:
          element();
          break;
        case xml::Reader::Kind::text:
          pieces_.push_back({model::Text{std::string(reader_.text())}});
          break;
        case xml::Reader::Kind::end:
          if (reader_.depth() == depth) return;
          break;
        case xml::Reader::Kind::comment:
        case xml::Reader::Kind::instruction:
          break;
      }
    }
  }

  void element() {
    const auto name = reader_.local_name();
    if (name == "ph" || name == "it") return standalone();
    if (name == "bpt") return code(Code::Kind::open, attribute(reader_, "i"));
    if (name == "ept") return code(Code::Kind::close, attribute(reader_, "i"));
    if (name == "hi") return highlight();
    if (name == "ut") {
      findings_.add(dropped_ut(reader_.place()));
      return reader_.skip_element();
    }
    findings_.add(unknown_element(
        "<" + std::string(name) + "> in a segment; its text was kept", reader_.place()));
    mixed_content();
  }

  // <it> isolates one half of a pair whose other half stands in another segment.
  void standalone() {
    const auto type = attribute(reader_, "type");
    const auto number = as_number(attribute(reader_, "x"));
    const auto text = native_code();
    if (auto tag = field_tag(text))
      pieces_.push_back({model::Field{std::move(*tag)}});
    else
      pieces_.push_back(
          {Code{Code::Kind::standalone, 0, type.empty() ? "code" : type}, {}, number});
  }

  void code(Code::Kind kind, const std::string& i) {
    const auto type = attribute(reader_, "type");
    auto number = as_number(attribute(reader_, "x"));
    if (!number) number = as_number(i);
    pieces_.push_back({Code{kind, 0, type.empty() ? "code" : type}, "i" + i, number});
    native_code();
  }

  void highlight() {
    const auto pair = "hi" + std::to_string(++highlights_);
    const auto number = as_number(attribute(reader_, "x"));
    pieces_.push_back({Code{Code::Kind::open, 0, "highlight"}, pair, number});
    mixed_content();
    pieces_.push_back({Code{Code::Kind::close, 0, "highlight"}, pair, std::nullopt});
  }

  // What stands inside a code is the markup of some other format, which only its own
  // filter understands: read for the sake of fields, not kept.
  std::string native_code() {
    std::string text;
    const int depth = reader_.depth();
    while (reader_.next() &&
           !(reader_.kind() == xml::Reader::Kind::end && reader_.depth() == depth)) {
      if (reader_.kind() == xml::Reader::Kind::text) text += reader_.text();
      if (reader_.kind() != xml::Reader::Kind::start) continue;
      findings_.add(dropped_sub(reader_.place()));
      reader_.skip_element();
    }
    return text;
  }

  // Ties each closing code to the opening one before it. Returns what is wrong, or
  // nothing.
  std::string pair() {
    std::map<std::string, std::size_t> open;
    for (std::size_t at = 0; at < pieces_.size(); ++at) {
      auto* code = std::get_if<Code>(&pieces_[at].item);
      if (code == nullptr || pieces_[at].pair.empty()) continue;
      const auto shown = pieces_[at].pair.substr(1);
      if (code->kind == Code::Kind::open) {
        if (!open.emplace(pieces_[at].pair, at).second)
          return "<bpt i=\"" + shown + "\"> comes again before its <ept>";
        continue;
      }
      const auto partner = open.find(pieces_[at].pair);
      if (partner == open.end())
        return "<ept i=\"" + shown + "\"> has no <bpt> before it";
      code->type = std::get<Code>(pieces_[partner->second].item).type;
      partner_of_[at] = partner->second;
      open.erase(partner);
    }
    return open.empty()
               ? std::string()
               : "<bpt i=\"" + open.begin()->first.substr(1) + "\"> has no <ept>";
  }

  void number() {
    std::set<int> taken;
    std::vector<Code*> unnumbered;
    for (std::size_t at = 0; at < pieces_.size(); ++at) {
      auto* code = std::get_if<Code>(&pieces_[at].item);
      if (code == nullptr || partner_of_.contains(at)) continue;
      if (pieces_[at].number && taken.insert(*pieces_[at].number).second)
        code->id = *pieces_[at].number;
      else
        unnumbered.push_back(code);
    }
    int next = 1;
    for (auto* code : unnumbered) {
      while (!taken.insert(next).second) ++next;
      code->id = next;
    }
    for (const auto& [close, open] : partner_of_)
      std::get<Code>(pieces_[close].item).id = std::get<Code>(pieces_[open].item).id;
  }

  xml::Reader& reader_;
  Findings& findings_;
  std::vector<Piece> pieces_;
  std::map<std::size_t, std::size_t> partner_of_;  // closing piece to opening piece
  int highlights_ = 0;
};

}  // namespace

ReadSegment read_segment(xml::Reader& reader, Findings& findings) {
  return SegmentReader(reader, findings).read();
}

}  // namespace tongmun::exchange::tmx
