// One pass over the tags of a part that xml::Reader has found well-formed. A stack of
// open elements tells which paragraphs stand among the blocks and which stand in a text
// box.
#include "docx/detail/main_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.hpp"

namespace tongmun::docx::detail {
namespace {

struct Tag {
  std::size_t begin = 0, end = 0;  // '<' and behind '>'
  std::string_view name;
  bool closes = false, is_empty = false;
};

// Behind the '>' of a tag: one in an attribute's value does not end it.
std::size_t end_of_tag(std::string_view xml, std::size_t at) {
  char quote = 0;
  for (; at < xml.size(); ++at) {
    const char c = xml[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return xml.size();
}

std::size_t behind(std::string_view xml, std::string_view mark, std::size_t from) {
  const auto at = xml.find(mark, from);
  return at == std::string_view::npos ? xml.size() : at + mark.size();
}

void append_character(std::string& out, std::string_view entity) {
  constexpr std::array<std::pair<std::string_view, char>, 5> named = {
      {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};
  for (const auto& [name, character] : named)
    if (entity == name) out += character;
  if (!entity.starts_with('#')) return;
  const bool hex = entity.starts_with("#x");
  unsigned code = 0;
  std::from_chars(entity.data() + (hex ? 2 : 1), entity.data() + entity.size(), code,
                  hex ? 16 : 10);
  append_utf8(out, static_cast<char32_t>(code));
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto end = text[at] == '&' ? text.find(';', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += text[at];
    } else {
      append_character(out, text.substr(at + 1, end - at - 1));
      at = end;
    }
  }
  return out;
}

class Scanner {
 public:
  explicit Scanner(std::string_view xml) : xml_(xml) { found_.prefix = root_prefix(xml); }

  MainText scan() {
    std::size_t at = 0;
    while (at < xml_.size()) {
      const auto open = std::min(xml_.find('<', at), xml_.size());
      add_text(unescaped(xml_.substr(at, open - at)));
      if (open == xml_.size()) break;
      at = pass(open);
    }
    return std::move(found_);
  }

 private:
  // What is open: whether its children are blocks of the story, and whether it has any.
  struct Element {
    std::string_view name;
    std::size_t begin = 0;
    bool holds_blocks = false, is_paragraph = false, has_blocks = false;
  };

  std::size_t pass(std::size_t open) {
    const auto rest = xml_.substr(open);
    if (rest.starts_with("<!--")) return behind(xml_, "-->", open);
    if (rest.starts_with("<?")) return behind(xml_, "?>", open);
    if (rest.starts_with("<![CDATA[")) {
      const auto end = behind(xml_, "]]>", open);
      add_text(std::string(xml_.substr(open + 9, end - open - 12)));
      return end;
    }
    Tag tag{open, end_of_tag(xml_, open), {}, rest.starts_with("</"), false};
    if (rest.starts_with("<!")) return tag.end;
    const auto name = open + (tag.closes ? 2 : 1);
    tag.name = xml_.substr(name, xml_.find_first_of(" \t\r\n/>", name) - name);
    tag.is_empty = xml_[tag.end - 2] == '/';
    if (!tag.closes) start(tag);
    if (tag.closes || tag.is_empty) end(tag);
    return tag.end;
  }

  bool is(std::string_view name, std::string_view local) const {
    return name.size() == found_.prefix.size() + local.size() &&
           name.starts_with(found_.prefix) && name.ends_with(local);
  }

  // Elements through which the reader of stories goes to find paragraphs.
  bool is_way(std::string_view name) const {
    constexpr std::array<std::string_view, 8> ways = {
        "document", "body", "tbl", "tr", "tc", "sdt", "sdtContent", "customXml"};
    return std::any_of(ways.begin(), ways.end(),
                       [&](std::string_view way) { return is(name, way); });
  }

  void start(const Tag& tag) {
    const bool among_blocks = open_.empty() || open_.back().holds_blocks;
    Element element{tag.name, tag.begin, among_blocks && is_way(tag.name),
                    among_blocks && is(tag.name, "p"), false};
    if (!open_.empty() && !is(tag.name, "tcPr")) open_.back().has_blocks = true;
    if (is(tag.name, "body") && open_.size() == 1) found_.body = tag.end;
    if (element.is_paragraph)
      found_.paragraphs.push_back({tag.end, tag.end, tag.is_empty, true, {}});
    else if (!open_.empty() && open_.back().is_paragraph)
      found_.paragraphs.back().children.push_back({tag.begin, tag.end, {}});
    if (!element.is_paragraph && is(tag.name, "p")) ++boxes_;
    open_.push_back(element);
  }

  void end(const Tag& tag) {
    if (open_.empty()) return;
    const auto element = open_.back();
    open_.pop_back();
    if (element.is_paragraph) {
      if (!tag.is_empty) found_.paragraphs.back().end = tag.begin;
    } else if (is(element.name, "p")) {
      --boxes_;
    } else if (is(element.name, "tc") && element.holds_blocks && !element.has_blocks) {
      found_.paragraphs.push_back({.is_there = false});
    }
    if (!open_.empty() && open_.back().is_paragraph) end_child(element.name, tag.end);
  }

  void end_child(std::string_view name, std::size_t end) {
    auto& paragraph = found_.paragraphs.back();
    paragraph.children.back().end = end;
    if (!is(name, "pPr")) return;
    paragraph.begin = end;
    paragraph.children.pop_back();
  }

  void add_text(std::string text) {
    if (open_.empty() || boxes_ > 0 || !is(open_.back().name, "t")) return;
    if (found_.paragraphs.empty() || found_.paragraphs.back().children.empty()) return;
    found_.paragraphs.back().children.back().text += text;
  }

  std::string_view xml_;
  MainText found_;
  std::vector<Element> open_;
  int boxes_ = 0;  // open paragraphs that stand in another
};

}  // namespace

std::string root_prefix(std::string_view xml) {
  std::size_t at = 0;
  while (true) {
    at = xml.find('<', at);
    if (at == std::string_view::npos) return {};
    if (xml.substr(at).starts_with("<!--"))
      at = behind(xml, "-->", at);
    else if (xml[at + 1] == '?' || xml[at + 1] == '!')
      at = end_of_tag(xml, at);
    else
      break;
  }
  const auto name = xml.substr(at + 1, xml.find_first_of(" \t\r\n/>", at) - at - 1);
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? std::string()
                                         : std::string(name.substr(0, colon + 1));
}

MainText find_paragraphs(std::string_view xml) { return Scanner(xml).scan(); }

}  // namespace tongmun::docx::detail
