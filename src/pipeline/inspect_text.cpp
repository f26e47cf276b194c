// Inspections as text and as JSON.
#include <nlohmann/json.hpp>

#include "model/segment.hpp"
#include "pipeline/inspect.hpp"

namespace tongmun::pipeline {

namespace {

using templating::TagKind;
using Json = nlohmann::ordered_json;

// The file and the part stand above already.
std::string short_place(const Place& place) {
  if (place.inside.empty())
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  const auto part_end = place.inside.find(' ');
  return place.inside.substr(part_end == std::string::npos ? 0 : part_end + 1);
}

const char* kind_name(TagKind kind) {
  switch (kind) {
    case TagKind::field:
      return "field";
    case TagKind::section:
      return "section";
    case TagKind::inverted:
      return "inverted";
    case TagKind::end:
      return "end";
    case TagKind::partial:
      return "partial";
    case TagKind::comment:
      return "comment";
  }
  return "field";
}

std::string file_text(const InspectedFile& file) {
  std::string text = file.file + "\n";
  for (const auto& part : file.parts) {
    text += "\n" + part.name + ": " + std::to_string(part.paragraphs) + " paragraphs, " +
            std::to_string(part.tables) + " tables, " + std::to_string(part.tags.size()) +
            " tags, " + std::to_string(part.segments.size()) + " segments\n";
    std::size_t depth = 0;
    for (const auto& tag : part.tags) {
      if (tag.kind == TagKind::end && depth > 0) --depth;
      text += std::string(2 + 2 * depth, ' ') + "{{" + tag.text() + "}}  " +
              short_place(tag.place) + "\n";
      if (tag.kind == TagKind::section || tag.kind == TagKind::inverted) ++depth;
    }
    for (const auto& segment : part.segments) text += "  segment  " + segment.text + "\n";
  }
  text += "\nneeds\n";
  for (const auto& name : file.needs) text += "  " + name + "\n";
  if (!file.partials.empty()) text += "\nincludes\n";
  for (const auto& name : file.partials) text += "  " + name + "\n";
  return text;
}

Json file_json(const InspectedFile& file) {
  Json json{{"version", 1}, {"type", "file"}, {"file", file.file}};
  json["parts"] = Json::array();
  for (const auto& part : file.parts) {
    Json entry{
        {"name", part.name}, {"paragraphs", part.paragraphs}, {"tables", part.tables}};
    entry["tags"] = Json::array();
    for (const auto& tag : part.tags)
      entry["tags"].push_back({{"kind", kind_name(tag.kind)},
                               {"path", model::field_path(tag.name)},
                               {"forms", model::field_forms(tag.name)},
                               {"place", tag.place.str()}});
    entry["segments"] = Json::array();
    for (const auto& segment : part.segments)
      entry["segments"].push_back(
          {{"text", segment.text}, {"place", segment.place.str()}});
    json["parts"].push_back(std::move(entry));
  }
  json["needs"] = file.needs;
  json["includes"] = file.partials;
  return json;
}

Json numbers_of(const Position& position) {
  Json json{{"paragraph", position.paragraph}};
  if (position.character > 0) json["character"] = position.character;
  if (position.table > 0)
    json.update(
        {{"table", position.table}, {"row", position.row}, {"cell", position.cell}});
  return json;
}

Json finding_json(const Finding& finding) {
  const auto& place = finding.place;
  Json json{{"version", 1},
            {"type", "finding"},
            {"code", finding.code},
            {"severity", name_of(finding.severity)},
            {"file", place.file}};
  if (place.line > 0) json.update({{"line", place.line}, {"column", place.column}});
  if (!place.path.empty()) {
    json["part"] = place.path.front().part;
    json.update(numbers_of(place.path.front()));
  }
  for (std::size_t i = 1; i < place.path.size(); ++i) {
    Json inner{{"kind", place.path[i].part}};
    inner.update(numbers_of(place.path[i]));
    json["within"].push_back(std::move(inner));
  }
  json["place"] = place.str();
  if (!finding.tag.empty()) json["tag"] = finding.tag;
  json.update({{"message", finding.message}, {"remedy", finding.remedy}});
  return json;
}

}  // namespace

std::string inspection_text(const Inspection& inspection) {
  std::string text;
  for (const auto& file : inspection.files)
    text += (text.empty() ? "" : "\n") + file_text(file);
  return text;
}

std::string faults_text(const std::vector<Finding>& findings) {
  std::string text;
  for (const auto& finding : findings) {
    text += std::string(name_of(finding.severity)) + " " + finding.code + "  " +
            finding.place.str();
    if (!finding.tag.empty()) text += "  " + finding.tag;
    text += "\n  " + finding.message + "\n";
    if (!finding.remedy.empty()) text += "  → " + finding.remedy + "\n";
    text += "\n";
  }
  return text;
}

std::string inspection_json(const Inspection& inspection) {
  std::string text;
  for (const auto& file : inspection.files) text += file_json(file).dump() + "\n";
  for (const auto& finding : inspection.findings)
    text += finding_json(finding).dump() + "\n";
  return text;
}

}  // namespace tongmun::pipeline
