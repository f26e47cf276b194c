// Property elements as the schema wants them: those of the template merged with what the
// document says of a run, a paragraph, a table.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docx/detail/styles.hpp"
#include "docx/docx.hpp"
#include "model/document.hpp"

namespace tongmun::docx::detail {

// Collects elements and puts them out in schema order. Reused, so that it allocates once.
class OrderedProperties {
 public:
  using Place = int (*)(std::string_view name);
  explicit OrderedProperties(Place place) : place_(place) {}

  void clear() {
    items_.clear();
    kept_ = 0;
  }
  bool empty() const { return items_.empty(); }
  // `xml` must outlive append_to.
  void add(std::string_view name, std::string_view xml);
  void add_made(std::string_view name, std::string xml);
  void append_to(std::string& out);

 private:
  struct Item {
    int place;
    std::size_t order;
    std::string_view xml;
  };
  Place place_;
  std::vector<Item> items_;
  std::vector<std::string> made_;  // never shrinks, so that views into it stay
  std::size_t kept_ = 0;
};

// The language tag for w:lang: with a region, as word processors want it. Takes the
// settings' value where that is the same language.
std::string word_language(const text::LanguageTag& language, const std::string& setting);

// Makes w:rPr of runs and keeps what it made for the next run that looks the same.
class RunFormatter {
 public:
  RunFormatter(const Styles& styles, const LanguageSettings& languages,
               const model::Document& document);
  // The whole <w:rPr>…</w:rPr>, or nothing. Valid until the formatter dies.
  const std::string& of_run(const model::Run& run);
  // Of a tab or a line break.
  const std::string& of_break(const model::SharedProperties& properties);
  // Of a paragraph mark.
  const std::string& of_mark(const model::SharedProperties& properties,
                             text::Direction direction);

 private:
  struct Key {
    const model::Properties* properties;
    int flags;
    std::string language;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };
  std::string make(const model::Run& run, const model::Properties* properties);
  void add_template(const model::Run& run, const model::Properties& properties);
  void add_fonts(const model::Run& run, const model::Properties* properties);
  void add_emphasis(const model::Run& run);
  void add_language(const model::Run& run);

  const Styles& styles_;
  const LanguageSettings& languages_;
  const model::Document& document_;
  OrderedProperties ordered_;
  std::unordered_map<Key, std::string, KeyHash> made_;
};

}  // namespace tongmun::docx::detail
