// The pieces become one string in which U+FFFC stands for everything that is not text; ICU finds
// the sentences in it; the pieces are then cut at their starts.
#include "templating/segments.hpp"

#include <algorithm>

#include "text/script.hpp"

namespace tongmun::templating {

namespace {

constexpr std::string_view object = "\uFFFC";

bool belongs_to_segment(const Piece& piece) {
  switch (piece.kind) {
    case Piece::Kind::text:
    case Piece::Kind::tag:
    case Piece::Kind::line_break:
    case Piece::Kind::link_start:
    case Piece::Kind::link_end:
    case Piece::Kind::note: return true;
    case Piece::Kind::tab:
    case Piece::Kind::opaque:
    case Piece::Kind::shape:
    case Piece::Kind::picture: return false;
  }
  return false;
}

int depth_change(const Piece& piece) {
  if (piece.kind != Piece::Kind::tag) return 0;
  if (piece.tag.kind == TagKind::section || piece.tag.kind == TagKind::inverted) return 1;
  return piece.tag.kind == TagKind::end ? -1 : 0;
}

bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n'; }

// Builds the content of one segment, opening and closing codes where the look changes.
class ContentBuilder {
 public:
  explicit ContentBuilder(const Piece* link) : link_(link) {}

  void add(const Piece& piece, std::string text) {
    if (piece.kind == Piece::Kind::link_start) {
      link_ = &piece;
      return;
    }
    if (piece.kind == Piece::Kind::link_end) {
      close_link();
      link_ = nullptr;
      return;
    }
    if (content_.empty() && !started_) look_ = {false, false, piece.properties};
    started_ = true;
    open_link();
    turn(piece.bold, bold_, "bold", bold_id_);
    turn(piece.italic, italic_, "italic", italic_id_);
    switch (piece.kind) {
      case Piece::Kind::text: content_.push_back(model::Text{std::move(text)}); break;
      case Piece::Kind::tag: content_.push_back(model::Field{piece.tag.text()}); break;
      case Piece::Kind::line_break:
        content_.push_back(model::Code{model::Code::Kind::standalone, ++codes_, "break"});
        break;
      case Piece::Kind::note:
        content_.push_back(model::Code{model::Code::Kind::standalone, ++codes_, "note"});
        objects_.emplace_back(codes_, &piece);
        break;
      case Piece::Kind::link_start:
      case Piece::Kind::link_end:
      case Piece::Kind::tab:
      case Piece::Kind::shape:
      case Piece::Kind::picture:
      case Piece::Kind::opaque: break;  // never part of a segment
    }
  }

  bool empty() const { return content_.empty(); }

  // A link that goes on is opened again in the next segment.
  Cut finish() {
    turn(false, bold_, "bold", bold_id_);
    turn(false, italic_, "italic", italic_id_);
    close_link();
    model::normalise(content_);
    Cut cut;
    cut.content = std::move(content_);
    cut.look = look_;
    cut.objects = std::move(objects_);
    *this = ContentBuilder(link_);
    return cut;
  }

  const Piece* link() const { return link_; }

 private:
  void open_link() {
    if (link_ == nullptr || link_id_ != 0) return;
    link_id_ = ++codes_;
    content_.push_back(model::Code{model::Code::Kind::open, link_id_, "link"});
    objects_.emplace_back(link_id_, link_);
  }

  void close_link() {
    if (link_id_ != 0)
      content_.push_back(model::Code{model::Code::Kind::close, link_id_, "link"});
    link_id_ = 0;
  }

  void turn(bool wanted, bool& now, const char* type, int& id) {
    if (wanted == now) return;
    if (wanted) id = ++codes_;
    using Kind = model::Code::Kind;
    content_.push_back(model::Code{wanted ? Kind::open : Kind::close, id, type});
    now = wanted;
  }

  model::InlineContent content_;
  std::vector<std::pair<int, const Piece*>> objects_;
  Look look_;
  const Piece* link_ = nullptr;  // the one that the text stands in
  bool started_ = false, bold_ = false, italic_ = false;
  int codes_ = 0, bold_id_ = 0, italic_id_ = 0, link_id_ = 0;
};

// A stretch of pieces without tabs, opaque markup and the sections over them.
class Stretch {
 public:
  Stretch(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end)
      : pieces_(pieces), begin_(begin), end_(end) {}

  // `link` is the start of the link that the stretch stands in. Returns that behind it.
  const Piece* cut(const text::LanguageTag& language, const text::SentenceRules& rules,
                   const Piece* link, std::vector<Cut>& cuts) const {
    const auto starts = sentence_starts(language, rules);
    ContentBuilder builder(link);
    std::size_t offset = 0, next = 1;
    const auto finish = [&] {
      if (!builder.empty()) add_trimmed(builder.finish(), cuts);
    };
    for (auto i = begin_; i < end_; ++i) {
      const auto& piece = pieces_[i];
      const auto text = text_of(piece);
      std::size_t at = 0;
      while (next < starts.size() && starts[next] < offset + text.size()) {
        const auto cut_at = starts[next++] - offset;  // 0 where the piece is no text
        if (cut_at > at) builder.add(piece, text.substr(at, cut_at - at));
        at = cut_at;
        finish();
      }
      if (piece.kind != Piece::Kind::text) builder.add(piece, {});
      else if (at < text.size()) builder.add(piece, text.substr(at));
      offset += text.size();
    }
    finish();
    return builder.link();
  }

 private:
  // Notes and links do not show in the text: a sentence ends before them as without them.
  static std::string text_of(const Piece& piece) {
    switch (piece.kind) {
      case Piece::Kind::text: return piece.text;
      case Piece::Kind::link_start:
      case Piece::Kind::link_end:
      case Piece::Kind::note: return {};
      default: return std::string(object);
    }
  }

  // Sentence starts at which no section is open.
  std::vector<std::size_t> sentence_starts(const text::LanguageTag& language,
                                           const text::SentenceRules& rules) const {
    std::string all;
    std::vector<std::pair<std::size_t, int>> depths{{0, 0}};  // from this byte on
    int depth = 0;
    for (auto i = begin_; i < end_; ++i) {
      const auto& piece = pieces_[i];
      const int change = depth_change(piece);
      if (change > 0) depths.emplace_back(all.size() + 1, depth += change);
      all += text_of(piece);
      if (change < 0) depths.emplace_back(all.size(), depth += change);
    }
    auto starts = text::sentence_starts(all, language, rules);
    std::erase_if(starts, [&](std::size_t start) {
      auto last = std::find_if(depths.rbegin(), depths.rend(),
                               [&](const auto& entry) { return entry.first <= start; });
      return start != 0 && last->second > 0;
    });
    return starts;
  }

  // White space at the ends belongs to no segment: before and after it become gaps.
  static void add_trimmed(Cut cut, std::vector<Cut>& cuts) {
    bool gap_before = false, gap_after = false;
    // Codes at the ends are looked past: "**One. Two.**" has its space inside the first pair.
    const auto is_no_code = [](const model::SegmentItem& item) {
      return !std::holds_alternative<model::Code>(item);
    };
    const auto front = std::find_if(cut.content.begin(), cut.content.end(), is_no_code);
    if (front != cut.content.end())
      if (auto* first = std::get_if<model::Text>(&*front))
        while (!first->text.empty() && is_space(first->text.front()))
          first->text.erase(0, 1), gap_before = true;
    const auto back = std::find_if(cut.content.rbegin(), cut.content.rend(), is_no_code);
    if (back != cut.content.rend())
      if (auto* last = std::get_if<model::Text>(&*back))
        while (!last->text.empty() && is_space(last->text.back()))
          last->text.pop_back(), gap_after = true;
    model::normalise(cut.content);
    if (gap_before && !cuts.empty()) cuts.push_back({.kind = Cut::Kind::gap});
    if (!cut.content.empty()) cuts.push_back(std::move(cut));
    if (gap_after) cuts.push_back({.kind = Cut::Kind::gap});
  }

  const std::vector<Piece>& pieces_;
  std::size_t begin_, end_;
};

// Section tags over what belongs to no segment stand between segments, as that does.
std::vector<bool> pieces_of_segments(const std::vector<Piece>& pieces) {
  std::vector<bool> belongs;
  std::vector<std::size_t> open;
  std::size_t objects = 0;
  std::vector<std::size_t> objects_before;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    belongs.push_back(belongs_to_segment(pieces[i]));
    objects_before.push_back(objects);
    if (!belongs.back()) ++objects;
    const int change = depth_change(pieces[i]);
    if (change > 0) open.push_back(i);
    if (change >= 0 || open.empty()) continue;
    if (objects_before[open.back()] != objects) belongs[open.back()] = belongs[i] = false;
    open.pop_back();
  }
  return belongs;
}

// Markup that is whole in itself stands in the link around it; the start of a content
// control or of a bookmark does not.
bool stands_in_link(const Piece& piece) {
  return piece.kind != Piece::Kind::tag &&
         (piece.kind != Piece::Kind::opaque || piece.text.starts_with("<w:r>"));
}

Cut piece_cut(Piece piece) {
  Cut cut;
  cut.kind = Cut::Kind::piece;
  cut.piece = std::move(piece);
  return cut;
}

}  // namespace

std::vector<Cut> cut_segments(const std::vector<Piece>& pieces, const text::LanguageTag& language,
                              const text::SentenceRules& rules) {
  std::vector<Cut> cuts;
  const auto belongs = pieces_of_segments(pieces);
  const Piece* link = nullptr;  // that the next piece stands in
  for (std::size_t i = 0; i < pieces.size();) {
    if (!belongs[i]) {
      const bool linked = link != nullptr && stands_in_link(pieces[i]);
      if (linked) cuts.push_back(piece_cut(*link));
      cuts.push_back(piece_cut(pieces[i++]));
      if (linked) cuts.push_back(piece_cut({.kind = Piece::Kind::link_end}));
      continue;
    }
    auto end = i;
    while (end < pieces.size() && belongs[end]) ++end;
    link = Stretch(pieces, i, end).cut(language, rules, link, cuts);
    i = end;
  }
  while (!cuts.empty() && cuts.back().kind == Cut::Kind::gap) cuts.pop_back();
  return cuts;
}

bool is_translatable(const model::InlineContent& content) {
  return std::any_of(content.begin(), content.end(), [](const model::SegmentItem& item) {
    const auto* text = std::get_if<model::Text>(&item);
    return text != nullptr && !text::script_of(text->text).empty();
  });
}

}  // namespace tongmun::templating
