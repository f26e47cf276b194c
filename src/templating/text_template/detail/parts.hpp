// A text template and all partials that it can reach, read and cut at their tags.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "templating/text_template/detail/tags.hpp"

namespace tongmun::templating::detail {

struct TextPart {
  explicit TextPart(TextSource given)
      : source(std::move(given)), places(source.name, source.text) {}
  TextSource source;
  TextPlaces places;
  std::vector<TextPiece> pieces = {};     // every section of them has its end
  std::vector<std::size_t> outside = {};  // pieces: partials outside any section
};

// Pieces and places point into the parts: they never move.
class TextParts {
 public:
  static constexpr std::size_t max_nesting = 64;  // sections and partials
  static constexpr std::size_t max_source = std::size_t{4} << 20;  // bytes, of all parts

  // Reads them. Findings and errors as TextTemplate::compile; where there are findings of
  // severity error, sections may lack their ends.
  TextParts(const TextSource& source, const Partials& partials,
            const TextOptions& options, Findings& findings);
  TextParts(const TextParts&) = delete;
  TextParts& operator=(const TextParts&) = delete;

  const TextPart& main() const { return parts_.front(); }
  // nullptr where there is none.
  const TextPart* find(std::string_view name) const;

 private:
  const TextPart& add(const TextSource& source);
  void find_partials(const TextPart& part);
  void pair_sections(TextPart& part);
  void tell_endless(const TextPart& part, std::map<const TextPart*, int>& state);

  const Partials& partials_;
  const TextOptions& options_;
  Findings& findings_;
  std::deque<TextPart> parts_;  // the template itself first
  std::map<std::string, const TextPart*, std::less<>> by_name_;
  std::size_t bytes_ = 0;
};

}  // namespace tongmun::templating::detail
