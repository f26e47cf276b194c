// Both documents are cut into their segments; the rows are put together from these, and
// written with a layout like any letter.
#include "render/bilingual/bilingual.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "render/bilingual/detail/layout.hpp"
#include "render/detail/flow.hpp"
#include "text/script.hpp"

namespace tongmun::render::bilingual {

namespace {

constexpr const char* yellow = "FFF3A3";  // as the marks of a draft
constexpr const char* cyan = "C9F0F5";
constexpr const char* red = "FFD4D4";
constexpr const char* grey = "E8E8E8";

enum class Side { source, target };

// A segment as a row shows it.
struct Shown {
  std::vector<model::Inline> content;
  text::Direction direction = text::Direction::ltr;
  std::vector<const model::Value*> figures;
};

// Passes over what belongs to the letter's own layout: looks of runs, links, drawings.
class SegmentCutter {
 public:
  SegmentCutter(const model::Document& document, Side side)
      : document_(document), side_(side) {
    if (document.stories.empty()) return;
    model::for_each_paragraph(document.stories.front().blocks,
                              [&](const model::Paragraph& paragraph) {
                                open_ = nullptr;
                                direction_ = paragraph.direction;
                                for (const auto& item : paragraph.content)
                                  std::visit(*this, item);
                              });
  }

  void operator()(const model::SegmentStart& start) {
    const auto [known, added] = segments.try_emplace(start.id);
    if (added) order.push_back(start.id);
    open_ = &known->second;
    open_->direction = direction_;
  }
  void operator()(const model::SegmentEnd&) { open_ = nullptr; }

  void operator()(const model::Run& run) {
    if (open_ == nullptr) return;
    auto copy = run;
    copy.properties = nullptr;
    copy.value = -1;
    if (copy.language == text::LanguageTag()) copy.language = document_.language;
    open_->content.push_back(std::move(copy));
    const auto* value = value_of(document_, run);
    auto& figures = open_->figures;
    const bool is_figure = value != nullptr && !value->normalised.empty() &&
                           (value->kind == model::Value::Kind::quantity ||
                            value->kind == model::Value::Kind::date);
    if (is_figure && std::find(figures.begin(), figures.end(), value) == figures.end())
      figures.push_back(value);
  }

  void operator()(const model::LineBreak&) { add(model::LineBreak{}); }
  void operator()(const model::Tab&) { add(model::Tab{}); }
  void operator()(const model::Opaque&) {}
  void operator()(const model::LinkStart&) {}
  void operator()(const model::LinkEnd&) {}
  void operator()(const model::Picture& picture) {
    if (side_ == Side::source && !picture.description.empty())
      add(model::Run{.text = "[" + picture.description + "]",
                     .language = document_.language});
  }
  void operator()(const std::shared_ptr<model::Note>& note) {
    if (side_ == Side::source && note->kind != model::Note::Kind::comment)
      add(model::Run{.text = "[*]", .language = document_.language});
  }
  void operator()(const std::shared_ptr<model::Shape>&) {}

  std::vector<std::string> order;
  std::map<std::string, Shown> segments;

 private:
  void add(model::Inline item) {
    if (open_ != nullptr) open_->content.push_back(std::move(item));
  }

  const model::Document& document_;
  Side side_;
  text::Direction direction_ = text::Direction::ltr;
  Shown* open_ = nullptr;
};

text::LanguageTag english() {
  static const auto tag = text::LanguageTag::parse("en-GB");
  return tag;
}

// Text of ours about a segment: English, as all that the program says.
model::Paragraph note(const std::string& text, bool bold = false) {
  model::Paragraph paragraph{.style = "Review Note"};
  for (const auto& part : text::script_runs(text, english()))
    paragraph.content.push_back(
        model::Run{.text = text.substr(part.begin, part.end - part.begin),
                   .language = english(),
                   .slot = part.slot,
                   .direction = part.direction,
                   .bold = bold});
  return paragraph;
}

model::Cell cell(std::vector<model::Block> blocks, std::size_t column,
                 const char* fill = nullptr) {
  model::Properties properties = {
      {"w:tcW",
       "<w:tcW w:w=\"" + std::to_string(column_widths[column]) + "\" w:type=\"dxa\"/>"}};
  if (fill != nullptr)
    properties.push_back({"w:shd", "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" +
                                       std::string(fill) + "\"/>"});
  return {std::move(blocks),
          std::make_shared<const model::Properties>(std::move(properties))};
}

struct Verdict {
  std::vector<std::string> lines;
  const char* fill = nullptr;
};

Verdict verdict_of(const Match& match) {
  switch (match.kind) {
    case Match::Kind::by_rule:
      return {{"by rule"}};
    case Match::Kind::untranslated:
      return {{"untranslated"}, yellow};
    case Match::Kind::memory:
      if (match.doubtful) return {{"doubtful", match.origin}, cyan};
      if (match.score > 100)
        return {{"in context, " + std::to_string(match.score) + "%", match.origin}};
      return {{"exact", match.origin}};
  }
  return {};
}

// "prisoners: 200000 person, up_to".
std::string shown(const model::Value& value) {
  const auto bare = value.id.substr(value.id.find('-') + 1);
  auto text = bare + ": " + value.normalised;
  if (!value.unit.empty()) text += " " + value.unit;
  if (!value.kind_of_claim.empty()) text += ", " + value.kind_of_claim;
  return text;
}

class Review {
 public:
  Review(const model::Document& source, const model::Document& target,
         const Context& context)
      : source_document_(source),
        target_document_(target),
        context_(context),
        source_(source, Side::source),
        target_(target, Side::target) {}

  model::Document make() {
    model::Document document = layout().document();
    const auto title =
        target_document_.title.empty() ? source_document_.title : target_document_.title;
    const auto languages =
        source_document_.language.str() + " → " + target_document_.language.str();
    document.title = title;
    document.language = target_document_.language;
    document.creator = target_document_.creator;
    auto rows = table();
    auto& main = document.stories.front().blocks;
    std::vector<model::Block> blocks;
    blocks.push_back(heading(title));
    blocks.push_back(note(summary(languages)));
    blocks.push_back(std::move(rows));
    blocks.push_back(note(""));
    main.insert(main.begin(), blocks.begin(), blocks.end());
    for (auto& story : document.stories)
      if (story.part == "word/header1.xml") {
        auto line = heading(title);
        line.style = "Header";
        for (auto& item : note(" · " + languages).content)
          line.content.push_back(std::move(item));
        story.blocks = {std::move(line)};
      }
    return document;
  }

 private:
  model::Paragraph heading(const std::string& title) const {
    const auto& language = target_document_.language;
    model::Paragraph paragraph{.style = "Title", .direction = target_document_.direction};
    for (const auto& part : text::script_runs(title, language))
      paragraph.content.push_back(
          model::Run{.text = title.substr(part.begin, part.end - part.begin),
                     .language = language,
                     .slot = part.slot,
                     .direction = part.direction});
    return paragraph;
  }

  std::string summary(const std::string& languages) const {
    std::string text =
        languages + ": " + std::to_string(source_.order.size()) + " segments";
    for (const auto& [word, count] : counts_)
      text += " · " + std::to_string(count) + " " + word;
    return text;
  }

  std::shared_ptr<model::Table> table() {
    auto made = std::make_shared<model::Table>();
    made->style = "Table Grid";
    // The first column is no heading: ids are looked up, not read out before each cell.
    made->properties = std::make_shared<const model::Properties>(model::Properties{
        {"w:tblW", "<w:tblW w:w=\"15100\" w:type=\"dxa\"/>"},
        {"w:tblLayout", "<w:tblLayout w:type=\"fixed\"/>"},
        {"w:tblLook",
         "<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" "
         "w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"}});
    made->grid = "<w:tblGrid>";
    for (const int width : column_widths)
      made->grid += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
    made->grid += "</w:tblGrid>";
    made->rows.push_back(head());
    for (const auto& id : source_.order) made->rows.push_back(row(id));
    for (const auto& id : target_.order)
      if (!source_.segments.contains(id)) made->rows.push_back(row(id));
    return made;
  }

  model::Row head() const {
    const std::string titles[] = {"Id",
                                  "Source (" + source_document_.language.str() + ")",
                                  "Target (" + target_document_.language.str() + ")",
                                  "Match", "Claims and figures"};
    model::Row row{.header = true};
    for (std::size_t i = 0; i < std::size(titles); ++i)
      row.cells.push_back(cell({note(titles[i], true)}, i, grey));
    return row;
  }

  model::Row row(const std::string& id) {
    static const auto whole = std::make_shared<const model::Properties>(
        model::Properties{{"w:cantSplit", "<w:cantSplit/>"}});
    const auto source = source_.segments.find(id), target = target_.segments.find(id);
    const bool has_source = source != source_.segments.end();
    const bool has_target = target != target_.segments.end();
    model::Row row{.properties = whole};
    row.cells.push_back(cell({note(id)}, 0));
    model::Paragraph left, right{.direction = target_document_.direction};
    if (has_source) {
      left.direction = source->second.direction;
      left.content = source->second.content;
    }
    if (has_target) {
      right.direction = target->second.direction;
      right.content = target->second.content;
      right.content.insert(right.content.begin(), model::SegmentStart{id});
      right.content.push_back(model::SegmentEnd{id});
    }
    row.cells.push_back(cell({std::move(left)}, 1));
    row.cells.push_back(cell({std::move(right)}, 2));
    const auto verdict = !has_target   ? Verdict{{"missing"}, red}
                         : !has_source ? Verdict{{"not in the source"}, red}
                                       : verdict_of(match_of(id));
    ++counts_[verdict.lines.front()];
    row.cells.push_back(cell(notes(verdict.lines), 3, verdict.fill));
    row.cells.push_back(cell(notes(claims_of(has_source ? &source->second : nullptr,
                                             has_target ? &target->second : nullptr)),
                             4));
    return row;
  }

  // A segment that comes again has a key behind "--"; its translation is the same.
  Match match_of(const std::string& id) const {
    auto known = context_.matches.find(id);
    if (known == context_.matches.end())
      known = context_.matches.find(id.substr(0, id.find("--")));
    return known == context_.matches.end() ? Match{Match::Kind::by_rule} : known->second;
  }

  // Each figure once, with what is behind it; those that one side alone shows say so.
  std::vector<std::string> claims_of(const Shown* source, const Shown* target) const {
    std::set<std::string> left, right;
    for (const auto* value : figures(source)) left.insert(shown(*value));
    for (const auto* value : figures(target)) right.insert(shown(*value));
    std::vector<std::string> lines;
    std::set<std::string> told;
    const auto tell = [&](const Shown* side) {
      for (const auto* value : figures(side)) {
        const auto text = shown(*value);
        if (!told.insert(text).second) continue;
        const bool both = left.contains(text) == right.contains(text);
        lines.push_back(
            both ? text
                 : text + (left.contains(text) ? " (source only)" : " (target only)"));
        const auto claim = context_.claims.find(value->id);
        if (claim != context_.claims.end()) lines.push_back(claim->second);
      }
    };
    tell(source);
    tell(target);
    return lines;
  }

  static std::vector<const model::Value*> figures(const Shown* side) {
    return side == nullptr ? std::vector<const model::Value*>() : side->figures;
  }

  static std::vector<model::Block> notes(const std::vector<std::string>& lines) {
    std::vector<model::Block> blocks;
    for (const auto& line : lines)
      if (!line.empty()) blocks.push_back(note(line));
    if (blocks.empty()) blocks.push_back(note(""));
    return blocks;
  }

  const model::Document& source_document_;
  const model::Document& target_document_;
  const Context& context_;
  SegmentCutter source_, target_;
  std::map<std::string, int> counts_;  // by verdict
};

class Bilingual : public Format {
 public:
  Description about() const override {
    return {.name = "bilingual",
            .extension = ".review.docx",
            .scope = Description::Scope::pair,
            .segment_name = docx::bookmark_name};
  }

  // Throws Error{inconsistent} without a source.
  std::string render(const model::Document& document,
                     const Context& context) const override {
    if (context.source == nullptr)
      throw Error(ErrorKind::inconsistent, "a review copy needs the source document", {},
                  "Render it for a translation.");
    docx::WriteOptions options;
    options.languages = context.languages;
    return layout().write(Review(*context.source, document, context).make(), options);
  }

  ReadBack read(std::string_view bytes, const std::string& name) const override {
    ReadBack read;
    for (auto& segment : docx::read_segments(bytes, name)) {
      read.text += segment.text + "\n";
      read.segments.emplace_back(std::move(segment.bookmark), std::move(segment.text));
    }
    return read;
  }
};

}  // namespace

std::unique_ptr<Format> format() { return std::make_unique<Bilingual>(); }

}  // namespace tongmun::render::bilingual
