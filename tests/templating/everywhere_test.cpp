// A template with a tag in each place, compiled, composed and written: what stands there
// then.
#include "docx/everywhere.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "docx/support.hpp"
#include "opc/package.hpp"
#include "support/validated.hpp"
#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using docx_test::everywhere;
using docx_test::FileKind;
using docx_test::value_for;

namespace {

// One column of plain text for each place.
campaign::Campaign campaign_of_places() {
  auto made = sample();
  auto& cells = made.recipients[0].cells;
  for (const auto& place : docx_test::tag_places()) {
    const std::string name(place.name);
    made.columns.push_back(
        {name, campaign::ColumnType::text, "", "data-recipient-" + name});
    cells.emplace_back(value_for(name));
  }
  made.recipients[1].cells.assign(made.columns.size(), campaign::Absent{});
  return made;
}

std::string layout_name(FileKind kind) {
  return kind == FileKind::docx   ? "layout.docx"
         : kind == FileKind::dotx ? "layout.dotx"
                                  : "layout.xml";
}

docx::WriteOptions options_for(const std::string& language, docx::Profile profile) {
  const auto& conventions = tmpl_test::conventions(language);
  docx::WriteOptions options;
  options.languages.latin = conventions.lang_latin;
  options.languages.east_asian = conventions.lang_east_asian;
  options.languages.complex = conventions.lang_complex;
  options.profile = profile;
  return options;
}

struct Letter {
  std::string source, bytes;
  std::vector<std::string> told;
};

Letter letter(const std::string& language, FileKind kind = FileKind::docx,
              docx::Profile profile = docx::Profile::work) {
  TemplateFolder folder;
  Letter made;
  made.source = everywhere(kind);
  const auto file = layout_name(kind);
  folder.write("template.yaml",
               "type: letter\none_per: recipient\npost: foreign-minister\n"
               "layout: {default: " +
                   file + "}\n");
  folder.write(file, made.source);
  const auto campaign = campaign_of_places();
  const auto compiled = folder.compile(campaign);
  made.told = told(folder.findings);
  for (const auto& finding : made.told) UNSCOPED_INFO(finding);
  REQUIRE(compiled);
  const auto composed = compose(*compiled, campaign, language, &campaign.recipients[0]);
  made.bytes = compiled->layout_for(tag(language))
                   .layout->write(composed.document, options_for(language, profile));
  return made;
}

// Part by part, relationships too.
std::map<std::string, std::string> parts_of(const std::string& bytes) {
  const auto package = opc::Package::read(bytes, "letter.docx");
  std::map<std::string, std::string> parts;
  const auto add_relationships = [&](const std::string& source) {
    const auto slash = source.rfind('/');
    const auto name = slash == std::string::npos ? "_rels/.rels"
                                                 : source.substr(0, slash) + "/_rels" +
                                                       source.substr(slash) + ".rels";
    for (const auto& related : package.relationships(source))
      parts[name] += related.target + "\n";
  };
  add_relationships("");
  for (const auto& part : package.part_names()) {
    parts[part] = package.part(part);
    add_relationships(part);
  }
  return parts;
}

int count(const std::string& text, const std::string& wanted) {
  int found = 0;
  for (auto at = text.find(wanted); at != std::string::npos;
       at = text.find(wanted, at + 1))
    ++found;
  return found;
}

// Names of places whose value does not stand where it should, as often as it should.
std::vector<std::string> wrong_places(const std::string& bytes,
                                      docx::Profile profile = docx::Profile::work) {
  const auto parts = parts_of(bytes);
  std::vector<std::string> wrong;
  for (const auto& place : docx_test::tag_places()) {
    int here = 0, anywhere = 0;
    for (const auto& [name, content] : parts) {
      const int found = count(content, value_for(place.name));
      anywhere += found;
      if (name == place.part) here += found;
    }
    const bool sent = profile == docx::Profile::work || place.name != "comment";
    const int times = sent ? place.times : 0;
    if (here != times || anywhere != times)
      wrong.push_back(std::string(place.name) + ": " + std::to_string(here) + " of " +
                      std::to_string(anywhere));
  }
  return wrong;
}

std::vector<std::string> parts_with_braces(const std::string& bytes) {
  std::vector<std::string> found;
  for (const auto& [name, content] : parts_of(bytes))
    if (content.find("{{") != std::string::npos ||
        content.find("%7B%7B") != std::string::npos || name.ends_with(".xlsx"))
      found.push_back(name);
  return found;
}

const std::vector<std::string> ten_languages = {"en-GB", "ko", "ja",      "ar", "fr",
                                                "ru",    "th", "zh-Hans", "de", "pt-BR"};

}  // namespace

TEST_CASE("a tag works in each place of a DOCX, DOTX and Flat OPC file",
          "[templating][everywhere]") {
  const auto kind = GENERATE(FileKind::docx, FileKind::dotx, FileKind::flat);
  const auto profile = GENERATE(docx::Profile::work, docx::Profile::send);
  CAPTURE(layout_name(kind), profile == docx::Profile::send);
  const auto made = letter("en-GB", kind, profile);
  CHECK(made.told.empty());
  CHECK(wrong_places(made.bytes, profile) == std::vector<std::string>{});
  CHECK(parts_with_braces(made.bytes) == std::vector<std::string>{});
  CHECK(docx_test::codes_of(made.bytes) == std::vector<std::string>{});
}

TEST_CASE("a letter with a tag in each place is valid in ten languages",
          "[templating][everywhere][published]") {
  std::map<std::string, std::string> files{{"source.docx", everywhere()},
                                           {"source.dotx", everywhere(FileKind::dotx)}};
  for (const auto& language : ten_languages) {
    CAPTURE(language);
    const auto made = letter(language);
    CHECK(wrong_places(made.bytes) == std::vector<std::string>{});
    CHECK(parts_with_braces(made.bytes) == std::vector<std::string>{});
    CHECK(docx_test::codes_of(made.bytes) == std::vector<std::string>{});
    files[language + ".docx"] = made.bytes;
  }
  CHECK(published::validated(files) == "");
}

TEST_CASE("a control that was bound to a property shows what the template says",
          "[templating][everywhere]") {
  const auto made = letter("en-GB");
  const auto main = docx_test::part_of(made.bytes, "word/document.xml");
  CHECK(main.find("dataBinding") == std::string::npos);
  CHECK(main.find("showingPlcHdr") == std::string::npos);
}

TEST_CASE("properties without tags do not leave with a letter",
          "[templating][everywhere]") {
  const auto made = letter("en-GB", FileKind::docx, docx::Profile::send);
  for (const auto& [part, content] : parts_of(made.bytes)) {
    CAPTURE(part);
    CHECK(content.find("A. Writer") == std::string::npos);
    CHECK(content.find("TotalTime") == std::string::npos);
    CHECK(content.find("Normal.dotm") == std::string::npos);
    CHECK(content.find("2013-01-08T10") == std::string::npos);
  }
}

TEST_CASE("a tag in deleted text is refused with its place", "[templating][everywhere]") {
  TemplateFolder folder;
  folder.write("layout.docx",
               everywhere(FileKind::docx,
                          "<w:p><w:r><w:t>kept </w:t></w:r><w:del w:id=\"900\" "
                          "w:author=\"A\"><w:r><w:delText>{{recipient.body}}"
                          "</w:delText></w:r></w:del></w:p>"));
  CHECK_FALSE(folder.compile(campaign_of_places()));
  REQUIRE(folder.findings.all().size() == 1);
  const auto& finding = folder.findings.all().front();
  CHECK(finding.code == "TP0032");
  CHECK(finding.place.str().find("word/document.xml paragraph") != std::string::npos);
  CHECK(finding.message.find("w:del") != std::string::npos);
}
