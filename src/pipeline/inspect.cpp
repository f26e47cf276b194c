#include "pipeline/inspect.hpp"

#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "docx/docx.hpp"
#include "model/segment.hpp"
#include "templating/segments.hpp"
#include "templating/source.hpp"

namespace tongmun::pipeline {

namespace {

using templating::SourceBlock;
using templating::TagKind;

class Inspector {
 public:
  Inspector(Inspection& inspection, const text::LanguageTag& language)
      : inspection_(inspection), language_(language) {}

  void inspect(const std::string& name, const std::vector<SourceBlock>& blocks) {
    inspection_.parts.push_back({name, 0, 0, {}, {}});
    add_blocks(blocks);
  }

 private:
  void add_blocks(const std::vector<SourceBlock>& blocks) {
    auto& part = inspection_.parts.back();
    for (const auto& block : blocks) {
      switch (block.kind) {
        case SourceBlock::Kind::opaque: break;
        case SourceBlock::Kind::paragraph:
          ++part.paragraphs;
          add_paragraph(block);
          break;
        case SourceBlock::Kind::table:
          ++part.tables;
          for (const auto& row : block.table->rows)
            for (const auto& cell : row.cells) add_blocks(cell.blocks);
          break;
      }
    }
  }

  void add_paragraph(const SourceBlock& block) {
    auto& part = inspection_.parts.back();
    for (const auto& piece : block.pieces) {
      if (piece.kind != templating::Piece::Kind::tag) continue;
      part.tags.push_back(piece.tag);
      if (piece.tag.kind == TagKind::partial) inspection_.partials.insert(piece.tag.name);
      else if (piece.tag.kind != TagKind::end)
        inspection_.needs.insert(model::field_path(piece.tag.name));
    }
    if (block.lone_tag() != nullptr) return;
    for (const auto& cut : templating::cut_segments(block.pieces, language_, {}))
      if (cut.kind == templating::Cut::Kind::segment && templating::is_translatable(cut.content))
        part.segments.push_back({model::plain_text(cut.content), block.place});
  }

  Inspection& inspection_;
  text::LanguageTag language_;
};

// The file and the part stand above already.
std::string short_place(const Place& place) {
  if (place.inside.empty()) return std::to_string(place.line) + ":" + std::to_string(place.column);
  const auto part_end = place.inside.find(' ');
  return place.inside.substr(part_end == std::string::npos ? 0 : part_end + 1);
}

const char* kind_name(TagKind kind) {
  switch (kind) {
    case TagKind::field: return "field";
    case TagKind::section: return "section";
    case TagKind::inverted: return "inverted";
    case TagKind::end: return "end";
    case TagKind::partial: return "partial";
    case TagKind::comment: return "comment";
  }
  return "field";
}

}  // namespace

Inspection inspect_template(const std::filesystem::path& file,
                            const text::LanguageTag& source_language) {
  Inspection inspection;
  inspection.file = file.generic_string();
  Inspector inspector(inspection, source_language);
  if (file.extension() == ".md") {
    inspector.inspect(file.filename().string(),
                      templating::read_markdown(read_text_file(file), inspection.file,
                                                inspection.findings));
    return inspection;
  }
  const auto layout = docx::Layout::read(read_file(file), inspection.file);
  for (const auto& story : layout.document().stories)
    inspector.inspect(story.part,
                      templating::read_story(story, inspection.file, inspection.findings));
  return inspection;
}

std::string inspection_text(const Inspection& inspection) {
  std::string text = inspection.file + "\n";
  for (const auto& part : inspection.parts) {
    text += "\n" + part.name + ": " + std::to_string(part.paragraphs) + " paragraphs, " +
            std::to_string(part.tables) + " tables, " + std::to_string(part.tags.size()) +
            " tags, " + std::to_string(part.segments.size()) + " segments\n";
    std::size_t depth = 0;
    for (const auto& tag : part.tags) {
      if (tag.kind == TagKind::end && depth > 0) --depth;
      text += std::string(2 + 2 * depth, ' ') + "{{" + tag.text() + "}}  " + short_place(tag.place) +
              "\n";
      if (tag.kind == TagKind::section || tag.kind == TagKind::inverted) ++depth;
    }
    for (const auto& segment : part.segments) text += "  segment  " + segment.text + "\n";
  }
  text += "\nneeds\n";
  for (const auto& name : inspection.needs) text += "  " + name + "\n";
  if (!inspection.partials.empty()) text += "\nincludes\n";
  for (const auto& name : inspection.partials) text += "  " + name + "\n";
  return text;
}

std::string inspection_json(const Inspection& inspection) {
  using Json = nlohmann::ordered_json;
  Json json{{"version", 1}, {"file", inspection.file}};
  json["parts"] = Json::array();
  for (const auto& part : inspection.parts) {
    Json entry{{"name", part.name}, {"paragraphs", part.paragraphs}, {"tables", part.tables}};
    entry["tags"] = Json::array();
    for (const auto& tag : part.tags)
      entry["tags"].push_back({{"kind", kind_name(tag.kind)},
                               {"path", model::field_path(tag.name)},
                               {"forms", model::field_forms(tag.name)},
                               {"place", tag.place.str()}});
    entry["segments"] = Json::array();
    for (const auto& segment : part.segments)
      entry["segments"].push_back({{"text", segment.text}, {"place", segment.place.str()}});
    json["parts"].push_back(std::move(entry));
  }
  json["needs"] = inspection.needs;
  json["includes"] = inspection.partials;
  return json.dump(1) + "\n";
}

}  // namespace tongmun::pipeline
