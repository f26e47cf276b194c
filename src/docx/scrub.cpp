// Removal goes by relationships: what is private is not referred to, and what is not
// referred to is not written. The model of the text knows no revision ids, so none can
// come out of it.
#include "docx/detail/scrub.hpp"

#include <algorithm>
#include <set>

#include "docx/detail/names.hpp"
#include "docx/detail/schema_order.hpp"
#include "docx/detail/styles.hpp"
#include "text/script.hpp"
#include "xml/writer.hpp"

namespace tongmun::docx::detail {
namespace {

constexpr std::string_view core_type =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
    "core-properties";
constexpr std::string_view core_content_type =
    "application/vnd.openxmlformats-package.core-properties+xml";
constexpr std::string_view application_content_type =
    "application/vnd.openxmlformats-officedocument.extended-properties+xml";

// Kinds of relationships. A signature of the layout is not valid for a letter; what
// extends its comments refers to them by paragraph ids, which are not written.
constexpr std::string_view never_kept[] = {"thumbnail",
                                           "custom-properties",
                                           "classificationlabels",
                                           "origin",
                                           "vbaProject",
                                           "keyMapCustomizations",
                                           "attachedToolbars",
                                           "printerSettings",
                                           "attachedTemplate",
                                           "mailMergeSource",
                                           "mailMergeHeaderSource",
                                           "recipientData",
                                           "transform",
                                           "commentsExtended",
                                           "commentsIds",
                                           "commentsExtensible"};
constexpr std::string_view not_sent[] = {"comments", "people", "customXml",
                                         "glossaryDocument"};

constexpr std::string_view settings_dropped[] = {
    "w:rsids",      "w:attachedTemplate", "w:mailMerge", "w:docVars", "w:saveThroughXslt",
    "w:proofState", "w:writeProtection",  "w14:docId",   "w15:docId", "w:themeFontLang"};

constexpr std::string_view minimal_settings =
    "<w:settings "
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
    "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
    "w:uri=\"http://schemas.microsoft.com/office/word\" "
    "w:val=\"15\"/></w:compat></w:settings>";

template <typename List>
bool contains(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

void drop_relationships(opc::Package& package, const std::string& source,
                        Profile profile, const std::set<std::string>& kept) {
  auto relationships = package.relationships(source);
  const auto dropped =
      std::erase_if(relationships, [&](const opc::Relationship& relationship) {
        const auto kind = kind_of(relationship);
        if (!relationship.external &&
            kept.contains(opc::Package::resolve(source, relationship.target)))
          return false;
        return contains(never_kept, kind) ||
               (profile == Profile::send && contains(not_sent, kind));
      });
  if (dropped > 0) package.set_relationships(source, std::move(relationships));
}

void reach(const opc::Package& package, const std::string& source,
           std::set<std::string>& seen) {
  for (const auto& relationship : package.relationships(source)) {
    if (relationship.external) continue;
    auto part = opc::Package::resolve(source, relationship.target);
    if (package.contains(part) && seen.insert(part).second) reach(package, part, seen);
  }
}

std::size_t place_for_languages(const Node& root) {
  const auto after = settings_after_languages();
  const auto found =
      std::find_if(root.children.begin(), root.children.end(), [&](const Node& n) {
        const bool standard =
            n.name.starts_with("w:") || n.name.starts_with("m:") || n.is_text();
        return !standard || contains(after, n.name);
      });
  return static_cast<std::size_t>(found - root.children.begin());
}

const std::string& main_language(const model::Document& document,
                                 const LanguageSettings& languages) {
  switch (text::main_slot(document.language)) {
    case text::FontSlot::east_asian:
      return languages.east_asian;
    case text::FontSlot::complex:
      return languages.complex;
    case text::FontSlot::latin:
      break;
  }
  return languages.latin;
}

}  // namespace

void scrub_package(opc::Package& package, const std::string& main, Profile profile,
                   const std::set<std::string>& kept) {
  drop_relationships(package, "", profile, kept);
  drop_relationships(package, main, profile, kept);
  for (const auto& relationship : package.relationships(main))
    if (!relationship.external)
      drop_relationships(package, opc::Package::resolve(main, relationship.target),
                         profile, kept);
  std::set<std::string> reached;
  reach(package, "", reached);
  for (const auto& part : package.part_names())
    if (!reached.contains(part)) package.remove_part(part);
}

Settings::Settings(Node root) {
  if (root.name.empty()) root = parse(minimal_settings, "", "");
  std::erase_if(root.children,
                [](const Node& n) { return contains(settings_dropped, n.name); });
  Node cut;
  cut.name = "cut";
  const auto place = static_cast<std::ptrdiff_t>(place_for_languages(root));
  root.children.insert(root.children.begin() + place, std::move(cut));
  declare_own_prefixes(root);
  const auto text = std::string(xml_declaration) + to_xml(root);
  constexpr std::string_view mark = "<cut/>";
  const auto at = text.find(mark);
  before_languages_ = text.substr(0, at);
  after_languages_ = text.substr(at + mark.size());
}

std::string Settings::part(const LanguageSettings& languages) const {
  return before_languages_ + languages_element("w:themeFontLang", languages) +
         after_languages_;
}

std::string core_properties(const model::Document& document,
                            const LanguageSettings& languages,
                            const std::string& filled) {
  const auto from_layout = filled.empty() ? Node{} : parse(filled, "", "");
  const auto said = [&](std::string_view element) {
    const auto* node = from_layout.child(element);
    return node && !node->children.empty() ? node->children.front().text : std::string();
  };
  xml::Writer out;
  out.declaration();
  out.start("cp:coreProperties")
      .attribute(
          "xmlns:cp",
          "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
      .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
  const auto title = said("dc:title").empty() ? document.title : said("dc:title");
  if (!title.empty()) out.element("dc:title", title);
  for (const std::string_view element :
       {"dc:subject", "cp:keywords", "dc:description", "cp:category"})
    if (const auto text = said(element); !text.empty()) out.element(element, text);
  if (!document.creator.empty()) out.element("dc:creator", document.creator);
  const auto& language = main_language(document, languages);
  if (!language.empty()) out.element("dc:language", language);
  out.end();
  return out.take();
}

std::string application_properties() {
  xml::Writer out;
  out.declaration();
  out.start("Properties")
      .attribute(
          "xmlns",
          "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
      .element("Application", "Tongmun")
      .end();
  return out.take();
}

std::string core_properties_part(const opc::Package& package) {
  return part_of_kind(package, "", "core-properties").value_or("docProps/core.xml");
}

void set_core_properties(opc::Package& package, std::string bytes) {
  const auto part = core_properties_part(package);
  const bool known = package.contains(part);
  package.set_part(part, std::move(bytes));
  if (known) return;
  package.set_content_type(part, std::string(core_content_type));
  auto relationships = package.relationships("");
  relationships.push_back(
      {.id = "rIdCore", .type = std::string(core_type), .target = part});
  package.set_relationships("", std::move(relationships));
}

void set_application_properties(opc::Package& package) {
  const auto part =
      part_of_kind(package, "", "extended-properties").value_or("docProps/app.xml");
  add_part(package, "", "extended-properties", part, application_properties(),
           std::string(application_content_type));
}

}  // namespace tongmun::docx::detail
