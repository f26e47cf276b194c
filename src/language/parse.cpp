// Every function lays one key over what the parent gave: a key that is absent or of the
// wrong shape leaves it alone.
#include "language/detail/parse.hpp"

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
  forms.address = variants_of(map.find("address"));
  forms.salutation = variants_of(map.find("salutation"));
  forms.close = variants_of(map.find("close"));
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
  lay(root, "no_italics", conventions.no_italics);
}

void lay_numbers(const Node& root, Numbers& numbers) {
  const auto* map = root.find("numbers");
  if (!map) return;
  lay(*map, "system", numbers.style.numbering_system);
  lay(*map, "grouped", numbers.style.grouped);
  lay(*map, "myriads", numbers.style.myriads);
  lay(*map, "myriad_separator", numbers.style.myriad_separator);
  lay(*map, "units", numbers.units);
  lay(*map, "range", numbers.range);
  lay(*map, "spell_out", numbers.spell_out_rules);
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

void lay_dates(const Node& root, Conventions& conventions) {
  lay(root, "dates", conventions.dates);
  lay(root, "date_range", conventions.date_range);
  lay(root, "calendar", conventions.calendar);
  lay(root, "place_date", conventions.place_date);
  lay(root, "postal_lines", conventions.postal_lines);
}

void lay_names(const Node& root, Conventions& conventions) {
  lay(root, "introduced", conventions.introduced);
  lay(root, "name_separator", conventions.name_separator);
  if (const auto order = root.string("name_order"); !order.empty())
    conventions.family_first = order == "family-given";
}

void lay_sentences(const Node& root, Conventions& conventions) {
  lay(root, "quotes", conventions.quotes);
  lay(root, "remark_separator", conventions.remark_separator);
  lay(root, "sentence_separator", conventions.sentence_separator);
  lay(root, "abbreviations", conventions.sentences.abbreviations);
  if (const auto* calls = root.find("call_list")) {
    lay(*calls, "item", conventions.call_list.item);
    lay(*calls, "last_but_one", conventions.call_list.last_but_one);
    lay(*calls, "last", conventions.call_list.last);
  }
}

}  // namespace

void apply_conventions(const Node& root, Conventions& conventions) {
  lay(root, "name", conventions.name);
  lay_word_processor(root, conventions);
  lay(root, "labels", conventions.labels);
  if (const auto* posts = root.find("posts"))
    for (const auto& [id, node] : posts->entries) lay_post(node, conventions.posts[id]);
  lay_amounts(root, conventions);
  lay_dates(root, conventions);
  lay_names(root, conventions);
  lay_sentences(root, conventions);
  if (const auto* reviewed = root.find("reviewed")) {
    lay(*reviewed, "by_role", conventions.reviewed_by);
    lay(*reviewed, "on", conventions.reviewed_on);
  }
}

void apply_countries(const Node& root, Conventions& conventions) {
  for (const auto& [code, node] : root.entries)
    lay_texts(node, conventions.countries[code].forms);
}

}  // namespace tongmun::language
