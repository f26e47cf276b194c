// Rich text from the data: one phrase for each stretch of one look, each start and end of
// a link.
#include "templating/detail/forms.hpp"
#include "templating/detail/typography.hpp"
#include "templating/phrase.hpp"

namespace tongmun::templating {

namespace {

// Codes in their order become parts; a link whose target is not known is none.
class Parts {
 public:
  Parts(const campaign::SourceText& source, const LocalRichText& local)
      : source_(source), local_(local) {}

  Phrases phrases() {
    for (const auto& item : local_.content)
      std::visit([this](const auto& i) { add(i); }, item);
    if (result_.empty()) return {};
    made_.front()->begins = true;
    made_.back()->ends = true;
    return std::move(result_);
  }

 private:
  using Kind = RichPart::Kind;

  void add(const model::Text& text) { push(Kind::text, text.text); }
  // Data are never templates: what looks like a tag is text.
  void add(const model::Field& field) { push(Kind::text, "{{" + field.tag + "}}"); }

  void add(const model::Code& code) {
    const bool opens = code.kind == model::Code::Kind::open;
    if (code.type == "bold")
      bold_ = opens;
    else if (code.type == "italic")
      italic_ = opens;
    else if (code.type == "break")
      push(Kind::line_break, " ");
    else if (code.type == "link")
      opens ? open_link(code.id) : close_link();
  }

  void open_link(int id) {
    const auto target = local_.links.find(id);
    if (target == local_.links.end()) return;
    close_link();
    push(Kind::link_start, {}).target = target->second;
    in_link_ = true;
  }

  void close_link() {
    if (in_link_) push(Kind::link_end, {});
    in_link_ = false;
  }

  RichPart& push(Kind kind, std::string text) {
    auto part = std::make_shared<RichPart>();
    part->kind = kind;
    part->bold = bold_;
    part->italic = italic_;
    made_.push_back(part);
    result_.push_back(
        {std::move(text), local_.language, -1, local_.mark, &source_, {}, part});
    return *part;
  }

  const campaign::SourceText& source_;
  const LocalRichText& local_;
  Phrases result_;
  std::vector<std::shared_ptr<RichPart>> made_;
  bool bold_ = false, italic_ = false, in_link_ = false;
};

}  // namespace

Phrases Phraser::rich_phrases(const campaign::SourceText& text,
                              const LocalRichText& local, int depth) const {
  auto phrases = Parts(text, local).phrases();
  for (auto& phrase : phrases) {
    if (local.language == conventions_.tag)
      phrase.text = with_spelling(std::move(phrase.text), conventions_.typography);
    if (depth > 0)
      phrase.text = nest_quotes(phrase.text, conventions_.quotes, depth, QuoteMarks::any);
  }
  return phrases;
}

}  // namespace tongmun::templating
