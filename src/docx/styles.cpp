// The part is parsed once. Its text is kept in two pieces, cut where the default
// languages stand; writing it for a letter is then a concatenation.
#include "docx/detail/styles.hpp"

#include <algorithm>

#include "docx/detail/built_in_styles.hpp"
#include "docx/detail/schema_order.hpp"
#include "xml/writer.hpp"

namespace tongmun::docx::detail {
namespace {

constexpr std::string_view end_tag = "</w:styles>";

constexpr std::string_view minimal_styles =
    "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
    "w:val=\"Normal\"/><w:qFormat/></w:style></w:styles>";

Node element(std::string name) {
  Node node;
  node.name = std::move(name);
  return node;
}

Node& child_or_new(Node& parent, std::string_view name, bool in_front) {
  if (auto* found = parent.child(name)) return *found;
  const auto at = in_front ? parent.children.begin() : parent.children.end();
  return *parent.children.insert(at, element(std::string(name)));
}

// Where w:lang belongs among the run properties of the document defaults.
std::size_t place_for_languages(const Node& properties) {
  const auto lang = run_property_place("w:lang");
  std::size_t place = 0;
  while (place < properties.children.size() &&
         run_property_place(properties.children[place].name) < lang)
    ++place;
  return place;
}

void remove_children(Node& node, std::string_view name) {
  std::erase_if(node.children, [&](const Node& child) { return child.is(name); });
}

// A built-in style as the file has it.
void append_built_in(std::string& out, const BuiltInStyle& style, std::string_view id,
                     std::string_view base) {
  out.append("<w:style w:type=\"")
      .append(style.table ? "table" : "paragraph")
      .append("\"");
  if (style.custom) out += " w:customStyle=\"1\"";
  out.append(" w:styleId=\"")
      .append(id)
      .append("\"><w:name w:val=\"")
      .append(style.in_file);
  out += "\"/>";
  if (!base.empty() && !style.table)
    out.append("<w:basedOn w:val=\"").append(base).append("\"/>");
  std::string body(style.body);
  constexpr std::string_view next = "<w:next w:val=\"@normal\"/>";
  if (body.starts_with(next))
    body.replace(0, next.size(),
                 base.empty() ? "" : "<w:next w:val=\"" + std::string(base) + "\"/>");
  out.append(body).append("</w:style>");
}

bool same_letters(std::string_view left, std::string_view right) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

LanguageTriple language_triple(const Node& lang) {
  return {std::string(lang.value("w:val")), std::string(lang.value("w:eastAsia")),
          std::string(lang.value("w:bidi"))};
}

std::string shown_style_name(std::string_view name_in_file) {
  for (const auto& names : renamed_styles())
    if (names.in_file == name_in_file) return std::string(names.shown);
  return std::string(name_in_file);
}

std::string languages_element(std::string_view name, const LanguageSettings& languages) {
  std::string out = "<" + std::string(name);
  const auto add = [&](std::string_view attribute, std::string_view tag) {
    if (tag.empty()) return;
    out.append(" ").append(attribute).append("=\"");
    xml::append_escaped_attribute(out, tag);
    out += '"';
  };
  add("w:val", languages.latin);
  add("w:eastAsia", languages.east_asian);
  add("w:bidi", languages.complex);
  return out + "/>";
}

Styles::Styles(Node root) {
  if (root.name.empty()) root = parse(minimal_styles, "", "");
  for (const auto& node : root.children)
    if (node.is("w:style")) read_style(node);
  if (const auto* defaults = root.child("w:docDefaults"))
    if (const auto* paragraph = defaults->child("w:pPrDefault"))
      if (const auto* properties = paragraph->child("w:pPr"))
        if (const auto* bidi = properties->child("w:bidi"))
          rtl_by_default_ = is_on(*bidi);
  resolve_direction();
  for (const auto& [id, style] : by_id_) {
    if (style.type == "paragraph") paragraph_names_.emplace(style.name, &style);
    if (style.type == "table") table_names_.emplace(style.name, &style);
    if (style.type == "character") character_names_.emplace(style.name, &style);
  }
  choose_built_in_ids();
  split(std::move(root));
}

void Styles::read_style(const Node& node) {
  Style style;
  style.id = node.value("w:styleId");
  style.type = node.value("w:type");
  if (const auto* name = node.child("w:name"))
    style.name = shown_style_name(name->value());
  if (const auto* base = node.child("w:basedOn")) style.based_on = base->value();
  if (const auto* properties = node.child("w:pPr")) {
    if (const auto* bidi = properties->child("w:bidi")) style.rtl = is_on(*bidi);
    if (const auto* numbering = properties->child("w:numPr"))
      if (const auto* number = numbering->child("w:numId"))
        style.number = number_of(number->value());
  }
  const auto* by_default = node.attribute("w:default");
  const bool is_default = by_default && *by_default != "0" && *by_default != "false";
  const auto [place, added] = by_id_.emplace(style.id, style);
  if (added && is_default && style.type == "paragraph")
    default_paragraph_ = &place->second;
}

void Styles::resolve_direction() {
  for (auto& [id, style] : by_id_) {
    if (style.type != "paragraph") continue;
    style.rtl = style.rtl || rtl_by_default_;
    auto base = style.based_on;
    // Bounded: a damaged file may base styles on each other in a circle.
    for (int depth = 0; depth < 16 && !style.rtl && !base.empty(); ++depth) {
      const auto found = by_id_.find(base);
      if (found == by_id_.end()) break;
      style.rtl = found->second.rtl;
      base = found->second.based_on;
    }
  }
}

void Styles::choose_built_in_ids() {
  for (const auto& style : built_in_styles()) {
    std::string id(style.id);
    const auto taken = [&] {
      return std::any_of(by_id_.begin(), by_id_.end(), [&](const auto& known) {
        return same_letters(known.first, id);
      });
    };
    while (taken()) id += '0';
    built_in_ids_.push_back(std::move(id));
  }
}

void Styles::split(Node root) {
  for (auto& node : root.children) remove_children(node, "w:rsid");
  auto& defaults = child_or_new(root, "w:docDefaults", true);
  auto& run_defaults = child_or_new(defaults, "w:rPrDefault", true);
  auto& properties = child_or_new(run_defaults, "w:rPr", true);
  if (const auto* lang = properties.child("w:lang"))
    default_languages_ = language_triple(*lang);
  remove_children(properties, "w:lang");
  const auto place = place_for_languages(properties);
  properties.children.insert(
      properties.children.begin() + static_cast<std::ptrdiff_t>(place), element("cut"));
  declare_own_prefixes(root);
  const auto text = std::string(xml_declaration) + to_xml(root);
  constexpr std::string_view cut = "<cut/>";
  const auto at = text.find(cut);
  before_languages_ = text.substr(0, at);
  const auto rest = at + cut.size();
  after_languages_ = text.substr(rest, text.size() - rest - end_tag.size());
}

const Style* Styles::by_name(Kind kind, std::string_view name) const {
  const auto& names = kind == Kind::paragraph ? paragraph_names_
                      : kind == Kind::table   ? table_names_
                                              : character_names_;
  const auto found = names.find(std::string(name));
  return found == names.end() ? nullptr : found->second;
}

const Style* Styles::by_id(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &found->second;
}

std::string_view Styles::built_in_id(Kind kind, std::string_view name,
                                     BuiltInStyles& used) const {
  const auto styles = built_in_styles();
  for (std::size_t i = 0; i < styles.size(); ++i) {
    if (styles[i].shown != name || styles[i].table != (kind == Kind::table)) continue;
    used |= BuiltInStyles{1} << i;
    return built_in_ids_[i];
  }
  return {};
}

std::string Styles::part(const LanguageSettings& languages, BuiltInStyles added) const {
  auto out =
      before_languages_ + languages_element("w:lang", languages) + after_languages_;
  const auto styles = built_in_styles();
  const std::string_view base =
      default_paragraph_ ? default_paragraph_->id : std::string_view{};
  for (std::size_t i = 0; i < styles.size(); ++i)
    if (added & (BuiltInStyles{1} << i))
      append_built_in(out, styles[i], built_in_ids_[i], base);
  return out.append(end_tag);
}

}  // namespace tongmun::docx::detail
