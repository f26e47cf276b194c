#include "render/detail/flow.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "xml/writer.hpp"

namespace tongmun::render {

namespace {

using Blocks = std::vector<model::Block>;
using Lines = std::span<const model::Paragraph* const>;

// Parts of a letter: no items of a list, even where a layout numbers them, and their
// tables only arrange.
constexpr std::array<std::string_view, 11> letter_styles = {
    "Letterhead",     "Envelope Return", "Reference Line", "Date",
    "Inside Address", "Salutation",      "Subject Line",   "Title",
    "Closing",        "Signature",       "cc List"};

bool is_letter_style(std::string_view style) {
  return std::find(letter_styles.begin(), letter_styles.end(), style) !=
         letter_styles.end();
}

bool is_title(const model::Paragraph& paragraph) {
  return paragraph.style == "Title" || paragraph.style == "Subject Line";
}

// 2 for "Heading 2"; 0 for no heading.
int heading_number(std::string_view style) {
  constexpr std::string_view prefix = "Heading ";
  if (!style.starts_with(prefix) || style.size() != prefix.size() + 1) return 0;
  const int level = style.back() - '0';
  return level >= 1 && level <= 9 ? level : 0;
}

std::optional<Group::Kind> group_of(const model::Paragraph& paragraph) {
  if (paragraph.style == "Inside Address") return Group::Kind::address;
  if (paragraph.style == "Quote" || paragraph.style == "Intense Quote")
    return Group::Kind::quote;
  return std::nullopt;
}

bool is_item(const model::Paragraph& paragraph) {
  return paragraph.list != nullptr && !is_letter_style(paragraph.style) &&
         heading_number(paragraph.style) == 0 && !group_of(paragraph);
}

// Of its own line; what its boxes say stands apart.
bool is_blank(const model::Paragraph& paragraph) {
  return std::none_of(
      paragraph.content.begin(), paragraph.content.end(), [](const auto& item) {
        if (const auto* run = std::get_if<model::Run>(&item))
          return run->text.find_first_not_of(' ') != std::string::npos;
        if (const auto* note = std::get_if<std::shared_ptr<model::Note>>(&item))
          return (*note)->kind != model::Note::Kind::comment;
        return std::holds_alternative<model::SegmentStart>(item) ||
               std::holds_alternative<model::Picture>(item);
      });
}

bool has_boxes(const model::Paragraph& paragraph) {
  return std::any_of(paragraph.content.begin(), paragraph.content.end(),
                     [](const auto& item) {
                       return std::holds_alternative<std::shared_ptr<model::Shape>>(item);
                     });
}

// "Page 2 of 3": there are no pages.
bool counts_pages(const model::Paragraph& paragraph) {
  return std::any_of(
      paragraph.content.begin(), paragraph.content.end(), [](const auto& item) {
        const auto* opaque = std::get_if<model::Opaque>(&item);
        return opaque != nullptr && opaque->xml.find("instr") != std::string::npos &&
               opaque->xml.find("PAGE") != std::string::npos;
      });
}

// Where the property's w:val stands; an empty value for a property without one.
std::optional<std::string> property(const model::SharedProperties& properties,
                                    std::string_view name, std::string_view attribute) {
  if (!properties) return std::nullopt;
  for (const auto& one : *properties) {
    if (one.name != name) continue;
    const auto start = " " + std::string(attribute) + "=\"";
    const auto at = one.xml.find(start);
    if (at == std::string::npos) return std::string();
    const auto begin = at + start.size();
    return one.xml.substr(begin, one.xml.find('"', begin) - begin);
  }
  return std::nullopt;
}

int span_of(const model::Cell& cell) {
  const auto value = property(cell.properties, "w:gridSpan", "w:val").value_or("1");
  if (value.empty() || value.size() > 2 ||
      value.find_first_not_of("0123456789") != std::string::npos)
    return 1;
  return std::clamp(std::stoi(value), 1, 63);
}

// Goes on with the cell above.
bool is_merged(const model::Cell& cell) {
  const auto value = property(cell.properties, "w:vMerge", "w:val");
  return value && *value != "restart";
}

bool heads_first_column(const model::Table& table) {
  const auto on = property(table.properties, "w:tblLook", "w:firstColumn");
  return on && (*on == "1" || *on == "true");
}

bool arranges_letter(const model::Table& table) {
  bool found = false;
  for (const auto& row : table.rows)
    for (const auto& cell : row.cells)
      model::for_each_paragraph(cell.blocks, [&](const model::Paragraph& paragraph) {
        found = found || is_letter_style(paragraph.style);
      });
  return found;
}

class Builder {
 public:
  enum class Headings { outline, lines };
  explicit Builder(Headings headings) : headings_(headings) {}

  Flow build(const Blocks& blocks) {
    std::vector<const model::Block*> flat;
    flatten(blocks, flat);
    Flow flow;
    for (std::size_t at = 0; at < flat.size();) at = add(flat, at, flow);
    return flow;
  }

 private:
  using Flat = std::vector<const model::Block*>;

  static const model::Paragraph* paragraph_at(const Flat& flat, std::size_t at) {
    return at < flat.size() ? std::get_if<model::Paragraph>(flat[at]) : nullptr;
  }
  static const model::Table* table_at(const Flat& flat, std::size_t at) {
    const auto* table =
        at < flat.size() ? std::get_if<std::shared_ptr<model::Table>>(flat[at]) : nullptr;
    return table == nullptr ? nullptr : table->get();
  }

  void flatten(const Blocks& blocks, Flat& flat) const {
    for (const auto& block : blocks) {
      if (const auto* paragraph = std::get_if<model::Paragraph>(&block)) {
        if (!is_blank(*paragraph) || has_boxes(*paragraph)) flat.push_back(&block);
      } else if (const auto* table = std::get_if<std::shared_ptr<model::Table>>(&block)) {
        if (!arranges_letter(**table))
          flat.push_back(&block);
        else
          for (const auto& row : (*table)->rows)
            for (const auto& cell : row.cells) flatten(cell.blocks, flat);
      }
    }
  }

  // Adds what stands at `at`, with what belongs to it; returns where to go on.
  std::size_t add(const Flat& flat, std::size_t at, Flow& flow) {
    const auto* paragraph = paragraph_at(flat, at);
    if (paragraph == nullptr) return add_table(flat, at, nullptr, flow);
    if (is_blank(*paragraph)) {
      add_boxes(*paragraph, flow);
      return at + 1;
    }
    if (paragraph->style == "Caption" && table_at(flat, at + 1) != nullptr)
      return add_table(flat, at + 1, paragraph, flow);
    if (is_item(*paragraph)) return add_lists(flat, at, flow);
    if (const auto kind = group_of(*paragraph)) return add_group(flat, at, *kind, flow);
    if (const int level = level_of(*paragraph))
      flow.push_back({Heading{level, paragraph}});
    else
      flow.push_back({Line{paragraph}});
    add_boxes(*paragraph, flow);
    return at + 1;
  }

  int level_of(const model::Paragraph& paragraph) {
    if (headings_ == Headings::lines) return 0;
    if (is_title(paragraph)) {
      if (has_title_) return 0;
      has_title_ = true;
      above_.clear();
      return 1;
    }
    const int number = heading_number(paragraph.style);
    if (number == 0) return 0;
    while (!above_.empty() && above_.back() >= number) above_.pop_back();
    above_.push_back(number);
    return std::min(static_cast<int>(above_.size()) + (has_title_ ? 1 : 0), 6);
  }

  std::size_t add_group(const Flat& flat, std::size_t at, Group::Kind kind, Flow& flow) {
    Group group{kind, {}};
    Flow boxes;
    for (const auto* line = paragraph_at(flat, at);
         line != nullptr && group_of(*line) == kind; line = paragraph_at(flat, ++at)) {
      if (!is_blank(*line)) group.pieces.push_back({Line{line}});
      add_boxes(*line, boxes);
    }
    flow.push_back({std::move(group)});
    for (auto& box : boxes) flow.push_back(std::move(box));
    return at;
  }

  std::size_t add_lists(const Flat& flat, std::size_t at, Flow& flow) {
    std::vector<const model::Paragraph*> items;
    for (const auto* item = paragraph_at(flat, at); item != nullptr && is_item(*item);
         item = paragraph_at(flat, ++at))
      items.push_back(item);
    add_lists(items, flow);
    return at;
  }

  void add_lists(Lines items, Flow& flow) {
    while (!items.empty()) {
      const auto& first = *items.front()->list;
      std::size_t count = 1;
      for (; count < items.size(); ++count) {
        const auto& next = *items[count]->list;
        const bool same = next.level == first.level && next.list == first.list &&
                          next.kind == first.kind;
        if (next.level <= first.level && !same) break;
      }
      flow.push_back({list_of(items.first(count))});
      items = items.subspan(count);
    }
  }

  List list_of(Lines items) {
    const auto& first = *items.front()->list;
    List list{first.kind == model::ListItem::Kind::number, first.level, {}};
    while (!items.empty()) {
      std::size_t count = 1;
      while (count < items.size() && items[count]->list->level > first.level) ++count;
      Item item{items.front(), next_number(*items.front()->list), {}};
      add_boxes(*item.paragraph, item.inside);
      add_lists(items.first(count).subspan(1), item.inside);
      list.items.push_back(std::move(item));
      items = items.subspan(count);
    }
    return list;
  }

  // An item starts the numbering of deeper ones anew.
  int next_number(const model::ListItem& item) {
    auto& numbers = numbers_[item.list];
    numbers.resize(static_cast<std::size_t>(std::max(item.level, 0)) + 1);
    return ++numbers.back();
  }

  std::size_t add_table(const Flat& flat, std::size_t at, const model::Paragraph* caption,
                        Flow& flow) {
    const auto& table = *table_at(flat, at++);
    const auto* behind = paragraph_at(flat, at);
    // A caption behind a table belongs to it, unless it stands before the next one.
    const bool is_caption = caption == nullptr && behind != nullptr &&
                            behind->style == "Caption" &&
                            table_at(flat, at + 1) == nullptr;
    if (is_caption) caption = behind, ++at;
    Grid grid{&table, caption, heads_first_column(table), {}};
    Merging above;
    for (const auto& row : table.rows)
      if (!row.cells.empty()) add_row(row, above, grid);
    if (!grid.rows.empty())
      flow.push_back({std::move(grid)});
    else if (caption != nullptr)
      flow.push_back({Line{caption}});
    return at;
  }

  // By column: the row and the cell of the grid that a merged cell goes on with.
  using Merging = std::map<int, std::pair<std::size_t, std::size_t>>;

  void add_row(const model::Row& row, Merging& above, Grid& grid) {
    GridRow made{row.header, {}};
    const auto number = grid.rows.size();
    int column = 0;
    for (const auto& cell : row.cells) {
      GridCell one{span_of(cell), 1, column, Builder(Headings::lines).build(cell.blocks)};
      const auto starts = above.find(column);
      const bool goes_on = is_merged(cell) && one.pieces.empty() && starts != above.end();
      if (goes_on) {
        const auto [begin, index] = starts->second;
        grid.rows[begin].cells[index].rows = static_cast<int>(number - begin) + 1;
      } else {
        above[column] = {number, made.cells.size()};
      }
      column += one.columns;
      if (!goes_on) made.cells.push_back(std::move(one));
    }
    grid.rows.push_back(std::move(made));
  }

  static void add_boxes(const model::Paragraph& paragraph, Flow& flow) {
    for (const auto& item : paragraph.content)
      if (const auto* shape = std::get_if<std::shared_ptr<model::Shape>>(&item))
        for (const auto& text : (*shape)->texts) {
          auto pieces = Builder(Headings::lines).build(text);
          if (!pieces.empty())
            flow.push_back({Group{Group::Kind::box, std::move(pieces)}});
        }
  }

  Headings headings_;
  bool has_title_ = false;
  std::vector<int> above_;                   // numbers of the headings that are open
  std::map<int, std::vector<int>> numbers_;  // by list: the last number of each level
};

// Of a header or footer: what stands on every page, told once.
void add_furniture(const Blocks& blocks, std::set<std::string>& told, Flow& flow) {
  for (auto& piece : flow_of(blocks)) {
    if (const auto* line = std::get_if<Line>(&piece.what)) {
      if (counts_pages(*line->paragraph)) continue;
      const auto text = plain(*line->paragraph);
      if (!text.empty() && !told.insert(text).second) continue;
    }
    flow.push_back(std::move(piece));
  }
}

}  // namespace

Parts parts_of(const model::Document& document) {
  Parts parts;
  std::set<std::string> told_above, told_below;
  for (std::size_t i = 0; i < document.stories.size(); ++i) {
    const auto& story = document.stories[i];
    if (i == 0)
      parts.main = Builder(Builder::Headings::outline).build(story.blocks);
    else if (story.part.starts_with("word/header"))
      add_furniture(story.blocks, told_above, parts.header);
    else if (story.part.starts_with("word/footer"))
      add_furniture(story.blocks, told_below, parts.footer);
  }
  return parts;
}

Flow flow_of(const std::vector<model::Block>& blocks) {
  return Builder(Builder::Headings::lines).build(blocks);
}

const model::Value* value_of(const model::Document& document, const model::Run& run) {
  const auto index = static_cast<std::size_t>(run.value);
  return run.value < 0 || index >= document.values.size() ? nullptr
                                                          : &document.values[index];
}

std::string_view word_of(model::Mark mark) {
  switch (mark) {
    case model::Mark::none:
      return {};
    case model::Mark::untranslated:
      return "untranslated";
    case model::Mark::doubtful:
      return "doubtful";
    case model::Mark::missing:
      return "missing";
  }
  return {};
}

std::string plain(const model::Paragraph& paragraph) {
  std::string text;
  for (const auto& item : paragraph.content) {
    if (const auto* run = std::get_if<model::Run>(&item)) text += run->text;
    const bool space = std::holds_alternative<model::LineBreak>(item) ||
                       std::holds_alternative<model::Tab>(item);
    if (space) text += ' ';
  }
  return text;
}

bool is_safe_link(std::string_view target) {
  if (target.starts_with('#')) return target.size() > 1;
  std::string scheme(target.substr(0, target.find(':')));
  for (auto& byte : scheme)
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  return xml::is_allowed(target) && scheme.size() < target.size() &&
         (scheme == "http" || scheme == "https" || scheme == "mailto");
}

}  // namespace tongmun::render
