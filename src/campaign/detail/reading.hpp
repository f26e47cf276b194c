// What the readers of a campaign's files share: the file with its faults, and one entry
// of it.
//
// Codes of this module, errors unless they say so:
//   CA0001 a file is missing
//   CA0002 a file cannot be read
//   CA0003 an id or a reference stands twice
//   CA0004 dangling reference
//   CA0005 impossible date
//   CA0006 dates in the wrong order
//   CA0007 claim without an amount, or with two
//   CA0008 range from high to low
//   CA0009 negative or inexact amount
//   CA0010 percentage above 100 (warning)
//   CA0011 a post or the folder is no id
//   CA0012 empty text
//   CA0013 both recipients.csv and recipients.xlsx (warning)
//   CA0014 unknown column of a list
//   CA0015 column missing, or there twice
//   CA0016 unknown country code
//   CA0017 bad language tag
//   CA0018 a cell's value is not allowed
//   CA0019 given name without a family name
//   CA0020 a cell is empty that must not be
//   CA0021 a name without any form
//   CA0022 amount without a unit (warning)
//   CA0023 a list has no rows (warning)
//   CA0024 a name of a column or a table that is taken
//   CA0025 a cell that is not of its column's type
//   CA0026 more faults in a list than are told
//   CA0027 a unit on what is no number
//   CA0040 the table of recipients is refused: a formula, or beyond a limit
//   CA0041 a cell holds an invisible character that turns its direction
//   CA0050 the file of a picture is missing, or lies outside the campaign's folder
//   CA0051 the file of a picture is no PNG, JPEG or GIF
//   CA0052 the file of a picture is too large
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/finding.hpp"
#include "campaign/campaign.hpp"
#include "campaign/table.hpp"
#include "data/node.hpp"

namespace tongmun::campaign {

// A YAML file that was held against its schema. Nodes that the schema objects to are
// known by their place, so that the readers tell nothing twice.
class CheckedFile {
 public:
  // Nothing when the file could not be parsed; the finding is added. The file must exist.
  static std::optional<CheckedFile> read(const std::filesystem::path& file,
                                         const std::string& name, std::string_view schema,
                                         Findings& findings);

  const data::Node& root() const { return file_.root; }
  const std::string& name() const { return file_.name; }
  Place place(const data::Node& node) const { return file_.place(node); }
  Place key_place(const data::Node& node) const { return file_.key_place(node); }
  // The schema objects to nothing at the node, at its key or inside.
  bool is_sound(const data::Node& node) const;

 private:
  data::File file_;
  std::set<std::pair<int, int>> faults_;  // line and column
};

// A table as campaign.yaml declares it; its rows are read when the recipients are known.
struct DeclaredTable {
  DataTable table;
  std::string file;  // in the campaign's folder
  Place place;       // of the file's name in campaign.yaml
};

// A picture that a name refers to before campaign.yaml has told which there are.
struct ImageReference {
  std::string id;
  Place place;
};

// The campaign as it grows. Files are read from the ground up: what is referred to comes
// first.
struct Reading {
  std::filesystem::path folder;
  std::string shown_folder;
  Findings& findings;
  Campaign campaign = {};
  // Files that are not there at all, by the kind of their ids ("source"): the first
  // reference into one is told, the others follow from it.
  std::set<std::string, std::less<>> absent = {};
  // Where campaign.yaml cannot be parsed, nobody knows which columns it would have named.
  bool knows_columns = false;
  std::vector<DeclaredTable> declared_tables = {};
  std::vector<ImageReference> image_references = {};
  std::unordered_map<std::string, std::uint32_t> phrases = {};  // by their texts
  std::set<std::string> phrase_ids = {};

  std::filesystem::path path(std::string_view file) const { return folder / file; }
  std::string name(std::string_view file) const;
  void add_broken(std::string path);
};

// One entry of a file while it is read. An error makes it unusable; a warning does not.
class Entry {
 public:
  // `path` is what `broken` will name: "claim.prisoners".
  Entry(Reading& reading, const CheckedFile& file, const data::Node& node,
        std::string path);

  bool is_sound() const { return sound_; }
  // Notes the entry as broken unless it is sound.
  void finish();

  void error(std::string code, std::string message, const data::Node& at,
             std::string remedy = {});
  void warning(std::string code, std::string message, const data::Node& at,
               std::string remedy = {});

  // The text of a key; an empty one is an error. Absent keys give an empty text and no
  // finding.
  SourceText text(std::string_view key, std::string id);
  SourceText text_of(const data::Node& node, std::string id);
  // The date of a key; an impossible one is an error.
  std::optional<Date> date(std::string_view key);
  std::optional<Date> date_of(const data::Node& node);
  std::optional<Decimal> amount_of(const data::Node& node);
  std::optional<LanguageTag> language_of(const data::Node& node, const std::string& key);
  // An ISO 3166 code; empty where the key is absent or the code unknown, which is an
  // error.
  std::string country(std::string_view key);
  std::string country_of(const data::Node& node);
  // The id that a key refers to. `kind` is that of `broken`: "source". Empty where it is
  // absent or dangling, which is an error.
  std::string reference(std::string_view key, std::string_view kind);

  // Noted for read_images, which checks it.
  void refer_to_image(const data::Node& node);

  const data::Node& node() const { return node_; }
  Place place() const { return file_.place(node_); }
  Reading& reading() { return reading_; }

 private:
  Reading& reading_;
  const CheckedFile& file_;
  const data::Node& node_;
  std::string path_;
  bool sound_;
};

// The ids that the campaign has of a kind ("claim", "person", …), in the order of the
// file.
std::vector<std::string> ids_of(const Campaign& campaign, std::string_view kind);

// Whether `id` may be referred to. Adds CA0004, or CA0001 for the first reference into a
// file that is not there, where it may not; nothing is said of broken entries.
bool check_reference(Reading& reading, std::string_view kind, const std::string& id,
                     const Place& place);

// True for ISO 3166 codes of today and for EU, which the standard reserves.
bool is_known_country(std::string_view code);
void add_country_finding(Findings& findings, const std::string& code, const Place& place);

// "disputed" …; ok for an empty name.
ClaimStatus status_from(std::string_view name);

// The readers, a file each. They add to the campaign and to its findings.
void read_sources(Reading& reading);
void read_demands(Reading& reading);
void read_people(Reading& reading);
void read_organisations(Reading& reading);
void read_quotes(Reading& reading);
void read_claims(Reading& reading);
void read_recipients(Reading& reading);
// False when campaign.yaml cannot be used.
bool read_head(Reading& reading);
// `columns` and `tables` of campaign.yaml: what is declared, without rows.
void read_declarations(Reading& reading, const CheckedFile& file);
// `images` of campaign.yaml with their files, and the references of names to them.
void read_images(Reading& reading, const CheckedFile& file);
// The rows of the tables that were declared. Needs the recipients.
void read_tables(Reading& reading);
// CSV or XLSX, by the name's end; nothing, and CA0002, where it cannot be read.
std::optional<Table> read_list(Reading& reading, const std::string& file);
// False where a cell holds an invisible character that turns its direction: CA0041.
bool check_directions(TableRow cells, Findings& findings);

// Opens one of the YAML files: a missing one is a finding if `required`. Where it cannot
// be used, every id of `kind` counts as broken and nothing is returned.
enum class Presence { required, optional };
std::optional<CheckedFile> open_entries(Reading& reading, std::string_view file,
                                        std::string_view kind, Presence presence);

// Reads every entry of a file by `read(entry, id)` into `list`, without those that have
// an error.
template <typename T, typename Read>
void read_entries(Reading& reading, const CheckedFile& file, std::string_view kind,
                  std::vector<T>& list, Read read) {
  for (const auto& [id, node] : file.root().entries) {
    Entry entry(reading, file, node, std::string(kind) + "." + id);
    if (entry.is_sound()) {
      T value = read(entry, id);
      if (entry.is_sound()) list.push_back(std::move(value));
    }
    entry.finish();
  }
}

// True for lower-case letters, digits and hyphens, no hyphen first: what ids are made of.
bool is_id(std::string_view text);

}  // namespace tongmun::campaign
