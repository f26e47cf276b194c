// Relationships and strings of a workbook. Targets are resolved as RFC 3986 does for
// paths; a target that climbs out of the archive simply names no part.
#include "base/utf8.hpp"
#include "campaign/detail/xlsx.hpp"

namespace tongmun::campaign {

namespace {

constexpr std::string_view package_relationships =
    "http://schemas.openxmlformats.org/package/2006/relationships";

std::string folder_of(const std::string& part) {
  const auto slash = part.rfind('/');
  return slash == std::string::npos ? std::string{} : part.substr(0, slash + 1);
}

// "xl/" and "../docs/a.xml" → "docs/a.xml"; "/xl/a.xml" → "xl/a.xml".
std::string resolved(const std::string& folder, std::string_view target) {
  std::string path = target.starts_with('/') ? std::string(target.substr(1))
                                             : folder + std::string(target);
  std::string clean;
  for (std::size_t begin = 0; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    const auto step = path.substr(begin, end - begin);
    if (step == "..")
      clean.erase(clean.rfind('/') == std::string::npos ? 0 : clean.rfind('/'));
    else if (step != "." && !step.empty())
      clean += (clean.empty() ? "" : "/") + step;
    begin = end + 1;
  }
  return clean;
}

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  return std::nullopt;
}

// The code unit of "_x000D_" at `at`, or nothing.
std::optional<char32_t> escaped_unit(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "_x" || at + 7 > text.size() || text[at + 6] != '_')
    return std::nullopt;
  char32_t unit = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const auto digit = hex_digit(text[i]);
    if (!digit) return std::nullopt;
    unit = unit * 16 + *digit;
  }
  return unit;
}

// ST_Xstring (§22.9.2.19) writes what XML cannot as _xHHHH_. Surrogates stay as written.
std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const auto unit = escaped_unit(text, at);
    if (unit && (*unit < 0xD800 || *unit > 0xDFFF)) {
      append_utf8(plain, *unit);
      at += 7;
    } else {
      plain += text[at++];
    }
  }
  return plain;
}

}  // namespace

bool is_sheet_element(const xml::Reader& reader, std::string_view local_name) {
  return reader.is("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                   local_name) ||
         reader.is("http://purl.oclc.org/ooxml/spreadsheetml/main", local_name);
}

std::string read_rich_text(xml::Reader& reader) {
  std::string text;
  const int depth = reader.depth();
  while (reader.next()) {
    if (reader.kind() == xml::Reader::Kind::end && reader.depth() == depth) break;
    if (reader.kind() != xml::Reader::Kind::start) continue;
    if (is_sheet_element(reader, "rPh"))
      reader.skip_element();
    else if (is_sheet_element(reader, "t"))
      text += unescaped(reader.element_text());
  }
  return text;
}

std::map<std::string, Relationship> read_relationships(const zip::Archive& archive,
                                                       const std::string& file,
                                                       const std::string& part) {
  std::map<std::string, Relationship> relationships;
  const auto folder = folder_of(part);
  const auto name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  if (!archive.contains(name)) return relationships;
  const auto bytes = archive.read(name);
  xml::Reader reader(bytes, file, name);
  while (reader.next()) {
    if (reader.kind() != xml::Reader::Kind::start ||
        !reader.is(package_relationships, "Relationship"))
      continue;
    const auto* id = reader.attribute("", "Id");
    const auto* type = reader.attribute("", "Type");
    const auto* target = reader.attribute("", "Target");
    const auto* mode = reader.attribute("", "TargetMode");
    if (!id || !type || !target || (mode && *mode == "External")) continue;
    relationships[*id] = {type->substr(type->rfind('/') + 1), resolved(folder, *target)};
  }
  return relationships;
}

}  // namespace tongmun::campaign
