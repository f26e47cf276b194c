#include "language/coverage.hpp"

#include <algorithm>
#include <set>

namespace tongmun::language {

namespace {

using Keys = std::set<std::string>;

template <typename Map>
void add_keys(Keys& keys, const std::string& prefix, const Map& map) {
  for (const auto& entry : map) keys.insert(prefix + entry.first);
}

Keys keys_of(const Conventions& conventions) {
  Keys keys;
  const auto add_if = [&](const std::string& key, bool present) {
    if (present) keys.insert(key);
  };
  add_keys(keys, "labels.", conventions.labels);
  for (const auto& [id, post] : conventions.posts) {
    if (!post.forms.title.empty()) keys.insert("posts." + id + ".title");
    for (const auto& [use, variants] : post.forms.by_use)
      if (!use.starts_with("plain.")) keys.insert("posts." + id + "." + use);
  }
  add_keys(keys, "ranks.", conventions.ranks);
  add_if("acting", !conventions.acting.by_key.empty());
  add_keys(keys, "qualifiers.", conventions.qualifiers);
  add_keys(keys, "qualifier_labels.", conventions.qualifier_labels);
  add_keys(keys, "hedges.", conventions.hedges);
  add_keys(keys, "hedge_labels.", conventions.hedge_labels);
  for (const auto& [word, units] : conventions.indefinite)
    if (word.find('-') == std::string::npos)
      add_keys(keys, "indefinite." + word + ".", units);
  add_keys(keys, "periods.", conventions.periods);
  add_keys(keys, "numbers.units.", conventions.numbers.units);
  add_if("numbers.range", !conventions.numbers.range.empty());
  for (const auto* date : {"long", "month", "year"})
    add_if(std::string("dates.") + date, conventions.dates.contains(date));
  add_if("date_range", !conventions.date_ranges.empty());
  add_if("place_date", !conventions.place_date.empty());
  add_if("quotes", conventions.quotes.size() == 4);
  add_if("introduced", !conventions.introduced.empty());
  add_if("remark_separator", !conventions.remark_separator.empty());
  return keys;
}

Coverage compare(const Keys& present, const Keys& wanted) {
  Coverage coverage;
  coverage.wanted = wanted.size();
  for (const auto& key : wanted) {
    if (present.contains(key))
      ++coverage.present;
    else
      coverage.missing.push_back(key);
  }
  return coverage;
}

}  // namespace

Coverage conventions_coverage(const Conventions& language, const Conventions& model) {
  return compare(keys_of(language), keys_of(model));
}

Coverage countries_coverage(const Conventions& language, const Conventions& model) {
  std::vector<std::string> forms{"short", "official", "of", "in", "government_of"};
  // A case that names of countries have at all they all need; others are for amounts alone.
  for (const auto& name : language.cases) {
    const auto inflected =
        std::count_if(language.countries.begin(), language.countries.end(),
                      [&](const auto& country) { return country.second.forms.contains(name); });
    if (inflected > 10) forms.push_back(name);
  }
  Keys present, wanted;
  for (const auto& [code, country] : model.countries)
    for (const auto& form : forms) wanted.insert(code + "." + form);
  for (const auto& [code, country] : language.countries)
    for (const auto& [form, text] : country.forms) present.insert(code + "." + form);
  return compare(present, wanted);
}

}  // namespace tongmun::language
