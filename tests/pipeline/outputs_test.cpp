// The outputs beside the Word file and the XML, of the sample and of a format that is not
// the program's.
#include "pipeline/outputs.hpp"

#include "pipeline/building.hpp"
#include "render/speech/speech.hpp"

namespace tongmun::pipeline {

using Names = std::vector<std::string>;

namespace {

BuildOptions asking_for(const Names& outputs) {
  BuildOptions options;
  options.outputs = outputs;
  return options;
}

// Letters by extension: ".html" → how many.
std::map<std::string, int> counted(const Sample& sample) {
  std::map<std::string, int> counts;
  for (const auto& [name, bytes] : sample.written()) {
    const bool review = name.ends_with(".review.docx");
    ++counts[review ? ".review.docx" : std::filesystem::path(name).extension().string()];
  }
  return counts;
}

// HTML of which something gets lost.
class Lossy : public render::Format {
 public:
  Lossy(std::string from, std::string to) : from_(std::move(from)), to_(std::move(to)) {}
  render::Description about() const override {
    auto about = html_.find("html")->about();
    return {"lossy", ".lossy", about.scope, about.segment_name};
  }
  std::string render(const model::Document& document,
                     const render::Context& context) const override {
    auto bytes = html_.find("html")->render(document, context);
    const auto at = bytes.find(from_);
    return at == std::string::npos ? bytes : bytes.replace(at, from_.size(), to_);
  }
  render::ReadBack read(std::string_view bytes, const std::string& name) const override {
    return html_.find("html")->read(bytes, name);
  }

 private:
  std::string from_, to_;
  render::Formats html_ = render::Formats::standard();
};

}  // namespace

TEST_CASE("every letter is made in every format that is asked for",
          "[pipeline][outputs]") {
  const Sample sample;
  const auto plain = build(sample);
  CHECK(counted(sample).count(".html") == 0);
  const auto report =
      build(sample, asking_for({"html", "text", "markdown", "bilingual"}));
  CHECK(told(added(plain.findings, report.findings)) == Names{});
  auto counts = counted(sample);
  CHECK(counts[".html"] == static_cast<int>(report.works[0].letters));
  CHECK(counts[".txt"] == counts[".html"] + 1);  // findings.txt
  CHECK(counts[".md"] == counts[".html"]);
  CHECK(counts[".review.docx"] == 3);  // ko, ja, ar
  const auto files = sample.written();
  CHECK(files.contains(Sample::letter("kr-foreign-minister", "ko") + ".html"));
  CHECK(files.contains("coi-2013/minister-letter/minister-letter_ko.review.docx"));
  for (const auto& [name, bytes] : files) {
    if (!name.ends_with(".review.docx")) continue;
    Findings findings;
    docx::lint(bytes, name, findings);
    CHECK(findings.empty());
  }
  // The same bytes again, by other threads.
  auto options = asking_for({"bilingual", "markdown", "text", "html"});
  options.jobs = 3;
  options.out = sample.root() / "again";
  build(sample, options);
  CHECK(support::differing(files, support::tree_of(options.out)) == Names{});
}

TEST_CASE("outputs that are not asked for any more are removed", "[pipeline][outputs]") {
  const Sample sample("ko");
  build(sample);
  const auto plain = sample.written();
  build(sample, asking_for({"html", "bilingual"}));
  CHECK(sample.written().size() > plain.size());
  build(sample);
  CHECK(support::differing(plain, sample.written()) == Names{});
}

TEST_CASE("template.yaml names further outputs", "[pipeline][outputs]") {
  Sample sample("ko");
  const std::string manifest = "templates/minister-letter/template.yaml";
  sample.write(manifest, sample.read(manifest) + "outputs: [text, docx, pfd]\n");
  const auto report = build(sample);
  CHECK(counted(sample)[".txt"] == static_cast<int>(report.works[0].letters) + 1);
  const auto errors = told(report.findings, Severity::error);
  CHECK(std::count(errors.begin(), errors.end(), "PL0016 " + manifest) == 1);
  // The command's choice stands in place of it.
  build(sample, asking_for({"html"}));
  CHECK(counted(sample)[".txt"] == 1);
}

TEST_CASE("an unknown output on the command line stops the build",
          "[pipeline][outputs]") {
  const Sample sample("ko");
  try {
    build(sample, asking_for({"htm"}));
    FAIL("built");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::not_found);
    CHECK(error.hint().find("html") != std::string::npos);
  }
}

TEST_CASE("a new format is built like those of the program", "[pipeline][outputs]") {
  const Sample sample("ko");
  auto formats = render::Formats::standard();
  formats.add(std::make_unique<render::speech::Speech>());
  auto options = asking_for({"speech"});
  options.formats = &formats;
  const auto plain = build(sample);
  const auto report = build(sample, options);
  CHECK(told(added(plain.findings, report.findings)) == Names{});
  CHECK(counted(sample)[".ssml"] == static_cast<int>(report.works[0].letters));
}

TEST_CASE("what an output loses is told", "[pipeline][outputs]") {
  const Sample sample("ko");
  const auto [from, to, code] = GENERATE(table<std::string, std::string, std::string>({
      {"id=\"seg_place\"", "id=\"seg_plaza\"", "CH0010"},
      {"id=\"seg_place\"", "id=\"seg_plaza\"", "CH0011"},
      {"We write to you", "We write", "CH0013"},
      {"200,000 people", "20,000 people", "CH0001"},
  }));
  auto formats = render::Formats::standard();
  formats.add(std::make_unique<Lossy>(from, to));
  auto options = asking_for({"lossy"});
  options.formats = &formats;
  options.languages = {text::LanguageTag::parse("en-GB")};
  const auto report = build(sample, options);
  bool found = false;
  for (const auto& finding : report.findings.all())
    found |= finding.code == code && finding.place.file.ends_with(".lossy");
  INFO(from << " → " << to);
  CHECK(found);
}

}  // namespace tongmun::pipeline
