// One pass of the XML reader makes a tree of a part; the element at its root tells what
// kind of part it is.
#include <algorithm>

#include "docx/detail/lint.hpp"
#include "docx/detail/styles.hpp"
#include "xml/reader.hpp"

namespace tongmun::docx::detail {
namespace {

constexpr std::string_view stories[] = {"w:document",  "w:hdr",      "w:ftr",
                                        "w:footnotes", "w:endnotes", "w:comments"};
constexpr std::string_view definitions[] = {"w:styles", "w:numbering", "w:settings"};

template <typename List>
bool contains(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

std::string_view local_name(std::string_view name) {
  return name.substr(name.rfind(':') + 1);
}

void report(Digest& digest, const Error& error) {
  auto finding = finding_from(error, std::string(fault::unreadable.code));
  if (finding.remedy.empty()) finding.remedy = fault::unreadable.remedy;
  digest.findings.push_back(std::move(finding));
}

// Parts that are not Word's may use its prefixes for other things.
void check_well_formed(Digest& digest, std::string_view bytes) {
  try {
    xml::Reader reader(bytes, {}, digest.part);
    while (reader.next()) {
    }
  } catch (const Error& error) {
    report(digest, error);
  }
}

// Word refuses a part that would have it ignore a prefix that nobody declared (part 3,
// §7.2).
void check_ignored_prefixes(Digest& digest, const Node& root) {
  const auto prefixes = root.value("mc:Ignorable");
  for (std::size_t at = 0; at < prefixes.size();) {
    const auto end = std::min(prefixes.find(' ', at), prefixes.size());
    const auto prefix = prefixes.substr(at, end - at);
    at = end + 1;
    const auto declares = [&](const auto& declaration) {
      return declaration.first == prefix;
    };
    if (!prefix.empty() &&
        std::none_of(root.declarations.begin(), root.declarations.end(), declares))
      digest.report(fault::prefix, "mc:Ignorable names '" + std::string(prefix) +
                                       "', which is no declared prefix");
  }
}

void define_style(Digest& digest, const Node& style) {
  const auto* name = style.child("w:name");
  const auto* base = style.child("w:basedOn");
  std::string id(style.value("w:styleId"));
  const auto* by_default = style.attribute("w:default");
  if (style.value("w:type") == "paragraph" && by_default && *by_default != "0" &&
      *by_default != "false")
    digest.default_style = id;
  const bool added =
      digest.styles
          .emplace(id,
                   StyleDefinition{name ? shown_style_name(name->value()) : std::string(),
                                   std::string(base ? base->value() : std::string_view{}),
                                   script_properties(digest, style.child("w:rPr"),
                                                     style.child("w:pPr"))})
          .second;
  if (!added) digest.report(fault::definition_id, "two styles have the id '" + id + "'");
}

void define_defaults(Digest& digest, const Node& defaults) {
  const auto inside = [&](std::string_view kind, std::string_view properties) {
    const auto* found = defaults.child(kind);
    return found ? found->child(properties) : nullptr;
  };
  digest.defaults = script_properties(digest, inside("w:rPrDefault", "w:rPr"),
                                      inside("w:pPrDefault", "w:pPr"));
}

void define_list(Digest& digest, const Node& list,
                 const std::set<std::string, std::less<>>& abstracts) {
  const std::string id(list.value("w:numId"));
  if (!digest.ids.insert(id).second)
    digest.report(fault::definition_id, "two lists have the id " + id);
  const auto* abstract = list.child("w:abstractNumId");
  if (abstract && !abstracts.contains(abstract->value()))
    digest.report(fault::number_missing, "list " + id + " follows abstract numbering " +
                                             std::string(abstract->value()) +
                                             ", which is not defined");
}

void define(Digest& digest, const Node& root) {
  std::set<std::string, std::less<>> abstracts;
  for (const auto& node : root.children) {
    if (node.is("w:style")) define_style(digest, node);
    if (node.is("w:docDefaults")) define_defaults(digest, node);
    if (!node.is("w:abstractNum")) continue;
    const auto id = node.value("w:abstractNumId");
    if (!abstracts.emplace(id).second)
      digest.report(fault::definition_id,
                    "two abstract numberings have the id " + std::string(id));
  }
  for (const auto& node : root.children)
    if (node.is("w:num")) define_list(digest, node, abstracts);
}

std::string text_within(const Node& node) {
  if (node.is_text()) return node.text;
  std::string text;
  for (const auto& child : node.children) text += text_within(child);
  return text;
}

}  // namespace

std::string Spot::str() const {
  if (table == 0) return paragraph == 0 ? "" : "paragraph " + std::to_string(paragraph);
  auto place = "table " + std::to_string(table);
  if (row > 0) place += " row " + std::to_string(row);
  if (cell > 0) place += " cell " + std::to_string(cell);
  return place;
}

void Digest::report(const Fault& fault, std::string message, const Spot& spot) {
  const auto where = spot.str();
  findings.push_back({std::string(fault.code),
                      fault.severity,
                      std::move(message),
                      {.inside = where.empty() ? part : part + " " + where},
                      std::string(fault.remedy)});
}

void lint_definitions(Digest& digest, const Node& root) {
  for_each_node(root, [&](const Node& node) {
    lint_attributes(digest, node, {});
    lint_properties(digest, node, {});
  });
  define(digest, root);
}

// Text of DrawingML stands in a:t of a:p, and a tag may be cut over several a:r.
void lint_other(Digest& digest, const Node& root) {
  lint_attributes(digest, root, {});
  const bool is_paragraph = local_name(root.name) == "p";
  if (is_paragraph) lint_tags(digest, text_within(root), {});
  for (const auto& child : root.children) {
    if (!child.is_text()) {
      lint_other(digest, child);
      continue;
    }
    if (local_name(root.name) != "t") lint_tags(digest, child.text, {});
    lint_characters(digest, child.text, facts_of(child.text), {});
  }
}

Digest digest_of(const std::string& part, std::string_view content_type,
                 std::string_view bytes) {
  Digest digest;
  digest.part = part;
  try {
    const auto root = parse(bytes, {}, part);
    check_ignored_prefixes(digest, root);
    digest.is_story = contains(stories, root.name);
    if (digest.is_story)
      lint_story(digest, root);
    else if (contains(definitions, root.name))
      lint_definitions(digest, root);
    else if (!part.starts_with("customXml/"))  // data of other programs
      lint_other(digest, root);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::unsupported &&
        content_type.find("wordprocessingml") == std::string_view::npos)
      check_well_formed(digest, bytes);
    else
      report(digest, error);
  }
  return digest;
}

}  // namespace tongmun::docx::detail
