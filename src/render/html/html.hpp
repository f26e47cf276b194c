// HTML: one accessible file, with its pictures in it and no script. It is well-formed XML
// as well, so that any reader of XML can take it apart.
#pragma once

#include <memory>

#include "render/formats.hpp"

namespace tongmun::render::html {

// "html". Segments are <span id="seg_…">, named as in Akoma Ntoso (akn::segment_eid).
// Links lead to http, https, mailto and into the file; other targets are left out, their
// text stays. Comments of the layout are left out. Draft marks are said in words, too, in
// <span class="flag">, which `read` passes over like the numbers of notes.
std::unique_ptr<Format> format();

}  // namespace tongmun::render::html
