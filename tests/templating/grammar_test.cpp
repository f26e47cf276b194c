// Grammar that languages bring as data: articles and prepositions, cases, first mentions,
// titles inside sentences, ranks, policies, spaces that must not break, scripts beside
// each other.
#include <catch2/catch.hpp>

#include "base/file.hpp"
#include "templating/detail/typography.hpp"
#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using campaign::Gender;
using Lines = std::vector<std::string>;

namespace {

// The sample with one more organisation whose forms a test chooses.
campaign::Campaign with_organisation(const std::string& language,
                                     campaign::NameForms forms) {
  auto campaign = sample();
  campaign::Name name;
  name.id = "body";
  name.forms[tag(language)] = forms;
  name.forms[tag("en")].name = "Plain Body";
  campaign.organisations.push_back(std::move(name));
  return campaign;
}

std::string said(const std::string& language, const std::string& field,
                 campaign::NameForms forms) {
  const auto campaign = with_organisation(language, std::move(forms));
  return Speaker{campaign, language}.say("organisation.body:" + field).text;
}

campaign::NameForms named(const std::string& name, const std::string& article = {}) {
  campaign::NameForms forms;
  forms.name = name;
  forms.article = article;
  return forms;
}

// A body composed in a language whose translation is given; main text of the letter.
std::string letter(const std::string& body, const std::string& language,
                   const std::string& translation, Composed* composed = nullptr,
                   campaign::Campaign campaign = sample()) {
  TemplateFolder folder;
  folder.part("body", body);
  const auto compiled = folder.compile(campaign);
  REQUIRE(compiled);
  auto made = compose(*compiled, campaign, language, nullptr, {{body, translation}});
  for (const auto& finding : made.findings.all()) UNSCOPED_INFO(finding.message);
  CHECK_FALSE(made.findings.has_errors());
  auto text = text_of(made.document);
  if (composed != nullptr) *composed = std::move(made);
  return text.substr(0, text.find('\n'));
}

}  // namespace

TEST_CASE("a preposition joins a name by its article and its first sound", "[grammar]") {
  CHECK(said("fr", "of", named("Comité des droits", "le")) == "du Comité des droits");
  CHECK(said("fr", "of", named("Fédération", "la")) == "de la Fédération");
  CHECK(said("fr", "of", named("Organisation", "l’")) == "de l’Organisation");
  CHECK(said("fr", "of", named("Nations Unies", "les")) == "des Nations Unies");
  CHECK(said("fr", "of", named("Amnesty International")) == "d’Amnesty International");
  CHECK(said("fr", "of", named("Jubilee Campaign")) == "de Jubilee Campaign");
  CHECK(said("fr", "to", named("Comité", "le")) == "au Comité");
  CHECK(said("es", "of", named("Comité", "el")) == "del Comité");
  CHECK(said("es", "to", named("Comité", "el")) == "al Comité");
  CHECK(said("es", "of", named("Federación", "la")) == "de la Federación");
  CHECK(said("pt-BR", "of", named("Comitê", "o")) == "do Comitê");
  CHECK(said("pt-BR", "in", named("Federação", "a")) == "na Federação");
  CHECK(said("pt-BR", "by", named("Comitê", "o")) == "pelo Comitê");
  CHECK(said("en-GB", "a", named("Amnesty group")) == "an Amnesty group");
  CHECK(said("en-GB", "a", named("Jubilee group")) == "a Jubilee group");
  auto aspirated = named("Human Rights Watch");
  aspirated.begins = "consonant";
  CHECK(said("fr", "of", aspirated) == "de Human Rights Watch");
  aspirated.begins = "vowel";
  CHECK(said("fr", "of", aspirated) == "d’Human Rights Watch");
  auto abbreviated = named("Non-governmental Organisation");
  abbreviated.short_name = "NGO";
  abbreviated.short_begins = "vowel";
  CHECK(said("en-GB", "short:a", abbreviated) == "an NGO");
}

TEST_CASE("a name stands in the case that is asked for, or that is told", "[grammar]") {
  auto forms = named("Международная амнистия");
  forms.cases["genitive"] = "Международной амнистии";
  CHECK(said("ru", "genitive", forms) == "Международной амнистии");
  const auto campaign = with_organisation("ru", forms);
  const auto dative = Speaker{campaign, "ru"}.say("organisation.body:dative");
  CHECK(dative.text == "Международная амнистия");
  REQUIRE(dative.findings.all().size() == 1);
  CHECK(dative.findings.all()[0].code == "TP0057");
}

TEST_CASE("amounts and months take the cases of their language", "[grammar]") {
  const auto campaign = sample();
  CHECK(Speaker{campaign, "ru"}.say("claim.prisoners").text == "до 200\u00A0000 человек");
  CHECK(Speaker{campaign, "ru"}.say("claim.session:month:prepositional").text ==
        "марте 2013\u00A0года");
  CHECK(Speaker{campaign, "cs"}.say("claim.session:month:locative").text ==
        "březnu 2013");
  // A case that the language does not have changes nothing.
  CHECK(Speaker{campaign, "ja"}.say("claim.session:month").text == "2013年3月");
}

TEST_CASE("a country is introduced once and named shortly afterwards", "[grammar]") {
  const std::string body =
      "We write about {{country.KP:mention}}, and {{country.KP:mention}} must answer.";
  CHECK(letter(body, "en-GB", "") ==
        "We write about the Democratic People’s Republic of Korea (DPRK), and the DPRK "
        "must answer.");
  CHECK(letter(body, "fr", "En {{country.KP:mention}} : {{country.KP:mention:of}}.")
            .find("République populaire démocratique de Corée (RPDC)\u00A0: de la RPDC") !=
        std::string::npos);
  const std::string by_sender =
      "{{sender.name:mention}} writes; {{sender.name:mention}} signs.";
  CHECK(letter(by_sender, "en-GB", "") ==
        "International Coalition to Stop Crimes against Humanity in North Korea (ICNK) "
        "writes; ICNK "
        "signs.");
}

TEST_CASE("the addressee's title stands inside a sentence", "[grammar]") {
  const auto campaign = sample();
  using Row = std::tuple<std::string, std::string, std::string>;
  for (const auto& [language, to_man, to_woman] :
       {Row{"fr", "Monsieur le Ministre", "Madame la Ministre"},
        Row{"es", "Señor Ministro", "Señora Ministra"},
        Row{"pt-BR", "Senhor Ministro", "Senhora Ministra"},
        Row{"de", "Herr Minister", "Frau Ministerin"},
        Row{"cs", "pane ministře", "paní ministryně"}}) {
    INFO(language);
    const auto man = recipient("LU", Gender::male, "Sample", "Alex");
    const auto woman = recipient("LU", Gender::female, "Sample", "Alex");
    CHECK(Speaker{campaign, language, &man}.say("recipient.title").text == to_man);
    CHECK(Speaker{campaign, language, &woman}.say("recipient.title").text == to_woman);
    const auto anybody = recipient("LU", Gender::unknown, "Sample", "Alex");
    const auto neutral =
        Speaker{campaign, language, &anybody}.say("recipient.title").text;
    CHECK_FALSE(neutral.empty());
    CHECK(neutral != to_man);
    CHECK(neutral != to_woman);
  }
}

TEST_CASE("a royal or clerical rank overrides the minister's forms", "[grammar]") {
  const auto campaign = sample();
  auto prince = recipient("SA", Gender::male, "Sample", "Alex");
  const auto usual = Speaker{campaign, "ar", &prince}.lines("address");
  prince.rank = "royal";
  const auto royal = Speaker{campaign, "ar", &prince}.lines("address");
  CHECK(usual.find("معالي") != std::string::npos);
  CHECK(royal.find("صاحب السمو الملكي") != std::string::npos);
  CHECK(royal.find("معالي") == std::string::npos);
}

TEST_CASE("a holder who is acting is called so", "[grammar]") {
  const auto campaign = sample();
  auto minister = recipient("LU", Gender::female, "Sample", "Alex");
  minister.acting = true;
  CHECK(Speaker{campaign, "en-GB", &minister}.lines("address").find("Acting Minister") !=
        std::string::npos);
}

TEST_CASE("spaces that must not break stand where the language says",
          "[grammar][typography]") {
  const auto& french = conventions("fr").typography;
  CHECK(templating::with_typography("« Venez » : oui ; non !", french).find(" ;") ==
        std::string::npos);
  const auto& czech = conventions("cs").typography;
  CHECK(templating::with_typography("v Praze a k tomu", czech) ==
        "v\u00A0Praze a\u00A0k\u00A0tomu");
  CHECK(templating::with_typography("krok za krokem", czech) == "krok za krokem");
  const auto& swiss = conventions("de-CH").typography;
  CHECK(templating::with_typography("Maß und Straße", swiss) == "Mass und Strasse");
}

TEST_CASE("a mark behind a field keeps its space", "[grammar][typography]") {
  const std::string body = "Held: {{claim.prisoners}}!";
  CHECK(letter(body, "fr", "Détenus : {{claim.prisoners}} !").find("personnes\u202F!") !=
        std::string::npos);
}

TEST_CASE("an Arabic sentence carries Latin, Korean, a range and an address",
          "[grammar][scripts]") {
  auto campaign = sample();
  campaign.claims[1].kind = campaign::ClaimKind::range;
  campaign.claims[1].low = text::Decimal(20);
  campaign.people[0].forms[tag("ar")].name = "신동혁";
  const std::string body =
      "{{sender.name:short}} and {{person.miner}}: {{claim.mortality}}, see "
      "www.icnk.example now.";
  Composed composed;
  const auto text = letter(body, "ar",
                           "{{sender.name:short}} و{{person.miner}}: "
                           "{{claim.mortality}}، انظر www.icnk.example الآن.",
                           &composed, campaign);
  CHECK(text.find("٢٠") != std::string::npos);
  CHECK(text.find("٢٥") != std::string::npos);
  std::map<std::string, std::tuple<text::FontSlot, text::Direction>> seen;
  model::for_each_paragraph(
      composed.document.stories[0].blocks, [&](const model::Paragraph& paragraph) {
        CHECK(paragraph.direction == text::Direction::rtl);
        for (const auto& item : paragraph.content)
          if (const auto* run = std::get_if<model::Run>(&item))
            for (const auto* word : {"ICNK", "신동혁", "www.icnk.example", "انظر"})
              if (run->text.find(word) != std::string::npos)
                seen[word] = {run->slot, run->direction};
      });
  using text::Direction;
  using text::FontSlot;
  CHECK(seen["ICNK"] == std::tuple(FontSlot::latin, Direction::ltr));
  CHECK(seen["신동혁"] == std::tuple(FontSlot::east_asian, Direction::ltr));
  CHECK(seen["www.icnk.example"] == std::tuple(FontSlot::latin, Direction::ltr));
  CHECK(seen["انظر"] == std::tuple(FontSlot::complex, Direction::rtl));
}

TEST_CASE("five scripts in one paragraph have their languages and font slots",
          "[grammar][scripts]") {
  const std::string body = "One.";
  Composed composed;
  letter(body, "ru", "Русский, English, 한국어, العربية, ไทย.", &composed);
  std::vector<std::pair<std::string, text::FontSlot>> slots;
  std::map<std::string, std::string> languages;
  model::for_each_paragraph(
      composed.document.stories[0].blocks, [&](const model::Paragraph& paragraph) {
        for (const auto& item : paragraph.content)
          if (const auto* run = std::get_if<model::Run>(&item))
            for (const auto* word : {"Русский", "English", "한국어", "العربية", "ไทย"})
              if (run->text.find(word) != std::string::npos) {
                slots.emplace_back(word, run->slot);
                languages[word] = run->language.str();
              }
      });
  using text::FontSlot;
  const std::vector<std::pair<std::string, FontSlot>> expected = {
      {"Русский", FontSlot::latin},
      {"English", FontSlot::latin},
      {"한국어", FontSlot::east_asian},
      {"العربية", FontSlot::complex},
      {"ไทย", FontSlot::complex}};
  CHECK(slots == expected);
  CHECK(languages["Русский"] == "ru");
  CHECK(languages["한국어"] == conventions("ru").lang_east_asian);
  CHECK(languages["العربية"] == conventions("ru").lang_complex);
}

TEST_CASE("a Thai letter counts years by the Buddhist era, without spaces between words",
          "[grammar]") {
  const auto campaign = sample();
  CHECK(Speaker{campaign, "th"}.say("claim.launch").text.find("2554") !=
        std::string::npos);
  const auto said = Speaker{campaign, "th"}.say("claim.prisoners");
  CHECK(said.text.find("200,000") != std::string::npos);
  CHECK(said.text.find("คน") != std::string::npos);
}

TEST_CASE(
    "a language written by its folder alone: Italian ordinals, ranges, contractions",
    "[grammar]") {
  support::TemporaryFolder root;
  const auto translations = root.path() / "translations";
  std::filesystem::create_directories(translations);
  std::filesystem::copy(std::filesystem::path(TONGMUN_SOURCE_DIR) / "translations/und",
                        translations / "und");
  write_file_atomically(translations / "it/conventions.yaml", R"(
name: italiano
dates:
  long: {usual: d MMMM y, first: "1º MMMM y"}
  day: {usual: d, first: 1º}
  day_month: {usual: d MMMM, first: 1º MMMM}
date_range:
  same_month: "dal {{from:day}} al {{to:long}}"
  same_year: "dal {{from:day_month}} al {{to:long}}"
  other: "dal {{from:long}} al {{to:long}}"
prepositions:
  of: {none: "di {{name}}", il: "del {{name}}", la: "della {{name}}", "l’": "dell’{{name}}"}
)");
  Findings findings;
  const auto library = language::Library::read(translations, root.path(), findings);
  const auto* italian = library.find(tag("it"));
  REQUIRE(italian);
  auto campaign = with_organisation("it", named("Organizzazione", "l’"));
  const auto say = [&](const std::string& field, const char* from, const char* to) {
    campaign.claims[3].date = text::Date::parse(from);
    campaign.claims[3].date_end.reset();
    if (to != nullptr) campaign.claims[3].date_end = text::Date::parse(to);
    const templating::Subject subject{campaign, "letter",  "foreign-minister",
                                      nullptr,  tag("it"), true};
    std::vector<model::Value> values;
    templating::PhraserOptions options;
    options.source_language = english();
    templating::Phraser phraser(
        *italian, *italian, subject,
        [](const campaign::SourceText& text) {
          return templating::LocalText{text.text, english()};
        },
        options, values, findings);
    std::string text;
    for (const auto& phrase :
         phraser.compose(*templating::resolve(model::field_path(field), subject, {}),
                         {templating::TagKind::field, field, {}}, {}))
      text += phrase.text;
    return text;
  };
  CHECK(say("claim.launch", "2013-01-01", nullptr) == "1º gennaio 2013");
  CHECK(say("claim.launch", "2013-01-08", nullptr) == "8 gennaio 2013");
  CHECK(say("claim.launch", "2011-09-07", "2011-09-08") == "dal 7 al 8 settembre 2011");
  CHECK(say("claim.launch", "2013-02-28", "2013-03-01") ==
        "dal 28 febbraio al 1º marzo 2013");
  CHECK(say("claim.launch", "2012-12-31", "2013-01-01") ==
        "dal 31 dicembre 2012 al 1º gennaio 2013");
  CHECK(say("organisation.body:of", "2013", nullptr) == "dell’Organizzazione");
}
