// Judged by content types, relationships and the markup itself: names of parts are
// nobody's promise. Every XML part is read once, as a stream, before any tree is made of
// it.
#include "docx/detail/hostile.hpp"

#include <algorithm>
#include <set>

#include "docx/detail/names.hpp"
#include "docx/detail/tree.hpp"
#include "docx/markup.hpp"
#include "xml/reader.hpp"

namespace tongmun::docx {

bool is_address(std::string_view target) {
  constexpr std::string_view allowed[] = {"http://", "https://", "mailto:", "tel:"};
  const auto folded = zip::folded_name(target);
  return std::any_of(std::begin(allowed), std::end(allowed), [&](auto start) {
    return folded.starts_with(start) && folded.size() > start.size();
  });
}

namespace detail {
namespace {

using Kind = xml::Reader::Kind;

constexpr std::string_view vml_namespace = "urn:schemas-microsoft-com:vml";
constexpr std::string_view vml_office_namespace =
    "urn:schemas-microsoft-com:office:office";

std::string lower(std::string_view text) { return zip::folded_name(text); }

bool contains(const auto& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

std::string shown(std::string_view text) {
  constexpr std::size_t longest = 80;  // bytes; cut before a continuation byte
  if (text.size() <= longest) return "'" + std::string(text) + "'";
  auto end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return "'" + std::string(text.substr(0, end)) + "…'";
}

[[noreturn]] void refuse(const opc::Package& package, std::string inside,
                         std::string message, std::string hint) {
  throw Error(ErrorKind::refused, std::move(message),
              {.file = package.name(), .inside = std::move(inside)}, std::move(hint));
}

// ---- Targets

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n\"");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n\"") - first + 1);
}

bool is_on_server(std::string_view target) {
  const auto folded = lower(trimmed(target));
  if (folded.starts_with("//") || folded.starts_with("\\\\")) return true;
  if (folded.starts_with("file:")) {
    // file:///C:/… and file:C:\… are a disk; file://server/… and file:///\\server\… are
    // not.
    const auto path = std::string_view(folded).substr(5);
    const auto slashes = std::min(path.find_first_not_of("/\\"), path.size());
    return slashes != 0 && slashes != 1 && slashes != 3;
  }
  const auto colon = folded.find(':');
  return colon != std::string::npos && colon > 1;  // a scheme; one letter is a drive
}

// One that leads nowhere or to a place in the document is harmless, too. A target of tags
// ("{{recipient.url}}") is judged when they are filled.
bool is_harmless_link(std::string_view target) {
  const auto inner = trimmed(target);
  return inner.empty() || inner.starts_with('#') || inner.starts_with("{{") ||
         is_address(inner);
}

void require_harmless_link(const opc::Package& package, const std::string& inside,
                           std::string_view target) {
  if (is_harmless_link(target)) return;
  refuse(package, inside, "a link leads to " + shown(target),
         "Link to http, https, mailto or tel, or take the link away.");
}

// ---- Content types and relationships

void check_content_type(const opc::Package& package, const std::string& part) {
  const auto type = lower(package.content_type(part));
  const auto holds = [&](std::string_view word) {
    return type.find(word) != std::string::npos;
  };
  if (holds("macroenabled") || holds("vba"))
    refuse(package, part, "the file has macros",
           "Save it as DOCX or DOTX, without macros.");
  if (holds("activex"))
    refuse(package, part, "the file has an ActiveX control", "Take the control out.");
  if (holds("oleobject"))
    refuse(package, part, "the file has an embedded object",
           "Put a picture or a table in its place.");
}

// Kinds of relationships that lead to something that acts; what to call it.
struct Refused {
  std::string_view kind, what, remedy;
};
constexpr Refused refused_kinds[] = {
    {"vbaProject", "macros", "Save it as DOCX or DOTX, without macros."},
    {"wordVbaData", "macros", "Save it as DOCX or DOTX, without macros."},
    {"oleObject", "an embedded or linked object",
     "Put a picture or a table in its place."},
    {"control", "an ActiveX control", "Take the control out."},
    {"activeXControlBinary", "an ActiveX control", "Take the control out."},
    {"aFChunk", "a part of another format (altChunk)",
     "Paste its text into the document."},
    {"subDocument", "a subdocument", "Paste its text into the document."},
    {"frame", "a frame", "Save it without frames."},
    {"attachedSchema", "an attached schema", "Detach it in Word."},
    {"xslt", "a transformation", "Detach it in Word."},
};

void check_external(const opc::Package& package, const std::string& inside,
                    const opc::Relationship& relationship) {
  const auto kind = kind_of(relationship);
  // Dropped when a letter is written; one on a server is fetched by whoever opens the
  // template.
  constexpr std::string_view dropped[] = {"attachedTemplate", "mailMergeSource",
                                          "mailMergeHeaderSource", "transform"};
  if (kind == "hyperlink")
    return require_harmless_link(package, inside, relationship.target);
  if (contains(dropped, kind) && !is_on_server(relationship.target)) return;
  if (kind == "attachedTemplate")
    refuse(package, inside,
           "the file has a template on a server, " + shown(relationship.target),
           "Attach Normal.dotm in Word (Developer, Document Template), and save.");
  refuse(package, inside,
         "the file fetches " + shown(relationship.target) + " (" + std::string(kind) +
             ") when it is opened",
         kind == "image" ? "Embed the picture instead of linking to it."
                         : "Take the link away.");
}

void check_relationship(const opc::Package& package, const std::string& source,
                        const opc::Relationship& relationship) {
  const auto inside = source.empty() ? std::string("_rels/.rels") : source;
  const auto kind = kind_of(relationship);
  for (const auto& refused : refused_kinds)
    if (kind == refused.kind)
      refuse(package, inside, "the file has " + std::string(refused.what),
             std::string(refused.remedy));
  // A chart's numbers are a workbook beside it; anywhere else it is a file somebody may
  // open.
  const bool is_chart = package.content_type(source).find("chart") != std::string::npos;
  if (kind == "package" && (!is_chart || relationship.external))
    refuse(package, inside,
           "the file has another file embedded, " + shown(relationship.target),
           "Put a picture or a table in its place.");
  // Some readers take a target with a scheme as external whatever its mode says.
  if (relationship.external || relationship.target.find("://") != std::string::npos ||
      relationship.target.starts_with("\\\\"))
    check_external(package, inside, relationship);
}

// ---- Markup

// The first word of a field's instruction, in capitals, and what follows it.
std::pair<std::string, std::string_view> cut_instruction(std::string_view text) {
  text = trimmed(text);
  const auto end = std::min(text.find_first_of(" \t\r\n\"\\"), text.size());
  auto word = lower(text.substr(0, end));
  for (auto& c : word)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return {word, text.substr(end)};
}

void check_instruction(const opc::Package& package, const std::string& part,
                       std::string_view instruction) {
  constexpr std::string_view refused[] = {
      "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT",      "DDE",
      "DDEAUTO",     "LINK",           "EMBED",   "CONTROL",     "RD",
      "DATABASE",    "MACROBUTTON",    "MACRO",   "HTMLACTIVEX", "DATA"};
  const auto [word, rest] = cut_instruction(instruction);
  if (contains(refused, word))
    refuse(package, part, "the field " + word + " fetches or starts something",
           "Put its result there as text or picture.");
  if (word.starts_with("{{"))
    refuse(package, part, "a tag says what a field does: " + shown(instruction),
           "Write the field's name, and a tag only behind it.");
  if (word != "HYPERLINK") return;
  const auto argument = trimmed(rest);
  if (argument.starts_with("\\l") || argument.starts_with("\\o") ||
      argument.starts_with("\\t"))
    return;  // a place in the document
  require_harmless_link(package, part, argument.substr(0, argument.find('"')));
}

// Instructions as Word reads them: joined from runs between "begin" and "separate" or
// "end", whatever other fields stand inside.
class Fields {
 public:
  Fields(const opc::Package& package, const std::string& part)
      : package_(package), part_(part) {}

  void mark(std::string_view type) {
    if (type == "begin") {
      open_.emplace_back();
    } else if (!open_.empty()) {
      check_instruction(package_, part_, open_.back());
      open_.back().clear();
      if (type == "end") open_.pop_back();
    }
  }
  void add(std::string_view text) {
    if (!open_.empty()) open_.back() += text;
  }
  void finish() const {
    for (const auto& instruction : open_) check_instruction(package_, part_, instruction);
  }

 private:
  const opc::Package& package_;
  const std::string& part_;
  std::vector<std::string> open_;
};

class PartChecker {
 public:
  PartChecker(const opc::Package& package, const std::string& part, std::size_t& nodes)
      : package_(package), part_(part), nodes_(nodes), fields_(package, part) {}

  void check() {
    const auto bytes = package_.part(part_);
    xml::Reader reader(bytes, package_.name(), part_);
    while (reader.next()) {
      if (reader.kind() == Kind::start) {
        count(reader);
        start(reader);
      } else if (reader.kind() == Kind::text) {
        if (in_instruction_) fields_.add(reader.text());
      } else if (reader.kind() == Kind::end) {
        in_instruction_ = false;
      }
    }
    fields_.finish();
  }

 private:
  void count(const xml::Reader& reader) {
    nodes_ += 1 + reader.attributes().size() + reader.declarations().size();
    if (nodes_ > most_nodes)
      refuse(package_, part_,
             "the file has more than " + std::to_string(most_nodes) +
                 " elements and attributes",
             "Make a layout of its own for each document.");
  }

  void start(const xml::Reader& reader) {
    if (reader.name_space() == w_namespace) return start_word(reader);
    const bool vml = reader.name_space() == vml_namespace;
    if (!vml && reader.name_space() != vml_office_namespace) return;
    if (reader.is(vml_office_namespace, "OLEObject"))
      refuse(package_, part_, "the file has an embedded or linked object",
             "Put a picture or a table in its place.");
    for (const auto& attribute : reader.attributes()) check_vml(attribute);
  }

  void start_word(const xml::Reader& reader) {
    const auto name = reader.local_name();
    if (name == "instrText" || name == "delInstrText") {
      in_instruction_ = true;
    } else if (name == "fldChar") {
      const auto* type = reader.attribute(w_namespace, "fldCharType");
      if (type) fields_.mark(*type);
    } else if (name == "fldSimple") {
      const auto* instruction = reader.attribute(w_namespace, "instr");
      if (instruction) check_instruction(package_, part_, *instruction);
    } else if (name == "altChunk") {
      refuse(package_, part_, "the file has a part of another format (altChunk)",
             "Paste its text into the document.");
    }
  }

  void check_vml(const xml::Attribute& attribute) const {
    if (attribute.local_name == "href" && attribute.name_space != r_namespace)
      require_harmless_link(package_, part_, attribute.value);
    const bool fetches =
        attribute.local_name == "src" || attribute.local_name == "althref";
    if (fetches && attribute.name_space != r_namespace &&
        !trimmed(attribute.value).empty())
      refuse(package_, part_, "a drawing fetches " + shown(attribute.value),
             "Embed the picture instead of linking to it.");
  }

  const opc::Package& package_;
  const std::string& part_;
  std::size_t& nodes_;
  Fields fields_;
  bool in_instruction_ = false;
};

bool is_xml(const opc::Package& package, const std::string& part) {
  const auto type = lower(package.content_type(part));
  const auto name = lower(part);
  return type.ends_with("+xml") || type.ends_with("/xml") ||
         type.ends_with("vmldrawing") || name.ends_with(".xml") || name.ends_with(".vml");
}

std::vector<std::string> xml_parts_within_limit(const opc::Package& package) {
  std::vector<std::string> parts;
  std::size_t total = 0;
  for (const auto& part : package.part_names()) {
    if (!is_xml(package, part)) continue;
    total += package.size(part);
    if (total > most_xml_bytes)
      refuse(package, part,
             "the file has more than " + std::to_string(most_xml_bytes) + " bytes of XML",
             "Make a layout of its own for each document.");
    parts.push_back(part);
  }
  return parts;
}

}  // namespace

void refuse_hostile(const opc::Package& package) {
  const auto parts = xml_parts_within_limit(package);
  auto sources = package.part_names();
  sources.insert(sources.begin(), "");
  for (const auto& source : sources) {
    if (!source.empty()) check_content_type(package, source);
    for (const auto& relationship : package.relationships(source))
      check_relationship(package, source, relationship);
  }
  std::size_t nodes = 0;
  for (const auto& part : parts) PartChecker(package, part, nodes).check();
}

}  // namespace detail
}  // namespace tongmun::docx
