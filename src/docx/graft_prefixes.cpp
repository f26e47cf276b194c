// Markup keeps its prefixes when it moves, so what they mean must be declared where it
// comes to stand.
#include <algorithm>

#include "docx/detail/graft.hpp"

namespace tongmun::docx::detail {
namespace {

const std::string* declared(const Node& root, std::string_view prefix) {
  for (const auto& [known, uri] : root.declarations)
    if (known == prefix) return &uri;
  return nullptr;
}

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < list.size();) {
    const auto begin = list.find_first_not_of(" \t\r\n", at);
    if (begin == std::string_view::npos) break;
    at = std::min(list.find_first_of(" \t\r\n", begin), list.size());
    words.emplace_back(list.substr(begin, at - begin));
  }
  return words;
}

void rename_prefix(std::string& name, const Renames& renames) {
  const auto colon = name.find(':');
  if (colon == std::string::npos) return;
  const auto found = renames.find(name.substr(0, colon));
  if (found != renames.end()) name.replace(0, colon, found->second);
}

// Lists of prefixes, and of names with prefixes: mc:Choice/@Requires, @mc:Ignorable.
void rename_in_list(std::string& list, const Renames& renames) {
  auto words = words_of(list);
  list.clear();
  for (auto& word : words) {
    if (const auto found = renames.find(word); found != renames.end())
      word = found->second;
    if (!list.empty()) list += ' ';
    list += word;
  }
}

std::string free_prefix(const Node& host, const Node& root, const std::string& prefix) {
  for (int number = 2;; ++number) {
    auto fresh = prefix + "_" + std::to_string(number);
    if (!declared(host, fresh) && !declared(root, fresh)) return fresh;
  }
}

void let_ignore(Node& host, const std::string& prefix) {
  constexpr std::string_view name = "mc:Ignorable";
  auto list = std::string(host.value(name));
  const auto known = words_of(list);
  if (std::find(known.begin(), known.end(), prefix) != known.end()) return;
  if (!list.empty()) list += ' ';
  set_value(host, name, list + prefix);
}

}  // namespace

Renames adopt_prefixes(Node& host, const Node& root) {
  declare_own_prefixes(host);
  Renames renames;
  for (const auto& [prefix, uri] : root.declarations) {
    // Names are read with these prefixes for their namespaces, whatever the file called
    // them.
    if (uri == w_namespace || uri == r_namespace || uri == mc_namespace) continue;
    const auto* known = declared(host, prefix);
    if (!known) {
      host.declarations.emplace_back(prefix, uri);
    } else if (*known != uri && !prefix.empty()) {
      const auto other = std::find_if(host.declarations.begin(), host.declarations.end(),
                                      [&](const auto& d) { return d.second == uri; });
      renames[prefix] = other != host.declarations.end()
                            ? other->first
                            : free_prefix(host, root, prefix);
      if (!declared(host, renames[prefix]))
        host.declarations.emplace_back(renames[prefix], uri);
    }
  }
  for (const auto& prefix : words_of(root.value("mc:Ignorable"))) {
    if (!declared(root, prefix)) continue;
    const auto renamed = renames.find(prefix);
    let_ignore(host, renamed == renames.end() ? prefix : renamed->second);
  }
  return renames;
}

void rename_prefixes(Node& node, const Renames& renames) {
  if (renames.empty()) return;
  for_each_node_to_change(node, [&](Node& inner) {
    rename_prefix(inner.name, renames);
    for (auto& [name, value] : inner.attributes) {
      rename_prefix(name, renames);
      if (name == "Requires" || name == "mc:Ignorable") rename_in_list(value, renames);
    }
  });
}

}  // namespace tongmun::docx::detail
