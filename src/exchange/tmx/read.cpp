// One pass over the file: the header, then unit after unit to the sink.
#include "exchange/tmx/detail/elements.hpp"
#include "exchange/tmx/detail/findings.hpp"
#include "exchange/tmx/detail/unit_reader.hpp"
#include "exchange/tmx/tmx.hpp"

namespace tongmun::exchange::tmx {

namespace {

using Kind = xml::Reader::Kind;

void require_tmx(xml::Reader& reader) {
  while (reader.next())
    if (reader.kind() == Kind::start) {
      if (reader.local_name() == "tmx") return;
      throw Error(
          ErrorKind::malformed,
          "no TMX: the root element is <" + std::string(reader.local_name()) + ">",
          reader.place(), "A TMX file begins with <tmx version=\"1.4\">.");
    }
  throw Error(ErrorKind::malformed, "no TMX: the file is empty", reader.place());
}

std::string header_language(const xml::Reader& reader, Languages& languages,
                            Findings& findings) {
  const auto tag = attribute(reader, "srclang");
  if (tag == any_language) return tag;
  if (const auto language = languages.parse(tag)) return language->str();
  findings.add(bad_language("srclang \"" + tag +
                                "\" is no language tag; the first variant of " +
                                "each unit is its source",
                            reader.place()));
  return std::string(any_language);
}

Header read_header(xml::Reader& reader, Languages& languages, Findings& findings) {
  Header header{.source_language = header_language(reader, languages, findings),
                .creation_tool = attribute(reader, "creationtool"),
                .creation_tool_version = attribute(reader, "creationtoolversion"),
                .original_format = attribute(reader, "o-tmf")};
  for_each_child(reader, [&](const std::string& name) {
    if (name == "note") return header.notes.push_back(reader.element_text());
    if (name != "prop")
      return reader.skip_element();  // <ude>: maps of private characters
    const auto type = attribute(reader, "type");
    header.properties.emplace_back(type, reader.element_text());
  });
  return header;
}

}  // namespace

Header read(std::string_view bytes, const std::string& name,
            const std::function<void(ReadUnit)>& sink, Findings& findings) {
  xml::Reader reader(bytes, name);
  require_tmx(reader);
  Languages languages;
  std::optional<Header> header;
  while (reader.next()) {
    if (reader.kind() != Kind::start || reader.local_name() == "body") continue;
    if (!header && reader.local_name() != "header") break;
    if (reader.local_name() == "header") {
      header = read_header(reader, languages, findings);
    } else if (reader.local_name() == "tu") {
      if (auto unit = read_unit(reader, header->source_language, languages, findings))
        sink(std::move(*unit));
    } else {
      findings.add(unknown_element(
          "<" + std::string(reader.local_name()) + "> was left out", reader.place()));
      reader.skip_element();
    }
  }
  if (!header)
    throw Error(ErrorKind::malformed, "no TMX: it has no <header>", reader.place(),
                "Add one with srclang, the language of the sources.");
  return *header;
}

}  // namespace tongmun::exchange::tmx
