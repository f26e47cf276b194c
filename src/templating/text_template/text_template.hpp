// Text templates: Mustache over plain data (a web page, an e-mail, a README), without
// campaign, forms and segments.
//   Findings findings;
//   auto page = TextTemplate::compile({text, "page.md"}, partials_of({{"item", "-
//   {{name}}\n"}}),
//                                     {}, findings);
//   auto rendered = page->render(data::read_json("page.json", "page.json"), findings);
//
// The language is that of the Mustache specification 1.4, its six core files whole (docs/
// templates.md, "Text templates"). Lambdas, inheritance and dynamic names are not
// supported.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "data/node.hpp"

namespace tongmun::templating {

enum class Escaping { none, html };         // html: & < > " ' of {{name}}
enum class MissingNames { error, silent };  // silent: as the specification has it
enum class RawTags { refused, allowed };    // {{{name}}} and {{&name}}

struct TextOptions {
  Escaping escaping = Escaping::none;
  MissingNames missing = MissingNames::error;
  RawTags raw = RawTags::refused;
};

struct TextSource {
  std::string text;
  std::string name;  // as findings show it: "page.md"
};

// Where {{>name}} looks. May throw what it likes: compile lets it through.
struct Partials {
  std::function<std::optional<TextSource>(const std::string& name)> find = {};
  std::vector<std::string> known = {};  // for suggestions
};
// Partials out of a map; each is shown under its name.
Partials partials_of(std::map<std::string, std::string> texts);

// For one thread at a time.
class TextTemplate {
 public:
  // Reads a template and all partials it can reach. Faults are findings, at most 100, and
  // then there is no template: TP0001 to TP0005 of tags, TP0022 to TP0024 of sections,
  // TP0028 no such partial (unless missing names are silent), TP0027 a partial that
  // includes itself outside any section, so without end. Throws Error with the place:
  // `malformed` for bytes that are no UTF-8; `refused` beyond 64 sections and partials
  // inside one another, 1000 partials, 4 MiB of source or 1 MiB of tags.
  static std::optional<TextTemplate> compile(const TextSource& source,
                                             const Partials& partials,
                                             const TextOptions& options,
                                             Findings& findings);
  TextTemplate(TextTemplate&&) noexcept;
  TextTemplate& operator=(TextTemplate&&) noexcept;
  ~TextTemplate();

  // The text for these data. Unless missing names are silent, each tag whose name the
  // data lack or hold null for is TP0020, each that prints a condition, list or map
  // TP0025; nothing stands in its place then, so look at the findings before the text is
  // used. Throws Error{refused} at the tag where 200 sections and partials are inside one
  // another (a partial that never stops including itself), and beyond 32 MiB of text or
  // 5,000,000 steps.
  std::string render(const data::Node& data, Findings& findings);

 private:
  struct Impl;
  explicit TextTemplate(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace tongmun::templating
