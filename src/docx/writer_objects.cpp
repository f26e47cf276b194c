// What stands in a line and is no text: links, notes, pictures, shapes. Notes are kept while the
// stories are written, and become a part of their own afterwards.
#include <algorithm>

#include "base/fingerprint.hpp"
#include "docx/detail/link_targets.hpp"
#include "docx/detail/names.hpp"
#include "docx/detail/writer.hpp"
#include "docx/markup.hpp"
#include "model/image.hpp"
#include "xml/writer.hpp"

namespace tongmun::docx::detail {
namespace {

using Kind = model::Note::Kind;

struct NoteNames {
  std::string_view element, reference, mark, style;
};

NoteNames names_of(Kind kind) {
  switch (kind) {
    case Kind::footnote:
      return {"w:footnote", "w:footnoteReference", "w:footnoteRef", "Footnote Reference"};
    case Kind::endnote:
      return {"w:endnote", "w:endnoteReference", "w:endnoteRef", "Endnote Reference"};
    case Kind::comment:
      return {"w:comment", "w:commentReference", "w:annotationRef", "Comment Reference"};
  }
  return {};
}

// Puts a value into the first attribute of that name, which the markup has.
void set_attribute(std::string& markup, std::size_t element, std::string_view attribute,
                   std::string_view value) {
  const auto close = markup.find('>', element);
  const auto at = markup.find(attribute, element);
  std::string escaped;
  xml::append_escaped_attribute(escaped, value);
  if (at != std::string::npos && at < close) {
    const auto begin = at + attribute.size();
    markup.replace(begin, markup.find('"', begin) - begin, escaped);
    return;
  }
  auto end = close;
  if (markup[end - 1] == '/') --end;
  markup.insert(end, std::string(attribute) + escaped + "\"");
}

bool says(const std::vector<model::Block>& blocks, std::string_view element) {
  for (const auto& block : blocks)
    if (const auto* paragraph = std::get_if<model::Paragraph>(&block))
      for (const auto& item : paragraph->content)
        if (const auto* opaque = std::get_if<model::Opaque>(&item))
          if (opaque->xml.find(element) != std::string::npos) return true;
  return false;
}

constexpr std::string_view drawing_head =
    "<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">";
constexpr std::string_view picture_head =
    "<a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
    "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
    "<pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
    "<pic:nvPicPr>";

std::string attributes_of(const model::Picture& picture, const std::string& id) {
  std::string out = " id=\"" + id + "\" name=\"Picture " + id + "\"";
  append_attribute(out, "descr", picture.description);
  return out;
}

std::string size_of(const model::Picture& picture) {
  return " cx=\"" + std::to_string(picture.width) + "\" cy=\"" +
         std::to_string(picture.height) + "\"/>";
}

}  // namespace

Relations::Relations(const std::vector<opc::Relationship>& base, const std::string& part)
    : part_(part), base_(base) {}

std::string Relations::id_of(std::string_view kind, const std::string& target,
                             bool external) {
  const auto leads_there = [&](const opc::Relationship& known) {
    return known.external == external && kind_of(known) == kind &&
           (external ? known.target == target
                     : opc::Package::resolve(part_, known.target) == target);
  };
  for (const auto* list : std::initializer_list<const std::vector<opc::Relationship>*>{
           &base_, &added_})
    for (const auto& known : *list)
      if (leads_there(known)) return known.id;
  // Names of our own: the layout's parts count theirs from one.
  std::string id;
  for (auto number = added_.size() + 1;; ++number) {
    id = "rIdT" + std::to_string(number);
    if (std::none_of(base_.begin(), base_.end(),
                     [&](const auto& known) { return known.id == id; }))
      break;
  }
  added_.push_back({.id = id,
                    .type = std::string(office_relationships).append(kind),
                    .target = external ? target : "/" + target,
                    .external = external});
  return id;
}

void StoryWriter::write_link(const model::LinkStart& link) {
  const auto anchor = std::min(link.target.find('#'), link.target.size());
  out_ += "<w:hyperlink";
  // Only "#name" leads inside the file; the fragment of an address belongs to the address.
  if (anchor == 0)
    append_attribute(out_, "w:anchor", link.target.substr(1));
  else
    append_attribute(out_, "r:id", relations_->id_of("hyperlink", link.target, true));
  out_ += link.attributes + ">";
  ++open_links_;
  link_style_ = link.from_text
                    ? context_.styles.by_name(Styles::Kind::character, "Hyperlink")
                    : nullptr;
}

void StoryWriter::write_link_end() {
  if (open_links_ == 0) return;
  out_ += "</w:hyperlink>";
  --open_links_;
  link_style_ = nullptr;
}

// What the layout says of the words around a link holds of the link, too.
const std::string& StoryWriter::look_of(const model::Run& run) {
  const auto* own = run.properties.get();
  const auto is_style = [](const auto& property) { return property.name == "w:rStyle"; };
  if (!link_style_ || (own && std::any_of(own->begin(), own->end(), is_style)))
    return formatter_.of_run(run);
  auto& properties = in_links_[own];
  if (!properties) {
    auto made = own ? *own : model::Properties{};
    std::string style = "<w:rStyle";
    append_attribute(style, "w:val", link_style_->id);
    made.push_back({"w:rStyle", style + "/>"});
    properties = std::make_shared<const model::Properties>(std::move(made));
  }
  auto styled = run;
  styled.properties = properties;
  return formatter_.of_run(styled);
}

void StoryWriter::write_note(const std::shared_ptr<model::Note>& note) {
  if (note->kind == Kind::comment && options_.profile == Profile::send) return;
  if (repeats_) return;
  auto& notes = notes_[index_of(note->kind)];
  const auto first = context_.first_notes.find(note->kind);
  int number = (first == context_.first_notes.end() ? 1 : first->second) +
               static_cast<int>(notes.size());
  notes.push_back(note);
  if (note->kind == Kind::comment) open_comments_.erase(std::to_string(note->number));
  out_ += "<w:r>" + reference_look(*note) + "<" +
          std::string(names_of(note->kind).reference);
  if (note->kind != Kind::comment) out_ += note->attributes;
  out_ += " w:id=\"" + std::to_string(number) + "\"/></w:r>";
}

std::string StoryWriter::reference_look(const model::Note& note) {
  model::Run run;
  run.text = "1";
  run.language = document_.language;
  run.properties = note.properties;
  if (note.properties) return formatter_.of_run(run);
  const auto* style = context_.styles.by_name(Styles::Kind::character,
                                              names_of(note.kind).style);
  if (style) return "<w:rPr><w:rStyle w:val=\"" + style->id + "\"/></w:rPr>";
  if (note.kind == Kind::comment) return {};
  return "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>";
}

// The start of a comment's range gives it the number that its note will have.
bool StoryWriter::write_comment_range(std::string_view xml) {
  if (options_.profile == Profile::send) return true;
  const auto id = attribute_value(xml, " w:id=\"");
  if (xml.starts_with("<w:commentRangeStart")) {
    const auto first = context_.first_notes.find(Kind::comment);
    open_comments_[id] = (first == context_.first_notes.end() ? 1 : first->second) +
                         static_cast<int>(notes_[index_of(Kind::comment)].size());
  }
  const auto open = open_comments_.find(id);
  if (open == open_comments_.end()) return true;  // its note is gone
  out_ += xml.substr(0, xml.find(' '));
  out_ += " w:id=\"" + std::to_string(open->second) + "\"/>";
  return true;
}

WrittenPart StoryWriter::write_notes(const StoryFrame& frame, Kind kind) {
  out_.clear();
  relations_.emplace(context_.relationships.at(frame.part), frame.part);
  out_ += frame.head;
  const auto first = context_.first_notes.find(kind);
  int number = first == context_.first_notes.end() ? 1 : first->second;
  for (const auto& note : notes_[index_of(kind)]) write_note_content(*note, number++);
  out_ += frame.tail;
  return {frame.part, std::move(out_), relations_->take_added()};
}

void StoryWriter::write_note_content(const model::Note& note, int number) {
  const auto names = names_of(note.kind);
  opaque_bookmarks_.clear();
  out_ += "<" + std::string(names.element) + " w:id=\"" + std::to_string(number) + "\"";
  if (note.kind == Kind::comment) out_ += note.attributes;
  out_ += ">";
  auto blocks = note.blocks;
  if (blocks.empty()) blocks.push_back(model::Paragraph{});
  auto* first = std::get_if<model::Paragraph>(&blocks.front());
  if (first && note.attributes.empty() && !says(blocks, names.mark))
    first->content.insert(
        first->content.begin(),
        {model::Opaque{"<w:r>" + reference_look(note) + "<" + std::string(names.mark) +
                       "/></w:r>"},
         model::Opaque{"<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"}});
  write_blocks(blocks);
  drop_open_bookmarks();
  out_ += "</" + std::string(names.element) + ">";
}

void StoryWriter::write_shape(const model::Shape& shape) {
  std::vector<bool> written(shape.texts.size(), false);
  // Bookmarks of the paragraph around stay open over the shape.
  const auto outer = std::exchange(open_segments_, {});
  const auto outer_links = std::exchange(open_links_, 0);
  for (std::size_t i = 0; i < shape.markup.size(); ++i) {
    out_ += own_markup(shape.markup[i]);
    if (i >= shape.shown.size()) continue;
    const auto text = shape.shown[i];
    // Said a second time, a segment must not have a second bookmark.
    const auto repeated = std::exchange(repeats_, repeats_ || written[text]);
    written[text] = true;
    write_blocks(shape.texts[text]);
    repeats_ = repeated;
  }
  open_segments_ = outer;
  open_links_ = outer_links;
}

std::string StoryWriter::own_markup(std::string_view markup) {
  auto own = ids_.unique_markup(markup);
  settle_targets(own, [this](const std::string& target) {
    return relations_->id_of("hyperlink", target, true);
  });
  return own;
}

// The relationship of the picture's file; it lies beside the layout's own pictures.
std::string StoryWriter::relation_to(const model::Picture& picture) {
  const auto image = document_.images.find(picture.image);
  if (context_.package.contains(picture.image))
    return relations_->id_of("image", picture.image, false);
  if (image == document_.images.end()) return {};
  const auto& file = *image->second;
  const auto part = "word/media/" + short_fingerprint(file.bytes, 16) + "." +
                    std::string(model::image_extension(file.type));
  media_.emplace(part, image->second);
  return relations_->id_of("image", part, false);
}

void StoryWriter::write_picture(const model::Picture& picture) {
  const auto relation = relation_to(picture);
  if (relation.empty()) return;
  if (!picture.markup.empty()) {
    auto markup = own_markup(picture.markup);
    if (const auto blip = markup.find("<a:blip"); blip != std::string::npos)
      set_attribute(markup, blip, " r:embed=\"", relation);
    const auto properties = markup.find("<wp:docPr");
    if (properties != std::string::npos && !picture.description.empty())
      set_attribute(markup, properties, " descr=\"", picture.description);
    out_ += markup;
    return;
  }
  const auto id = ids_.next_drawing();
  const auto attributes = attributes_of(picture, id);
  out_.append("<w:r>").append(drawing_head).append("<wp:extent" + size_of(picture));
  out_.append("<wp:docPr" + attributes);
  if (picture.description.empty())
    out_.append(">").append(decorative_mark).append("</wp:docPr>");
  else
    out_.append("/>");
  out_.append(picture_head);
  out_.append("<pic:cNvPr" + attributes + "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>");
  out_.append("<a:blip r:embed=\"" + relation + "\"/>");
  out_.append("<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>");
  out_.append("<a:off x=\"0\" y=\"0\"/><a:ext" + size_of(picture));
  out_.append("</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>");
  out_.append("</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>");
}

}  // namespace tongmun::docx::detail
