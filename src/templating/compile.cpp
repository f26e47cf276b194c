// Parts and layouts are read as source blocks and flattened into steps. Here: what a template is made
// of; its blocks and its lines have their own files.
#include "templating/compile.hpp"

#include <algorithm>

#include "base/file.hpp"
#include "base/suggest.hpp"
#include "data/node.hpp"
#include "data/schema.hpp"
#include "templating/detail/compiler.hpp"
#include "templating/detail/rich_text.hpp"
#include "templating/detail/sections.hpp"
#include "templating/hostile.hpp"

namespace tongmun::templating {

namespace fs = std::filesystem;

Compiler::Compiler(fs::path folder, const campaign::Campaign& campaign,
                   const CompileOptions& options, Findings& findings)
    : folder_(std::move(folder)),
      options_(options),
      findings_(findings),
      checker_(campaign, folder_.filename().string(), options.source_language, findings,
               options.data) {}

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

void Compiler::check_layout(const std::string& file) { compile_layout("default", file); }

void Compiler::check_part(const std::string& name) {
  Program program;
  program_ = &program;
  Origin nowhere{.part = "layout"};
  splice({.kind = TagKind::partial, .name = name, .place = {}}, {}, nowhere);
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
    manifest.document_type = yaml.root.string("type");
    manifest.number = yaml.root.string("number", manifest.id);
    manifest.one_per_recipient = yaml.root.string("one_per", "recipient") == "recipient";
    manifest.circular = yaml.root.boolean("circular", true);
    manifest.post = yaml.root.string("post");
    manifest.file = yaml.root.string("file", "{{work.id}}_{{recipient.id}}_{{language}}");
    manifest.outputs = yaml.root.strings("outputs");
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
                     "Use ids, codes, dates and {{language}}.", found.tag.shown()});
  }
}

void Compiler::compile_layout(const std::string& key, const std::string& file) {
  const auto path = folder_ / file;
  files_.insert(shown(path));
  try {
    auto layout = std::make_shared<docx::Layout>(docx::Layout::read(read_file(path), shown(path)));
    auto& entry = template_.layouts[key];
    entry.layout = layout;
    program_ = &entry.program;
    text_width_ = text_width(layout->document());
    included_.clear();
    layout_ = layout.get();
    Origin origin{.part = "layout", .has_segments = key == "default"};
    // Text parts may add charts with tags in them, which are stories too.
    for (std::size_t i = 0; i < layout->document().stories.size(); ++i) {
      const auto story = layout->document().stories[i];
      if (i == 0) count_references(story);
      emit_story(story, shown(path), origin);
    }
  } catch (const Error& error) {
    add_error(error, error.kind() == ErrorKind::refused ? "TP0070" : "TP0032",
              shown(path));
  }
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
  std::set<const campaign::SourceText*> literal;
  const auto add_literal = [&](const campaign::SourceText* text) {
    if (literal.insert(text).second)
      template_.segments.push_back(
          {text->id, {model::Text{text->text}}, true, {}, text->place, {}, {}, {}});
  };
  for (const auto* text : checker_.texts()) add_literal(text);
  for (const auto* text : checker_.rich_texts()) {
    auto rich = read_rich_text(text->text);
    if (!rich.refused.empty())
      findings_.add(
          {"TP0064", Severity::warning,
           "this text is printed as rich text and holds more: " + rich.refused +
               "; it is shown as typed",
           text->place,
           "Write one paragraph with **bold**, *italics*, hard line breaks and "
           "[links](https://…) alone; a backslash before a sign makes it text."});
    // Without formatting both are one: translated once.
    if (rich.content == model::InlineContent{model::Text{text->text}})
      add_literal(text);
    else
      template_.segments.push_back({rich_segment_id(text->id),
                                    std::move(rich.content),
                                    true,
                                    {},
                                    text->place,
                                    {},
                                    {},
                                    {},
                                    std::move(rich.links)});
  }
}

std::optional<Template> compile(const fs::path& folder, const campaign::Campaign& campaign,
                                const CompileOptions& options, Findings& findings) {
  Findings own;
  auto compiled = Compiler(folder, campaign, options, own).compile();
  findings.merge(own);
  return compiled;
}

std::set<std::string> check(const fs::path& folder, const campaign::Campaign& campaign,
                            const CompileOptions& options, Findings& findings) {
  Findings own;
  Compiler compiler(folder, campaign, options, own);
  compiler.compile();
  findings.merge(own);
  return compiler.files();
}

void check_file(const fs::path& file, const campaign::Campaign& campaign,
                const CompileOptions& options, Findings& findings) {
  Compiler compiler(file.parent_path(), campaign, options, findings);
  if (file.extension() == ".md")
    compiler.check_part(file.stem().string());
  else
    compiler.check_layout(file.filename().string());
}

const LayoutProgram& Template::layout_for(const text::LanguageTag& language) const {
  for (const auto& tag : language.with_parents())
    if (const auto found = layouts.find(tag.str()); found != layouts.end()) return found->second;
  return layouts.at("default");
}

}  // namespace tongmun::templating
