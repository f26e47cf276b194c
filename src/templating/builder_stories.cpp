// Headers and footers inside the main text: a turn of a section that holds a Word section
// has its own.
#include <algorithm>

#include "docx/markup.hpp"
#include "templating/detail/builder.hpp"

namespace tongmun::templating {

namespace {

// "word/header2.xml", 3: "word/header2_3.xml".
std::string numbered(const std::string& part, int number) {
  if (number == 1) return part;
  const auto dot = std::min(part.rfind('.'), part.size());
  return part.substr(0, dot) + "_" + std::to_string(number) + part.substr(dot);
}

}  // namespace

// `column` is the first number: 1 where nobody else uses the layout's own part.
void Builder::open_repeated_story(const Step& step) {
  auto& count = repetitions_[step.text];
  const auto number = static_cast<int>(step.column) + count++;
  repeated_.push_back({numbered(step.text, number), {}});
  section_stories_[step.relationship] = repeated_.back().part;
  enter(repeated_.back().blocks);
}

// The paragraph that ends the section names its stories.
void Builder::refer_to_repeated_stories() {
  auto& shared = at_.paragraph->properties;
  if (!shared) return;
  auto properties = *shared;
  const auto section =
      std::find_if(properties.begin(), properties.end(),
                   [](const auto& one) { return one.name == "w:sectPr"; });
  if (section == properties.end()) return;
  for (const auto& [relationship, part] : section_stories_)
    section->xml = docx::with_story(std::move(section->xml), relationship, part);
  section_stories_.clear();
  shared = std::make_shared<const model::Properties>(std::move(properties));
}

// In place of the empty one that stands where the section came out not once.
void Builder::add_repeated_stories() {
  for (auto& story : repeated_) {
    const auto known = std::find_if(
        document_.stories.begin(), document_.stories.end(),
        [&](const model::Story& candidate) { return candidate.part == story.part; });
    if (known != document_.stories.end())
      known->blocks = std::move(story.blocks);
    else
      document_.stories.push_back(std::move(story));
  }
}

}  // namespace tongmun::templating
