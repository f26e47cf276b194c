#include "pipeline/workspace.hpp"

#include <algorithm>

#include "data/node.hpp"
#include "data/schema.hpp"

namespace tongmun::pipeline {

namespace fs = std::filesystem;

namespace {

constexpr const char* file_name = "tongmun.yaml";

fs::path find_root(const fs::path& folder) {
  const auto start = fs::absolute(folder).lexically_normal();
  if (!fs::is_directory(start))
    throw Error(ErrorKind::not_found, "there is no such folder", {.file = folder.string()},
                "Name the workspace's folder.");
  for (auto at = start;; at = at.parent_path()) {
    if (fs::exists(at / file_name)) return at;
    if (at == at.parent_path()) break;
  }
  throw Error(ErrorKind::not_found, "there is no tongmun.yaml here or above",
              {.file = folder.string()}, "Name the workspace's folder, or go there first.");
}

text::LanguageTag read_tag(const data::File& file, const data::Node& node, Findings& findings) {
  try {
    return text::LanguageTag::parse(node.text);
  } catch (const Error& error) {
    findings.add({"PL0001", Severity::error, error.message(), file.place(node), error.hint()});
    return {};
  }
}

void read_by_language(const data::File& file, const data::Node* map, Findings& findings,
                      std::map<text::LanguageTag, std::string>& values) {
  if (map == nullptr) return;
  for (const auto& [tag, node] : map->entries) {
    try {
      values[text::LanguageTag::parse(tag)] = node.text;
    } catch (const Error& error) {
      findings.add({"PL0001", Severity::error, error.message(), file.key_place(node),
                    error.hint()});
    }
  }
}

void read_policy(const data::File& file, const data::Node& policy, Workspace& workspace,
                 Findings& findings) {
  using namespace templating;
  auto& phrasing = workspace.phrasing;
  if (policy.string("particles") == "lenient")
    phrasing.particles = ParticlePolicy::lenient;
  phrasing.plain_style = policy.string("style") == "plain";
  phrasing.name_holders = policy.string("holders") != "office";
  phrasing.office_only = policy.strings("office_only");
  phrasing.official_countries = policy.string("country_names") == "official";
  const auto members = policy.string("member_names");
  phrasing.member_names = members == "latin"  ? MemberNames::latin
                          : members == "both" ? MemberNames::both
                                              : MemberNames::translated;
  if (const auto* capitals = policy.find("capital_surnames"))
    for (const auto& node : capitals->items)
      if (const auto tag = read_tag(file, node, findings); tag != text::LanguageTag())
        phrasing.capital_surnames.push_back(tag);
  const auto languages = policy.string("recipient_languages");
  workspace.recipient_languages = languages == "all" ? RecipientLanguages::all
                                  : languages == "bilingual"
                                      ? RecipientLanguages::bilingual
                                      : RecipientLanguages::first;
  read_by_language(file, policy.find("digits"), findings, workspace.digits);
  read_by_language(file, policy.find("calendars"), findings, workspace.calendars);
}

}  // namespace

Workspace open_workspace(const fs::path& folder, Findings& findings) {
  Workspace workspace;
  workspace.root = find_root(folder);
  const auto file = data::read_yaml(workspace.root / file_name, file_name);
  Findings faults;
  if (!data::validate(file, "tongmun", faults)) {
    faults.sort();
    const auto& first = faults.all().front();
    throw Error(ErrorKind::malformed, first.message, first.place, first.remedy);
  }
  const auto& root = file.root;
  workspace.source = read_tag(file, *root.find("source"), findings);
  if (const auto* languages = root.find("languages"))
    for (const auto& node : languages->items)
      workspace.languages.push_back(read_tag(file, node, findings));
  std::erase(workspace.languages, workspace.source);
  workspace.memories = root.strings("memories");
  if (workspace.memories.empty()) workspace.memories = {"translations/{language}/memory.tmx"};
  workspace.fallback = workspace.source;
  if (const auto* policy = root.find("policy")) {
    if (const auto* fallback = policy->find("fallback"))
      workspace.fallback = read_tag(file, *fallback, findings);
    const auto known = workspace.expressions();
    if (std::find(known.begin(), known.end(), workspace.fallback) == known.end()) {
      findings.add({"PL0002", Severity::error,
                    "the fall-back " + workspace.fallback.str() + " is none of the languages",
                    file.place(*policy->find("fallback")), "Name the source or one of `languages`."});
      workspace.fallback = workspace.source;
    }
    read_policy(file, *policy, workspace, findings);
  }
  workspace.phrasing.source_language = workspace.source;
  return workspace;
}

language::Library read_languages(const Workspace& workspace, Findings& findings,
                                 ReadLanguages which) {
  const bool all = which == ReadLanguages::all;
  auto library = language::Library::read(
      workspace.root / "translations", workspace.root, findings,
      all ? std::vector<text::LanguageTag>() : workspace.expressions());
  for (const auto& [tag, system] : workspace.digits) library.set_digits(tag, system);
  for (const auto& [tag, calendar] : workspace.calendars)
    library.set_calendar(tag, calendar);
  return library;
}

std::vector<std::string> Workspace::campaigns() const {
  std::vector<std::string> names;
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(root / "campaigns", code))
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<text::LanguageTag> Workspace::expressions() const {
  auto tags = languages;
  tags.insert(tags.begin(), source);
  return tags;
}

}  // namespace tongmun::pipeline
