// A new format is its folder, and its line in standard().
#include "render/formats.hpp"

#include "base/error.hpp"
#include "render/bilingual/bilingual.hpp"
#include "render/html/html.hpp"
#include "render/markdown/markdown.hpp"
#include "render/text/text.hpp"

namespace tongmun::render {

Formats Formats::standard() {
  Formats formats;
  formats.add(html::format());
  formats.add(plain_text::format());
  formats.add(markdown::format());
  formats.add(bilingual::format());
  return formats;
}

void Formats::add(std::unique_ptr<Format> format) {
  const auto added = format->about();
  for (const auto& known : formats_) {
    const auto about = known->about();
    if (about.name == added.name || about.extension == added.extension)
      throw Error(ErrorKind::conflict,
                  "the output formats " + about.name + " (" + about.extension + ") and " +
                      added.name + " (" + added.extension + ") collide",
                  {}, "Give each its own name and extension.");
  }
  formats_.push_back(std::move(format));
}

const Format* Formats::find(std::string_view name) const {
  for (const auto& format : formats_)
    if (format->about().name == name) return format.get();
  return nullptr;
}

}  // namespace tongmun::render
