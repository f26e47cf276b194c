// The frame of the page, and the reader that takes a page apart again.
#include "render/html/html.hpp"

#include "render/akn/akn.hpp"
#include "render/html/detail/writer.hpp"
#include "xml/reader.hpp"

namespace tongmun::render::html {

namespace {

// Logical properties serve both directions. Marks differ by line and words, not by colour
// alone; print drops nothing but colours.
constexpr std::string_view style = R"(
:root { color-scheme: light; }
body { margin: 2rem auto; max-width: 42rem; padding: 0 1rem; font: 1.05rem/1.6 serif;
  color: #111; background: #fff; overflow-wrap: break-word; }
h1 { font-size: 1.35rem; } h2 { font-size: 1.2rem; }
h3, h4, h5, h6 { font-size: 1.05rem; }
p { margin: 0 0 .8rem; }
address { font-style: normal; margin-block-end: 1.2rem; }
address p, .letterhead, .signature { margin: 0; }
header { border-block-end: 1px solid #767676; margin-block-end: 1.5rem; }
footer { border-block-start: 1px solid #767676; margin-block-start: 1.5rem; font-size: .9rem; }
blockquote { margin: 1rem 0; margin-inline-start: 1rem; padding-inline-start: 1rem;
  border-inline-start: 3px solid #767676; }
aside { border: 1px solid #767676; padding: .6rem .8rem; margin: 1rem 0; }
table { border-collapse: collapse; margin: 1rem 0; width: 100%; }
caption { text-align: start; font-weight: bold; }
th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: start;
  vertical-align: top; }
th { background: #eee; }
img { max-width: 100%; height: auto; }
a { color: #0b4a8f; }
.noteref { line-height: 0; }
.notes { border-block-start: 1px solid #767676; margin-block-start: 2rem; font-size: .9rem; }
mark { color: #111; }
mark.untranslated { background: #fff3a3; border-block-end: 2px dashed #6b5900; }
mark.doubtful { background: #c9f0f5; border-block-end: 2px dotted #004e59; }
mark.missing { background: #ffd4d4; border: 2px solid #8c0000; }
.flag { font: bold .75em sans-serif; }
@media print {
  body { margin: 0; max-width: none; font-size: 11pt; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  tr, blockquote, aside, .signature { break-inside: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; }
}
)";

std::string first_text(const Flow& flow) {
  for (const auto& piece : flow) {
    if (const auto* heading = std::get_if<Heading>(&piece.what))
      return plain(*heading->paragraph);
    if (const auto* line = std::get_if<Line>(&piece.what))
      if (auto text = plain(*line->paragraph); !text.empty()) return text;
  }
  return "–";  // a page without title is invalid
}

std::string element(std::string_view name, const std::string& inside) {
  if (inside.empty()) return {};
  const std::string tag(name);
  return "<" + tag + ">\n" + inside + "</" + tag + ">\n";
}

std::string render_page(const model::Document& document) {
  Page page{document};
  find_anchors(page);
  const auto parts = parts_of(document);
  const auto title = document.title.empty() ? first_text(parts.main) : document.title;
  std::string out = "<!DOCTYPE html>\n";
  out += StartTag("html")
             .attribute("xmlns", "http://www.w3.org/1999/xhtml")
             .attribute("lang", document.language.str())
             .attribute("dir", name_of(document.direction))
             .str();
  out += "\n<head>\n<meta charset=\"utf-8\"/>\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n";
  if (!document.creator.empty())
    out += StartTag("meta")
               .attribute("name", "author")
               .attribute("content", document.creator)
               .closed() +
           "\n";
  out += "<title>" + escaped(title) + "</title>\n<style>" + std::string(style) +
         "</style>\n</head>\n<body>\n";
  // In reading order, because ids and notes count on.
  out += element("header", flow_markup(page, parts.header));
  auto main = flow_markup(page, parts.main);
  auto footer = flow_markup(page, parts.footer);
  out += "<main>\n" + main + notes_markup(page) + "</main>\n";
  out += element("footer", footer);
  return out + "</body>\n</html>\n";
}

bool starts_line(std::string_view element) {
  constexpr std::string_view inside[] = {"span", "a",    "strong", "em", "mark",
                                         "data", "time", "img",    "sup"};
  for (const auto name : inside)
    if (element == name) return false;
  return true;
}

class PageReader {
 public:
  PageReader(std::string_view bytes, const std::string& name) : reader_(bytes, name) {}

  ReadBack read() {
    while (reader_.next()) {
      using Kind = xml::Reader::Kind;
      if (reader_.kind() == Kind::start)
        start();
      else if (reader_.kind() == Kind::text)
        text(reader_.text());
      else if (reader_.kind() == Kind::end && reader_.depth() == segment_depth_)
        segment_depth_ = none;
    }
    return std::move(read_);
  }

 private:
  static constexpr int none = -1;

  void start() {
    const auto* kind = reader_.attribute("", "class");
    const auto name = reader_.local_name();
    if (name == "head" || (kind != nullptr && (*kind == "flag" || *kind == "noteref")))
      return reader_.skip_element();
    if (starts_line(name)) text("\n");
    in_main_ |= name == "main";
    if (name == "footer") in_main_ = false;
    const auto* id = reader_.attribute("", "id");
    if (!in_main_ || name != "span" || kind == nullptr || *kind != "seg" || id == nullptr)
      return;
    read_.segments.emplace_back(*id, "");
    segment_depth_ = reader_.depth();
  }

  void text(std::string_view text) {
    read_.text += text;
    if (segment_depth_ != none) read_.segments.back().second += text;
  }

  xml::Reader reader_;
  ReadBack read_;
  bool in_main_ = false;      // headers and footers repeat, and are not aligned
  int segment_depth_ = none;  // of the segment that is open
};

class Html : public Format {
 public:
  Description about() const override {
    return {.name = "html", .extension = ".html", .segment_name = akn::segment_eid};
  }
  std::string render(const model::Document& document, const Context&) const override {
    return render_page(document);
  }
  ReadBack read(std::string_view bytes, const std::string& name) const override {
    return PageReader(bytes, name).read();
  }
};

}  // namespace

std::unique_ptr<Format> format() { return std::make_unique<Html>(); }

}  // namespace tongmun::render::html
