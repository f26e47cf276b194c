// The <references> of a document: whom and what it speaks of, as TLC elements.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/document.hpp"
#include "render/akn/akn.hpp"
#include "render/akn/detail/eids.hpp"
#include "xml/writer.hpp"

namespace tongmun::render::akn {

// The value that a run shows, or nullptr.
const model::Value* value_of(const model::Document& document, const model::Run& run);

class References {
 public:
  // The given ones, the author and the translator of the identity, and what values of the
  // main text refer to. A date is referred to only when it is given.
  References(const std::vector<Reference>& given, const Identity& identity,
             const model::Document& document, Eids& eids);

  // "#org-icnk", or empty when there is no such reference.
  std::string pointer(const std::string& id) const;

  // Sorted by id, so that all expressions list them alike.
  void write(xml::Writer& out, const std::string& source) const;

 private:
  struct Entry {
    Reference::Kind kind;
    std::string shown_as, eid;
  };
  void add(const Reference& reference);
  void add_value(const model::Value& value, const std::string& shown);

  std::map<std::string, Entry> entries_;
};

}  // namespace tongmun::render::akn
