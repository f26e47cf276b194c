// nlohmann tells the document event by event and builds no tree of its own, so that
// limits stop it early. It names no places; the iterator it reads by counts for it.
#include "data/json.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "base/file.hpp"

namespace tongmun::data {

namespace {

constexpr std::size_t max_bytes = std::size_t{16} << 20, max_depth = 64,
                      max_values = 1'000'000;

// Reads a text and tells how far it has come.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** furthest)
      : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    const auto before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ == b.at_;
  }

 private:
  const char* at_;
  const char** furthest_;
};

class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(std::string_view text, const std::string& name)
      : begin_(text.data()), furthest_(text.data()), counted_(text.data()), name_(name) {}

  const char** furthest() { return &furthest_; }
  Node take() { return std::move(root_); }

  bool null() override { return add({.kind = Node::Kind::null}); }
  bool boolean(bool value) override {
    return add({.kind = Node::Kind::boolean, .text = value ? "true" : "false"});
  }
  bool number_integer(number_integer_t value) override {
    return number(std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return number(std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& text) override {
    return number(text);
  }
  bool string(string_t& value) override {
    return add({.kind = Node::Kind::string, .text = std::move(value)});
  }
  bool binary(binary_t&) override { return false; }  // no text holds one
  bool start_object(std::size_t) override { return open(Node::Kind::map); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Node::Kind::list); }
  bool end_array() override { return close(); }

  bool key(string_t& value) override {
    auto& level = open_.back();
    if (!level.keys.insert(value).second)
      throw Error(ErrorKind::malformed, "the key '" + value + "' is there twice", here(),
                  "Keep one of them.");
    level.node.entries.emplace_back(std::move(value), Node{});
    level.node.entries.back().second.key_line = here().line;
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& error) override {
    // "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error …"
    std::string_view message = error.what();
    const auto column = message.find(", column ");
    const auto colon = message.find(": ", column == std::string_view::npos ? 0 : column);
    if (colon != std::string_view::npos) message.remove_prefix(colon + 2);
    throw Error(ErrorKind::malformed, "this is no JSON: " + std::string(message),
                place_of(position == 0 ? 0 : position - 1));
  }

 private:
  struct Level {
    Node node;
    std::unordered_set<std::string> keys = {};
  };

  bool number(std::string text) {
    return add({.kind = Node::Kind::number, .text = std::move(text)});
  }

  bool add(Node node) {
    count();
    if (node.line == 0) node.line = here().line;
    if (open_.empty()) {
      root_ = std::move(node);
    } else if (auto& around = open_.back().node; around.is_list()) {
      around.items.push_back(std::move(node));
    } else {
      auto& entry = around.entries.back().second;
      node.key_line = entry.key_line;
      entry = std::move(node);
    }
    return true;
  }

  bool open(Node::Kind kind) {
    if (open_.size() == max_depth)
      throw Error(ErrorKind::refused, "more than 64 levels are inside one another",
                  here());
    open_.push_back({{.kind = kind, .line = here().line}});
    return true;
  }

  bool close() {
    auto node = std::move(open_.back().node);
    open_.pop_back();
    return add(std::move(node));
  }

  void count() {
    if (++values_ > max_values)
      throw Error(ErrorKind::refused, "there are more than 1,000,000 values", here());
  }

  // The line that has been read to.
  Place here() {
    line_ += static_cast<int>(std::count(counted_, furthest_, '\n'));
    counted_ = furthest_;
    return {name_, line_, 0, {}};
  }

  Place place_of(std::size_t offset) const {
    const std::string_view before(begin_, offset);
    const auto line_begin = before.rfind('\n') + 1;  // 0 on the first line
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto column = std::count_if(
        before.begin() + static_cast<std::ptrdiff_t>(line_begin), before.end(),
        [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
    return {name_, static_cast<int>(line), static_cast<int>(column) + 1, {}};
  }

  const char* begin_;
  const char* furthest_;
  const char* counted_;  // lines up to here are in `line_`
  int line_ = 1;
  std::string name_;
  std::vector<Level> open_;
  std::size_t values_ = 0;
  Node root_;
};

}  // namespace

File read_json(const std::filesystem::path& file, std::string name) {
  return parse_json(read_text_file(file, max_bytes), std::move(name));
}

File parse_json(std::string_view text, std::string name) {
  require_utf8(text, name);
  if (text.size() > max_bytes)
    throw Error(ErrorKind::refused, "this is larger than 16 MiB", {.file = name});
  TreeBuilder builder(text, name);
  const CountingIterator begin(text.data(), builder.furthest());
  const CountingIterator end(text.data() + text.size(), builder.furthest());
  nlohmann::json::sax_parse(begin, end, &builder);
  return {std::move(name), builder.take()};
}

}  // namespace tongmun::data
