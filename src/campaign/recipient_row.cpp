// Cells are trimmed: a space beside a code is a slip of the keyboard, never meant.
#include "campaign/detail/recipient_row.hpp"

#include <algorithm>
#include <array>

#include "base/suggest.hpp"
#include "campaign/detail/cells.hpp"
#include "campaign/detail/reading.hpp"

namespace tongmun::campaign {

namespace {

constexpr std::array<std::string_view, 18> columns = {
    "post",         "country",       "languages",  "holder_family", "holder_given",
    "holder_latin", "holder_prefix", "gender",     "rank",          "acting",
    "sample",       "since",         "until",      "verified_on",   "ministry",
    "street",       "city",          "postal_code"};

std::string lower(std::string text) {
  for (auto& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

class Row {
 public:
  Row(const Columns& columns_of_table, TableRow cells, Findings& findings)
      : columns_(columns_of_table), cells_(cells), findings_(findings) {}

  Recipient read() {
    Recipient recipient;
    recipient.place = cells_.front().place();
    recipient.post = needed("post");
    recipient.country = needed("country");
    check_post(recipient);
    check_country(recipient);
    recipient.id = lower(recipient.country) + "-" + recipient.post;
    recipient.languages = languages();
    read_holder(recipient);
    read_dates(recipient);
    recipient.ministry = text("ministry");
    recipient.street = text("street");
    recipient.city = text("city");
    recipient.postal_code = text("postal_code");
    return recipient;
  }

  bool is_sound() const { return sound_; }

 private:
  void error(std::string code, std::string message, std::string_view column,
             std::string remedy) {
    sound_ = false;
    const auto* cell = columns_.find(cells_, column);
    findings_.add({std::move(code), Severity::error, std::move(message),
                   cell ? cell->place() : cells_.front().place(), std::move(remedy)});
  }

  std::string text(std::string_view column) const {
    const auto* cell = columns_.find(cells_, column);
    return cell ? std::string(trimmed(cell->text)) : std::string{};
  }

  std::string needed(std::string_view column) {
    auto value = text(column);
    if (value.empty())
      error("CA0020", "this row has no " + std::string(column), column,
            "Every recipient needs a post and a country.");
    return value;
  }

  void check_post(const Recipient& recipient) {
    if (!recipient.post.empty() && !is_id(recipient.post))
      error("CA0011", "'" + recipient.post + "' cannot be a post", "post",
            "Write lower-case letters, digits and hyphens, such as foreign-minister.");
  }

  void check_country(const Recipient& recipient) {
    if (recipient.country.empty() || is_known_country(recipient.country)) return;
    sound_ = false;
    add_country_finding(findings_, recipient.country,
                        columns_.find(cells_, "country")->place());
  }

  std::vector<LanguageTag> languages() {
    std::vector<LanguageTag> list;
    const auto all = text("languages");
    for (std::size_t begin = 0; begin < all.size();) {
      const auto end = std::min(all.find(';', begin), all.size());
      if (const std::string tag(
              trimmed(std::string_view(all).substr(begin, end - begin)));
          !tag.empty())
        add_language(tag, list);
      begin = end + 1;
    }
    return list;
  }

  void add_language(const std::string& tag, std::vector<LanguageTag>& list) {
    try {
      const auto language = LanguageTag::parse(tag);
      if (std::find(list.begin(), list.end(), language) == list.end())
        list.push_back(language);
      else
        error("CA0003", "the language " + language.str() + " stands twice", "languages",
              "Keep one of them.");
    } catch (const Error&) {
      error("CA0017", "there is no language '" + tag + "'", "languages",
            "Write BCP 47 tags with ';' between them: ko or en-CA;fr-CA.");
    }
  }

  void read_holder(Recipient& recipient) {
    recipient.holder_family = text("holder_family");
    recipient.holder_given = text("holder_given");
    recipient.holder_latin = text("holder_latin");
    recipient.holder_prefix = text("holder_prefix");
    if (recipient.holder_family.empty() && !recipient.holder_given.empty())
      error("CA0019", "this holder has a given name but no family name", "holder_given",
            "Put a person's only name into holder_family.");
    recipient.gender = gender();
    recipient.rank = rank();
    recipient.acting = yes("acting", "where the post is held for another");
    recipient.sample = yes("sample", "for an invented holder");
  }

  Gender gender() {
    const auto value = text("gender");
    if (value == "m" || value == "male") return Gender::male;
    if (value == "f" || value == "female") return Gender::female;
    if (value == "n" || value == "neutral") return Gender::neutral;
    if (!value.empty())
      error("CA0018", "'" + value + "' is no gender", "gender",
            "Write m, f or n, or leave the cell empty where it is not known.");
    return Gender::unknown;
  }

  std::string rank() {
    auto value = text("rank");
    if (!value.empty() && !is_id(value))
      error("CA0011", "'" + value + "' cannot be a rank", "rank",
            "Write one of `ranks` in conventions.yaml, such as royal or clerical.");
    return value;
  }

  bool yes(std::string_view column, const std::string& meaning) {
    const auto value = lower(text(column));  // a spreadsheet writes TRUE
    if (value == "yes" || value == "true") return true;
    if (!value.empty() && value != "no" && value != "false")
      error("CA0018", "'" + value + "' is neither yes nor no", column,
            "Write yes " + meaning + ", no or nothing otherwise.");
    return false;
  }

  std::optional<Date> date(std::string_view column) {
    const auto value = text(column);
    if (value.empty()) return std::nullopt;
    auto parsed = Date::parse(value);
    if (!parsed)
      error("CA0005", "there is no such date: " + value, column,
            "Write a year, month or day of the calendar: 2012, 2012-10 or 2012-10-31.");
    return parsed;
  }

  void read_dates(Recipient& recipient) {
    recipient.since = date("since");
    recipient.until = date("until");
    recipient.verified_on = date("verified_on");
    if (recipient.since && recipient.until && recipient.until->before(*recipient.since))
      error("CA0006", "this term ends before it begins", "until",
            "Exchange since and until.");
  }

  const Columns& columns_;
  TableRow cells_;
  Findings& findings_;
  bool sound_ = true;
};

}  // namespace

Columns::Columns(const Table& table, const std::string& file, Reading& reading) {
  for (std::size_t i = 0; i < table.header().size(); ++i) take(table, i, reading);
  const Place start{file, 1, 1, {}};
  for (const std::string_view needed : {"post", "country"})
    if (!index_.contains(needed)) {
      complete_ = false;
      reading.findings.add({"CA0015", Severity::error,
                            "there is no column '" + std::string(needed) + "'",
                            table.empty() ? start : table.header().front().place(),
                            "Add it; every recipient needs a post and a country."});
    }
}

const TableCell* Columns::find(TableRow row, std::string_view column) const {
  const auto found = index_.find(column);
  return found == index_.end() ? nullptr : &row[found->second];
}

void Columns::take(const Table& table, std::size_t i, Reading& reading) {
  const auto& cell = table.header()[i];
  const std::string name(trimmed(cell.text));
  if (name.empty() && table.is_unused(i)) return;
  const auto& declared = reading.campaign.columns;
  const bool is_known =
      std::find(columns.begin(), columns.end(), name) != columns.end() ||
      column_in(declared, name);
  if (is_known && !index_.emplace(name, i).second)
    reading.findings.add({"CA0015", Severity::error,
                          "the column '" + name + "' stands twice", cell.place(),
                          "Keep one of them; the first is used."});
  if (is_known || !reading.knows_columns ||
      reading.campaign.is_broken("recipient." + name))
    return;
  std::vector<std::string> known(columns.begin(), columns.end());
  for (const auto& column : declared) known.push_back(column.name);
  reading.findings.add({"CA0014", Severity::error, "there is no column '" + name + "'",
                        cell.place(),
                        suggestion(name, std::move(known)) +
                            " A column of your own is declared in campaign.yaml."});
}

ReadRow read_row(const Columns& found, TableRow cells, Findings& findings) {
  Row row(found, cells, findings);
  ReadRow read{.recipient = row.read()};
  read.has_id = !read.recipient.post.empty() && !read.recipient.country.empty();
  read.is_sound = row.is_sound();
  return read;
}

}  // namespace tongmun::campaign
