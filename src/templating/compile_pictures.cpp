// Pictures. Of a layout's drawing all is kept but the file and its description; a text
// part's picture is as wide as its pixels at 96 dots an inch, within the margins.
#include <algorithm>
#include <charconv>

#include "campaign/picture_file.hpp"
#include "docx/markup.hpp"
#include "templating/detail/compiler.hpp"

namespace tongmun::templating {

namespace {

constexpr long unit_of_pixel = 9525, unit_of_twip = 635;  // English Metric Units

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

void replace_all(std::string& text, const std::string& old, const std::string& with) {
  for (auto at = text.find(old); at != std::string::npos;
       at = text.find(old, at + with.size()))
    text.replace(at, old.size(), with);
}

// Word keeps the vector drawing, or the original of an effect, beside a picture and shows
// it instead: they would bring the layout's own picture back.
void remove_other_versions(std::string& markup) {
  constexpr std::string_view start = "<a:ext ", end = "</a:ext>";
  for (const auto* version : {":svgBlip ", ":imgProps"}) {
    const auto at = markup.find(version);
    if (at == std::string::npos) continue;
    const auto from = markup.rfind(start, at), to = markup.find(end, at);
    if (from != std::string::npos && to != std::string::npos)
      markup.erase(from, to + end.size() - from);
  }
}

long number_at(std::string_view markup, std::string_view element,
               std::string_view attribute) {
  auto at = markup.rfind(element);
  if (at == std::string_view::npos) return 0;
  const auto tag = markup.substr(at, markup.find('>', at) - at);
  at = tag.find(attribute);
  if (at == std::string_view::npos) return 0;
  const auto digits = tag.substr(at + attribute.size());
  long number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// "width=4cm", "width=25.5mm", "width=2in": English Metric Units. Nothing for what is
// none.
std::optional<long> width_of(std::string_view title) {
  constexpr std::string_view name = "width=";
  if (!title.starts_with(name)) return std::nullopt;
  title.remove_prefix(name.size());
  double number = 0;
  const auto read = std::from_chars(title.data(), title.data() + title.size(), number,
                                    std::chars_format::fixed);
  const std::string_view unit(read.ptr, static_cast<std::size_t>(title.end() - read.ptr));
  const double scale = unit == "cm"   ? 360'000
                       : unit == "mm" ? 36'000
                       : unit == "in" ? 914'400
                                      : 0;
  if (read.ec != std::errc() || scale == 0 || number < 0.01 || number > 1'000)
    return std::nullopt;
  return static_cast<long>(number * scale);
}

model::InlineContent content_of(const SourceBlock& words) {
  model::InlineContent content;
  for (const auto& piece : words.pieces) {
    if (piece.kind == Piece::Kind::text) content.push_back(model::Text{piece.text});
    if (piece.kind == Piece::Kind::tag) content.push_back(model::Field{piece.tag.text()});
  }
  model::normalise(content);
  return content;
}

}  // namespace

long text_width(const model::Document& layout) {
  long width = 0;
  if (!layout.stories.empty())
    for (const auto& block : layout.stories.front().blocks)
      if (const auto* opaque = std::get_if<model::Opaque>(&block);
          opaque && opaque->xml.find("<w:pgSz ") != std::string::npos)
        width = number_at(opaque->xml, "<w:pgSz ", " w:w=\"") -
                number_at(opaque->xml, "<w:pgMar ", " w:left=\"") -
                number_at(opaque->xml, "<w:pgMar ", " w:right=\"");
  constexpr long a4_within_margins = 9070;  // twips: of a layout that says nothing
  return (width > 0 ? width : a4_within_margins) * unit_of_twip;
}

void let_lines_grow(model::Paragraph& paragraph) {
  model::Properties properties;
  if (paragraph.properties) properties = *paragraph.properties;
  auto known =
      std::find_if(properties.begin(), properties.end(),
                   [](const auto& property) { return property.name == "w:spacing"; });
  std::string kept;  // the space before and behind
  for (const std::string name : {" w:before=\"", " w:beforeAutospacing=\"", " w:after=\"",
                                 " w:afterAutospacing=\""}) {
    const auto at = known == properties.end() ? std::string::npos : known->xml.find(name);
    if (at == std::string::npos) continue;
    kept += known->xml.substr(at, known->xml.find('"', at + name.size()) + 1 - at);
  }
  const auto xml = "<w:spacing" + kept + " w:line=\"240\" w:lineRule=\"auto\"/>";
  if (known == properties.end())
    properties.push_back({"w:spacing", xml});
  else
    known->xml = xml;
  paragraph.properties = std::make_shared<const model::Properties>(std::move(properties));
}

// The one field that is the whole alternative text, if it names a picture.
std::optional<Tag> Compiler::image_tag(const model::Picture& picture,
                                       const Place& place) const {
  std::vector<TagFault> faults;
  const auto words = trimmed(picture.description);
  auto tags = scan_tags(words, faults);
  const bool alone = faults.empty() && tags.size() == 1 && tags.front().begin == 0 &&
                     tags.front().end == words.size() &&
                     tags.front().tag.kind == TagKind::field;
  if (!alone || checker_.type_of(tags.front().tag) != Type::image) return std::nullopt;
  auto tag = std::move(tags.front().tag);
  tag.place = place;
  return tag;
}

void Compiler::emit_picture(const model::Picture& picture, const Place& place) {
  auto shared = std::make_shared<model::Picture>(picture);
  const auto image = image_tag(picture, place);
  if (image) {
    std::string shown = " descr=\"";
    docx::append_as_markup(shown, picture.description);
    replace_all(shared->markup, shown + "\"", " descr=\"\"");
    remove_other_versions(shared->markup);
    shared->description.clear();
    checker_.picture(*image);
  }
  if (shared->markup.find("{{") != std::string::npos)
    emit_markup(shared->markup, MarkupUse::picture, place);
  auto& made = step(Kind::picture);
  made.picture = std::move(shared);
  if (image) made.tag = add_tag(*image);
}

namespace {

std::string message_of(campaign::PictureFault fault, const std::string& name) {
  switch (fault) {
    case campaign::PictureFault::none:
    case campaign::PictureFault::missing:
      break;
    case campaign::PictureFault::too_large:
      return "the picture '" + name + "' has more than 10 MiB";
    case campaign::PictureFault::unknown:
      return "'" + name + "' is no PNG, JPEG or GIF that can be read";
    case campaign::PictureFault::turned:
      return "the picture '" + name +
             "' would lie on its side: a camera noted its turn, which letters do not "
             "keep";
  }
  return "there is no picture '" + name + "' in the template's folder";
}

}  // namespace

std::shared_ptr<const model::Image> Compiler::image_file(const std::string& name,
                                                         const Place& place) {
  if (const auto known = image_files_.find(name); known != image_files_.end())
    return known->second;
  using campaign::PictureFault;
  campaign::PictureFile read;
  for (const auto& folder : {folder_, folder_.parent_path() / "common"}) {
    read = campaign::read_picture_file(folder, name);
    if (read.fault != PictureFault::missing) break;
  }
  if (read.fault != PictureFault::none)
    findings_.add({"TP0062", Severity::error, message_of(read.fault, name), place,
                   "Put an upright PNG, JPEG or GIF of at most 10 MiB into the folder of "
                   "the template, or "
                   "into templates/common; pictures of the campaign stand in layouts."});
  return image_files_[name] = std::move(read.image);
}

// Its words are one segment, however many sentences they are: a description has no marks
// of where one begins.
void Compiler::emit_description(const SourceBlock& words, Origin& origin) {
  Cut cut;
  cut.content = content_of(words);
  if (cut.content.empty()) return;
  step(Kind::open_markup).use = MarkupUse::description;
  const auto segment = segment_for(cut, words, origin);
  auto& made = step(Kind::segment);
  made.segment = segment;
  made.use = MarkupUse::description;
  step(Kind::close_markup).use = MarkupUse::description;
}

void Compiler::emit_file_picture(const Piece& piece, const SourceBlock& block,
                                 Origin& origin) {
  auto picture = std::make_shared<model::Picture>(std::get<model::Picture>(piece.object));
  const auto image = image_file(picture->image, block.place);
  const auto wanted = width_of(piece.text);
  if (!piece.text.empty() && !wanted)
    findings_.add({"TP0063", Severity::error,
                   "'" + piece.text + "' is no width of a picture", block.place,
                   "Write ![description](file.png \"width=4cm\"), in cm, mm or in."});
  if (!image) return;
  picture->width = std::min(wanted.value_or(image->width * unit_of_pixel), text_width_);
  picture->height = std::max(picture->width * image->height / image->width, 1L);
  picture->image = "template/" + picture->image;
  for (const auto& words : piece.texts)
    if (!words.empty()) emit_description(words.front(), origin);
  auto& made = step(Kind::picture);
  made.picture = std::move(picture);
  made.image = image;
}

}  // namespace tongmun::templating
