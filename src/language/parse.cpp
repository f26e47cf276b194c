// Every function lays one key over what the parent gave: a key that is absent or of the
// wrong shape leaves it alone.
#include "language/detail/parse.hpp"

#include <algorithm>
#include <array>

namespace tongmun::language {

namespace {

using data::Node;
using TextMap = std::map<std::string, std::string>;

void lay(const Node& map, std::string_view key, std::string& value) {
  if (const auto* node = map.find(key); node && node->is_scalar()) value = node->text;
}

void lay(const Node& map, std::string_view key, bool& value) {
  value = map.boolean(key, value);
}

void lay(const Node& map, std::string_view key, std::vector<std::string>& list) {
  if (const auto* node = map.find(key); node && (node->is_list() || node->is_scalar()))
    list = map.strings(key);
}

void lay_texts(const Node& map, TextMap& texts) {
  for (const auto& [key, node] : map.entries)
    if (node.is_scalar()) texts[key] = node.text;
}

void lay(const Node& map, std::string_view key, TextMap& texts) {
  if (const auto* node = map.find(key)) lay_texts(*node, texts);
}

void lay(const Node& map, std::string_view key, std::map<std::string, TextMap>& texts) {
  const auto* node = map.find(key);
  if (!node) return;
  for (const auto& [name, inner] : node->entries) lay_texts(inner, texts[name]);
}

FormVariants variants_of(const Node* map) {
  FormVariants variants;
  if (!map) return variants;
  for (const auto& [key, node] : map->entries)
    if (node.is_list() || node.is_scalar()) variants.by_key[key] = map->strings(key);
  return variants;
}

constexpr std::array uses = {"address", "salutation", "close", "inline", "acting"};

void lay_uses(const Node& map, const std::string& style, PostForms& forms) {
  for (const auto* use : uses)
    if (const auto* node = map.find(use)) forms.by_use[style + use] = variants_of(node);
}

PostForms forms_of(const Node& map) {
  PostForms forms;
  lay(map, "title", forms.title);
  if (const auto* title = map.find("title"); title && title->is_map()) {
    forms.titles = variants_of(title);
    if (const auto* office = forms.titles.choose(Holder::unknown);
        office && !office->empty())
      forms.title = office->front();
    if (forms.title.empty() && !title->entries.empty())
      forms.title = title->entries[0].second.text;
  }
  lay_uses(map, "", forms);
  if (const auto* plain = map.find("plain")) lay_uses(*plain, "plain.", forms);
  return forms;
}

// Nothing where a date cannot be read: the variant would hold for ever.
std::optional<CountryPost> country_post_of(const Node& map) {
  CountryPost post;
  for (auto [key, date] :
       {std::pair{"from", &post.from}, std::pair{"until", &post.until}}) {
    if (!map.find(key)) continue;
    *date = text::Date::parse(map.string(key));
    if (!*date) return std::nullopt;
  }
  post.forms = forms_of(map);
  return post;
}

void lay_post(const Node& map, Post& post) {
  post.forms.lay_over(forms_of(map));
  const auto* countries = map.find("countries");
  if (!countries) return;
  for (const auto& [code, variants] : countries->entries) {
    auto& list = post.by_country[code];
    list.clear();
    for (const auto& variant : variants.items)
      if (auto read = country_post_of(variant)) list.push_back(std::move(*read));
  }
}

void lay_word_processor(const Node& root, Conventions& conventions) {
  if (const auto* tags = root.find("word_language")) {
    lay(*tags, "latin", conventions.lang_latin);
    lay(*tags, "east_asian", conventions.lang_east_asian);
    lay(*tags, "complex", conventions.lang_complex);
  }
  if (const auto* styles = root.find("fonts"))
    for (const auto& [style, node] : styles->entries) {
      auto& fonts = conventions.fonts[style];
      lay(node, "latin", fonts.latin);
      lay(node, "east_asian", fonts.east_asian);
      lay(node, "complex", fonts.complex);
    }
  lay(root, "paper", conventions.paper);
  lay(root, "cases", conventions.cases);
  lay(root, "no_italics", conventions.no_italics);
}

void lay_numbers(const Node& root, Numbers& numbers) {
  const auto* map = root.find("numbers");
  if (!map) return;
  lay(*map, "system", numbers.style.numbering_system);
  lay(*map, "grouped", numbers.style.grouped);
  lay(*map, "myriads", numbers.style.myriads);
  lay(*map, "myriad_separator", numbers.style.myriad_separator);
  if (map->find("myriad_rest"))
    numbers.style.myriad_decimals = map->string("myriad_rest") == "decimal";
  lay(*map, "units", numbers.units);
  if (const auto* cases = map->find("unit_cases"))
    for (const auto& [name, units] : cases->entries)
      for (const auto& [unit, patterns] : units.entries)
        lay_texts(patterns, numbers.unit_cases[name][unit]);
  lay(*map, "range", numbers.range);
  if (const auto* rules = map->find("spell_out")) {
    if (rules->is_scalar())
      numbers.spell_out["default"] = rules->text;
    else
      lay_texts(*rules, numbers.spell_out);
  }
}

void lay_amounts(const Node& root, Conventions& conventions) {
  lay(root, "qualifiers", conventions.qualifiers);
  lay(root, "unit_qualifiers", conventions.unit_qualifiers);
  lay(root, "qualifier_labels", conventions.qualifier_labels);
  lay(root, "hedges", conventions.hedges);
  lay(root, "hedge_labels", conventions.hedge_labels);
  lay(root, "indefinite", conventions.indefinite);
  lay(root, "periods", conventions.periods);
  lay_numbers(root, conventions.numbers);
}

void lay_patterns(const Node& map, std::map<std::string, DatePattern>& patterns) {
  for (const auto& [name, node] : map.entries) {
    if (node.is_scalar())
      patterns[name] = {node.text, {}};
    else if (node.is_map())
      patterns[name] = {node.string("usual"), node.string("first")};
  }
}

void lay_dates(const Node& root, Conventions& conventions) {
  if (const auto* dates = root.find("dates")) lay_patterns(*dates, conventions.dates);
  if (const auto* calendars = root.find("calendar_dates"))
    for (const auto& [calendar, dates] : calendars->entries)
      lay_patterns(dates, conventions.calendar_dates[calendar]);
  if (const auto* months = root.find("months"))
    for (const auto& [name, node] : months->entries)
      if (node.items.size() == 12 &&
          std::all_of(node.items.begin(), node.items.end(),
                      [](const auto& item) { return item.is_scalar() && !item.text.empty(); }))
        conventions.months[name] = months->strings(name);
  if (const auto* range = root.find("date_range")) {
    if (range->is_scalar())
      conventions.date_ranges = {{"other", range->text}};
    else
      lay_texts(*range, conventions.date_ranges);
  }
  lay(root, "calendar", conventions.calendar);
  lay(root, "place_date", conventions.place_date);
  lay(root, "postal_lines", conventions.postal_lines);
}

void lay_names(const Node& root, Conventions& conventions) {
  lay(root, "introduced", conventions.introduced);
  lay(root, "name_separator", conventions.name_separator);
  lay(root, "prepositions", conventions.prepositions);
  lay(root, "vowels", conventions.vowels);
  if (const auto order = root.string("name_order"); !order.empty())
    conventions.family_first = order == "family-given";
}

std::vector<Typography::Rule> rules_of(const Node& map) {
  std::vector<Typography::Rule> rules;
  for (const auto& [space, marks] : map.entries)
    rules.push_back({space, map.strings(space)});
  return rules;
}

void lay_typography(const Node& root, Typography& typography) {
  const auto* map = root.find("typography");
  if (!map) return;
  if (const auto* before = map->find("no_break_before"))
    typography.before = rules_of(*before);
  if (const auto* after = map->find("no_break_after"))
    typography.after = rules_of(*after);
  lay(*map, "no_break_words", typography.words);
  lay(*map, "replace", typography.replace);
}

void lay_sentences(const Node& root, Conventions& conventions) {
  lay(root, "quotes", conventions.quotes);
  lay(root, "remark_separator", conventions.remark_separator);
  lay(root, "sentence_separator", conventions.sentence_separator);
  lay(root, "abbreviations", conventions.sentences.abbreviations);
  if (const auto* list = root.find("list")) {
    lay(*list, "pair", conventions.list.pair);
    lay(*list, "middle", conventions.list.middle);
    lay(*list, "last", conventions.list.last);
  }
  if (const auto* calls = root.find("call_list")) {
    lay(*calls, "item", conventions.call_list.item);
    lay(*calls, "last_but_one", conventions.call_list.last_but_one);
    lay(*calls, "last", conventions.call_list.last);
  }
}

std::vector<std::pair<text::Date, TextMap>> earlier_of(const Node& list) {
  std::vector<std::pair<text::Date, TextMap>> names;
  for (const auto& node : list.items) {
    const auto until = text::Date::parse(node.string("until"));
    if (!until) continue;
    TextMap forms;
    lay_texts(node, forms);
    forms.erase("until");
    names.emplace_back(*until, std::move(forms));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

void apply_conventions(const Node& root, Conventions& conventions) {
  lay(root, "name", conventions.name);
  lay_word_processor(root, conventions);
  lay(root, "labels", conventions.labels);
  if (const auto* posts = root.find("posts"))
    for (const auto& [id, node] : posts->entries) lay_post(node, conventions.posts[id]);
  if (const auto* ranks = root.find("ranks"))
    for (const auto& [id, node] : ranks->entries)
      conventions.ranks[id].lay_over(forms_of(node));
  if (const auto* acting = root.find("acting")) {
    if (acting->is_scalar())
      conventions.acting.by_key = {{"office", {acting->text}}};
    else
      conventions.acting.lay_over(variants_of(acting));
  }
  lay_amounts(root, conventions);
  lay_dates(root, conventions);
  lay_names(root, conventions);
  lay_typography(root, conventions.typography);
  lay_sentences(root, conventions);
  if (const auto* reviewed = root.find("reviewed")) {
    lay(*reviewed, "by_role", conventions.reviewed_by);
    lay(*reviewed, "on", conventions.reviewed_on);
  }
}

void apply_countries(const Node& root, Conventions& conventions) {
  for (const auto& [code, node] : root.entries) {
    auto& country = conventions.countries[code];
    lay_texts(node, country.forms);
    if (const auto* earlier = node.find("earlier"))
      country.earlier = earlier_of(*earlier);
  }
}

}  // namespace tongmun::language
