// The body of a template from anybody, compiled with a sound layout and the sample's
// campaign.
#include <unistd.h>

#include <filesystem>

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
    write_file_atomically(
        type() / "template.yaml",
        "type: letter\npost: foreign-minister\nlayout: {default: layout.xml}\n");
    fs::copy_file(fs::path(TONGMUN_SOURCE_DIR) / "tests/fuzz/layout.xml",
                  type() / "layout.xml", fs::copy_options::overwrite_existing);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path root() const { return path_; }
  fs::path type() const { return path_ / "letter"; }

 private:
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  static const templating::CompileOptions options{
      folder.root(), text::LanguageTag::parse("en-GB"), {.abbreviations = {"U.N."}}};
  write_file_atomically(folder.type() / "body.md", fuzz::text_of(data, size));
  return fuzz::only_errors([&] {
    Findings findings;
    const auto compiled = templating::compile(folder.type(), sample(), options, findings);
    fuzz::require(compiled.has_value() == !findings.has_errors(),
                  "a template comes out where nothing is wrong, and only there");
    for (const auto& finding : findings.all())
      fuzz::require(!finding.remedy.empty(), "a finding has a remedy");
  });
}
