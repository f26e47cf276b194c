#include "pipeline/outputs.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "check/alignment.hpp"

namespace tongmun::pipeline {

namespace {

using Scope = render::Description::Scope;

const char* const report_it = "This is a fault of the program: please report it.";

std::vector<std::string> names_of(const render::Formats& formats) {
  std::vector<std::string> names;
  for (const auto& format : formats.all()) names.push_back(format->about().name);
  return names;
}

bool is_output(const render::Formats& formats, const std::string& name, Scope scope) {
  return std::any_of(formats.all().begin(), formats.all().end(), [&](const auto& format) {
    const auto about = format->about();
    return about.scope == scope && name.ends_with(about.extension);
  });
}

// Without white space, which formats add and take away inside a sentence, and without the
// isolates around text of another direction.
std::string bare(std::string_view text) {
  constexpr std::string_view isolates[] = {"\u2068", "\u2069"};
  std::string out;
  while (!text.empty()) {
    const bool space = text[0] == ' ' || text[0] == '\t' || text[0] == '\n';
    const bool isolate = text.starts_with(isolates[0]) || text.starts_with(isolates[1]);
    if (!space && !isolate) out += text[0];
    text.remove_prefix(isolate ? 3 : 1);
  }
  return out;
}

class OutputCheck {
 public:
  OutputCheck(const render::Format& format, const model::Document& document,
              const OutputFile& output, const std::string& file, Findings& findings)
      : about_(format.about()),
        document_(document),
        file_(file),
        findings_(findings),
        read_(format.read(output.bytes, file)),
        text_(bare(read_.text)) {}

  void check() {
    if (document_.stories.empty()) return;
    if (about_.segment_name != nullptr) check_segments();
    model::for_each_paragraph(
        document_.stories.front().blocks,
        [&](const model::Paragraph& paragraph) { check_paragraph(paragraph); });
  }

 private:
  // Order is the document's own; notes stand elsewhere in each format.
  void check_segments() {
    std::map<std::string, std::string> wanted;
    std::vector<std::string> wanted_names, found_names;
    for (auto& [id, text] : check::segment_texts(document_)) {
      wanted_names.push_back(about_.segment_name(id));
      wanted[wanted_names.back()] = squeezed(text);
    }
    for (const auto& [name, text] : read_.segments) {
      found_names.push_back(name);
      const auto known = wanted.find(name);
      if (known != wanted.end() && known->second != squeezed(text))
        findings_.add(
            {"CH0013",
             Severity::error,
             "segment " + name + " reads '" + text + "', not '" + known->second + "'",
             {.file = file_},
             report_it});
    }
    std::sort(wanted_names.begin(), wanted_names.end());
    std::sort(found_names.begin(), found_names.end());
    check::check_alignment(wanted_names, found_names, check::Order::same, file_,
                           findings_);
  }

  void check_paragraph(const model::Paragraph& paragraph) {
    std::string segment, figure;
    std::size_t at = 0;  // behind the segment's last run
    int value = -1;
    for (const auto& item : paragraph.content) {
      if (const auto* start = std::get_if<model::SegmentStart>(&item)) {
        segment = start->id;
        at = 0;
      } else if (std::holds_alternative<model::SegmentEnd>(item)) {
        segment.clear();
      }
      const auto* run = std::get_if<model::Run>(&item);
      if (run == nullptr) continue;
      // Of a pair only segments are shown.
      if (segment.empty() && about_.scope == Scope::pair) continue;
      if (run->value != value) check_figure(value, figure, paragraph), figure.clear();
      value = run->value;
      figure += run->text;
      if (!segment.empty() && at != std::string::npos) at = check_run(*run, at, segment);
    }
    check_figure(value, figure, paragraph);
  }

  std::size_t check_run(const model::Run& run, std::size_t at,
                        const std::string& segment) {
    const auto wanted = bare(run.text);
    const auto found = text_.find(wanted, at);
    if (found != std::string::npos) return found + wanted.size();
    findings_.add({"CH0010",
                   Severity::error,
                   "of segment " + segment + ", '" + run.text + "' is missing",
                   {.file = file_},
                   report_it});
    return std::string::npos;
  }

  void check_figure(int value, const std::string& shown,
                    const model::Paragraph& paragraph) {
    if (value < 0 || static_cast<std::size_t>(value) >= document_.values.size()) return;
    const auto& known = document_.values[static_cast<std::size_t>(value)];
    const bool is_figure = known.kind == model::Value::Kind::quantity ||
                           known.kind == model::Value::Kind::date;
    if (!is_figure || text_.find(bare(shown)) != std::string::npos) return;
    findings_.add(
        {"CH0001",
         Severity::error,
         known.id + " is " + known.normalised + ", but '" + shown + "' is missing",
         {.file = file_, .inside = paragraph.id},
         report_it});
  }

  const render::Description about_;
  const model::Document& document_;
  const std::string& file_;
  Findings& findings_;
  const render::ReadBack read_;
  const std::string text_;
};

}  // namespace

std::vector<const render::Format*> chosen_outputs(const BuildOptions& options,
                                                  const templating::Manifest& manifest,
                                                  const render::Formats& formats,
                                                  Findings& findings) {
  const bool by_template = options.outputs.empty();
  std::vector<const render::Format*> chosen;
  for (const auto& name : by_template ? manifest.outputs : options.outputs) {
    const auto* format = formats.find(name);
    const bool is_known = format != nullptr || name == "docx" || name == "akn";
    if (!is_known && !by_template)
      throw Error(ErrorKind::not_found, "there is no output '" + name + "'", {},
                  suggestion(name, names_of(formats)));
    if (!is_known)
      findings.add({"PL0016",
                    Severity::error,
                    "there is no output '" + name + "'",
                    {.file = manifest.source_name},
                    suggestion(name, names_of(formats))});
    const bool is_new = std::find(chosen.begin(), chosen.end(), format) == chosen.end();
    if (format != nullptr && is_new) chosen.push_back(format);
  }
  return chosen;
}

bool makes_xml(const BuildOptions& options, const templating::Manifest& manifest) {
  const auto& named = options.outputs.empty() ? manifest.outputs : options.outputs;
  const auto names = [&](std::string_view format) {
    return std::find(named.begin(), named.end(), format) != named.end();
  };
  return names("akn") || !names("docx");
}

bool is_made_for(const render::Format& format, const Letter& letter,
                 const text::LanguageTag& source) {
  return format.about().scope == Scope::document ||
         (letter.recipient == nullptr && letter.expression != source);
}

std::string output_name(const render::Format& format, const Letter& letter,
                        const std::string& work) {
  const auto about = format.about();
  return about.scope == Scope::pair ? work + "_" + letter.language.str() + about.extension
                                    : letter.file + about.extension;
}

bool is_letter_output(const render::Formats& formats, const std::string& name) {
  return name.ends_with(".docx") || name.ends_with(".akn") ||
         is_output(formats, name, Scope::document);
}

bool is_pair_output(const render::Formats& formats, const std::string& name) {
  return is_output(formats, name, Scope::pair);
}

std::map<std::string, render::Match> matches_of(
    const templating::Template& source, const templating::Localisation& localisation) {
  using Kind = render::Match::Kind;
  std::map<std::string, render::Match> matches;
  for (std::size_t i = 0; i < source.segments.size(); ++i) {
    const auto& segment = localisation.segments[i];
    const auto kind = !source.segments[i].translatable            ? Kind::by_rule
                      : segment.mark == model::Mark::untranslated ? Kind::untranslated
                                                                  : Kind::memory;
    matches[source.segments[i].id] = {kind, segment.mark == model::Mark::doubtful,
                                      segment.origin, segment.score};
  }
  return matches;
}

std::map<std::string, std::string> claims_of(const campaign::Campaign& campaign) {
  std::map<std::string, std::string> claims;
  for (const auto& claim : campaign.claims) {
    std::string text;
    const auto add = [&](const std::string& what, const std::string& value) {
      if (!value.empty()) text += (text.empty() ? "" : "; ") + what + value;
    };
    const auto* source = campaign.source(claim.source);
    add("source: ", source != nullptr ? source->title.text : claim.source);
    add("as of ", claim.as_of ? claim.as_of->str() : std::string());
    if (claim.hedge != campaign::Hedge::asserted)
      add("", std::string(campaign::name_of(claim.hedge)));
    if (claim.status != campaign::ClaimStatus::ok)
      add("", std::string(campaign::name_of(claim.status)));
    if (!text.empty()) claims["claim-" + claim.id] = text;
  }
  return claims;
}

std::string squeezed(std::string_view text) {
  std::string result;
  for (const char byte : text) {
    const bool space = byte == ' ' || byte == '\t' || byte == '\n';
    if (!space)
      result += byte;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

void check_output(const render::Format& format, const model::Document& document,
                  const OutputFile& output, const std::string& file, Findings& findings) {
  OutputCheck(format, document, output, file, findings).check();
}

}  // namespace tongmun::pipeline
