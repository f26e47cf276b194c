#include "model/image.hpp"

#include <catch2/catch.hpp>

using namespace tongmun;

namespace {

std::string bytes(std::initializer_list<int> values) {
  std::string text;
  for (const int value : values) text += static_cast<char>(value);
  return text;
}

// A chunk whose checksum nobody here looks at.
std::string chunk(const std::string& name, const std::string& data) {
  return bytes({0, 0, 0, static_cast<int>(data.size())}) + name + data + "CRC.";
}

const std::string signature = bytes({0x89, 'P', 'N', 'G', 13, 10, 26, 10});
const std::string size_2x1 = bytes({0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0});
const std::string header = chunk("IHDR", size_2x1), pixels = chunk("IDAT", "pixels"),
                  author = chunk("tEXt", "Author\tKim"), end = chunk("IEND", "");

std::string segment(int marker, const std::string& data) {
  return bytes({0xFF, marker, 0, static_cast<int>(data.size()) + 2}) + data;
}

const std::string jpeg_start = bytes({0xFF, 0xD8});
const std::string jpeg_size = segment(0xC0, bytes({8, 0, 1, 0, 2, 1, 1, 0x11, 0}));
const std::string exif = segment(0xE1, "Exif Seoul");

}  // namespace

TEST_CASE("a PNG without a whole header is no picture", "[model][image]") {
  CHECK(model::read_image(signature + header + pixels + end) != nullptr);
  // Its chunks would be counted from a wrong place, and the header lost.
  const auto empty = bytes({0, 0, 0, 0}) + "IHDR" + size_2x1 + "CRC.";
  CHECK(model::read_image(signature + empty + pixels + end) == nullptr);
}

TEST_CASE("a PNG loses what is not seen, whole or cut short", "[model][image]") {
  const auto seen = signature + header + pixels;
  CHECK(model::scrubbed_image(signature + header + author + pixels + end) == seen + end);
  CHECK(model::scrubbed_image(signature + header + author + pixels) == seen);
  const auto cut = author.substr(0, author.size() - 6);
  CHECK(model::scrubbed_image(seen + cut) == seen);
  CHECK(model::scrubbed_image(signature + header + author +
                              pixels.substr(0, pixels.size() - 3)) ==
        signature + header + pixels.substr(0, pixels.size() - 3));
}

TEST_CASE("a JPEG loses what is not seen, whole or cut short", "[model][image]") {
  const auto scan = segment(0xDA, "scan") + "pixels";
  CHECK(model::scrubbed_image(jpeg_start + exif + jpeg_size + scan) ==
        jpeg_start + jpeg_size + scan);
  const auto cut = exif.substr(0, exif.size() - 3);
  CHECK(model::scrubbed_image(jpeg_start + jpeg_size + exif + cut) ==
        jpeg_start + jpeg_size);
}

namespace {

// A JPEG of a camera: one entry in the first directory, in either byte order.
std::string photograph(const std::string& order, int tag_high, int tag_low, int value) {
  const auto two = [&](int high, int low) {
    return order == "MM" ? bytes({high, low}) : bytes({low, high});
  };
  const auto four = [&](int low) {
    return order == "MM" ? bytes({0, 0, 0, low}) : bytes({low, 0, 0, 0});
  };
  const auto tiff = order + two(0, 42) + four(8) + two(0, 1) + two(tag_high, tag_low) +
                    two(0, 3) + four(1) + two(0, value) + bytes({0, 0}) + four(0);
  return jpeg_start + segment(0xE1, std::string("Exif\0\0", 6) + tiff) + jpeg_size +
         bytes({0xFF, 0xDA, 0, 2});
}

}  // namespace

TEST_CASE("a JPEG that a camera turned is known", "[model][image]") {
  const std::string order = GENERATE(as<std::string>{}, "II", "MM");
  CHECK_FALSE(model::is_turned(photograph(order, 1, 0x12, 1)));
  for (const int turn : {2, 3, 6, 8})
    CHECK(model::is_turned(photograph(order, 1, 0x12, turn)));
  CHECK_FALSE(model::is_turned(photograph(order, 1, 0x12, 9)));
  CHECK_FALSE(model::is_turned(photograph(order, 1, 0x0F, 6)));  // another tag
  const auto whole = photograph(order, 1, 0x12, 6);
  for (std::size_t size = 0; size + 20 < whole.size(); ++size)
    CHECK_FALSE(model::is_turned(whole.substr(0, size)));
}

TEST_CASE("only a JPEG has a turn", "[model][image]") {
  CHECK_FALSE(model::is_turned(signature + header + pixels + end));
  CHECK_FALSE(
      model::is_turned(jpeg_start + exif + jpeg_size + bytes({0xFF, 0xDA, 0, 2})));
  CHECK_FALSE(model::is_turned(""));
}
