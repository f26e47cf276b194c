#include "model/join.hpp"

#include <algorithm>

namespace tongmun::model {

namespace {

bool is_section_end(const Block& block) {
  const auto* opaque = std::get_if<Opaque>(&block);
  return opaque != nullptr && opaque->xml.starts_with("<w:sectPr");
}

// Makes what is numbered within a document distinct from another's.
class Renumber {
 public:
  Renumber(int values, int lists, std::string suffix)
      : values_(values), lists_(lists), suffix_("--" + std::move(suffix)) {}

  void blocks(std::vector<Block>& blocks) const {
    for (auto& block : blocks) {
      if (auto* paragraph = std::get_if<Paragraph>(&block)) this->paragraph(*paragraph);
      if (auto* table = std::get_if<std::shared_ptr<Table>>(&block)) {
        auto own = std::make_shared<Table>(**table);
        rename(own->id);
        for (auto& row : own->rows) {
          rename(row.id);
          for (auto& cell : row.cells) this->blocks(cell.blocks);
        }
        *table = std::move(own);
      }
    }
  }

 private:
  void rename(std::string& id) const {
    if (!id.empty()) id += suffix_;
  }

  void paragraph(Paragraph& paragraph) const {
    rename(paragraph.id);
    if (paragraph.list) {
      auto item = *paragraph.list;
      item.list += lists_;
      paragraph.list = std::make_shared<const ListItem>(item);
    }
    for (auto& item : paragraph.content) {
      if (auto* run = std::get_if<Run>(&item); run != nullptr && run->value >= 0)
        run->value += values_;
      if (auto* start = std::get_if<SegmentStart>(&item)) rename(start->id);
      if (auto* end = std::get_if<SegmentEnd>(&item)) rename(end->id);
      if (auto* note = std::get_if<std::shared_ptr<Note>>(&item)) {
        *note = std::make_shared<Note>(**note);
        blocks((*note)->blocks);
      }
      if (auto* shape = std::get_if<std::shared_ptr<Shape>>(&item)) {
        *shape = std::make_shared<Shape>(**shape);
        for (auto& text : (*shape)->texts) blocks(text);
      }
    }
  }

  int values_, lists_;
  std::string suffix_;
};

int highest_list(const Document& document) {
  int highest = 0;
  for (const auto& story : document.stories)
    for_each_paragraph(story.blocks, [&](const Paragraph& paragraph) {
      if (paragraph.list) highest = std::max(highest, paragraph.list->list);
    });
  return highest;
}

void begin_page(Paragraph& paragraph) {
  Properties properties;
  if (paragraph.properties) properties = *paragraph.properties;
  std::erase_if(properties, [](const auto& property) {
    return property.name == "w:pageBreakBefore";
  });
  properties.push_back({"w:pageBreakBefore", "<w:pageBreakBefore/>"});
  paragraph.properties = std::make_shared<const Properties>(std::move(properties));
}

}  // namespace

void append(Document& first, Document second, const std::string& suffix) {
  auto& blocks = first.stories.front().blocks;
  auto& more = second.stories.front().blocks;
  Renumber(static_cast<int>(first.values.size()), highest_list(first), suffix)
      .blocks(more);
  std::erase_if(more, is_section_end);
  const auto opening = std::find_if(more.begin(), more.end(), [](const Block& block) {
    return std::holds_alternative<Paragraph>(block);
  });
  if (opening != more.end()) begin_page(std::get<Paragraph>(*opening));
  const auto end = std::find_if(blocks.begin(), blocks.end(), is_section_end);
  blocks.insert(end, std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
  for (auto& value : second.values) first.values.push_back(std::move(value));
  first.images.merge(second.images);
}

}  // namespace tongmun::model
