// Whole letters: what must differ between two of them, and what must not.
#include <catch2/catch.hpp>
#include <map>

#include "docx/docx.hpp"
#include "pipeline/build.hpp"
#include "pipeline/workspace.hpp"
#include "support/letter_text.hpp"
#include "support/sample.hpp"
#include "text/normal_form.hpp"

namespace {

using namespace tongmun;
using support::Sample;

struct Line {
  std::string style, text;
};

std::vector<Line> lines_of(const std::string& docx, const std::string& name) {
  std::vector<Line> lines;
  const auto layout = docx::Layout::read(docx, name);
  model::for_each_paragraph(
      layout.document().stories.at(0).blocks, [&](const model::Paragraph& paragraph) {
        lines.push_back({paragraph.style, check::text_of(paragraph)});
      });
  return lines;
}

// Recipients of one gender in every language that tells genders apart, and their letters.
using Letters = std::map<std::string, std::vector<Line>>;

constexpr const char* header =
    "post,country,languages,holder_family,holder_given,gender,sample,verified_on,city\n";

const std::vector<std::pair<std::string, std::string>>& readers() {
  static const std::vector<std::pair<std::string, std::string>> list = {
      {"IE", "en-GB"}, {"PH", "en-US"}, {"FR", "fr"}, {"ES", "es"}, {"MX", "es-MX"},
      {"DZ", "ar"},    {"KZ", "ru"},    {"LU", "de"}, {"CZ", "cs"}, {"BR", "pt-BR"}};
  return list;
}

Letters letters_to(const std::string& gender) {
  auto sample = Sample::whole();
  std::string csv = header;
  for (const auto& [country, language] : readers())
    csv += "foreign-minister," + country + "," + language + ",Sample,Alex," + gender +
           ",yes,2013-01-02,City\n";
  sample.write(Sample::recipients, csv);
  pipeline::BuildOptions options;
  options.workspace = sample.root();
  const auto report = pipeline::build(options);
  for (const auto& finding : report.findings.all())
    if (finding.severity == Severity::error)
      UNSCOPED_INFO(finding.code << " " << finding.message);
  CHECK_FALSE(report.findings.has_errors());
  Letters letters;
  for (const auto& [name, bytes] : sample.written())
    for (const auto& [country, language] : readers()) {
      const auto of_country = "/" + text::bare_letters(country) + "-foreign-minister/";
      const bool reference =
          name.find("_en-gb_") != std::string::npos && language != "en-GB";
      if (name.ends_with(".docx") && name.find(of_country) != std::string::npos &&
          !reference)
        letters[country + " " + language] = lines_of(bytes, name);
    }
  return letters;
}

bool is_address_or_courtesy(const std::string& style) {
  return style == "Inside Address" || style == "Salutation" || style == "Closing";
}

}  // namespace

TEST_CASE("a letter to a woman differs from that to a man in its courtesies only",
          "[scenario]") {
  const auto to_men = letters_to("m"), to_women = letters_to("f");
  REQUIRE(to_men.size() == readers().size());
  REQUIRE(to_women.size() == readers().size());
  for (const auto& [reader, to_man] : to_men) {
    INFO(reader);
    const auto& to_woman = to_women.at(reader);
    REQUIRE(to_man.size() == to_woman.size());
    std::size_t differences = 0;
    for (std::size_t i = 0; i < to_man.size(); ++i) {
      if (to_man[i].text == to_woman[i].text) continue;
      INFO(to_man[i].style << ": " << to_man[i].text << " | " << to_woman[i].text);
      CHECK(is_address_or_courtesy(to_man[i].style));
      ++differences;
    }
    CHECK(differences >= 1);
  }
}

TEST_CASE("who is not known to be a man or a woman is addressed as neither",
          "[scenario]") {
  const auto to_men = letters_to("m"), to_women = letters_to("f"),
             to_anybody = letters_to("");
  const auto courtesies = [](const std::vector<Line>& lines) {
    std::vector<std::string> texts;
    for (const auto& line : lines)
      if (line.style == "Salutation" || line.style == "Inside Address")
        texts.push_back(line.text);
    return texts;
  };
  for (const auto& [reader, lines] : to_anybody) {
    INFO(reader);
    const auto own = courtesies(lines);
    CHECK_FALSE(own.empty());
    CHECK(own != courtesies(to_men.at(reader)));
    CHECK(own != courtesies(to_women.at(reader)));
  }
}

TEST_CASE("British and American letters keep their own usage", "[scenario]") {
  auto sample = Sample::whole();
  pipeline::BuildOptions options;
  options.workspace = sample.root();
  pipeline::build(options);
  const auto tree = sample.written();
  const auto text_of = [&](const std::string& folder, const std::string& language) {
    const auto file = Sample::letter(folder, language) + ".docx";
    REQUIRE(tree.contains(file));
    std::string text;
    for (const auto& line : lines_of(tree.at(file), file)) text += line.text + "\n";
    return text;
  };
  const auto british = text_of("gb-foreign-minister", "en-gb");
  const auto american = text_of("us-foreign-minister", "en-us");
  const auto holds = [](const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
  };
  CHECK(holds(british, "8 January 2013"));
  CHECK(holds(american, "January 8, 2013"));
  CHECK(holds(british, "more than 40 organisations"));
  CHECK(holds(american, "more than 40 organizations"));
  CHECK(holds(british, "Dear Foreign Secretary,"));
  CHECK(holds(american, "Dear Madam Secretary:"));
  CHECK(
      holds(british, "Amnesty International, Human Rights Watch and the International"));
  CHECK(holds(american,
              "Amnesty International, Human Rights Watch, and the International"));
  CHECK(holds(british, "25\u00A0per cent"));
  CHECK(holds(american, "25\u00A0percent"));
  CHECK_FALSE(holds(american, "organisation"));
  CHECK_FALSE(holds(british, "organization"));
  // The American reads the American text alone: no reference version beside it.
  CHECK_FALSE(tree.contains(Sample::letter("us-foreign-minister", "en-gb") + ".docx"));
}

TEST_CASE("an upper bound is never about so many", "[scenario]") {
  Findings findings;
  const auto workspace = pipeline::open_workspace(TONGMUN_SOURCE_DIR, findings);
  const auto library = pipeline::read_languages(workspace, findings);
  for (const auto& [tag, conventions] : library.languages()) {
    INFO(tag.str());
    const auto pattern_of = [&](const std::string& unit, const std::string& kind) {
      const auto own = conventions.unit_qualifiers.find(unit);
      if (own != conventions.unit_qualifiers.end() && own->second.contains(kind))
        return own->second.at(kind);
      return conventions.qualifiers.at(kind);
    };
    for (const auto& [unit, patterns] : conventions.numbers.units) {
      INFO(unit);
      const auto up_to = pattern_of(unit, "up_to");
      for (const auto* other : {"approx", "at_least", "more_than", "exact"}) {
        INFO(other);
        CHECK(up_to != pattern_of(unit, other));
      }
    }
  }
}
