// The linter reads a file from its bytes, as a word processor does, and knows nothing of
// how it came to be. Here: the package and the definitions; stories and properties have
// their own files.
#include "docx/detail/lint.hpp"

#include <algorithm>

#include "docx/detail/names.hpp"
#include "docx/docx.hpp"
#include "xml/reader.hpp"

namespace tongmun::docx {
namespace detail {
namespace {

Node parse_or_nothing(const opc::Package& package, const std::string& main,
                      std::string_view kind) {
  const auto part = part_of_kind(package, main, kind);
  if (!part) return {};
  try {
    return parse(package.part(*part), package.name(), *part);
  } catch (const Error&) {
    return {};  // told by lint_package
  }
}

bool is_xml(const opc::Package& package, const std::string& part) {
  const auto type = package.content_type(part);
  return type.ends_with("+xml") || type.ends_with("/xml") || part.ends_with(".xml");
}

void check_well_formed(LintFile& file, const std::string& part) {
  try {
    const auto bytes = file.package.part(part);
    xml::Reader reader(bytes, file.package.name(), part);
    while (reader.next()) {
    }
  } catch (const Error& error) {
    auto place = error.place();
    file.findings.add({std::string(fault::unreadable.code), Severity::error,
                       error.message(), place, std::string(fault::unreadable.remedy)});
  }
}

bool is_local(std::string_view target) {
  return target.starts_with("file:") || target.starts_with("\\\\") ||
         (target.size() > 2 && target[1] == ':' &&
          (target[2] == '\\' || target[2] == '/'));
}

void check_relationships(LintFile& file, const std::string& source) {
  const auto inside = source.empty() ? std::string("package") : source;
  for (const auto& relationship : file.package.relationships(source)) {
    if (relationship.external) {
      if (is_local(relationship.target))
        file.report(fault::local_target,
                    "a link leads to '" + relationship.target + "' on somebody's disk",
                    inside);
      continue;
    }
    const auto target = relationship.target.substr(0, relationship.target.find('#'));
    if (target.empty() || file.package.contains(opc::Package::resolve(source, target)))
      continue;
    file.report(fault::target_missing,
                "relationship " + relationship.id + " leads to '" + target +
                    "', which is no part",
                inside);
  }
}

std::set<std::string> note_ids(const Node& root) {
  std::set<std::string> ids;
  for (const auto& note : root.children)
    if (!note.is_text()) ids.emplace(note.value("w:id"));
  return ids;
}

}  // namespace

LintFile::LintFile(const opc::Package& opened, Findings& found)
    : package(opened),
      findings(found),
      main(main_part(opened)),
      styles(parse_or_nothing(opened, main, "styles")) {
  for (const auto& node : parse_or_nothing(package, main, "numbering").children)
    if (node.is("w:num")) numbers.emplace(node.value("w:numId"));
  notes["w:footnoteReference"] = note_ids(parse_or_nothing(package, main, "footnotes"));
  notes["w:endnoteReference"] = note_ids(parse_or_nothing(package, main, "endnotes"));
  notes["w:commentReference"] = note_ids(parse_or_nothing(package, main, "comments"));
}

void LintFile::report(const Fault& fault, std::string message, std::string inside) {
  findings.add({std::string(fault.code),
                fault.severity,
                std::move(message),
                {.file = package.name(), .inside = std::move(inside)},
                std::string(fault.remedy)});
}

void lint_package(LintFile& file) {
  check_relationships(file, "");
  for (const auto& part : file.package.part_names()) {
    if (file.package.content_type(part).empty())
      file.report(fault::content_type, "the part has no content type", part);
    if (is_xml(file.package, part)) check_well_formed(file, part);
    check_relationships(file, part);
  }
}

void lint_definitions(LintFile& file, const std::string& part, const Node& root) {
  for_each_node(root, [&](const Node& node) { lint_properties(file, node, part); });
  std::set<std::string, std::less<>> abstracts;
  for (const auto& node : root.children)
    if (node.is("w:abstractNum")) abstracts.emplace(node.value("w:abstractNumId"));
  for (const auto& node : root.children) {
    const auto* abstract = node.is("w:num") ? node.child("w:abstractNumId") : nullptr;
    if (abstract && !abstracts.contains(abstract->value()))
      file.report(fault::number_missing,
                  "list " + std::string(node.value("w:numId")) +
                      " follows abstract numbering " + std::string(abstract->value()) +
                      ", which is not defined",
                  part);
  }
}

namespace {

void lint_parts(LintFile& file) {
  for (const auto& part : story_parts(file.package, file.main)) {
    try {
      lint_story(file, part, parse(file.package.part(part), file.package.name(), part));
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::unsupported)
        file.report(fault::unreadable, error.message(), part);
    }  // what is malformed was told by lint_package
  }
  for (const std::string_view kind : {"styles", "numbering", "settings"}) {
    const auto root = parse_or_nothing(file.package, file.main, kind);
    if (!root.name.empty())
      lint_definitions(file, *part_of_kind(file.package, file.main, kind), root);
  }
}

}  // namespace
}  // namespace detail

void lint(std::string_view bytes, const std::string& name, Findings& findings) {
  try {
    const auto package = opc::Package::read(std::string(bytes), name);
    detail::LintFile file(package, findings);
    detail::lint_package(file);
    detail::lint_parts(file);
  } catch (const Error& error) {  // one file of many
    auto finding = finding_from(error, std::string(detail::fault::unreadable.code));
    if (finding.remedy.empty()) finding.remedy = detail::fault::unreadable.remedy;
    findings.add(std::move(finding));
  }
}

}  // namespace tongmun::docx
