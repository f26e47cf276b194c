#include "templating/localise.hpp"

#include <algorithm>
#include <utility>

#include "templating/checker.hpp"
#include "templating/detail/agreement.hpp"
#include "text/number.hpp"

namespace tongmun::templating {

namespace {

std::vector<std::string> codes_of(const model::InlineContent& content) {
  std::vector<std::string> codes;
  for (const auto& item : content)
    if (const auto* code = std::get_if<model::Code>(&item))
      codes.push_back(std::to_string(static_cast<int>(code->kind)) + code->type);
  std::sort(codes.begin(), codes.end());
  return codes;
}

// Each section of the segment is closed by its own name, innermost first.
bool is_balanced(const model::InlineContent& content) {
  std::vector<std::string> open;
  for (const auto& item : content) {
    const auto* field = std::get_if<model::Field>(&item);
    if (field == nullptr || field->tag.empty()) continue;
    const char sign = field->tag[0];
    if (sign == '#' || sign == '^') open.push_back(model::field_path(field->tag));
    if (sign != '/') continue;
    if (open.empty() || open.back() != model::field_path(field->tag)) return false;
    open.pop_back();
  }
  return open.empty();
}

std::vector<std::string> without(const std::vector<std::string>& all,
                                 const std::vector<std::string>& some) {
  std::vector<std::string> rest;
  std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(rest));
  return rest;
}

std::string quoted_start(const model::InlineContent& content) {
  auto text = model::plain_text(content);
  constexpr std::size_t shown = 60;
  if (text.size() > shown) {
    auto end = shown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text = text.substr(0, end) + "…";
  }
  return "‘" + text + "’";
}

// "translations/ko/memory.tmx:22:5"
Place place_of(const std::string& origin) {
  Place place{.file = origin};
  for (int* number : {&place.column, &place.line}) {
    const auto colon = place.file.rfind(':');
    if (colon == std::string::npos) break;
    const auto digits = place.file.substr(colon + 1);
    if (digits.empty() || digits.size() > 8 ||
        digits.find_first_not_of("0123456789") != std::string::npos)
      break;
    *number = std::stoi(digits);
    place.file.resize(colon);
  }
  return place;
}

class Localiser {
 public:
  Localiser(const Template& source, const campaign::Campaign& campaign,
            const text::LanguageTag& language, Findings& findings)
      : campaign_(campaign),
        source_language_(source.source_language),
        language_(language),
        findings_(findings),
        checker_(campaign, source.manifest.id, language, findings) {}

  LocalisedSegment segment(const TemplateSegment& segment, const Lookup& lookup,
                           Localisation& result) {
    auto translation = lookup(segment);
    if (!translation) return untranslated(segment, result);
    if (segment.translatable) ++result.reused;
    LocalisedSegment localised{std::move(translation->content), language_,
                               model::Mark::none, std::move(translation->origin),
                               translation->score};
    if (!is_balanced(localised.content)) {
      report(segment, localised, "TP0045", "opens and closes its conditions crosswise",
             "Close each {{#…}} with its {{/…}}, in the same segment. The source stands in its place.");
      return {segment.content, source_language_, model::Mark::untranslated, {}};
    }
    if (!check(segment, localised) || translation->doubtful) localised.mark = model::Mark::doubtful;
    return localised;
  }

 private:
  LocalisedSegment untranslated(const TemplateSegment& segment, Localisation& result) const {
    LocalisedSegment localised{segment.content, language_, model::Mark::none, {}};
    if (!segment.translatable) return localised;
    ++result.missing;
    localised.language = source_language_;
    localised.mark = model::Mark::untranslated;
    findings_.add({"TP0043", Severity::error,
                   "there is no " + language_.str() + " translation of " +
                       quoted_start(segment.content),
                   segment.place,
                   "Translate segment " + segment.id + " in translations/" + language_.str() +
                       "/memory.tmx."});
    return localised;
  }

  bool check(const TemplateSegment& segment, const LocalisedSegment& localised) {
    // However the conditions come out, the same fields are read on both sides.
    std::set<std::string> lacking, extra;
    for (const auto& answers : possible_answers(segment.content, localised.content,
                                                text::plural_categories(language_))) {
      const auto wanted = fields_under(segment.content, answers),
                 found = fields_under(localised.content, answers);
      for (auto& path : without(wanted, found)) lacking.insert(std::move(path));
      for (auto& path : without(found, wanted)) extra.insert(std::move(path));
    }
    bool sound = true;
    for (const auto& path : lacking)
      sound = report(segment, localised, "TP0040", "lacks {{" + path + "}}", "Put the field in.");
    for (const auto& path : extra)
      sound = report(segment, localised, "TP0041", "has {{" + path + "}}, which the source has not",
                     "Take the field out.");
    sound = check_agreement(segment, localised, agreement_of(localised.content)) && sound;
    if (codes_of(segment.content) != codes_of(localised.content)) {
      findings_.add({"TP0042", Severity::warning,
                     "the formatting of the " + language_.str() + " translation of " +
                         quoted_start(segment.content) + " differs from the source's",
                     place_of(localised.origin), "Mark the same words bold or italic."});
    }
    return check_fields(segment, localised) && sound;
  }

  // Who reads this language, by what holds of them.
  template <typename Holds>
  std::string readers(Holds holds) const {
    std::string names;
    for (const auto& recipient : campaign_.recipients) {
      const bool reads = std::any_of(
          recipient.languages.begin(), recipient.languages.end(),
          [&](const auto& read) { return read.language() == language_.language(); });
      if (reads && holds(recipient))
        names += (names.empty() ? "" : ", ") + recipient.country;
    }
    return names;
  }

  // Conditions for agreement must say something for everybody: a plural category or a
  // gender that is left out leaves a hole in the letters that hit it.
  bool check_agreement(const TemplateSegment& segment, const LocalisedSegment& localised,
                       const Agreement& agreement) {
    bool sound = true;
    for (const auto& [asked, covered] : agreement.covered) {
      if (agreement.has_else.contains(asked)) continue;
      if (asked == "recipient")
        sound = check_genders(segment, localised, covered) && sound;
      else
        sound = check_plurals(segment, localised, asked, covered) && sound;
    }
    return sound;
  }

  bool check_plurals(const TemplateSegment& segment, const LocalisedSegment& localised,
                     const std::string& asked, const std::set<std::string>& covered) {
    std::string missing;
    for (const auto& category : text::plural_categories(language_))
      if (!covered.contains(category))
        missing += (missing.empty() ? "" : ", ") + category;
    if (missing.empty()) return true;
    const auto* claim =
        asked.starts_with("claim.") ? campaign_.claim(asked.substr(6)) : nullptr;
    if (claim == nullptr)  // TP0020 tells what is no column either
      return check_plurals_of_column(segment, localised, asked, covered, missing);
    const auto actual = text::plural_category(claim->high, language_);
    const bool hit = !covered.contains(actual);
    const auto who = readers([](const auto&) { return true; });
    findings_.add({"TP0058", hit ? Severity::error : Severity::warning,
                   "the " + language_.str() + " translation of " +
                       quoted_start(segment.content) +
                       " says nothing for the plural of " + asked + " in: " + missing +
                       (hit ? "; the figure is '" + actual +
                                  "' now, in every letter in this language" +
                                  (who.empty() ? "" : ": " + who)
                            : "; the figure is '" + actual + "' now"),
                   place_of(localised.origin),
                   "Add a section for each, or {{^" + asked + ".plural." +
                       *covered.begin() + "}} for all others."});
    return !hit;
  }

  bool check_plurals_of_column(const TemplateSegment& segment,
                               const LocalisedSegment& localised,
                               const std::string& asked,
                               const std::set<std::string>& covered,
                               const std::string& missing) {
    std::string hit;
    for (const auto& category : plurals_in_column(asked, segment.scopes))
      if (!covered.contains(category)) hit += (hit.empty() ? "" : ", ") + category;
    findings_.add({"TP0058", hit.empty() ? Severity::warning : Severity::error,
                   "the " + language_.str() + " translation of " +
                       quoted_start(segment.content) +
                       " says nothing for the plural of " + asked + " in: " + missing +
                       (hit.empty() ? "" : "; the column has numbers of: " + hit),
                   place_of(localised.origin),
                   "Add a section for each, or {{^" + asked + ".plural." +
                       *covered.begin() + "}} for all others."});
    return hit.empty();
  }

  // The plural categories that the numbers of "recipient.subsidy", or of "amount" in
  // these scopes, have in this language.
  std::set<std::string> plurals_in_column(const std::string& asked,
                                          const std::vector<Scope>& scopes) const {
    std::set<std::string> found;
    const auto add = [&](const campaign::Cell& cell) {
      if (const auto* number = std::get_if<text::Decimal>(&cell))
        found.insert(text::plural_category(*number, language_));
    };
    if (const auto dot = asked.find('.'); dot != std::string::npos) {
      const auto column = campaign::column_in(campaign_.columns, asked.substr(dot + 1));
      if (column)
        for (const auto& recipient : campaign_.recipients)
          if (*column < recipient.cells.size()) add(recipient.cells[*column]);
      return found;
    }
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
      const auto* table = campaign_.table(scope->table);
      const auto column =
          table ? campaign::column_in(table->columns, asked) : std::nullopt;
      if (!column) continue;
      for (std::size_t row = 0; row < table->rows.size(); ++row)
        add(table->cell(row, *column));
      return found;
    }
    return found;
  }

  bool check_genders(const TemplateSegment& segment, const LocalisedSegment& localised,
                     const std::set<std::string>& covered) {
    using campaign::Gender;
    std::string missing;
    for (const auto* gender : {"male", "female", "neutral"})
      if (!covered.contains(gender))
        missing += (missing.empty() ? "" : ", ") + std::string(gender);
    if (missing.empty()) return true;
    const auto who = readers([&](const campaign::Recipient& recipient) {
      return !covered.contains(recipient.gender == Gender::male     ? "male"
                               : recipient.gender == Gender::female ? "female"
                                                                    : "neutral");
    });
    // The circular addresses everybody: it is neutral.
    const bool hit = !who.empty() || !covered.contains("neutral");
    findings_.add({"TP0058", hit ? Severity::error : Severity::warning,
                   "the " + language_.str() + " translation of " +
                       quoted_start(segment.content) +
                       " says nothing for an addressee who is: " + missing +
                       (who.empty() ? "" : "; it may go to: " + who),
                   place_of(localised.origin),
                   "Add {{#recipient.neutral}}…{{/recipient.neutral}} and the others."});
    return !hit;
  }

  bool report(const TemplateSegment& segment, const LocalisedSegment& localised, const char* code,
              const std::string& fault, const char* remedy) {
    findings_.add({code, Severity::error,
                   "the " + language_.str() + " translation of " + quoted_start(segment.content) +
                       " " + fault,
                   place_of(localised.origin), remedy});
    return false;
  }

  bool check_fields(const TemplateSegment& segment, const LocalisedSegment& localised) {
    const auto errors = findings_.count(Severity::error);
    checker_.enter(segment.scopes);
    for (const auto& item : localised.content) {
      const auto* field = std::get_if<model::Field>(&item);
      if (field == nullptr) continue;
      std::vector<TagFault> faults;
      const auto tags = scan_tags("{{" + field->tag + "}}", faults);
      if (tags.size() != 1) {
        report(segment, localised, "TP0044", "has a tag that is none: {{" + field->tag + "}}",
               "Write the tag as in the source.");
        continue;
      }
      auto tag = tags.front().tag;
      tag.place = place_of(localised.origin);
      tag.place.inside = "unit of " + quoted_start(segment.content);
      if (tag.kind == TagKind::field) checker_.field(tag);
      else if (tag.kind == TagKind::end) checker_.close(tag);
      else checker_.open(tag);
    }
    checker_.close_all(0);
    return findings_.count(Severity::error) == errors;
  }

  const campaign::Campaign& campaign_;
  text::LanguageTag source_language_, language_;
  Findings& findings_;
  Checker checker_;
};

// Expands the steps of a program, segments by their localised content.
class ScriptMaker {
 public:
  ScriptMaker(const Program& program, const Template& source, const Localisation& localisation)
      : program_(program), source_(source), localisation_(localisation) {}

  Script make() {
    for (const auto& step : program_.steps) add_any(step);
    find_ends();
    return std::move(script_);
  }

 private:
  void add_any(const Step& step) {
    if (step.kind == Step::Kind::segment)
      add_segment(step);
    else if (step.tag >= 0)
      add_tag(program_.tags[static_cast<std::size_t>(step.tag)], step);
    else
      add(step);
  }

  void add(Step step) { script_.steps.push_back(std::move(step)); }

  void add_tag(const Tag& tag, Step step) {
    script_.tags.push_back(tag);
    step.tag = static_cast<int>(script_.tags.size()) - 1;
    if (step.kind == Step::Kind::section || step.kind == Step::Kind::inverted) ++open_;
    if (step.kind == Step::Kind::end) --open_;
    add(std::move(step));
  }

  void find_ends() {
    script_.ends.assign(script_.steps.size(), script_.steps.size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < script_.steps.size(); ++i) {
      const auto kind = script_.steps[i].kind;
      if (kind == Step::Kind::section || kind == Step::Kind::inverted) open.push_back(i);
      if (kind != Step::Kind::end || open.empty()) continue;
      script_.ends[open.back()] = i;
      open.pop_back();
    }
  }

  // Notes of a segment hold segments in their turn, so that what is set here is set back.
  void add_segment(const Step& program_step) {
    const auto index = program_step.segment;
    const auto& segment = source_.segments[index];
    const auto& localised = localisation_.segments[index];
    const Current outer = std::exchange(
        now_, {program_step.look, localised.mark, index, program_step.objects.get()});
    // What a picture shows is said to those who cannot see it, but stands nowhere in the
    // text.
    const bool shows = segment.translatable && program_step.use != MarkupUse::description;
    if (shows)
      add({.kind = Step::Kind::segment_start, .text = segment.id, .segment = index});
    for (const auto& item : localised.content)
      std::visit([this](const auto& part) { add_item(part); }, item);
    if (shows)
      add({.kind = Step::Kind::segment_end, .text = segment.id, .segment = index});
    now_ = outer;
  }

  Step step_of(Step::Kind kind) const {
    return {.kind = kind, .segment = now_.segment, .look = now_.look, .mark = now_.mark};
  }

  void add_item(const model::Text& text) {
    auto step = step_of(Step::Kind::text);
    step.text = text.text;
    add(std::move(step));
  }

  void add_item(const model::Field& field) {
    std::vector<TagFault> faults;
    const auto tags = scan_tags("{{" + field.tag + "}}", faults);
    if (tags.empty()) return;  // told by localise
    switch (tags.front().tag.kind) {
      case TagKind::section: add_tag(tags.front().tag, step_of(Step::Kind::section)); break;
      case TagKind::inverted: add_tag(tags.front().tag, step_of(Step::Kind::inverted)); break;
      case TagKind::end:
        if (open_ > 0) add_tag(tags.front().tag, step_of(Step::Kind::end));
        break;
      case TagKind::field: add_tag(tags.front().tag, step_of(Step::Kind::field)); break;
      case TagKind::partial:
      case TagKind::comment: break;
    }
  }

  void add_item(const model::Code& code) {
    using Kind = model::Code::Kind;
    const bool opens = code.kind == Kind::open;
    if (code.type == "bold") {
      now_.look.bold = opens;
    } else if (code.type == "italic") {
      now_.look.italic = opens;
    } else if (code.type == "link" && code.kind == Kind::close) {
      add({.kind = Step::Kind::link_end});
    } else if (code.type == "break") {
      add(step_of(Step::Kind::line_break));
    } else if (now_.objects != nullptr) {
      if (const auto object = now_.objects->find(code.id); object != now_.objects->end())
        for (const auto& step : object->second) add_any(step);
    }
  }

  // The segment whose content is being added.
  struct Current {
    Look look = {};
    model::Mark mark = model::Mark::none;
    std::size_t segment = 0;
    const std::map<int, std::vector<Step>>* objects = nullptr;
  };

  const Program& program_;
  const Template& source_;
  const Localisation& localisation_;
  Script script_;
  int open_ = 0;  // sections
  Current now_;
};

}  // namespace

Localisation localise(const Template& source, const campaign::Campaign& campaign,
                      const text::LanguageTag& language, const Lookup& lookup, Findings& findings) {
  Localisation result{language, {}, 0, 0};
  Localiser localiser(source, campaign, language, findings);
  for (const auto& segment : source.segments)
    result.segments.push_back(localiser.segment(segment, lookup, result));
  return result;
}

Localisation as_source(const Template& source, const text::LanguageTag& language) {
  Localisation result{language, {}, 0, 0};
  for (const auto& segment : source.segments)
    result.segments.push_back({segment.content, language, model::Mark::none, {}});
  return result;
}

Script make_script(const Program& program, const Template& source,
                   const Localisation& localisation) {
  return ScriptMaker(program, source, localisation).make();
}

}  // namespace tongmun::templating
