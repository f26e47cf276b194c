// What people write in YAML, as a tree in which every value knows its line and column.
//   const auto campaign = data::read_yaml("campaigns/coi-2013/campaign.yaml", root);
//   const auto* title = campaign.root.find("title");
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/finding.hpp"

namespace tongmun::data {

// One value. A map keeps its keys in the order of the file.
struct Node {
  enum class Kind { null, boolean, number, string, list, map };

  Kind kind = Kind::null;
  // Of a scalar: exactly what stands in the file ("2012-01", "0.50", "true"); quotes resolved.
  std::string text = {};
  std::vector<Node> items = {};                             // of a list
  std::vector<std::pair<std::string, Node>> entries = {};   // of a map
  int line = 0, column = 0;                                 // from 1, of the value
  int key_line = 0, key_column = 0;                         // of its key, in a map

  bool is_map() const { return kind == Kind::map; }
  bool is_list() const { return kind == Kind::list; }
  bool is_null() const { return kind == Kind::null; }
  bool is_scalar() const { return !is_map() && !is_list() && !is_null(); }

  // The entry of a map, or nullptr; also nullptr when this is no map.
  const Node* find(std::string_view key) const;

  // Of an entry: its text, or `otherwise` where it is absent or null.
  std::string string(std::string_view key, std::string otherwise = {}) const;
  bool boolean(std::string_view key, bool otherwise = false) const;
  std::optional<std::int64_t> integer(std::string_view key) const;
  // The texts of a list entry; a single scalar counts as a list of one.
  std::vector<std::string> strings(std::string_view key) const;
};

struct File {
  std::string name;  // as findings show it: relative to the workspace, with '/'
  Node root;

  Place place(const Node& node) const { return {name, node.line, node.column, {}}; }
  Place key_place(const Node& node) const { return {name, node.key_line, node.key_column, {}}; }
};

// Reads one YAML 1.2 document of at most 4 MiB. Plain scalars are typed by the core
// schema (null, true/false, integers, decimals; 0x1F and .inf are texts); anything quoted
// is a string. `name` is what findings show. Throws Error with line and column:
// `not_found`, `io`; `malformed` also for duplicate keys and bytes that are no UTF-8;
// `refused` for anchors, aliases, tags, a second document, more than 64 levels or 200,000
// values.
File read_yaml(const std::filesystem::path& file, std::string name);
File parse_yaml(std::string_view text, std::string name);

}  // namespace tongmun::data
