#include "docx/form.hpp"

#include <algorithm>
#include <array>

#include "docx/detail/form_rows.hpp"
#include "text/script.hpp"

namespace tongmun::docx {

namespace {

constexpr std::string_view text_start = "<w:t", text_end = "</w:t>";

// Only what the writer escapes.
void append_unescaped(std::string& out, std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 4> entities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&#13;", '\r'}}};
  for (;;) {
    const auto at = std::min(text.find('&'), text.size());
    out += text.substr(0, at);
    if (at == text.size()) return;
    text.remove_prefix(at);
    std::size_t length = 1;
    char character = '&';
    for (const auto& [entity, meant] : entities)
      if (text.starts_with(entity)) {
        length = entity.size();
        character = meant;
      }
    out += character;
    text.remove_prefix(length);
  }
}

char kind_of(std::string_view text) {
  const auto kinds = text::kinds_of_characters(text);
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
  const bool edge = !text.empty() && (is_space(text.front()) || is_space(text.back()));
  return static_cast<char>('@' + kinds.latin + 2 * kinds.east_asian + 4 * kinds.complex +
                           8 * kinds.right_to_left + 16 * edge);
}

bool needs_a_look(std::string_view text) {
  return text.find("{{") != text.npos || text.find("}}") != text.npos ||
         text.find("\uFFFD") != text.npos;
}

void add(Form& form, std::string_view bytes) {
  std::size_t copied = 0;
  for (auto at = bytes.find(text_start); at != bytes.npos; at = bytes.find(text_start, at)) {
    at += text_start.size();
    if (at >= bytes.size() || (bytes[at] != '>' && bytes[at] != ' ')) continue;  // w:tbl …
    const auto begin = bytes.find('>', at) + 1;
    const auto end = bytes.find(text_end, begin);
    if (begin == 0 || end == bytes.npos) break;
    const auto text = bytes.substr(begin, end - begin);
    form.markup += bytes.substr(copied, begin - copied);
    form.markup += kind_of(text);
    const auto before = form.words.size();
    append_unescaped(form.words, text);
    if (needs_a_look(std::string_view(form.words).substr(before))) form.is_plain = false;
    copied = at = end;
  }
  form.markup += bytes.substr(copied);
}

using NoteKind = model::Note::Kind;

// Notes are written behind the stories, a kind after the other.
class WordCollector {
 public:
  explicit WordCollector(Profile profile) : profile_(profile) {}

  std::string collect(const model::Document& document) {
    for (const auto& story : document.stories) add(story.blocks);
    for (std::size_t kind = 0; kind < notes_.size(); ++kind)
      for (std::size_t i = 0; i < notes_[kind].size(); ++i) add(notes_[kind][i]->blocks);
    return std::move(words_);
  }

  void operator()(const model::Run& run) {
    for (const char c : run.text)
      if (c != '\n' && c != '\t') words_ += c;
  }
  void operator()(const std::shared_ptr<model::Note>& note) {
    if (repeats_ || (note->kind == NoteKind::comment && profile_ == Profile::send)) return;
    notes_[static_cast<std::size_t>(note->kind)].push_back(note.get());
  }
  void operator()(const std::shared_ptr<model::Shape>& shape) {
    std::vector<bool> seen(shape->texts.size(), false);
    for (const auto text : shape->shown) {
      const bool outer = repeats_;
      repeats_ = outer || seen[text];
      seen[text] = true;
      add(shape->texts[text]);
      repeats_ = outer;
    }
  }
  void operator()(const model::Opaque&) {}
  void operator()(const model::LineBreak&) {}
  void operator()(const model::Tab&) {}
  void operator()(const model::SegmentStart&) {}
  void operator()(const model::SegmentEnd&) {}
  void operator()(const model::LinkStart&) {}
  void operator()(const model::LinkEnd&) {}
  void operator()(const model::Picture&) {}

 private:
  void add(const std::vector<model::Block>& blocks) {
    for (const auto& block : blocks) {
      if (const auto* paragraph = std::get_if<model::Paragraph>(&block)) {
        for (const auto& item : paragraph->content) std::visit(*this, item);
      } else if (const auto* table = std::get_if<std::shared_ptr<model::Table>>(&block)) {
        for (const auto& row : (*table)->rows)
          for (const auto& cell : row.cells) add(cell.blocks);
      }
    }
  }

  Profile profile_;
  bool repeats_ = false;
  std::string words_;
  std::array<std::vector<const model::Note*>, 3> notes_;
};

}  // namespace

Form form_of(const std::vector<WrittenPart>& parts) {
  Form form;
  std::size_t size = 0;
  for (const auto& part : parts) size += part.bytes.size() + part.part.size() + 2;
  form.markup.reserve(size);
  for (const auto& part : parts) {
    form.markup.append(part.part).append("\n");
    add(form, part.bytes);
    form.markup += '\n';
  }
  form.markup = detail::without_repeated_rows(form.markup, form.kept_rows);
  return form;
}

std::string words_of(const model::Document& document, Profile profile) {
  return WordCollector(profile).collect(document);
}

}  // namespace tongmun::docx
