// kainjow parses the script and walks its sections; this context tells it what each
// number means. It asks for the value of a section, then pushes each item, so what a push
// is about is what was last asked for at this depth.
#include "templating/text_template/text_template.hpp"

#include <charconv>
#include <kainjow/mustache.hpp>
#include <stdexcept>

#include "base/suggest.hpp"
#include "templating/text_template/detail/scopes.hpp"
#include "templating/text_template/detail/script.hpp"

namespace tongmun::templating {

namespace {

namespace km = kainjow::mustache;
using detail::TextScript;
using detail::TextStep;
using Kind = TextStep::Kind;

constexpr std::size_t max_depth = 200, max_text = std::size_t{32} << 20,
                      max_steps = 5'000'000;
constexpr std::size_t max_told = 100;  // findings

// What kainjow is given of a script, made once: its texts, and the texts of called
// partials.
struct Prepared {
  explicit Prepared(const TextScript& script)
      : texts(script.steps.size(), km::data(false)) {
    for (std::size_t i = 0; i < script.steps.size(); ++i)
      if (script.steps[i].kind == Kind::text) texts[i] = km::data(script.steps[i].text);
    for (const auto& [number, text] : script.partials)
      partials.emplace(number, km::data(text));
  }
  std::vector<km::data> texts;
  std::map<std::size_t, km::data> partials;
};

std::size_t number_of(const std::string& name) {
  std::size_t number = 0;
  std::from_chars(name.data(), name.data() + name.size(), number);
  return number;
}

// Words of the message: "is a list".
std::string kind_name(const data::Node& value) {
  using NodeKind = data::Node::Kind;
  if (value.kind == NodeKind::boolean) return "a condition";
  return value.kind == NodeKind::list ? "a list" : "a map";
}

class Context : public km::basic_context<std::string> {
 public:
  Context(const TextScript& script, const Prepared& prepared, const TextOptions& options,
          const data::Node& data, Findings& findings)
      : script_(script),
        prepared_(prepared),
        options_(options),
        scopes_(data),
        findings_(findings),
        told_(script.steps.size()) {}

  void push(const km::data* item) override {
    const auto& asked = asked_[scopes_.depth()];
    const auto& step = *asked.step;
    if (scopes_.depth() >= max_depth) refuse_depth(step);
    spend(step, 1, 0);
    if (step.kind == Kind::partial) {
      scopes_.push_partial(step);
      return spend(step, 0, scopes_.indent().size());
    }
    if (step.kind == Kind::inverted) return scopes_.push_inverted(step);
    const auto index = static_cast<std::size_t>(item - asked.first);
    const bool is_item = asked.value->is_list();
    scopes_.push_section(step, is_item ? asked.value->items[index] : *asked.value,
                         is_item ? index + 1 : 0);
  }

  void pop() override { scopes_.pop(); }

  const km::data* get(const std::string& name) const override {
    const auto number = number_of(name);
    const auto& step = script_.steps.at(number);
    spend(step, 1, 0);
    switch (step.kind) {
      case Kind::text:
        return printed(step, prepared_.texts[number], step.text.size());
      case Kind::indent:
        return print(step, scopes_.indent());
      case Kind::partial:
        return ask(step, nullptr);
      case Kind::section:
      case Kind::inverted: {
        const auto* value = find(step, number);
        const bool is_true = value != nullptr && detail::holds(*value);
        if (step.kind == Kind::section) return is_true ? ask(step, value) : nullptr;
        if (is_true) return &yes_;
        ask(step, nullptr);
        return &no_;
      }
      case Kind::field:
        return print(step, escaped(value_text(step, number)));
      case Kind::raw:
        return print(step, value_text(step, number));
    }
    return nullptr;
  }

  const km::data* get_partial(const std::string& name) const override {
    return &prepared_.partials.at(number_of(name));
  }

 private:
  // A section or partial that kainjow was told to enter.
  struct Asked {
    const TextStep* step = nullptr;
    const data::Node* value = nullptr;
    const km::data* first = nullptr;  // of the items
  };

  const km::data* ask(const TextStep& step, const data::Node* value) const {
    if (asked_.size() <= scopes_.depth()) asked_.resize(scopes_.depth() + 1);
    auto& asked = asked_[scopes_.depth()];
    asked.step = &step;
    asked.value = value;
    if (value == nullptr || !value->is_list()) {
      asked.first = &yes_;
      return &yes_;
    }
    spend(step, value->items.size(), 0);
    const auto& list = list_of(value->items.size());
    asked.first = list.list_value().data();
    return &list;
  }

  // Lists of one size are one: kainjow only counts their items.
  const km::data& list_of(std::size_t size) const {
    const auto found = lists_.find(size);
    if (found != lists_.end()) return found->second;
    return lists_.emplace(size, km::list(size, yes_)).first->second;
  }

  const data::Node* find(const TextStep& step, std::size_t number) const {
    const auto* value = scopes_.find(step.path);
    if (value == nullptr && options_.missing == MissingNames::error)
      tell(number, "TP0020", "nothing is called '" + step.text + "'", [&] {
        const auto known = suggestion(step.text, scopes_.known(step.path));
        return known.empty() ? "The data have no name here: give them this one." : known;
      });
    return value;
  }

  std::string value_text(const TextStep& step, std::size_t number) const {
    const auto* value = find(step, number);
    if (value == nullptr) return {};
    const bool silent = options_.missing == MissingNames::silent;
    const bool is_text = value->kind == data::Node::Kind::string ||
                         value->kind == data::Node::Kind::number ||
                         (value->kind == data::Node::Kind::boolean && silent);
    if (is_text) return value->text;
    if (value->is_null() && !silent)
      tell(number, "TP0020", "'" + step.text + "' is null", [&] {
        return "Give it a text, or print it only where it has one: {{#" + step.text +
               "}}.";
      });
    else if (!silent)
      tell(number, "TP0025", "'" + step.text + "' is " + kind_name(*value) + ", no text",
           [&] { return "Use it as a section: {{#" + step.text + "}}."; });
    return {};
  }

  // Once for each tag: the next item of a list would only say it again.
  template <typename Remedy>
  void tell(std::size_t number, const char* code, std::string message,
            const Remedy& remedy) const {
    if (told_[number] || told_count_ == max_told) return;
    told_[number] = true;
    ++told_count_;
    if (const auto where = scopes_.where(); !where.empty()) message += " in " + where;
    findings_.add({code, Severity::error, std::move(message), script_.steps[number].place,
                   remedy()});
  }

  std::string escaped(std::string text) const {
    return options_.escaping == Escaping::html ? km::html_escape(text) : text;
  }

  // kainjow copies it before it asks again.
  const km::data* print(const TextStep& step, const std::string& text) const {
    printed_ = km::data(text);
    return printed(step, printed_, text.size());
  }
  const km::data* printed(const TextStep& step, const km::data& text,
                          std::size_t size) const {
    spend(step, 0, size);
    return &text;
  }

  void spend(const TextStep& step, std::size_t steps, std::size_t bytes) const {
    steps_ += steps;
    bytes_ += bytes;
    if (bytes_ > max_text)
      throw Error(ErrorKind::refused, "the text grows beyond 32 MiB", step.place);
    if (steps_ > max_steps)
      throw Error(ErrorKind::refused, "rendering takes more than 5,000,000 steps",
                  step.place);
  }

  [[noreturn]] static void refuse_depth(const TextStep& step) {
    throw Error(
        ErrorKind::refused, "200 sections and partials are inside one another",
        step.place,
        "A partial that includes itself must end: an item without the name of its list "
        "takes that of the item around it, so give the last one an empty list.");
  }

  const TextScript& script_;
  const Prepared& prepared_;
  const TextOptions& options_;
  detail::TextScopes scopes_;
  Findings& findings_;
  const km::data yes_ = km::data(true), no_ = km::data(false);
  // kainjow asks constly.
  mutable std::vector<Asked> asked_;  // by depth
  mutable std::map<std::size_t, km::data> lists_;
  mutable km::data printed_;
  mutable std::vector<bool> told_;
  mutable std::size_t told_count_ = 0, steps_ = 0, bytes_ = 0;
};

// Where kainjow writes to.
struct Sink {
  std::string text;
  Sink& operator<<(const std::string& more) {
    text += more;
    return *this;
  }
};

}  // namespace

struct TextTemplate::Impl {
  Impl(TextScript given, const TextOptions& chosen)
      : script(std::move(given)),
        options(chosen),
        prepared(script),
        program(script.text + end) {
    if (!program.is_valid())
      throw std::logic_error("text template: " + program.error_message());
  }
  // A line of white space around a section would be swallowed; so no line is.
  static constexpr const char* end = ".";

  TextScript script;
  TextOptions options;
  Prepared prepared;
  km::mustache program;
};

TextTemplate::TextTemplate(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TextTemplate::~TextTemplate() = default;
TextTemplate::TextTemplate(TextTemplate&&) noexcept = default;
TextTemplate& TextTemplate::operator=(TextTemplate&&) noexcept = default;

Partials partials_of(std::map<std::string, std::string> texts) {
  Partials partials;
  for (const auto& [name, text] : texts) partials.known.push_back(name);
  partials.find =
      [texts = std::move(texts)](const std::string& name) -> std::optional<TextSource> {
    const auto found = texts.find(name);
    if (found == texts.end()) return std::nullopt;
    return TextSource{found->second, name};
  };
  return partials;
}

std::optional<TextTemplate> TextTemplate::compile(const TextSource& source,
                                                  const Partials& partials,
                                                  const TextOptions& options,
                                                  Findings& findings) {
  Findings told;
  auto script = detail::build_script(source, partials, options, told);
  findings.merge(told);
  if (told.has_errors()) return std::nullopt;
  return TextTemplate(std::make_unique<Impl>(std::move(script), options));
}

std::string TextTemplate::render(const data::Node& data, Findings& findings) {
  Findings told;
  Context context(impl_->script, impl_->prepared, impl_->options, data, told);
  Sink sink;
  impl_->program.render(context, sink);
  sink.text.pop_back();  // the end
  told.sort();
  findings.merge(told);
  return std::move(sink.text);
}

}  // namespace tongmun::templating
