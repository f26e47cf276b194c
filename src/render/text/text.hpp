// Plain text, as it stands in the body of an e-mail: UTF-8, lines end in "\n".
#pragma once

#include <memory>

#include "render/formats.hpp"

// Not `text`: inside `render` that would hide the module of this name.
namespace tongmun::render::plain_text {

// "text". Context::width breaks lines between words where a language's main script is
// as wide as Latin; East Asian and complex scripts are left to the reader's program.
// Pieces of another direction than their paragraph's stand between U+2068 and U+2069.
std::unique_ptr<Format> format();

}  // namespace tongmun::render::plain_text
