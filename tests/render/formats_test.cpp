// What every output format keeps, those of the program and one that only the tests have.
#include "render/everything.hpp"
#include "render/speech/speech.hpp"

using namespace tongmun;
using namespace tongmun::letter;
using Scope = render::Description::Scope;

namespace {

render::Formats with_speech() {
  auto formats = render::Formats::standard();
  formats.add(std::make_unique<render::speech::Speech>());
  return formats;
}

}  // namespace

TEST_CASE("a new format is found like those of the program", "[render][formats]") {
  const auto formats = with_speech();
  REQUIRE(formats.find("speech") != nullptr);
  CHECK(formats.find("speech")->render(document("ko", {said("b", "", "북한 & 인권")}),
                                       {}) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<speak version=\"1.1\" "
        "xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"ko\"><p>북한 &amp; "
        "인권</p></speak>");
  CHECK(formats.find("pdf") == nullptr);
  CHECK(formats.all().size() == render::Formats::standard().all().size() + 1);
}

TEST_CASE("two formats never share a name", "[render][formats]") {
  auto formats = with_speech();
  try {
    formats.add(std::make_unique<render::speech::Speech>());
    FAIL("added twice");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::conflict);
  }
}

TEST_CASE("every word of a letter stands in every format", "[render][formats]") {
  const auto letter = everything();
  const auto formats = with_speech();
  for (const auto& format : formats.all()) {
    const auto about = format->about();
    INFO(about.name);
    const render::Context context{.source = &letter};
    const auto bytes = format->render(letter, context);
    CHECK(bytes == format->render(letter, context));
    const auto text = bare(format->read(bytes, "letter").text);
    for_each_paragraph(letter.stories.front().blocks, [&](const Paragraph& paragraph) {
      bool inside = about.scope == Scope::document;
      for (const auto& item : paragraph.content) {
        inside |= std::holds_alternative<SegmentStart>(item);
        const auto* run = std::get_if<Run>(&item);
        if (run == nullptr || !inside || paragraph.style == "Comment Text") continue;
        INFO(run->text << "\n" << bytes.substr(0, 20000));
        CHECK(text.find(bare(run->text)) != std::string::npos);
      }
    });
    if (about.name != "speech") CHECK(text.find("nobody") == std::string::npos);
  }
}

TEST_CASE("an empty document is no fault", "[render][formats]") {
  const auto empty = document("ar", {});
  const auto formats = with_speech();
  for (const auto& format : formats.all())
    CHECK_NOTHROW(format->read(format->render(empty, {.source = &empty}), "empty"));
}
