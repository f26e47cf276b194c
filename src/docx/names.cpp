// Parts are found by the relationships that lead to them, never by their usual names:
// LibreOffice, Google and Word all choose differently.
#include "docx/detail/names.hpp"

#include <algorithm>

namespace tongmun::docx::detail {
namespace {

std::string free_relationship_id(const std::vector<opc::Relationship>& relationships) {
  for (std::size_t number = relationships.size() + 1;; ++number) {
    auto id = "rId" + std::to_string(number);
    if (std::none_of(relationships.begin(), relationships.end(),
                     [&](const auto& known) { return known.id == id; }))
      return id;
  }
}

std::string target_from(std::string_view source, const std::string& part) {
  const auto slash = source.rfind('/');
  const auto folder =
      slash == std::string_view::npos ? source.substr(0, 0) : source.substr(0, slash + 1);
  if (!folder.empty() && part.starts_with(folder)) return part.substr(folder.size());
  return folder.empty() ? part : "/" + part;
}

}  // namespace

std::string_view kind_of(const opc::Relationship& relationship) {
  const std::string_view type = relationship.type;
  return type.substr(type.rfind('/') + 1);
}

std::optional<std::string> part_of_kind(const opc::Package& package,
                                        std::string_view source, std::string_view kind) {
  for (const auto& relationship : package.relationships(source)) {
    if (relationship.external || kind_of(relationship) != kind) continue;
    auto part = opc::Package::resolve(source, relationship.target);
    if (package.contains(part)) return part;
  }
  return std::nullopt;
}

std::string main_part(const opc::Package& package) {
  if (auto part = part_of_kind(package, "", "officeDocument")) return *part;
  throw Error(ErrorKind::malformed, "the package has no main document", {package.name()},
              "Open the file in a word processor and save it as DOCX.");
}

std::vector<std::string> story_parts(const opc::Package& package,
                                     const std::string& main) {
  std::vector<std::string> parts{main};
  for (const std::string_view kind : {"header", "footer"}) {
    std::vector<std::string> group;
    for (const auto& relationship : package.relationships(main)) {
      if (relationship.external || kind_of(relationship) != kind) continue;
      auto part = opc::Package::resolve(main, relationship.target);
      if (package.contains(part)) group.push_back(std::move(part));
    }
    std::sort(group.begin(), group.end());
    group.erase(std::unique(group.begin(), group.end()), group.end());
    parts.insert(parts.end(), group.begin(), group.end());
  }
  return parts;
}

void add_part(opc::Package& package, const std::string& source, std::string_view kind,
              const std::string& part, std::string bytes, std::string content_type) {
  package.set_part(part, std::move(bytes));
  package.set_content_type(part, std::move(content_type));
  auto relationships = package.relationships(source);
  const auto known =
      std::any_of(relationships.begin(), relationships.end(),
                  [&](const opc::Relationship& relationship) {
                    return kind_of(relationship) == kind && !relationship.external &&
                           opc::Package::resolve(source, relationship.target) == part;
                  });
  if (known) return;
  relationships.push_back({.id = free_relationship_id(relationships),
                           .type = std::string(office_relationships).append(kind),
                           .target = target_from(source, part)});
  package.set_relationships(source, std::move(relationships));
}

}  // namespace tongmun::docx::detail
