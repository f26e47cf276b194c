// From the ground up: sources and names first, what refers to them next, then
// campaign.yaml, which names the columns of the lists that come last. So every reference
// can be checked the moment it is read, and a finding can suggest.
#include "base/file.hpp"
#include "campaign/campaign.hpp"
#include "campaign/detail/reading.hpp"

namespace tongmun::campaign {

namespace fs = std::filesystem;

namespace {

// Ids of segments and names of files begin with the campaign's id.
void check_id(Reading& reading) {
  if (is_id(reading.campaign.id)) return;
  reading.findings.add({"CA0011",
                        Severity::error,
                        "'" + reading.campaign.id + "' cannot be the id of a campaign",
                        {.file = reading.shown_folder},
                        "Rename the folder: lower-case letters, digits and hyphens."});
}

}  // namespace

std::optional<Campaign> read(const fs::path& folder, const fs::path& root,
                             Findings& findings) {
  auto path = fs::absolute(folder).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  const auto shown = shown_path(path, fs::absolute(root));
  std::error_code unreadable;
  if (!fs::is_directory(path, unreadable)) {
    findings.add({"CA0001",
                  Severity::error,
                  "there is no such campaign",
                  {.file = shown},
                  "Name a folder that has a campaign.yaml."});
    return std::nullopt;
  }
  Reading reading{.folder = path, .shown_folder = shown, .findings = findings};
  reading.campaign.id = path.filename().string();
  reading.campaign.folder = shown;
  check_id(reading);
  read_sources(reading);
  read_demands(reading);
  read_people(reading);
  read_organisations(reading);
  read_quotes(reading);
  read_claims(reading);
  const bool usable = read_head(reading);
  read_recipients(reading);
  read_tables(reading);
  if (!usable) return std::nullopt;
  return std::move(reading.campaign);
}

}  // namespace tongmun::campaign
