#include "pipeline/produce.hpp"

#include <algorithm>

#include "check/alignment.hpp"
#include "check/names.hpp"
#include "docx/docx.hpp"
#include "model/join.hpp"
#include "pipeline/outputs.hpp"

namespace tongmun::pipeline {

namespace {

constexpr std::size_t most_forms = 256;  // of a language; a form is as large as a letter's markup
constexpr int worth_a_sample = 64;       // rows; with fewer, the letter itself is checked as quickly

std::string first_of(const std::vector<std::string>& names) {
  return names.empty() ? std::string() : names.front();
}

docx::WriteOptions options_for(const language::Conventions& conventions,
                               const Letter& letter, const language::Library& library) {
  docx::WriteOptions options;
  options.languages.latin = conventions.lang_latin;
  options.languages.east_asian = conventions.lang_east_asian;
  options.languages.complex = conventions.lang_complex;
  options.languages.no_italics = conventions.no_italics;
  if (const auto fonts = conventions.fonts.find("serif"); fonts != conventions.fonts.end()) {
    options.languages.latin_font = first_of(fonts->second.latin);
    options.languages.east_asian_font = first_of(fonts->second.east_asian);
    options.languages.complex_font = first_of(fonts->second.complex);
  }
  // Paper is a matter of the reader's printer; the language tells where the country does
  // not.
  const auto paper = letter.recipient == nullptr
                         ? std::string()
                         : library.paper_of(letter.recipient->country);
  options.paper = paper.empty() ? conventions.paper : paper;
  return options;
}

std::string lower(std::string text) {
  for (auto& byte : text)
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  return text;
}

render::akn::Identity identity_of(const Letter& letter, const WorkContext& context) {
  const auto& campaign = context.campaign;
  const auto& manifest = context.source.manifest;
  render::akn::Identity identity;
  identity.document_name = manifest.document_type;
  identity.country = lower(campaign.country);
  identity.author = "org-" + campaign.sender;
  identity.author_code = campaign.sender;
  identity.date = campaign.date;
  identity.number = manifest.number;
  if (letter.recipient != nullptr) {
    identity.number += "-" + letter.recipient->id;
    identity.circular = manifest.number;
  }
  identity.language = letter.language;
  identity.source_language = context.workspace.source;
  identity.authoritative = letter.expression == context.workspace.source;
  return identity;
}

std::string country_name(const std::string& code, const WorkContext& context) {
  const auto& countries = context.library.find(context.workspace.source)->countries;
  if (const auto country = countries.find(code); country != countries.end())
    if (const auto name = country->second.forms.find("short"); name != country->second.forms.end())
      return name->second;
  return text::country_short_name(code, context.workspace.source);
}

// What the document's values refer to, each once, in the order of first use.
std::vector<render::akn::Reference> references_of(const model::Document& document,
                                                  const WorkContext& context) {
  using Kind = render::akn::Reference::Kind;
  std::vector<render::akn::Reference> references;
  const auto add = [&](Kind kind, const std::string& id, const std::string& shown_as) {
    const bool known = std::any_of(references.begin(), references.end(),
                                   [&](const auto& reference) { return reference.id == id; });
    if (!known) references.push_back({kind, id, shown_as});
  };
  const auto shown = [&](const campaign::Name* name, const std::string& id) {
    const auto* forms = name ? name->find(context.workspace.source) : nullptr;
    if (forms == nullptr) return id;
    return forms->name.empty() ? forms->given + " " + forms->family : forms->name;
  };
  const auto& campaign = context.campaign;
  add(Kind::organisation, "org-" + campaign.sender,
      shown(campaign.organisation(campaign.sender), campaign.sender));
  for (const auto& value : document.values) {
    const auto bare = value.id.substr(value.id.find('-') + 1);
    switch (value.kind) {
      case model::Value::Kind::quantity: {
        const auto* claim =
            value.id.starts_with("claim-") ? campaign.claim(bare) : nullptr;
        add(Kind::concept_, value.id, claim ? claim->about.text : bare);
        break;
      }
      case model::Value::Kind::person:
        add(Kind::person, value.id, shown(campaign.person(bare), bare));
        break;
      case model::Value::Kind::organisation:
        add(Kind::organisation, value.id, shown(campaign.organisation(bare), bare));
        break;
      case model::Value::Kind::country:
        add(Kind::location, value.id, country_name(bare, context));
        break;
      case model::Value::Kind::date:
      case model::Value::Kind::text: break;
    }
  }
  return references;
}

void check_akn(const ProducedLetter& produced, const model::Document& document,
               const std::string& file, Findings& findings) {
  std::map<std::string, std::string> wanted;
  for (auto& [id, text] : check::segment_texts(document)) wanted[id] = squeezed(text);
  std::vector<std::string> ids;
  for (const auto& segment : render::akn::read_segments(produced.akn, file)) {
    ids.push_back(segment.id);
    const auto text = wanted.find(segment.id);
    if (text != wanted.end() && text->second != squeezed(segment.text))
      findings.add({"CH0013", Severity::error,
                    "segment " + segment.id + " reads '" + segment.text + "', not '" +
                        text->second + "'",
                    {.file = file}, "This is a fault of the program: please report it."});
  }
  check::check_alignment(produced.segments, ids, check::Order::by_part, file, findings);
}

void check_docx(const std::vector<std::string>& segments, const std::string& docx,
                const std::string& file, Findings& findings) {
  std::vector<std::string> wanted, found;
  for (const auto& id : segments) wanted.push_back(docx::bookmark_name(id));
  for (auto& segment : docx::read_segments(docx, file)) found.push_back(segment.bookmark);
  check::check_alignment(wanted, found, check::Order::same, file, findings);
}

void add_aids(const language::Conventions& conventions, text::DateAids& aids) {
  for (const auto& names : conventions.months) aids.months.push_back(names.second);
  for (const auto& [name, pattern] : conventions.dates)
    if (name != "compact" && name != "iso" &&
        text::precision_of_pattern(pattern.usual) > text::Precision::year)
      aids.patterns.push_back(pattern.usual);
}

}  // namespace

Producer::Producer(const WorkContext& context) : context_(context) {}

templating::Composer& Producer::composer_for(const text::LanguageTag& language) {
  if (const auto known = composers_.find(language); known != composers_.end()) return known->second;
  const auto& prepared = context_.expressions.at(language);
  auto expression = std::make_unique<templating::Expression>(templating::Expression{
      context_.source, prepared.localisation, prepared.script, *prepared.conventions,
      *context_.library.find(context_.workspace.source), context_.workspace.phrasing});
  auto& kept = expressions_[language] = std::move(expression);
  return composers_.emplace(language, templating::Composer(*kept)).first->second;
}

model::Document Producer::compose_only(const Letter& letter, Findings& findings) {
  const auto subject =
      subject_of(letter, context_.campaign, context_.source, context_.workspace);
  return composer_for(letter.language).compose(subject, findings);
}

docx::WrittenFile Producer::write(const Letter& letter,
                                  const model::Document& document) const {
  const auto& prepared = context_.expressions.at(letter.language);
  return prepared.layout->layout->write_file(
      document, options_for(*prepared.conventions, letter, context_.library));
}

check::NameChecker& Producer::names_for(const text::LanguageTag& language) {
  const auto known = names_.find(language);
  if (known != names_.end()) return known->second;
  return names_.emplace(language, check::NameChecker(context_.campaign, language)).first->second;
}

model::Document Producer::compose(const Letter& letter, ProducedLetter& produced) {
  auto document = compose_only(letter, produced.findings);
  produced.segments = check::segment_ids(document);
  names_for(letter.language)
      .check(document, context_.folder + "/" + letter.file, produced.findings);
  return document;
}

void Producer::render(const Letter& letter, const model::Document& document,
                      ProducedLetter& produced) {
  const auto file = context_.folder + "/" + letter.file;
  if (context_.xml)
    produced.akn = render::akn::render(document, identity_of(letter, context_),
                                       references_of(document, context_));
  if (!letter.in_other_file) render_docx(letter, document, produced);
  if (context_.xml) check_akn(produced, document, file + ".akn", produced.findings);
  render_others(letter, document, produced);
}

void Producer::render_others(const Letter& letter, const model::Document& document,
                             ProducedLetter& produced) {
  for (const auto* format : context_.outputs) {
    if (!is_made_for(*format, letter, context_.workspace.source)) continue;
    const auto name = output_name(*format, letter, context_.source.manifest.id);
    render::Context known;
    std::optional<model::Document> source;
    if (format->about().scope == render::Description::Scope::pair) {
      const auto& prepared = context_.expressions.at(letter.language);
      source = source_of(letter);
      known.source = &*source;
      known.matches = matches_of(context_.source, prepared.localisation);
      known.claims = claims_of(context_.campaign);
      known.languages =
          options_for(*prepared.conventions, letter, context_.library).languages;
    }
    produced.others.push_back({name, format->render(document, known)});
    check_output(*format, document, produced.others.back(), context_.folder + "/" + name,
                 produced.findings);
  }
}

model::Document Producer::source_of(const Letter& letter) {
  auto source = letter;
  source.language = source.expression = context_.workspace.source;
  ProducedLetter told_elsewhere;
  return compose(source, told_elsewhere);
}

// The letter's Word file, which may go on in further languages.
void Producer::render_docx(const Letter& letter, model::Document document,
                           ProducedLetter& produced) {
  const auto& prepared = context_.expressions.at(letter.language);
  const auto file = context_.folder + "/" + letter.file + ".docx";
  auto segments = produced.segments;
  text::DateAids aids;
  add_aids(*prepared.conventions, aids);
  for (const auto& other : letter.beside) {
    ProducedLetter told_elsewhere;
    model::append(document, compose(other, told_elsewhere), other.language.str());
    segments = check::segment_ids(document);
    add_aids(*context_.expressions.at(other.language).conventions, aids);
  }
  auto written = write(letter, document);
  produced.docx = std::move(written.bytes);
  auto& known = known_[letter.language];
  const FileCheck check{file, aids, letter.beside.empty() ? &known.figures : nullptr};
  const auto form = docx::form_of(written.parts);
  // Markup that was checked whole in another letter is right in this one. What is left are its
  // words, and they stand in the file as in the document.
  if (form.is_plain && form.words == docx::words_of(document) &&
      (known.forms.contains(form.markup) || sample_is_sound(letter, document, form, check))) {
    produced.figures = check::check_figures(document, document, file, produced.findings,
                                            aids, check.figures);
    return;
  }
  Findings findings;
  produced.figures = check_whole(document, segments, produced.docx, check, findings);
  if (findings.empty()) remember(known, form);
  produced.findings.merge(findings);
}

check::FigureCount Producer::check_whole(const model::Document& document,
                                         const std::vector<std::string>& segments,
                                         const std::string& docx, const FileCheck& check,
                                         Findings& findings) {
  linter_.lint(docx, check.file, findings);
  const auto read = docx::Layout::read_back(docx, check.file);
  check_docx(segments, docx, check.file, findings);
  return check::check_figures(document, read.document(), check.file, findings, check.aids,
                              check.figures);
}

// Of a letter with a long table, the same letter with two rows of each kind is written and checked
// in its place.
bool Producer::sample_is_sound(const Letter& letter, const model::Document& document,
                               const docx::Form& form, const FileCheck& check) {
  const auto left_out = std::count(form.kept_rows.begin(), form.kept_rows.end(), false);
  if (left_out < worth_a_sample) return false;
  const auto sample = docx::sample_of(document, form);
  const auto written = write(letter, sample);
  if (docx::form_of(written.parts).markup != form.markup) return false;
  Findings findings;
  check_whole(sample, check::segment_ids(sample), written.bytes, check, findings);
  if (!findings.empty()) return false;  // the whole letter will tell, each with its place
  remember(known_[letter.language], form);
  return true;
}

void Producer::remember(Known& known, const docx::Form& form) {
  if (form.is_plain && known.forms.size() < most_forms) known.forms.insert(form.markup);
}

}  // namespace tongmun::pipeline
