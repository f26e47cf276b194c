// The body of a template from anybody, compiled with a sound layout and the sample's
// campaign, and the letters that come of it.
#include <unistd.h>

#include <filesystem>
#include <optional>

#include "base/file.hpp"
#include "campaign/campaign.hpp"
#include "docx/docx.hpp"
#include "fuzz/fuzzing.hpp"
#include "language/conventions.hpp"
#include "templating/compile.hpp"
#include "templating/compose.hpp"

using namespace tongmun;
namespace fs = std::filesystem;

namespace {

// A folder of this process, in memory where the system has such a place; gone at the end.
class Folder {
 public:
  Folder()
      : path_(
            (fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path()) /
            ("tongmun_fuzz_" + std::to_string(::getpid()))) {
    fs::create_directories(type());
    write_file_atomically(type() / "template.yaml",
                          "type: letter\none_per: recipient\npost: foreign-minister\n"
                          "layout: {default: layout.xml}\n");
    copy("tests/fuzz/layout.xml");
    copy("templates/minister-letter/figures.md");
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path root() const { return path_; }
  fs::path type() const { return path_ / "letter"; }

 private:
  void copy(const fs::path& file) const {
    fs::copy_file(fs::path(TONGMUN_SOURCE_DIR) / file, type() / file.filename(),
                  fs::copy_options::overwrite_existing);
  }

  fs::path path_;
};

const campaign::Campaign& sample() {
  static const auto campaign = [] {
    Findings findings;
    const fs::path root = TONGMUN_SOURCE_DIR;
    return campaign::read(root / "campaigns/coi-2013", root, findings).value();
  }();
  return campaign;
}

std::optional<templating::Template> compiled(std::string_view body, Findings& findings) {
  static const Folder folder;
  static const templating::CompileOptions options{
      folder.root(), text::LanguageTag::parse("en-GB"), {.abbreviations = {"U.N."}}};
  write_file_atomically(folder.type() / "body.md", body);
  return templating::compile(folder.type(), sample(), options, findings);
}

const language::Conventions& conventions(std::string_view tag) {
  static const auto library = [] {
    Findings findings;
    const fs::path root = TONGMUN_SOURCE_DIR;
    return language::Library::read(root / "translations", root, findings);
  }();
  return *library.find(text::LanguageTag::parse(tag));
}

// Composes a letter whose translation is the source itself, and writes it.
void write_letter(const templating::Template& source, std::string_view language,
                  const campaign::Recipient* recipient) {
  const auto tag = text::LanguageTag::parse(language);
  const auto same = [](const templating::TemplateSegment& segment) {
    return std::optional(templating::Translation{segment.content, "fuzz.tmx"});
  };
  Findings findings;
  const auto localisation = templating::localise(source, sample(), tag, same, findings);
  const auto& layout = source.layout_for(tag);
  const auto script = templating::make_script(layout.program, source, localisation);
  const templating::Expression expression{
      source,
      localisation,
      script,
      conventions(language),
      conventions("en-GB"),
      {templating::ParticlePolicy::lenient, source.source_language}};
  const templating::Subject subject{
      sample(), source.manifest.id, source.manifest.post, recipient, tag, false};
  const auto letter = templating::Composer(expression).compose(subject, findings);
  const auto bytes = layout.layout->write(letter, {});
  Findings faults;
  docx::lint(bytes, "written.docx", faults);
  for (const auto& fault : faults.all()) {
    // Characters that no text should have, which the body itself has.
    const bool of_the_body = fault.code == "DX0022" || fault.code == "DX0035";
    if (fault.severity != Severity::error || of_the_body) continue;
    fuzz::tell(faults);
    fuzz::require(false, "a letter has no fault that the linter knows");
  }
}

// Were the manifest or the layout refused, no body would ever be read.
void require_sound_surroundings() {
  Findings findings;
  const bool sound = compiled("{{>figures}}\n", findings).has_value();
  fuzz::tell(findings);
  fuzz::require(sound, "a sound body compiles");
  conventions("en-GB");  // all are read now, not in the first input's time
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  require_sound_surroundings();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::only_errors([&] {
    Findings findings;
    const auto source = compiled(fuzz::text_of(data, size), findings);
    fuzz::require(source.has_value() == !findings.has_errors(),
                  "a template comes out where nothing is wrong, and only there");
    fuzz::require_remedies(findings);
    if (!source) return;
    write_letter(*source, "ko", &sample().recipients.front());
    write_letter(*source, "ar", nullptr);
  });
}
