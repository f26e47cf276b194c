// Parts stay packed until somebody asks for them. Content types are read when the package is
// opened, since every part needs one, and written anew only after a change.
#include "opc/package.hpp"

#include <algorithm>

#include "xml/reader.hpp"
#include "xml/writer.hpp"

namespace tongmun::opc {

namespace {

constexpr std::string_view types_part = "[Content_Types].xml";
constexpr std::string_view types_namespace =
    "http://schemas.openxmlformats.org/package/2006/content-types";
// Of content types or relationships: some thousand entries; they are read again and
// again.
constexpr std::size_t most_directory_bytes = std::size_t{1} << 20;
constexpr std::string_view rels_type =
    "application/vnd.openxmlformats-package.relationships+xml";

bool is_relationships_part(std::string_view part) {
  const auto slash = part.rfind('/');
  if (slash == std::string_view::npos || !part.ends_with(".rels")) return false;
  const auto folder = part.substr(0, slash);
  return folder == "_rels" || folder.ends_with("/_rels");
}

// In lower case, since extensions are compared without regard to case (part 2, 9.1.2.4).
std::string extension_of(std::string_view part) {
  const auto dot = part.rfind('.'), slash = part.rfind('/');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) return {};
  return zip::folded_name(part.substr(dot + 1));
}

std::string_view without_slash(std::string_view part) {
  return part.starts_with('/') ? part.substr(1) : part;
}

bool looks_like_xml(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;  // UTF-16
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '<';
}

}  // namespace

Package Package::read(std::string bytes, std::string name) {
  auto package = looks_like_xml(bytes) ? read_flat(bytes, std::move(name))
                                       : read_zip(std::move(bytes), std::move(name));
  for (const auto& [part, content] : package.parts_)
    if (is_relationships_part(part)) package.require_short(part, package.size(part));
  return package;
}

void Package::require_short(std::string_view part, std::uint64_t bytes) const {
  if (bytes > most_directory_bytes)
    throw Error(ErrorKind::refused,
                "this part has " + std::to_string(bytes) + " bytes; at most " +
                    std::to_string(most_directory_bytes) + " are read",
                place_of(part), "Divide the document.");
}

Package Package::read_zip(std::string bytes, std::string name) {
  Package package;
  package.name_ = name;
  const zip::Archive archive(std::move(bytes), std::move(name));
  for (const auto& entry : archive.names()) {
    auto packed = std::make_shared<const zip::Packed>(archive.read_packed(entry));
    if (entry == types_part)
      package.content_types_ = std::move(packed);
    else
      package.parts_[entry].packed = std::move(packed);
  }
  if (!package.content_types_)
    throw Error(ErrorKind::malformed, "this package has no \"[Content_Types].xml\"",
                {.file = package.name_}, "Is it a document of another kind?");
  package.read_content_types();
  return package;
}

// Part names are compared without regard to case (part 2, 9.1.1.1), though hardly anybody
// writes them in two ways: an override is kept under its part's own name.
void Package::read_content_types() {
  std::map<std::string, std::string_view> by_folded;
  for (const auto& [part, content] : parts_)
    by_folded.emplace(zip::folded_name(part), part);
  const auto own_name = [&](std::string_view name) {
    const auto found = by_folded.find(zip::folded_name(name));
    return std::string(found == by_folded.end() ? name : found->second);
  };
  require_short(types_part, content_types_->size);
  const auto bytes = zip::unpack(*content_types_, place_of(types_part));
  xml::Reader reader(bytes, name_, std::string(types_part));
  while (reader.next()) {
    if (reader.kind() != xml::Reader::Kind::start || reader.name_space() != types_namespace)
      continue;
    const bool is_default = reader.local_name() == "Default";
    if (!is_default && reader.local_name() != "Override") continue;
    const auto* key = reader.attribute("", is_default ? "Extension" : "PartName");
    const auto* type = reader.attribute("", "ContentType");
    if (!key || !type)
      throw Error(ErrorKind::malformed, "a content type lacks an attribute", reader.place());
    const bool added =
        is_default ? defaults_.emplace(zip::folded_name(*key), *type).second
                   : overrides_.emplace(own_name(without_slash(*key)), *type).second;
    if (!added)
      throw Error(ErrorKind::malformed, "'" + *key + "' has two content types", reader.place());
  }
}

std::string Package::content_types_xml() const {
  xml::Writer out;
  out.declaration().start("Types").attribute("xmlns", types_namespace);
  auto defaults = defaults_;
  defaults.emplace("rels", rels_type);
  for (const auto& [extension, type] : defaults)
    out.start("Default").attribute("Extension", extension).attribute("ContentType", type).end();
  for (const auto& [part, type] : overrides_)
    out.start("Override").attribute("PartName", "/" + part).attribute("ContentType", type).end();
  out.end();
  return out.take();
}

std::vector<std::string> Package::part_names() const {
  std::vector<std::string> names;
  for (const auto& [name, part] : parts_)
    if (!is_relationships_part(name)) names.push_back(name);
  return names;
}

bool Package::contains(std::string_view part) const { return parts_.find(part) != parts_.end(); }

std::string Package::part(std::string_view part) const {
  const auto found = parts_.find(part);
  if (found == parts_.end())
    throw Error(ErrorKind::not_found, "the package has no such part", place_of(part));
  if (!found->second.packed) return found->second.bytes;
  return zip::unpack(*found->second.packed, place_of(part));
}

std::shared_ptr<const zip::Packed> Package::packed(std::string_view part) const {
  const auto found = parts_.find(part);
  return found == parts_.end() ? nullptr : found->second.packed;
}

std::size_t Package::size(std::string_view part) const {
  const auto found = parts_.find(part);
  if (found == parts_.end()) return 0;
  return found->second.packed ? static_cast<std::size_t>(found->second.packed->size)
                              : found->second.bytes.size();
}

void Package::set_part(const std::string& part, std::string bytes) {
  parts_[part] = {nullptr, std::move(bytes)};
}

void Package::remove_part(std::string_view part) {
  if (const auto found = parts_.find(part); found != parts_.end()) parts_.erase(found);
  set_relationships(std::string(part), {});
  if (const auto found = overrides_.find(part); found != overrides_.end()) {
    overrides_.erase(found);
    content_types_.reset();
  }
}

std::string Package::content_type(std::string_view part) const {
  if (const auto found = overrides_.find(part); found != overrides_.end())
    return found->second;
  // A name that is written otherwise than its part's. Parts themselves need no search, which
  // would be long for many parts without a type.
  if (!contains(part)) {
    const auto folded = zip::folded_name(part);
    for (const auto& [name, type] : overrides_)
      if (name.size() == folded.size() && zip::folded_name(name) == folded) return type;
  }
  const auto found = defaults_.find(extension_of(part));
  return found == defaults_.end() ? std::string() : found->second;
}

void Package::set_content_type(const std::string& part, std::string type) {
  if (content_type(part) == type) return;
  overrides_[part] = std::move(type);
  content_types_.reset();
}

void Package::require_content_type(const std::string& part) const {
  if (!content_type(part).empty() || is_relationships_part(part)) return;
  throw Error(ErrorKind::inconsistent, "this part has no content type", place_of(part),
              "Set one with set_content_type.");
}

Place Package::place_of(std::string_view part) const {
  return {.file = name_, .inside = std::string(part)};
}

std::string Package::write(int level) const { return write_with({}, level); }

std::string Package::write_with(const Replaced& replaced, int level) const {
  constexpr std::string_view first_part = "_rels/.rels";
  zip::Builder builder;
  const auto add = [&](const std::string& name, const Part& part) {
    const auto own = std::find_if(replaced.begin(), replaced.end(),
                                  [&](const auto& given) { return given.first == name; });
    if (own != replaced.end()) return builder.add(name, own->second, level);
    if (part.packed) return builder.add(name, part.packed);
    require_content_type(name);
    builder.add(name, part.bytes, level);
  };
  // A relationships part that was added needs its type.
  const bool lacks_rels = defaults_.find("rels") == defaults_.end();
  if (content_types_ && !lacks_rels)
    builder.add(std::string(types_part), content_types_);
  else
    builder.add(std::string(types_part), content_types_xml());
  if (const auto found = parts_.find(first_part); found != parts_.end())
    add(found->first, found->second);
  for (const auto& [name, part] : parts_)
    if (name != first_part) add(name, part);
  return builder.finish();
}

}  // namespace tongmun::opc
