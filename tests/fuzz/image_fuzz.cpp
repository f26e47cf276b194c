// A picture from anybody: measured, and freed of what is not seen.
#include "fuzz/fuzzing.hpp"
#include "model/image.hpp"

using namespace tongmun;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::only_errors([&] {
    const std::string bytes(fuzz::text_of(data, size));
    const auto scrubbed = model::scrubbed_image(bytes);
    fuzz::require(scrubbed.size() <= bytes.size(), "scrubbing adds nothing");
    fuzz::require(model::scrubbed_image(scrubbed) == scrubbed,
                  "what was scrubbed stays as it is");
    const auto image = model::read_image(bytes);
    if (image == nullptr) return;
    fuzz::require(image->width > 0 && image->height > 0, "a picture has a size");
    const auto seen = model::read_image(scrubbed);
    fuzz::require(seen != nullptr && seen->type == image->type &&
                      seen->width == image->width && seen->height == image->height,
                  "a scrubbed picture is as large as before");
  });
}
