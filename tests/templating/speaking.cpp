// Values and letters let to speak.
#include <stdexcept>

#include "templating/support.hpp"

namespace tmpl_test {

namespace fs = std::filesystem;
using namespace templating;

const language::Conventions& conventions(std::string_view language) {
  // Each language is read when it is spoken: most tests speak one of fifteen.
  static std::map<std::string, language::Library, std::less<>> libraries;
  auto library = libraries.find(language);
  if (library == libraries.end()) {
    Findings findings;
    library = libraries
                  .emplace(language, language::Library::read(
                                         fs::path(TONGMUN_SOURCE_DIR) / "translations",
                                         TONGMUN_SOURCE_DIR, findings, {tag(language)}))
                  .first;
  }
  const auto* found = library->second.find(tag(language));
  if (found == nullptr)
    throw std::runtime_error("no conventions of " + std::string(language));
  return *found;
}

namespace {

LocalText as_written(const campaign::SourceText& text) { return {text.text, english()}; }

}  // namespace

Said Speaker::say(const std::string& field) const {
  const Subject subject{campaign,  "letter",      "foreign-minister",
                        recipient, tag(language), false};
  const PhraserOptions options{particles, english()};
  Said said;
  Phraser phraser(conventions(language), conventions("en-GB"), subject, as_written,
                  options, said.values, said.findings);
  const auto value = resolve(model::field_path(field), subject, scopes);
  if (!value) throw std::runtime_error("nothing is called " + field);
  said.phrases =
      phraser.compose(*value, {TagKind::field, field, {"body.md", 3, 5}}, scopes);
  for (const auto& phrase : said.phrases) said.text += phrase.text;
  return said;
}

std::string Speaker::lines(const std::string& which, Findings* findings) const {
  const Subject subject{campaign,  "letter",      "foreign-minister",
                        recipient, tag(language), false};
  const PhraserOptions options{particles, english()};
  std::vector<model::Value> values;
  Findings own;
  Phraser phraser(conventions(language), conventions("en-GB"), subject, as_written,
                  options, values, findings != nullptr ? *findings : own);
  std::string joined;
  for (const auto& line : phraser.lines(which))
    joined += (joined.empty() ? "" : "|") + line;
  return joined;
}

Composed compose(const Template& source, const campaign::Campaign& campaign,
                 const std::string& language, const campaign::Recipient* recipient,
                 const std::map<std::string, std::string>& translations) {
  Composed result;
  const auto lookup = [&](const TemplateSegment& segment) -> std::optional<Translation> {
    const auto found = translations.find(model::plain_text(segment.content));
    if (found == translations.end()) return std::nullopt;
    return Translation{content(found->second), "memory.tmx"};
  };
  const auto localisation =
      tag(language) == source.source_language
          ? as_source(source, source.source_language)
          : localise(source, campaign, tag(language), lookup, result.findings);
  const auto script =
      make_script(source.layout_for(tag(language)).program, source, localisation);
  const Expression expression{source,
                              localisation,
                              script,
                              conventions(language),
                              conventions("en-GB"),
                              {ParticlePolicy::strict, english()}};
  const Subject subject{
      campaign,  source.manifest.id, source.manifest.post,
      recipient, tag(language),      tag(language) != source.source_language};
  result.document = Composer(expression).compose(subject, result.findings);
  return result;
}

namespace {

std::string plain(const model::Paragraph& paragraph) {
  std::string text;
  for (const auto& item : paragraph.content) {
    if (const auto* run = std::get_if<model::Run>(&item)) text += run->text;
    if (std::holds_alternative<model::LineBreak>(item)) text += "\n";
  }
  return text;
}

}  // namespace

std::vector<std::string> paragraphs(const model::Document& document) {
  std::vector<std::string> list;
  model::for_each_paragraph(document.stories.at(0).blocks,
                            [&](const model::Paragraph& paragraph) {
                              list.push_back(paragraph.id + ": " + plain(paragraph));
                            });
  return list;
}

std::string text_of(const model::Document& document) {
  std::string text;
  model::for_each_paragraph(
      document.stories.at(0).blocks,
      [&](const model::Paragraph& paragraph) { text += plain(paragraph) + "\n"; });
  return text;
}

}  // namespace tmpl_test
