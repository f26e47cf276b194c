// Each run asks for layers around its text: segment, link, value, language, mark, bold,
// italic, from the outside in. Layers that it shares with the run before it stay open.
#include <algorithm>
#include <optional>

#include "model/image.hpp"
#include "render/akn/akn.hpp"
#include "render/html/detail/writer.hpp"
#include "text/date.hpp"
#include "xml/writer.hpp"

namespace tongmun::render::html {

namespace {

constexpr long units_of_pixel = 9525;  // 914,400 an inch, 96 pixels an inch

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    const auto count = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      out += k <= count ? digits[group >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

// <time> takes days, months and years, but no ranges.
bool is_time(const model::Value& value) {
  return value.kind == model::Value::Kind::date && text::Date::parse(value.normalised);
}

struct Layer {
  enum class Kind { segment, link, value, foreign, mark, bold, italic };
  Kind kind;
  int number = 0;              // value: its index; mark: which
  std::string a = {}, b = {};  // segment: id; link: target; foreign: language, direction
  friend bool operator==(const Layer&, const Layer&) = default;
};

class InlineWriter {
 public:
  InlineWriter(Page& page, const model::Paragraph& paragraph)
      : page_(page), paragraph_(paragraph) {}

  void operator()(const model::Run& run) {
    if (run.text.empty()) return;
    keep(layers_of(run));
    xml::append_escaped_text(out_, run.text);
  }

  void operator()(const model::LineBreak&) {
    keep(outer_layers());
    out_ += "<br/>";
  }

  void operator()(const model::Tab&) {
    keep(outer_layers());
    out_ += ' ';
  }

  void operator()(const model::SegmentStart& start) {
    keep({});
    segment_ = page_.ids.unique(akn::segment_eid(start.id));
    keep(segment_layer());  // an empty segment has its place, too
  }

  void operator()(const model::SegmentEnd&) {
    keep({});
    segment_.clear();
  }

  // Only the places that links lead to.
  void operator()(const model::Opaque& opaque) {
    const auto name = bookmark_in(opaque.xml);
    const auto known = page_.anchors.find(name);
    if (name.empty() || known == page_.anchors.end()) return;
    out_ += StartTag("a").attribute("id", known->second).str() + "</a>";
  }

  void operator()(const model::LinkStart& link) {
    link_.clear();
    if (!is_safe_link(link.target)) return;
    link_ = link.target;
    if (!link_.starts_with('#')) return;
    const auto anchor = page_.anchors.find(link_.substr(1));
    link_ = anchor == page_.anchors.end() ? std::string() : "#" + anchor->second;
  }

  void operator()(const model::LinkEnd&) { link_.clear(); }

  void operator()(const model::Picture& picture) {
    keep(outer_layers());
    const auto image = page_.document.images.find(picture.image);
    if (image == page_.document.images.end() || image->second == nullptr) {
      if (picture.description.empty()) return;
      out_ += StartTag("span").attribute("class", "picture").str() +
              escaped(picture.description) + "</span>";
      return;
    }
    StartTag tag("img");
    tag.attribute("src", "data:" + image->second->type + ";base64," +
                             base64(model::scrubbed_image(image->second->bytes)));
    if (picture.description.empty()) tag.empty_attribute("alt");
    tag.attribute("alt", picture.description);
    if (picture.width > 0 && picture.height > 0)
      tag.attribute("width", std::to_string(std::max(1L, picture.width / units_of_pixel)))
          .attribute("height",
                     std::to_string(std::max(1L, picture.height / units_of_pixel)));
    out_ += tag.closed();
  }

  // A comment is for those who write; what notes say is part of the text.
  void operator()(const std::shared_ptr<model::Note>& note) {
    if (note->kind == model::Note::Kind::comment) return;
    keep(segment_layer());
    page_.notes.push_back(note.get());
    const auto number = std::to_string(page_.notes.size());
    out_ += "<sup class=\"noteref\">" +
            StartTag("a")
                .attribute("href", "#note-" + number)
                .attribute("id", "noteref-" + number)
                .attribute("role", "doc-noteref")
                .str() +
            number + "</a></sup>";
  }

  // The text of a box is a piece of its own, behind the paragraph.
  void operator()(const std::shared_ptr<model::Shape>&) {}

  static std::string bookmark_in(std::string_view xml) {
    constexpr std::string_view name = " w:name=\"";
    if (!xml.starts_with("<w:bookmarkStart ")) return {};
    const auto at = xml.find(name);
    if (at == std::string_view::npos) return {};
    const auto begin = at + name.size();
    return std::string(xml.substr(begin, xml.find('"', begin) - begin));
  }

  std::string take() {
    keep({});
    return std::move(out_);
  }

 private:
  std::vector<Layer> segment_layer() const {
    if (segment_.empty()) return {};
    return {{.kind = Layer::Kind::segment, .a = segment_}};
  }

  std::vector<Layer> outer_layers() const {
    auto layers = segment_layer();
    if (!link_.empty()) layers.push_back({.kind = Layer::Kind::link, .a = link_});
    return layers;
  }

  std::vector<Layer> layers_of(const model::Run& run) const {
    auto layers = outer_layers();
    const auto* value = value_of(page_.document, run);
    const bool shown = value != nullptr && !value->normalised.empty() &&
                       (value->kind == model::Value::Kind::quantity ||
                        value->kind == model::Value::Kind::date);
    if (shown) layers.push_back({.kind = Layer::Kind::value, .number = run.value});
    const bool other_language =
        run.language != page_.document.language && run.language != text::LanguageTag();
    const bool other_direction = run.direction != paragraph_.direction;
    if (other_language || other_direction)
      layers.push_back(
          {.kind = Layer::Kind::foreign,
           .a = other_language ? run.language.str() : std::string(),
           .b = other_direction ? std::string(name_of(run.direction)) : std::string()});
    if (run.mark != model::Mark::none)
      layers.push_back({.kind = Layer::Kind::mark, .number = static_cast<int>(run.mark)});
    if (run.bold) layers.push_back({.kind = Layer::Kind::bold});
    if (run.italic) layers.push_back({.kind = Layer::Kind::italic});
    return layers;
  }

  void keep(const std::vector<Layer>& wanted) {
    std::size_t shared = 0;
    while (shared < open_.size() && shared < wanted.size() &&
           open_[shared] == wanted[shared])
      ++shared;
    for (; open_.size() > shared; open_.pop_back()) out_ += end_of(open_.back());
    for (; shared < wanted.size(); ++shared) {
      out_ += start_of(wanted[shared]);
      open_.push_back(wanted[shared]);
    }
  }

  std::string start_of(const Layer& layer) const {
    switch (layer.kind) {
      case Layer::Kind::segment:
        return StartTag("span").attribute("id", layer.a).attribute("class", "seg").str();
      case Layer::Kind::link:
        return StartTag("a").attribute("href", layer.a).str();
      case Layer::Kind::value: {
        const auto& value = value_at(layer);
        return is_time(value)
                   ? StartTag("time").attribute("datetime", value.normalised).str()
                   : StartTag("data").attribute("value", value.normalised).str();
      }
      case Layer::Kind::foreign:
        return StartTag("span")
            .attribute("lang", layer.a)
            .attribute("dir", layer.b)
            .str();
      case Layer::Kind::mark: {
        const auto word = std::string(word_of(static_cast<model::Mark>(layer.number)));
        return StartTag("mark").attribute("class", word).str() +
               "<span class=\"flag\" lang=\"en\" dir=\"ltr\">[" + word + "] </span>";
      }
      case Layer::Kind::bold:
        return "<strong>";
      case Layer::Kind::italic:
        return "<em>";
    }
    return {};
  }

  std::string end_of(const Layer& layer) const {
    switch (layer.kind) {
      case Layer::Kind::segment:
      case Layer::Kind::foreign:
        return "</span>";
      case Layer::Kind::link:
        return "</a>";
      case Layer::Kind::value:
        return is_time(value_at(layer)) ? "</time>" : "</data>";
      case Layer::Kind::mark:
        return "</mark>";
      case Layer::Kind::bold:
        return "</strong>";
      case Layer::Kind::italic:
        return "</em>";
    }
    return {};
  }

  const model::Value& value_at(const Layer& layer) const {
    return page_.document.values[static_cast<std::size_t>(layer.number)];
  }

  Page& page_;
  const model::Paragraph& paragraph_;
  std::string out_, segment_, link_;
  std::vector<Layer> open_;
};

}  // namespace

void find_anchors(Page& page) {
  for (const auto& story : page.document.stories)
    model::for_each_paragraph(story.blocks, [&](const model::Paragraph& paragraph) {
      for (const auto& item : paragraph.content)
        if (const auto* opaque = std::get_if<model::Opaque>(&item)) {
          const auto name = InlineWriter::bookmark_in(opaque->xml);
          if (!name.empty() && !page.anchors.contains(name))
            page.anchors[name] = page.ids.unique("b_" + akn::valid_eid(name));
        }
    });
}

std::string inline_markup(Page& page, const model::Paragraph& paragraph) {
  InlineWriter writer(page, paragraph);
  for (const auto& item : paragraph.content) std::visit(writer, item);
  return writer.take();
}

}  // namespace tongmun::render::html
