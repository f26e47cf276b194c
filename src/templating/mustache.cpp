// Mustache iterates and tests; it sees only numbers. Its context answers each number by asking for
// the value of that tag, keeps the value aside, and gives back its place in that list. What comes
// out is a list of numbers again, which is read into tokens.
#include "templating/mustache.hpp"

#include <charconv>
#include <deque>
#include <kainjow/mustache.hpp>
#include <map>
#include <stdexcept>

namespace tongmun::templating {

namespace {

namespace km = kainjow::mustache;

class Context : public km::basic_context<std::string> {
 public:
  Context(const Script& script, const ValueOf& value_of) : script_(script), value_of_(value_of) {}

  void push(const km::data* data) override {
    const auto item = items_.find(data);
    is_item_.push_back(item != items_.end());
    if (is_item_.back()) scopes_.push_back(item->second);
  }

  void pop() override {
    if (is_item_.back()) scopes_.pop_back();
    is_item_.pop_back();
  }

  const km::data* get(const std::string& name) const override {
    if (name == "k") return keep(scopes_.empty() ? Item{} : scopes_.back());
    const auto& tag = script_.tags.at(std::stoul(name));
    auto value = value_of_(tag, scopes_);
    if (tag.kind == TagKind::field) {
      values_.push_back(std::move(value));
      return &storage_.emplace_back("v" + std::to_string(values_.size() - 1) + ";");
    }
    if (!value) return nullptr;
    if (value->type == Type::list && tag.kind == TagKind::section) return list(value->items);
    return &storage_.emplace_back(value->flag ? km::data::type::bool_true : km::data::type::bool_false);
  }

  const km::data* get_partial(const std::string&) const override { return nullptr; }

  std::vector<std::optional<Value>>& values() { return values_; }
  std::vector<Item>& keys() { return keys_; }

 private:
  const km::data* list(const std::vector<Item>& items) const {
    auto& data = storage_.emplace_back(km::data::type::list);
    for (std::size_t i = 0; i < items.size(); ++i) data.push_back(km::data("i"));
    const auto& entries = data.list_value();
    for (std::size_t i = 0; i < items.size(); ++i) items_.emplace(&entries[i], items[i]);
    return &data;
  }

  const km::data* keep(Item item) const {
    keys_.push_back(std::move(item));
    return &storage_.emplace_back("k" + std::to_string(keys_.size() - 1) + ";");
  }

  // The interface asks constly, and expects what it gets to live until the end of the run.
  const Script& script_;
  const ValueOf& value_of_;
  std::vector<Item> scopes_;
  std::vector<bool> is_item_;
  mutable std::deque<km::data> storage_;
  mutable std::map<const km::data*, Item> items_;
  mutable std::vector<std::optional<Value>> values_;
  mutable std::vector<Item> keys_;
};

}  // namespace

struct Runner::Impl {
  explicit Impl(const Script& given) : script(&given), program(given.text) {
    program.set_custom_escape([](const std::string& text) { return text; });
    if (!program.is_valid()) throw std::logic_error("script: " + program.error_message());
  }
  const Script* script;
  km::mustache program;
};

Runner::Runner(const Script& script) : impl_(std::make_unique<Impl>(script)) {}
Runner::~Runner() = default;
Runner::Runner(Runner&&) noexcept = default;
Runner& Runner::operator=(Runner&&) noexcept = default;

std::vector<Token> Runner::run(const ValueOf& value_of) {
  Context context(*impl_->script, value_of);
  const auto trace = impl_->program.render(context);
  std::vector<Token> tokens;
  for (const char* at = trace.data(); at < trace.data() + trace.size(); ++at) {
    const char kind = *at;
    if (kind == 'v' || kind == 'k') ++at;
    std::size_t number = 0;
    at = std::from_chars(at, trace.data() + trace.size(), number).ptr;  // now on ';'
    if (kind == 'v') tokens.back().value = std::move(context.values()[number]);
    else if (kind == 'k') tokens.back().item = std::move(context.keys()[number]);
    else tokens.push_back({&impl_->script->steps[number]});
  }
  return tokens;
}

}  // namespace tongmun::templating
