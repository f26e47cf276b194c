// Tokens become blocks. Text is cut into runs where script or direction change; runs that look alike
// are joined again.
#include "templating/detail/builder.hpp"

#include <algorithm>
#include <stdexcept>

#include "docx/markup.hpp"
#include "model/segment.hpp"
#include "templating/detail/typography.hpp"
#include "text/list.hpp"
#include "text/normal_form.hpp"
#include "text/script.hpp"

namespace tongmun::templating {

namespace {

bool same_look(const model::Run& a, const model::Run& b) {
  return a.language == b.language && a.slot == b.slot && a.direction == b.direction &&
         a.bold == b.bold && a.italic == b.italic && a.mark == b.mark && a.value == b.value &&
         a.properties == b.properties;
}

// A label that is empty in a language leaves no space before what follows it.
void trim_start(model::Paragraph& paragraph) {
  for (auto& item : paragraph.content) {
    auto* run = std::get_if<model::Run>(&item);
    if (run == nullptr) {
      if (std::holds_alternative<model::SegmentStart>(item)) continue;
      return;
    }
    run->text.erase(0, std::min(run->text.find_first_not_of(' '), run->text.size()));
    if (!run->text.empty()) return;
  }
}

// What leads in a table or a list must not stand alone at the foot of a page.
void keep_leads_with_next(std::vector<model::Block>& blocks) {
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    auto* lead = std::get_if<model::Paragraph>(&blocks[i]);
    if (lead == nullptr || lead->list) continue;
    const auto* next = std::get_if<model::Paragraph>(&blocks[i + 1]);
    const bool is_table = std::holds_alternative<std::shared_ptr<model::Table>>(blocks[i + 1]);
    // Nor must the close stand alone on a page: something of the letter goes before it.
    const bool closes = next != nullptr && next->style == "Closing";
    if (is_table || closes || (next != nullptr && next->list))
      lead->keep_with_next = true;
  }
}

}  // namespace

Builder::Builder(const Expression& expression, Prepared& prepared, const Subject& subject,
                 Findings& findings)
    : expression_(expression),
      subject_(subject),
      prepared_(prepared),
      findings_(findings),
      own_(make_phraser(expression.conventions, findings)),
      source_(make_phraser(expression.source_conventions, findings)) {
  source_.share_mentions_with(own_);
  for (auto* phraser : {&own_, &source_})
    phraser->set_rich_texts(
        [this](const campaign::SourceText& text) { return local_rich_text(text); });
  document_.language = subject.language;
  document_.direction = text::direction_of(subject.language);
  document_.images = prepared.images();
}

Phraser Builder::make_phraser(const language::Conventions& conventions, Findings& findings) {
  return Phraser(conventions, expression_.source_conventions, subject_,
                 [this](const campaign::SourceText& text) { return local_text(text); },
                 expression_.options, document_.values, findings);
}

model::Document Builder::build() {
  run(expression_.script,
      [this](const Tag& tag, const std::vector<Item>& scopes) { return find(tag, scopes); },
      [this](const Token& token) { take(token); });
  add_repeated_stories();
  for (auto& story : document_.stories) keep_leads_with_next(story.blocks);
  document_.title = local_text(subject_.campaign.title).text;
  if (const auto* sender = subject_.campaign.organisation(subject_.campaign.sender))
    if (const auto* forms = sender->find(subject_.language)
                                ? sender->find(subject_.language)
                                : sender->find(expression_.options.source_language))
      document_.creator = forms->name;
  return std::move(document_);
}

LocalText Builder::local_text(const campaign::SourceText& text) const {
  const auto index = prepared_.text_segment(text.id);
  if (!index) return {text.text, expression_.options.source_language};
  const auto& segment = expression_.localisation.segments[*index];
  return {model::plain_text(segment.content), segment.language, segment.mark};
}

std::shared_ptr<const Value> Builder::find(const Tag& tag, const std::vector<Item>& scopes) {
  const auto number = static_cast<std::size_t>(&tag - expression_.script.tags.data());
  auto& kept = prepared_.value(number);
  if (kept) return kept;
  auto value = resolve(model::field_path(tag.name), subject_, scopes);
  if (!value) return nullptr;
  if (value->type == Type::list && value->item_type == ItemType::line) fill_lines(*value);
  if (value->sorted && tag.kind == TagKind::section) sort_by_name(value->items);
  auto shared = std::make_shared<const Value>(std::move(*value));
  if (prepared_.is_fixed(number)) kept = shared;
  return shared;
}

// By the language's collation of the name, or of its reading where it has one (ja, ko hanja).
void Builder::sort_by_name(std::vector<Item>& items) const {
  const text::Collation collation(subject_.language);
  std::vector<std::pair<std::string, Item>> keyed;
  for (auto& item : items) {
    const auto* forms = item.name->find(subject_.language);
    if (forms == nullptr) forms = item.name->find(expression_.options.source_language);
    const auto shown = forms == nullptr          ? item.key
                       : !forms->sort.empty()    ? forms->sort
                       : !forms->reading.empty() ? forms->reading
                                                 : forms->name;
    keyed.emplace_back(collation.sort_key(shown), std::move(item));
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i] = std::move(keyed[i].second);
    items[i].index = i;
  }
}

void Builder::fill_lines(Value& value) {
  const auto lines = own_.lines(value.lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Item item;
    item.type = ItemType::line;
    item.key = value.lines + std::to_string(i + 1);
    item.index = i;
    item.count = lines.size();
    item.line = lines[i];
    value.items.push_back(std::move(item));
  }
  value.flag = value.present = !lines.empty();
}

void Builder::take(const Token& token) {
  const auto& step = *token.step;
  using Kind = Step::Kind;
  switch (step.kind) {
    case Kind::open_story:
      if (open_stories_++ > 0) {
        open_repeated_story(step);
        break;
      }
      document_.stories.push_back({step.text, {}});
      at_ = {.blocks = &document_.stories.back().blocks};
      break;
    case Kind::close_story:
      if (--open_stories_ > 0) leave();
      break;
    case Kind::open_paragraph: open_paragraph(step); break;
    case Kind::close_paragraph: close_paragraph(); break;
    case Kind::open_table: open_table(step); break;
    case Kind::close_table: close_table(); break;
    case Kind::open_row: {
      auto row = *step.row;
      row.id = keyed(row.id, "__");
      at_.tables.back()->rows.push_back(std::move(row));
      at_.columns.back().clear();
      break;
    }
    case Kind::close_row: break;
    case Kind::open_cell: open_cell(step); break;
    case Kind::close_cell: close_cell(); break;
    case Kind::opaque_block: add_block(model::Opaque{step.text}); break;
    case Kind::opaque: add_inline(model::Opaque{step.text}); break;
    case Kind::open_markup:
      markup_.emplace();
      markup_use_ = step.use;
      break;
    case Kind::close_markup: close_markup(step); break;
    case Kind::link_end: add_inline(model::LinkEnd{}); break;
    case Kind::open_note: open_note(step); break;
    case Kind::close_note: close_note(); break;
    case Kind::open_shape: open_shape(step); break;
    case Kind::close_shape: close_shape(); break;
    case Kind::open_shape_text: enter(shapes_.back()->texts.emplace_back()); break;
    case Kind::close_shape_text: leave(); break;
    case Kind::picture:
      add_picture(token);
      break;
    case Kind::text: add_static_text(step); break;
    case Kind::line_break: add_inline(model::LineBreak{step.look.properties}); break;
    case Kind::tab: add_inline(model::Tab{step.look.properties}); break;
    case Kind::field: add_field(token); break;
    case Kind::section:
    case Kind::inverted:
    case Kind::end: break;  // obeyed by the runner
    case Kind::push_key:
      items_.push_back(token.item ? *token.item : Item{});
      keys_.emplace_back(items_.back().key, step.keeps_list);
      break;
    case Kind::pop_key:
      keys_.pop_back();
      items_.pop_back();
      break;
    case Kind::segment_start:
      add_inline(model::SegmentStart{keyed(step.text, "--")});
      at_.in_segment = true;
      break;
    case Kind::segment_end:
      add_inline(model::SegmentEnd{keyed(step.text, "--")});
      at_.in_segment = false;
      break;
    case Kind::gap: add_gap(step); break;
    case Kind::segment: throw std::logic_error("a script holds no unfilled segment");
  }
}

std::string Builder::keyed(const std::string& id, const char* separator) const {
  auto text = id;
  for (const auto& key : keys_) text += separator + key.first;
  return text;
}

// Two columns, or two tables, may hold the same phrase.
std::string Builder::unique(const std::string& id) {
  auto made = id;
  for (int n = 2; !text_ids_.insert(made).second; ++n) made = id + "-" + std::to_string(n);
  return made;
}

void Builder::add_inline(model::Inline item) {
  if (at_.paragraph) at_.paragraph->content.push_back(std::move(item));
}

void Builder::add_block(model::Block block) {
  const bool in_cell =
      !at_.tables.empty() && !at_.tables.back()->rows.empty() && at_.in_cell.back();
  auto& blocks = in_cell ? at_.tables.back()->rows.back().cells.back().blocks : *at_.blocks;
  blocks.push_back(std::move(block));
}

void Builder::open_paragraph(const Step& step) {
  at_.paragraph = *step.paragraph;
  if (!section_stories_.empty()) refer_to_repeated_stories();
  auto& paragraph = *at_.paragraph;
  at_.prefix = paragraph.id.substr(0, paragraph.id.rfind('_'));
  paragraph.id = keyed(paragraph.id, "__");
  paragraph.direction = document_.direction;
  at_.text.clear();
  if (!paragraph.list) return;
  auto item = *paragraph.list;
  item.list = list_number(item);
  paragraph.list = std::make_shared<model::ListItem>(item);
}

void Builder::close_paragraph() {
  trim_start(*at_.paragraph);
  set_typography(*at_.paragraph, prepared_.spaces());
  add_block(std::move(*at_.paragraph));
  at_.paragraph.reset();
}

void Builder::open_table(const Step& step) {
  auto table = std::make_shared<model::Table>(*step.table);
  table->id = keyed(table->id, "__");
  fill_properties(*table);
  table->direction = document_.direction;
  at_.tables.push_back(std::move(table));
  at_.in_cell.push_back(false);
  at_.columns.emplace_back();
}

// Where a section repeated cells, the grid of the layout no longer fits.
void Builder::close_table() {
  auto table = std::move(at_.tables.back());
  const auto columns = std::move(at_.columns.back());
  at_.tables.pop_back();
  at_.in_cell.pop_back();
  at_.columns.pop_back();
  std::erase_if(table->rows, [](const model::Row& row) { return row.cells.empty(); });
  if (table->rows.empty()) return;
  docx::fit_grid(*table, columns);
  add_block(std::move(table));
}

void Builder::open_cell(const Step& step) {
  at_.tables.back()->rows.back().cells.push_back({{}, step.look.properties});
  at_.in_cell.back() = true;
  at_.columns.back().push_back(step.column);
}

void Builder::close_cell() {
  auto& blocks = at_.tables.back()->rows.back().cells.back().blocks;
  if (blocks.empty() || !std::holds_alternative<model::Paragraph>(blocks.back()))
    blocks.push_back(model::Paragraph{});
  at_.in_cell.back() = false;
}

// Lists of a repeated section begin anew in each turn, unless the section repeats their items.
int Builder::list_number(const model::ListItem& item) {
  std::string key = at_.prefix + "|" + std::to_string(item.list);
  for (const auto& [name, keeps_list] : keys_)
    if (!keeps_list) key += "|" + name;
  return lists_.try_emplace(key, static_cast<int>(lists_.size()) + 1).first->second;
}

void Builder::add_static_text(const Step& step) {
  if (markup_) {
    *markup_ += step.text;
    return;
  }
  if (!at_.paragraph) return;
  for (const auto& run : prepared_.runs(step)) {
    at_.text += run.text;
    add_run(run);
  }
}

void Builder::add_gap(const Step& step) {
  const auto& separator = expression_.conventions.sentence_separator;
  if (!separator.empty()) add_text(separator, subject_.language, step, model::Mark::none, -1);
}

void Builder::add_field(const Token& token) {
  const auto phrases = phrases_of(token);
  if (markup_) return add_markup_value(phrases);
  for (const auto& phrase : phrases) add_phrase(phrase, *token.step);
}

Phrases Builder::phrases_of(const Token& token) {
  const auto& step = *token.step;
  const auto number = static_cast<std::size_t>(step.tag);
  if (!token.value)  // broken data: told where it was read
    return {{"[" + model::field_path(expression_.script.tags[number].name) + "]",
             subject_.language, -1, model::Mark::missing}};
  const bool source = is_source(step);
  if (!prepared_.may_be_said_again(number)) return say(token, source);
  auto& kept = prepared_.said(number, source);
  const auto first = document_.values.size();
  if (!kept) {
    kept.emplace();
    kept->phrases = say(token, source);
    for (auto i = first; i < document_.values.size(); ++i)
      kept->values.push_back(document_.values[i]);
    for (auto& phrase : kept->phrases)
      if (phrase.value >= 0) phrase.value -= static_cast<int>(first);
  } else {
    document_.values.insert(document_.values.end(), kept->values.begin(), kept->values.end());
  }
  auto phrases = kept->phrases;
  for (auto& phrase : phrases)
    if (phrase.value >= 0) phrase.value += static_cast<int>(first);
  return phrases;
}

Phrases Builder::say(const Token& token, bool in_source_language) {
  const auto& tag = expression_.script.tags[static_cast<std::size_t>(token.step->tag)];
  return (in_source_language ? source_ : own_).compose(*token.value, tag, items_);
}

void Builder::add_phrase(const Phrase& phrase, const Step& step) {
  if (phrase.part) return add_rich(phrase, step);
  if (phrase.text.empty()) return;
  const bool segment = phrase.source_text != nullptr && !at_.in_segment;
  const auto id = segment ? unique(keyed(phrase.source_text->id, "--")) : std::string();
  if (segment) add_inline(model::SegmentStart{id});
  // A name that carries quotation marks, inside a quotation: the inner pair.
  const auto& quotes = expression_.conventions.quotes;
  const int depth = open_quotes(at_.text, quotes);
  const auto text = depth > 0 && phrase.language == subject_.language
                        ? nest_quotes(phrase.text, quotes, depth)
                        : phrase.text;
  add_text(text, phrase.language, step,
           phrase.mark == model::Mark::none ? step.mark : phrase.mark, phrase.value);
  if (segment) add_inline(model::SegmentEnd{id});
}

void Builder::add_text(std::string_view text, const text::LanguageTag& language, const Step& step,
                       model::Mark mark, int value) {
  if (!at_.paragraph) return;
  at_.text += text;
  cut_.clear();
  prepared_.cut(text, language, step, mark, value, cut_);
  for (const auto& run : cut_) add_run(run);
}

void Builder::add_run(const model::Run& run) {
  auto& content = at_.paragraph->content;
  auto* last = content.empty() ? nullptr : std::get_if<model::Run>(&content.back());
  if (last != nullptr && same_look(*last, run))
    last->text += run.text;
  else
    content.emplace_back(run);
}

}  // namespace tongmun::templating
