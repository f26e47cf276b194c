// Documents made by hand, and what to ask of the Akoma Ntoso made of them.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "support/published.hpp"
#include "render/akn/akn.hpp"
#include "xml/reader.hpp"

namespace tongmun::letter {

using namespace model;

inline text::LanguageTag tag(const std::string& text) {
  return text::LanguageTag::parse(text);
}

inline render::akn::Identity identity(const std::string& language = "en-GB") {
  return {.author = "org-icnk",
          .author_code = "icnk",
          .date = {2013, 1, 8},
          .number = "fm-coi-fr-foreign-minister",
          .circular = "fm-coi",
          .language = tag(language),
          .source_language = tag("en-GB")};
}

inline Document document(const std::string& language, std::vector<Block> blocks) {
  return {.title = "Letter",
          .language = tag(language),
          .direction = text::direction_of(tag(language)),
          .stories = {{"word/document.xml", std::move(blocks)}},
          .values = {{Value::Kind::quantity, "claim-prisoners", "200000"},
                     {Value::Kind::date, "date-letter", "2013-01-08"},
                     {Value::Kind::date, "date-founded", "2011-09"},
                     {Value::Kind::organisation, "org-icnk", ""},
                     {Value::Kind::person, "person-1", ""},
                     {Value::Kind::country, "country-FR", ""},
                     {Value::Kind::text, "subject", ""},
                     {Value::Kind::date, "date-decade", "2003"}}};
}

enum ValueIndex {
  none = -1,
  prisoners,
  letter_date,
  founded,
  icnk,
  somebody,
  france,
  words,
  decade
};

// A run in the language of the document, which `text` cannot tell: it is left
// undetermined.
inline Run run(const std::string& text, int value = none) {
  return {.text = text, .value = value};
}

inline Paragraph paragraph(const std::string& id, const std::string& style,
                           std::vector<Inline> content) {
  return {.id = id, .style = style, .content = std::move(content)};
}

// A paragraph of one segment, whose id is that of the paragraph.
inline Paragraph said(const std::string& id, const std::string& style,
                      std::vector<Inline> content) {
  content.insert(content.begin(), SegmentStart{id + "_1"});
  content.push_back(SegmentEnd{id + "_1"});
  return paragraph(id, style, std::move(content));
}

inline Paragraph said(const std::string& id, const std::string& style,
                      const std::string& text) {
  return said(id, style, std::vector<Inline>{run(text)});
}

inline Paragraph item(Paragraph made, int list, int level = 0,
                      ListItem::Kind kind = ListItem::Kind::number) {
  made.list = std::make_shared<const ListItem>(ListItem{kind, level, list});
  return made;
}

inline std::shared_ptr<Table> table(const std::string& id,
                                    std::vector<std::vector<Paragraph>> rows) {
  auto made = std::make_shared<Table>(Table{.id = id});
  for (auto& cells : rows) {
    Row row{.header = made->rows.empty()};
    for (auto& cell : cells) row.cells.push_back({{std::move(cell)}});
    made->rows.push_back(std::move(row));
  }
  return made;
}

inline std::string rendered(const Document& document, const render::akn::Identity& who,
                            const std::vector<render::akn::Reference>& references = {}) {
  return render::akn::render(document, who, references);
}

inline std::string rendered(std::vector<Block> blocks) {
  return rendered(document("en-GB", std::move(blocks)), identity());
}

// What stands between <part …> and </part>, without indentation.
inline std::string part(const std::string& bytes, const std::string& name) {
  auto begin = std::min(bytes.find("<" + name + ">"), bytes.find("<" + name + " "));
  if (begin == std::string::npos) return "(no " + name + ")";
  begin = bytes.find('>', begin) + 1;
  std::string inside;
  bool fresh = false;
  for (const char character :
       bytes.substr(begin, bytes.find("</" + name + ">") - begin)) {
    if (character == '\n') fresh = true;
    if (character == '\n' || (fresh && character == ' ')) continue;
    fresh = false;
    inside += character;
  }
  return inside;
}

inline std::vector<std::string> attributes(const std::string& bytes,
                                           const std::set<std::string>& names) {
  std::vector<std::string> found;
  xml::Reader reader(bytes, "test.akn");
  while (reader.next())
    if (reader.kind() == xml::Reader::Kind::start)
      for (const auto& attribute : reader.attributes())
        if (names.contains(attribute.local_name)) found.push_back(attribute.value);
  return found;
}

inline std::vector<std::string> eids(const std::string& bytes) {
  return attributes(bytes, {"eId"});
}

// Valid by the schema; all eIds there once; all pointers lead to one.
inline void check_sound(const std::string& bytes) {
  const auto all = eids(bytes);
  const std::set<std::string> known(all.begin(), all.end());
  CHECK(known.size() == all.size());
  for (const auto& pointer : attributes(bytes, {"refersTo", "by", "as", "source"})) {
    INFO(pointer);
    CHECK(pointer.starts_with('#'));
    CHECK(known.contains(pointer.substr(1)));
  }
  const auto faults =
      published::faults(bytes, "--schema", "schemas/akn/akomantoso30.xsd");
  if (faults && !faults->empty()) FAIL_CHECK(*faults << "\n" << bytes);
}

}  // namespace tongmun::letter
