// Flat OPC: a whole package as one XML file, <pkg:package> with a <pkg:part> each, whose content
// is either XML in place or base64. The XML of a part is written out again, event by event, with
// the namespaces that it uses from outside.
#include <algorithm>

#include "opc/package.hpp"
#include "xml/reader.hpp"
#include "xml/writer.hpp"

namespace tongmun::opc {

namespace {

using Kind = xml::Reader::Kind;
using Declarations = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view flat = "http://schemas.microsoft.com/office/2006/xmlPackage";

std::string qualified(std::string_view prefix, std::string_view local) {
  if (prefix.empty()) return std::string(local);
  return std::string(prefix).append(":").append(local);
}

int base64_value(char character) {
  if (character >= 'A' && character <= 'Z') return character - 'A';
  if (character >= 'a' && character <= 'z') return character - 'a' + 26;
  if (character >= '0' && character <= '9') return character - '0' + 52;
  if (character == '+') return 62;
  return character == '/' ? 63 : -1;
}

std::string decode_base64(std::string_view text, const Place& place) {
  std::string bytes;
  unsigned buffer = 0;
  int bits = 0;
  for (const char character : text) {
    if (std::string_view(" \t\r\n=").find(character) != std::string_view::npos) continue;
    const int value = base64_value(character);
    if (value < 0) throw Error(ErrorKind::malformed, "this is not base64", place);
    buffer = (buffer << 6 | static_cast<unsigned>(value)) & 0xFFFFu;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(buffer >> bits & 0xFFu);
  }
  return bytes;
}

void declare(Declarations& scope, const Declarations& declarations) {
  for (const auto& [prefix, uri] : declarations) {
    const auto known = std::find_if(scope.begin(), scope.end(),
                                    [&](const auto& entry) { return entry.first == prefix; });
    if (known != scope.end())
      known->second = uri;
    else
      scope.emplace_back(prefix, uri);
  }
}

void write_start(xml::Writer& out, const xml::Reader& reader, const Declarations& declarations) {
  out.start(qualified(reader.prefix(), reader.local_name()));
  for (const auto& [prefix, uri] : declarations)
    out.attribute(prefix.empty() ? "xmlns" : "xmlns:" + prefix, uri);
  for (const auto& attribute : reader.attributes())
    out.attribute(qualified(attribute.prefix, attribute.local_name), attribute.value);
}

// From the start of <pkg:xmlData>: its content as a document of its own. `scope` holds the
// namespaces declared around it.
std::string part_xml(xml::Reader& reader, Declarations scope) {
  const int level = reader.depth();
  declare(scope, reader.declarations());
  std::erase_if(scope, [](const auto& entry) { return entry.second == flat || entry.second.empty(); });
  xml::Writer out;
  out.declaration();
  while (reader.next() && reader.depth() > level) {
    const bool is_root = reader.depth() == level + 1;
    if (reader.kind() == Kind::start) {
      auto declarations = is_root ? scope : reader.declarations();
      if (is_root) declare(declarations, reader.declarations());
      write_start(out, reader, declarations);
    } else if (reader.kind() == Kind::end) {
      out.end();
    } else if (reader.kind() == Kind::text && !is_root) {
      out.text(reader.text());
    }
  }
  return out.take();
}

struct FlatPart {
  std::string name, content_type, bytes;
};

FlatPart read_flat_part(xml::Reader& reader, Declarations scope) {
  const auto place = reader.place();
  const auto* name = reader.attribute(flat, "name");
  const auto* type = reader.attribute(flat, "contentType");
  FlatPart part{name && name->starts_with('/') ? name->substr(1) : std::string(),
                type ? *type : std::string(),
                {}};
  if (!zip::is_safe_name(part.name) || part.content_type.empty())
    throw Error(ErrorKind::malformed, "a <pkg:part> lacks a sound pkg:name or pkg:contentType",
                place);
  declare(scope, reader.declarations());
  const int level = reader.depth();
  while (reader.next() && reader.depth() > level) {
    if (reader.kind() != Kind::start) continue;
    if (reader.is(flat, "xmlData"))
      part.bytes = part_xml(reader, scope);
    else if (reader.is(flat, "binaryData"))
      part.bytes = decode_base64(reader.element_text(), place);
  }
  return part;
}

}  // namespace

Package Package::read_flat(std::string_view bytes, std::string name) {
  Package package;
  package.name_ = std::move(name);
  Declarations scope;
  bool is_flat = false;
  xml::Reader reader(bytes, package.name_);
  while (reader.next()) {
    if (reader.kind() != Kind::start) continue;
    if (reader.depth() == 0) {
      is_flat = reader.is(flat, "package");
      scope = reader.declarations();
    }
    if (!is_flat)
      throw Error(ErrorKind::malformed, "this XML is no Flat OPC package", reader.place(),
                  "Its root must be <pkg:package>.");
    if (!reader.is(flat, "part")) continue;
    const auto place = reader.place();
    auto part = read_flat_part(reader, scope);
    if (package.contains(part.name))
      throw Error(ErrorKind::malformed, "the part '" + part.name + "' stands here twice", place);
    package.set_content_type(part.name, std::move(part.content_type));
    package.set_part(part.name, std::move(part.bytes));
  }
  return package;
}

}  // namespace tongmun::opc
