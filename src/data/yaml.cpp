// yaml-cpp's events are taken one by one, which gives the place of each, shows anchors and tags
// before anything is made of them, and lets limits stop the parser early. Its columns count
// bytes; ours count code points.
#include <yaml-cpp/anchor.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_set>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "data/node.hpp"

namespace tongmun::data {

namespace {

constexpr std::size_t byte_limit = std::size_t{4} << 20, node_limit = 300'000,
                      depth_limit = 64;

constexpr std::ptrdiff_t bracket_limit = 150'000;

using Kind = Node::Kind;

// Line and column of yaml-cpp's marks. They mostly come in the order of the file, so counting goes
// on from the last one: a long line would be counted through for each of its values otherwise.
class Places {
 public:
  Places(std::string_view text, std::string name) : text_(text), name_(std::move(name)) {}

  Place of(const YAML::Mark& mark) const {
    const auto target = std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
    if (target < offset_) step_back(target);
    while (offset_ < target) {
      const auto code_point = next_code_point(text_, offset_);
      line_ += code_point == '\n';
      column_ = code_point == '\n' ? 1 : column_ + 1;
    }
    return {name_, line_, column_, {}};
  }

 private:
  void step_back(std::size_t target) const {
    const auto passed = text_.substr(target, offset_ - target);
    if (const auto lines = std::count(passed.begin(), passed.end(), '\n'); lines > 0) {
      line_ -= static_cast<int>(lines);
      offset_ = text_.substr(0, target).rfind('\n') + 1;  // 0 where there is none
      column_ = 1;
      return;
    }
    offset_ = target;
    column_ -= static_cast<int>(std::count_if(passed.begin(), passed.end(), [](char byte) {
      return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
    }));
  }

  std::string_view text_;
  std::string name_;
  mutable std::size_t offset_ = 0;
  mutable int line_ = 1, column_ = 1;
};

std::string_view skip_digits(std::string_view text) {
  const auto end = text.find_first_not_of("0123456789");
  return text.substr(std::min(end, text.size()));
}

// The core schema's integers and decimals (YAML 1.2, 10.3.2), without octal, hexadecimal,
// infinity and NaN, which would only surprise.
bool is_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto behind_whole = skip_digits(text);
  bool has_digits = behind_whole.size() < text.size();
  text = behind_whole;
  if (text.starts_with('.')) {
    const auto behind = skip_digits(text.substr(1));
    has_digits = has_digits || behind.size() + 1 < text.size();
    text = behind;
  }
  if (!has_digits) return false;
  if (!text.starts_with('e') && !text.starts_with('E')) return text.empty();
  text.remove_prefix(1);
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && skip_digits(text).empty();
}

Kind kind_of_plain(const std::string& text) {
  for (const auto* word : {"true", "True", "TRUE", "false", "False", "FALSE"})
    if (text == word) return Kind::boolean;
  return is_number(text) ? Kind::number : Kind::string;
}

class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(const Places& places) : places_(places) {}

  Node take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0)
      refuse(mark, "a second document begins here", "Write one document to a file.");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    scalar(mark, anchor, Kind::null, {});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchor(mark); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check_tag(mark, tag);
    scalar(mark, anchor, tag == "!" ? Kind::string : kind_of_plain(value), value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    begin(mark, tag, anchor, Kind::list);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    begin(mark, tag, anchor, Kind::map);
  }
  void OnMapEnd() override { end(); }

 private:
  struct Open {
    Node node;
    std::unordered_set<std::string> keys = {};
    std::optional<std::string> key = {};  // read, its value not yet
    Place key_place = {};
  };

  [[noreturn]] void refuse(const YAML::Mark& mark, std::string message, std::string hint) const {
    throw Error(ErrorKind::refused, std::move(message), places_.of(mark), std::move(hint));
  }
  [[noreturn]] void refuse_anchor(const YAML::Mark& mark) const {
    refuse(mark, "anchors (&) and aliases (*) are not used here",
           "Write the value out, or put it in quotes if it begins with & or *.");
  }
  void check_tag(const YAML::Mark& mark, const std::string& tag) const {
    // "?" is a plain scalar or a collection, "!" a quoted scalar.
    if (!tag.empty() && tag != "?" && tag != "!")
      refuse(mark, "tags (!) are not used here", "Leave the tag away.");
  }

  // Counts; a key becomes the key, anything else a node.
  bool awaits_key() const {
    return !open_.empty() && open_.back().node.is_map() && !open_.back().key;
  }
  void scalar(const YAML::Mark& mark, YAML::anchor_t anchor, Kind kind, const std::string& text) {
    if (anchor != 0) refuse_anchor(mark);
    if (awaits_key()) return take_key(mark, kind, text);
    attach(make(mark, kind, text));
  }
  Node make(const YAML::Mark& mark, Kind kind, const std::string& text) {
    if (++nodes_ > node_limit)
      refuse(mark, "the file has more than " + std::to_string(node_limit) + " values",
             "Split the file.");
    const auto place = places_.of(mark);
    return {.kind = kind, .text = text, .line = place.line, .column = place.column};
  }
  void take_key(const YAML::Mark& mark, Kind kind, const std::string& text) {
    auto& map = open_.back();
    map.key_place = places_.of(mark);
    if (kind == Kind::null)
      throw Error(ErrorKind::malformed, "a key is missing before ':'", map.key_place);
    if (!map.keys.insert(text).second)
      throw Error(ErrorKind::malformed, "the key '" + text + "' stands here twice", map.key_place,
                  "Remove one of them.");
    map.key = text;
  }
  void begin(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Kind kind) {
    if (anchor != 0) refuse_anchor(mark);
    check_tag(mark, tag);
    if (awaits_key())
      throw Error(ErrorKind::malformed, "a key must be a word, not a list or a map",
                  places_.of(mark), "Put it in quotes if it begins with [ or {.");
    if (open_.size() >= depth_limit)
      refuse(mark, "values are nested deeper than " + std::to_string(depth_limit) + " levels",
             {});
    open_.push_back({make(mark, kind, {})});
  }
  void end() {
    auto node = std::move(open_.back().node);
    open_.pop_back();
    attach(std::move(node));
  }
  void attach(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    auto& parent = open_.back();
    if (parent.node.is_list()) {
      parent.node.items.push_back(std::move(node));
      return;
    }
    node.key_line = parent.key_place.line;
    node.key_column = parent.key_place.column;
    // yaml-cpp places a value that is not there at the next token, lines below.
    if (node.is_null() && node.line != node.key_line) {
      node.line = node.key_line;
      node.column = node.key_column;
    }
    parent.node.entries.emplace_back(std::move(*parent.key), std::move(node));
    parent.key.reset();
  }

  const Places& places_;
  Node root_ = {.line = 1, .column = 1};
  std::vector<Open> open_;
  int documents_ = 0;
  std::size_t nodes_ = 0;
};

Node parse(const std::string& text, const Places& places) {
  std::istringstream stream(text);
  TreeBuilder builder(places);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::DeepRecursion& error) {
    throw Error(ErrorKind::refused, "values are nested too deeply", places.of(error.mark));
  } catch (const YAML::Exception& error) {
    throw Error(ErrorKind::malformed, "this is not well-formed YAML: " + error.msg,
                places.of(error.mark),
                "Look at the indentation, and put texts with : or # in quotes.");
  }
  return builder.take();
}

}  // namespace

File read_yaml(const std::filesystem::path& file, std::string name) {
  return parse_yaml(read_file(file, byte_limit), std::move(name));
}

File parse_yaml(std::string_view text, std::string name) {
  if (text.size() > byte_limit)
    throw Error(ErrorKind::refused,
                "the file has more than " + std::to_string(byte_limit) + " bytes", {.file = name});
  require_utf8(text, name);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  // Inside brackets yaml-cpp keeps every token until it knows whether it is a key.
  const auto brackets =
      std::count_if(text.begin(), text.end(), [](char c) { return c == '[' || c == '{'; });
  if (brackets > bracket_limit)
    throw Error(ErrorKind::refused,
                "the file has more than " + std::to_string(bracket_limit) + " brackets",
                {.file = name}, "Write lists and maps on lines of their own.");
  const Places places(text, name);
  auto root = parse(std::string(text), places);
  return {std::move(name), std::move(root)};
}

}  // namespace tongmun::data
