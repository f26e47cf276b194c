// Letters of an earlier build that this one does not make: a recipient who was removed must not
// find a letter in the folder, nor an old one in a format that is not asked for any more.
#pragma once

#include <filesystem>
#include <vector>

#include "campaign/campaign.hpp"
#include "pipeline/letters.hpp"
#include "render/formats.hpp"

namespace tongmun::pipeline {

// What a build writes into the folder of a work.
struct Made {
  const std::filesystem::path& folder;
  const std::string& work;
  const std::vector<Letter>& letters;  // those to a recipient stand together
  const std::vector<const render::Format*>& outputs;
  bool xml = true;
  const text::LanguageTag& source;
};

// Removes from the work's folder what a build may write and this one did not. The files of others
// stay, and so do the folders of recipients whose rows could not be read.
void remove_stale(const Made& made, const render::Formats& formats,
                  const campaign::Campaign& campaign);

}  // namespace tongmun::pipeline
