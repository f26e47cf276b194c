// A scaffold holds what CLDR knows and, as comments, what people must write: nothing that
// a letter could print by mistake.
#include "base/file.hpp"
#include "pipeline/languages.hpp"
#include "pipeline/workspace.hpp"
#include "text/cldr.hpp"
#include "text/number.hpp"
#include "text/script.hpp"

namespace tongmun::pipeline {

namespace {

namespace fs = std::filesystem;

// A YAML scalar in double quotes.
std::string in_quotes(std::string_view text) {
  std::string scalar = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') scalar += '\\';
    scalar += c;
  }
  return scalar + "\"";
}

std::string schema_line(const char* schema) {
  return std::string("# yaml-language-server: $schema=../../schemas/") + schema +
         ".schema.json\n";
}

// The source's texts as comments, to be translated in place.
std::string to_translate(const char* key,
                         const std::map<std::string, std::string>& texts) {
  std::string yaml = std::string("# ") + key + ":\n";
  for (const auto& [name, text] : texts)
    yaml += "#   " + name + ": " + in_quotes(text) + "\n";
  return yaml;
}

std::string conventions_of(const text::LanguageTag& tag,
                           const language::Conventions& source) {
  const auto slot = text::main_slot(tag);
  std::string yaml = schema_line("conventions");
  yaml +=
      "# Begun from CLDR. What stands behind # is the source's and waits to be written "
      "in this language;\n"
      "# `tongmun languages " +
      tag.str() + "` tells what is left.\n";
  auto name = text::own_name(tag);
  yaml += "name: " + in_quotes(name.empty() ? tag.str() : name) + "\n";
  yaml += "word_language: {latin: " + source.tag.str() +
          ", east_asian: " + (slot == text::FontSlot::east_asian ? tag.str() : "ja-JP") +
          ", complex: " + (slot == text::FontSlot::complex ? tag.str() : "ar-SA") + "}\n";
  yaml += "numbers:\n  system: " + text::default_numbering_system(tag) +
          "\n  grouped: true\n";
  std::string categories;
  for (const auto& category : text::plural_categories(tag))
    categories += (categories.empty() ? "" : ", ") + category + ": \"{{n}} …\"";
  yaml += "  # units:                          # every plural of the language\n";
  for (const auto& [unit, patterns] : source.numbers.units)
    yaml += "  #   " + unit + ": {" + categories + "}\n";
  yaml += "dates:\n  long: " + in_quotes(text::date_pattern(tag, "yMMMMd")) +
          "\n  month: " + in_quotes(text::date_pattern(tag, "yMMMM")) +
          "\n  year: " + in_quotes(text::date_pattern(tag, "y")) + "\n";
  yaml += "quotes: [";
  const auto marks = text::quotation_marks(tag);
  for (std::size_t i = 0; i < marks.size(); ++i)
    yaml += (i > 0 ? ", " : "") + in_quotes(marks[i]);
  yaml += "]\n";
  yaml += to_translate("labels", source.labels);
  yaml += "# posts: forms of address, see docs/languages.md\n";
  for (const auto& [id, post] : source.posts)
    yaml += "#   " + id + ": {title: " + in_quotes(post.forms.title) +
            ", address: …, salutation: …, close: …, inline: …}\n";
  yaml += to_translate("qualifiers", source.qualifiers);
  yaml += to_translate("qualifier_labels", source.qualifier_labels);
  yaml += to_translate("hedges", source.hedges);
  yaml += to_translate("hedge_labels", source.hedge_labels);
  for (const auto& [word, units] : source.indefinite) {
    yaml += "# indefinite: " + word + "\n";
    for (const auto& [unit, text] : units)
      yaml += "#   " + unit + ": " + in_quotes(text) + "\n";
  }
  yaml += to_translate("periods", source.periods);
  yaml += "# introduced: " + in_quotes(source.introduced) + "\n";
  yaml += "# place_date: " + in_quotes(source.place_date) + "\n";
  yaml += "# call_list: {item: " + in_quotes(source.call_list.item) +
          ", last_but_one: " + in_quotes(source.call_list.last_but_one) +
          ", last: " + in_quotes(source.call_list.last) + "}\n";
  yaml += "reviewed: {by_role: \"\", on: \"\"}\n";
  return yaml;
}

std::string countries_of(const text::LanguageTag& tag,
                         const language::Conventions& source) {
  std::string yaml = schema_line("countries");
  yaml +=
      "# Short names by CLDR: hold them against protocol. Official names and phrases are "
      "to be added.\n";
  for (const auto& [code, country] : source.countries) {
    const auto name = text::country_short_name(code, tag);
    if (name.empty())
      yaml += "# " + code + ": {short: …}\n";
    else
      yaml += in_quotes(code) + ": {short: " + in_quotes(name) + "}\n";
  }
  return yaml;
}

}  // namespace

std::vector<fs::path> add_language(const fs::path& folder, const text::LanguageTag& tag) {
  Findings findings;
  const auto workspace = open_workspace(folder, findings);
  const auto translations = workspace.root / "translations";
  const auto own = translations / tag.str();
  if (fs::exists(own))
    throw Error(ErrorKind::conflict, "this language is there already",
                {.file = shown_path(own, workspace.root)}, "Go on with its files.");
  const auto library = read_languages(workspace, findings, ReadLanguages::all);
  const auto* source = library.find(workspace.source);
  if (source == nullptr)
    throw Error(ErrorKind::not_found, "the source language has no conventions",
                {.file = shown_path(translations, workspace.root)}, "Write those first.");
  // A variety holds only what differs: nothing of CLDR's may cover what its parent says.
  if (const auto* parent = library.find(tag); parent != nullptr && parent->tag != tag) {
    write_file_atomically(
        own / "conventions.yaml",
        schema_line("conventions") + "# Only what differs from " + parent->tag.str() +
            ".\nname: " + in_quotes(text::own_name(tag)) +
            "\nparent: " + parent->tag.str() + "\nreviewed: {by_role: \"\", on: \"\"}\n");
    return {own / "conventions.yaml"};
  }
  write_file_atomically(own / "conventions.yaml", conventions_of(tag, *source));
  write_file_atomically(own / "countries.yaml", countries_of(tag, *source));
  return {own / "conventions.yaml", own / "countries.yaml"};
}

}  // namespace tongmun::pipeline
