// People and organisations share one shape: a name is a set of forms, one a language.
#include "campaign/detail/reading.hpp"
#include "text/grammar.hpp"

namespace tongmun::campaign {

namespace {

NameForms read_forms(Entry& entry, const data::Node& node) {
  NameForms forms;
  forms.name = node.string("name");
  forms.article = node.string("article");
  forms.family = node.string("family");
  forms.given = node.string("given");
  forms.short_name = node.string("short");
  forms.reading = node.string("reading");
  forms.short_reading = node.string("short_reading");
  forms.gender = node.string("gender");
  forms.short_article = node.string("short_article");
  forms.begins = node.string("begins");
  forms.short_begins = node.string("short_begins");
  forms.sort = node.string("sort");
  forms.variants = node.strings("variants");
  for (const auto name : text::grammatical_cases)
    if (node.find(name)) forms.cases[std::string(name)] = node.string(name);
  forms.never_print = node.strings("never_print");
  forms.needs_review = node.boolean("review");
  if (forms.name.empty() && forms.family.empty()) {
    if (!forms.given.empty())
      entry.error("CA0019", "this form has a given name but no family name", node,
                  "Put a person's only name into `name`.");
    else
      entry.error("CA0021", "this form has no name", node,
                  "Write name, or family and given.");
  }
  return forms;
}

void read_all_forms(Entry& entry, const data::Node& forms, Name& name) {
  if (forms.entries.empty())
    entry.error("CA0021", "this name has no form in any language", forms,
                "Write at least the form of the source language.");
  for (const auto& [tag, node] : forms.entries) {
    const auto language = entry.language_of(node, tag);
    if (!language) continue;
    if (!name.forms.emplace(*language, read_forms(entry, node)).second)
      entry.error("CA0003", "the form of " + language->str() + " stands twice", node,
                  "Keep one of them.");
  }
}

Name read_name(Entry& entry, const std::string& id, NameKind kind) {
  const auto& node = entry.node();
  Name name;
  name.kind = kind;
  name.id = id;
  name.place = entry.place();
  name.country = entry.country("country");
  name.status = status_from(node.string("status"));
  name.waived_by = node.string("waived_by");
  name.sample = node.boolean("sample");
  if (const auto* image = node.find("image")) {
    name.image = image->text;
    entry.refer_to_image(*image);
  }
  if (const auto* forms = node.find("forms")) read_all_forms(entry, *forms, name);
  return name;
}

Name read_person(Entry& entry, const std::string& id) {
  return read_name(entry, id, NameKind::person);
}

Name read_organisation(Entry& entry, const std::string& id) {
  return read_name(entry, id, NameKind::organisation);
}

}  // namespace

void read_people(Reading& reading) {
  if (const auto file =
          open_entries(reading, "people.yaml", "person", Presence::optional))
    read_entries(reading, *file, "person", reading.campaign.people, read_person);
}

void read_organisations(Reading& reading) {
  if (const auto file =
          open_entries(reading, "organisations.yaml", "organisation", Presence::required))
    read_entries(reading, *file, "organisation", reading.campaign.organisations,
                 read_organisation);
}

}  // namespace tongmun::campaign
