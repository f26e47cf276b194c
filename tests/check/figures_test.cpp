#include "check/figures.hpp"

#include <catch2/catch.hpp>

using namespace tongmun;

namespace {

using Kind = model::Value::Kind;

model::Value value(Kind kind, const std::string& normalised, bool in_words = false) {
  model::Value made{kind, "claim-wells", normalised};
  made.in_words = in_words;
  return made;
}

// A document of one paragraph in which `shown` shows the value.
model::Document document(const std::string& language, const std::string& before,
                         const std::string& shown, const model::Value& what) {
  model::Document made;
  made.language = text::LanguageTag::parse(language);
  model::Run plain, figure;
  plain.text = before;
  figure.text = shown;
  figure.value = 0;
  plain.language = figure.language = made.language;
  model::Paragraph paragraph;
  paragraph.id = "body_1";
  paragraph.content = {plain, figure};
  made.stories = {{"word/document.xml", {paragraph}}};
  made.values = {what};
  return made;
}

std::vector<std::string> told(const model::Document& composed,
                              const model::Document& read,
                              check::FigureCount* count = nullptr) {
  Findings findings;
  const auto counted = check::check_figures(composed, read, "letter.docx", findings);
  if (count != nullptr) *count = counted;
  std::vector<std::string> list;
  for (const auto& finding : findings.all()) {
    CHECK(finding.severity == Severity::error);
    list.push_back(finding.code + " " + finding.place.str());
  }
  return list;
}

using Told = std::vector<std::string>;
const Told wrong{"CH0001 letter.docx body_1"};

}  // namespace

TEST_CASE("a figure is found in the words of its language, or told", "[check][figures]") {
  const auto [language, shown, normalised, found] =
      GENERATE(table<std::string, std::string, std::string, bool>({
          {"en-GB", "as many as 200,000 people", "200000", true},
          {"en-GB", "as many as 20,000 people", "200000", false},
          {"en-GB", "between 20 and 25 per cent", "20..25", true},
          {"en-GB", "between 20 and 26 per cent", "20..25", false},
          {"en-GB", "up to 25 per cent", "20..25", false},
          {"ko", "최대 20만 명", "200000", true},
          {"ko", "최대 2만 명", "200000", false},
          {"ja", "12万～20万人", "120000..200000", true},
          {"ja", "12～20万人", "120000..200000", false},
          {"ar", "ما يصل إلى ٢٠٠٬٠٠٠ شخص", "200000", true},
          {"ar", "ما يصل إلى ٢٠٬٠٠٠ شخص", "200000", false},
          {"en-GB", "0.5 per cent", "0.5", true},
          {"en-GB", "5 per cent", "0.5", false},
      }));
  CAPTURE(language, shown);
  const auto one =
      document(language, "There are ", shown, value(Kind::quantity, normalised));
  check::FigureCount count;
  CHECK(told(one, one, &count) == (found ? Told{} : wrong));
  CHECK(count.expected == 1);
  CHECK(count.found == (found ? 1u : 0u));
}

TEST_CASE("a date is found at its precision, or told", "[check][figures]") {
  const auto [language, shown, normalised, found] =
      GENERATE(table<std::string, std::string, std::string, bool>({
          {"en-GB", "31 October 2012", "2012-10-31", true},
          {"en-GB", "30 October 2012", "2012-10-31", false},
          {"en-GB", "October 2012", "2012-10", true},
          {"en-GB", "October 2012", "2012-10-31", false},
          {"en-GB", "2012", "2012", true},
          {"en-GB", "2013", "2012", false},
          {"ko", "2012년 10월 31일", "2012-10-31", true},
          {"ko", "2012년 10월 13일", "2012-10-31", false},
          {"ko", "1995년", "1995", true},
          {"ja", "2012年10月", "2012-10", true},
          {"ar", "٣١ أكتوبر ٢٠١٢", "2012-10-31", true},
          {"ar", "٣١ أكتوبر ٢٠١٣", "2012-10-31", false},
      }));
  CAPTURE(language, shown);
  const auto one = document(language, "On ", shown, value(Kind::date, normalised));
  CHECK(told(one, one) == (found ? Told{} : wrong));
}

TEST_CASE("a number in words is looked for in words", "[check][figures]") {
  const auto [language, shown, found] = GENERATE(table<std::string, std::string, bool>({
      {"en-GB", "up to three generations", true},
      {"en-GB", "up to four generations", false},
      {"en-GB", "up to 3 generations", false},
      {"ko", "최대 삼대", true},
      {"ja", "最大三世代", true},
      {"ja", "最大二世代", false},
  }));
  CAPTURE(language, shown);
  const auto one = document(language, "of ", shown, value(Kind::quantity, "3", true));
  CHECK(told(one, one) == (found ? Told{} : wrong));
}

TEST_CASE("values without a figure are not counted", "[check][figures]") {
  const auto kind = GENERATE(Kind::person, Kind::organisation, Kind::country, Kind::text,
                             Kind::quantity);
  const auto one = document("en-GB", "by ", "hundreds", value(kind, ""));
  check::FigureCount count;
  CHECK(told(one, one, &count).empty());
  CHECK(count.expected == 0);
}

TEST_CASE("a value whose words hold no number is not counted", "[check][figures]") {
  auto two = value(Kind::quantity, "2");
  two.has_number = false;  // "شخصين" says two by its ending
  const auto one = document("ar", "", "شخصين", two);
  check::FigureCount count;
  CHECK(told(one, one, &count).empty());
  CHECK(count.expected == 0);
}

TEST_CASE("a value that spans runs is counted once", "[check][figures]") {
  auto one = document("ar", "", "٢٠٠ ", value(Kind::quantity, "200"));
  auto& paragraph = std::get<model::Paragraph>(one.stories[0].blocks[0]);
  paragraph.content.push_back(paragraph.content.back());
  std::get<model::Run>(paragraph.content.back()).text = "USD";
  check::FigureCount count;
  CHECK(told(one, one, &count).empty());
  CHECK(count.expected == 1);
}

TEST_CASE("a file that reads differently is told with its paragraph",
          "[check][figures]") {
  const auto composed =
      document("en-GB", "We ask ", "200 people", value(Kind::quantity, "200"));
  const auto changed =
      document("en-GB", "You ask ", "200 people", value(Kind::quantity, "200"));
  CHECK(told(composed, changed) == Told{"CH0002 letter.docx body_1"});
  const auto lost = document("en-GB", "We ask ", "people", value(Kind::quantity, "200"));
  CHECK(told(composed, lost) ==
        Told{"CH0002 letter.docx body_1", "CH0001 letter.docx body_1"});
  auto longer = composed;
  longer.stories[0].blocks.push_back(model::Paragraph{});
  CHECK(told(composed, longer) == Told{"CH0002 letter.docx"});
  CHECK(told(longer, composed) == Told{"CH0002 letter.docx"});
}

TEST_CASE("figures are looked for in every story, tables included", "[check][figures]") {
  auto one = document("en-GB", "", "200 people", value(Kind::quantity, "200"));
  auto two = document("en-GB", "", "20 people", value(Kind::quantity, "20"));
  auto table = std::make_shared<model::Table>();
  table->rows = {{"", false, {{one.stories[0].blocks, {}}}, {}}};
  one.stories[0].blocks = {table};
  one.stories.push_back({"word/footer1.xml", two.stories[0].blocks});
  check::FigureCount count;
  CHECK(told(one, one, &count) == wrong);  // the footer's run shows 200 as "20"
  CHECK(count.expected == 2);
  CHECK(count.found == 1);
}

TEST_CASE("the text of a paragraph keeps breaks and tabs", "[check][figures]") {
  model::Paragraph paragraph;
  model::Run run;
  run.text = "물";
  paragraph.content = {
      run,          model::LineBreak{},     model::SegmentStart{"a"},     run,
      model::Tab{}, model::SegmentEnd{"a"}, model::Opaque{"<w:drawing/>"}};
  CHECK(check::text_of(paragraph) == "물\n물\t");
}
