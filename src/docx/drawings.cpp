// Word writes a text box twice: as DrawingML in mc:Choice, and in mc:Fallback as VML for programs
// that know no other. Both hold the same text, so it is read once and shown in both places.
#include "docx/detail/drawings.hpp"

#include <algorithm>

#include "docx/detail/split_tags.hpp"
#include "model/image.hpp"

namespace tongmun::docx::detail {
namespace {

// Stands for a text while the markup around it is written.
constexpr std::string_view gap = "\uE002text\uE003";

struct Box {
  const Node* content;  // w:txbxContent
  bool fallback;
};

// Copies `node`, taking the content of its text boxes out.
Node without_texts(const Node& node, bool fallback, std::vector<Box>& boxes) {
  Node copy;
  copy.name = node.name;
  copy.text = node.text;
  copy.attributes = node.attributes;
  copy.declarations = node.declarations;
  if (node.is("w:txbxContent")) {
    boxes.push_back({&node, fallback});
    copy.children.emplace_back().text = gap;
    return copy;
  }
  fallback |= node.is("mc:Fallback");
  copy.children.reserve(node.children.size());
  for (const auto& child : node.children)
    copy.children.push_back(without_texts(child, fallback, boxes));
  return copy;
}

std::vector<std::string> cut_at_gaps(const std::string& markup) {
  std::vector<std::string> pieces;
  std::size_t at = 0;
  for (auto next = markup.find(gap); next != std::string::npos;
       next = markup.find(gap, at)) {
    pieces.push_back(markup.substr(at, next - at));
    at = next + gap.size();
  }
  pieces.push_back(markup.substr(at));
  return pieces;
}

std::shared_ptr<model::Shape> read_shape(ReadContext& context, const Node& node,
                                         const std::string& run_start) {
  std::vector<Box> boxes;
  const auto frame = without_texts(node, false, boxes);
  if (boxes.empty()) return nullptr;
  auto shape = std::make_shared<model::Shape>();
  shape->markup = cut_at_gaps(run_start + to_xml(frame) + "</w:r>");
  const auto is_fallback = [](const Box& box) { return box.fallback; };
  const auto repeated = static_cast<std::size_t>(
      std::count_if(boxes.begin(), boxes.end(), is_fallback));
  const auto own = boxes.size() - repeated;
  std::size_t seen = 0;  // of the fallback's
  for (const auto& box : boxes) {
    if (box.fallback && own == repeated) {
      shape->shown.push_back(seen++);
      continue;
    }
    shape->shown.push_back(shape->texts.size());
    shape->texts.push_back(read_content(context, *box.content));
  }
  return shape;
}

const Node* find(const Node& node, std::string_view name) {
  const Node* found = nullptr;
  for_each_node(node, [&](const Node& inner) {
    if (!found && inner.is(name)) found = &inner;
  });
  return found;
}

std::optional<model::Picture> read_picture(ReadContext& context, const Node& node,
                                           const std::string& run_start) {
  if (!node.is("w:drawing")) return std::nullopt;
  int blips = 0;
  std::string_view id;
  for_each_node(node, [&](const Node& inner) {
    if (!inner.is("a:blip")) return;
    ++blips;
    id = inner.value("r:embed");
  });
  const auto* properties = find(node, "wp:docPr");
  const auto* extent = find(node, "wp:extent");
  if (blips != 1 || id.empty() || !properties || !extent) return std::nullopt;
  model::Picture picture;
  picture.image = context.keep_image(id);
  if (picture.image.empty()) return std::nullopt;
  picture.description = properties->value("descr");
  picture.width = number_of(extent->value("cx"));
  picture.height = number_of(extent->value("cy"));
  picture.markup = run_start + to_xml(node) + "</w:r>";
  return picture;
}

}  // namespace

std::optional<model::Inline> read_drawing(ReadContext& context, const Node& node,
                                          const std::string& run_start) {
  if (auto shape = read_shape(context, node, run_start)) return shape;
  if (auto picture = read_picture(context, node, run_start)) return std::move(*picture);
  return std::nullopt;
}

}  // namespace tongmun::docx::detail
