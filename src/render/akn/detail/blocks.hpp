// The three parts of a letter: <preface>, <mainBody>, <conclusions>.
#pragma once

#include <vector>

#include "render/akn/detail/inline.hpp"
#include "render/akn/detail/outline.hpp"
#include "xml/writer.hpp"

namespace tongmun::render::akn {

void write_parts(Context& context, const std::vector<Placed>& outline, xml::Writer& out);

}  // namespace tongmun::render::akn
