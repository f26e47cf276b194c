// The face of the reader; parser.cpp fills the queue that it reads from. Attributes are copied
// into strings only when somebody asks for them.
#include "xml/reader.hpp"

#include "xml/detail/reader_impl.hpp"

namespace tongmun::xml {

using detail::is_same;
using detail::view;

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

std::size_t Reader::attribute_count() const {
  return static_cast<std::size_t>(impl_->event().attributes);
}

AttributeView Reader::attribute_at(std::size_t index) const {
  assert(index < attribute_count());
  const auto& raw = impl_->raw_attributes[impl_->event().first_attribute + index];
  return {view(raw.name_space), view(raw.prefix), view(raw.local_name),
          impl_->at(raw.value)};
}

std::size_t Reader::declaration_count() const {
  return static_cast<std::size_t>(impl_->event().declarations);
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
