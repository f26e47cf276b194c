// Relationships are parts of the package like others, so they are read when asked for and
// written when set; nothing is kept between.
#include <algorithm>

#include "opc/package.hpp"
#include "xml/reader.hpp"
#include "xml/writer.hpp"

namespace tongmun::opc {

namespace {

constexpr std::string_view relationships_namespace =
    "http://schemas.openxmlformats.org/package/2006/relationships";

// "word/document.xml" has its relationships in "word/_rels/document.xml.rels".
std::string relationships_part(std::string_view source) {
  const auto name = source.rfind('/') + 1;  // 0 where there is no slash
  return std::string(source.substr(0, name)) + "_rels/" + std::string(source.substr(name)) +
         ".rels";
}

Relationship read_relationship(const xml::Reader& reader) {
  const auto* id = reader.attribute("", "Id");
  const auto* type = reader.attribute("", "Type");
  const auto* target = reader.attribute("", "Target");
  const auto* mode = reader.attribute("", "TargetMode");
  if (!id || !type || !target)
    throw Error(ErrorKind::malformed, "a relationship lacks its Id, Type or Target",
                reader.place());
  return {*id, *type, *target, mode && *mode == "External"};
}

}  // namespace

std::vector<Relationship> Package::relationships(std::string_view source) const {
  const auto name = relationships_part(source);
  if (!contains(name)) return {};
  const auto bytes = part(name);
  std::vector<Relationship> relationships;
  xml::Reader reader(bytes, name_, name);
  while (reader.next())
    if (reader.kind() == xml::Reader::Kind::start &&
        reader.is(relationships_namespace, "Relationship"))
      relationships.push_back(read_relationship(reader));
  return relationships;
}

void Package::set_relationships(const std::string& source,
                                std::vector<Relationship> relationships) {
  const auto name = relationships_part(source);
  if (relationships.empty()) {
    parts_.erase(name);
    return;
  }
  xml::Writer out;
  out.declaration().start("Relationships").attribute("xmlns", relationships_namespace);
  for (const auto& relationship : relationships) {
    out.start("Relationship").attribute("Id", relationship.id);
    out.attribute("Type", relationship.type).attribute("Target", relationship.target);
    if (relationship.external) out.attribute("TargetMode", "External");
    out.end();
  }
  out.end();
  set_part(name, out.take());
}

std::optional<std::string> Package::target_of(std::string_view source,
                                              std::string_view type) const {
  for (const auto& relationship : relationships(source)) {
    if (relationship.type != type || relationship.external) continue;
    auto target = resolve(source, relationship.target);
    if (contains(target)) return target;
  }
  return std::nullopt;
}

std::string Package::resolve(std::string_view source, std::string_view target) {
  target = target.substr(0, target.find('#'));
  std::string path(target.starts_with('/') ? std::string_view{}
                                           : source.substr(0, source.rfind('/') + 1));
  if (!path.empty()) path.pop_back();
  for (std::size_t start = 0; start < target.size();) {
    const auto end = std::min(target.find('/', start), target.size());
    const auto component = target.substr(start, end - start);
    start = end + 1;
    if (component == "..") {
      if (path.empty()) return {};
      path.erase(path.rfind('/') == std::string::npos ? 0 : path.rfind('/'));
    } else if (!component.empty() && component != ".") {
      path.append(path.empty() ? "" : "/").append(component);
    }
  }
  return target.empty() || target.ends_with('/') ? std::string() : path;
}

}  // namespace tongmun::opc
