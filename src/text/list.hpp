// Lists in a sentence ("A, B and C") and lists in alphabetical order.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/language_tag.hpp"

namespace tongmun::text {

// How a list is joined: what stands before item i, and behind the last.
struct ListParts {
  std::vector<std::string> before;  // as many as items; the first is mostly empty
  std::string after;
};

// By ICU's ListFormatter (type AND, wide): its e/u, ו and و rules look at the items.
ListParts join_list(const std::vector<std::string>& items, const LanguageTag& language);

// Compares by the language's collation (UCA with CLDR's tailoring). Cheap to keep, not cheap to
// make; may be used by one thread at a time.
class Collation {
 public:
  explicit Collation(const LanguageTag& language);
  ~Collation();
  Collation(Collation&&) noexcept;
  Collation& operator=(Collation&&) noexcept;

  bool less(std::string_view a, std::string_view b) const;
  // Bytes that compare as the texts do.
  std::string sort_key(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tongmun::text
