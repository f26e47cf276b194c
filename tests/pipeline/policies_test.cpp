// Decisions of a workspace, and readers of regional varieties.
#include "pipeline/building.hpp"
#include "support/letter_text.hpp"

namespace tongmun::pipeline {

namespace {

constexpr const char* header =
    "post,country,languages,holder_family,holder_given,gender,rank,acting,sample,"
    "verified_on,city\n";

// The sample in the languages, with these rows of recipients and policies.
struct Posted {
  Sample sample;
  BuildReport report;

  Posted(const std::string& languages, const std::string& rows,
         const std::string& policies)
      : sample(languages) {
    sample.write(Sample::recipients, header + rows);
    auto yaml = sample.read("tongmun.yaml");
    sample.write("tongmun.yaml", yaml + policies);
    report = build(sample);
    for (const auto& finding : report.findings.all())
      if (finding.severity == Severity::error)
        UNSCOPED_INFO(told(finding) << " " << finding.message);
    CHECK_FALSE(report.findings.has_errors());
  }

  std::string docx(const std::string& folder, const std::string& language) const {
    return sample.read("out/" + Sample::letter(folder, language) + ".docx");
  }
  bool has(const std::string& folder, const std::string& language,
           const char* extension) const {
    return sample.written().contains(Sample::letter(folder, language) + extension);
  }
  std::string text(const std::string& folder, const std::string& language) const {
    std::string text;
    for (const auto& line : support::lines_of(docx(folder, language), folder))
      text += line + "\n";
    return text;
  }
};

bool holds(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

constexpr const char* swiss =
    "foreign-minister,CH,de-CH;fr-CH;it,Muster,Anna,f,,,yes,2013-01-02,Bern\n";

}  // namespace

TEST_CASE("a reader of a variety gets the language's texts with its own conventions",
          "[pipeline][overlay]") {
  const Posted letters("de, fr", swiss, "");
  const auto text = letters.text("ch-foreign-minister", "de-ch");
  CHECK(holds(text, "\nIm Namen der"));  // a unit of its own
  CHECK_FALSE(holds(text, "ß"));
  CHECK(holds(text, "200’000"));
  CHECK(holds(text, "«"));
  CHECK_FALSE(holds(text, "„"));
  // The circular is in the language itself.
  CHECK(holds(letters.text("circular", "de"), "„"));
  CHECK(holds(letters.text("circular", "de"), "\nim Namen der"));
  CHECK(letters.report.works[0].languages ==
        std::vector<std::string>{"de", "en-GB", "fr"});
}

TEST_CASE("the languages of a recipient: the first, all, or one file for all",
          "[pipeline][policies]") {
  const Posted first("de, fr", swiss, "");
  CHECK(first.has("ch-foreign-minister", "de-ch", ".docx"));
  CHECK_FALSE(first.has("ch-foreign-minister", "fr-ch", ".docx"));

  const Posted all("de, fr", swiss, "  recipient_languages: all\n");
  CHECK(all.has("ch-foreign-minister", "de-ch", ".docx"));
  CHECK(all.has("ch-foreign-minister", "fr-ch", ".docx"));
  CHECK(all.has("ch-foreign-minister", "en-gb", ".docx"));

  const Posted both("de, fr", swiss, "  recipient_languages: bilingual\n");
  CHECK(both.has("ch-foreign-minister", "de-ch", ".docx"));
  CHECK_FALSE(both.has("ch-foreign-minister", "fr-ch", ".docx"));
  CHECK(both.has("ch-foreign-minister", "fr-ch", ".akn"));
  const auto text = both.text("ch-foreign-minister", "de-ch");
  CHECK(holds(text, "Sehr geehrte Frau Bundesrätin"));
  CHECK(holds(text, "Madame la Conseillère fédérale"));
  CHECK(text.find("Sehr geehrte") < text.find("Madame la Conseillère"));
  CHECK(both.report.works[0].figures_found == both.report.works[0].figures);
  // Of the German circular and letter each figure once, of the bilingual file those of
  // both.
  CHECK(both.report.works[0].figures == all.report.works[0].figures);
}

TEST_CASE("a letter that now stands in another file leaves no file of its own",
          "[pipeline][policies]") {
  Posted letters("de, fr", swiss, "  recipient_languages: all\n");
  REQUIRE(letters.has("ch-foreign-minister", "fr-ch", ".docx"));
  letters.sample.replace("tongmun.yaml", "recipient_languages: all",
                         "recipient_languages: bilingual");
  build(letters.sample);
  CHECK_FALSE(letters.has("ch-foreign-minister", "fr-ch", ".docx"));
  CHECK(letters.has("ch-foreign-minister", "fr-ch", ".akn"));
}

TEST_CASE("policies change what they name", "[pipeline][policies]") {
  const std::string rows =
      "foreign-minister,FR,fr,Exemple,Claire,f,,,yes,2013-01-02,Paris\n"
      "foreign-minister,JP,ja,見本,花子,f,,,yes,2013-01-02,東京都\n"
      "foreign-minister,EG,ar-EG,عيّنة,ليلى,f,,,yes,2013-01-02,القاهرة\n";
  const Posted usual("fr, ja, ar", rows, "");
  CHECK(holds(usual.text("fr-foreign-minister", "fr"), "Madame Claire Exemple"));
  CHECK(holds(usual.text("jp-foreign-minister", "ja"), "2013年1月8日"));
  CHECK(holds(usual.text("eg-foreign-minister", "ar-eg"), "٢٠٠٬٠٠٠"));

  const Posted office("fr, ja, ar", rows, "  holders: office\n");
  CHECK_FALSE(holds(office.text("fr-foreign-minister", "fr"), "Exemple"));
  CHECK_FALSE(holds(office.text("jp-foreign-minister", "ja"), "花子"));

  const Posted decided(
      "fr, ja, ar", rows,
      "  capital_surnames: [fr]\n  digits: {ar: latn}\n"
      "  calendars: {ja: japanese}\n  style: plain\n  member_names: both\n");
  CHECK(holds(decided.text("fr-foreign-minister", "fr"), "Claire EXEMPLE"));
  CHECK(holds(decided.text("jp-foreign-minister", "ja"), "平成25年1月8日"));
  CHECK(holds(decided.text("eg-foreign-minister", "ar-eg"), "200,000"));
  CHECK_FALSE(holds(decided.text("eg-foreign-minister", "ar-eg"), "٢٠٠٬٠٠٠"));
  CHECK(holds(decided.text("jp-foreign-minister", "ja"), "(Amnesty International)"));
  CHECK(usual.text("fr-foreign-minister", "fr").find("très haute considération") !=
        std::string::npos);
  CHECK(decided.text("fr-foreign-minister", "fr") !=
        usual.text("fr-foreign-minister", "fr"));
  CHECK(decided.report.works[0].figures_found == decided.report.works[0].figures);
}

TEST_CASE("whom the campaign accuses is addressed by the office alone", "[pipeline][policies]") {
  const std::string rows =
      "foreign-minister,KP,fr,Exemple,Claire,f,,,yes,2013-01-02,Pyongyang\n"
      "foreign-minister,FR,fr,Exemple,Claire,f,,,yes,2013-01-02,Paris\n";
  const Posted letters("fr", rows, "  office_only: [KP]\n");
  CHECK_FALSE(holds(letters.text("kp-foreign-minister", "fr"), "Claire"));
  CHECK_FALSE(holds(letters.text("kp-foreign-minister", "fr"), "Son Excellence"));
  CHECK_FALSE(holds(letters.text("kp-foreign-minister", "fr"), "très haute considération"));
  CHECK(holds(letters.text("fr-foreign-minister", "fr"), "Son Excellence Madame Claire Exemple"));
}

TEST_CASE("a variety that nobody wrote is served by another, and told",
          "[pipeline][policies]") {
  const Posted letters(
      "fr", "foreign-minister,AU,en-AU,Sample,Ann,f,,,yes,2013-01-02,Canberra\n", "");
  CHECK(letters.has("au-foreign-minister", "en-gb", ".docx"));
  const auto notes = told(letters.report.findings, Severity::info);
  CHECK(std::count(notes.begin(), notes.end(),
                   "PL0015 campaigns/coi-2013/recipients.csv:2:1") == 1);
}

TEST_CASE("paper follows the recipient's country, then the language",
          "[pipeline][paper]") {
  const Posted letters(
      "en-US, fr",
      "foreign-minister,US,en-US,Sample,Helen,f,,,yes,2013-01-02,Washington\n"
      "foreign-minister,MX,fr,Sample,Ana,f,,,yes,2013-01-02,Ciudad de México\n"
      "foreign-minister,FR,fr,Sample,Ana,f,,,yes,2013-01-02,Paris\n",
      "");
  const auto width = [&](const char* folder, const char* language) {
    std::string found;
    const auto bytes = letters.docx(folder, language);
    const auto layout = docx::Layout::read(bytes, folder);
    for (const auto& block : layout.document().stories[0].blocks)
      if (const auto* opaque = std::get_if<model::Opaque>(&block))
        if (const auto at = opaque->xml.find("w:w=\""); at != std::string::npos)
          found = opaque->xml.substr(at + 5, opaque->xml.find('"', at + 5) - at - 5);
    return found;
  };
  CHECK(width("us-foreign-minister", "en-us") == "12240");
  CHECK(width("mx-foreign-minister", "fr") == "12240");
  CHECK(width("fr-foreign-minister", "fr") == "11906");
  CHECK(width("circular", "en-us") == "12240");
}

}  // namespace tongmun::pipeline
