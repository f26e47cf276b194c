#include "render/detail/tokens.hpp"

#include <algorithm>
#include <array>

namespace tongmun::render {

namespace {

constexpr std::string_view isolate = "\u2068", end_of_isolate = "\u2069";

class Tokenizer {
 public:
  Tokenizer(const model::Paragraph& paragraph, std::vector<const model::Note*>& notes)
      : paragraph_(paragraph), notes_(notes) {}

  void operator()(const model::Run& run) {
    if (run.text.empty()) return;
    const bool foreign = run.direction != paragraph_.direction;
    if (run.mark != mark_) set_mark(run.mark);
    if (foreign != isolated_) set_isolated(foreign);
    add(run.text, run.bold, run.italic);
  }

  void operator()(const model::LineBreak&) {
    set_isolated(false);
    tokens_.push_back({.kind = Token::Kind::line_break});
  }

  void operator()(const model::Tab&) { add(" ", false, false); }
  void operator()(const model::SegmentStart&) { set_mark(model::Mark::none); }
  void operator()(const model::SegmentEnd&) { set_mark(model::Mark::none); }
  void operator()(const model::Opaque&) {}

  void operator()(const model::LinkStart& link) {
    close_link();
    if (!is_safe_link(link.target) || link.target.starts_with('#')) return;
    set_mark(model::Mark::none);
    tokens_.push_back({.kind = Token::Kind::link_start, .text = link.target});
    link_is_open_ = true;
  }

  void operator()(const model::LinkEnd&) { close_link(); }

  void operator()(const model::Picture& picture) {
    if (picture.description.empty()) return;
    set_isolated(false);
    tokens_.push_back({.kind = Token::Kind::picture,
                       .text = picture.description,
                       .image = picture.image.substr(picture.image.rfind('/') + 1)});
  }

  void operator()(const std::shared_ptr<model::Note>& note) {
    if (note->kind == model::Note::Kind::comment) return;
    set_isolated(false);
    notes_.push_back(note.get());
    tokens_.push_back({.kind = Token::Kind::note, .number = notes_.size()});
  }

  void operator()(const std::shared_ptr<model::Shape>&) {}

  std::vector<Token> take() {
    close_link();
    set_mark(model::Mark::none);
    return std::move(tokens_);
  }

 private:
  void add(std::string_view text, bool bold, bool italic) {
    const bool goes_on = !tokens_.empty() && tokens_.back().kind == Token::Kind::text &&
                         tokens_.back().bold == bold && tokens_.back().italic == italic;
    if (goes_on)
      tokens_.back().text += text;
    else
      tokens_.push_back({.text = std::string(text), .bold = bold, .italic = italic});
  }

  void set_isolated(bool wanted) {
    if (wanted != isolated_) add(wanted ? isolate : end_of_isolate, false, false);
    isolated_ = wanted;
  }

  void set_mark(model::Mark mark) {
    set_isolated(false);
    if (mark == mark_) return;
    if (mark_ != model::Mark::none) add("]", false, false);
    if (mark != model::Mark::none)
      add("[" + std::string(word_of(mark)) + ": ", false, false);
    mark_ = mark;
  }

  void close_link() {
    if (!link_is_open_) return;
    set_mark(model::Mark::none);
    tokens_.push_back({.kind = Token::Kind::link_end});
    link_is_open_ = false;
  }

  const model::Paragraph& paragraph_;
  std::vector<const model::Note*>& notes_;
  std::vector<Token> tokens_;
  model::Mark mark_ = model::Mark::none;
  bool isolated_ = false, link_is_open_ = false;
};

}  // namespace

std::vector<Token> tokens_of(const model::Paragraph& paragraph,
                             std::vector<const model::Note*>& notes) {
  Tokenizer tokenizer(paragraph, notes);
  for (const auto& item : paragraph.content) std::visit(tokenizer, item);
  return tokenizer.take();
}

bool stays_together(const Piece& first, const Piece& second) {
  constexpr std::array<std::string_view, 7> styles = {
      "Letterhead", "Envelope Return", "Inside Address", "Signature",
      "cc List",    "Header",          "Footer"};
  const auto* a = std::get_if<Line>(&first.what);
  const auto* b = std::get_if<Line>(&second.what);
  return a != nullptr && b != nullptr && a->paragraph->style == b->paragraph->style &&
         std::find(styles.begin(), styles.end(), a->paragraph->style) != styles.end();
}

std::string indented(const std::string& text, const std::string& first,
                     const std::string& rest) {
  std::string out = first;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '\n' && i + 1 < text.size() && text[i + 1] != '\n') out += rest;
  }
  return out;
}

}  // namespace tongmun::render
