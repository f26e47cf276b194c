#include "templating/detail/link_target.hpp"

namespace tongmun::templating {

bool is_bookmark(std::string_view target) {
  return target.size() > 1 && target.front() == '#' &&
         target.find_first_of(" \t\"<>#", 1) == std::string_view::npos;
}

}  // namespace tongmun::templating
