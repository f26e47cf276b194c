// libxml2's push parser, fed in small chunks; its SAX events wait in a queue until `next` fetches
// them. xmlTextReader would have been the shorter way, but it counts lines in 16 bits, knows no
// columns, builds a tree that is thrown away, and reports a DTD's entities only after reading
// them. Here no entity is ever stored, so none can be expanded.
//
// Names live in the parser's dictionary and are never copied. Texts and attribute values are
// appended to one pool, which is emptied when all its events were fetched.
#include "xml/reader.hpp"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <optional>

namespace tongmun::xml {

namespace {

constexpr std::size_t first_chunk = 4096, largest_chunk = std::size_t{1} << 20;
// libxml2 compares each attribute of an element with all others, and looks prefixes up one by one.
constexpr int attribute_limit = 1000, namespace_limit = 1000;

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view{};
}

// As view(text) == wanted, without measuring the text first.
bool is_same(const xmlChar* text, std::string_view wanted) {
  if (!text) return wanted.empty();
  const auto* bytes = reinterpret_cast<const char*>(text);
  return std::strncmp(bytes, wanted.data(), wanted.size()) == 0 && bytes[wanted.size()] == '\0';
}

std::string_view view(const xmlChar* begin, const xmlChar* end) {
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

// Errors without a parser context, such as those of character conversion, would go to stderr.
// The handler is the thread's own.
class SilencedErrors {
 public:
  SilencedErrors() : handler_(xmlStructuredError), context_(xmlStructuredErrorContext) {
    xmlSetStructuredErrorFunc(nullptr, [](void*, xmlErrorPtr) {});
  }
  ~SilencedErrors() { xmlSetStructuredErrorFunc(context_, handler_); }
  SilencedErrors(const SilencedErrors&) = delete;
  SilencedErrors& operator=(const SilencedErrors&) = delete;

 private:
  xmlStructuredErrorFunc handler_;
  void* context_;
};

struct ContextDeleter {
  void operator()(xmlParserCtxtPtr context) const {
    // The parser makes a document of its own accord when a DTD declares something.
    if (context->myDoc) xmlFreeDoc(context->myDoc);
    context->myDoc = nullptr;
    xmlFreeParserCtxt(context);
  }
};

std::string_view trimmed(std::string_view message) {
  while (!message.empty() && (message.back() == '\n' || message.back() == ' '))
    message.remove_suffix(1);
  return message;
}

}  // namespace

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
  std::unique_ptr<xmlParserCtxt, ContextDeleter> parser;
  std::size_t chunk = first_chunk, counted = 0;
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

namespace {

// No exception may cross libxml2's frames: it becomes the reader's failure.
template <typename Body>
void guarded(void* data, Body body) noexcept {
  auto& reader = *static_cast<Reader::Impl*>(data);
  if (reader.failure) return;
  try {
    body(reader);
  } catch (const std::bad_alloc&) {
    reader.fail(ErrorKind::refused, "there is not enough memory for this XML", reader.here);
  }
}

xmlEntityPtr refuse_reference(void* data, const xmlChar* name) {
  guarded(data, [&](auto& reader) { reader.on_entity(name); });
  return nullptr;
}

void handle_error(void* data, xmlErrorPtr error) {
  guarded(data, [&](auto& reader) { reader.on_error(*error); });
}

void handle_attribute_declaration(void* data, const xmlChar* element, const xmlChar*, int, int,
                                  const xmlChar* default_value, xmlEnumerationPtr values) {
  xmlFreeEnumeration(values);
  if (!default_value) return;
  guarded(data, [&](auto& reader) {
    reader.fail(ErrorKind::refused,
                "the DTD gives <" + std::string(view(element)) + "> an attribute by default",
                reader.parser_position(), "Write the attribute where it belongs.");
  });
}

void set_markup_handlers(xmlSAXHandler& sax) {
  sax.startElementNs = [](void* data, const xmlChar* local, const xmlChar* prefix,
                          const xmlChar* uri, int namespaces, const xmlChar** namespace_list,
                          int attributes, int, const xmlChar** list) {
    guarded(data, [&](auto& reader) {
      reader.on_start(local, prefix, uri, namespaces, namespace_list, attributes, list);
    });
  };
  sax.endElementNs = [](void* data, const xmlChar* local, const xmlChar* prefix,
                        const xmlChar* uri) {
    guarded(data, [&](auto& reader) { reader.on_end(local, prefix, uri); });
  };
  sax.characters = [](void* data, const xmlChar* text, int length) {
    guarded(data, [&](auto& reader) { reader.on_text(text, length); });
  };
  sax.cdataBlock = sax.characters;
  sax.ignorableWhitespace = sax.characters;
  sax.comment = [](void* data, const xmlChar* text) {
    guarded(data, [&](auto& reader) {
      reader.on_other(Reader::Kind::comment, std::string(view(text)));
    });
  };
  sax.processingInstruction = [](void* data, const xmlChar* target, const xmlChar* text) {
    guarded(data, [&](auto& reader) {
      auto instruction = std::string(view(target));
      if (text) instruction.append(" ").append(view(text));
      reader.on_other(Reader::Kind::instruction, std::move(instruction));
    });
  };
}

void set_dtd_handlers(xmlSAXHandler& sax) {
  sax.entityDecl = [](void* data, const xmlChar* name, int, const xmlChar*, const xmlChar*,
                      xmlChar*) {
    guarded(data, [&](auto& reader) { reader.on_declared_entity(name); });
  };
  sax.unparsedEntityDecl = [](void* data, const xmlChar* name, const xmlChar*, const xmlChar*,
                              const xmlChar*) {
    guarded(data, [&](auto& reader) { reader.on_declared_entity(name); });
  };
  sax.attributeDecl = handle_attribute_declaration;
  sax.getEntity = refuse_reference;
  sax.getParameterEntity = refuse_reference;
}

xmlSAXHandler make_handlers() {
  xmlSAXHandler sax;
  std::memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  set_markup_handlers(sax);
  set_dtd_handlers(sax);
  sax.serror = handle_error;
  return sax;
}

}  // namespace

void Reader::Impl::start_parser() {
  static const bool initialised = (xmlInitParser(), true);
  static_cast<void>(initialised);
  auto handlers = make_handlers();
  // The first four bytes tell UTF-16 from UTF-8.
  const auto head = rest.substr(0, rest.size() < 4 ? 0 : 4);
  rest.remove_prefix(head.size());
  parser.reset(xmlCreatePushParserCtxt(&handlers, this, head.data(),
                                       static_cast<int>(head.size()), nullptr));
  if (!parser) throw std::bad_alloc();
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET);
}

void Reader::Impl::feed() {
  const SilencedErrors silenced;
  if (!parser) start_parser();
  keep_pending_text();
  const auto piece = rest.substr(0, chunk);
  rest.remove_prefix(piece.size());
  ended = rest.empty();
  const auto before = events.size();
  xmlParseChunk(parser.get(), piece.data(), static_cast<int>(piece.size()), ended ? 1 : 0);
  check_pending_tag(before);
  if (ended && !failure && !parser->wellFormed)
    fail(ErrorKind::malformed, "this is not well-formed XML", parser_position());
}

// A tag that does not end within its chunk is still waiting, whole, in the parser's buffer. Chunks
// grow then, since the parser looks through the buffer again with each.
void Reader::Impl::check_pending_tag(std::size_t before) {
  if (failure || ended || events.size() != before || !parser->input) {
    chunk = first_chunk;
    counted = 0;
    pending_attributes = 0;
    return;
  }
  const auto waiting = view(parser->input->cur, parser->input->end);
  if (counted > waiting.size()) counted = 0;
  pending_attributes += static_cast<int>(
      std::count(waiting.begin() + static_cast<std::ptrdiff_t>(counted), waiting.end(), '='));
  counted = waiting.size();
  const bool is_tag = waiting.size() > 1 && waiting[0] == '<' && waiting[1] != '!' &&
                      waiting[1] != '?';
  if (is_tag && pending_attributes > attribute_limit)
    fail(ErrorKind::refused, "a tag has too many attributes", parser_position());
  chunk = std::min(chunk * 2, largest_chunk);
}

// The last event may be a text that the next chunk continues; all others were fetched.
void Reader::Impl::keep_pending_text() {
  if (fetched == 0) return;
  if (fetched == events.size()) {
    events.clear();
    pool.clear();
  } else {
    auto text = events.back();
    pool.erase(0, text.text.offset);
    text.text.offset = 0;
    events.assign(1, text);
  }
  raw_attributes.clear();
  raw_declarations.clear();
  fetched = 0;
}

bool Reader::Impl::deliverable() const {
  if (fetched == events.size()) return false;
  return fetched + 1 < events.size() || events.back().kind != Kind::text || ended || failure;
}

bool Reader::Impl::advance() {
  has_attributes = has_declarations = false;
  while (!deliverable()) {
    if (failure) throw *failure;
    if (ended) return false;
    feed();
  }
  current = fetched++;
  return true;
}

// The parser stands behind the last attribute; before the root it has passed over white space and
// the DOCTYPE, so that only its buffer tells where the tag began.
Reader::Impl::Position Reader::Impl::tag_position() const {
  const auto position = parser_position();
  const auto* input = parser->input;
  if (!input || !input->base) return position;
  const auto before = view(input->base, input->cur);
  const auto tag = before.rfind('<');
  if (tag == std::string_view::npos) return position;
  const auto line = before.rfind('\n', tag) + 1;  // 0 where there is none
  const auto indentation = before.substr(line, tag - line);
  const auto newlines = std::count(before.begin() + static_cast<std::ptrdiff_t>(tag),
                                   before.end(), '\n');
  if (newlines == 0) return {position.line, position.column - static_cast<int>(before.size() - tag)};
  return {position.line - static_cast<int>(newlines), static_cast<int>(indentation.size()) + 1};
}

void Reader::Impl::on_start(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri,
                            int namespaces, const xmlChar** namespace_list, int attribute_count,
                            const xmlChar** list) {
  if (open_elements == 0) here = tag_position();
  if (attribute_count > attribute_limit || parser->nsNr / 2 > namespace_limit)
    return fail(ErrorKind::refused, "a tag has too many attributes or namespaces", here);
  if (open_elements >= limits.depth)
    return fail(ErrorKind::refused,
                "elements are nested deeper than " + std::to_string(limits.depth) + " levels",
                here);
  has_root = true;
  auto& event = add(Kind::start, open_elements++);
  event.local_name = local;
  event.prefix = prefix;
  event.name_space = uri;
  const auto* cursor = parser->input ? parser->input->cur : nullptr;
  event.is_empty = cursor && cursor[0] == '/' && cursor[1] == '>';
  here.column += event.is_empty ? 2 : 1;
  event.declarations = namespaces;
  for (int i = 0; i < namespaces; ++i)
    raw_declarations.emplace_back(view(namespace_list[2 * i]), view(namespace_list[2 * i + 1]));
  event.attributes = attribute_count;
  for (int i = 0; i < attribute_count; ++i, list += 5)
    raw_attributes.push_back(
        {list[2], list[1], list[0], store_value(view(list[3], list[4]))});
}

// As it does not substitute entities, the parser leaves each `&` of a value as "&#38;".
Reader::Impl::Span Reader::Impl::store_value(std::string_view value) {
  constexpr std::string_view ampersand = "&#38;";
  const auto offset = pool.size();
  while (true) {
    const auto found = value.find('&');
    pool += value.substr(0, found);
    if (found == std::string_view::npos) break;
    pool += '&';
    value.remove_prefix(found);
    value.remove_prefix(value.starts_with(ampersand) ? ampersand.size() : 1);
  }
  return {offset, pool.size() - offset};
}

void Reader::Impl::on_end(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri) {
  auto& event = add(Kind::end, --open_elements);
  event.local_name = local;
  event.prefix = prefix;
  event.name_space = uri;
}

void Reader::Impl::on_text(const xmlChar* text, int length) {
  if (length <= 0) return;
  const bool continues = fetched < events.size() && events.back().kind == Kind::text;
  auto& event = continues ? events.back() : add(Kind::text, open_elements);
  if (!continues) event.text.offset = pool.size();
  pool.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(length));
  event.text.length += static_cast<std::size_t>(length);
  if (continues) here = parser_position();
}

void Reader::Impl::on_other(Kind kind, std::string text) {
  if (parser->inSubset != 0) return;  // a comment of the DTD
  add(kind, open_elements).text = store(text);
}

void Reader::Impl::on_declared_entity(const xmlChar* name) {
  fail(ErrorKind::refused, "the DTD declares the entity '" + std::string(view(name)) + "'",
       parser_position(), "Write the entity's text in its place and remove the declaration.");
}

void Reader::Impl::on_entity(const xmlChar* name) {
  fail(ErrorKind::malformed, "the entity '&" + std::string(view(name)) + ";' is not declared",
       parser_position(),
       "XML knows &amp; &lt; &gt; &quot; &apos; only; write any other character as it is.");
}

void Reader::Impl::on_error(const xmlError& error) {
  if (error.level < XML_ERR_ERROR) return;
  const auto position = error.line > 0 ? Position{error.line, error.int2} : parser_position();
  // libxml2 calls even nothing at all "extra content at the end of the document".
  const bool is_empty = !has_root && error.code == XML_ERR_DOCUMENT_END;
  const auto message = is_empty || !error.message ? "there is no element in it"
                                                  : std::string(trimmed(error.message));
  fail(ErrorKind::malformed, "this is not well-formed XML: " + message, position);
}

Reader::Reader(std::string_view bytes, std::string name, std::string inside, Limits limits)
    : impl_(std::make_unique<Impl>(bytes, std::move(name), std::move(inside), limits)) {
  if (bytes.size() > limits.bytes)
    throw Error(ErrorKind::refused,
                "the XML has " + std::to_string(bytes.size()) + " bytes; at most " +
                    std::to_string(limits.bytes) + " are read",
                {.file = impl_->file, .inside = impl_->inside});
}

Reader::~Reader() = default;

bool Reader::next() { return impl_->advance(); }

Reader::Kind Reader::kind() const { return impl_->event().kind; }
std::string_view Reader::name_space() const { return view(impl_->event().name_space); }
std::string_view Reader::local_name() const { return view(impl_->event().local_name); }
std::string_view Reader::prefix() const { return view(impl_->event().prefix); }
std::string_view Reader::text() const { return impl_->at(impl_->event().text); }
bool Reader::is_empty_element() const { return impl_->event().is_empty; }
int Reader::depth() const { return impl_->event().depth; }

bool Reader::is(std::string_view name_space_uri, std::string_view local) const {
  const auto& event = impl_->event();
  return is_same(event.local_name, local) && is_same(event.name_space, name_space_uri);
}

Place Reader::place() const {
  if (impl_->fetched == 0) return impl_->place_of({});
  return impl_->place_of({impl_->event().line, impl_->event().column});
}

const std::vector<Attribute>& Reader::attributes() const {
  auto& impl = *impl_;
  if (impl.has_attributes) return impl.attributes;
  const auto& event = impl.event();
  impl.attributes.resize(static_cast<std::size_t>(event.attributes));
  for (std::size_t i = 0; i < impl.attributes.size(); ++i) {
    const auto& raw = impl.raw_attributes[event.first_attribute + i];
    auto& attribute = impl.attributes[i];
    attribute.name_space = view(raw.name_space);
    attribute.prefix = view(raw.prefix);
    attribute.local_name = view(raw.local_name);
    attribute.value = impl.at(raw.value);
  }
  impl.has_attributes = true;
  return impl.attributes;
}

const std::vector<std::pair<std::string, std::string>>& Reader::declarations() const {
  auto& impl = *impl_;
  if (impl.has_declarations) return impl.declarations;
  const auto& event = impl.event();
  impl.declarations.clear();
  for (std::size_t i = 0; i < static_cast<std::size_t>(event.declarations); ++i)
    impl.declarations.emplace_back(impl.raw_declarations[event.first_declaration + i]);
  impl.has_declarations = true;
  return impl.declarations;
}

// Sets the value alone, in the place that attributes() would give it.
const std::string* Reader::attribute(std::string_view name_space_uri,
                                     std::string_view local) const {
  auto& impl = *impl_;
  const auto& event = impl.event();
  for (std::size_t i = 0; i < static_cast<std::size_t>(event.attributes); ++i) {
    const auto& raw = impl.raw_attributes[event.first_attribute + i];
    if (!is_same(raw.local_name, local) || !is_same(raw.name_space, name_space_uri)) continue;
    impl.attributes.resize(static_cast<std::size_t>(event.attributes));
    auto& value = impl.attributes[i].value;
    if (!impl.has_attributes) value = impl.at(raw.value);
    return &value;
  }
  return nullptr;
}

void Reader::skip_element() {
  assert(kind() == Kind::start);
  const int level = depth();
  while (next())
    if (kind() == Kind::end && depth() == level) return;
}

std::string Reader::element_text() {
  assert(kind() == Kind::start);
  const int level = depth();
  std::string text;
  while (next()) {
    if (kind() == Kind::end && depth() == level) break;
    if (kind() == Kind::text) text += this->text();
  }
  return text;
}

}  // namespace tongmun::xml
