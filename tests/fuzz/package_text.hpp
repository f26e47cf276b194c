// Packages as a fuzzer can change them: deflated bytes and their checksums turn nearly
// every change into a damaged archive, so that nothing behind the archive would ever be
// reached.
#pragma once

#include <string>
#include <string_view>

namespace tongmun::fuzz {

// Lines "=== word/document.xml" with the part's bytes below each, packed as a ZIP
// archive. What begins otherwise (an archive, a Flat OPC file) is returned as it is.
std::string package_of(std::string_view input);

}  // namespace tongmun::fuzz
