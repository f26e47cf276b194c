// A schema violation is matched to its entry by place: the schema module puts every
// finding at the line and column of a key or value, and no two values of a file begin at
// the same place as one's key, except a block map and its first key, which belong to the
// same entry.
#include "campaign/detail/reading.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "data/schema.hpp"

namespace tongmun::campaign {

namespace fs = std::filesystem;

namespace {

bool touches(const data::Node& node, const std::set<std::pair<int, int>>& faults) {
  if (faults.contains({node.line, node.column})) return true;
  const auto inside = [&](const data::Node& child) {
    return faults.contains({child.key_line, child.key_column}) || touches(child, faults);
  };
  return std::any_of(node.items.begin(), node.items.end(), inside) ||
         std::any_of(node.entries.begin(), node.entries.end(),
                     [&](const auto& entry) { return inside(entry.second); });
}

// An empty value has no place of its own: the parser puts it where the next key stands.
void put_empty_values_at_their_keys(data::Node& node) {
  if (node.is_null() && node.key_line > 0) {
    node.line = node.key_line;
    node.column = node.key_column;
  }
  for (auto& item : node.items) put_empty_values_at_their_keys(item);
  for (auto& entry : node.entries) put_empty_values_at_their_keys(entry.second);
}

template <typename T>
std::vector<std::string> ids_in(const std::vector<T>& list) {
  std::vector<std::string> ids;
  for (const auto& entry : list) ids.push_back(entry.id);
  return ids;
}

// "There is no source 'x'." needs a noun; the kinds of `broken` are such nouns.
std::string file_of(std::string_view kind) {
  if (kind == "person") return "people.yaml";
  return std::string(kind) + "s.yaml";
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

std::optional<CheckedFile> CheckedFile::read(const fs::path& file,
                                             const std::string& name,
                                             std::string_view schema,
                                             Findings& findings) {
  CheckedFile checked;
  try {
    checked.file_ = data::read_yaml(file, name);
  } catch (const Error& error) {
    auto finding = finding_from(error, "CA0002");
    finding.place.file = name;
    findings.add(std::move(finding));
    return std::nullopt;
  }
  put_empty_values_at_their_keys(checked.file_.root);
  Findings violations;
  data::validate(checked.file_, schema, violations);
  for (const auto& finding : violations.all())
    checked.faults_.insert({finding.place.line, finding.place.column});
  findings.merge(violations);
  return checked;
}

bool CheckedFile::is_sound(const data::Node& node) const {
  return !faults_.contains({node.key_line, node.key_column}) && !touches(node, faults_);
}

std::string Reading::name(std::string_view file) const {
  return shown_folder + "/" + std::string(file);
}

void Reading::add_broken(std::string path) {
  auto& broken = campaign.broken;
  if (std::find(broken.begin(), broken.end(), path) == broken.end())
    broken.push_back(std::move(path));
}

Entry::Entry(Reading& reading, const CheckedFile& file, const data::Node& node,
             std::string path)
    : reading_(reading),
      file_(file),
      node_(node),
      path_(std::move(path)),
      sound_(file.is_sound(node)) {}

void Entry::finish() {
  if (!sound_) reading_.add_broken(path_);
}

void Entry::error(std::string code, std::string message, const data::Node& at,
                  std::string remedy) {
  sound_ = false;
  reading_.findings.add({std::move(code), Severity::error, std::move(message),
                         file_.place(at), std::move(remedy)});
}

void Entry::warning(std::string code, std::string message, const data::Node& at,
                    std::string remedy) {
  reading_.findings.add({std::move(code), Severity::warning, std::move(message),
                         file_.place(at), std::move(remedy)});
}

SourceText Entry::text(std::string_view key, std::string id) {
  const auto* value = node_.find(key);
  return value ? text_of(*value, std::move(id)) : SourceText{};
}

SourceText Entry::text_of(const data::Node& node, std::string id) {
  if (is_blank(node.text))
    error("CA0012", "this text is empty", node, "Write the text, or take the entry out.");
  return {std::move(id), node.text, file_.place(node)};
}

std::optional<Date> Entry::date(std::string_view key) {
  const auto* value = node_.find(key);
  return value ? date_of(*value) : std::nullopt;
}

std::optional<Date> Entry::date_of(const data::Node& node) {
  auto date = Date::parse(node.text);
  if (!date)
    error("CA0005", "there is no such date: " + node.text, node,
          "Write a year, month or day of the calendar: 2012, 2012-10 or 2012-10-31.");
  return date;
}

std::optional<Decimal> Entry::amount_of(const data::Node& node) {
  auto amount = Decimal::parse(node.text);
  if (!amount) {
    error("CA0009", "this amount is not exact: " + node.text, node,
          "Write plain digits without grouping or exponent, at most 18: 200000 or 0.5.");
  } else if (*amount < Decimal{}) {
    error("CA0009", "this amount is negative: " + node.text, node,
          "Figures count from zero; say in `about` what is counted.");
    return std::nullopt;
  }
  return amount;
}

std::optional<LanguageTag> Entry::language_of(const data::Node& node,
                                              const std::string& key) {
  try {
    return LanguageTag::parse(key);
  } catch (const Error&) {
    sound_ = false;
    reading_.findings.add({"CA0017", Severity::error,
                           "there is no language '" + key + "'", file_.key_place(node),
                           "Write a BCP 47 tag, such as ko, zh-Hant or pt-BR."});
    return std::nullopt;
  }
}

std::string Entry::country(std::string_view key) {
  const auto* value = node_.find(key);
  return value ? country_of(*value) : std::string{};
}

std::string Entry::country_of(const data::Node& node) {
  if (is_known_country(node.text)) return node.text;
  sound_ = false;
  add_country_finding(reading_.findings, node.text, file_.place(node));
  return {};
}

std::string Entry::reference(std::string_view key, std::string_view kind) {
  const auto* value = node_.find(key);
  if (!value || value->text.empty()) return {};
  if (check_reference(reading_, kind, value->text, file_.place(*value)))
    return value->text;
  sound_ = false;
  return {};
}

void Entry::refer_to_image(const data::Node& node) {
  reading_.image_references.push_back({node.text, file_.place(node)});
}

std::vector<std::string> ids_of(const Campaign& campaign, std::string_view kind) {
  if (kind == "claim") return ids_in(campaign.claims);
  if (kind == "source") return ids_in(campaign.sources);
  if (kind == "person") return ids_in(campaign.people);
  if (kind == "organisation") return ids_in(campaign.organisations);
  if (kind == "demand") return ids_in(campaign.demands);
  if (kind == "image") return ids_in(campaign.images);
  return ids_in(campaign.quotes);
}

bool check_reference(Reading& reading, std::string_view kind, const std::string& id,
                     const Place& place) {
  const auto path = std::string(kind) + "." + id;
  const auto known = ids_of(reading.campaign, kind);
  if (std::find(known.begin(), known.end(), id) != known.end()) return true;
  if (const auto absent = reading.absent.find(kind); absent != reading.absent.end()) {
    reading.absent.erase(absent);
    reading.add_broken(std::string(kind) + ".*");
    reading.findings.add({"CA0001", Severity::error,
                          "'" + id + "' is referred to, but there is no " + file_of(kind),
                          place, "Write " + reading.name(file_of(kind)) + "."});
  }
  if (reading.campaign.is_broken(path)) {
    reading.add_broken(path);
    return true;
  }
  reading.findings.add({"CA0004", Severity::error,
                        "there is no " + std::string(kind) + " '" + id + "'", place,
                        suggestion(id, known)});
  return false;
}

bool is_id(std::string_view text) {
  return !text.empty() && text[0] != '-' &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") ==
             std::string_view::npos;
}

bool is_known_country(std::string_view code) {
  return code == "EU" || code == "XK" || text::is_country_code(code);
}

void add_country_finding(Findings& findings, const std::string& code,
                         const Place& place) {
  findings.add({"CA0016", Severity::error, "there is no country '" + code + "'", place,
                "Write the two capital letters of ISO 3166, such as KR; EU and XK are "
                "known, too."});
}

std::optional<CheckedFile> open_entries(Reading& reading, std::string_view file,
                                        std::string_view kind, Presence presence) {
  std::optional<CheckedFile> checked;
  std::error_code unreadable;
  if (!fs::exists(reading.path(file), unreadable)) {
    if (presence == Presence::optional) {
      reading.absent.insert(std::string(kind));
      return std::nullopt;
    }
    reading.findings.add({"CA0001",
                          Severity::error,
                          "there is no " + std::string(file),
                          {.file = reading.name(file)},
                          "Write it; it may be short."});
  } else {
    const auto schema = file.substr(0, file.find('.'));
    checked = CheckedFile::read(reading.path(file), reading.name(file), schema,
                                reading.findings);
    if (checked && checked->root().is_map()) return checked;
  }
  reading.add_broken(std::string(kind) + ".*");
  return std::nullopt;
}

}  // namespace tongmun::campaign
