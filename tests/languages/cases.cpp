#include "languages/cases.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "base/file.hpp"
#include "templating/detail/typography.hpp"
#include "templating/phrase.hpp"
#include "templating/tags.hpp"

namespace tongmun::languages {

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

std::vector<std::string> words_of(const std::string& text) {
  auto words = split(text, ' ');
  std::erase(words, "");
  return words;
}

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error(what); }

text::Decimal decimal(const std::string& text) {
  const auto number = text::Decimal::parse(text);
  if (!number) refuse("no number: " + text);
  return *number;
}

text::Date day(const std::string& text) {
  const auto date = text::Date::parse(text);
  if (!date) refuse("no date: " + text);
  return *date;
}

campaign::ClaimKind kind_of(const std::string& name) {
  using campaign::ClaimKind;
  for (const auto kind :
       {ClaimKind::exact, ClaimKind::approx, ClaimKind::at_least, ClaimKind::more_than,
        ClaimKind::up_to, ClaimKind::range, ClaimKind::indefinite})
    if (campaign::name_of(kind) == name) return kind;
  refuse("no kind of claim: " + name);
}

campaign::Hedge hedge_of(const std::string& name) {
  using campaign::Hedge;
  for (const auto hedge :
       {Hedge::asserted, Hedge::estimated, Hedge::believed, Hedge::reported})
    if (campaign::name_of(hedge) == name) return hedge;
  refuse("no hedge: " + name);
}

// The forms behind the values of an input, as a tag writes them: ":genitive:sentence".
std::string forms_from(const std::vector<std::string>& words, std::size_t first) {
  std::string forms;
  for (auto i = first; i < words.size(); ++i)
    if (!words[i].starts_with("hedge=")) forms += ":" + words[i];
  return forms;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : " / ") + line;
  return text;
}

}  // namespace

std::vector<Case> read_cases(const std::filesystem::path& file) {
  std::vector<Case> cases;
  std::istringstream in(read_file(file));
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto cells = split(line, '\t');
    if (cells.size() < 4)
      refuse(file.string() + ":" + std::to_string(number) + ": not four cells");
    if (cells[0] == "kind") continue;
    cases.push_back({cells[0], cells[1], cells[2], cells[3], number});
  }
  return cases;
}

Spoken::Spoken(const std::filesystem::path& root) {
  Findings findings;
  workspace_ = pipeline::open_workspace(root, findings);
  library_ = pipeline::read_languages(workspace_, findings);
  auto read = campaign::read(root / "campaigns" / "coi-2013", root, findings);
  if (!read) refuse("the sample campaign cannot be read");
  campaign_ = std::move(*read);
}

Speaker::Speaker(const Spoken& spoken, const std::string& language)
    : workspace_(spoken.workspace()),
      library_(spoken.library()),
      campaign_(spoken.campaign()) {
  conventions_ = library_.find(text::LanguageTag::parse(language));
  source_ = library_.find(workspace_.source);
  if (conventions_ == nullptr || conventions_->tag.str() != language)
    refuse("no conventions");
}

std::string Speaker::field(const std::string& tag,
                           const campaign::Campaign& campaign) const {
  const templating::Subject subject{campaign, "letter",          "foreign-minister",
                                    nullptr,  conventions_->tag, true};
  std::vector<model::Value> values;
  Findings findings;
  const auto as_written = [&](const campaign::SourceText& text) {
    return templating::LocalText{text.text, conventions_->tag};
  };
  templating::Phraser phraser(*conventions_, *source_, subject, as_written,
                              workspace_.phrasing, values, findings);
  const auto value = templating::resolve(model::field_path(tag), subject, {});
  if (!value) refuse("nothing is called " + tag);
  for (const auto& form : model::field_forms(tag))
    if (!templating::takes_form(value->type, form)) refuse("no form: " + form);
  std::string text;
  for (const auto& phrase :
       phraser.compose(*value, {templating::TagKind::field, tag, {.file = "case"}}, {}))
    text += phrase.text;
  return text;
}

// "200000", "21 person", "3 generation words"
std::string Speaker::number(const std::string& input) const {
  const auto words = words_of(input);
  auto campaign = campaign_;
  campaign::Claim claim;
  claim.id = "case";
  claim.low = claim.high = decimal(words.at(0));
  std::size_t first = 1;
  if (words.size() > 1 && words[1] != "words" && words[1] != "digits")
    claim.unit = words[first++];
  const bool shaped = words.size() > first;
  campaign.claims = {claim};
  return field("claim.case" + (shaped ? forms_from(words, first) : ":amount"), campaign);
}

// "up_to 200000 person", "range 20 25 percent", "indefinite hundreds person",
// "more_than 400000 person hedge=estimated hedged"
std::string Speaker::qualifier(const std::string& input) const {
  const auto words = words_of(input);
  auto campaign = campaign_;
  campaign::Claim claim;
  claim.id = "case";
  claim.kind = kind_of(words.at(0));
  std::size_t at = 1;
  if (claim.kind == campaign::ClaimKind::indefinite) {
    claim.word = words.at(at++);
  } else {
    claim.low = claim.high = decimal(words.at(at++));
    if (claim.kind == campaign::ClaimKind::range) claim.high = decimal(words.at(at++));
  }
  claim.unit = words.at(at++);
  for (const auto& word : words)
    if (word.starts_with("hedge=")) claim.hedge = hedge_of(word.substr(6));
  campaign.claims = {claim};
  return field("claim.case" + forms_from(words, at), campaign);
}

// "up_to estimated"
std::string Speaker::nature(const std::string& input) const {
  const auto words = words_of(input);
  auto campaign = campaign_;
  campaign::Claim claim;
  claim.id = "case";
  claim.kind = kind_of(words.at(0));
  if (words.size() > 1) claim.hedge = hedge_of(words[1]);
  campaign.claims = {claim};
  return field("claim.case:nature", campaign);
}

// "2013-01-08", "2011-09-07..2011-09-08", "2011-09 month prepositional"
std::string Speaker::date(const std::string& input) const {
  const auto words = words_of(input);
  auto campaign = campaign_;
  campaign::Claim claim;
  claim.id = "case";
  claim.kind = campaign::ClaimKind::date;
  const auto dots = words.at(0).find("..");
  claim.date = day(words[0].substr(0, dots));
  if (dots != std::string::npos) claim.date_end = day(words[0].substr(dots + 2));
  campaign.claims = {claim};
  return field("claim.case" + forms_from(words, 1), campaign);
}

// "2013-01-08 Seoul"
std::string Speaker::place(const std::string& input) const {
  const auto space = input.find(' ');
  auto campaign = campaign_;
  campaign.date = day(input.substr(0, space));
  campaign.place.text = input.substr(space + 1);
  return field("campaign.place_date", campaign);
}

std::string Speaker::list(const std::string& input) const {
  const auto items = split(input, '|');
  const auto parts = language::join_list(*conventions_, items);
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) text += parts.before[i] + items[i];
  return text + parts.after;
}

std::string Speaker::quote(const std::string& input) const {
  auto campaign = campaign_;
  campaign::Quote quote;
  quote.id = "case";
  quote.text.text = input;
  campaign.quotes = {quote};
  return field("quote.case:quoted", campaign);
}

// "FR of", "KP mentioned_of"
std::string Speaker::country(const std::string& input) const {
  const auto words = words_of(input);
  auto forms = words.size() > 1 ? words[1] : "short";
  std::string tag = "country." + words.at(0);
  const auto underline = forms.find('_');
  if (underline != std::string::npos && !forms.starts_with("government_of"))
    forms[underline] = ':';
  return field(tag + ":" + forms, campaign_);
}

// "foreign-minister FR f address rank=royal acting style=plain @2013-05-01"
std::string Speaker::form(const std::string& input) const {
  const auto words = words_of(input);
  if (words.size() < 4) refuse("a form needs post, country, holder, use");
  campaign::Recipient recipient;
  recipient.post = words[0];
  recipient.country = words[1];
  const auto& holder = words[2];
  if (holder != "office") {
    recipient.holder_family = "Sample";
    recipient.holder_given = "Alex";
  }
  recipient.gender = holder == "m"   ? campaign::Gender::male
                     : holder == "f" ? campaign::Gender::female
                                     : campaign::Gender::unknown;
  auto campaign = campaign_;
  auto phrasing = workspace_.phrasing;
  for (std::size_t i = 4; i < words.size(); ++i) {
    if (words[i].starts_with("rank="))
      recipient.rank = words[i].substr(5);
    else if (words[i] == "acting")
      recipient.acting = true;
    else if (words[i] == "style=plain")
      phrasing.plain_style = true;
    else if (words[i] == "country=official")
      phrasing.official_countries = true;
    else if (words[i].starts_with("@"))
      campaign.date = day(words[i].substr(1));
    else
      refuse("what is " + words[i]);
  }
  const templating::Subject subject{
      campaign,          "letter", recipient.post, holder == "all" ? nullptr : &recipient,
      conventions_->tag, true};
  std::vector<model::Value> values;
  Findings findings;
  templating::Phraser phraser(
      *conventions_, *source_, subject,
      [&](const campaign::SourceText& text) {
        return templating::LocalText{text.text, conventions_->tag};
      },
      phrasing, values, findings);
  return joined(phraser.lines(words[3]));
}

std::string Speaker::say(const Case& one) const {
  if (one.kind == "number") return number(one.input);
  if (one.kind == "qualifier") return qualifier(one.input);
  if (one.kind == "nature") return nature(one.input);
  if (one.kind == "date") return date(one.input);
  if (one.kind == "place") return place(one.input);
  if (one.kind == "list") return list(one.input);
  if (one.kind == "quote") return quote(one.input);
  if (one.kind == "country") return country(one.input);
  if (one.kind == "form") return form(one.input);
  if (one.kind == "name") return field(one.input, campaign_);
  if (one.kind == "text")
    return templating::with_typography(one.input, conventions_->typography);
  refuse("no kind of case: " + one.kind);
}

}  // namespace tongmun::languages
