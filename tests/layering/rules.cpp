#include "layering/rules.hpp"

#include <algorithm>
#include <optional>
#include <sstream>

namespace tongmun::layering {

namespace {

struct Door {
  std::string_view prefix;                // of what stands in #include <…>
  std::vector<std::string_view> modules;  // that may see the library
};

const std::vector<Door>& doors() {
  static const std::vector<Door> list = {
      {"unicode/", {"text"}},
      {"libxml/", {"xml"}},
      {"zip.h", {"zip"}},
      {"zipconf.h", {"zip"}},
      {"libdeflate.h", {"zip"}},
      {"yaml-cpp/", {"data"}},
      {"valijson/", {"data"}},
      {"kainjow/", {"templating"}},
      {"cmark", {"templating"}},
      {"CLI/", {"cli"}},
      {"nlohmann/", {"data", "pipeline", "cli"}},
      {"sqlite3", {"db"}},
  };
  return list;
}

struct Include {
  std::string_view what;
  bool quoted = false;
};

// The include of a line, with any white space that the preprocessor allows.
std::optional<Include> include_of(std::string_view line) {
  const auto skip = [&] {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  };
  skip();
  if (!line.starts_with('#')) return std::nullopt;
  line.remove_prefix(1);
  skip();
  if (!line.starts_with("include")) return std::nullopt;
  line.remove_prefix(7);
  skip();
  if (line.empty() || (line[0] != '"' && line[0] != '<')) return std::nullopt;
  const auto end = line.find(line[0] == '"' ? '"' : '>', 1);
  if (end == std::string_view::npos) return std::nullopt;
  return Include{line.substr(1, end - 1), line[0] == '"'};
}

std::string first_folder(std::string_view path) {
  return std::string(path.substr(0, path.find('/')));
}

// Empty when the module may include it.
std::string fault_of(const Map& map, const std::string& module, const Include& include) {
  for (const auto& door : doors())
    if (include.what.starts_with(door.prefix) &&
        std::find(door.modules.begin(), door.modules.end(), module) == door.modules.end())
      return "is behind the door of " + std::string(door.modules.front());
  const auto owner = first_folder(include.what);
  const bool ours =
      map.uses.contains(owner) && include.what.find('/') != std::string_view::npos;
  if (!ours) return include.quoted ? "names no module; write the path from src/" : "";
  if (!include.quoted) return "is ours; write it in quotation marks";
  if (owner == module) return {};
  if (include.what.find("/detail/") != std::string_view::npos)
    return "is for " + owner + " alone";
  if (owner != "base" && !map.uses.at(module).contains(owner))
    return "is of " + owner + ", which is not among the USES of " + module;
  return {};
}

}  // namespace

Map read_map(std::string_view text) {
  Map map;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    const auto colon = line.find(':');
    if (colon == std::string::npos) continue;
    const auto name = line.substr(0, colon);
    map.order.push_back(name);
    auto& used = map.uses[name];
    std::istringstream words(line.substr(colon + 1));
    for (std::string word; words >> word;) used.insert(word);
  }
  return map;
}

std::vector<std::string> arrow_faults(const Map& map) {
  std::vector<std::string> faults;
  std::set<std::string> below;
  for (const auto& name : map.order) {
    for (const auto& used : map.uses.at(name)) {
      if (!map.uses.contains(used))
        faults.push_back(name + ": uses " + used + ", which is no module");
      else if (!below.contains(used))
        faults.push_back(name + ": uses " + used + ", which does not stand before it");
    }
    if (!below.insert(name).second) faults.push_back(name + ": is there twice");
  }
  return faults;
}

std::vector<std::string> include_faults(const Map& map, const std::string& path,
                                        std::string_view text) {
  const auto module = first_folder(path);
  if (!map.uses.contains(module)) return {"src/" + path + ": lies in no module"};
  std::vector<std::string> faults;
  std::istringstream lines{std::string(text)};
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    const auto include = include_of(line);
    if (!include) continue;
    if (const auto fault = fault_of(map, module, *include); !fault.empty())
      faults.push_back("src/" + path + ":" + std::to_string(number) + ": " +
                       std::string(include->what) + " " + fault);
  }
  return faults;
}

std::vector<std::string> lost_properties(const std::string& path, std::string_view text) {
  std::vector<std::string> lost;
  constexpr std::string_view call = "rc::check(";
  for (auto at = text.find(call); at != std::string_view::npos;
       at = text.find(call, at + 1)) {
    const auto before = text.substr(0, text.find_last_not_of(" \t\n", at - 1) + 1);
    if (before.ends_with("CHECK(") || before.ends_with("REQUIRE(")) continue;
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    lost.push_back("tests/" + path + ":" + std::to_string(line + 1));
  }
  return lost;
}

}  // namespace tongmun::layering
