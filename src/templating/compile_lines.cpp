// What stands in a line: segments, tags, and objects whose own texts are blocks again.
#include <algorithm>
#include <utility>

#include "templating/detail/compiler.hpp"

namespace tongmun::templating {

void Compiler::emit_cut(const Cut& cut, const SourceBlock& block, Origin& origin) {
  switch (cut.kind) {
    case Cut::Kind::gap: step(Kind::gap); return;
    case Cut::Kind::piece: return emit_piece(cut.piece, block, origin);
    case Cut::Kind::segment: break;
  }
  const auto segment = segment_for(cut, block, origin);
  auto objects = std::make_shared<std::map<int, std::vector<Step>>>();
  for (const auto& [id, piece] : cut.objects)
    (*objects)[id] = aside([&] { emit_piece(*piece, block, origin); });
  auto& made = step(Kind::segment);
  made.segment = segment;
  made.look = cut.look;  // of this layout: a style of a part may have another id in the next one
  if (!objects->empty()) made.objects = std::move(objects);
}

template <typename Emit>
std::vector<Step> Compiler::aside(const Emit& emit) {
  auto before = std::exchange(program_->steps, {});
  emit();
  return std::exchange(program_->steps, std::move(before));
}

void Compiler::emit_piece(const Piece& piece, const SourceBlock& block, Origin& origin) {
  const auto& place = piece.place.file.empty() ? block.place : piece.place;
  switch (piece.kind) {
    case Piece::Kind::text: step(Kind::text).text = piece.text; break;
    case Piece::Kind::line_break: step(Kind::line_break); break;
    case Piece::Kind::tab: step(Kind::tab); break;
    case Piece::Kind::tag: emit_inline_tag(piece); break;
    case Piece::Kind::opaque:
      return emit_opaque(piece.text, Kind::opaque, MarkupUse::line, place);
    case Piece::Kind::link_start:
      return emit_link(std::get<model::LinkStart>(piece.object), place);
    case Piece::Kind::link_end: step(Kind::link_end); return;
    case Piece::Kind::note: return emit_note(piece, origin);
    case Piece::Kind::shape: return emit_shape(piece, place, origin);
    case Piece::Kind::picture:
      if (const auto& picture = std::get<model::Picture>(piece.object);
          !picture.markup.empty())
        return emit_picture(picture, place);
      return emit_file_picture(piece, block, origin);
  }
  program_->steps.back().look = {piece.bold, piece.italic, piece.properties};
}

void Compiler::emit_opaque(const std::string& markup, Kind plain, MarkupUse use,
                           const Place& place) {
  const bool field = markup.find("<w:instrText") != std::string::npos ||
                     markup.starts_with("<w:fldSimple ");
  if (markup.find("{{") == std::string::npos)
    step(plain).text = markup;
  else if (field)
    emit_markup(markup, MarkupUse::field, place);
  else
    emit_markup(markup, use, place);
}

void Compiler::emit_markup(const std::string& markup, MarkupUse use, const Place& place) {
  step(Kind::open_markup).use = use;
  closed_sections([&] {
    std::size_t at = 0;
    for (auto& found : find_tags(markup, [&](std::size_t) { return place; }, findings_)) {
      if (found.begin > at) step(Kind::text).text = markup.substr(at, found.begin - at);
      at = found.end;
      if (found.tag.kind == TagKind::comment) continue;
      emit_inline_tag({.kind = Piece::Kind::tag, .tag = std::move(found.tag)});
    }
    if (at < markup.size()) step(Kind::text).text = markup.substr(at);
  });
  step(Kind::close_markup).use = use;
}

// A link's attributes, such as the text that shows over it, are markup; its target is not.
void Compiler::emit_link(const model::LinkStart& link, const Place& place) {
  emit_markup(link.target, MarkupUse::link_target, place);
  emit_markup(link.attributes, link.from_text ? MarkupUse::text_link : MarkupUse::link,
              place);
}

// What a comment says is for those who write: it has no segments.
void Compiler::emit_note(const Piece& piece, Origin& origin) {
  auto note = std::make_shared<model::Note>(*std::get<std::shared_ptr<model::Note>>(piece.object));
  note->blocks.clear();
  const bool segments = std::exchange(
      origin.has_segments, origin.has_segments && note->kind != model::Note::Kind::comment);
  step(Kind::open_note).note = note;
  const auto story = std::exchange(story_, layout_->notes_part(note->kind));
  closed_sections([&] { emit_blocks(piece.texts.front(), origin); });
  story_ = story;
  step(Kind::close_note);
  origin.has_segments = segments;
}

void Compiler::emit_shape(const Piece& piece, const Place& place, Origin& origin) {
  const auto& source = *std::get<std::shared_ptr<model::Shape>>(piece.object);
  auto shape = std::make_shared<model::Shape>();
  shape->shown = source.shown;
  step(Kind::open_shape).shape = shape;
  for (const auto& markup : source.markup) emit_markup(markup, MarkupUse::shape, place);
  for (const auto& text : piece.texts) {
    step(Kind::open_shape_text);
    closed_sections([&] { emit_blocks(text, origin); });
    step(Kind::close_shape_text);
  }
  step(Kind::close_shape);
}

void Compiler::emit_inline_tag(const Piece& piece) {
  const auto& tag = piece.tag;
  if (tag.kind == TagKind::partial) {
    findings_.add({"TP0026", Severity::error,
                   "the part '" + tag.name + "' must stand alone in its paragraph", tag.place,
                   "Give {{>" + tag.name + "}} a paragraph of its own.", tag.shown()});
  } else if (tag.kind == TagKind::field) {
    checker_.field(tag);
    step(Kind::field).tag = add_tag(tag);
  } else {
    emit_section_tag(tag, false);
  }
}

std::size_t Compiler::segment_for(const Cut& cut, const SourceBlock& block, Origin& origin) {
  check_segment(cut.content, block, origin);
  // A part that several layouts include has its segments once.
  const auto key = model::content_id(cut.content);
  const auto where = origin.part + "|" + std::to_string(origin.paragraphs) + "|" +
                     std::to_string(origin.cut) + "|" + key;
  if (const auto known = segment_at_.find(where); known != segment_at_.end()) return known->second;
  auto id = origin.part + "-" + key;
  if (const int count = ++ids_[id]; count > 1) id += "-" + std::to_string(count);
  TemplateSegment segment{id, cut.content, is_translatable(cut.content), cut.look, block.place,
                          {}, {}, checker_.scopes()};
  const auto index = template_.segments.size();
  template_.segments.push_back(std::move(segment));
  by_part_[origin.part].push_back(index);
  return segment_at_[where] = index;
}

// The pieces of the block still know where each tag stands; the segment does not. Its tags are the
// next ones of the block.
void Compiler::check_segment(const model::InlineContent& content, const SourceBlock& block,
                             Origin& origin) {
  const auto depth = checker_.depth();
  for (const auto& item : content) {
    const auto* field = std::get_if<model::Field>(&item);
    if (field == nullptr) continue;
    const auto from = block.pieces.begin() + static_cast<std::ptrdiff_t>(origin.piece);
    const auto piece = std::find_if(from, block.pieces.end(), [&](const Piece& candidate) {
      return candidate.kind == Piece::Kind::tag && candidate.tag.text() == field->tag;
    });
    origin.piece = static_cast<std::size_t>(piece - block.pieces.begin()) + 1;
    const auto& tag = piece->tag;
    if (tag.kind == TagKind::partial)
      findings_.add({"TP0026", Severity::error,
                     "the part '" + tag.name + "' must stand alone in its paragraph", tag.place,
                     "Give {{>" + tag.name + "}} a line of its own.", tag.shown()});
    else if (tag.kind == TagKind::field)
      checker_.field(tag);
    else if (tag.kind == TagKind::end)
      checker_.close(tag, depth);
    else
      checker_.open(tag);
  }
  checker_.close_all(depth);
}

}  // namespace tongmun::templating
