// References are collected before anything is written, because <meta> stands before the
// text; in the text they are only looked up.
#include "render/akn/detail/references.hpp"

#include <optional>

namespace tongmun::render::akn {

namespace {

struct KindNames {
  std::string_view element, path;
};

KindNames names_of(Reference::Kind kind) {
  switch (kind) {
    case Reference::Kind::person:
      return {"TLCPerson", "person"};
    case Reference::Kind::organisation:
      return {"TLCOrganization", "organization"};
    case Reference::Kind::role:
      return {"TLCRole", "role"};
    case Reference::Kind::term:
      return {"TLCTerm", "term"};
    case Reference::Kind::concept_:
      return {"TLCConcept", "concept"};
    case Reference::Kind::location:
      return {"TLCLocation", "location"};
  }
  return {"TLCConcept", "concept"};
}

std::optional<Reference::Kind> reference_kind(model::Value::Kind kind) {
  switch (kind) {
    case model::Value::Kind::quantity:
      return Reference::Kind::concept_;
    case model::Value::Kind::person:
      return Reference::Kind::person;
    case model::Value::Kind::organisation:
      return Reference::Kind::organisation;
    case model::Value::Kind::country:
      return Reference::Kind::location;
    case model::Value::Kind::date:
    case model::Value::Kind::text:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

References::References(const std::vector<Reference>& given, const Identity& identity,
                       const model::Document& document, Eids& eids) {
  for (const auto& reference : given) add(reference);
  add({Reference::Kind::organisation, identity.author, {}});
  add({Reference::Kind::role, identity.translator, {}});
  if (!document.stories.empty())
    model::for_each_paragraph(document.stories.front().blocks,
                              [&](const model::Paragraph& paragraph) {
                                for (const auto& item : paragraph.content)
                                  if (const auto* run = std::get_if<model::Run>(&item))
                                    if (const auto* value = value_of(document, *run))
                                      add_value(*value, run->text);
                              });
  for (auto& [id, entry] : entries_) entry.eid = eids.unique(id);
}

void References::add(const Reference& reference) {
  if (reference.id.empty()) return;
  const auto& shown = reference.shown_as.empty() ? reference.id : reference.shown_as;
  entries_.emplace(reference.id, Entry{reference.kind, shown, {}});
}

// A name is shown as the text has it first; a figure's text says nothing without its
// sentence.
void References::add_value(const model::Value& value, const std::string& shown) {
  const auto kind = reference_kind(value.kind);
  if (kind)
    add({*kind, value.id, value.kind == model::Value::Kind::quantity ? value.id : shown});
}

std::string References::pointer(const std::string& id) const {
  const auto found = entries_.find(id);
  return found == entries_.end() ? std::string() : "#" + found->second.eid;
}

void References::write(xml::Writer& out, const std::string& source) const {
  out.start("references").attribute("source", source);
  for (const auto& [id, entry] : entries_) {
    const auto names = names_of(entry.kind);
    out.start(names.element)
        .attribute("eId", entry.eid)
        .attribute("href", "/akn/ontology/" + std::string(names.path) + "/" + entry.eid)
        .attribute("showAs", entry.shown_as)
        .end();
  }
  out.end();
}

const model::Value* value_of(const model::Document& document, const model::Run& run) {
  if (run.value < 0 || run.value >= static_cast<int>(document.values.size()))
    return nullptr;
  return &document.values[static_cast<std::size_t>(run.value)];
}

}  // namespace tongmun::render::akn
