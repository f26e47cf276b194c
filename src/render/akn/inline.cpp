// Each run asks for layers around its text: value, language, bold, italic, from the
// outside in. The layers that it shares with the run before it stay open, so that runs
// which Word cut apart inside one value are one element. Segments stand outside all
// layers.
#include "render/akn/detail/inline.hpp"

#include <vector>

#include "render/detail/flow.hpp"
#include "text/date.hpp"
#include "xml/writer.hpp"

namespace tongmun::render::akn {

namespace {

// The values of `date` are days in the schema. Coarser dates must not invent one, so they
// become <inline name="month" title="2012-03">.
std::string_view coarse_date_name(const std::string& normalised) {
  const auto date = text::Date::parse(normalised);
  if (!date) return "period";
  return date->precision() == text::Precision::year ? "year" : "month";
}

bool is_day(const std::string& normalised) {
  const auto date = text::Date::parse(normalised);
  return date && date->precision() == text::Precision::day;
}

struct Layer {
  enum class Kind { value, span, bold, italic };
  Kind kind;
  int value = -1;
  std::string language = {};  // of a span; empty: the document's
  model::Mark mark = model::Mark::none;
  friend bool operator==(const Layer&, const Layer&) = default;
};

// Builds one start tag; the attributes that are empty are left out.
class StartTag {
 public:
  explicit StartTag(std::string name) : name_(std::move(name)), tag_("<" + name_) {}
  StartTag& attribute(std::string_view name, std::string_view value) {
    if (value.empty()) return *this;
    tag_.append(" ").append(name).append("=\"");
    xml::append_escaped_attribute(tag_, value);
    tag_ += '"';
    return *this;
  }
  const std::string& name() const { return name_; }
  std::string str() const { return tag_ + ">"; }

 private:
  std::string name_, tag_;
};

class InlineWriter {
 public:
  InlineWriter(Context& context, std::string_view block_eid, DateElement dates)
      : context_(context), block_eid_(block_eid), dates_(dates) {}

  void operator()(const model::Run& run) {
    if (run.text.empty()) return;
    const auto wanted = layers_of(run);
    std::size_t shared = 0;
    while (shared < open_.size() && shared < wanted.size() &&
           open_[shared] == wanted[shared])
      ++shared;
    close_layers(shared);
    for (; shared < wanted.size(); ++shared) open(wanted[shared]);
    xml::append_escaped_text(out_, run.text);
  }

  void operator()(const model::LineBreak&) {
    close_layers(0);
    out_ += "<eol/>";
  }

  void operator()(const model::Tab&) {
    close_layers(0);
    out_ += ' ';
  }

  void operator()(const model::SegmentStart& start) {
    close_segment();
    segment_eid_ = context_.eids.unique(segment_eid(start.id));
    out_ +=
        StartTag("inline").attribute("name", "seg").attribute("eId", segment_eid_).str();
    reopen_link();
  }

  void operator()(const model::SegmentEnd&) {
    close_segment();
    reopen_link();
  }

  void operator()(const model::Opaque&) {}

  void operator()(const model::LinkStart& link) {
    close_link();
    link_ = link.target;
    reopen_link();
  }

  void operator()(const model::LinkEnd&) {
    close_link();
    link_.clear();
  }

  // What a picture shows is told; the file itself is the Word document's.
  void operator()(const model::Picture& picture) {
    if (picture.description.empty()) return;
    close_layers(0);
    out_ += StartTag("inline")
                .attribute("name", "picture")
                .attribute("title", picture.description)
                .str() +
            "</inline>";
  }

  // A comment is for those who write; what notes say is part of the text.
  void operator()(const std::shared_ptr<model::Note>& note) {
    if (note->kind == model::Note::Kind::comment) return;
    close_layers(0);
    const auto& outer = segment_eid_.empty() ? block_eid_ : segment_eid_;
    const auto eid = context_.eids.unique(outer + "__note");
    out_ += StartTag("authorialNote")
                .attribute("eId", eid)
                .attribute("placement",
                           note->kind == model::Note::Kind::footnote ? "bottom" : "end")
                .str();
    model::for_each_paragraph(note->blocks, [&](const model::Paragraph& paragraph) {
      const auto own = context_.eids.unique(eid + "__p");
      out_ += StartTag("p").attribute("eId", own).str() +
              inline_markup(context_, paragraph, own, DateElement::date) + "</p>";
    });
    out_ += "</authorialNote>";
  }

  // The text of a box is a block of its own: the outline places it.
  void operator()(const std::shared_ptr<model::Shape>&) {}

  std::string take() {
    link_.clear();
    close_segment();
    return std::move(out_);
  }

 private:
  std::vector<Layer> layers_of(const model::Run& run) const {
    std::vector<Layer> layers;
    const auto* value = value_of(context_.document, run);
    if (value != nullptr && has_element(*value))
      layers.push_back({.kind = Layer::Kind::value, .value = run.value});
    const bool foreign =
        run.language != context_.document.language && run.language != text::LanguageTag();
    if (foreign || run.mark != model::Mark::none)
      layers.push_back({.kind = Layer::Kind::span,
                        .language = foreign ? run.language.str() : std::string(),
                        .mark = run.mark});
    if (run.bold) layers.push_back({.kind = Layer::Kind::bold});
    if (run.italic) layers.push_back({.kind = Layer::Kind::italic});
    return layers;
  }

  // The schema wants a reference for all elements but dates.
  bool has_element(const model::Value& value) const {
    switch (value.kind) {
      case model::Value::Kind::date:
        return true;
      case model::Value::Kind::quantity:
      case model::Value::Kind::person:
      case model::Value::Kind::organisation:
      case model::Value::Kind::country:
        return !context_.references.pointer(value.id).empty();
      case model::Value::Kind::text:
        return false;
    }
    return false;
  }

  StartTag start_of(const Layer& layer) {
    switch (layer.kind) {
      case Layer::Kind::value:
        return start_of(context_.document.values[static_cast<std::size_t>(layer.value)]);
      case Layer::Kind::span: {
        StartTag span("span");
        return span.attribute("class", word_of(layer.mark))
            .attribute("xml:lang", layer.language);
      }
      case Layer::Kind::bold:
        return StartTag("b");
      case Layer::Kind::italic:
        return StartTag("i");
    }
    return StartTag("span");
  }

  StartTag start_of(const model::Value& value) {
    const auto& outer = segment_eid_.empty() ? block_eid_ : segment_eid_;
    StartTag tag(element_of(value));
    if (tag.name() == "inline") tag.attribute("name", coarse_date_name(value.normalised));
    tag.attribute("eId", context_.eids.unique(
                             outer + "__" + (value.id.empty() ? tag.name() : value.id)));
    tag.attribute("refersTo", context_.references.pointer(value.id));
    if (tag.name() == "inline") tag.attribute("title", value.normalised);
    if (tag.name() == "quantity") tag.attribute("normalized", value.normalised);
    if (tag.name() == "date" || tag.name() == "docDate")
      tag.attribute("date", value.normalised);
    return tag;
  }

  std::string element_of(const model::Value& value) const {
    switch (value.kind) {
      case model::Value::Kind::quantity:
        return "quantity";
      case model::Value::Kind::person:
        return "person";
      case model::Value::Kind::organisation:
        return "organization";
      case model::Value::Kind::country:
        return "location";
      case model::Value::Kind::date:
        if (!is_day(value.normalised)) return "inline";
        return dates_ == DateElement::document_date ? "docDate" : "date";
      case model::Value::Kind::text:
        break;
    }
    return "inline";
  }

  void open(const Layer& layer) {
    const auto tag = start_of(layer);
    out_ += tag.str();
    open_.push_back(layer);
    names_.push_back(tag.name());
  }

  void close_layers(std::size_t kept) {
    for (; open_.size() > kept; open_.pop_back(), names_.pop_back())
      out_ += "</" + names_.back() + ">";
  }

  void close_segment() {
    close_link();
    if (!segment_eid_.empty()) out_ += "</inline>";
    segment_eid_.clear();
  }

  // A link that goes over several segments is written in each.
  void close_link() {
    close_layers(0);
    if (link_is_open_) out_ += "</a>";
    link_is_open_ = false;
  }

  void reopen_link() {
    if (link_.empty()) return;
    out_ += StartTag("a").attribute("href", link_).str();
    link_is_open_ = true;
  }

  Context& context_;
  std::string block_eid_;
  DateElement dates_;
  std::string out_, segment_eid_;  // the segment that is open, or empty
  std::string link_;               // its target, while one is open
  bool link_is_open_ = false;
  std::vector<Layer> open_;
  std::vector<std::string> names_;  // of the elements of open_
};

}  // namespace

std::string inline_markup(Context& context, const model::Paragraph& paragraph,
                          std::string_view block_eid, DateElement dates) {
  InlineWriter writer(context, block_eid, dates);
  for (const auto& item : paragraph.content) std::visit(writer, item);
  return writer.take();
}

}  // namespace tongmun::render::akn
