// An output format that the program does not have: SSML 1.1, to have a letter read aloud.
// All that a new format needs is here and in its line where it is added.
#pragma once

#include "render/formats.hpp"
#include "xml/reader.hpp"
#include "xml/writer.hpp"

namespace tongmun::render::speech {

class Speech : public Format {
 public:
  Description about() const override { return {.name = "speech", .extension = ".ssml"}; }

  std::string render(const model::Document& document, const Context&) const override {
    xml::Writer out;
    out.declaration().start("speak").attribute("version", "1.1");
    out.attribute("xmlns", "http://www.w3.org/2001/10/synthesis");
    out.attribute("xml:lang", document.language.str());
    if (!document.stories.empty())
      model::for_each_paragraph(document.stories.front().blocks,
                                [&](const model::Paragraph& paragraph) {
                                  out.start("p");
                                  for (const auto& item : paragraph.content)
                                    if (const auto* run = std::get_if<model::Run>(&item))
                                      out.text(run->text);
                                  out.end();
                                });
    return out.end().take();
  }

  ReadBack read(std::string_view bytes, const std::string& name) const override {
    ReadBack read;
    xml::Reader reader(bytes, name);
    while (reader.next())
      if (reader.kind() == xml::Reader::Kind::text) read.text += reader.text();
    return read;
  }
};

}  // namespace tongmun::render::speech
