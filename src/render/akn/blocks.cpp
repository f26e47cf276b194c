// The schema knows two ways to hold blocks. The preface, the conclusions, cells and items
// hold them as they are; in the main body and its sections each stands in a
// <paragraph><content>, and headings open sections. `Setting` tells which of the two is
// being written.
#include "render/akn/detail/blocks.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <utility>

namespace tongmun::render::akn {

namespace {

using Blocks = std::span<const Placed>;

enum class Setting { flow, hierarchy };

const model::Paragraph* paragraph_of(const Placed& placed) {
  return std::get_if<model::Paragraph>(placed.block);
}

// Parts of the letter that a style names are no list, even where a layout numbers them.
const model::ListItem* list_item_of(const Placed& placed) {
  constexpr std::array single{Role::letterhead, Role::reference,  Role::date,
                              Role::subject,    Role::salutation, Role::closing,
                              Role::signature};
  const auto* paragraph = paragraph_of(placed);
  const bool is_single =
      std::find(single.begin(), single.end(), placed.role) != single.end();
  return paragraph == nullptr || is_single ? nullptr : paragraph->list.get();
}

// 1 for "Heading 1"; nothing for no heading.
std::optional<int> heading_level(const Placed& placed) {
  constexpr std::string_view prefix = "Heading ";
  const auto* paragraph = paragraph_of(placed);
  if (paragraph == nullptr || placed.role < Role::text) return std::nullopt;
  const auto& style = paragraph->style;
  if (!style.starts_with(prefix) || style.size() != prefix.size() + 1)
    return std::nullopt;
  const int level = style.back() - '0';
  return level >= 1 && level <= 9 ? std::optional(level) : std::nullopt;
}

std::string_view section_element(int level) {
  return level == 1 ? "section" : level == 2 ? "subsection" : "level";
}

bool is_quote(const model::Paragraph& paragraph) {
  return paragraph.style == "Quote" || paragraph.style == "Intense Quote";
}

std::string_view class_of(const Placed& placed, const model::Paragraph& paragraph) {
  if (is_quote(paragraph)) return "quote";
  if (paragraph.style == "Caption") return "caption";
  if (heading_level(placed)) return "heading";
  return placed.role == Role::text || placed.role == Role::end_matter
             ? std::string_view()
             : name_of(placed.role);
}

// "signatories_1" of "signatories_1__hrw": items are sorted differently in each language,
// so the list cannot be named after its first one.
std::string list_id(const Placed& first) {
  const std::string_view id = text_id(paragraph_of(first)->id);
  const auto common = id.substr(0, id.find("__"));
  return std::string(common.empty() ? name_of(first.role) : common) + "__list";
}

class PartsWriter {
 public:
  PartsWriter(Context& context, xml::Writer& out) : context_(context), out_(out) {}

  void part(std::string_view name, Blocks blocks, Setting setting) {
    out_.start(name).attribute("xml:lang", context_.document.language.str());
    write(blocks, setting);
    if (blocks.empty())
      out_.start("p").end();  // a body may be empty, but not without a block
    close_sections(0);
    out_.end();
  }

 private:
  void write(Blocks blocks, Setting setting) {
    while (!blocks.empty()) {
      const auto count = length_of_group(blocks);
      group(blocks.first(count), setting);
      blocks = blocks.subspan(count);
    }
  }

  // How many blocks make one element together: the lines of the address, the items of a
  // list.
  std::size_t length_of_group(Blocks blocks) const {
    const auto& first = blocks.front();
    const auto* list = list_item_of(first);
    const bool is_address = opens_address(first);
    if (!is_address && list == nullptr) return 1;
    std::size_t count = 1;
    for (; count < blocks.size() && blocks[count].role == first.role; ++count) {
      if (is_address) continue;
      const auto* item = list_item_of(blocks[count]);
      if (item == nullptr || (item->list != list->list && item->level <= list->level))
        break;
    }
    return count;
  }

  bool opens_address(const Placed& placed) const {
    return placed.role == Role::addressee && !inside_address_;
  }

  void group(Blocks blocks, Setting setting) {
    const auto& first = blocks.front();
    if (opens_address(first)) {
      write_address(blocks);
    } else if (list_item_of(first) != nullptr) {
      const auto eid = context_.eids.unique(list_id(first));
      wrapped(setting, eid, [&] { list(blocks, eid); });
    } else if (const auto* paragraph = paragraph_of(first)) {
      write_paragraph(first, *paragraph, setting);
    } else if (const auto* table =
                   std::get_if<std::shared_ptr<model::Table>>(first.block)) {
      const auto eid = eid_of(first, (*table)->id, "table");
      wrapped(setting, eid, [&] { write_table(**table, eid); });
    }
  }

  void write_address(Blocks blocks) {
    out_.start("container").attribute("name", "addressee");
    out_.attribute("eId", context_.eids.unique("addressee"));
    inside_address_ = true;
    write(blocks, Setting::flow);
    inside_address_ = false;
    out_.end();
  }

  // In the hierarchy the wrapper has an eId of its own; `eid` is that of what it wraps.
  template <typename Inside>
  void wrapped(Setting setting, const std::string& eid, const Inside& inside) {
    if (setting == Setting::hierarchy)
      out_.start("paragraph")
          .attribute("eId", context_.eids.unique(eid + "__para"))
          .start("content");
    inside();
    if (setting == Setting::hierarchy) out_.end().end();
  }

  // A block that only the layout has is named after its table or role, as in other
  // layouts.
  std::string eid_of(const Placed& placed, std::string_view id, std::string_view kind) {
    const auto own = text_id(id);
    if (!own.empty()) return context_.eids.unique(own);
    const bool is_part = table_.empty() && kind == "p";
    const auto outer = table_.empty() ? std::string(name_of(placed.role)) : table_;
    return context_.eids.unique(is_part ? outer : outer + "__" + std::string(kind));
  }

  void write_paragraph(const Placed& placed, const model::Paragraph& paragraph,
                       Setting setting) {
    const auto eid = eid_of(placed, paragraph.id, "p");
    const auto level = heading_level(placed);
    if (setting == Setting::flow || placed.role == Role::salutation)
      return write_p(placed, paragraph, eid, eid);
    if (level) return open_section(*level, paragraph, eid);
    out_.start("paragraph").attribute("eId", eid).start("content");
    write_p(placed, paragraph, {}, eid);
    out_.end().end();
  }

  // `eid` is empty where the element around the <p> has it.
  void write_p(const Placed& placed, const model::Paragraph& paragraph,
               std::string_view eid, std::string_view block_eid) {
    out_.start("p");
    if (!eid.empty()) out_.attribute("eId", eid);
    if (const auto name = class_of(placed, paragraph); !name.empty())
      out_.attribute("class", name);
    const auto dates =
        placed.role == Role::date ? DateElement::document_date : DateElement::date;
    const auto markup = inline_markup(context_, paragraph, block_eid, dates);
    const auto element = element_around(placed, paragraph);
    out_.raw(element.empty() ? markup
                             : "<" + element + ">" + markup + "</" + element + ">")
        .end();
  }

  std::string element_around(const Placed& placed,
                             const model::Paragraph& paragraph) const {
    if (is_quote(paragraph)) return "embeddedText";
    if (placed.role == Role::reference) return "docNumber";
    if (placed.role == Role::subject) return "docTitle";
    if (placed.role == Role::signature && names_signatory(paragraph)) return "signature";
    return {};
  }

  // Of the lines of a signature, those that name who signs; functions and seals are other
  // lines.
  bool names_signatory(const model::Paragraph& paragraph) const {
    return std::any_of(
        paragraph.content.begin(), paragraph.content.end(), [&](const auto& item) {
          const auto* run = std::get_if<model::Run>(&item);
          const auto* value =
              run == nullptr ? nullptr : value_of(context_.document, *run);
          return value != nullptr && (value->kind == model::Value::Kind::organisation ||
                                      value->kind == model::Value::Kind::person);
        });
  }

  void open_section(int level, const model::Paragraph& paragraph,
                    const std::string& eid) {
    close_sections(level);
    sections_.push_back(level);
    out_.start(section_element(level)).attribute("eId", eid);
    const auto heading_eid = context_.eids.unique(eid + "__heading");
    out_.start("heading").attribute("eId", heading_eid);
    out_.raw(inline_markup(context_, paragraph, eid, DateElement::date)).end();
  }

  // Closes the sections of this level and below; all of them for 0.
  void close_sections(int level) {
    for (; !sections_.empty() && sections_.back() >= level; sections_.pop_back())
      out_.end();
  }

  // Each item with the deeper ones that follow it.
  void list(Blocks items, const std::string& eid) {
    out_.start("blockList").attribute("eId", eid);
    while (!items.empty()) {
      const int level = list_item_of(items.front())->level;
      std::size_t count = 1;
      while (count < items.size() && list_item_of(items[count])->level > level) ++count;
      item(items.first(count));
      items = items.subspan(count);
    }
    out_.end();
  }

  void item(Blocks item_and_deeper) {
    const auto& placed = item_and_deeper.front();
    const auto& paragraph = *paragraph_of(placed);
    const auto eid = eid_of(placed, paragraph.id, "item");
    out_.start("item").attribute("eId", eid);
    const auto number = next_number(*paragraph.list);
    if (paragraph.list->kind == model::ListItem::Kind::number)
      out_.element("num", std::to_string(number) + ".");
    write_p(placed, paragraph, {}, eid);
    if (item_and_deeper.size() > 1)
      list(item_and_deeper.subspan(1), context_.eids.unique(eid + "__list"));
    out_.end();
  }

  // An item starts the numbering of deeper ones anew.
  int next_number(const model::ListItem& item) {
    auto& numbers = numbers_[item.list];
    numbers.resize(static_cast<std::size_t>(std::max(item.level, 0)) + 1);
    return ++numbers.back();
  }

  void write_table(const model::Table& table, const std::string& eid) {
    out_.start("table").attribute("eId", eid);
    for (const auto& row : table.rows) {
      if (row.cells.empty()) continue;
      const auto row_id = text_id(row.id);
      out_.start("tr").attribute(
          "eId",
          context_.eids.unique(row_id.empty() ? eid + "__tr" : std::string(row_id)));
      for (const auto& cell : row.cells) {
        out_.start(row.header ? "th" : "td");
        cell_blocks(cell, eid);
        out_.end();
      }
      out_.end();
    }
    out_.end();
  }

  void cell_blocks(const model::Cell& cell, const std::string& table_eid) {
    std::vector<Placed> blocks;
    for (const auto& block : cell.blocks) {
      const auto* paragraph = std::get_if<model::Paragraph>(&block);
      if (std::holds_alternative<model::Opaque>(block)) continue;
      if (paragraph != nullptr && is_blank(*paragraph) && text_id(paragraph->id).empty())
        continue;
      blocks.push_back({Role::text, &block});
    }
    const auto outer = std::exchange(table_, table_eid);
    write(blocks, Setting::flow);
    table_ = outer;
  }

  Context& context_;
  xml::Writer& out_;
  std::vector<int> sections_;                // levels of those that are open
  std::map<int, std::vector<int>> numbers_;  // by list: the last number of each level
  bool inside_address_ = false;
  std::string table_;  // eId of the one being written, or empty
};

}  // namespace

void write_parts(Context& context, const std::vector<Placed>& outline, xml::Writer& out) {
  const auto first_of = [&](Role role) {
    return std::lower_bound(
        outline.begin(), outline.end(), role,
        [](const Placed& placed, Role wanted) { return placed.role < wanted; });
  };
  const auto main = first_of(Role::salutation), conclusions = first_of(Role::closing);
  const Blocks preface_blocks(outline.begin(), main),
      end_blocks(conclusions, outline.end());
  PartsWriter writer(context, out);
  if (!preface_blocks.empty()) writer.part("preface", preface_blocks, Setting::flow);
  writer.part("mainBody", Blocks(main, conclusions), Setting::hierarchy);
  if (!end_blocks.empty()) writer.part("conclusions", end_blocks, Setting::flow);
}

}  // namespace tongmun::render::akn
