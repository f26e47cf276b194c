// PNG (ISO/IEC 15948): chunks of length, name, data, CRC. JPEG (ISO/IEC 10918-1): segments that
// begin with 0xFF and a marker; the size stands in the frame header (SOF). GIF89a: the logical
// screen's size.
#include "model/image.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace tongmun::model {

namespace {

constexpr std::string_view png_signature("\x89PNG\r\n\x1A\n", 8);
constexpr std::string_view jpeg_start("\xFF\xD8\xFF", 3);
constexpr int longest_side = 30'000;  // pixels; above it word processors give up

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < count; ++i) number = number << 8 | byte_at(bytes, at + i);
  return number;
}

struct Size {
  std::uint32_t width, height;
};

std::optional<Size> png_size(std::string_view bytes) {
  // The first chunk is the header, of 13 bytes (clause 11.2.2).
  if (bytes.size() < 24 || big_endian(bytes, 8, 4) != 13 || bytes.substr(12, 4) != "IHDR")
    return std::nullopt;
  return Size{big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
}

bool is_frame_header(unsigned marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
         marker != 0xCC;
}

// Calls visit(marker, begin, end) for each segment before the pixels, with its marker bytes;
// false when the file ends too early.
template <typename Visit>
bool for_each_segment(std::string_view bytes, std::size_t& at, const Visit& visit) {
  for (at = 2; at + 4 <= bytes.size();) {
    if (byte_at(bytes, at) != 0xFF) return false;
    const auto marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {  // a fill byte
      ++at;
      continue;
    }
    if (marker == 0xDA) return true;  // the pixels begin
    const auto end = at + 2 + big_endian(bytes, at + 2, 2);
    if (end > bytes.size() || end < at + 4) return false;
    visit(marker, at, end);
    at = end;
  }
  return false;
}

std::optional<Size> jpeg_size(std::string_view bytes) {
  std::optional<Size> size;
  std::size_t at = 0;
  for_each_segment(bytes, at, [&](unsigned marker, std::size_t begin, std::size_t end) {
    if (!size && is_frame_header(marker) && end >= begin + 9)
      size = Size{big_endian(bytes, begin + 7, 2), big_endian(bytes, begin + 5, 2)};
  });
  return size;
}

std::uint32_t number_in(std::string_view bytes, std::size_t at, std::size_t count,
                        bool little) {
  std::string swapped(bytes.substr(at, count));
  if (little) std::reverse(swapped.begin(), swapped.end());
  return big_endian(swapped, 0, count);
}

// Of a TIFF header with its first directory: entries of tag, type, count and value. 1
// where nothing is said.
std::uint32_t orientation_in(std::string_view tiff) {
  constexpr std::size_t entry_size = 12;
  constexpr std::uint32_t orientation = 0x0112, upright = 1;
  const bool little = tiff.starts_with("II");
  if (tiff.size() < 10 || (!little && !tiff.starts_with("MM"))) return upright;
  const std::size_t directory = number_in(tiff, 4, 4, little);
  if (directory > tiff.size() - 2) return upright;
  const auto count = number_in(tiff, directory, 2, little);
  for (std::size_t i = 0; i < count; ++i) {
    const auto entry = directory + 2 + i * entry_size;
    if (entry + entry_size > tiff.size()) break;
    if (number_in(tiff, entry, 2, little) == orientation)
      return number_in(tiff, entry + 8, 2, little);
  }
  return upright;
}

std::optional<Size> gif_size(std::string_view bytes) {
  if (bytes.size() < 10) return std::nullopt;
  return Size{byte_at(bytes, 6) | byte_at(bytes, 7) << 8,
              byte_at(bytes, 8) | byte_at(bytes, 9) << 8};
}

// Chunks that change what is seen, or that every reader wants.
bool is_kept_chunk(std::string_view name) {
  constexpr std::array<std::string_view, 17> kept = {
      "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT",
      "sRGB", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT"};
  for (const auto known : kept)
    if (known == name) return true;
  return false;
}

std::string scrubbed_png(std::string_view bytes) {
  std::string result(png_signature);
  for (std::size_t at = png_signature.size(); at + 12 <= bytes.size();) {
    const auto name = bytes.substr(at + 4, 4);
    // A chunk longer than the file is cut short: then it is the last one.
    const auto size = std::min<std::size_t>(big_endian(bytes, at, 4), bytes.size() - at - 12);
    if (is_kept_chunk(name)) result += bytes.substr(at, size + 12);
    if (name == "IEND") break;
    at += size + 12;
  }
  return result;
}

// APP0 (JFIF), APP2 (colour profile) and APP14 (Adobe's colour transform) change the look; the
// other application segments and comments do not.
bool is_kept_segment(unsigned marker) {
  const bool application = marker >= 0xE0 && marker <= 0xEF;
  if (application) return marker == 0xE0 || marker == 0xE2 || marker == 0xEE;
  return marker != 0xFE;
}

std::string scrubbed_jpeg(std::string_view bytes) {
  std::string result(bytes.substr(0, 2));
  std::size_t at = 0;
  const bool whole = for_each_segment(
      bytes, at, [&](unsigned marker, std::size_t begin, std::size_t end) {
        if (is_kept_segment(marker)) result += bytes.substr(begin, end - begin);
      });
  // What is cut short before its pixels shows nothing more.
  return whole ? result + std::string(bytes.substr(at)) : result;
}

}  // namespace

std::shared_ptr<const Image> read_image(std::string bytes) {
  std::optional<Size> size;
  auto image = std::make_shared<Image>();
  if (bytes.starts_with(png_signature)) {
    size = png_size(bytes);
    image->type = "image/png";
  } else if (bytes.starts_with(jpeg_start)) {
    size = jpeg_size(bytes);
    image->type = "image/jpeg";
  } else if (bytes.starts_with("GIF8")) {
    size = gif_size(bytes);
    image->type = "image/gif";
  }
  const auto fits = [](std::uint32_t side) { return side > 0 && side <= longest_side; };
  if (!size || !fits(size->width) || !fits(size->height)) return nullptr;
  image->width = static_cast<int>(size->width);
  image->height = static_cast<int>(size->height);
  image->bytes = std::move(bytes);
  return image;
}

bool is_turned(std::string_view bytes) {
  constexpr std::string_view exif("Exif\0\0", 6);
  constexpr std::size_t marker_and_length = 4;
  std::uint32_t orientation = 1;
  std::size_t at = 0;
  if (bytes.starts_with(jpeg_start))
    for_each_segment(bytes, at, [&](unsigned marker, std::size_t begin, std::size_t end) {
      const auto data =
          bytes.substr(begin + marker_and_length, end - begin - marker_and_length);
      if (marker == 0xE1 && data.starts_with(exif))
        orientation = orientation_in(data.substr(exif.size()));
    });
  return orientation >= 2 && orientation <= 8;
}

std::string scrubbed_image(std::string_view bytes) {
  if (bytes.starts_with(png_signature)) return scrubbed_png(bytes);
  if (bytes.starts_with(jpeg_start)) return scrubbed_jpeg(bytes);
  return std::string(bytes);
}

std::string_view image_extension(std::string_view type) {
  return type.substr(type.find('/') + 1);
}

}  // namespace tongmun::model
