// The body of a template from anybody, compiled with a sound layout and the sample's
// campaign.
#include <unistd.h>

#include <filesystem>
#include <optional>

#include "base/file.hpp"
#include "campaign/campaign.hpp"
#include "fuzz/fuzzing.hpp"
#include "templating/compile.hpp"

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

// Were the manifest or the layout refused, no body would ever be read.
void require_sound_surroundings() {
  Findings findings;
  const bool sound = compiled("{{>figures}}\n", findings).has_value();
  for (const auto& finding : findings.all())
    std::fprintf(stderr, "%s %s\n", finding.code.c_str(), finding.message.c_str());
  fuzz::require(sound, "a sound body compiles");
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  require_sound_surroundings();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::only_errors([&] {
    Findings findings;
    const bool sound = compiled(fuzz::text_of(data, size), findings).has_value();
    fuzz::require(sound == !findings.has_errors(),
                  "a template comes out where nothing is wrong, and only there");
    for (const auto& finding : findings.all())
      fuzz::require(!finding.remedy.empty(), "a finding has a remedy");
  });
}
