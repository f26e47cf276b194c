// The data at hand while a text template is rendered: what a name means inside its
// sections.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "data/node.hpp"
#include "templating/text_template/detail/script.hpp"

namespace tongmun::templating::detail {

class TextScopes {
 public:
  // What must outlive it: the data, and all that is pushed.
  explicit TextScopes(const data::Node& root) : frames_{{&root}} {}

  // A section over `value`; `item` from 1 where it is one of a list.
  void push_section(const TextStep& step, const data::Node& value, std::size_t item);
  // An inverted section or a partial: names mean what they mean around it.
  void push_inverted(const TextStep& step);
  void push_partial(const TextStep& step);
  void pop() { frames_.pop_back(); }
  std::size_t depth() const { return frames_.size(); }

  // What each line of the partial at hand begins with.
  const std::string& indent() const { return frames_.back().indent; }

  // The specification's rule: the first name is sought from the innermost map outwards,
  // each further one strictly inside what the last one found. nullptr where one is
  // missing.
  const data::Node* find(const std::vector<std::string>& path) const;

  // What would have been right in place of a path that find has not found; at most 300.
  std::vector<std::string> known(const std::vector<std::string>& path) const;
  // "item 3 of 'asks'", of the innermost list; empty outside any.
  std::string where() const;

 private:
  struct Frame {
    const data::Node* value = nullptr;
    const TextStep* step = nullptr;
    std::size_t item = 0;
    bool is_section = true;  // otherwise `value` is that of the frame around it
    std::string indent = {};
  };

  const data::Node* entry(const data::Node& map, const std::string& key) const;
  const data::Node* find_first(const std::string& name) const;

  std::vector<Frame> frames_;
  // Wide maps, by key; made when first asked.
  using Index = std::unordered_map<std::string_view, const data::Node*>;
  mutable std::unordered_map<const data::Node*, Index> indexes_;
};

// True for all but null, false, "" and an empty list: 0 is a number to be told.
bool holds(const data::Node& value);

}  // namespace tongmun::templating::detail
