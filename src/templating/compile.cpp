// Parts and layouts are read as source blocks and flattened into steps. Here: what a template is made
// of; its blocks and its lines have their own files.
#include "templating/compile.hpp"

#include <algorithm>

#include "base/file.hpp"
#include "base/suggest.hpp"
#include "data/node.hpp"
#include "data/schema.hpp"
#include "templating/detail/compiler.hpp"
#include "templating/detail/sections.hpp"
#include "templating/hostile.hpp"

namespace tongmun::templating {

namespace fs = std::filesystem;

Compiler::Compiler(fs::path folder, const campaign::Campaign& campaign,
                   const CompileOptions& options, Findings& findings)
    : folder_(std::move(folder)),
      options_(options),
      findings_(findings),
      checker_(campaign, folder_.filename().string(), options.source_language, findings) {}

std::optional<Template> Compiler::compile() {
  if (!read_manifest()) return std::nullopt;
  template_.source_language = options_.source_language;
  check_file_pattern();
  for (const auto& [key, file] : template_.manifest.layouts) compile_layout(key, file);
  link_neighbours();
  add_data_texts();
  refuse_words_in_default_layout();
  template_.used = checker_.used();
  if (findings_.has_errors()) return std::nullopt;
  return std::move(template_);
}

std::string Compiler::shown(const fs::path& file) const {
  return shown_path(file, options_.workspace);
}

void Compiler::add_error(const Error& error, const char* code, const std::string& file) {
  auto finding = finding_from(error, code);
  finding.place.file = file;
  if (finding.remedy.empty()) finding.remedy = "Put the file there, or mend it.";
  findings_.add(std::move(finding));
}

bool Compiler::read_manifest() {
  auto& manifest = template_.manifest;
  manifest.id = folder_.filename().string();
  const auto file = folder_ / "template.yaml";
  manifest.source_name = shown(file);
  try {
    const auto yaml = data::read_yaml(file, manifest.source_name);
    if (!data::validate(yaml, "template", findings_)) return false;
    manifest.document_type = yaml.root.string("type", "letter");
    manifest.number = yaml.root.string("number", manifest.id);
    manifest.one_per_recipient = yaml.root.string("one_per", "recipient") == "recipient";
    manifest.post = yaml.root.string("post");
    manifest.file = yaml.root.string("file", "{{work.id}}_{{recipient.id}}_{{language}}");
    if (const auto* layouts = yaml.root.find("layout"))
      for (const auto& [key, node] : layouts->entries) manifest.layouts[key] = node.text;
  } catch (const Error& error) {
    add_error(error, "TP0030", manifest.source_name);
    return false;
  }
  return true;
}

void Compiler::check_file_pattern() {
  const Place place{.file = template_.manifest.source_name};
  for (const auto& found : find_tags(template_.manifest.file, [&](std::size_t) { return place; },
                                     findings_)) {
    checker_.field(found.tag);
    const auto type = checker_.type_of(found.tag);
    if (type && *type != Type::literal && *type != Type::date && *type != Type::country)
      findings_.add({"TP0029", Severity::error,
                     "'" + found.tag.name + "' cannot stand in a file's name", place,
                     "Use ids, codes, dates and {{language}}."});
  }
}

void Compiler::compile_layout(const std::string& key, const std::string& file) {
  const auto path = folder_ / file;
  try {
    auto layout = std::make_shared<docx::Layout>(docx::Layout::read(read_file(path), shown(path)));
    auto& entry = template_.layouts[key];
    entry.layout = layout;
    program_ = &entry.program;
    included_.clear();
    Origin origin{.part = "layout", .has_segments = key == "default"};
    for (const auto& story : layout->document().stories) {
      step(Kind::open_story).text = story.part;
      auto blocks = read_story(story, shown(path), findings_);
      refuse_hostile(blocks, shown(path), findings_);
      lift_sections(blocks, findings_);
      refuse_torn_controls(blocks, findings_);
      emit_blocks(blocks, origin);
      step(Kind::close_story);
    }
  } catch (const Error& error) {
    add_error(error, error.kind() == ErrorKind::refused ? "TP0070" : "TP0032",
              shown(path));
  }
}

void Compiler::splice(const Tag& partial, const SourceBlock& host, const Origin& from) {
  if (std::find(including_.begin(), including_.end(), partial.name) != including_.end()) {
    findings_.add({"TP0027", Severity::error, "the part '" + partial.name + "' includes itself",
                   partial.place, "Remove one of the {{>…}} tags on the way."});
    return;
  }
  const auto blocks = read_part(partial);
  if (!blocks) return;
  if (!included_.insert(partial.name).second) {
    findings_.add({"TP0035", Severity::error, "the part '" + partial.name + "' is included twice",
                   partial.place, "A part stands once in a document: its segments have one place."});
    return;
  }
  including_.push_back(partial.name);
  // A part within a part takes the look of what holds the outer one, unless its tag has a
  // style.
  const bool plain = host.paragraph.style.empty() && from.host != nullptr;
  Origin origin{.part = partial.name, .host = plain ? from.host : &host.paragraph};
  emit_blocks(*blocks, origin);
  including_.pop_back();
}

std::optional<std::vector<SourceBlock>> Compiler::read_part(const Tag& partial) {
  if (const auto known = parts_.find(partial.name); known != parts_.end()) return known->second;
  for (const auto& folder : {folder_, folder_.parent_path() / "common"}) {
    const auto file = folder / (partial.name + ".md");
    if (!fs::exists(file)) continue;
    try {
      auto blocks =
          read_markdown(read_text_file(file, most_part_bytes), shown(file), findings_);
      refuse_hostile(blocks, shown(file), findings_);
      return parts_[partial.name] = std::move(blocks);
    } catch (const Error& error) {
      add_error(error, "TP0033", shown(file));
      return std::nullopt;
    }
  }
  std::vector<std::string> known;
  for (const auto& entry : fs::directory_iterator(folder_))
    if (entry.path().extension() == ".md") known.push_back(entry.path().stem().string());
  findings_.add({"TP0028", Severity::error, "there is no part '" + partial.name + "'",
                 partial.place, suggestion(partial.name, known)});
  return std::nullopt;
}

void Compiler::link_neighbours() {
  for (const auto& [part, indices] : by_part_)
    for (std::size_t i = 0; i < indices.size(); ++i) {
      auto& segment = template_.segments[indices[i]];
      if (i > 0) segment.previous = model::match_key(template_.segments[indices[i - 1]].content);
      if (i + 1 < indices.size())
        segment.next = model::match_key(template_.segments[indices[i + 1]].content);
    }
}

// They would be segments that the expressions with a layout of their own lack.
void Compiler::refuse_words_in_default_layout() {
  if (template_.layouts.size() < 2) return;
  for (const auto index : by_part_["layout"])
    if (const auto& segment = template_.segments[index]; segment.translatable)
      findings_.add({"TP0034", Severity::error,
                     "the default layout has words of its own: ‘" +
                         model::plain_text(segment.content) + "’",
                     segment.place,
                     "Other languages have their own layouts: use a {{label.…}} or a text part."});
}

void Compiler::add_data_texts() {
  for (const auto* text : checker_.texts())
    template_.segments.push_back(
        {text->id, {model::Text{text->text}}, true, {}, text->place, {}, {}, {}});
}

std::optional<Template> compile(const fs::path& folder, const campaign::Campaign& campaign,
                                const CompileOptions& options, Findings& findings) {
  Findings own;
  auto compiled = Compiler(folder, campaign, options, own).compile();
  findings.merge(own);
  return compiled;
}

const LayoutProgram& Template::layout_for(const text::LanguageTag& language) const {
  for (const auto& tag : language.with_parents())
    if (const auto found = layouts.find(tag.str()); found != layouts.end()) return found->second;
  return layouts.at("default");
}

}  // namespace tongmun::templating
