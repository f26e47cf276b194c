#include "base/finding.hpp"
#include "render/everything.hpp"

using namespace tongmun;
using namespace tongmun::letter;

namespace {

render::Formats formats() { return render::Formats::standard(); }

std::string review(const Document& source, const Document& target,
                   render::Context context = {}) {
  context.source = &source;
  return formats().find("bilingual")->render(target, context);
}

// The table as texts, row by row.
std::vector<std::vector<std::string>> rows_of(const std::string& bytes) {
  std::vector<std::vector<std::string>> rows;
  const auto layout = docx::Layout::read(bytes, "review.docx");
  for (const auto& block : layout.document().stories.front().blocks) {
    const auto* table = std::get_if<std::shared_ptr<Table>>(&block);
    if (table == nullptr) continue;
    for (const auto& row : (*table)->rows) {
      auto& texts = rows.emplace_back();
      for (const auto& cell : row.cells) {
        std::string text;
        for_each_paragraph(cell.blocks, [&](const Paragraph& paragraph) {
          if (!text.empty()) text += '\n';
          for (const auto& item : paragraph.content)
            if (const auto* run = std::get_if<Run>(&item)) text += run->text;
        });
        texts.push_back(text);
      }
    }
  }
  return rows;
}

Document source() {
  return document(
      "en-GB", {said("a", "", "Excellency,"),
                said("b", "", {run("Up to "), run("200,000", prisoners), run(" people")}),
                said("c", "", "Yours"), said("d", "", "Not there")});
}

Document arabic() {
  auto made =
      document("ar", {said("a", "", "صاحب السعادة"),
                      said("b", "", {run("ما يصل إلى "), run("٢٠٠٬٠٠٠", prisoners)}),
                      said("c", "", "Yours"), said("e", "", "زائد")});
  for_each_paragraph(made.stories.front().blocks, [](Paragraph& paragraph) {
    paragraph.direction = text::Direction::rtl;
    for (auto& item : paragraph.content)
      if (auto* run = std::get_if<Run>(&item)) {
        run->direction = text::Direction::rtl;
        run->slot = text::FontSlot::complex;
      }
  });
  return made;
}

render::Context known() {
  using Kind = render::Match::Kind;
  return {.matches = {{"a_1", {Kind::memory, false, "ar/memory.tmx:6"}},
                      {"b_1", {Kind::memory, true, "ar/memory.tmx:9"}},
                      {"c_1", {Kind::untranslated}}},
          .claims = {{"claim-prisoners", "source: a petition; as of 2012"}}};
}

}  // namespace

TEST_CASE("a review copy shows each segment beside its translation",
          "[render][bilingual]") {
  const auto rows = rows_of(review(source(), arabic(), known()));
  using Row = std::vector<std::string>;
  REQUIRE(rows.size() == 6);
  CHECK(rows[0] ==
        Row{"Id", "Source (en-GB)", "Target (ar)", "Match", "Claims and figures"});
  CHECK(rows[1] ==
        Row{"a_1", "Excellency,", "صاحب السعادة", "exact\nar/memory.tmx:6", ""});
  CHECK(rows[2] == Row{"b_1", "Up to 200,000 people", "ما يصل إلى ٢٠٠٬٠٠٠",
                       "doubtful\nar/memory.tmx:9",
                       "prisoners: 200000\nsource: a petition; as of 2012"});
  CHECK(rows[3] == Row{"c_1", "Yours", "Yours", "untranslated", ""});
  CHECK(rows[4] == Row{"d_1", "Not there", "", "missing", ""});
  CHECK(rows[5] == Row{"e_1", "", "زائد", "not in the source", ""});
}

TEST_CASE("a match in its context is told from one that is only exact",
          "[render][bilingual]") {
  auto context = known();
  context.matches["a_1"].score = 102;
  const auto rows = rows_of(review(source(), arabic(), context));
  REQUIRE(rows.size() == 6);
  CHECK(rows[1][3] == "in context, 102%\nar/memory.tmx:6");
}

TEST_CASE("a figure that differs between the languages is told", "[render][bilingual]") {
  auto target = arabic();
  target.values[prisoners].normalised = "20000";
  CHECK(rows_of(review(source(), target, known()))[2][4] ==
        "prisoners: 200000 (source only)\nsource: a petition; as of 2012\n"
        "prisoners: 20000 (target only)\nsource: a petition; as of 2012");
}

TEST_CASE("a review copy's targets bear the letter's bookmarks", "[render][bilingual]") {
  std::vector<std::string> names, texts;
  for (const auto& segment :
       docx::read_segments(review(source(), arabic()), "review.docx")) {
    names.push_back(segment.bookmark);
    texts.push_back(segment.text);
  }
  CHECK(names ==
        std::vector<std::string>{docx::bookmark_name("a_1"), docx::bookmark_name("b_1"),
                                 docx::bookmark_name("c_1"), docx::bookmark_name("e_1")});
  CHECK(texts[1] == "ما يصل إلى ٢٠٠٬٠٠٠");
}

TEST_CASE("the linter finds nothing in a review copy", "[render][bilingual]") {
  for (const auto* language : {"en-GB", "ar", "ja"}) {
    const auto letter = everything(language);
    Findings findings;
    docx::lint(review(letter, letter), "review.docx", findings);
    docx::lint(review(source(), arabic(), known()), "review.docx", findings);
    for (const auto& finding : findings.all())
      FAIL_CHECK(finding.code << " " << finding.message);
  }
}

TEST_CASE("only the target's column runs from right to left", "[render][bilingual]") {
  const auto layout = docx::Layout::read(review(source(), arabic()), "review.docx");
  for (const auto& block : layout.document().stories.front().blocks)
    if (const auto* table = std::get_if<std::shared_ptr<Table>>(&block)) {
      CHECK((*table)->direction == text::Direction::ltr);
      CHECK((*table)->rows[0].header);
      const auto& cells = (*table)->rows[1].cells;
      CHECK(std::get<Paragraph>(cells[1].blocks[0]).direction == text::Direction::ltr);
      CHECK(std::get<Paragraph>(cells[2].blocks[0]).direction == text::Direction::rtl);
    }
}

TEST_CASE("a review copy without a source is refused", "[render][bilingual]") {
  CHECK_THROWS_AS(formats().find("bilingual")->render(arabic(), {}), Error);
}
