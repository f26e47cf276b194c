// Tokens become blocks by a machine with a stack of open tables, rows and cells. Text is cut into
// runs where script or direction change; runs that look alike are joined again.
#include "templating/compose.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

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

// Which language a run of another script has: Latin names in Korean text, Han in English.
class RunLanguages {
 public:
  explicit RunLanguages(const language::Conventions& conventions)
      : tag_(conventions.tag),
        main_(text::main_slot(conventions.tag)),
        latin_(parse(conventions.lang_latin)),
        east_asian_(parse(conventions.lang_east_asian)),
        complex_(parse(conventions.lang_complex)) {}

  const text::LanguageTag& of(text::FontSlot slot) const {
    if (slot == main_) return tag_;
    switch (slot) {
      case text::FontSlot::latin: return latin_;
      case text::FontSlot::east_asian: return east_asian_;
      case text::FontSlot::complex: return complex_;
    }
    return tag_;
  }

 private:
  text::LanguageTag parse(const std::string& tag) const {
    return tag.empty() ? tag_ : text::LanguageTag::parse(tag);
  }
  text::LanguageTag tag_;
  text::FontSlot main_;
  text::LanguageTag latin_, east_asian_, complex_;
};

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

// Puts the tokens of one letter together.
class Builder {
 public:
  Builder(const Expression& expression, const Subject& subject,
          const std::map<std::string, std::size_t>& text_segments, Findings& findings)
      : expression_(expression),
        subject_(subject),
        text_segments_(text_segments),
        own_(make_phraser(expression.conventions, findings)),
        source_(make_phraser(expression.source_conventions, findings)),
        own_languages_(expression.conventions),
        source_languages_(expression.source_conventions) {
    source_.share_mentions_with(own_);
    document_.language = subject.language;
    document_.direction = text::direction_of(subject.language);
  }

  ValueOf value_of() {
    return [this](const Tag& tag, const std::vector<Item>& scopes) { return find(tag, scopes); };
  }

  model::Document build(const std::vector<Token>& tokens) {
    for (const auto& token : tokens) take(token);
    for (auto& story : document_.stories) keep_leads_with_next(story.blocks);
    document_.title = local_text(subject_.campaign.title).text;
    if (const auto* sender = subject_.campaign.organisation(subject_.campaign.sender))
      if (const auto* forms = sender->find(subject_.language) ? sender->find(subject_.language)
                                                              : sender->find(expression_.options.source_language))
        document_.creator = forms->name;
    return std::move(document_);
  }

 private:
  Phraser make_phraser(const language::Conventions& conventions, Findings& findings) {
    return Phraser(conventions, expression_.source_conventions, subject_,
                   [this](const campaign::SourceText& text) { return local_text(text); },
                   expression_.options, document_.values, findings);
  }

  LocalText local_text(const campaign::SourceText& text) const {
    const auto index = text_segments_.find(text.id);
    if (index == text_segments_.end()) return {text.text, expression_.options.source_language};
    const auto& segment = expression_.localisation.segments[index->second];
    return {model::plain_text(segment.content), segment.language, segment.mark};
  }

  std::optional<Value> find(const Tag& tag, const std::vector<Item>& scopes) {
    auto value = resolve(model::field_path(tag.name), subject_, scopes);
    if (value && value->type == Type::list && value->item_type == ItemType::line)
      fill_lines(*value);
    if (value && value->sorted && tag.kind == TagKind::section) sort_by_name(value->items);
    return value;
  }

  // By the language's collation of the name, or of its reading where it has one (ja, ko hanja).
  void sort_by_name(std::vector<Item>& items) const {
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

  void fill_lines(Value& value) {
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

  void take(const Token& token);
  void open_paragraph(const Step& step);
  void add_field(const Token& token);
  void add_phrase(const Phrase& phrase, const Step& step);
  void add_text(std::string_view text, const text::LanguageTag& language, const Step& step,
                model::Mark mark, int value);
  void add_inline(model::Inline item) {
    if (paragraph_) paragraph_->content.push_back(std::move(item));
  }
  void add_gap(const Step& step);
  void add_block(model::Block block) {
    if (!tables_.empty() && !tables_.back()->rows.empty() && in_cell_.back())
      tables_.back()->rows.back().cells.back().blocks.push_back(std::move(block));
    else
      document_.stories.back().blocks.push_back(std::move(block));
  }

  std::string keyed(const std::string& id, const char* separator) const {
    auto text = id;
    for (const auto& key : keys_) text += separator + key.first;
    return text;
  }
  // Two columns, or two tables, may hold the same phrase.
  std::string unique(const std::string& id) {
    auto made = id;
    for (int n = 2; !text_ids_.insert(made).second; ++n)
      made = id + "-" + std::to_string(n);
    return made;
  }
  int list_number(const model::ListItem& item);
  bool is_source(const Step& step) const { return step.mark == model::Mark::untranslated; }

  const Expression& expression_;
  const Subject& subject_;
  const std::map<std::string, std::size_t>& text_segments_;
  model::Document document_;
  std::set<std::string>
      text_ids_;  // of the campaign's texts, as they stand in the document
  Phraser own_, source_;
  RunLanguages own_languages_, source_languages_;

  std::optional<model::Paragraph> paragraph_;
  std::string paragraph_text_;                       // so far: for quotations that are open
  std::vector<std::shared_ptr<model::Table>> tables_;
  std::vector<bool> in_cell_;
  std::vector<std::pair<std::string, bool>> keys_;   // of items in turn; whether lists go on
  std::vector<Item> items_;
  std::map<std::string, int> lists_;
  std::string prefix_;                               // of the paragraph: the part
  bool in_segment_ = false;
};

void Builder::take(const Token& token) {
  const auto& step = *token.step;
  switch (step.kind) {
    case Step::Kind::open_story: document_.stories.push_back({step.text, {}}); break;
    case Step::Kind::close_story: break;
    case Step::Kind::open_paragraph: open_paragraph(step); break;
    case Step::Kind::close_paragraph:
      trim_start(*paragraph_);
      set_typography(*paragraph_, expression_.conventions.typography);
      add_block(std::move(*paragraph_));
      paragraph_.reset();
      break;
    case Step::Kind::open_table: {
      auto table = std::make_shared<model::Table>(*step.table);
      table->id = keyed(table->id, "__");
      table->direction = document_.direction;
      tables_.push_back(std::move(table));
      in_cell_.push_back(false);
      break;
    }
    case Step::Kind::close_table: {
      auto table = std::move(tables_.back());
      tables_.pop_back();
      in_cell_.pop_back();
      if (!table->rows.empty()) add_block(std::move(table));
      break;
    }
    case Step::Kind::open_row: {
      auto row = *step.row;
      row.id = keyed(row.id, "__");
      tables_.back()->rows.push_back(std::move(row));
      break;
    }
    case Step::Kind::close_row: break;
    case Step::Kind::open_cell:
      tables_.back()->rows.back().cells.push_back({{}, step.look.properties});
      in_cell_.back() = true;
      break;
    case Step::Kind::close_cell: {
      auto& blocks = tables_.back()->rows.back().cells.back().blocks;
      if (blocks.empty() || !std::holds_alternative<model::Paragraph>(blocks.back()))
        blocks.push_back(model::Paragraph{});
      in_cell_.back() = false;
      break;
    }
    case Step::Kind::opaque_block: add_block(model::Opaque{step.text}); break;
    case Step::Kind::opaque: add_inline(model::Opaque{step.text}); break;
    case Step::Kind::text:
      add_text(is_source(step)
                   ? step.text
                   : with_spelling(step.text, expression_.conventions.typography),
               is_source(step) ? expression_.options.source_language : subject_.language,
               step, step.mark, -1);
      break;
    case Step::Kind::line_break: add_inline(model::LineBreak{step.look.properties}); break;
    case Step::Kind::tab: add_inline(model::Tab{step.look.properties}); break;
    case Step::Kind::field: add_field(token); break;
    case Step::Kind::section:
    case Step::Kind::inverted:
    case Step::Kind::end: break;  // Mustache has obeyed them
    case Step::Kind::push_key:
      keys_.emplace_back(token.item.key, step.keeps_list);
      items_.push_back(token.item);
      break;
    case Step::Kind::pop_key:
      keys_.pop_back();
      items_.pop_back();
      break;
    case Step::Kind::segment_start:
      add_inline(model::SegmentStart{keyed(step.text, "--")});
      in_segment_ = true;
      break;
    case Step::Kind::segment_end:
      add_inline(model::SegmentEnd{keyed(step.text, "--")});
      in_segment_ = false;
      break;
    case Step::Kind::gap: add_gap(step); break;
    case Step::Kind::segment: throw std::logic_error("a script holds no unfilled segment");
  }
}

void Builder::open_paragraph(const Step& step) {
  paragraph_ = *step.paragraph;
  prefix_ = paragraph_->id.substr(0, paragraph_->id.rfind('_'));
  paragraph_->id = keyed(paragraph_->id, "__");
  paragraph_->direction = document_.direction;
  paragraph_text_.clear();
  if (paragraph_->list) {
    auto item = *paragraph_->list;
    item.list = list_number(item);
    paragraph_->list = std::make_shared<model::ListItem>(item);
  }
}

// Lists of a repeated section begin anew in each turn, unless the section repeats their items.
int Builder::list_number(const model::ListItem& item) {
  std::string key = prefix_ + "|" + std::to_string(item.list);
  for (const auto& [name, keeps_list] : keys_)
    if (!keeps_list) key += "|" + name;
  return lists_.try_emplace(key, static_cast<int>(lists_.size()) + 1).first->second;
}

void Builder::add_gap(const Step& step) {
  const auto& separator = expression_.conventions.sentence_separator;
  if (!separator.empty()) add_text(separator, subject_.language, step, model::Mark::none, -1);
}

void Builder::add_field(const Token& token) {
  const auto& step = *token.step;
  const auto& tag = expression_.script.tags[static_cast<std::size_t>(step.tag)];
  if (!token.value) {  // broken data: told where it was read
    Phrase phrase{"[" + model::field_path(tag.name) + "]", subject_.language, -1,
                  model::Mark::missing};
    return add_phrase(phrase, step);
  }
  auto& phraser = is_source(step) ? source_ : own_;
  for (const auto& phrase : phraser.compose(*token.value, tag, items_)) add_phrase(phrase, step);
}

void Builder::add_phrase(const Phrase& phrase, const Step& step) {
  if (phrase.text.empty()) return;
  const bool segment = phrase.source_text != nullptr && !in_segment_;
  const auto id = segment ? unique(keyed(phrase.source_text->id, "--")) : std::string();
  if (segment) add_inline(model::SegmentStart{id});
  // A name that carries quotation marks, inside a quotation: the inner pair.
  const auto& quotes = expression_.conventions.quotes;
  const int depth = open_quotes(paragraph_text_, quotes);
  const auto text = depth > 0 && phrase.language == subject_.language
                        ? nest_quotes(phrase.text, quotes, depth)
                        : phrase.text;
  add_text(text, phrase.language, step,
           phrase.mark == model::Mark::none ? step.mark : phrase.mark, phrase.value);
  if (segment) add_inline(model::SegmentEnd{id});
}

void Builder::add_text(std::string_view text, const text::LanguageTag& language, const Step& step,
                       model::Mark mark, int value) {
  if (!paragraph_) return;
  paragraph_text_ += text;
  const bool own = language == subject_.language;
  const auto& languages = own ? own_languages_ : source_languages_;
  for (const auto& part : text::script_runs(text, language)) {
    model::Run run;
    run.text = text.substr(part.begin, part.end - part.begin);
    run.language = languages.of(part.slot);
    run.slot = part.slot;
    run.direction = part.direction;
    run.bold = step.look.bold;
    run.italic = step.look.italic;
    run.mark = mark;
    run.value = value;
    run.properties = step.look.properties;
    auto* last = paragraph_->content.empty()
                     ? nullptr
                     : std::get_if<model::Run>(&paragraph_->content.back());
    if (last != nullptr && same_look(*last, run)) last->text += run.text;
    else paragraph_->content.emplace_back(std::move(run));
  }
}

}  // namespace

Composer::Composer(const Expression& expression)
    : expression_(expression), runner_(expression.script) {
  const auto& segments = expression.source.segments;
  for (std::size_t i = 0; i < segments.size(); ++i) text_segments_.emplace(segments[i].id, i);
}

model::Document Composer::compose(const Subject& subject, Findings& findings) {
  Builder builder(expression_, subject, text_segments_, findings);
  return builder.build(runner_.run(builder.value_of()));
}

namespace {

// One component of a path: ASCII letters and digits, dots, '-' and '_'.
std::string path_safe(std::string text) {
  for (auto& byte : text) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
    const bool kept = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
                      byte == '.' || byte == '-' || byte == '_';
    if (!kept) byte = '-';
  }
  return text;
}

std::string file_text(const Value& value, const std::string& tag) {
  if (value.type == Type::country) return value.aspect;
  if (value.type != Type::date || !value.date) return std::string(literal_text(value));
  auto digits = value.date->str();
  const auto forms = model::field_forms(tag);
  if (std::find(forms.begin(), forms.end(), "iso") == forms.end()) std::erase(digits, '-');
  return digits;
}

}  // namespace

std::string file_name(const Template& source, const Subject& subject) {
  std::vector<TagFault> faults;
  std::string name;
  std::size_t at = 0;
  const auto& pattern = source.manifest.file;
  for (const auto& found : scan_tags(pattern, faults)) {
    name += pattern.substr(at, found.begin - at);
    at = found.end;
    if (const auto value = resolve(model::field_path(found.tag.name), subject, {}))
      name += file_text(*value, found.tag.name);
  }
  name = path_safe(name + pattern.substr(at));
  while (name.starts_with('.')) name.erase(0, 1);  // no hidden file, no ".."
  return name;
}

}  // namespace tongmun::templating
