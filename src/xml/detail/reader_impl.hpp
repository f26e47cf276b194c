// What stands behind xml::Reader: a push parser of libxml2 and the queue of its events.
#pragma once

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <cassert>
#include <cstring>
#include <optional>

#include "xml/reader.hpp"

namespace tongmun::xml {

namespace detail {

inline constexpr std::size_t first_chunk = 4096;  // bytes

inline std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view{};
}

// As view(text) == wanted, without measuring the text first.
inline bool is_same(const xmlChar* text, std::string_view wanted) {
  if (!text) return wanted.empty();
  const auto* bytes = reinterpret_cast<const char*>(text);
  return std::strncmp(bytes, wanted.data(), wanted.size()) == 0 && bytes[wanted.size()] == '\0';
}

inline std::string_view view(const xmlChar* begin, const xmlChar* end) {
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

struct ContextDeleter {
  void operator()(xmlParserCtxtPtr context) const {
    // The parser makes a document of its own accord when a DTD declares something.
    if (context->myDoc) xmlFreeDoc(context->myDoc);
    context->myDoc = nullptr;
    xmlFreeParserCtxt(context);
  }
};

}  // namespace detail

struct Reader::Impl {
  struct Span {
    std::size_t offset = 0, length = 0;  // in the pool
  };
  struct RawAttribute {
    // In the parser's dictionary; null where there is none.
    const xmlChar *name_space, *prefix, *local_name;
    Span value;
  };
  struct Event {
    Kind kind;
    bool is_empty = false;
    int depth = 0, line = 0, column = 0;
    const xmlChar *name_space = nullptr, *prefix = nullptr, *local_name = nullptr;
    Span text;
    std::size_t first_attribute = 0, first_declaration = 0;
    int attributes = 0, declarations = 0;
  };
  struct Position {
    int line = 1, column = 1;
  };

  Impl(std::string_view input, std::string file_name, std::string part, Limits reader_limits)
      : rest(input), file(std::move(file_name)), inside(std::move(part)), limits(reader_limits) {}

  std::string_view rest;  // not fed yet
  std::string file, inside;
  Limits limits;
  std::unique_ptr<xmlParserCtxt, detail::ContextDeleter> parser;
  std::size_t chunk = detail::first_chunk, counted = 0;
  int pending_attributes = 0;
  bool ended = false;
  std::optional<Error> failure;  // reported when the events before it were fetched

  std::vector<Event> events;
  std::size_t current = 0, fetched = 0;  // `current` is the event before `fetched`
  std::string pool;
  std::vector<RawAttribute> raw_attributes;
  std::vector<std::pair<std::string_view, std::string_view>> raw_declarations;
  int open_elements = 0;
  bool has_root = false;
  Position here;  // where the last event ended: the next one begins there

  // Made from the raw ones when somebody asks.
  std::vector<Attribute> attributes;
  std::vector<std::pair<std::string, std::string>> declarations;
  bool has_attributes = false, has_declarations = false;

  const Event& event() const {
    assert(fetched > 0);
    return events[current];
  }
  std::string_view at(Span span) const {
    return std::string_view(pool).substr(span.offset, span.length);
  }
  Span store(std::string_view text) {
    pool += text;
    return {pool.size() - text.size(), text.size()};
  }

  Position parser_position() const {
    const auto* input = parser->input;
    return input ? Position{input->line, input->col} : here;
  }
  Place place_of(Position position) const {
    return {file, position.line, position.column, inside};
  }
  void fail(ErrorKind kind, std::string message, Position position, std::string hint = {}) {
    if (!failure) failure.emplace(kind, std::move(message), place_of(position), std::move(hint));
  }

  Event& add(Kind kind, int depth) {
    const auto begin = here;
    here = parser_position();
    return events.emplace_back(Event{.kind = kind,
                                     .depth = depth,
                                     .line = begin.line,
                                     .column = begin.column,
                                     .first_attribute = raw_attributes.size(),
                                     .first_declaration = raw_declarations.size()});
  }

  void start_parser();
  void feed();
  void check_pending_tag(std::size_t before);
  void keep_pending_text();
  bool deliverable() const;
  bool advance();

  void on_start(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int namespaces,
                const xmlChar** namespace_list, int attribute_count, const xmlChar** list);
  void on_end(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri);
  void on_text(const xmlChar* text, int length);
  void on_other(Kind kind, std::string text);
  void on_entity(const xmlChar* name);
  void on_declared_entity(const xmlChar* name);
  void on_error(const xmlError& error);
  Span store_value(std::string_view value);
  Position tag_position() const;
};

}  // namespace tongmun::xml
