// Word percent-encodes the braces of a target when it thinks that it knows better.
#include "docx/detail/link_targets.hpp"

#include <algorithm>

#include "docx/detail/names.hpp"
#include "docx/markup.hpp"

namespace tongmun::docx::detail {

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
    if (text[i] == '%' && high >= 0 && low >= 0) {
      result += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

bool is_link(const Node& node) {
  return node.name.ends_with(":hlinkClick") || node.name.ends_with(":hlinkHover");
}

bool is_tagged_link(const opc::Relationship& relationship) {
  return relationship.external && kind_of(relationship) == "hyperlink" &&
         with_tags(relationship.target).find("{{") != std::string::npos;
}

}  // namespace

std::string with_tags(std::string target) {
  constexpr std::string_view open = "%7B%7B", close = "%7D%7D";
  for (auto begin = target.find(open); begin != std::string::npos;
       begin = target.find(open, begin + 2)) {
    const auto end = target.find(close, begin);
    if (end == std::string::npos) break;
    const auto size = end + close.size() - begin;
    target.replace(begin, size, percent_decoded(target.substr(begin, size)));
  }
  return target;
}

void carry_targets(Node& root, const std::vector<opc::Relationship>& relationships) {
  if (is_link(root)) {
    for (auto& [name, value] : root.attributes) {
      const auto leads =
          std::find_if(relationships.begin(), relationships.end(),
                       [&, id = value](const auto& known) { return known.id == id; });
      if (name == "r:id" && leads != relationships.end() && is_tagged_link(*leads))
        value = std::string(carried) + with_tags(leads->target);
    }
  }
  for (auto& child : root.children)
    if (!child.is_text()) carry_targets(child, relationships);
}

std::string settled_target(std::string_view escaped) {
  return as_address(unescaped(escaped));
}

void drop_tagged_targets(opc::Package& package, const std::string& part) {
  auto relationships = package.relationships(part);
  if (std::erase_if(relationships, is_tagged_link) > 0)
    package.set_relationships(part, std::move(relationships));
}

}  // namespace tongmun::docx::detail

namespace tongmun::docx {

std::string as_address(std::string_view target) {
  constexpr std::string_view digits = "0123456789ABCDEF", refused = " \"<>\\^`{|}";
  std::string address;
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && refused.find(c) == std::string_view::npos) {
      address += c;
    } else {
      address += '%';
      address += digits[byte >> 4];
      address += digits[byte & 15];
    }
  }
  return address;
}

}  // namespace tongmun::docx
