// Where a link of a text may lead, beside what docx::is_address allows.
#pragma once

#include <string>
#include <string_view>

namespace tongmun::templating {

// True for '#' and the name of a bookmark.
bool is_bookmark(std::string_view target);

// What no address may hold (RFC 3986) as percent signs and digits: spaces, letters beyond
// ASCII.
std::string as_address(std::string_view target);

}  // namespace tongmun::templating
