// The door to Mustache (kainjow): runs a script and tells its steps in order.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "templating/localise.hpp"

namespace tongmun::templating {

// A step of the script as it came, with the value of a field and the item of a key.
struct Token {
  const Step* step = nullptr;
  std::optional<Value> value = {};  // of a field; nothing where its name is broken
  Item item = {};                   // of push_key: the item whose turn it is
};

// Asked for the value of each tag, with the items in scope.
using ValueOf = std::function<std::optional<Value>(const Tag&, const std::vector<Item>&)>;

// Parses a script once and runs it often. For one thread at a time. `script` must outlive it.
class Runner {
 public:
  explicit Runner(const Script& script);
  ~Runner();
  Runner(Runner&&) noexcept;
  Runner& operator=(Runner&&) noexcept;

  std::vector<Token> run(const ValueOf& value_of);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tongmun::templating
