// Everything that could be read as a sign is escaped; emphasis is written only where the
// rules of CommonMark 0.31 (6.2, flanking delimiter runs) are sure to read it.
#include "render/markdown/markdown.hpp"

#include <algorithm>

#include "render/detail/tokens.hpp"
#include "text/normal_form.hpp"

namespace tongmun::render::markdown {

namespace {

bool is_ascii_sign(char byte) {
  return (byte >= '!' && byte <= '/') || (byte >= ':' && byte <= '@') ||
         (byte >= '[' && byte <= '`') || (byte >= '{' && byte <= '~');
}

bool is_space(char byte) { return byte == ' ' || byte == '\n'; }

// "1." and "1)" open a list at the start of a line.
bool ends_in_number_of_list(std::string_view out) {
  const auto line = out.substr(out.rfind('\n') + 1);
  return !line.empty() && line.find_first_not_of("0123456789") == std::string_view::npos;
}

void append_escaped(std::string& out, std::string_view text) {
  const bool starts_line = out.empty() || out.back() == '\n';
  if (starts_line)
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    const bool first = starts_line && i == 0;
    // GitHub's dialect links bare addresses, and takes escapes in them for a part of
    // them.
    const bool list = (byte == '.' || byte == ')') && ends_in_number_of_list(out);
    // "[^1]: " at the start of a line would be the note itself.
    const bool note = byte == ':' && out.ends_with(']');
    const bool address = (byte == ':' && (i + 1 == text.size() || text[i + 1] == '/')) ||
                         (byte == '.' && out.ends_with("www"));
    const bool special =
        address || list || note ||
        std::string_view("\\`*_[]<>#|~&").find(byte) != std::string_view::npos ||
        (first && std::string_view("+-=:").find(byte) != std::string_view::npos);
    if (special) out += '\\';
    out += byte == '\n' || byte == '\t' ? ' ' : byte;
  }
}

// The first and the last character.
std::string_view head_of(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0u) == 0x80u)
    ++size;
  return text.substr(0, size);
}
std::string_view tail_of(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) --at;
  return text.substr(at);
}

// Spaces beyond ASCII (Unicode category Zs).
bool is_wide_space(std::string_view character) {
  constexpr std::string_view spaces[] = {"\u00A0", "\u1680", "\u202F", "\u205F",
                                         "\u3000"};
  return std::find(std::begin(spaces), std::end(spaces), character) != std::end(spaces) ||
         (character >= "\u2000" && character <= "\u200A");
}

// Whether a delimiter between them binds to `inner`. Signs beyond ASCII count as not
// binding, which is on the safe side.
bool binds(std::string_view outer, std::string_view inner) {
  if (is_wide_space(inner)) return false;
  if (outer.empty() || is_space(outer.front())) return true;
  if (!text::bare_letters(inner).empty()) return true;
  return outer.size() == 1 && is_ascii_sign(outer.front()) && outer.front() != '*' &&
         inner.size() == 1 && is_ascii_sign(inner.front());
}

class Paragraph {
 public:
  explicit Paragraph(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  std::string write() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) add(i);
    while (!out_.empty() && is_space(out_.back()) && !out_.ends_with("\\\n"))
      out_.pop_back();
    if (out_.ends_with("\\\n")) out_.erase(out_.size() - 2);
    return std::move(out_);
  }

 private:
  void add(std::size_t index) {
    const auto& token = tokens_[index];
    switch (token.kind) {
      case Token::Kind::text:
        return add_text(index);
      case Token::Kind::line_break:
        if (!out_.empty() && !out_.ends_with('\n')) out_ += "\\\n";
        return;
      case Token::Kind::link_start:
        target_ = token.text;
        out_ += '[';
        return;
      case Token::Kind::link_end:
        out_ += "](<" + destination(target_) + ">)";
        return;
      case Token::Kind::note:
        out_ += "[^" + std::to_string(token.number) + "]";
        return;
      case Token::Kind::picture:
        out_ += "![";
        append_escaped(out_, token.text);
        out_ += "](<" + destination(token.image) + ">)";
        return;
    }
  }

  void add_text(std::size_t index) {
    const auto& token = tokens_[index];
    const std::string_view text = token.text;
    const auto begin = std::min(text.find_first_not_of(' '), text.size());
    const auto end = text.find_last_not_of(' ') + 1;
    std::string signs = token.bold ? "**" : "";
    if (token.italic) signs += '*';
    if (begin == text.size() || signs.empty()) return append_escaped(out_, text);
    const auto inner = text.substr(begin, end - begin);
    if (begin > 0) append_escaped(out_, " ");
    const std::string before(out_.empty() ? "" : tail_of(out_));
    const auto after = end < text.size() ? std::string_view(" ") : next_character(index);
    const bool readable =
        binds(before, head_of(inner)) && binds(after, tail_of(inner)) && before != "*";
    if (readable) {
      out_ += signs;
      append_escaped(out_, inner);
      out_ += signs;
    } else {
      append_escaped(out_, inner);
    }
    if (end < text.size()) out_ += ' ';
  }

  // What the token's last delimiter will stand before. A '*' where the next token has its
  // own.
  std::string_view next_character(std::size_t index) const {
    if (index + 1 == tokens_.size()) return {};
    const auto& next = tokens_[index + 1];
    switch (next.kind) {
      case Token::Kind::text:
        return head_of(next.text);
      case Token::Kind::line_break:
        return "\n";
      case Token::Kind::link_start:
      case Token::Kind::note:
        return "[";
      case Token::Kind::link_end:
        return "]";
      case Token::Kind::picture:
        return "!";
    }
    return {};
  }

  // Between angle brackets.
  static std::string destination(std::string_view target) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char byte : target) {
      const auto code = static_cast<unsigned char>(byte);
      if (code > 0x20 && byte != '<' && byte != '>' && byte != '\\' && byte != '|') {
        out += byte;
        continue;
      }
      out += '%';
      out += digits[code >> 4];
      out += digits[code & 15];
    }
    return out;
  }

  std::vector<Token> tokens_;
  std::string out_, target_;
};

class Writer {
 public:
  std::string write(const Flow& flow) {
    std::string out;
    const Piece* before = nullptr;
    for (const auto& piece : flow) {
      // Two lists of one kind would be read as one.
      const bool both_lists = before != nullptr &&
                              std::holds_alternative<List>(piece.what) &&
                              std::holds_alternative<List>(before->what);
      other_signs_ = both_lists && !other_signs_;
      const auto text = std::visit(*this, piece.what);
      if (text.empty()) continue;
      if (before != nullptr) out += stays_together(*before, piece) ? "\\\n" : "\n\n";
      out += text;
      before = &piece;
    }
    return out;
  }

  std::string operator()(const Line& line) { return text_of(*line.paragraph); }

  std::string operator()(const Heading& heading) {
    const auto text = one_line(text_of(*heading.paragraph));
    if (text.empty()) return {};
    return std::string(static_cast<std::size_t>(heading.level), '#') + " " + text;
  }

  std::string operator()(const Group& group) {
    const auto text = write(group.pieces);
    if (group.kind == Group::Kind::address) return text;
    std::string out = indented(text, "> ", "> ");
    // A blank line would end the quotation.
    for (auto at = out.find("\n\n"); at != std::string::npos;
         at = out.find("\n\n", at + 1))
      out.insert(at + 1, ">");
    return out;
  }

  std::string operator()(const List& list) {
    const bool other = std::exchange(other_signs_, false);
    std::string out;
    for (const auto& item : list.items) {
      const auto marker = list.numbered
                              ? std::to_string(item.number) + (other ? ") " : ". ")
                              : std::string(other ? "* " : "- ");
      auto text = text_of(*item.paragraph);
      if (!item.inside.empty()) {
        const bool lists = std::holds_alternative<List>(item.inside.front().what);
        text += (lists ? "\n" : "\n\n") + write(item.inside);
      }
      if (!out.empty()) out += '\n';
      out += indented(text, marker, std::string(marker.size(), ' '));
    }
    other_signs_ = other;
    return out;
  }

  // A table must begin with a row of headings, and all rows are as long as that.
  std::string operator()(const Grid& grid) {
    std::size_t columns = 0;
    for (const auto& row : grid.rows) columns = std::max(columns, width_of(row));
    std::string out;
    if (grid.caption != nullptr) out += text_of(*grid.caption) + "\n\n";
    const bool has_header = grid.rows.front().header;
    if (!has_header) out += line({}, columns);
    for (std::size_t i = 0; i < grid.rows.size(); ++i) {
      std::vector<std::string> cells;
      for (const auto& cell : grid.rows[i].cells) {
        cells.resize(static_cast<std::size_t>(cell.column));
        cells.push_back(one_line(write(cell.pieces)));
      }
      if (i == (has_header ? 1u : 0u)) out += rule(columns);
      out += line(cells, columns);
    }
    if (has_header && grid.rows.size() == 1) out += rule(columns);
    out.pop_back();
    return out;
  }

  std::string notes() {
    std::string out;
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      if (!out.empty()) out += "\n\n";
      out += indented(write(flow_of(notes_[i]->blocks)),
                      "[^" + std::to_string(i + 1) + "]: ", "    ");
    }
    return out;
  }

 private:
  std::string text_of(const model::Paragraph& paragraph) {
    return Paragraph(tokens_of(paragraph, notes_)).write();
  }

  // Without hard breaks, too.
  static std::string one_line(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '\n') continue;
      if (text[i] != '\n')
        out += text[i];
      else if (!out.ends_with(' '))
        out += ' ';
    }
    return out;
  }

  static std::size_t width_of(const GridRow& row) {
    int width = 1;
    for (const auto& cell : row.cells)
      width = std::max(width, cell.column + cell.columns);
    return static_cast<std::size_t>(width);
  }

  static std::string line(const std::vector<std::string>& cells, std::size_t columns) {
    std::string out = "|";
    for (std::size_t i = 0; i < columns; ++i)
      out += " " + (i < cells.size() ? cells[i] : std::string()) + " |";
    return out + "\n";
  }

  static std::string rule(std::size_t columns) {
    std::string out = "|";
    for (std::size_t i = 0; i < columns; ++i) out += " --- |";
    return out + "\n";
  }

  std::vector<const model::Note*> notes_;
  bool other_signs_ = false;  // of the list being written: '*' and ')' for '-' and '.'
};

class Markdown : public Format {
 public:
  Description about() const override { return {.name = "markdown", .extension = ".md"}; }

  std::string render(const model::Document& document, const Context&) const override {
    const auto parts = parts_of(document);
    Writer writer;
    std::string out;
    const auto add = [&](const std::string& text) {
      if (!text.empty()) out += (out.empty() ? "" : "\n\n") + text;
    };
    add(writer.write(parts.header));
    add(writer.write(parts.main));
    add(writer.write(parts.footer));
    add(writer.notes());
    return out + "\n";
  }

  // The escapes taken away; other signs stay.
  ReadBack read(std::string_view bytes, const std::string&) const override {
    ReadBack read;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const bool escape = bytes[i] == '\\' && i + 1 < bytes.size() &&
                          (is_ascii_sign(bytes[i + 1]) || bytes[i + 1] == '\n');
      if (escape) ++i;
      read.text += bytes[i];
    }
    return read;
  }
};

}  // namespace

std::unique_ptr<Format> format() { return std::make_unique<Markdown>(); }

}  // namespace tongmun::render::markdown
