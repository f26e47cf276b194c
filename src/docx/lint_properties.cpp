// Properties are small elements in a fixed order. Word mostly forgives another order;
// other readers and the validators do not.
#include "docx/detail/lint.hpp"
#include "docx/detail/schema_order.hpp"
#include "text/language_tag.hpp"

namespace tongmun::docx::detail {
namespace {

struct Ordered {
  std::string_view parent;
  int (*place)(std::string_view name);
  std::size_t known;  // names from here on are no matter of the order
};

const Ordered* ordered(std::string_view name) {
  static const Ordered lists[] = {
      {"w:rPr", run_property_place, run_property_order().size()},
      {"w:pPr", paragraph_property_place, paragraph_property_order().size()},
      {"w:tblPr", table_property_place, table_property_order().size()},
      {"w:sectPr", section_property_place, section_property_order().size()},
  };
  for (const auto& list : lists)
    if (list.parent == name) return &list;
  return nullptr;
}

// References to headers and footers stand in any order among themselves.
int place_of(const Ordered& list, std::string_view name) {
  return list.place(name == "w:footerReference" ? "w:headerReference" : name);
}

void check_order(LintFile& file, const Node& node, const std::string& inside) {
  const auto* list = ordered(node.name);
  if (!list) return;
  const Node* before = nullptr;
  for (const auto& child : node.children) {
    if (child.is_text()) continue;
    const int place = place_of(*list, child.name);
    if (place >= static_cast<int>(list->known)) continue;
    if (before && place < place_of(*list, before->name)) {
      file.report(fault::order,
                  child.name + " stands behind " + before->name + " in " + node.name,
                  inside);
      return;
    }
    before = &child;
  }
}

bool is_known_language(std::string_view tag) {
  if (tag == "x-none") return true;  // Word's word for text in no language
  try {
    return text::LanguageTag::parse(tag) != text::LanguageTag{};
  } catch (const Error&) {
    return false;
  }
}

void check_languages(LintFile& file, const Node& node, const std::string& inside) {
  if (!node.is("w:lang") && !node.is("w:themeFontLang")) return;
  for (const auto& [name, tag] : node.attributes) {
    if (name != "w:val" && name != "w:eastAsia" && name != "w:bidi") continue;
    if (!tag.empty() && !is_known_language(tag))
      file.report(fault::language, "'" + tag + "' is no language tag (" + name + ")",
                  inside);
  }
}

void check_style(LintFile& file, const Node& node, const std::string& inside) {
  if (!node.is("w:pStyle") && !node.is("w:rStyle") && !node.is("w:tblStyle") &&
      !node.is("w:basedOn"))
    return;
  if (!file.styles.has_id(node.value()))
    file.report(fault::style_missing,
                "style '" + std::string(node.value()) + "' is not defined", inside);
}

// 0 takes a paragraph out of the list of its style.
void check_number(LintFile& file, const Node& node, const std::string& inside) {
  if (!node.is("w:numPr")) return;
  const auto* number = node.child("w:numId");
  if (number && number->value() != "0" && !file.numbers.contains(number->value()))
    file.report(fault::number_missing,
                "list " + std::string(number->value()) + " is not defined", inside);
}

}  // namespace

void lint_properties(LintFile& file, const Node& node, const std::string& inside) {
  check_order(file, node, inside);
  check_languages(file, node, inside);
  check_style(file, node, inside);
  check_number(file, node, inside);
}

}  // namespace tongmun::docx::detail
