// What all readers of TMX elements need.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "text/language_tag.hpp"
#include "xml/reader.hpp"

namespace tongmun::exchange::tmx {

inline constexpr std::string_view any_language = "*all*";  // a srclang

// Empty when there is none.
inline std::string attribute(const xml::Reader& reader, std::string_view name) {
  const auto* value = reader.attribute("", name);
  return value == nullptr ? std::string() : *value;
}

// From the start of an element: calls `visit(name)` at the start of each child, which
// must read the child to its end.
template <typename Visit>
void for_each_child(xml::Reader& reader, const Visit& visit) {
  using Kind = xml::Reader::Kind;
  const int depth = reader.depth();
  while (reader.next() && !(reader.kind() == Kind::end && reader.depth() == depth))
    if (reader.kind() == Kind::start) visit(std::string(reader.local_name()));
}

// Language tags by how the file spells them: it has few, and many variants.
class Languages {
 public:
  // Nothing when it is no language tag.
  const std::optional<text::LanguageTag>& parse(const std::string& tag) {
    const auto found = known_.find(tag);
    return found != known_.end() ? found->second
                                 : known_.emplace(tag, read(tag)).first->second;
  }

 private:
  static std::optional<text::LanguageTag> read(const std::string& tag) {
    try {
      return text::LanguageTag::parse(tag);
    } catch (const Error&) {
      return std::nullopt;
    }
  }

  std::map<std::string, std::optional<text::LanguageTag>> known_;
};

}  // namespace tongmun::exchange::tmx
