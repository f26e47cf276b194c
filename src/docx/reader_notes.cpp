// Footnotes, endnotes and comments lie in parts of their own. The model holds each at the place of
// its reference, so that it follows its sentence into another order, is repeated with it and is
// gone with it.
#include <algorithm>
#include <utility>

#include "docx/detail/link_targets.hpp"
#include "docx/detail/names.hpp"
#include "docx/detail/reader.hpp"
#include "docx/detail/repair.hpp"
#include "docx/detail/split_tags.hpp"
#include "model/image.hpp"

namespace tongmun::docx::detail {
namespace {

using Kind = model::Note::Kind;

struct Names {
  Kind kind;
  std::string_view part, element, reference;
};
constexpr Names all_names[] = {
    {Kind::footnote, "footnotes", "w:footnote", "w:footnoteReference"},
    {Kind::endnote, "endnotes", "w:endnote", "w:endnoteReference"},
    {Kind::comment, "comments", "w:comment", "w:commentReference"}};

// The lines between text and notes have types of their own.
bool is_note(const Node& node) {
  const auto type = node.value("w:type");
  return !node.is_text() && (type.empty() || type == "normal");
}

}  // namespace

std::string_view element_of(Kind kind) {
  for (const auto& names : all_names)
    if (names.kind == kind) return names.element;
  return {};
}

std::map<Kind, NotesPart> read_notes_parts(const opc::Package& package,
                                           const std::string& main) {
  std::map<Kind, NotesPart> parts;
  for (const auto& names : all_names) {
    const auto part = part_of_kind(package, main, names.part);
    if (!part) continue;
    auto& notes = parts[names.kind];
    notes.part = *part;
    notes.root = parse(package.part(*part), package.name(), *part);
    notes.relationships = package.relationships(*part);
    repair(notes.root);
    join_split_tags(notes.root);
    carry_targets(notes.root, notes.relationships);
    refuse_tracked_changes(package.name(), *part, notes.root);
  }
  return parts;
}

StoryFrame notes_frame(const NotesPart& notes) {
  auto frame = story_frame(notes.part, notes.root);
  for (const auto& node : notes.root.children)
    if (!node.is_text() && !is_note(node)) append_xml(frame.head, node);
  return frame;
}

std::string_view notes_part_kind(Kind kind) {
  for (const auto& names : all_names)
    if (names.kind == kind) return names.part;
  return {};
}

StoryFrame new_notes_frame(Kind kind) {
  NotesPart notes{"word/" + std::string(notes_part_kind(kind)) + ".xml"};
  notes.root.name = "w:" + std::string(notes_part_kind(kind));
  auto frame = story_frame(notes.part, notes.root);
  if (kind == Kind::comment) return frame;
  const auto add = [&](std::string_view type, const char* id, std::string_view mark) {
    const std::string element(element_of(kind));
    frame.head += "<" + element + " w:type=\"" + std::string(type) + "\" w:id=\"" + id +
                  "\"><w:p><w:r><" + std::string(mark) + "/></w:r></w:p></" + element + ">";
  };
  add("separator", "-1", "w:separator");
  add("continuationSeparator", "0", "w:continuationSeparator");
  return frame;
}

std::string ReadContext::target_of(std::string_view id) const {
  for (const auto& relationship : relationships)
    if (relationship.id == id) return with_tags(relationship.target);
  return {};
}

std::string ReadContext::keep_image(std::string_view id) {
  for (const auto& relationship : relationships) {
    if (relationship.id != id || relationship.external) continue;
    auto name = opc::Package::resolve(part, relationship.target);
    if (!package.contains(name)) return {};
    auto& image = images[name];
    if (!image) image = model::read_image(package.part(name));
    if (image) return name;
    images.erase(name);
  }
  return {};
}

std::shared_ptr<model::Note> ReadContext::read_note(const Node& reference) {
  const auto* names = std::find_if(
      std::begin(all_names), std::end(all_names),
      [&](const Names& candidate) { return reference.is(candidate.reference); });
  if (names == std::end(all_names)) return nullptr;
  const auto& notes_part = notes[names->kind];
  const auto id = reference.value("w:id");
  for (const auto& node : notes_part.root.children) {
    if (!is_note(node) || !node.is(names->element) || node.value("w:id") != id) continue;
    auto note = std::make_shared<model::Note>();
    note->kind = names->kind;
    note->number = number_of(id);
    const auto& kept = names->kind == Kind::comment ? node : reference;
    for (const auto& [name, value] : kept.attributes)
      if (name != "w:id" && !is_revision_id(name)) append_attribute(note->attributes, name, value);
    // Links and pictures in the note are those of its own part.
    const auto outer_part = std::exchange(part, notes_part.part);
    const auto outer = std::exchange(relationships, notes_part.relationships);
    note->blocks = read_content(*this, node);
    part = outer_part;
    relationships = outer;
    return note;
  }
  return nullptr;
}

}  // namespace tongmun::docx::detail
