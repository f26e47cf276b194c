// The review copy: a Word file that shows source and translation side by side.
#pragma once

#include <memory>

#include "render/formats.hpp"

namespace tongmun::render::bilingual {

// "bilingual", of pairs: Context::source is the source, the document the translation. A
// row for each segment of the source, in its order, then those that only the translation
// has: id, source, target, match, claims. A target is bookmarked as in the letter
// (docx::bookmark_name), so that an edited copy can be read in again. Notes stand in
// rows of their own; where they are referred to, "[*]" is seen in the source only.
std::unique_ptr<Format> format();

}  // namespace tongmun::render::bilingual
