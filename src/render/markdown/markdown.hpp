// Markdown: CommonMark with the tables and footnotes of GitHub's dialect.
#pragma once

#include <memory>

#include "render/formats.hpp"

namespace tongmun::render::markdown {

// "markdown". No HTML stands in it. Emphasis that CommonMark could not read, because of
// the letters and signs around it ("**「人権」**は"), is left out; the words never are.
std::unique_ptr<Format> format();

}  // namespace tongmun::render::markdown
