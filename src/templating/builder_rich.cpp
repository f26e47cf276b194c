// Rich text from the data becomes runs, line breaks and links; what it says is one
// segment.
#include "templating/detail/builder.hpp"
#include "templating/detail/rich_text.hpp"

namespace tongmun::templating {

std::optional<LocalRichText> Builder::local_rich_text(
    const campaign::SourceText& text) const {
  const auto index = prepared_.text_segment(rich_segment_id(text.id));
  if (!index) return std::nullopt;
  const auto& segment = expression_.localisation.segments[*index];
  return LocalRichText{segment.content, expression_.source.segments[*index].links,
                       segment.language, segment.mark};
}

// A link cannot stand in another: the one around, the layout's or the text part's, wins.
bool Builder::is_in_link() const {
  const auto& content = at_.paragraph->content;
  for (auto item = content.rbegin(); item != content.rend(); ++item) {
    if (std::holds_alternative<model::LinkStart>(*item)) return true;
    if (std::holds_alternative<model::LinkEnd>(*item)) return false;
  }
  return false;
}

void Builder::add_rich(const Phrase& phrase, const Step& step) {
  using Kind = RichPart::Kind;
  if (!at_.paragraph) return;
  const auto& part = *phrase.part;
  if (part.begins && !at_.in_segment) {
    rich_segment_ = unique(keyed(rich_segment_id(phrase.source_text->id), "--"));
    add_inline(model::SegmentStart{rich_segment_});
  }
  switch (part.kind) {
    case Kind::text: {
      auto look = step;
      look.look.bold = look.look.bold || part.bold;
      look.look.italic = look.look.italic || part.italic;
      add_text(phrase.text, phrase.language, look,
               phrase.mark == model::Mark::none ? step.mark : phrase.mark, phrase.value);
      break;
    }
    case Kind::line_break:
      add_inline(model::LineBreak{step.look.properties});
      break;
    case Kind::link_start:
      in_rich_link_ = !is_in_link();
      if (in_rich_link_) add_inline(model::LinkStart{part.target, {}, true});
      break;
    case Kind::link_end:
      if (std::exchange(in_rich_link_, false)) add_inline(model::LinkEnd{});
      break;
  }
  if (part.ends && !rich_segment_.empty())
    add_inline(model::SegmentEnd{std::exchange(rich_segment_, {})});
}

}  // namespace tongmun::templating
