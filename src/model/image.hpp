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

// The file without what is not seen: places, cameras, people, comments, thumbnails (EXIF,
// XMP, IPTC and text chunks). What EXIF said of a JPEG's turn is lost (see is_turned). A
// damaged PNG or JPEG keeps what is seen up to the damage. Kinds it does not know, and
// GIF, come back as they are.
std::string scrubbed_image(std::string_view bytes);

// True for a JPEG whose pixels lie otherwise than it is to be seen, as cameras save them:
// EXIF orientation 2 to 8 (Exif 2.32, 4.6.5.1). Word processors show the pixels as they
// lie.
bool is_turned(std::string_view bytes);

// "png", "jpeg", "gif" of "image/png" …
std::string_view image_extension(std::string_view type);

}  // namespace tongmun::model
