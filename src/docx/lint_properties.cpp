// Properties are small elements in a fixed order. Word mostly forgives another order;
// other readers and the validators do not.
#include <unordered_map>

#include "docx/detail/lint.hpp"
#include "docx/detail/schema_order.hpp"
#include "text/script.hpp"

namespace tongmun::docx::detail {
namespace {

struct Ordered {
  int (*place)(std::string_view name);
  std::size_t known;  // names from here on are no matter of the order
};

// References to headers and footers stand in any order among themselves.
int place_of(const Ordered& list, std::string_view name) {
  return list.place(name == "w:footerReference" ? "w:headerReference" : name);
}

void check_order(Digest& digest, const Ordered& list, const Node& node,
                 const Spot& spot) {
  const Node* before = nullptr;
  for (const auto& child : node.children) {
    if (child.is_text()) continue;
    const int place = place_of(list, child.name);
    if (place >= static_cast<int>(list.known)) continue;
    if (before && place < place_of(list, before->name))
      return digest.report(
          fault::order,
          child.name + " stands behind " + before->name + " in " + node.name, spot);
    before = &child;
  }
}

LanguageUse use_of(std::string_view tag) {
  if (tag == "x-none") return {true, false};  // Word's word for text in no language
  try {
    const auto language = text::LanguageTag::parse(tag);
    return {language != text::LanguageTag{},
            text::main_slot(language) == text::FontSlot::east_asian};
  } catch (const Error&) {
    return {false, false};
  }
}

void check_languages(Digest& digest, const Node& node, const Spot& spot) {
  for (const auto& [name, tag] : node.attributes) {
    if (name != "w:val" && name != "w:eastAsia" && name != "w:bidi") continue;
    if (!tag.empty() && !language_use(digest, tag).known)
      digest.report(fault::language, "'" + tag + "' is no language tag (" + name + ")",
                    spot);
  }
}

void refer(Digest& digest, Reference::To to, std::string_view id, const Node& by,
           const Spot& spot) {
  digest.references.push_back({to, std::string(id), by.name, spot});
}

enum class Property { run, paragraph, table, cell, section, language, style, number };

std::optional<Property> property_of(std::string_view name) {
  static const std::unordered_map<std::string_view, Property> properties = {
      {"w:rPr", Property::run},
      {"w:pPr", Property::paragraph},
      {"w:tblPr", Property::table},
      {"w:tcPr", Property::cell},
      {"w:sectPr", Property::section},
      {"w:lang", Property::language},
      {"w:themeFontLang", Property::language},
      {"w:pStyle", Property::style},
      {"w:rStyle", Property::style},
      {"w:tblStyle", Property::style},
      {"w:basedOn", Property::style},
      {"w:numPr", Property::number}};
  const auto found = properties.find(name);
  if (found == properties.end()) return std::nullopt;
  return found->second;
}

}  // namespace

LanguageUse language_use(Digest& digest, std::string_view tag) {
  const auto known = digest.languages.find(tag);
  if (known != digest.languages.end()) return known->second;
  return digest.languages.emplace(tag, use_of(tag)).first->second;
}

void lint_properties(Digest& digest, const Node& node, const Spot& spot) {
  const auto property = property_of(node.name);
  if (!property) return;
  const auto in_order = [&](int (*place)(std::string_view), std::size_t known) {
    check_order(digest, {place, known}, node, spot);
  };
  switch (*property) {
    case Property::run:
      return in_order(run_property_place, run_property_order().size());
    case Property::paragraph:
      return in_order(paragraph_property_place, paragraph_property_order().size());
    case Property::table:
      return in_order(table_property_place, table_property_order().size());
    case Property::cell:
      return in_order(cell_property_place, cell_property_order().size());
    case Property::section:
      return in_order(section_property_place, section_property_order().size());
    case Property::language:
      return check_languages(digest, node, spot);
    case Property::style:
      return refer(digest, Reference::To::style, node.value(), node, spot);
    case Property::number: {  // 0 takes a paragraph out of the list of its style
      const auto* number = node.child("w:numId");
      if (number && number->value() != "0")
        refer(digest, Reference::To::list, number->value(), node, spot);
      return;
    }
  }
}

ScriptProperties script_properties(Digest& digest, const Node* run,
                                   const Node* paragraph) {
  ScriptProperties script;
  if (const auto* bidi = paragraph ? paragraph->child("w:bidi") : nullptr)
    script.bidi = is_on(*bidi);
  const auto* fonts = run ? run->child("w:rFonts") : nullptr;
  script.east_asian_slot =
      fonts && (fonts->value("w:hint") == "eastAsia" || fonts->attribute("w:eastAsia") ||
                fonts->attribute("w:eastAsiaTheme"));
  const auto* lang = run ? run->child("w:lang") : nullptr;
  if (const auto* tag = lang ? lang->attribute("w:eastAsia") : nullptr)
    script.east_asian_language = language_use(digest, *tag).east_asian;
  return script;
}

}  // namespace tongmun::docx::detail
