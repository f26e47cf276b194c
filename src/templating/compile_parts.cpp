// Text parts: found beside the template or in templates/common, read as Markdown or DOCX,
// spliced in. A DOCX is read once and grafted into every layout that includes it, since
// only layouts are written.
#include <algorithm>
#include <array>

#include "base/file.hpp"
#include "base/suggest.hpp"
#include "templating/detail/compiler.hpp"
#include "templating/detail/sections.hpp"
#include "templating/hostile.hpp"

namespace tongmun::templating {

namespace fs = std::filesystem;

namespace {

constexpr std::array<const char*, 4> extensions = {".md", ".docx", ".dotx", ".xml"};

bool is_extension(const std::string& extension) {
  return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

bool has(const model::Properties& properties, std::string_view name) {
  return std::any_of(properties.begin(), properties.end(),
                     [&](const model::Property& known) { return known.name == name; });
}

// The host's properties below those that the paragraph has itself. An item of a list
// keeps the indents of its list.
model::SharedProperties over(const model::SharedProperties& own,
                             const model::SharedProperties& host) {
  if (!host) return own;
  auto properties = own ? *own : model::Properties{};
  const bool item = has(properties, "w:numPr");
  model::Properties added;
  for (const auto& property : *host) {
    const bool of_list = property.name == "w:ind" || property.name == "w:tabs";
    if (property.name == "w:numPr" || (item && of_list) ||
        has(properties, property.name))
      continue;
    added.push_back(property);
  }
  properties.insert(properties.begin(), added.begin(), added.end());
  if (properties.empty()) return nullptr;
  return std::make_shared<const model::Properties>(std::move(properties));
}

// A part repeats the look of its tag's paragraph, but not the end of a Word section.
model::SharedProperties without_section(const model::SharedProperties& properties) {
  if (!properties || !has(*properties, "w:sectPr")) return properties;
  auto rest = *properties;
  std::erase_if(rest, [](const auto& property) { return property.name == "w:sectPr"; });
  return std::make_shared<const model::Properties>(std::move(rest));
}

// Paragraphs of the text itself, in no style of their own, take the look of the one that
// holds the part's tag; those in its tables, notes and text boxes do not.
void take_look(std::vector<SourceBlock>& blocks, const model::Paragraph& host) {
  for (auto& block : blocks) {
    auto& paragraph = block.paragraph;
    if (block.kind != SourceBlock::Kind::paragraph || !paragraph.style.empty()) continue;
    paragraph.style = host.style;
    paragraph.properties = over(paragraph.properties, host.properties);
    if (!paragraph.mark_properties) paragraph.mark_properties = host.mark_properties;
  }
}

}  // namespace

void Compiler::splice(const Tag& partial, const SourceBlock& host, Origin& from) {
  if (std::find(including_.begin(), including_.end(), partial.name) != including_.end()) {
    findings_.add({"TP0027", Severity::error,
                   "the part '" + partial.name + "' includes itself", partial.place,
                   "Remove one of the {{>…}} tags on the way.", partial.shown()});
    return;
  }
  const auto file = find_part(partial);
  if (!file) return;
  if (!included_.insert(partial.name).second) {
    findings_.add({"TP0035", Severity::error,
                   "the part '" + partial.name + "' is included twice", partial.place,
                   "A part stands once in a document: its segments have one place.",
                   partial.shown()});
    return;
  }
  const bool markdown = file->extension() == ".md";
  auto blocks = markdown ? read_markdown_part(partial.name, *file)
                         : read_word_part(partial.name, *file);
  if (!blocks) return;
  including_.push_back(partial.name);
  // A part within a part takes the look of what holds the outer one, unless its tag has a
  // style.
  const bool plain = host.paragraph.style.empty() && from.host != nullptr;
  auto look = plain ? *from.host : host.paragraph;
  look.properties = without_section(look.properties);
  if (!markdown) take_look(*blocks, look);
  Origin origin{.part = partial.name, .host = markdown ? &look : nullptr};
  emit_blocks(*blocks, origin);
  emit_section_break(host, from);
  including_.pop_back();
}

bool Compiler::is_layout(const fs::path& file) const {
  for (const auto& [key, name] : template_.manifest.layouts)
    if (folder_ / name == file) return true;
  return false;
}

std::optional<fs::path> Compiler::find_part(const Tag& partial) {
  for (const auto& folder : {folder_, folder_.parent_path() / "common"}) {
    std::vector<fs::path> files;
    for (const auto* extension : extensions) {
      const auto file = folder / (partial.name + extension);
      if (fs::exists(file) && !is_layout(file)) files.push_back(file);
    }
    if (files.size() > 1) {
      findings_.add({"TP0038", Severity::error,
                     "the part '" + partial.name +
                         "' is there twice: " + files[0].filename().string() + " and " +
                         files[1].filename().string(),
                     partial.place, "Keep one of the files under that name.", partial.shown()});
      return std::nullopt;
    }
    if (!files.empty()) {
      files_.insert(shown(files.front()));
      return files.front();
    }
  }
  std::vector<std::string> known;
  for (const auto& entry : fs::directory_iterator(folder_))
    if (is_extension(entry.path().extension().string()) && !is_layout(entry.path()))
      known.push_back(entry.path().stem().string());
  findings_.add({"TP0028", Severity::error, "there is no part '" + partial.name + "'",
                 partial.place, suggestion(partial.name, known), partial.shown()});
  return std::nullopt;
}

std::optional<std::vector<SourceBlock>> Compiler::read_markdown_part(
    const std::string& name, const fs::path& file) {
  if (const auto known = parts_.find(name); known != parts_.end()) return known->second;
  try {
    auto blocks =
        read_markdown(read_text_file(file, most_part_bytes), shown(file), findings_);
    refuse_hostile(blocks, shown(file), findings_);
    lift_sections(blocks, findings_);
    refuse_torn_controls(blocks, findings_);
    return parts_[name] = std::move(blocks);
  } catch (const Error& error) {
    add_error(error, "TP0033", shown(file));
    return std::nullopt;
  }
}

std::optional<std::vector<SourceBlock>> Compiler::read_word_part(const std::string& name,
                                                                 const fs::path& file) {
  try {
    auto& part = word_parts_[name];
    if (!part)
      part = std::make_shared<docx::Layout>(
          docx::Layout::read(read_file(file), shown(file)));
    const auto main = part->document().stories.front().part;
    // A part that is checked by itself has no layout to stand in.
    auto grafted = layout_ != nullptr
                       ? layout_->graft(*part, story_)
                       : docx::Grafted{part->document().stories.front().blocks, {}};
    for (const auto paragraph : grafted.section_breaks)
      findings_.add({"TP0039",
                     Severity::warning,
                     "the part '" + name + "' has a section break, which is left out",
                     {.file = shown(file),
                      .inside = main + " paragraph " + std::to_string(paragraph)},
                     "Pages, columns, headers and footers belong to the layout; put the "
                     "break there."});
    auto blocks = read_story({main, std::move(grafted.blocks)}, shown(file), findings_);
    refuse_hostile(blocks, shown(file), findings_);
    lift_sections(blocks, findings_);
    refuse_torn_controls(blocks, findings_);
    return blocks;
  } catch (const Error& error) {
    add_error(error, "TP0033", shown(file));
    return std::nullopt;
  }
}

}  // namespace tongmun::templating
