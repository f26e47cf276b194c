// One pass over the text, as the specification has it: a tag is what stands between the
// delimiters of the moment. Every look ahead ends at the line or the next tag, so that no
// text, however hostile, is read twice; only a comment looks further, and where it finds
// no end, reading ends.
#include "templating/text_template/detail/tags.hpp"

#include <algorithm>

namespace tongmun::templating::detail {

namespace {

using Kind = TextPiece::Kind;
constexpr auto npos = std::string_view::npos;
constexpr std::size_t max_faults = 100;
constexpr std::size_t max_name = 128;  // bytes

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// At most 40 bytes of it, whole characters, one line.
std::string shown(std::string_view text) {
  text = text.substr(0, text.find_first_of("\r\n"));
  if (text.size() <= 40) return std::string(text);
  auto end = std::size_t{40};
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

// Any word that is not markup itself; "a.b" is a path, "." the item at hand.
bool is_name(std::string_view name) {
  if (name.empty() || name.size() > max_name) return false;
  if (std::string_view("$<*=").find(name[0]) != npos) return false;
  for (const char byte : name)
    if (static_cast<unsigned char>(byte) <= ' ' || byte == '\x7F' || byte == '{' ||
        byte == '}')
      return false;
  return true;
}

bool is_path(std::string_view name) {
  return name == "." ||
         (name.front() != '.' && name.back() != '.' && name.find("..") == npos);
}

class Cutter {
 public:
  Cutter(std::string_view text, const TextPlaces& places, RawTags raw, Findings& findings)
      : text_(text), places_(places), raw_(raw), findings_(findings) {}

  std::vector<TextPiece> cut() {
    while (at_ < text_.size() && faults_ < max_faults) {
      const auto open = text_.find(open_, at_);
      tell_stray(at_, std::min(open, text_.size()));
      if (open == npos) break;
      at_ = open;
      read_tag();
    }
    add_text(text_.size());
    return std::move(pieces_);
  }

 private:
  void fault(std::size_t offset, const char* code, std::string message,
             std::string remedy) {
    ++faults_;
    findings_.add({code, Severity::error, std::move(message), places_.at(offset),
                   std::move(remedy)});
  }

  void tell_stray(std::size_t begin, std::size_t end) {
    if (open_ != "{{") return;  // whoever chose others may write braces
    const auto stray = text_.substr(begin, end - begin).find("}}");
    if (stray != npos)
      fault(begin + stray, "TP0005", "'}}' closes no tag",
            "Write {{ before the name; where braces are text, choose other delimiters: "
            "{{=<% %>=}}.");
  }

  // The tag at `at_`, which moves behind it.
  void read_tag() {
    const auto begin = at_, inside = begin + open_.size();
    const char sign = inside < text_.size() ? text_[inside] : '\0';
    const bool triple = open_ == "{{" && sign == '{';
    const auto first = text_.find_first_not_of(" \t", inside);
    const bool comment = first != npos && text_[first] == '!';
    const bool delimiters = first != npos && text_[first] == '=';
    const auto closing = triple ? "}}}" : delimiters ? "=" + close_ : close_;
    const auto body = triple ? inside + 1 : delimiters ? first + 1 : inside;
    const bool may_span = comment || delimiters;
    const auto stop = may_span ? text_.size() : stop_of(body);
    const auto end = text_.substr(0, stop + closing.size()).find(closing, body);
    if (end == npos || end > stop)
      return unclosed(begin, closing, may_span ? text_.size() : stop);
    at_ = end + closing.size();
    const auto content = trimmed(text_.substr(body, end - body));
    if (comment)
      add(Kind::nothing, {}, begin);
    else if (delimiters)
      set_delimiters(content, begin);
    else if (triple)
      add_named(Kind::raw, content, begin);
    else
      add_signed(content, begin);
  }

  // Where a tag whose content begins at `body` must have ended: the line, or the next
  // tag.
  std::size_t stop_of(std::size_t body) const {
    const auto line = std::min(text_.find('\n', body), text_.size());
    const auto next = text_.substr(0, line).find(open_, body);
    return std::min(line, next);
  }

  void unclosed(std::size_t begin, const std::string& closing, std::size_t stop) {
    fault(begin, "TP0001",
          "the tag '" + shown(text_.substr(begin, 200)) + "' is not closed",
          "Close it with '" + closing + "'.");
    at_ = std::min(std::max(stop, begin + open_.size()), text_.size());
  }

  void add_signed(std::string_view content, std::size_t begin) {
    const auto name = content.empty() ? content : trimmed(content.substr(1));
    switch (content.empty() ? '\0' : content[0]) {
      case '#':
        return add_named(Kind::section, name, begin);
      case '^':
        return add_named(Kind::inverted, name, begin);
      case '/':
        return add_named(Kind::end, name, begin);
      case '>':
        return add_named(Kind::partial, name, begin);
      case '&':
        return add_named(Kind::raw, name, begin);
      default:
        return add_named(Kind::field, content, begin);
    }
  }

  void add_named(Kind kind, std::string_view name, std::size_t begin) {
    if (kind == Kind::raw && raw_ == RawTags::refused)
      return fault(begin, "TP0002", "raw tags are not allowed",
                   "Write {{name}}: values are never markup.");
    if (!is_name(name) || (kind != Kind::partial && !is_path(name))) {
      const bool other = !name.empty() && std::string_view("$<*").find(name[0]) != npos;
      return fault(begin, "TP0003", "'" + shown(name) + "' is no name",
                   other
                       ? "Inheritance and dynamic names are not supported."
                       : "A tag holds one name without spaces, such as {{sender.name}}.");
    }
    add(kind, name, begin);
  }

  void set_delimiters(std::string_view content, std::size_t begin) {
    const auto gap = content.find_first_of(" \t\r\n");
    const auto open = content.substr(0, gap);
    const auto close = gap == npos ? std::string_view() : trimmed(content.substr(gap));
    if (close.empty() || close.find_first_of(" \t\r\n=") != npos ||
        open.find('=') != npos || content.size() > max_name)
      return fault(
          begin, "TP0004", "'" + shown(content) + "' is no pair of delimiters",
          "Write two, with a space between them and no '=' in them: {{=<% %>=}}.");
    add(Kind::nothing, {}, begin);
    open_ = open;
    close_ = close;
  }

  // The tag from `begin` to `at_`, and the text before it.
  void add(Kind kind, std::string_view name, std::size_t begin) {
    TextPiece piece{kind, name, begin};
    auto from = begin, to = at_;
    if (kind != Kind::field && kind != Kind::raw && stands_alone(from, to)) {
      piece.alone = true;
      piece.indent = text_.substr(from, begin - from);
    }
    add_text(from);
    if (kind != Kind::nothing || !piece.alone) pieces_.push_back(piece);
    text_begin_ = to;
    at_ = to;
  }

  // Whether nothing but white space shares its lines; then from begin to end, line break
  // included.
  bool stands_alone(std::size_t& begin, std::size_t& end) const {
    auto from = begin, to = end;
    while (from > text_begin_ && is_blank(text_[from - 1])) --from;
    if (from > 0 && text_[from - 1] != '\n') return false;
    while (to < text_.size() && is_blank(text_[to])) ++to;
    if (text_.substr(to).starts_with("\r\n"))
      to += 2;
    else if (to < text_.size() && text_[to] == '\n')
      ++to;
    else if (to < text_.size())
      return false;
    begin = from;
    end = to;
    return true;
  }

  static bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }

  void add_text(std::size_t end) {
    if (end > text_begin_)
      pieces_.push_back(
          {Kind::text, text_.substr(text_begin_, end - text_begin_), text_begin_});
    text_begin_ = end;
  }

  std::string_view text_;
  const TextPlaces& places_;
  RawTags raw_;
  Findings& findings_;
  std::string open_ = "{{", close_ = "}}";
  std::vector<TextPiece> pieces_;
  std::size_t at_ = 0, text_begin_ = 0, faults_ = 0;
};

}  // namespace

TextPlaces::TextPlaces(std::string name, std::string_view text)
    : name_(std::move(name)), text_(text), lines_{0} {
  for (auto at = text.find('\n'); at != npos; at = text.find('\n', at + 1))
    lines_.push_back(at + 1);
}

Place TextPlaces::at(std::size_t offset) const {
  const auto line = std::upper_bound(lines_.begin(), lines_.end(), offset) - 1;
  // They are mostly asked in order: counting goes on where it was, or long lines would
  // take long.
  if (counted_ < *line || counted_ > offset) {
    counted_ = *line;
    column_ = 1;
  }
  const auto passed = text_.substr(counted_, offset - counted_);
  column_ += static_cast<int>(std::count_if(passed.begin(), passed.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  }));
  counted_ = offset;
  return {name_, static_cast<int>(line - lines_.begin()) + 1, column_, {}};
}

std::vector<TextPiece> cut_text(std::string_view text, const TextPlaces& places,
                                RawTags raw, Findings& findings) {
  return Cutter(text, places, raw, findings).cut();
}

}  // namespace tongmun::templating::detail
