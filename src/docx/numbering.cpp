// The part is kept in three pieces: up to the last w:abstractNum, the w:num elements, and
// the rest. A letter adds between them. The schema wants all of a kind to stand together.
#include "docx/detail/numbering.hpp"

#include <algorithm>

namespace tongmun::docx::detail {
namespace {

using Kind = model::ListItem::Kind;

constexpr int levels = 9;  // Word's number of them
constexpr std::string_view end_tag = "</w:numbering>";

void append_level(std::string& out, int level, Kind kind) {
  const auto name = std::to_string(level);
  const bool bullet = kind == Kind::bullet;
  out += "<w:lvl w:ilvl=\"" + name + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"";
  out += bullet           ? "bullet"
         : level % 3 == 0 ? "decimal"
         : level % 3 == 1 ? "lowerLetter"
                          : "lowerRoman";
  out += "\"/><w:lvlText w:val=\"";
  out += bullet ? (level % 2 == 0 ? "\xE2\x80\xA2" : "\xE2\x80\x93")
                : "%" + std::to_string(level + 1) + ".";
  // w:left is the leading side: right in a bidirectional paragraph.
  out += "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" +
         std::to_string(720 + 360 * level) + "\" w:hanging=\"360\"/></w:pPr></w:lvl>";
}

std::string abstract_element(int id, Kind kind) {
  std::string out = "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) +
                    "\"><w:multiLevelType w:val=\"hybridMultilevel\"/>";
  for (int level = 0; level < levels; ++level) append_level(out, level, kind);
  return out + "</w:abstractNum>";
}

void append_num(std::string& out, int id, int abstract, const std::map<int, int>& starts) {
  out += "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" +
         std::to_string(abstract) + "\"/>";
  for (int level = 0; level < levels; ++level) {
    const auto start = starts.find(level);
    out += "<w:lvlOverride w:ilvl=\"" + std::to_string(level) +
           "\"><w:startOverride w:val=\"" +
           std::to_string(start == starts.end() ? 1 : start->second) +
           "\"/></w:lvlOverride>";
  }
  out += "</w:num>";
}

}  // namespace

Numbering::Numbering(Node root, const Styles& styles, int foreign) : foreign_(foreign) {
  if (root.name.empty()) root.name = "w:numbering";
  read(root);
  for_numbers_ = choose(Kind::number, "List Number", styles);
  for_bullets_ = choose(Kind::bullet, "List Bullet", styles);
  split(std::move(root));
}

void Numbering::read(const Node& root) {
  for (const auto& node : root.children) {
    if (node.is("w:abstractNum")) {
      const int id = number_of(node.value("w:abstractNumId"));
      abstracts_.emplace(id, read_abstract(node));
      next_abstract_ = std::max(next_abstract_, id + 1);
    } else if (node.is("w:num")) {
      const int id = number_of(node.value("w:numId"));
      if (const auto* abstract = node.child("w:abstractNumId"))
        numbers_.emplace(id, number_of(abstract->value()));
      next_number_ = std::max(next_number_, id + 1);
    }
  }
}

Numbering::Abstract Numbering::read_abstract(const Node& node) const {
  Abstract abstract;
  for (const auto& level : node.children) {
    if (!level.is("w:lvl")) {
      if (level.is("w:numStyleLink") || level.is("w:styleLink")) abstract.plain = false;
      continue;
    }
    const int index = number_of(level.value("w:ilvl"));
    const auto* format = level.child("w:numFmt");
    abstract.formats[index] = format ? std::string(format->value()) : "decimal";
    if (const auto* start = level.child("w:start"))
      abstract.starts[index] = number_of(start->value());
    if (level.child("w:pStyle")) abstract.plain = false;
    const auto* text = level.child("w:lvlText");
    if (index == 0 && abstract.formats[0] == "decimal" &&
        (!text || text->value() != "%1."))
      abstract.plain = false;
  }
  return abstract;
}

int Numbering::choose(Kind kind, std::string_view style_name, const Styles& styles) {
  if (const auto* style = styles.by_name(Styles::Kind::paragraph, style_name))
    if (const auto abstract = abstract_of(style->number)) return *abstract;
  const std::string_view wanted = kind == Kind::bullet ? "bullet" : "decimal";
  for (const auto& [id, abstract] : abstracts_) {
    const auto first = abstract.formats.find(0);
    if (foreign_ != none_foreign && id >= foreign_) break;
    if (abstract.plain && first != abstract.formats.end() && first->second == wanted)
      return id;
  }
  own_abstracts_ += abstract_element(next_abstract_, kind);
  return next_abstract_++;
}

void Numbering::split(Node root) {
  declare_own_prefixes(root);
  head_ = xml_declaration;
  append_start_tag(head_, root);
  for (const auto& node : root.children) {
    if (node.is_text()) continue;
    const bool first = node.is("w:numPicBullet") || node.is("w:abstractNum");
    append_xml(first ? head_ : node.is("w:num") ? nums_ : tail_, node);
  }
  tail_ += end_tag;
}

std::optional<Kind> Numbering::kind_of(int number, int level) const {
  const auto abstract = abstract_of(number);
  if (!abstract) return std::nullopt;
  const auto found = abstracts_.find(*abstract);
  if (found == abstracts_.end()) return Kind::number;
  const auto format = found->second.formats.find(level);
  return format != found->second.formats.end() && format->second == "bullet"
             ? Kind::bullet
             : Kind::number;
}

std::optional<int> Numbering::abstract_of(int number) const {
  const auto found = numbers_.find(number);
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

int Numbering::abstract_for(Kind kind) const {
  return kind == Kind::bullet ? for_bullets_ : for_numbers_;
}

std::string Numbering::part(const std::vector<NewList>& lists) const {
  auto out = head_;
  if (!lists.empty()) out += own_abstracts_;
  out += nums_;
  int id = next_number_;
  static const std::map<int, int> from_one;
  for (const auto& list : lists) {
    const auto look = abstracts_.find(list.abstract);
    append_num(out, id++, list.abstract,
               look == abstracts_.end() ? from_one : look->second.starts);
  }
  return out + tail_;
}

}  // namespace tongmun::docx::detail
