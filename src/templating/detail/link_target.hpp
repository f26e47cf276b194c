// Where a link of a text may lead, beside what docx::is_address allows.
#pragma once

#include <string_view>

namespace tongmun::templating {

// True for '#' and the name of a bookmark.
bool is_bookmark(std::string_view target);

}  // namespace tongmun::templating
