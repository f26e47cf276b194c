// Pictures are known by their bytes, not by their names; what is not seen (places,
// cameras, people) is taken out here, before anything can put it into a letter.
#include "base/error.hpp"
#include "base/file.hpp"
#include "campaign/detail/reading.hpp"
#include "campaign/picture_file.hpp"
#include "model/image.hpp"

namespace tongmun::campaign {

namespace fs = std::filesystem;

namespace {

// The file that a name inside the folder leads to, symbolic links followed; nothing where
// it leads outside, or nowhere.
std::optional<fs::path> find_inside(const fs::path& folder, const std::string& name) {
  const fs::path relative(name);
  if (name.empty() || relative.is_absolute()) return std::nullopt;
  for (const auto& step : relative)
    if (step == "..") return std::nullopt;
  std::error_code fault;
  const auto root = fs::canonical(folder, fault);
  if (fault) return std::nullopt;
  auto file = fs::canonical(root / relative, fault);
  if (fault || !fs::is_regular_file(file, fault)) return std::nullopt;
  const auto inside = file.lexically_relative(root);
  if (inside.empty() || *inside.begin() == "..") return std::nullopt;
  return file;
}

class Images {
 public:
  Images(Reading& reading, const CheckedFile& file) : reading_(reading), file_(file) {}

  void read(const data::Node& images) {
    for (const auto& [id, node] : images.entries) {
      Entry entry(reading_, file_, node, "image." + id);
      if (entry.is_sound()) read_image(entry, id);
      entry.finish();
    }
  }

 private:
  void read_image(Entry& entry, const std::string& id) {
    const auto* name = entry.node().find("file");
    if (name == nullptr) return;  // told by the schema
    Picture picture{.id = id, .alt = {}, .file = read_file_of(entry, *name)};
    const auto* alt = entry.node().find("alt");
    if (alt != nullptr && !alt->text.empty())
      picture.alt = entry.text_of(*alt, "image-" + id);
    if (entry.is_sound()) reading_.campaign.images.push_back(std::move(picture));
  }

  std::shared_ptr<const model::Image> read_file_of(Entry& entry, const data::Node& name) {
    auto read = read_picture_file(reading_.folder, name.text);
    switch (read.fault) {
      case PictureFault::none:
        break;
      case PictureFault::missing:
        entry.error(
            "CA0050",
            "there is no picture '" + name.text + "' inside the campaign's folder", name,
            "Put the file into the folder, and write its path from there: "
            "images/logo.png.");
        break;
      case PictureFault::too_large:
        entry.error("CA0052", "'" + name.text + "' has more than 10 MiB", name,
                    "Save the picture smaller: a letter is read on paper or a screen.");
        break;
      case PictureFault::unknown:
        entry.error(
            "CA0051", "'" + name.text + "' is no PNG, JPEG or GIF that can be read", name,
            "Save the picture as one of these, at most 30,000 pixels wide and high.");
        break;
      case PictureFault::turned:
        entry.error("CA0053",
                    "'" + name.text +
                        "' would lie on its side: a camera noted its turn, which "
                        "letters do not keep",
                    name,
                    "Turn the picture upright in a picture editor, and save it again.");
        break;
    }
    return std::move(read.image);
  }

  Reading& reading_;
  const CheckedFile& file_;
};

}  // namespace

PictureFile read_picture_file(const fs::path& folder, const std::string& name) {
  const auto file = find_inside(folder, name);
  if (!file) return {.fault = PictureFault::missing};
  try {
    const auto bytes = tongmun::read_file(*file, most_picture_bytes);
    auto image = model::read_image(model::scrubbed_image(bytes));
    if (!image) return {.fault = PictureFault::unknown};
    if (model::is_turned(bytes)) return {.fault = PictureFault::turned};
    return {.image = std::move(image)};
  } catch (const Error& error) {
    return {.fault = error.kind() == ErrorKind::refused ? PictureFault::too_large
                                                        : PictureFault::missing};
  }
}

void read_images(Reading& reading, const CheckedFile& file) {
  if (const auto* images = file.root().find("images"); images && images->is_map())
    Images(reading, file).read(*images);
  for (const auto& reference : reading.image_references)
    check_reference(reading, "image", reference.id, reference.place);
}

}  // namespace tongmun::campaign
