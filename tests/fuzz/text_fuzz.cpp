// A text template from anybody with its data and partials: files "page", "data" and the
// partials' names.
#include <map>

#include "base/file.hpp"
#include "data/json.hpp"
#include "fuzz/fuzzing.hpp"
#include "fuzz/package_text.hpp"
#include "templating/text_template/text_template.hpp"

using namespace tongmun;
using templating::TextTemplate;

namespace {

void render(const templating::TextSource& page, const templating::Partials& partials,
            const templating::TextOptions& options, const data::Node& data) {
  Findings findings;
  auto compiled = TextTemplate::compile(page, partials, options, findings);
  fuzz::require(compiled.has_value() == !findings.has_errors(),
                "a template comes out where nothing is wrong, and only there");
  if (compiled) {
    const auto text = compiled->render(data, findings);
    require_utf8(text, "page.txt");
    fuzz::require(text.size() <= std::size_t{32} << 20, "the limit of a text is kept");
  }
  fuzz::require_remedies(findings);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using templating::Escaping, templating::MissingNames, templating::RawTags;
  const auto input = fuzz::text_of(data, size);
  return fuzz::only_errors([&] {
    std::map<std::string, std::string> files;
    for (const auto& [name, bytes] : fuzz::files_of(input)) files[name] = bytes;
    if (files.empty()) files["page"] = input;
    const auto values =
        data::parse_json(files.contains("data") ? files["data"] : "{}", "data.json");
    const templating::TextSource page{files["page"], "page"};
    const auto partials = templating::partials_of(files);
    try {
      render(page, partials, {}, values.root);
    } catch (const Error&) {  // one rule may refuse what the other bears
    }
    render(page, partials, {Escaping::html, MissingNames::silent, RawTags::allowed},
           values.root);
  });
}
