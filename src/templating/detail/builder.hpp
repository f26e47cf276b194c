// Puts the tokens of one letter together: a machine with a stack of what is open.
#pragma once

#include <list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "templating/compose.hpp"
#include "templating/detail/prepared.hpp"
#include "templating/phrase.hpp"
#include "templating/runner.hpp"

namespace tongmun::templating {

class Builder {
 public:
  Builder(const Expression& expression, Prepared& prepared, const Subject& subject,
          Findings& findings);

  model::Document build();

 private:
  // Blocks are being added somewhere: to a story, a note, a text box. What stands around a note
  // waits until it is whole.
  struct Site {
    std::vector<model::Block>* blocks = nullptr;
    std::optional<model::Paragraph> paragraph = {};
    std::string text = {};    // of the paragraph so far: for quotations that are open
    std::string prefix = {};  // of the paragraph's id: the part
    std::vector<std::shared_ptr<model::Table>> tables = {};
    std::vector<bool> in_cell = {};
    std::vector<std::vector<std::size_t>> columns = {};  // of tables: layout's cells in a row
    bool in_segment = false;
  };

  Phraser make_phraser(const language::Conventions& conventions, Findings& findings);
  LocalText local_text(const campaign::SourceText& text) const;
  std::shared_ptr<const Value> find(const Tag& tag, const std::vector<Item>& scopes);
  Phrases phrases_of(const Token& token);
  Phrases say(const Token& token, bool in_source_language);
  std::optional<LocalRichText> local_rich_text(const campaign::SourceText& text) const;
  void sort_by_name(std::vector<Item>& items) const;
  void fill_lines(Value& value);

  void take(const Token& token);
  void open_paragraph(const Step& step);
  void close_paragraph();
  void open_table(const Step& step);
  void close_table();
  void open_cell(const Step& step);
  void close_cell();
  void add_field(const Token& token);
  void add_phrase(const Phrase& phrase, const Step& step);
  void add_text(std::string_view text, const text::LanguageTag& language, const Step& step,
                model::Mark mark, int value);
  void add_static_text(const Step& step);
  void add_run(const model::Run& run);
  void add_gap(const Step& step);
  void add_inline(model::Inline item);
  void add_block(model::Block block);
  int list_number(const model::ListItem& item);
  // The id with the keys of the items around: unique however often its section repeats it.
  std::string keyed(const std::string& id, const char* separator) const;
  std::string unique(const std::string& id);

  // Headers and footers of a Word section that a section of the template repeats.
  void open_repeated_story(const Step& step);
  void refer_to_repeated_stories();
  void add_repeated_stories();

  // Objects.
  void close_markup(const Step& step);
  void open_link(model::LinkStart link);
  void add_markup_value(const Phrases& phrases);
  void fill_properties(model::Table& table);
  void enter(std::vector<model::Block>& blocks);
  void leave();
  void open_note(const Step& step);
  void close_note();
  void open_shape(const Step& step);
  void close_shape();
  void add_picture(const Token& token);
  // Puts the picture of the data into the drawing; false, and TP0060, where there is
  // none.
  bool put_image(model::Picture& picture, const Token& token);
  void add_rich(const Phrase& phrase, const Step& step);
  bool is_in_link() const;

  bool is_source(const Step& step) const { return step.mark == model::Mark::untranslated; }

  const Expression& expression_;
  const Subject& subject_;
  Prepared& prepared_;
  Findings& findings_;
  model::Document document_;
  Phraser own_, source_;
  std::vector<model::Run> cut_;  // kept for its room

  Site at_;
  std::vector<Site> around_;
  std::vector<std::pair<std::string, bool>> keys_;  // of items in turn; whether lists go on
  std::vector<Item> items_;
  std::map<std::string, int> lists_;
  std::set<std::string> text_ids_;  // of the campaign's texts, as they stand in the document
  std::vector<std::shared_ptr<model::Note>> notes_;    // that are open
  std::vector<std::shared_ptr<model::Shape>> shapes_;
  std::optional<std::string> markup_;  // that is being filled
  MarkupUse markup_use_ = MarkupUse::line;
  int open_stories_ = 0;
  std::list<model::Story> repeated_;                      // blocks are referred to
  std::map<std::string, int> repetitions_;                // of a part of the layout
  std::map<std::string, std::string> section_stories_;    // of the next section, by relationship
  std::string link_target_, drawing_,
      description_;  // filled, and waiting for what they belong to
  bool in_rich_link_ = false;
  std::string rich_segment_;  // the id of the rich text's segment that is open; or empty
  std::vector<std::string> table_markup_;
};

}  // namespace tongmun::templating
