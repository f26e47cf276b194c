#include "pipeline/reports.hpp"

#include <nlohmann/json.hpp>

#include "exchange/tmx/tmx.hpp"

namespace tongmun::pipeline {

using Json = nlohmann::ordered_json;

namespace {

bool is_translated(const templating::LocalisedSegment& segment) {
  return segment.mark != model::Mark::untranslated;
}

// "translations/ko/memory.tmx:214" without the line: a report must not change with its memory's
// layout.
std::string file_of(const std::string& origin) { return origin.substr(0, origin.find(':')); }

// Line by line: ten thousand documents need no tree.
void append_documents(std::string& text, const std::vector<AlignedDocument>& documents) {
  std::map<const std::vector<std::string>*, std::size_t> numbers;
  const auto separator = [](bool first) { return first ? "\n  " : ",\n  "; };
  text += ",\n \"sequences\": [";
  for (const auto& document : documents) {
    const auto [number, added] =
        numbers.try_emplace(document.segments.get(), numbers.size());
    if (added) text += separator(number->second == 0) + Json(*document.segments).dump();
  }
  text += "\n ],\n \"documents\": [";
  constexpr std::size_t usual_line = 120;
  text.reserve(text.size() + documents.size() * usual_line);
  for (const auto& document : documents) {
    const Json line{{"file", document.file},
                    {"recipient", document.recipient},
                    {"language", document.language},
                    {"sequence", numbers.at(document.segments.get())}};
    text += separator(&document == &documents.front()) + line.dump();
  }
  text += "\n ]";
}

}  // namespace

std::string aligned_tmx(const templating::Template& source, const Expressions& expressions,
                        const text::LanguageTag& source_language) {
  std::vector<model::Unit> units;
  for (std::size_t i = 0; i < source.segments.size(); ++i) {
    const auto& segment = source.segments[i];
    if (!segment.translatable) continue;
    model::Unit unit;
    unit.id = segment.id;
    unit.source = {source_language, segment.content};
    for (const auto& [language, expression] : expressions)
      if (const auto& localised = expression.localisation.segments[i];
          language != source_language && !expression.overlay && is_translated(localised))
        unit.targets[language] = {language, localised.content};
    units.push_back(std::move(unit));
  }
  exchange::tmx::Header header;
  header.source_language = source_language.str();
  return exchange::tmx::write(header, units);
}

std::string alignment_json(const std::string& campaign, const templating::Template& source,
                           const Expressions& expressions, const text::LanguageTag& source_language,
                           const std::vector<AlignedDocument>& documents) {
  Json json{{"version", 1}, {"campaign", campaign}, {"work", source.manifest.id},
            {"source", source_language.str()}};
  json["languages"] = Json::array();
  for (const auto& [language, expression] : expressions)
    if (language != source_language && !expression.overlay)
      json["languages"].push_back(language.str());
  json["segments"] = Json::array();
  for (std::size_t i = 0; i < source.segments.size(); ++i) {
    const auto& segment = source.segments[i];
    if (!segment.translatable) continue;
    Json entry{{"id", segment.id}, {"source", model::plain_text(segment.content)}};
    entry["targets"] = Json::object();
    for (const auto& [language, expression] : expressions)
      if (const auto& localised = expression.localisation.segments[i];
          language != source_language && !expression.overlay && is_translated(localised))
        entry["targets"][language.str()] = {{"text", model::plain_text(localised.content)},
                                            {"origin", file_of(localised.origin)}};
    json["segments"].push_back(std::move(entry));
  }
  auto text = json.dump(1);
  text.resize(text.size() - 2);  // without "\n}": documents are many, and follow line by line
  append_documents(text, documents);
  text += "\n}\n";
  return text;
}

ReadAlignment read_alignment(const std::string& bytes, const std::string& name) {
  ReadAlignment read;
  std::string key;
  // Documents are counted and thrown away: ten thousand of them need no tree.
  const auto filter = [&](int depth, Json::parse_event_t event, Json& parsed) {
    if (depth == 1 && event == Json::parse_event_t::key) key = parsed.get<std::string>();
    if (key != "documents" || depth != 2 || event != Json::parse_event_t::object_end) return true;
    ++read.documents;
    return false;
  };
  try {
    const auto json = Json::parse(bytes, filter);
    for (const auto& segment : json.at("segments")) read.segments.push_back(segment.at("id"));
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorKind::malformed, error.what(), {.file = name});
  }
  return read;
}

std::string findings_text(const Findings& findings) {
  std::string text;
  for (const auto severity : {Severity::error, Severity::warning, Severity::info})
    for (const auto& finding : findings.all()) {
      if (finding.severity != severity) continue;
      text += std::string(name_of(severity)) + " " + finding.code;
      if (const auto place = finding.place.str(); !place.empty()) text += "  " + place;
      text += "\n  " + finding.message + "\n";
      if (!finding.remedy.empty()) text += "  → " + finding.remedy + "\n";
      text += "\n";
    }
  return text.empty() ? "No findings.\n" : text;
}

std::string findings_json(const Findings& findings) {
  Json json{{"version", 1}};
  for (const auto severity : {Severity::error, Severity::warning, Severity::info})
    json["counts"][std::string(name_of(severity))] = findings.count(severity);
  json["findings"] = Json::array();
  for (const auto& finding : findings.all())
    json["findings"].push_back({{"code", finding.code},
                                {"severity", name_of(finding.severity)},
                                {"message", finding.message},
                                {"file", finding.place.file},
                                {"line", finding.place.line},
                                {"column", finding.place.column},
                                {"inside", finding.place.inside},
                                {"remedy", finding.remedy}});
  return json.dump(1) + "\n";
}

}  // namespace tongmun::pipeline
