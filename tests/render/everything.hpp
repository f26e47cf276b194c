// A letter with everything in it that a document can hold, for all formats.
#pragma once

#include "render/akn/letter.hpp"
#include "render/formats.hpp"

namespace tongmun::letter {

// A picture of one pixel.
inline std::shared_ptr<const Image> pixel() {
  static const unsigned char png[] = {
      0x89, 'P',  'N',  'G',  0x0d, 0x0a, 0x1a, 0x0a, 0,    0,    0,    13,   'I',  'H',
      'D',  'R',  0,    0,    0,    1,    0,    0,    0,    1,    8,    0,    0,    0,
      0,    0x3a, 0x7e, 0x9b, 0x55, 0,    0,    0,    10,   'I',  'D',  'A',  'T',  0x78,
      0x9c, 0x63, 0x60, 0,    0,    0,    2,    0,    1,    0x48, 0xaf, 0xa4, 0x71, 0,
      0,    0,    0,    'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82};
  return std::make_shared<const Image>(
      Image{"image/png", std::string(std::begin(png), std::end(png)), 1, 1});
}

inline Inline note(const std::string& id, const std::string& text) {
  auto made = std::make_shared<Note>();
  made->blocks = {said(id, "Footnote Text", text)};
  return made;
}

// For those who write the layout.
inline Inline comment(const std::string& text) {
  auto made = std::make_shared<Note>();
  made->kind = Note::Kind::comment;
  made->blocks = {paragraph("", "Comment Text", {run(text)})};
  return made;
}

inline Inline box(Paragraph paragraph) {
  auto made = std::make_shared<Shape>();
  made->texts = {{std::move(paragraph)}};
  return made;
}

inline Run marked(const std::string& text, Mark mark) {
  return {.text = text, .mark = mark};
}

inline Document everything(const std::string& language = "en-GB") {
  auto made = document(
      language,
      {paragraph("layout_1", "Date", {run("8 January 2013", letter_date)}),
       paragraph("layout_2", "Inside Address", {run("Ministry of <Foreign> Affairs")}),
       paragraph("layout_3", "Inside Address", {run("Paris & Lyon")}),
       said("subject_1", "Subject Line", "A commission *of* inquiry"),
       said("salutation_1", "Salutation", "Excellency,"),
       said("body_1", "",
            {run("As many as "), run("200,000", prisoners), run(" people"),
             note("note_1", "Estimate of 2012."), run(" are held; "),
             Run{.text = "관리소",
                 .language = tag("ko"),
                 .slot = text::FontSlot::east_asian},
             run(" "), Run{.text = "camps", .bold = true}, LineBreak{},
             run("1. of [them]")}),
       said("body_2", "Heading 2", "What is known"),
       said("body_3", "Quote", "Come and see."),
       said("body_4", "Heading 2", "Why now"),
       said("body_5", "Heading 4", "In March"),
       item(said("body_6", "List Number", "first"), 1),
       item(said("body_7", "List Bullet", "deeper"), 2, 1, ListItem::Kind::bullet),
       item(said("body_8", "List Number", "second"), 1),
       said("body_9", "", "between"),
       item(said("body_10", "List Number", "third"), 1),
       said("caption_1", "Caption", "Figures"),
       table("t_1",
             {{said("t_2", "", "Figure"), said("t_3", "", "Amount|s")},
              {said("t_4", "", "People"), said("t_5", "", {run("200,000", prisoners)})}}),
       said("body_11", "",
            {LinkStart{"https://icnk.example/?a=1&b=\"2\""}, run("our site"), LinkEnd{},
             run(" and "), LinkStart{"javascript:alert(1)"}, run("no script"), LinkEnd{},
             Picture{.image = "word/media/seal.png",
                     .description = "The seal",
                     .width = 914400,
                     .height = 914400},
             Picture{.image = "word/media/seal.png"},
             box(said("box_1", "", "In the box"))}),
       said("body_12", "",
            {marked("not yet", Mark::untranslated), run(" "),
             marked("perhaps", Mark::doubtful), marked("[name]", Mark::missing)}),
       said("closing_1", "Closing", "Yours"),
       paragraph("", "", {comment("nobody reads this")})});
  made.stories.push_back(
      {"word/header1.xml",
       {paragraph("layout_9", "Header", {run("Coalition")}),
        paragraph(
            "", "Header",
            {run("Page "), Opaque{"<w:r><w:instrText> PAGE </w:instrText></w:r>"}})}});
  made.stories.push_back({"word/footer1.xml", {paragraph("", "Footer", {run("Seoul")})}});
  made.images["word/media/seal.png"] = pixel();
  return made;
}

inline std::string rendered_as(const std::string& format, const Document& document) {
  return render::Formats::standard().find(format)->render(document, {});
}

// Without what formats may change: white space and isolates.
inline std::string bare(std::string text) {
  std::erase_if(text,
                [](char byte) { return byte == ' ' || byte == '\n' || byte == '\t'; });
  for (const std::string isolate : {"\u2068", "\u2069"})
    for (auto at = text.find(isolate); at != std::string::npos; at = text.find(isolate))
      text.erase(at, isolate.size());
  return text;
}

}  // namespace tongmun::letter
