// Quotation marks, outer and inner, tracked by a stack of what was opened.
#include <array>

#include "base/utf8.hpp"
#include "templating/phrase.hpp"
#include "text/script.hpp"

namespace tongmun::templating {

namespace {

struct Pair {
  std::string_view open, close;
};

// Of other languages and of typewriters; a quotation may come with any of them. Their
// guillemets may hold spaces inside, which belong to the marks.
constexpr std::array<Pair, 10> other_marks = {{{"“", "”"},
                                               {"‘", "’"},
                                               {"«", "»"},
                                               {"‹", "›"},
                                               {"„", "“"},
                                               {"‚", "‘"},
                                               {"「", "」"},
                                               {"『", "』"},
                                               {"\"", "\""},
                                               {"»", "«"}}};

std::string_view leading_space(std::string_view text) {
  for (const std::string_view space : {" ", "\u00A0", "\u202F"})
    if (text.starts_with(space)) return space;
  return {};
}

void drop_trailing_space(std::string& text) {
  for (const std::string_view space : {" ", "\u00A0", "\u202F"})
    if (text.ends_with(space)) return text.resize(text.size() - space.size());
}

// Scripts that have the apostrophe; in others a particle may follow the mark: ‘관리소’는.
bool begins_with_letter_of_apostrophes(std::string_view text) {
  if (text.empty()) return false;
  std::size_t end = 0;
  next_code_point(text, end);
  const auto script = text::script_of(text.substr(0, end));
  return script == "Latn" || script == "Cyrl" || script == "Grek";
}

// Walks the marks of a text, its own and, where asked, those of other languages.
class QuoteWalker {
 public:
  QuoteWalker(const std::vector<std::string>& quotes, bool others) : quotes_(quotes) {
    pairs_ = {{quotes[0], quotes[1]}, {quotes[2], quotes[3]}};
    if (others) pairs_.insert(pairs_.end(), other_marks.begin(), other_marks.end());
  }

  // Appends the text to `out`, every mark as depth demands; returns the depth at the end.
  int walk(std::string_view text, int start_depth, std::string* out) {
    depth_ = start_depth;
    for (std::size_t at = 0; at < text.size();) {
      const auto rest = text.substr(at);
      if (closes(rest)) {
        const auto& pair = *opened_.back();
        opened_.pop_back();
        --depth_;
        if (out != nullptr && has_space_inside(pair)) drop_trailing_space(*out);
        emit(out, quotes_[depth_ % 2 == 0 ? 1 : 3]);
        at += pair.close.size();
      } else if (const auto* pair = opening(rest)) {
        opened_.push_back(pair);
        emit(out, quotes_[depth_ % 2 == 0 ? 0 : 2]);
        ++depth_;
        at += pair->open.size();
        if (has_space_inside(*pair)) at += leading_space(text.substr(at)).size();
      } else {
        emit(out, text.substr(at, 1));
        ++at;
      }
    }
    return depth_;
  }

 private:
  static void emit(std::string* out, std::string_view text) {
    if (out != nullptr) out->append(text);
  }

  static bool has_space_inside(const Pair& pair) {
    return pair.open == "«" || pair.open == "‹";
  }

  const Pair* opening(std::string_view rest) const {
    for (const auto& pair : pairs_)
      if (rest.starts_with(pair.open)) return &pair;
    return nullptr;
  }

  bool closes(std::string_view rest) const {
    if (opened_.empty()) return false;
    const auto mark = opened_.back()->close;
    if (!rest.starts_with(mark)) return false;
    // ’ before a letter is an apostrophe: ‘don’t’.
    return mark != "’" || !begins_with_letter_of_apostrophes(rest.substr(mark.size()));
  }

  const std::vector<std::string>& quotes_;
  std::vector<Pair> pairs_;
  std::vector<const Pair*> opened_;
  int depth_ = 0;
};

}  // namespace

std::string nest_quotes(std::string_view text, const std::vector<std::string>& quotes,
                        int depth, QuoteMarks marks) {
  if (quotes.size() != 4) return std::string(text);
  std::string nested;
  QuoteWalker(quotes, marks == QuoteMarks::any).walk(text, depth, &nested);
  return nested;
}

int open_quotes(std::string_view text, const std::vector<std::string>& quotes) {
  if (quotes.size() != 4) return 0;
  if (text.find(quotes[0]) == text.npos && text.find(quotes[2]) == text.npos) return 0;
  return QuoteWalker(quotes, false).walk(text, 0, nullptr);
}

}  // namespace tongmun::templating
