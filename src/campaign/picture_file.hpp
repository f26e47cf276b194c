// A picture's file as people name it: a path from a folder that it must not leave.
//   const auto read = read_picture_file(campaign_folder, "images/logo.png");
//   if (read.fault == PictureFault::none) show(*read.image);
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace tongmun::model {
struct Image;  // model/document.hpp
}

namespace tongmun::campaign {

inline constexpr std::size_t most_picture_bytes = std::size_t{10} << 20;

enum class PictureFault {
  none,
  missing,  // no such file, or one outside the folder: "..", "/", a symbolic link out of
            // it
  too_large,  // above most_picture_bytes
  unknown,    // by its bytes no PNG, JPEG or GIF, whatever its name says
  turned      // a JPEG that would lie on its side in a letter: see model::is_turned
};

struct PictureFile {
  PictureFault fault = PictureFault::none;
  std::shared_ptr<const model::Image> image = {};  // without metadata; null with a fault
};

PictureFile read_picture_file(const std::filesystem::path& folder,
                              const std::string& name);

}  // namespace tongmun::campaign
