// Picture files, as far as a document must know them: kind, size, and no more than what is seen.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/document.hpp"

namespace tongmun::model {

// A PNG, JPEG or GIF with its size in pixels. Nothing when the bytes are none of these, are cut
// short in their head, or claim a side of 0 or above 30,000 pixels.
std::shared_ptr<const Image> read_image(std::string bytes);

// The file without what is not seen: places, cameras, people, comments, thumbnails (EXIF, XMP, IPTC
// and text chunks). A JPEG keeps its turn (EXIF orientation) only in the pixels' own order: a
// picture that relies on it must be turned before. A damaged PNG or JPEG keeps what is seen up to
// the damage. Kinds it does not know, and GIF, come back as they are.
std::string scrubbed_image(std::string_view bytes);

// "png", "jpeg", "gif" of "image/png" …
std::string_view image_extension(std::string_view type);

}  // namespace tongmun::model
