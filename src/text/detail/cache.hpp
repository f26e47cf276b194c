// Objects that are dear to make, kept by key. Meant for `thread_local` variables: ICU's
// formatters are not promised to be usable by several threads at once, and so no lock is
// needed.
//   thread_local Cache<std::unique_ptr<icu::BreakIterator>> iterators;
//   auto& iterator = iterators.get(language.str(), [&] { return make_iterator(language);
//   });
#pragma once

#include <map>
#include <string>
#include <utility>

namespace tongmun::text::detail {

template <class Value>
class Cache {
 public:
  // The value of `key`, made when it is asked for first; it stays where it is. What
  // `make` throws passes through, and nothing is kept then.
  template <class Make>
  Value& get(const std::string& key, Make&& make) {
    const auto found = values_.find(key);
    if (found != values_.end()) return found->second;
    return values_.emplace(key, std::forward<Make>(make)()).first->second;
  }

 private:
  std::map<std::string, Value> values_;
};

}  // namespace tongmun::text::detail
