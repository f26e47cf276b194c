// A block's role is told by its style, which the template's author chose for it. Where
// the style says nothing, its id tells which text part it comes from
// ("signatories_1__hrw"), and where that says nothing either, its place does: what
// follows the closing belongs to the conclusions.
#include "render/akn/detail/outline.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace tongmun::render::akn {

namespace {

struct NamedRole {
  std::string_view name;
  Role role;
};

constexpr std::array styles{
    NamedRole{"Letterhead", Role::letterhead},
    NamedRole{"Envelope Return", Role::letterhead},
    NamedRole{"Reference Line", Role::reference},
    NamedRole{"Date", Role::date},
    NamedRole{"Inside Address", Role::addressee},
    NamedRole{"Subject Line", Role::subject},
    NamedRole{"Title", Role::subject},
    NamedRole{"Salutation", Role::salutation},
    NamedRole{"Closing", Role::closing},
    NamedRole{"Signature", Role::signature},
    NamedRole{"Enclosure", Role::enclosures},
    NamedRole{"cc List", Role::copies},
};

constexpr std::array text_parts{
    NamedRole{"letterhead", Role::letterhead},
    NamedRole{"addressee", Role::addressee},
    NamedRole{"subject", Role::subject},
    NamedRole{"body", Role::text},
    NamedRole{"figures", Role::text},
    NamedRole{"signatories", Role::signatories},
    NamedRole{"enclosures", Role::enclosures},
    NamedRole{"copies", Role::copies},
};

template <std::size_t size>
std::optional<Role> find(const std::array<NamedRole, size>& roles,
                         std::string_view name) {
  for (const auto& known : roles)
    if (known.name == name) return known.role;
  return std::nullopt;
}

bool is_furniture(std::string_view style) {
  return style == "Header" || style == "Footer" || style == "Page Number";
}

bool arranges_letter(const model::Table& table) {
  bool found = false;
  for (const auto& row : table.rows)
    for (const auto& cell : row.cells)
      model::for_each_paragraph(cell.blocks, [&](const model::Paragraph& paragraph) {
        found = found || find(styles, paragraph.style).has_value();
      });
  return found;
}

// The first id inside a table tells where a table without one comes from.
std::string_view table_id(const model::Table& table) {
  if (!table.id.empty()) return table.id;
  std::string_view id;
  for (const auto& row : table.rows)
    for (const auto& cell : row.cells)
      model::for_each_paragraph(cell.blocks, [&](const model::Paragraph& paragraph) {
        if (id.empty()) id = text_id(paragraph.id);
      });
  return id;
}

class Outliner {
 public:
  void add(const std::vector<model::Block>& blocks) {
    for (const auto& block : blocks) {
      current_ = &block;
      std::visit(*this, block);
    }
  }

  void operator()(const model::Paragraph& paragraph) {
    if (is_furniture(paragraph.style)) return;
    if (paragraph.style == "Closing") after_closing_ = true;
    if (!is_blank(paragraph) || !text_id(paragraph.id).empty())
      place(paragraph.style, paragraph.id);
    for (const auto& item : paragraph.content)  // what a box says follows its anchor
      if (const auto* shape = std::get_if<std::shared_ptr<model::Shape>>(&item))
        for (const auto& text : (*shape)->texts) add(text);
  }

  void operator()(const std::shared_ptr<model::Table>& table) {
    if (!arranges_letter(*table)) {
      if (has_cells(*table)) place(table->style, table_id(*table));
      return;
    }
    for (const auto& row : table->rows)
      for (const auto& cell : row.cells) add(cell.blocks);
  }

  void operator()(const model::Opaque&) {}

  std::vector<Placed> take() {
    std::stable_sort(placed_.begin(), placed_.end(),
                     [](const Placed& a, const Placed& b) { return a.role < b.role; });
    return std::move(placed_);
  }

 private:
  static bool has_cells(const model::Table& table) {
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [](const model::Row& row) { return !row.cells.empty(); });
  }

  void place(std::string_view style, std::string_view id) {
    auto role = find(styles, style);
    if (!role) role = find(text_parts, id.substr(0, id.find('_')));
    placed_.push_back(
        {role.value_or(after_closing_ ? Role::end_matter : Role::text), current_});
  }

  const model::Block* current_ = nullptr;
  bool after_closing_ = false;
  std::vector<Placed> placed_;
};

}  // namespace

std::string_view name_of(Role role) {
  switch (role) {
    case Role::letterhead:
      return "letterhead";
    case Role::reference:
      return "reference";
    case Role::date:
      return "date";
    case Role::addressee:
      return "addressee";
    case Role::subject:
      return "subject";
    case Role::salutation:
      return "salutation";
    case Role::text:
      return "text";
    case Role::closing:
      return "closing";
    case Role::signature:
      return "signature";
    case Role::signatories:
      return "signatories";
    case Role::enclosures:
      return "enclosures";
    case Role::copies:
      return "copies";
    case Role::end_matter:
      return "end";
  }
  return "text";
}

std::string_view text_id(std::string_view id) {
  return id.substr(0, id.find('_')) == "layout" ? std::string_view() : id;
}

bool is_blank(const model::Paragraph& paragraph) {
  return std::none_of(paragraph.content.begin(), paragraph.content.end(),
                      [](const auto& item) {
                        if (const auto* run = std::get_if<model::Run>(&item))
                          return !run->text.empty();
                        return std::holds_alternative<model::SegmentStart>(item);
                      });
}

std::vector<Placed> outline_of(const std::vector<model::Block>& blocks) {
  Outliner outliner;
  outliner.add(blocks);
  return outliner.take();
}

}  // namespace tongmun::render::akn
