// A safe pull reader over libxml2. Hostile input ends in an Error, never in a fetch or a bomb.
//   xml::Reader reader(bytes, "word/document.xml");
//   while (reader.next())
//     if (reader.kind() == xml::Reader::Kind::start && reader.is(w, "p")) …
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace tongmun::xml {

struct Limits {
  std::size_t bytes = std::size_t{256} << 20;
  int depth = 256;
};

struct Attribute {
  std::string name_space;  // URI, or empty
  std::string prefix;
  std::string local_name;
  std::string value;
};

// The same without copies: void once the reader moves on.
struct AttributeView {
  std::string_view name_space, prefix, local_name, value;
};

// Never reads a DTD's external subset, never fetches, never expands an entity: a document that
// declares an entity or an attribute's default is refused, a bare `<!DOCTYPE tmx SYSTEM "…">` is
// passed over. An element has at most 1,000 attributes, 1,000 namespaces at a time. Bytes may be
// UTF-8, UTF-16 or what the XML declaration names. All text comes out as UTF-8.
class Reader {
 public:
  enum class Kind { start, end, text, comment, instruction };

  // `bytes` must outlive the reader. `name` is the file, `inside` the part, of every Error's place.
  explicit Reader(std::string_view bytes, std::string name, std::string inside = {},
                  Limits limits = {});
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // Moves to the next node; false at the end of the document. An empty element `<a/>` gives
  // `start` and then `end`. Views and references into the last node are void then. Throws Error:
  // `malformed` with line and column, `refused` at a limit or for a declared entity.
  bool next();

  Kind kind() const;
  std::string_view name_space() const;   // URI of the element
  std::string_view local_name() const;
  std::string_view prefix() const;
  bool is(std::string_view name_space_uri, std::string_view local) const;
  // Of a text, comment or instruction. Neighbouring texts and CDATA sections are one text.
  std::string_view text() const;
  bool is_empty_element() const;         // written `<a/>`
  const std::vector<Attribute>& attributes() const;  // of a start; without xmlns declarations
  // One by one, for readers of everything; `index` is below attribute_count().
  std::size_t attribute_count() const;
  AttributeView attribute_at(std::size_t index) const;
  std::size_t declaration_count() const;
  // Namespaces declared on this start: prefix (may be empty) and URI, in document order.
  const std::vector<std::pair<std::string, std::string>>& declarations() const;
  // The attribute's value, or nullptr. A `name_space_uri` of "" means no namespace.
  const std::string* attribute(std::string_view name_space_uri, std::string_view local) const;

  int depth() const;  // of the current node; the root element has 0
  Place place() const;

  // From a start: passes over everything up to and including its end.
  void skip_element();
  // From a start: the concatenated text inside, up to and including its end.
  std::string element_text();

  struct Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

inline constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";

}  // namespace tongmun::xml
