// One pass from brace to brace. A tag never spans lines: an unclosed one is then told where it
// opens, not where some later tag happens to close it.
#include "templating/tags.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace tongmun::templating {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// What word processors put in place of what was typed: dashes for hyphens, spaces that do
// not break, quotation marks around a name.
std::string as_typed(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 17> typed = {
      {{"\u2010", "-"},
       {"\u2011", "-"},
       {"\u2012", "-"},
       {"\u2013", "-"},
       {"\u2014", "-"},
       {"\u2212", "-"},
       {"\u00AD", ""},
       {"\u00A0", " "},
       {"\u202F", " "},
       {"\u2009", " "},
       {"\u200B", ""},
       {"\uFEFF", ""},
       {"\u201C", "\""},
       {"\u201D", "\""},
       {"\u201E", "\""},
       {"\u2018", "'"},
       {"\u2019", "'"}}};
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto rest = text.substr(at);
    const auto known = std::find_if(typed.begin(), typed.end(), [&](const auto& entry) {
      return rest.starts_with(entry.first);
    });
    const bool replaced = known != typed.end();
    if (replaced)
      out += known->second;
    else
      out += rest.front();
    at += replaced ? known->first.size() : 1;
  }
  return out;
}

std::string_view without_quotes(std::string_view name) {
  for (const char quote : {'"', '\''})
    if (name.size() > 2 && name.front() == quote && name.back() == quote)
      return trimmed(name.substr(1, name.size() - 2));
  return name;
}

constexpr std::size_t longest_name = 200;  // bytes

std::string shortened(std::string_view text) {
  if (text.size() <= longest_name) return std::string(text);
  auto end = longest_name;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return std::string(text.substr(0, end)) + "…";
}

// Names hold letters of any script, digits and . - _ : / and, for particles like 은(는), brackets.
bool is_name(std::string_view name) {
  if (name.empty() || name.size() > longest_name) return false;
  for (const char byte : name) {
    const bool other = static_cast<unsigned char>(byte) >= 0x80;
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    const bool digit = byte >= '0' && byte <= '9';
    if (!other && !letter && !digit && std::string_view("._-:/()").find(byte) == std::string_view::npos)
      return false;
  }
  return true;
}

TagKind kind_of(char sign) {
  switch (sign) {
    case '#': return TagKind::section;
    case '^': return TagKind::inverted;
    case '/': return TagKind::end;
    case '>': return TagKind::partial;
    case '!': return TagKind::comment;
    default: return TagKind::field;
  }
}

// The tag between the braces, or what is wrong with it.
std::optional<Tag> read_tag(std::string_view inside, std::size_t offset,
                            std::vector<TagFault>& faults) {
  const auto typed = as_typed(inside);
  const auto text = without_quotes(trimmed(typed));
  if (!text.empty() && (text[0] == '{' || text[0] == '&')) {
    faults.push_back({offset, "TP0002", "raw tags are not allowed",
                      "Write {{name}}: values are never markup."});
    return std::nullopt;
  }
  if (!text.empty() && text[0] == '=') {
    faults.push_back({offset, "TP0004", "other delimiters are not allowed", "Keep {{ and }}."});
    return std::nullopt;
  }
  Tag tag;
  tag.kind = text.empty() ? TagKind::field : kind_of(text[0]);
  if (tag.kind == TagKind::comment) return tag;
  tag.name = without_quotes(trimmed(tag.kind == TagKind::field ? text : text.substr(1)));
  if (!is_name(tag.name)) {
    faults.push_back({offset, "TP0003", "'" + shortened(text) + "' is no name",
                      "A tag holds one name, such as {{claim.prisoners}}."});
    return std::nullopt;
  }
  return tag;
}

// A hostile text has a fault in each word. Nobody reads more than these.
void keep_first(std::vector<TagFault>& faults) {
  constexpr std::size_t most = 1000;
  if (faults.size() <= most) return;
  faults[most - 1].message +=
      " (and " + std::to_string(faults.size() - most) + " more faults of tags follow)";
  faults.resize(most);
}

// The start of a tag without end, up to `stop`; not all of a long line.
std::string_view open_tag(std::string_view text, std::size_t open, std::size_t stop) {
  auto end = std::min(open + 40, stop);
  while (end < text.size() && end > open && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return trimmed(text.substr(open, end - open));
}

}  // namespace

std::string faulty_tag(std::string_view text, std::size_t offset) {
  constexpr std::size_t longest_shown = 400;  // bytes
  const auto rest = text.substr(offset, longest_shown);
  if (rest.starts_with("}}")) return "}}";
  const std::string_view braces = rest.starts_with("{{{") ? "}}}" : "}}";
  const auto close = rest.find(braces, 2);
  if (close == std::string_view::npos || close > rest.find('\n') ||
      close > rest.find("{{", braces.size()))
    return std::string(open_tag(
        rest, 0, std::min({rest.find('\n'), rest.find("{{", braces.size()), rest.size()})));
  return std::string(rest.substr(0, close + braces.size()));
}

std::string Tag::text() const {
  switch (kind) {
    case TagKind::field: return name;
    case TagKind::section: return "#" + name;
    case TagKind::inverted: return "^" + name;
    case TagKind::end: return "/" + name;
    case TagKind::partial: return ">" + name;
    case TagKind::comment: return "!";
  }
  return name;
}

std::vector<FoundTag> scan_tags(std::string_view text, std::vector<TagFault>& faults) {
  std::vector<FoundTag> tags;
  std::size_t line_end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto open = text.find("{{", at);
    const auto stray = text.substr(0, open).find("}}", at);
    if (stray != std::string_view::npos)
      faults.push_back({stray, "TP0005", "'}}' closes no tag", "Write {{ before the name."});
    if (open == std::string_view::npos) break;
    const bool raw = text.substr(open).starts_with("{{{");
    // No search reaches behind the line and the next tag: a long line may hold very many.
    if (line_end <= open) line_end = std::min(text.find('\n', open), text.size());
    const auto next_open = std::min(text.find("{{", open + (raw ? 3 : 2)), text.size());
    const auto stop = std::min(line_end, next_open);
    const auto close = text.substr(0, stop).find(raw ? "}}}" : "}}", open + 2);
    if (close == std::string_view::npos) {
      faults.push_back({open, "TP0001",
                        "the tag '" + std::string(open_tag(text, open, stop)) + "' is not closed",
                        "Close it with '}}'."});
      // Where a single '}' shows what was meant, the tag counts: a section lost here would be told
      // a second time, as one without an end.
      const auto brace = std::min(text.substr(0, stop).find('}', open), stop);
      std::vector<TagFault> told;
      if (brace < stop && !raw)
        if (auto tag = read_tag(text.substr(open + 2, brace - open - 2), open, told))
          tags.push_back({std::move(*tag), open, brace + 1});
      at = std::max(std::min(open + 2 + (raw ? 1 : 0), text.size()), stop);
      continue;
    }
    const auto end = close + (raw ? 3 : 2);
    if (auto tag = read_tag(text.substr(open + 2, close - open - 2), open, faults))
      tags.push_back({std::move(*tag), open, end});
    at = end;
  }
  keep_first(faults);
  return tags;
}

}  // namespace tongmun::templating
