// Elements outside a <seg> are indented; a <seg> is made as one string, since every space
// counts there. Fields and codes are numbered by x: codes keep their id, fields follow
// after the highest of the whole unit, the same field with the same number in each
// variant.
#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

#include "exchange/tmx/tmx.hpp"
#include "xml/writer.hpp"

namespace tongmun::exchange::tmx {

namespace {

// What stands inside a code for programs that show it: Markdown, as in our text parts.
std::string_view native_code(std::string_view type) {
  if (type == "bold") return "**";
  if (type == "italic") return "*";
  return {};
}

std::set<int> paired_ids(const model::InlineContent& content) {
  std::set<int> open, paired;
  for (const auto& item : content) {
    const auto* code = std::get_if<model::Code>(&item);
    if (code == nullptr) continue;
    if (code->kind == model::Code::Kind::open) open.insert(code->id);
    if (code->kind == model::Code::Kind::close && open.contains(code->id))
      paired.insert(code->id);
  }
  return paired;
}

// The numbers of a unit's fields: by path, and by how many of that path came before.
class FieldNumbers {
 public:
  explicit FieldNumbers(const model::Unit& unit) {
    add_codes(unit.source.content);
    for (const auto& [language, target] : unit.targets) add_codes(target.content);
  }

  std::int64_t number(const std::string& path, int earlier) {
    const auto [found, added] = numbers_.emplace(std::pair(path, earlier), next_);
    if (added) ++next_;
    return found->second;
  }

 private:
  void add_codes(const model::InlineContent& content) {
    for (const auto& item : content)
      if (const auto* code = std::get_if<model::Code>(&item))
        next_ = std::max(next_, std::int64_t{code->id} + 1);
  }

  std::map<std::pair<std::string, int>, std::int64_t> numbers_;
  std::int64_t next_ = 1;  // wider than a code's id, which may be the highest there is
};

struct InlineWriter {
  xml::Writer& out;
  FieldNumbers& numbers;
  std::set<int> paired;
  std::map<std::string, int> seen = {};  // fields so far, by path

  void operator()(const model::Text& text) { out.text(text.text); }

  void operator()(const model::Field& field) {
    const auto path = model::field_path(field.tag);
    const auto number = numbers.number(path, seen[path]++);
    out.start("ph")
        .attribute("x", std::to_string(number))
        .text("{{" + field.tag + "}}")
        .end();
  }

  void operator()(const model::Code& code) {
    const auto id = std::to_string(code.id);
    if (code.kind == model::Code::Kind::standalone) {
      out.start("ph").attribute("x", id).attribute("type", code.type).end();
      return;
    }
    const bool opens = code.kind == model::Code::Kind::open;
    if (!paired.contains(code.id)) {
      out.start("it").attribute("pos", opens ? "begin" : "end");
      out.attribute("x", id).attribute("type", code.type);
    } else if (opens) {
      out.start("bpt").attribute("i", id).attribute("x", id).attribute("type", code.type);
    } else {
      out.start("ept").attribute("i", id);
    }
    out.text(native_code(code.type)).end();
  }
};

void write_variant(xml::Writer& out, const model::Segment& segment,
                   FieldNumbers& numbers) {
  xml::Writer content;
  InlineWriter writer{content, numbers, paired_ids(segment.content)};
  for (const auto& item : segment.content) std::visit(writer, item);
  out.start("tuv").attribute("xml:lang", segment.language.str());
  out.start("seg").raw(content.str()).end();
  out.end();
}

void attribute_unless_empty(xml::Writer& out, std::string_view name,
                            const std::string& value) {
  if (!value.empty()) out.attribute(name, value);
}

void write_unit(xml::Writer& out, const Header& header, const model::Unit& unit) {
  out.start("tu");
  attribute_unless_empty(out, "tuid", unit.id);
  if (unit.source.language.str() != header.source_language)
    out.attribute("srclang", unit.source.language.str());
  attribute_unless_empty(out, "creationdate", unit.created);
  attribute_unless_empty(out, "creationid", unit.creator);
  attribute_unless_empty(out, "changedate", unit.changed);
  attribute_unless_empty(out, "changeid", unit.changer);
  for (const auto& note : unit.notes) out.element("note", note);
  for (const auto& [type, value] : unit.properties)
    out.start("prop").attribute("type", type).text(value).end();
  FieldNumbers numbers(unit);
  write_variant(out, unit.source, numbers);
  for (const auto& [language, target] : unit.targets)
    if (language != unit.source.language)
      write_variant(out, {language, target.content}, numbers);
  out.end();
}

void write_header(xml::Writer& out, const Header& header) {
  out.start("header")
      .attribute("creationtool", header.creation_tool)
      .attribute("creationtoolversion", header.creation_tool_version)
      .attribute("segtype", "sentence")
      .attribute("o-tmf", header.original_format)
      .attribute("adminlang", "en")
      .attribute("srclang", header.source_language)
      .attribute("datatype", "xml");
  for (const auto& note : header.notes) out.element("note", note);
  for (const auto& [type, value] : header.properties)
    out.start("prop").attribute("type", type).text(value).end();
  out.end();
}

}  // namespace

std::string write(const Header& header, const std::vector<model::Unit>& units) {
  xml::Writer out(xml::Writer::Layout::indented);
  out.declaration()
      .doctype("tmx SYSTEM \"tmx14.dtd\"")
      .start("tmx")
      .attribute("version", "1.4");
  write_header(out, header);
  out.start("body");
  for (const auto& unit : units) write_unit(out, header, unit);
  out.end().end();
  return out.take();
}

}  // namespace tongmun::exchange::tmx
