// Runs a script: sections repeat or skip their steps, fields ask for their values.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "templating/localise.hpp"

namespace tongmun::templating {

// A step of the script as it came, with the value of a field and the item of a key.
struct Token {
  const Step* step = nullptr;
  // Of a field or picture; null where its name is broken.
  std::shared_ptr<const Value> value = {};
  const Item* item = nullptr;  // of push_key: the item whose turn it is; null for none
};

// Asked for the value of each tag, with the items in scope; null for what is not known.
using ValueOf =
    std::function<std::shared_ptr<const Value>(const Tag&, const std::vector<Item>&)>;
using TakeToken = std::function<void(const Token&)>;

// Mustache's rules (mustache.5): a section over a list takes its steps once for each item, which is
// then in scope; any other section takes them when its value is true, an inverted one when it is
// false or an empty list. What is unknown is false. Tokens come in the order of the text; those of
// sections themselves do not. Any number of threads may run one script.
void run(const Script& script, const ValueOf& value_of, const TakeToken& take);

}  // namespace tongmun::templating
