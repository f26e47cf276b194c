// A unit is read whole, its variants in a list; only then the source is chosen and what
// is unusable sorted out, because srclang may name any of them.
#include "exchange/tmx/detail/unit_reader.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "exchange/tmx/detail/codes.hpp"
#include "exchange/tmx/detail/elements.hpp"
#include "exchange/tmx/detail/findings.hpp"
#include "exchange/tmx/detail/segment_reader.hpp"

namespace tongmun::exchange::tmx {

namespace {

// YYYYMMDDThhmmssZ
bool is_date(std::string_view text) {
  constexpr std::string_view form = "00000000T000000Z";
  return text.size() == form.size() &&
         std::equal(text.begin(), text.end(), form.begin(),
                    [](char character, char expected) {
                      return expected == '0' ? character >= '0' && character <= '9'
                                             : character == expected;
                    });
}

// Who made and changed something, and when.
struct History {
  std::string creator, created, changer, changed;
  const std::string& latest() const { return std::max(created, changed); }
};

struct Variant {
  std::optional<text::LanguageTag> language;
  model::InlineContent content;
  std::optional<Finding> fault;
  Place place;
  History history;
  std::vector<std::pair<std::string, std::string>> properties;
};

bool is_blank(const model::InlineContent& content) {
  return std::all_of(content.begin(), content.end(), [](const model::SegmentItem& item) {
    const auto* text = std::get_if<model::Text>(&item);
    return text != nullptr &&
           text->text.find_first_not_of(" \t\r\n") == std::string::npos;
  });
}

class UnitReader {
 public:
  UnitReader(xml::Reader& reader, const std::string& header_language,
             Languages& languages, Findings& findings)
      : reader_(reader),
        source_language_(header_language),
        languages_(languages),
        findings_(findings) {}

  // From the start of a <tu> to its end; nothing when it cannot be used.
  std::optional<ReadUnit> read() {
    place_ = reader_.place();
    unit_.id = attribute(reader_, "tuid");
    choose_source_language(attribute(reader_, "srclang"));
    const auto history = read_history();
    for_each_child(reader_, [&](const std::string& name) { child(name); });
    const auto* source = find_source();
    if (source == nullptr || !take_source(*source) || !take_targets(*source))
      return std::nullopt;
    join_history(history);
    join_properties();
    return ReadUnit{std::move(unit_), place_};
  }

 private:
  std::string named(const std::string& message) const {
    return unit_.id.empty() ? message : "unit " + unit_.id + ": " + message;
  }

  void choose_source_language(const std::string& own) {
    if (own.empty()) return;
    if (own == any_language || languages_.parse(own))
      source_language_ = own;
    else
      findings_.add(
          bad_language(named("srclang \"" + own + "\" is no language tag"), place_));
  }

  History read_history() {
    return {attribute(reader_, "creationid"), date("creationdate"),
            attribute(reader_, "changeid"), date("changedate")};
  }

  std::string date(std::string_view name) {
    auto text = attribute(reader_, name);
    if (text.empty() || is_date(text)) return text;
    findings_.add(bad_date(named(std::string(name) + " \"" + text + "\" is no date"),
                           reader_.place()));
    return {};
  }

  void child(const std::string& name) {
    if (name == "tuv") return variant();
    if (name == "note") return unit_.notes.push_back(reader_.element_text());
    if (name == "prop") return property();
    unknown(name);
  }

  void unknown(const std::string& name) {
    findings_.add(unknown_element(named("<" + name + "> was left out"), reader_.place()));
    reader_.skip_element();
  }

  void property() {
    const auto type = attribute(reader_, "type");
    const auto place = reader_.place();
    const auto [kept, added] = unit_.properties.emplace(type, reader_.element_text());
    if (!added)
      findings_.add(repeated_property(named("property \"" + type + "\" comes twice; \"" +
                                            kept->second + "\" was kept"),
                                      place));
  }

  void variant() {
    Variant variant{.place = reader_.place(), .history = read_history()};
    const auto* tag = reader_.attribute(xml::xml_namespace, "lang");
    const auto language = tag != nullptr ? *tag : attribute(reader_, "lang");
    variant.language = languages_.parse(language);
    std::string fault;
    for_each_child(reader_, [&](const std::string& name) {
      if (name == "note") return unit_.notes.push_back(reader_.element_text());
      if (name == "prop") {
        const auto type = attribute(reader_, "type");
        variant.properties.emplace_back(type, reader_.element_text());
        return;
      }
      if (name != "seg") return unknown(name);
      auto segment = read_segment(reader_, findings_);
      variant.content = std::move(segment.content);
      fault = std::move(segment.fault);
    });
    judge(variant, language, fault);
    variants_.push_back(std::move(variant));
  }

  void judge(Variant& variant, const std::string& language, const std::string& fault) {
    if (language.empty())
      variant.fault = bad_language(named("a <tuv> without xml:lang"), variant.place);
    else if (!variant.language)
      variant.fault =
          bad_language(named("\"" + language + "\" is no language tag"), variant.place);
    else if (!fault.empty())
      variant.fault = unpaired_codes(named(language + ": " + fault), variant.place);
    else if (is_blank(variant.content))
      variant.fault =
          empty_segment(named("the segment in " + language + " is empty"), variant.place);
    if (variant.fault) findings_.add(*variant.fault);
  }

  const Variant* first(const std::function<bool(const text::LanguageTag&)>& fits) const {
    const auto found = std::find_if(
        variants_.begin(), variants_.end(),
        [&](const auto& variant) { return variant.language && fits(*variant.language); });
    return found == variants_.end() ? nullptr : &*found;
  }

  const Variant* find_source() {
    if (source_language_ == any_language) {
      const auto* source = first([](const auto&) { return true; });
      if (source == nullptr)
        findings_.add(no_source(named("no variant can be read"), place_));
      return source;
    }
    const auto wanted = languages_.parse(source_language_).value();
    const auto* source = first([&](const auto& tag) { return tag == wanted; });
    if (source == nullptr)
      source =
          first([&](const auto& tag) { return tag.language() == wanted.language(); });
    if (source == nullptr)
      findings_.add(
          no_source(named("no variant in the source language " + wanted.str()), place_));
    return source;
  }

  bool take_source(const Variant& source) {
    if (source.fault) return false;
    unit_.source = {*source.language, source.content};
    return true;
  }

  bool take_targets(const Variant& source) {
    bool any = false;
    for (const auto& variant : variants_) {
      if (&variant == &source) continue;
      any = true;
      if (!variant.fault) take_target(variant);
    }
    if (!any) findings_.add(no_target(named("it has no target"), place_));
    return !unit_.targets.empty();
  }

  void take_target(const Variant& variant) {
    const auto& language = *variant.language;
    const bool is_new =
        language != unit_.source.language &&
        unit_.targets.emplace(language, model::Segment{language, variant.content}).second;
    if (!is_new)
      findings_.add(duplicate_language(named("a second variant in " + language.str()),
                                       variant.place));
    else if (const auto difference =
                 difference_of_codes(unit_.source.content, variant.content);
             !difference.empty())
      findings_.add(different_codes(
          named("the target in " + language.str() + " " + difference), variant.place));
  }

  void join_history(const History& own) {
    History last;
    for (const auto& variant : variants_)
      if (last.latest() <= variant.history.latest()) last = variant.history;
    const bool has_creation = !own.creator.empty() || !own.created.empty();
    const bool has_change = !own.changer.empty() || !own.changed.empty();
    unit_.creator = has_creation ? own.creator : last.creator;
    unit_.created = has_creation ? own.created : last.created;
    unit_.changer = has_change ? own.changer : last.changer;
    unit_.changed = has_change ? own.changed : last.changed;
  }

  // A variant's property keeps its type where that is free or says the same; else it
  // becomes "type@tag", so that none is lost.
  void join_properties() {
    for (const auto& variant : variants_)
      for (const auto& [type, value] : variant.properties) {
        const auto [kept, added] = unit_.properties.emplace(type, value);
        if (!added && kept->second != value && variant.language)
          unit_.properties.emplace(type + "@" + variant.language->str(), value);
      }
  }

  xml::Reader& reader_;
  std::string source_language_;
  Languages& languages_;
  Findings& findings_;
  Place place_;
  model::Unit unit_;
  std::vector<Variant> variants_;
};

}  // namespace

std::optional<ReadUnit> read_unit(xml::Reader& reader, const std::string& source_language,
                                  Languages& languages, Findings& findings) {
  return UnitReader(reader, source_language, languages, findings).read();
}

}  // namespace tongmun::exchange::tmx
