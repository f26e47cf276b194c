// libxml2's push parser, fed in small chunks; its SAX events wait in a queue until `next` fetches
// them. xmlTextReader would have been the shorter way, but it counts lines in 16 bits, knows no
// columns, builds a tree that is thrown away, and reports a DTD's entities only after reading
// them. Here no entity is ever stored, so none can be expanded.
//
// Names live in the parser's dictionary and are never copied. Texts and attribute values are
// appended to one pool, which is emptied when all its events were fetched.
#include <libxml/xmlerror.h>

#include <algorithm>

#include "xml/detail/reader_impl.hpp"

namespace tongmun::xml {

using detail::first_chunk;
using detail::view;

namespace {

constexpr std::size_t largest_chunk = std::size_t{1} << 20;  // bytes
// libxml2 compares each attribute of an element with all others, and looks prefixes up one by one.
constexpr int attribute_limit = 1000, namespace_limit = 1000;

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

std::string_view trimmed(std::string_view message) {
  while (!message.empty() && (message.back() == '\n' || message.back() == ' '))
    message.remove_suffix(1);
  return message;
}

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
  const auto code = xmlParseChunk(parser.get(), piece.data(),
                                  static_cast<int>(piece.size()), ended ? 1 : 0);
  // Half a character of UTF-16 stops libxml2 where it stands, without a word to the
  // handlers.
  if (!failure && code == XML_ERR_INVALID_ENCODING)
    fail(ErrorKind::malformed, "these bytes are no text of the encoding that the XML has",
         parser_position(), "Save the file as UTF-8.");
  check_pending_tag(before);
  if (ended && !failure && (!parser->wellFormed || parser->nameNr > 0))
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
  if (newlines == 0)
    return {position.line, position.column - static_cast<int>(before.size() - tag)};
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

}  // namespace tongmun::xml
