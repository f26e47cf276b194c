// The campaign of the tests: small, sound, in English and Korean.
#include "templating/support.hpp"

namespace tmpl_test {

campaign::Claim claim(std::string id, campaign::ClaimKind kind, std::string_view low,
                      std::string_view high, std::string unit) {
  campaign::Claim made;
  made.about = {"about-" + id, "About " + id, {}};
  made.id = std::move(id);
  made.kind = kind;
  if (!low.empty()) made.low = text::Decimal::parse(low).value();
  if (!high.empty()) made.high = text::Decimal::parse(high).value();
  made.unit = std::move(unit);
  return made;
}

campaign::Recipient recipient(std::string country, campaign::Gender gender,
                              std::string family, std::string given) {
  campaign::Recipient made;
  made.id = "post-" + country;
  made.post = "foreign-minister";
  made.country = std::move(country);
  made.gender = gender;
  made.holder_family = std::move(family);
  made.holder_given = std::move(given);
  return made;
}

namespace {

campaign::Claim date_claim(const std::string& id, std::string_view date) {
  auto made = claim(id, campaign::ClaimKind::date, "", "", "");
  made.date = text::Date::parse(date);
  return made;
}

struct Forms {
  std::string language, name, short_name = {}, reading = {}, short_reading = {};
};

campaign::Name name(campaign::NameKind kind, const std::string& id,
                    const std::vector<Forms>& forms) {
  campaign::Name made;
  made.kind = kind;
  made.id = id;
  for (const auto& form : forms) {
    auto& entry = made.forms[tag(form.language)];
    entry.name = form.name;
    entry.short_name = form.short_name;
    entry.reading = form.reading;
    entry.short_reading = form.short_reading;
  }
  return made;
}

}  // namespace

campaign::Campaign sample() {
  using campaign::ClaimKind;
  using campaign::NameKind;
  campaign::Campaign made;
  made.id = "wells-2013";
  made.folder = "campaigns/wells-2013";
  made.title = {"campaign-title", "Clean water for the valley", {}};
  made.sender = "icnk";
  made.date = {2013, 1, 8};
  made.country = "KR";
  made.place = {"campaign-place", "Seoul", {}};
  made.reference = "W/2013/01";
  made.asks = {"D1", "D2", "D3"};
  made.founders = {"ai", "hrw"};
  made.members = {"ai", "hrw", "link"};
  made.figures = {"prisoners", "mortality"};
  made.groups["council"] = {"JP"};
  made.claims = {claim("prisoners", ClaimKind::up_to, "", "200000", "person"),
                 claim("mortality", ClaimKind::up_to, "", "25", "percent"),
                 claim("abductees", ClaimKind::indefinite, "", "", "person"),
                 date_claim("launch", "2011-09-08"),
                 date_claim("session", "2013-03"),
                 date_claim("famine", "1995")};
  made.claims[2].word = "hundreds";
  made.organisations = {
      name(NameKind::organisation, "icnk",
           {{"en",
             "International Coalition to Stop Crimes against Humanity in North Korea",
             "ICNK"},
            {"ko", "북한반인도범죄철폐국제연대", "ICNK"},
            {"ja", "北朝鮮における「人道に対する罪」を止める国際NGO連合", "ICNK"},
            {"ar", "الائتلاف الدولي", "ICNK"}}),
      name(NameKind::organisation, "ai",
           {{"en", "Amnesty International"}, {"ko", "국제앰네스티"}}),
      name(NameKind::organisation, "hrw",
           {{"en", "Human Rights Watch"}, {"ko", "휴먼라이츠워치"}}),
      name(NameKind::organisation, "link",
           {{"en", "Liberty in North Korea", "LiNK"},
            {"ko", "리버티 인 노스 코리아", "LiNK", "", "링크"}})};
  made.people = {
      name(NameKind::person, "miner", {{"en", "a miner"}, {"ko", "광부"}}),
      name(NameKind::person, "kanji", {{"en", "Mia Sample"}, {"ko", "見本", "", "견본"}}),
      name(NameKind::person, "silent", {{"en", "Sam Silent"}, {"ko", "默"}})};
  made.demands = {{"D1", {"demand-D1", "pay for the pumps", {}}},
                  {"D2", {"demand-D2", "open the archives", {}}},
                  {"D3", {"demand-D3", "report every year", {}}}};
  campaign::Quote quote;
  quote.id = "thirst";
  quote.text = {"quote-thirst", "They said “wait”, and we don’t.", {}};
  quote.speaker = "miner";
  made.quotes = {quote};
  made.recipients = {recipient("FR", campaign::Gender::female, "Exemple", "Claire"),
                     recipient("JP", campaign::Gender::unknown, "", "")};
  return made;
}

}  // namespace tmpl_test
