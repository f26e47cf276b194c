// Walks the file as it is written, for places; asks the merged language where inheritance
// counts.
#include <algorithm>
#include <array>

#include "language/detail/parse.hpp"
#include "language/detail/patterns.hpp"

namespace tongmun::language {

namespace {

using data::Node;
using Names = std::vector<std::string>;

constexpr std::array qualifier_kinds = {"exact", "approx", "at_least",  "more_than",
                                        "up_to", "range",  "indefinite"};
constexpr std::array hedge_kinds = {"estimated", "believed", "reported"};

bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string joined(const Names& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

class Check {
 public:
  Check(const data::File& file, const Conventions& merged, Findings& findings)
      : file_(file),
        merged_(merged),
        findings_(findings),
        is_und_(merged.tag.str() == "und") {}

  void run() {
    check_posts(file_, findings_);
    amounts();
    units();
    other_patterns();
    dates();
    quotes();
    if (is_und_) return missing_post_countries();
    needed_words("qualifiers", qualifier_kinds, merged_.qualifiers);
    needed_words("hedges", hedge_kinds, merged_.hedges);
    review();
    if (const auto* node = root().find("missing_posts"))
      add("LA0016", Severity::warning, "missing_posts is read in und alone", *node,
          "Move it there: what posts exist is no matter of language.");
  }

 private:
  const Node& root() const { return file_.root; }

  void add(std::string code, Severity severity, std::string message, const Node& at,
           std::string remedy) {
    findings_.add({std::move(code), severity, std::move(message), file_.place(at),
                   std::move(remedy)});
  }

  // The key itself rather than its value: what is missing has no place of its own.
  void add_at_key(std::string code, Severity severity, std::string message,
                  const Node* at, std::string remedy) {
    const Place place = at ? file_.key_place(*at) : Place{file_.name, 1, 1, {}};
    findings_.add(
        {std::move(code), severity, std::move(message), place, std::move(remedy)});
  }

  void pattern(const Node& node, const Allowed& allowed) {
    check_pattern(file_, node, allowed, findings_);
  }

  void patterns(const Node* map, const Allowed& allowed) {
    check_patterns(file_, map, allowed, findings_);
  }

  void pattern_at(const Node& map, std::string_view key, const Allowed& allowed) {
    if (const auto* node = map.find(key)) pattern(*node, allowed);
  }

  void missing_post_countries() {
    const auto* map = root().find("missing_posts");
    if (!map) return;
    for (const auto& [post, codes] : map->entries)
      for (const auto& code : codes.items)
        check_country(code.text, file_.place(code), findings_);
  }

  void qualifiers(const Node* map) {
    if (!map) return;
    for (const auto& [kind, node] : map->entries) {
      if (kind == "range")
        pattern(node,
                {.may = {"low", "high"}, .must = {"low", "high"}, .with_form = {"low", "high"}});
      else if (node.text.find("{{number}}") != std::string::npos)
        pattern(node, {.may = {"value", "number"}, .must = {"number"}});
      else
        pattern(node,
                {.may = {"value", "number"}, .must = {"value"}, .with_form = {"value"}});
    }
  }

  void amounts() {
    qualifiers(root().find("qualifiers"));
    if (const auto* units_with_words = root().find("unit_qualifiers"))
      for (const auto& [unit, map] : units_with_words->entries) qualifiers(&map);
    patterns(root().find("hedges"), {.may = {"value"}, .must = {"value"}});
    if (const auto* words = root().find("indefinite"))
      for (const auto& [word, map] : words->entries) patterns(&map, {});
    patterns(root().find("periods"), {});
  }

  void units() {
    const auto* numbers = root().find("numbers");
    if (!numbers) return;
    pattern_at(*numbers, "range", {.may = {"low", "high"}, .must = {"low", "high"}});
    if (const auto* map = numbers->find("units")) units(*map, merged_.numbers.units);
    if (const auto* cases = numbers->find("unit_cases"))
      for (const auto& [name, map] : cases->entries)
        if (const auto merged = merged_.numbers.unit_cases.find(name);
            merged != merged_.numbers.unit_cases.end())
          units(map, merged->second);
  }

  void units(const Node& map, const Units& merged) {
    for (const auto& [unit, node] : map.entries) {
      for (const auto& [category, words] : node.entries) unit_pattern(category, words);
      if (!is_und_) categories(unit, node, merged);
    }
  }

  // One and two may be words of their own ("a pair", شخصان); other categories hold many
  // numbers.
  void unit_pattern(const std::string& category, const Node& node) {
    const bool may_be_a_word =
        category == "zero" || category == "one" || category == "two";
    pattern(node, {.may = {"n"}, .must = may_be_a_word ? Names{} : Names{"n"}});
  }

  void categories(const std::string& unit, const Node& node, const Units& merged) {
    const auto wanted = text::plural_categories(merged_.tag);
    const auto& present = merged.at(unit);
    Names missing;
    for (const auto& category : wanted)
      if (!present.contains(category)) missing.push_back(category);
    if (!missing.empty())
      add_at_key("LA0007", Severity::error,
                 "the unit '" + unit + "' has no pattern for: " + joined(missing), &node,
                 "The plurals of this language are: " + joined(wanted) + ".");
    for (const auto& [category, words] : node.entries)
      if (!contains(wanted, category) && category != "after_myriad")
        add_at_key("LA0008", Severity::warning,
                   "this language has no plural '" + category + "'", &words,
                   "The plurals of this language are: " + joined(wanted) + ".");
  }

  void other_patterns() {
    pattern_at(root(), "introduced",
               {.may = {"name", "short"}, .must = {"name", "short"}});
    pattern_at(root(), "place_date",
               {.may = {"place", "date"}, .must = {"place", "date"}});
    date_ranges();
    if (const auto* prepositions = root().find("prepositions"))
      for (const auto& [name, map] : prepositions->entries)
        patterns(&map, {.may = {"name"}, .must = {"name"}});
  }

  void date_ranges() {
    const auto* range = root().find("date_range");
    if (!range) return;
    const Allowed allowed{
        .may = {"from", "to"}, .must = {"from", "to"}, .with_form = {"from", "to"}};
    if (range->is_scalar()) return pattern(*range, allowed);
    patterns(range, allowed);
    for (const auto& [name, node] : range->entries)
      for (const auto& slot : names_in(node.text)) check_date_slot(slot, node);
  }

  // "to:month:genitive"
  void check_date_slot(const std::string& slot, const Node& node) {
    const auto colon = slot.find(':');
    if (colon == std::string::npos) return;
    const auto end = std::min(slot.find(':', colon + 1), slot.size());
    const auto name = slot.substr(colon + 1, end - colon - 1);
    if (!merged_.dates.contains(name))
      add("LA0005", Severity::error, "there is no date pattern '" + name + "'", node,
          "Name one of `dates`.");
    if (end < slot.size() && !merged_.months.contains(slot.substr(end + 1)))
      add("LA0005", Severity::error,
          "there are no months in the case '" + slot.substr(end + 1) + "'", node,
          "Add them to `months`.");
  }

  void dates() {
    dates(root().find("dates"));
    if (const auto* calendars = root().find("calendar_dates"))
      for (const auto& [calendar, map] : calendars->entries) dates(&map);
  }

  void dates(const Node* map) {
    if (!map) return;
    for (const auto& [name, node] : map->entries) {
      if (node.is_map())
        for (const auto& [variant, inner] : node.entries) date(name, inner);
      else
        date(name, node);
    }
  }

  void date(const std::string& name, const Node& node) {
    if (!node.is_scalar()) return;
    auto fault = fault_of_date_pattern(node.text);
    if (fault.empty()) fault = too_fine(name, node.text);
    if (!fault.empty())
      add("LA0011", Severity::error, std::move(fault), node,
          "Write a CLDR date pattern, such as d MMMM y, with other letters in 'quotes'.");
  }

  static std::string too_fine(const std::string& name, const std::string& date_pattern) {
    const auto precision = text::precision_of_pattern(date_pattern);
    if (name == "year" && precision != text::Precision::year)
      return "the pattern of a year shows more than the year";
    if (name == "month" && precision == text::Precision::day)
      return "the pattern of a month shows a day";
    return {};
  }

  void quotes() {
    const auto* node = root().find("quotes");
    if (node && node->is_list() && node->items.size() != 4)
      add("LA0010", Severity::error,
          "there are " + std::to_string(node->items.size()) +
              " quotation marks, not four",
          *node, "Write outer open, outer close, inner open, inner close: [“, ”, ‘, ’].");
  }

  template <std::size_t size>
  void needed_words(std::string_view key, const std::array<const char*, size>& kinds,
                    const std::map<std::string, std::string>& present) {
    Names missing;
    for (const auto* kind : kinds)
      if (!present.contains(kind)) missing.emplace_back(kind);
    if (!missing.empty())
      add_at_key(
          "LA0009", Severity::warning,
          std::string(key) + " without words: " + joined(missing), root().find(key),
          "Write a pattern for each, or letters that need one cannot be composed.");
  }

  void review() {
    if (merged_.reviewed_by.empty())
      add_at_key("LA0012", Severity::warning, "not yet reviewed by a native speaker",
                 root().find("reviewed"), "Fill `reviewed` in conventions.yaml.");
  }

  const data::File& file_;
  const Conventions& merged_;
  Findings& findings_;
  bool is_und_;
};

}  // namespace

void check_conventions(const data::File& file, const Conventions& merged,
                       Findings& findings) {
  Check(file, merged, findings).run();
}

}  // namespace tongmun::language
