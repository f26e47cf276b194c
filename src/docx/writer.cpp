// Everything is appended to one string per story: no tree, no second pass. Style ids,
// list numbers and looks of runs are found once per document and then known.
#include "docx/detail/writer.hpp"

#include <algorithm>
#include <array>

#include "docx/detail/schema_order.hpp"
#include "xml/writer.hpp"

namespace tongmun::docx::detail {
namespace {

using text::Direction;

// The number of the layout's own list in the paragraph's w:numPr; 0 for none.
int own_number(const model::Properties* properties) {
  if (!properties) return 0;
  for (const auto& property : *properties) {
    if (property.name != "w:numPr") continue;
    const auto at = property.xml.find("<w:numId ");
    if (at == std::string::npos) return 0;
    return number_of(
        attribute_value(std::string_view(property.xml).substr(at), " w:val=\""));
  }
  return 0;
}

bool keeps_edge_spaces(std::string_view text) {
  const auto is_space = [](char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  };
  return is_space(text.front()) || is_space(text.back()) ||
         text.find("  ") != std::string_view::npos;
}

// Takes the first element of that name out of markup that this module wrote.
void erase_element(std::string& markup, std::string_view name) {
  const auto start = "<" + std::string(name);
  auto at = markup.find(start);
  while (at != std::string::npos &&
         std::string_view(" />").find(markup[at + start.size()]) ==
             std::string_view::npos)
    at = markup.find(start, at + 1);
  if (at == std::string::npos) return;
  const auto close = markup.find('>', at);
  if (markup[close - 1] == '/') {
    markup.erase(at, close + 1 - at);
    return;
  }
  const auto end_tag = "</" + std::string(name) + ">";
  const auto end = markup.find(end_tag, close);
  if (end != std::string::npos) markup.erase(at, end + end_tag.size() - at);
}

}  // namespace

StoryWriter::StoryWriter(const WriterContext& context, const model::Document& document,
                         const WriteOptions& options)
    : context_(context),
      document_(document),
      options_(options),
      formatter_(context.styles, options.languages, document),
      paragraph_(paragraph_property_place),
      table_(table_property_place) {}

WrittenPart StoryWriter::write(const StoryFrame& frame,
                               const std::vector<model::Block>& blocks) {
  out_.clear();
  out_.reserve(std::size_t{1} << 15);
  opaque_bookmarks_.clear();
  open_segments_.clear();
  relations_.emplace(context_.relationships.at(frame.part), frame.part);
  out_ += frame.head;
  write_blocks(blocks);
  drop_open_bookmarks();
  out_ += frame.tail;
  return {frame.part, std::move(out_), relations_->take_added()};
}

void StoryWriter::write_blocks(const std::vector<model::Block>& blocks) {
  for (const auto& block : blocks) {
    if (const auto* paragraph = std::get_if<model::Paragraph>(&block))
      write_paragraph(*paragraph);
    else if (const auto* table = std::get_if<std::shared_ptr<model::Table>>(&block))
      write_table(**table);
    else
      write_opaque(std::get<model::Opaque>(block).xml);
  }
}

void StoryWriter::write_paragraph(const model::Paragraph& paragraph) {
  out_ += "<w:p>";
  write_paragraph_properties(paragraph);
  for (const auto& piece : paragraph.content) write_inline(piece);
  close_segments();
  while (open_links_ > 0) write_link_end();
  out_ += "</w:p>";
}

void StoryWriter::write_paragraph_properties(const model::Paragraph& paragraph) {
  paragraph_.clear();
  const auto* style = &paragraph.style;
  bool rtl_style =
      context_.styles.default_paragraph() && context_.styles.default_paragraph()->rtl;
  if (!style->empty()) {
    const auto id = style_id(Styles::Kind::paragraph, *style);
    if (!id.empty())
      paragraph_.add_made("w:pStyle", "<w:pStyle w:val=\"" + std::string(id) + "\"/>");
    if (const auto* known = context_.styles.by_id(id)) rtl_style = known->rtl;
  }
  const auto numbers = number_properties(paragraph);
  if (!numbers.empty()) paragraph_.add("w:numPr", numbers);
  if (paragraph.keep_with_next) paragraph_.add("w:keepNext", "<w:keepNext/>");
  if (paragraph.direction == Direction::rtl)
    paragraph_.add("w:bidi", "<w:bidi/>");
  else if (rtl_style)
    paragraph_.add("w:bidi", "<w:bidi w:val=\"0\"/>");
  const auto& mark = formatter_.of_mark(paragraph.mark_properties, paragraph.direction);
  if (!mark.empty()) paragraph_.add("w:rPr", mark);
  if (paragraph.properties) {
    for (const auto& property : *paragraph.properties) {
      const auto& name = property.name;
      if (name == "w:pStyle" || name == "w:bidi" || name == "w:rPr") continue;
      if (name == "w:keepNext" && paragraph.keep_with_next) continue;
      if (name == "w:numPr" && !numbers.empty()) continue;
      if (name == "w:sectPr")
        paragraph_.add_made(name, section(with_relations(property.xml)));
      else
        paragraph_.add(name, property.xml);
    }
  }
  if (paragraph_.empty()) return;
  out_ += "<w:pPr>";
  paragraph_.append_to(out_);
  out_ += "</w:pPr>";
}

// A paragraph that belongs to one of the layout's own lists keeps its w:numPr; for a new
// list that is made after it, the look is taken from there.
std::string StoryWriter::number_properties(const model::Paragraph& paragraph) {
  if (!paragraph.list) return {};
  const auto& item = *paragraph.list;
  const int own = own_number(paragraph.properties.get());
  if (own != 0 && own == item.list && context_.numbering.defines(own)) return {};
  const auto known = own ? context_.numbering.abstract_of(own) : std::nullopt;
  const int abstract = known ? *known : context_.numbering.abstract_for(item.kind);
  const auto next =
      context_.numbering.first_new_number() + static_cast<int>(lists_.size());
  const auto [number, added] = list_numbers_.try_emplace({item.list, abstract}, next);
  if (added) lists_.push_back({abstract});
  return "<w:numPr><w:ilvl w:val=\"" + std::to_string(item.level) +
         "\"/><w:numId w:val=\"" + std::to_string(number->second) + "\"/></w:numPr>";
}

std::string_view StoryWriter::style_id(Styles::Kind kind, const std::string& name) {
  if (kind == Styles::Kind::paragraph) {
    const auto known = paragraph_styles_.find(name);
    if (known != paragraph_styles_.end()) return known->second;
  }
  const auto* style = context_.styles.by_name(kind, name);
  const auto id = style ? std::string_view(style->id)
                        : context_.styles.built_in_id(kind, name, added_);
  if (kind == Styles::Kind::paragraph) paragraph_styles_.emplace(name, id);
  return id;
}

void StoryWriter::write_inline(const model::Inline& piece) {
  struct Visitor {
    StoryWriter& writer;
    void operator()(const model::Run& run) const { writer.write_run(run); }
    void operator()(const model::LineBreak& line_break) const {
      writer.write_element_run(writer.formatter_.of_break(line_break.properties),
                               "<w:br/>");
    }
    void operator()(const model::Tab& tab) const {
      writer.write_element_run(writer.formatter_.of_break(tab.properties), "<w:tab/>");
    }
    void operator()(const model::SegmentStart& start) const {
      writer.write_segment_start(start.id);
    }
    void operator()(const model::SegmentEnd& end) const {
      writer.write_segment_end(end.id);
    }
    void operator()(const model::Opaque& opaque) const {
      writer.write_opaque(opaque.xml);
    }
    void operator()(const model::LinkStart& link) const { writer.write_link(link); }
    void operator()(const model::LinkEnd&) const { writer.write_link_end(); }
    void operator()(const model::Picture& picture) const {
      writer.write_picture(picture);
    }
    void operator()(const std::shared_ptr<model::Note>& note) const {
      writer.write_note(note);
    }
    void operator()(const std::shared_ptr<model::Shape>& shape) const {
      writer.write_shape(*shape);
    }
  };
  std::visit(Visitor{*this}, piece);
}

void StoryWriter::write_run(const model::Run& run) {
  if (run.text.empty()) return;
  out_ += "<w:r>";
  out_ += look_of(run);
  std::string_view rest = run.text;
  // Runs have no breaks and tabs in their text; where one slipped in, it is not lost.
  for (auto at = rest.find_first_of("\n\t"); at != std::string_view::npos;
       at = rest.find_first_of("\n\t")) {
    write_text(rest.substr(0, at));
    out_ += rest[at] == '\n' ? "<w:br/>" : "<w:tab/>";
    rest.remove_prefix(at + 1);
  }
  write_text(rest);
  out_ += "</w:r>";
}

void StoryWriter::write_text(std::string_view text) {
  if (text.empty()) return;
  out_ += keeps_edge_spaces(text) ? "<w:t xml:space=\"preserve\">" : "<w:t>";
  xml::append_escaped_text(out_, text);
  out_ += "</w:t>";
}

void StoryWriter::write_element_run(const std::string& properties,
                                    std::string_view element) {
  out_.append("<w:r>").append(properties).append(element).append("</w:r>");
}

void StoryWriter::write_segment_start(const std::string& id) {
  if (repeats_) return;
  const int number = ids_.next_bookmark();
  open_segments_.emplace_back(id, number);
  out_ += "<w:bookmarkStart w:id=\"" + std::to_string(number) + "\" w:name=\"" +
          ids_.unique_name(bookmark_name(id)) + "\"/>";
}

void StoryWriter::write_segment_end(const std::string& id) {
  const auto open =
      std::find_if(open_segments_.rbegin(), open_segments_.rend(),
                   [&](const auto& segment) { return segment.first == id; });
  if (open == open_segments_.rend()) return;
  out_ += "<w:bookmarkEnd w:id=\"" + std::to_string(open->second) + "\"/>";
  open_segments_.erase(std::next(open).base());
}

// A segment ends in its paragraph, also when a section of the template swallowed its end.
void StoryWriter::close_segments() {
  for (; !open_segments_.empty(); open_segments_.pop_back())
    out_ +=
        "<w:bookmarkEnd w:id=\"" + std::to_string(open_segments_.back().second) + "\"/>";
}

void StoryWriter::write_opaque(const std::string& xml) {
  if (xml.starts_with("<w:comment") && write_comment_range(xml)) return;
  if (xml.starts_with("<w:bookmark") && write_opaque_bookmark(xml)) return;
  if (xml.starts_with("<w:sectPr") && !xml.starts_with("<w:sectPrC"))
    out_ += section(xml);
  else if (xml.find("<wp:docPr ") != std::string::npos ||
           xml.find("<w:sdtPr") != std::string::npos ||
           xml.find("<w:pict") != std::string::npos)
    out_ += own_markup(xml);
  else
    out_ += xml;
}

// True when the markup was a bookmark's start or end.
bool StoryWriter::write_opaque_bookmark(std::string_view xml) {
  const auto id = attribute_value(xml, " w:id=\"");
  if (xml.starts_with("<w:bookmarkEnd")) {
    const auto open = opaque_bookmarks_.find(id);
    if (open == opaque_bookmarks_.end()) return true;  // its start is not in this story
    out_ += "<w:bookmarkEnd w:id=\"" + std::to_string(open->second) + "\"/>";
    opaque_bookmarks_.erase(open);
    return true;
  }
  const int number = ids_.next_bookmark();
  if (const auto open = opaque_bookmarks_.find(id); open != opaque_bookmarks_.end())
    drop_bookmark(open->second);
  opaque_bookmarks_[id] = number;
  out_ += "<w:bookmarkStart w:id=\"" + std::to_string(number) + "\" w:name=\"" +
          ids_.unique_name(attribute_value(xml, " w:name=\"")) + "\"/>";
  return true;
}

// A bookmark whose end stands in a section that was left out, or that is repeated without
// it, is no bookmark.
void StoryWriter::drop_bookmark(int number) {
  const auto at = out_.rfind("<w:bookmarkStart w:id=\"" + std::to_string(number) + "\"");
  if (at != std::string::npos) out_.erase(at, out_.find('>', at) + 1 - at);
}

void StoryWriter::drop_open_bookmarks() {
  for (const auto& [id, number] : opaque_bookmarks_) drop_bookmark(number);
  opaque_bookmarks_.clear();
}

namespace {

// The value of an attribute, changed by `change`; what is no whole number stays.
template <typename Change>
void change_attribute(std::string& xml, std::size_t element, const std::string& name,
                      const Change& change) {
  const auto end = xml.find('>', element);
  const auto attribute = xml.find(" " + name + "=\"", element);
  if (attribute == std::string::npos || attribute > end) return;
  const auto begin = attribute + name.size() + 3, size = xml.find('"', begin) - begin;
  const auto old = xml.substr(begin, size);
  if (old.empty() || old.size() > 6 ||
      old.find_first_not_of("0123456789") != std::string::npos)
    return;
  xml.replace(begin, size, std::to_string(change(std::stoi(old))));
}

// Twentieths of a point, upright.
constexpr std::array<int, 2> a4_size = {11906, 16838}, letter_size = {12240, 15840};

// The paper's size, lying where it lay. What the width gains or loses the margins take,
// so that lines, tables and tab stops stay as the layout set them.
void set_paper(std::string& section, const std::string& paper) {
  const auto size = section.find("<w:pgSz ");
  if (paper.empty() || size == std::string::npos) return;
  const auto element = section.substr(size, section.find('>', size) - size);
  const bool lies = element.find("w:orient=\"landscape\"") != std::string::npos;
  const auto [narrow, wide] = paper == "letter" ? letter_size : a4_size;
  const int width = lies ? wide : narrow, height = lies ? narrow : wide;
  int gained = 0;
  change_attribute(section, size, "w:w", [&](int old) {
    gained = width - old;
    return width;
  });
  change_attribute(section, size, "w:h", [&](int) { return height; });
  const auto margins = section.find("<w:pgMar ");
  if (margins == std::string::npos) return;
  const auto widen = [&](int old) { return std::max(0, old + gained / 2); };
  change_attribute(section, margins, "w:left", widen);
  change_attribute(section, margins, "w:right", widen);
}

}  // namespace

// Section properties: the paper, right to left where the document is, no printer's
// settings.
std::string StoryWriter::section(const std::string& xml) const {
  auto out = xml;
  erase_element(out, "w:printerSettings");
  set_paper(out, options_.paper);
  if (document_.direction != Direction::rtl) return out;
  erase_element(out, "w:bidi");
  if (out.ends_with("/>") && out.find('>') + 1 == out.size())
    out.replace(out.size() - 2, 2, "></w:sectPr>");
  auto place = out.rfind("</w:sectPr>");
  for (const std::string_view after : {"<w:rtlGutter", "<w:docGrid", "<w:sectPrChange"})
    place = std::min(place, out.find(after));
  if (place != std::string::npos) out.insert(place, "<w:bidi/>");
  return out;
}

}  // namespace tongmun::docx::detail
