// Everything goes into one string. The indented layout remembers where it added white space, so
// that a text that comes after child elements (`<p><b>a</b> c</p>`) can still take it back.
#include "xml/writer.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace tongmun::xml {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

// Bytes of the character at `offset` that XML 1.0 forbids (§2.2 Char), or 0. In UTF-8 these are
// the C0 controls but tab, newline and carriage return, and U+FFFE and U+FFFF.
std::size_t forbidden_at(std::string_view text, std::size_t offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x20) return byte == '\t' || byte == '\n' || byte == '\r' ? 0 : 1;
  if (byte != 0xEF) return 0;
  const auto character = text.substr(offset, 3);
  return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF" ? 3 : 0;
}

std::string_view text_escape(char character) {
  switch (character) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\r': return "&#13;";
    default: return {};
  }
}

std::string_view attribute_escape(char character) {
  switch (character) {
    case '"': return "&quot;";
    case '\t': return "&#9;";
    case '\n': return "&#10;";
    default: return text_escape(character);
  }
}

// Bytes that may need more than to be copied: escapes, controls, and the start of U+FFFE.
constexpr std::array<bool, 256> make_special() {
  std::array<bool, 256> special{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) special[byte] = true;
  for (const char byte : {'&', '<', '>', '"'}) special[static_cast<unsigned char>(byte)] = true;
  special[0xEF] = true;
  return special;
}
constexpr auto special = make_special();

// Copies runs of plain bytes at once; most texts are one run.
template <typename Escape>
void append_escaped(std::string& out, std::string_view text, Escape escape) {
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!special[static_cast<unsigned char>(text[at])]) {
      ++at;
      continue;
    }
    auto instead = escape(text[at]);
    std::size_t length = 1;
    if (instead.empty()) {
      length = forbidden_at(text, at);
      if (length == 0) {
        ++at;
        continue;
      }
      instead = replacement;
    }
    out.append(text, copied, at - copied).append(instead);
    at += length;
    copied = at;
  }
  out.append(text, copied);
}

}  // namespace

void append_escaped_text(std::string& out, std::string_view text) {
  append_escaped(out, text, text_escape);
}

void append_escaped_attribute(std::string& out, std::string_view text) {
  append_escaped(out, text, attribute_escape);
}

bool is_allowed(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (forbidden_at(text, at) != 0) return false;
  return true;
}

Writer& Writer::declaration() {
  out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  return *this;
}

Writer& Writer::doctype(std::string_view text) {
  out_.append("<!DOCTYPE ").append(text).append(">\n");
  return *this;
}

Writer& Writer::start(std::string_view qualified_name) {
  begin_child();
  out_.append("<").append(qualified_name);
  open_.push_back({.name = std::string(qualified_name), .content = out_.size()});
  start_tag_open_ = true;
  return *this;
}

Writer& Writer::attribute(std::string_view name, std::string_view value) {
  assert(start_tag_open_);
  out_.append(" ").append(name).append("=\"");
  append_escaped_attribute(out_, value);
  out_ += '"';
  return *this;
}

Writer& Writer::text(std::string_view text) {
  if (text.empty()) return *this;
  begin_text();
  append_escaped_text(out_, text);
  return *this;
}

Writer& Writer::raw(std::string_view markup) {
  if (markup.empty()) return *this;
  begin_text();
  out_ += markup;
  return *this;
}

Writer& Writer::comment(std::string_view text) {
  begin_child();
  out_ += "<!--";
  // "--" may not stand in a comment, nor '-' at its end (§2.5).
  for (const char character : text) {
    if (character == '-' && out_.back() == '-') out_ += ' ';
    if (forbidden_at({&character, 1}, 0) == 0) out_ += character;
  }
  if (text.ends_with('-')) out_ += ' ';
  out_ += "-->";
  if (open_.empty()) out_ += '\n';
  return *this;
}

Writer& Writer::end() {
  assert(!open_.empty());
  const auto element = std::move(open_.back());
  open_.pop_back();
  if (start_tag_open_) {
    out_ += "/>";
    start_tag_open_ = false;
  } else {
    if (element.has_children && !inside_text(element)) indent(open_.size());
    out_.append("</").append(element.name).append(">");
  }
  if (open_.empty() && layout_ == Layout::indented) out_ += '\n';
  return *this;
}

Writer& Writer::element(std::string_view qualified_name, std::string_view value) {
  return start(qualified_name).text(value).end();
}

void Writer::close_start_tag() {
  if (start_tag_open_) out_ += '>';
  start_tag_open_ = false;
}

void Writer::begin_child() {
  close_start_tag();
  if (open_.empty()) return;
  auto& parent = open_.back();
  parent.has_children = true;
  if (!inside_text(parent)) indent(open_.size());
}

void Writer::begin_text() {
  close_start_tag();
  if (open_.empty()) return;
  if (!open_.back().has_text) take_back_indents(open_.back().content);
  open_.back().has_text = true;
}

bool Writer::inside_text(const Open& element) const {
  return element.has_text || std::any_of(open_.begin(), open_.end(),
                                         [](const Open& open) { return open.has_text; });
}

void Writer::indent(std::size_t depth) {
  if (layout_ != Layout::indented) return;
  indents_.push_back({out_.size(), 1 + 2 * depth});
  out_ += '\n';
  out_.append(2 * depth, ' ');
}

void Writer::take_back_indents(std::size_t from) {
  while (!indents_.empty() && indents_.back().offset >= from) {
    out_.erase(indents_.back().offset, indents_.back().length);
    indents_.pop_back();
  }
}

}  // namespace tongmun::xml
