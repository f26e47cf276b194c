#include "pipeline/languages.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "base/suggest.hpp"
#include "exchange/tmx/tmx.hpp"
#include "pipeline/leverage.hpp"
#include "pipeline/workspace.hpp"
#include "templating/compile.hpp"
#include "text/number.hpp"
#include "text/script.hpp"

namespace tongmun::pipeline {

namespace {

using Role = LanguageState::Role;

std::string_view name_of(Role role) {
  switch (role) {
    case Role::source:
      return "source";
    case Role::language:
      return "language";
    case Role::overlay:
      return "overlay";
    case Role::unused:
      return "unused";
    case Role::new_one:
      return "new";
  }
  return "";
}

// A work of a campaign, compiled.
struct Work {
  std::string name;
  const campaign::Campaign* campaign;
  templating::Template source;
};

class Survey {
 public:
  Survey(Workspace workspace, Findings& findings)
      : workspace_(std::move(workspace)),
        library_(read_languages(workspace_, findings, ReadLanguages::all)),
        source_(library_.find(workspace_.source)) {
    for (const auto& id : workspace_.campaigns())
      if (auto campaign = campaign::read(workspace_.root / "campaigns" / id,
                                         workspace_.root, findings))
        campaigns_.push_back(std::make_unique<campaign::Campaign>(std::move(*campaign)));
    for (const auto& campaign : campaigns_)
      for (const auto& work : campaign->works) compile(*campaign, work, findings);
  }

  std::vector<text::LanguageTag> all() const {
    auto tags = workspace_.expressions();
    for (const auto& [tag, conventions] : library_.languages())
      if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
    return tags;
  }

  LanguageState state_of(const text::LanguageTag& tag) const {
    LanguageState state;
    state.tag = tag;
    state.role = role_of(tag);
    const auto known = library_.languages().find(tag);
    auto blank = library_.root();
    blank.tag = tag;
    const auto& conventions = known == library_.languages().end() ? blank : known->second;
    state.name = conventions.name == "undetermined" ? std::string() : conventions.name;
    state.parent = conventions.parent;
    state.reviewed_by = conventions.reviewed_by;
    state.reviewed_on = conventions.reviewed_on;
    state.plural_categories = text::plural_categories(tag);
    if (source_ != nullptr) {
      state.conventions = language::conventions_coverage(conventions, *source_);
      state.countries = language::countries_coverage(conventions, *source_);
    }
    if (const auto fonts = conventions.fonts.find("serif");
        fonts != conventions.fonts.end())
      state.fonts = {{"latin", fonts->second.latin},
                     {"east_asian", fonts->second.east_asian},
                     {"complex", fonts->second.complex}};
    add_translations(state);
    add_names(state);
    add_memory(state);
    return state;
  }

 private:
  void compile(const campaign::Campaign& campaign, const std::string& work,
               Findings& findings) {
    templating::CompileOptions options{workspace_.root, workspace_.source, {}};
    if (source_ != nullptr) options.sentences = source_->sentences;
    auto source = templating::compile(workspace_.root / "templates" / work, campaign,
                                      options, findings);
    if (source)
      works_.push_back({campaign.id + "/" + work, &campaign, std::move(*source)});
  }

  Role role_of(const text::LanguageTag& tag) const {
    if (tag == workspace_.source) return Role::source;
    const auto& languages = workspace_.languages;
    if (std::find(languages.begin(), languages.end(), tag) != languages.end())
      return Role::language;
    if (!library_.languages().contains(tag)) return Role::new_one;
    const auto expressions = workspace_.expressions();
    const bool overlay =
        std::any_of(expressions.begin(), expressions.end(),
                    [&](const auto& base) { return library_.descends(tag, base); });
    return overlay ? Role::overlay : Role::unused;
  }

  void add_translations(LanguageState& state) const {
    const bool translates = state.role != Role::source && state.role != Role::overlay;
    for (const auto& work : works_) {
      std::size_t translatable = 0;
      for (const auto& segment : work.source.segments)
        translatable += segment.translatable;
      if (!translates) continue;
      state.segments += translatable;
      if (state.role == Role::new_one) continue;
      Findings told_elsewhere;
      const auto prepared = prepare(work.source, *work.campaign, workspace_, library_,
                                    state.tag, told_elsewhere);
      if (!prepared) continue;
      state.translated += prepared->localisation.reused;
      for (std::size_t i = 0; i < work.source.segments.size(); ++i)
        if (prepared->localisation.segments[i].mark == model::Mark::untranslated)
          state.untranslated.push_back(work.name + ": " + work.source.segments[i].id);
    }
  }

  // In a language of another script every body needs a name that its readers can read.
  void add_names(LanguageState& state) const {
    const bool other_script =
        state.tag.likely_script() != workspace_.source.likely_script();
    for (const auto& campaign : campaigns_)
      for (const auto* names : {&campaign->organisations, &campaign->people})
        for (const auto& name : *names) {
          const auto* forms = name.find(state.tag);
          state.names += forms != nullptr;
          state.names_needed += forms != nullptr || other_script;
          state.names_to_review += forms != nullptr && forms->needs_review;
        }
  }

  void add_memory(LanguageState& state) const {
    for (auto name : workspace_.memories) {
      if (const auto slot = name.find("{language}"); slot != std::string::npos)
        name.replace(slot, 10, state.tag.str());
      std::error_code code;
      if (!std::filesystem::exists(workspace_.root / name, code)) continue;
      Findings told_elsewhere;  // by a build
      const auto count = [&] {
        exchange::tmx::read(
            read_file(workspace_.root / name), name,
            [&](const exchange::tmx::ReadUnit& read) {
              if (!read.unit.targets.contains(state.tag)) return;
              const auto& properties = read.unit.properties;
              const auto reviewer = properties.find("x-reviewed-by-role");
              ++state.memory.units;
              state.memory.reviewed +=
                  reviewer != properties.end() && !reviewer->second.empty();
              state.memory.with_notes += !read.unit.notes.empty();
            },
            told_elsewhere);
      };
      try {
        count();
      } catch (const Error&) {
        state.memory = {};  // a damaged memory has no units; a build tells where
      }
    }
  }

  Workspace workspace_;
  language::Library library_;
  const language::Conventions* source_;
  std::vector<std::unique_ptr<campaign::Campaign>> campaigns_;
  std::vector<Work> works_;
};

std::string ratio(std::size_t present, std::size_t wanted) {
  return std::to_string(present) + "/" + std::to_string(wanted);
}

std::string joined(const std::vector<std::string>& words, const char* separator) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : separator) + word;
  return text;
}

// Padded to a width of characters.
std::string cell(std::string text, std::size_t width) {
  text.resize(std::max(text.size() + 1, width), ' ');
  return text;
}

std::string row(const LanguageState& state) {
  const bool translates = state.segments > 0;
  return cell(state.tag.str(), 14) + cell(std::string(name_of(state.role)), 10) +
         cell(ratio(state.conventions.present, state.conventions.wanted), 13) +
         cell(ratio(state.countries.present, state.countries.wanted), 12) +
         cell(translates ? ratio(state.translated, state.segments) : "-", 13) +
         cell(ratio(state.names, state.names_needed), 9) +
         cell(state.memory.units > 0 ? ratio(state.memory.reviewed, state.memory.units)
                                     : "-",
              10) +
         cell(state.reviewed_by.empty() ? "no"
                                        : state.reviewed_by + " " + state.reviewed_on,
              9) +
         joined(state.plural_categories, " ") + "\n";
}

void add_list(std::string& text, const char* title,
              const std::vector<std::string>& names) {
  if (names.empty()) return;
  text += std::string("  missing ") + title + "\n";
  std::string line = "   ";
  for (const auto& name : names) {
    if (line.size() + name.size() > 110) {
      text += line + "\n";
      line = "   ";
    }
    line += " " + name;
  }
  text += line + "\n";
}

std::string detail(const LanguageState& state) {
  std::string text = "\n" + state.tag.str() + "  " + state.name + "\n";
  text += "  parent         " + state.parent.str() + "\n";
  text += "  plurals        " + joined(state.plural_categories, ", ") + "\n";
  for (const auto& [slot, names] : state.fonts)
    text += "  font           " + cell(slot, 12) + joined(names, ", ") + "\n";
  text += "  conventions    " +
          (state.reviewed_by.empty()
               ? std::string("not reviewed by a native speaker")
               : "reviewed: " + state.reviewed_by + ", " + state.reviewed_on) +
          "\n";
  text += "  memory         " + std::to_string(state.memory.units) + " units, " +
          std::to_string(state.memory.reviewed) + " reviewed, " +
          std::to_string(state.memory.with_notes) + " with notes for a reviewer\n";
  text += "  names          " + std::to_string(state.names) + ", " +
          std::to_string(state.names_to_review) + " to be confirmed\n";
  add_list(text, "conventions", state.conventions.missing);
  add_list(text, "countries", state.countries.missing);
  add_list(text, "translations", state.untranslated);
  return text;
}

}  // namespace

std::vector<LanguageState> survey_languages(const std::filesystem::path& folder,
                                            const std::vector<text::LanguageTag>& asked,
                                            Findings& findings) {
  const Survey survey(open_workspace(folder, findings), findings);
  std::vector<LanguageState> states;
  for (const auto& tag : asked.empty() ? survey.all() : asked)
    states.push_back(survey.state_of(tag));
  return states;
}

std::string languages_text(const std::vector<LanguageState>& states, bool in_detail) {
  std::string text = cell("language", 14) + cell("role", 10) + cell("conventions", 13) +
                     cell("countries", 12) + cell("translated", 13) + cell("names", 9) +
                     cell("reviewed", 10) + cell("native", 9) + "plurals\n";
  for (const auto& state : states) text += row(state);
  if (in_detail)
    for (const auto& state : states) text += detail(state);
  return text;
}

std::string languages_json(const std::vector<LanguageState>& states) {
  using Json = nlohmann::ordered_json;
  const auto coverage = [](const language::Coverage& of) {
    return Json{{"present", of.present}, {"wanted", of.wanted}, {"missing", of.missing}};
  };
  Json json{{"version", 1}, {"languages", Json::array()}};
  for (const auto& state : states) {
    Json entry{{"language", state.tag.str()},
               {"name", state.name},
               {"role", name_of(state.role)},
               {"parent", state.parent.str()}};
    entry["conventions"] = coverage(state.conventions);
    entry["countries"] = coverage(state.countries);
    entry["translations"] = {{"present", state.translated},
                             {"wanted", state.segments},
                             {"missing", state.untranslated}};
    entry["names"] = {{"present", state.names},
                      {"wanted", state.names_needed},
                      {"to_review", state.names_to_review}};
    entry["memory"] = {{"units", state.memory.units},
                       {"reviewed", state.memory.reviewed},
                       {"with_notes", state.memory.with_notes}};
    entry["reviewed"] = {{"by_role", state.reviewed_by}, {"on", state.reviewed_on}};
    entry["plural_categories"] = state.plural_categories;
    entry["fonts"] = state.fonts;
    json["languages"].push_back(std::move(entry));
  }
  return json.dump(2) + "\n";
}

}  // namespace tongmun::pipeline
