// One work in several languages, each with the layout of its language.
#include <rapidcheck.h>

#include <algorithm>

#include "render/akn/letter.hpp"

using namespace tongmun;
using namespace tongmun::letter;

namespace {

std::vector<Block> body(const std::string& text) {
  return {
      said("body_1", "", {run(text), run("20", prisoners), run("!")}),
      item(said("body_2__d6", "List Number", text), 1),
      item(said("body_2__d1", "List Number", text), 1),
      said("body_3", "Heading 1", text),
      said("body_4", "Quote", text),
      table("figures_1", {{said("figures_2", "", text)}, {said("figures_3", "", text)}})};
}

using Parts = std::vector<std::vector<Block>>;

std::vector<Block> joined(const Parts& parts) {
  std::vector<Block> blocks;
  for (const auto& part : parts) blocks.insert(blocks.end(), part.begin(), part.end());
  return blocks;
}

std::vector<Block> conclusions(const std::string& text) {
  return {item(said("signatories_1__hrw", "List Bullet", text), 7),
          item(said("signatories_1__amnesty", "List Bullet", text), 7)};
}

Parts european_layout(const std::string& text) {
  return {{paragraph("layout_1", "Date", {run(text), run("8.1.2013", letter_date)})},
          {paragraph("layout_2", "Reference Line", {run(text)})},
          {said("addressee_1", "Inside Address", text), said("addressee_2", "", text)},
          {said("layout_3", "Salutation", text)},
          {said("subject_1", "Subject Line", text)},
          body(text),
          {paragraph("layout_4", "", {})},
          {said("layout_5", "Closing", text)},
          {paragraph("layout_6", "Signature", {run(text, icnk)})},
          conclusions(text),
          {said("enclosures_1", "", text)},
          {said("copies_1", "cc List", text)}};
}

// 수신, 제목, body, close, then date and signature at the end.
Parts korean_layout(const std::string& text) {
  return {{said("addressee_1", "Inside Address", text), said("addressee_2", "", text)},
          {said("subject_1", "Subject Line", text)},
          {paragraph("layout_1", "Reference Line", {run(text)})},
          {said("layout_3", "Salutation", text)},
          body(text),
          {said("layout_5", "Closing", text)},
          {said("enclosures_1", "", text)},
          {paragraph("layout_8", "Date", {run("2013년 1월 8일", letter_date)})},
          {paragraph("layout_9", "Signature", {run(text, icnk)})},
          {said("copies_1", "", text)},
          conclusions(text)};
}

std::string expression(const std::string& language, const Parts& parts) {
  return rendered(document(language, joined(parts)), identity(language));
}

}  // namespace

TEST_CASE("expressions in different layouts have the same eIds",
          "[render][akn][expressions]") {
  const auto english = expression("en-GB", european_layout("word "));
  const auto arabic = expression("ar", european_layout("كلمة "));
  const auto korean = expression("ko", korean_layout("말 "));
  CHECK(eids(arabic) == eids(english));
  CHECK(eids(korean) == eids(english));
  for (const auto& bytes : {english, arabic, korean}) check_sound(bytes);
  CHECK(arabic.find(R"(<preface xml:lang="ar">)") != std::string::npos);
  CHECK(part(korean, "preface").find("2013년 1월 8일") != std::string::npos);
}

TEST_CASE("the same document gives the same bytes", "[render][akn][expressions]") {
  const auto once = expression("ar", european_layout("كلمة "));
  CHECK(expression("ar", european_layout("كلمة ")) == once);
}

// Layouts differ in the order of the parts, in their own ids, in blank lines and in
// tables that arrange parts side by side. What a text part brings keeps its order.
TEST_CASE("no order of the parts changes the eIds", "[render][akn][property]") {
  const auto expected = eids(expression("en-GB", european_layout("x")));
  REQUIRE(rc::check([&] {
    auto parts = european_layout("x");
    for (auto i = parts.size(); i > 1; --i)
      std::swap(parts[i - 1], parts[*rc::gen::inRange<std::size_t>(0, i)]);
    int number = 0;
    for (auto& part : parts) {
      if (auto* own = std::get_if<Paragraph>(&part.front());
          own != nullptr && own->id.starts_with("layout")) {
        own->id = *rc::gen::arbitrary<bool>() ? "layout_" + std::to_string(++number) : "";
        if (!own->style.empty() && *rc::gen::arbitrary<bool>())
          part = {table("", {{*own}})};
      }
      if (*rc::gen::arbitrary<bool>()) part.push_back(paragraph("layout_99", "", {}));
    }
    RC_ASSERT(eids(expression("en-GB", parts)) == expected);
  }));
}
