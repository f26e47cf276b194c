// Quotation marks, outer and inner, tracked by a stack of what was opened.
#include "base/utf8.hpp"
#include "templating/phrase.hpp"
#include "text/script.hpp"

namespace tongmun::templating {

namespace {

// Walks the marks of a text. For each, `mark(open, level_mark, depth)` says what stands there.
class QuoteWalker {
 public:
  explicit QuoteWalker(const std::vector<std::string>& quotes) : quotes_(quotes) {}

  // Appends the text to `out`, every mark as depth demands; returns the depth at the end.
  int walk(std::string_view text, int start_depth, std::string* out) {
    depth_ = start_depth;
    for (std::size_t at = 0; at < text.size();) {
      const auto rest = text.substr(at);
      if (const int kind = opening(rest); kind >= 0) {
        opened_.push_back(kind);
        emit(out, quotes_[depth_ % 2 == 0 ? 0 : 2]);
        ++depth_;
        at += quotes_[static_cast<std::size_t>(kind) * 2].size();
      } else if (closes(rest)) {
        const auto closed = static_cast<std::size_t>(opened_.back());
        opened_.pop_back();
        --depth_;
        emit(out, quotes_[depth_ % 2 == 0 ? 1 : 3]);
        at += quotes_[closed * 2 + 1].size();
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

  // 0 outer, 1 inner, -1 none.
  int opening(std::string_view rest) const {
    for (int kind = 0; kind < 2; ++kind)
      if (rest.starts_with(quotes_[static_cast<std::size_t>(kind) * 2])) return kind;
    return -1;
  }

  bool closes(std::string_view rest) const {
    if (opened_.empty()) return false;
    const auto& mark = quotes_[static_cast<std::size_t>(opened_.back()) * 2 + 1];
    if (!rest.starts_with(mark)) return false;
    const auto next = rest.substr(mark.size());
    // ’ before a letter is an apostrophe: ‘don’t’.
    if (mark != "’" || next.empty()) return true;
    std::size_t end = 0;
    next_code_point(next, end);
    return text::script_of(next.substr(0, end)).empty();
  }

  const std::vector<std::string>& quotes_;
  std::vector<int> opened_;
  int depth_ = 0;
};

}  // namespace

std::string nest_quotes(std::string_view text, const std::vector<std::string>& quotes, int depth) {
  if (quotes.size() != 4) return std::string(text);
  std::string nested;
  QuoteWalker(quotes).walk(text, depth, &nested);
  return nested;
}

int open_quotes(std::string_view text, const std::vector<std::string>& quotes) {
  if (quotes.size() != 4) return 0;
  return QuoteWalker(quotes).walk(text, 0, nullptr);
}

}  // namespace tongmun::templating
