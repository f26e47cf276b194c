// Files that others made, read and written without a change: nothing of them is lost.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "base/file.hpp"
#include "docx/everywhere.hpp"
#include "docx/support.hpp"
#include "support/temporary_folder.hpp"
#include "support/validated.hpp"
#include "text/script.hpp"

using namespace tongmun;

namespace {

namespace fs = std::filesystem;

std::string written_again(const docx::Layout& layout) {
  docx::WriteOptions options;
  options.profile = docx::Profile::work;
  // Asked for anew with every letter: here, what the file says itself.
  const auto& language = layout.document().language;
  const auto slot = text::main_slot(language);
  auto& languages = options.languages;
  (slot == text::FontSlot::latin        ? languages.latin
   : slot == text::FontSlot::east_asian ? languages.east_asian
                                        : languages.complex) = language.str();
  return layout.write(layout.document(), options);
}

// Parts that every letter has anew; what remains must be there byte for byte.
bool is_ours(const std::string& type) {
  for (const auto* ours : {"main+xml", "header+xml", "footer+xml", "footnotes+xml",
                           "endnotes+xml", "comments+xml", "styles+xml", "settings+xml",
                           "numbering+xml", "fontTable+xml", "properties+xml"})
    if (type.ends_with(ours)) return true;
  return false;
}

std::vector<std::string> parts_changed(const std::string& before,
                                       const std::string& after) {
  const auto source = opc::Package::read(before, "before.docx");
  const auto target = opc::Package::read(after, "after.docx");
  std::vector<std::string> changed;
  for (const auto& part : source.part_names()) {
    if (is_ours(source.content_type(part))) continue;
    const bool has_tags = source.part(part).find("{{") != std::string::npos;
    const bool workbook = part.ends_with(".xlsx");  // of a chart with tags
    if (has_tags || workbook) continue;
    if (!target.contains(part) || target.part(part) != source.part(part) ||
        target.content_type(part) != source.content_type(part))
      changed.push_back(part);
  }
  return changed;
}

// A document but for what each letter has anew: its properties and the numbers of
// comments and shapes.
std::string lasting(model::Document document) {
  std::erase_if(document.stories,
                [](const auto& story) { return story.part.starts_with("docProps/"); });
  auto text = docx_test::described(document);
  for (const std::string before :
       {"<w:commentRangeStart w:id=\"", "<w:commentRangeEnd w:id=\"", "<v:shape id=\""})
    for (auto at = text.find(before); at != std::string::npos;
         at = text.find(before, at)) {
      at += before.size();
      text.erase(at, text.find('"', at) - at);
    }
  return text;
}

void check_unchanged(const std::string& name, const std::string& bytes,
                     std::map<std::string, std::string>& files) {
  CAPTURE(name);
  const auto layout = docx::Layout::read(bytes, name);
  const auto again = written_again(layout);
  const auto read = docx::Layout::read(again, name);
  CHECK(lasting(read.document()) == lasting(layout.document()));
  CHECK(parts_changed(bytes, again) == std::vector<std::string>{});
  CHECK((written_again(read) == again));
  files[name] = again;
}

// What LibreOffice makes of a file; nothing, and a warning, where it is not installed.
std::string saved_by_libreoffice(const std::string& bytes, const std::string& format) {
  if (std::system("command -v soffice >/dev/null 2>&1") != 0) {
    WARN("skipped: soffice is absent (libreoffice-writer)");
    return {};
  }
  const support::TemporaryFolder folder;
  write_file_atomically(folder.path() / "in.docx", bytes);
  const auto path = folder.path().string();
  const auto command = "soffice -env:UserInstallation=file://" + path +
                       "/profile --headless --convert-to " + format + " --outdir '" +
                       path + "/out' '" + path + "/in.docx' >/dev/null 2>&1";
  if (std::system(command.c_str()) != 0) return {};
  for (const auto& entry : fs::directory_iterator(folder.path() / "out"))
    return read_file(entry.path());
  return {};
}

}  // namespace

TEST_CASE("a file that is written without a change loses nothing",
          "[docx][unchanged][published]") {
  std::map<std::string, std::string> files;
  check_unchanged("everywhere.docx", docx_test::everywhere(), files);
  check_unchanged("template.docx", docx_test::everywhere(docx_test::FileKind::dotx),
                  files);
  check_unchanged("flat.docx", docx_test::everywhere(docx_test::FileKind::flat), files);
  for (const auto& entry :
       fs::directory_iterator(fs::path(TONGMUN_SOURCE_DIR) / "templates/minister-letter"))
    if (entry.path().extension() == ".docx")
      check_unchanged(entry.path().filename().string(), read_file(entry.path()), files);
  CHECK(published::validated(files) == "");
}

TEST_CASE("a file of LibreOffice is written again without loss and no worse",
          "[docx][unchanged][published]") {
  const auto bytes = saved_by_libreoffice(docx_test::everywhere(), "docx");
  if (bytes.empty()) return;
  std::map<std::string, std::string> files;
  check_unchanged("libreoffice.docx", bytes, files);
  const auto faults = [](const std::string& said) {
    int found = 0;
    for (auto at = said.find("\"description\""); at != std::string::npos;
         at = said.find("\"description\"", at + 1))
      ++found;
    return found;
  };
  const auto after = published::validated(files);
  if (!after.empty())
    CHECK(faults(after) <= faults(published::validated({{"source.docx", bytes}})));
}
