// The rules of STYLE.md's map: which module may include what.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tongmun::layering {

// The modules in the order of src/CMakeLists.txt, and what each uses: layering.txt, which
// CMake writes from the USES of every module().
struct Map {
  std::vector<std::string> order;
  std::map<std::string, std::set<std::string>> uses;
};
Map read_map(std::string_view text);

// "text: uses campaign, which stands above it" for every arrow that does not point down.
std::vector<std::string> arrow_faults(const Map& map);

// What is wrong with the #include lines of one file of src/, each with file:line. `path`
// is relative to src/: its first folder is the module.
std::vector<std::string> include_faults(const Map& map, const std::string& path,
                                        std::string_view text);

// "tests/tm/memory_test.cpp:230" for each property whose answer is lost: rc::check only
// returns it, so that a test fails by CHECK(rc::check(…)) or REQUIRE(rc::check(…)) alone.
std::vector<std::string> lost_properties(const std::string& path, std::string_view text);

}  // namespace tongmun::layering
