// Word sections. Properties of one stand in its last paragraph; where a section of the
// template repeats that paragraph, headers and footers with tags are composed in each
// turn, with the items in scope.
#include <algorithm>
#include <utility>

#include "docx/markup.hpp"
#include "templating/detail/compiler.hpp"
#include "templating/detail/sections.hpp"
#include "templating/hostile.hpp"

namespace tongmun::templating {

namespace {

const model::Property* section_of(const model::Paragraph& paragraph) {
  if (!paragraph.properties) return nullptr;
  for (const auto& property : *paragraph.properties)
    if (property.name == "w:sectPr") return &property;
  return nullptr;
}

struct MarkupOf {
  std::string operator()(const model::Run& run) const { return run.text; }
  std::string operator()(const model::Opaque& opaque) const { return opaque.xml; }
  std::string operator()(const model::LinkStart& link) const {
    return link.target + link.attributes;
  }
  std::string operator()(const model::Picture& picture) const { return picture.markup; }
  std::string operator()(const std::shared_ptr<model::Shape>& shape) const {
    std::string all;
    for (const auto& markup : shape->markup) all += markup;
    return all;
  }
  std::string operator()(const std::shared_ptr<model::Note>&) const { return {}; }
  std::string operator()(const model::LineBreak&) const { return {}; }
  std::string operator()(const model::Tab&) const { return {}; }
  std::string operator()(const model::SegmentStart&) const { return {}; }
  std::string operator()(const model::SegmentEnd&) const { return {}; }
  std::string operator()(const model::LinkEnd&) const { return {}; }
};

bool has_tags(const model::Story& story) {
  bool found = false;
  model::for_each_paragraph(story.blocks, [&](const model::Paragraph& paragraph) {
    for (const auto& item : paragraph.content)
      found = found || std::visit(MarkupOf{}, item).find("{{") != std::string::npos;
  });
  return found;
}

}  // namespace

void Compiler::emit_story(const model::Story& story, const std::string& file,
                          Origin& origin) {
  story_ = story.part;
  step(Kind::open_story).text = story.part;
  const auto of_sections = repeated_.find(story.part);
  if (of_sections != repeated_.end() && of_sections->second == references_[story.part]) {
    // All its sections may come out not once: then nobody refers to it, and it says
    // nothing.
    step(Kind::open_paragraph).paragraph = std::make_shared<model::Paragraph>();
    step(Kind::close_paragraph);
  } else {
    auto blocks = read_story(story, file, findings_);
    refuse_hostile(blocks, file, findings_);
    lift_sections(blocks, findings_);
    refuse_torn_controls(blocks, findings_);
    emit_blocks(blocks, origin);
  }
  step(Kind::close_story);
}

void Compiler::count_references(const model::Story& main) {
  references_.clear();
  repeated_.clear();
  const auto count = [&](const std::string& section) {
    for (const auto& id : docx::story_references(section))
      ++references_[layout_->story_at(id)];
  };
  model::for_each_paragraph(main.blocks, [&](const model::Paragraph& paragraph) {
    if (const auto* section = section_of(paragraph)) count(section->xml);
  });
  for (const auto& block : main.blocks)
    if (const auto* opaque = std::get_if<model::Opaque>(&block);
        opaque && opaque->xml.starts_with("<w:sectPr"))
      count(opaque->xml);
}

// Outside lists, and without tags, a section keeps the layout's own.
void Compiler::emit_section_stories(const model::Paragraph& paragraph, Origin& origin) {
  const auto* section = section_of(paragraph);
  if (!section ||
      std::find(open_lists_.begin(), open_lists_.end(), true) == open_lists_.end())
    return;
  for (const auto& id : docx::story_references(section->xml)) {
    const auto part = layout_->story_at(id);
    const auto& stories = layout_->document().stories;
    const auto found =
        std::find_if(stories.begin(), stories.end(),
                     [&](const auto& story) { return story.part == part; });
    if (part.empty() || found == stories.end() || !has_tags(*found)) continue;
    ++repeated_[part];
    const auto story = *found;
    const auto outer = std::exchange(story_, part);
    auto& open = step(Kind::open_story);
    open.text = part;
    open.relationship = id;
    open.column = references_[part] == 1 ? 1 : 2;
    auto blocks = read_story(story, layout_->name(), findings_);
    lift_sections(blocks, findings_);
    refuse_torn_controls(blocks, findings_);
    closed_sections([&] { emit_blocks(blocks, origin); });
    step(Kind::close_story);
    story_ = outer;
  }
}

// Of a paragraph that goes away: one that held a section's tag, or a part's.
void Compiler::emit_section_break(const SourceBlock& of, Origin& origin) {
  const auto* section = section_of(of.paragraph);
  if (!section) return;
  SourceBlock block;
  block.place = of.place;
  block.paragraph.properties =
      std::make_shared<const model::Properties>(model::Properties{*section});
  auto own = origin;
  own.host = nullptr;
  emit_paragraph(block, own);
  origin.paragraphs = own.paragraphs;
}

}  // namespace tongmun::templating
