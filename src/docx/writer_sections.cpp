// A section of a template that holds a Word section gives each turn its own headers and
// footers. In section properties they are named by their parts until the letter's
// relationships are known.
#include "docx/detail/names.hpp"
#include "docx/detail/writer.hpp"
#include "docx/markup.hpp"

namespace tongmun::docx {
namespace {

constexpr std::string_view reference_ends[] = {"<w:headerReference ",
                                               "<w:footerReference "};
constexpr std::string_view id_attribute = " r:id=\"";
constexpr std::string_view by_part = "story:";  // no relationship's id has a colon

// Calls `visit(kind, begin, size)` for each value of r:id in a reference to a header or
// footer.
template <typename Visit>
void for_each_reference(std::string_view section, const Visit& visit) {
  for (std::size_t at = 0; (at = section.find("<w:", at)) != std::string_view::npos;
       ++at) {
    const auto rest = section.substr(at);
    const bool header = rest.starts_with(reference_ends[0]);
    if (!header && !rest.starts_with(reference_ends[1])) continue;
    const auto name = section.find(id_attribute, at);
    if (name == std::string_view::npos || name > section.find('>', at)) continue;
    const auto begin = name + id_attribute.size();
    visit(header ? "header" : "footer", begin, section.find('"', begin) - begin);
  }
}

}  // namespace

std::vector<std::string> story_references(std::string_view section) {
  std::vector<std::string> ids;
  for_each_reference(section, [&](std::string_view, std::size_t begin, std::size_t size) {
    ids.emplace_back(section.substr(begin, size));
  });
  return ids;
}

std::string with_story(std::string section, std::string_view id, std::string_view part) {
  std::vector<std::size_t> places;
  for_each_reference(section, [&](std::string_view, std::size_t begin, std::size_t size) {
    if (std::string_view(section).substr(begin, size) == id) places.push_back(begin);
  });
  for (auto place = places.rbegin(); place != places.rend(); ++place)
    section.replace(*place, id.size(), std::string(by_part).append(part));
  return section;
}

namespace detail {

std::string StoryWriter::with_relations(std::string section) {
  struct Reference {
    std::string_view kind;
    std::size_t begin, size;
  };
  std::vector<Reference> references;
  for_each_reference(section,
                     [&](std::string_view kind, std::size_t begin, std::size_t size) {
                       references.push_back({kind, begin, size});
                     });
  for (auto one = references.rbegin(); one != references.rend(); ++one) {
    const auto value = section.substr(one->begin, one->size);
    if (!value.starts_with(by_part)) continue;
    section.replace(one->begin, one->size,
                    relations_->id_of(one->kind, value.substr(by_part.size()), false));
  }
  return section;
}

WrittenPart StoryWriter::write_repeated(const StoryFrame& frame,
                                        const model::Story& story) {
  auto part = write(frame, story.blocks);
  auto relationships = context_.relationships.at(frame.part);
  relationships.insert(relationships.end(), part.relationships.begin(),
                       part.relationships.end());
  part.relationships = std::move(relationships);
  part.content_type = context_.package.content_type(frame.part);
  part.part = story.part;
  return part;
}

}  // namespace detail
}  // namespace tongmun::docx
