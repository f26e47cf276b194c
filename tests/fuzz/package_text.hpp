// Several files in one input, as a fuzzer can change them. For packages: deflated bytes
// and their checksums turn nearly every change into a damaged archive, so that nothing
// behind the archive would ever be reached.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongmun::fuzz {

// Lines "=== word/document.xml" with the file's bytes below each: names and bytes. Empty
// for what begins otherwise.
std::vector<std::pair<std::string, std::string_view>> files_of(std::string_view input);

// The files packed as a ZIP archive. What has none (an archive, a Flat OPC file) is
// returned as it is.
std::string package_of(std::string_view input);

}  // namespace tongmun::fuzz
