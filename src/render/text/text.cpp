// Pieces become texts of lines, joined by blank lines; what stands inside another piece
// is written first and then moved in.
#include "render/text/text.hpp"

#include <algorithm>

#include "render/detail/tokens.hpp"
#include "text/normal_form.hpp"
#include "text/script.hpp"

namespace tongmun::render::plain_text {

namespace {

// Breaks between words, so that no line is longer than `width` unless a word is.
std::string wrapped(const std::string& text, int width) {
  if (width <= 0) return text;
  std::string out;
  std::size_t length = 0;  // of the line, in characters
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of(" \n", at), text.size());
    const auto word = text.substr(at, end - at);
    const auto size = text::grapheme_count(word);
    const bool starts_line = out.empty() || out.back() == '\n';
    if (!starts_line && length + 1 + size > static_cast<std::size_t>(width))
      out += '\n', length = 0;
    else if (!starts_line)
      out += ' ', ++length;
    out += word;
    length += size;
    if (end < text.size() && text[end] == '\n') out += '\n', length = 0;
    at = end + 1;
  }
  return out;
}

class Writer {
 public:
  Writer(const model::Document& document, int width)
      : width_(can_break(document) ? width : 0),
        is_wide_(text::main_slot(document.language) == text::FontSlot::east_asian) {}

  std::string write(const Flow& flow, int inset = 0) {
    const auto outer = inset_;
    inset_ += inset;
    std::string out;
    const Piece* before = nullptr;
    for (const auto& piece : flow) {
      const auto text = std::visit(*this, piece.what);
      if (text.empty()) continue;
      if (before != nullptr) out += stays_together(*before, piece) ? "\n" : "\n\n";
      out += text;
      before = &piece;
    }
    inset_ = outer;
    return out;
  }

  std::string operator()(const Line& line) { return text_of(*line.paragraph); }

  std::string operator()(const Heading& heading) {
    auto text = text_of(*heading.paragraph);
    if (text.empty()) return {};
    std::size_t widest = 0, begin = 0;
    while (begin <= text.size()) {
      const auto end = std::min(text.find('\n', begin), text.size());
      widest = std::max(widest, text::grapheme_count(
                                    std::string_view(text).substr(begin, end - begin)));
      begin = end + 1;
    }
    return text + "\n" +
           std::string(widest * (is_wide_ ? 2 : 1), heading.level == 1 ? '=' : '-');
  }

  std::string operator()(const Group& group) {
    switch (group.kind) {
      case Group::Kind::address:
        return write(group.pieces);
      case Group::Kind::quote:
        return indented(write(group.pieces, 2), "> ", "> ");
      case Group::Kind::box:
        return indented(write(group.pieces, 2), "| ", "| ");
    }
    return {};
  }

  std::string operator()(const List& list) {
    std::string out;
    for (const auto& item : list.items) {
      const auto marker = list.numbered ? std::to_string(item.number) + ". " : "- ";
      const auto inset = static_cast<int>(marker.size());
      inset_ += inset;
      auto text = text_of(*item.paragraph);
      if (!item.inside.empty()) text += "\n" + write(item.inside);
      inset_ -= inset;
      if (!out.empty()) out += '\n';
      out += indented(text, marker, std::string(marker.size(), ' '));
    }
    return out;
  }

  // A line a row: how wide columns would have to be, only a font knows.
  std::string operator()(const Grid& grid) {
    std::string out;
    const auto outer = std::exchange(width_, 0);
    if (grid.caption != nullptr) out += text_of(*grid.caption) + "\n";
    for (std::size_t i = 0; i < grid.rows.size(); ++i) {
      const auto& row = grid.rows[i];
      std::string line, rule;
      int column = 0;
      for (const auto& cell : row.cells) {
        if (&cell != &row.cells.front()) line += " | ", rule += "-|-";
        for (; column < cell.column; ++column) line += "| ";  // covered from above
        column += cell.columns;
        const auto text = one_line(write(cell.pieces));
        line += text;
        rule += std::string(std::max<std::size_t>(3, text::grapheme_count(text)), '-');
      }
      out += line;
      const bool last_header =
          row.header && i + 1 < grid.rows.size() && !grid.rows[i + 1].header;
      if (last_header) out += "\n" + rule;
      if (i + 1 < grid.rows.size()) out += '\n';
    }
    width_ = outer;
    return out;
  }

  // A note may refer to further ones.
  std::string notes() {
    std::string out;
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      const auto marker = "[" + std::to_string(i + 1) + "] ";
      if (!out.empty()) out += '\n';
      const auto inset = static_cast<int>(marker.size());
      const auto text = write(flow_of(notes_[i]->blocks), inset);
      out += indented(text, marker, std::string(marker.size(), ' '));
    }
    return out;
  }

 private:
  static bool can_break(const model::Document& document) {
    return text::main_slot(document.language) == text::FontSlot::latin;
  }

  static std::string one_line(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '\n')
        out += text[i];
      else if (i > 0 && text[i - 1] != '\n')
        out += " / ";
    }
    return out;
  }

  std::string text_of(const model::Paragraph& paragraph) {
    std::string out, target;
    std::size_t link = 0;
    for (const auto& token : tokens_of(paragraph, notes_)) {
      switch (token.kind) {
        case Token::Kind::text:
          out += token.text;
          break;
        case Token::Kind::line_break:
          out += '\n';
          break;
        case Token::Kind::link_start:
          target = token.text, link = out.size();
          break;
        case Token::Kind::link_end:
          out += address_of(target, out.substr(link));
          break;
        case Token::Kind::note:
          out += "[" + std::to_string(token.number) + "]";
          break;
        case Token::Kind::picture:
          out += "[" + token.text + "]";
          break;
      }
    }
    return wrapped(out, width_ > 0 ? std::max(width_ - inset_, 20) : 0);
  }

  // Nothing where the text says it already.
  static std::string address_of(const std::string& target, const std::string& shown) {
    constexpr std::string_view mail = "mailto:";
    const auto bare = target.starts_with(mail) ? target.substr(mail.size()) : target;
    return shown.find(bare) != std::string::npos ? std::string() : " <" + bare + ">";
  }

  int width_;      // 0: lines are not broken
  bool is_wide_;   // characters are two columns wide
  int inset_ = 0;  // of the piece being written, in characters
  std::vector<const model::Note*> notes_;
};

class Text : public Format {
 public:
  Description about() const override { return {.name = "text", .extension = ".txt"}; }

  std::string render(const model::Document& document,
                     const Context& context) const override {
    const auto parts = parts_of(document);
    Writer writer(document, context.width);
    std::string out;
    const auto add = [&](const std::string& text, const std::string& before) {
      if (text.empty()) return;
      if (!out.empty()) out += "\n\n" + before;
      out += text;
    };
    add(writer.write(parts.header), "");
    add(writer.write(parts.main), "");
    auto footer = writer.write(parts.footer);
    add(writer.notes(), "----\n");
    add(footer, "----\n");
    return out + "\n";
  }

  ReadBack read(std::string_view bytes, const std::string&) const override {
    return {.text = std::string(bytes)};
  }
};

}  // namespace

std::unique_ptr<Format> format() { return std::make_unique<Text>(); }

}  // namespace tongmun::render::plain_text
