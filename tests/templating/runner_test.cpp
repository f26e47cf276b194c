// The runner against a naive interpreter of the same program.
#include "templating/runner.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <map>

#include "templating/support.hpp"

using namespace tongmun;
using namespace tmpl_test;
using templating::Item;
using templating::Program;
using templating::Step;
using templating::Tag;
using templating::TagKind;
using templating::Token;
using templating::Type;
using templating::Value;

namespace {

// Builds a program step by step: text("a").section("x", is_list)….end().
class Builder {
 public:
  Builder& text(const std::string& text) {
    program.steps.push_back({.kind = Step::Kind::text, .text = text});
    return *this;
  }
  Builder& field(const std::string& name) {
    return tagged(Step::Kind::field, TagKind::field, name);
  }
  Builder& section(const std::string& name, bool is_list) {
    tagged(Step::Kind::section, TagKind::section, name);
    if (is_list) program.steps.push_back({.kind = Step::Kind::push_key});
    open_.emplace_back(name, is_list);
    return *this;
  }
  Builder& inverted(const std::string& name) {
    tagged(Step::Kind::inverted, TagKind::inverted, name);
    open_.emplace_back(name, false);
    return *this;
  }
  Builder& end() {
    if (open_.back().second) program.steps.push_back({.kind = Step::Kind::pop_key});
    tagged(Step::Kind::end, TagKind::end, open_.back().first);
    open_.pop_back();
    return *this;
  }
  std::size_t depth() const { return open_.size(); }

  Program program;

 private:
  Builder& tagged(Step::Kind kind, TagKind tag_kind, const std::string& name) {
    program.tags.push_back({tag_kind, name, {}});
    program.steps.push_back(
        {.kind = kind, .tag = static_cast<int>(program.tags.size()) - 1});
    return *this;
  }
  std::vector<std::pair<std::string, bool>> open_;
};

Value literal(std::string text) {
  Value value;
  value.literal = std::move(text);
  return value;
}
Value flag(bool on) {
  Value value{Type::flag};
  value.flag = on;
  return value;
}
Value list(const std::vector<std::string>& keys) {
  Value value{Type::list};
  value.flag = !keys.empty();
  for (const auto& key : keys) {
    value.items.emplace_back();
    value.items.back().key = key;
  }
  return value;
}

std::string joined(const std::vector<Item>& scopes) {
  std::string text;
  for (const auto& item : scopes) text += "." + item.key;
  return text;
}

// What a token says: text, the literal of a field, the key of an item.
std::string told(const Token& token) {
  switch (token.step->kind) {
    case Step::Kind::text:
      return token.step->text;
    case Step::Kind::field:
      return token.value ? token.value->literal : "?";
    case Step::Kind::push_key:
      return "<" + token.item->key + ">";
    case Step::Kind::pop_key:
      return "</>";
    default:
      return "!";
  }
}

using Usual = std::function<std::optional<Value>(const Tag&, const std::vector<Item>&)>;

std::string run(const Program& program, const Usual& value_of) {
  const templating::Template none;
  const templating::Localisation no_segments{english(), {}, 0, 0};
  const auto script = templating::make_script(program, none, no_segments);
  std::string text;
  templating::run(
      script,
      [&](const Tag& tag, const std::vector<Item>& scopes) {
        auto value = value_of(tag, scopes);
        return value ? std::make_shared<const Value>(std::move(*value)) : nullptr;
      },
      [&](const Token& token) { text += told(token); });
  return text;
}

// The second opinion: recursion over the steps, in the plainest words.
class Naive {
 public:
  Naive(const Program& program, const Usual& value_of)
      : program_(program), value_of_(value_of) {}
  std::string run() { return run(0, program_.steps.size()); }

 private:
  const Tag& tag_of(std::size_t at) const {
    return program_.tags[static_cast<std::size_t>(program_.steps[at].tag)];
  }
  std::size_t end_of(std::size_t open) const {
    int depth = 0;
    for (auto at = open;; ++at) {
      const auto kind = program_.steps[at].kind;
      depth += kind == Step::Kind::section || kind == Step::Kind::inverted;
      depth -= kind == Step::Kind::end;
      if (depth == 0) return at;
    }
  }
  std::string run(std::size_t at, std::size_t end) {
    std::string text;
    for (; at < end; ++at) {
      const auto& step = program_.steps[at];
      if (step.kind == Step::Kind::text) text += step.text;
      if (step.kind == Step::Kind::push_key) text += "<" + scopes_.back().key + ">";
      if (step.kind == Step::Kind::pop_key) text += "</>";
      if (step.kind == Step::Kind::field) {
        const auto value = value_of_(tag_of(at), scopes_);
        text += value ? value->literal : "?";
      }
      if (step.kind != Step::Kind::section && step.kind != Step::Kind::inverted) continue;
      const auto close = end_of(at);
      const auto value = value_of_(tag_of(at), scopes_);
      const bool is_list = value && value->type == Type::list;
      if (step.kind == Step::Kind::inverted) {
        if (!value || !value->flag) text += run(at + 1, close);
      } else if (is_list) {
        for (const auto& item : value->items) {
          scopes_.push_back(item);
          text += run(at + 1, close);
          scopes_.pop_back();
        }
      } else if (value && value->flag) {
        text += run(at + 1, close);
      }
      at = close;
    }
    return text;
  }
  const Program& program_;
  const Usual& value_of_;
  std::vector<Item> scopes_;
};

// "yes", "no", "none" (no value at all), "list0" … "list3"; a field tells its scopes.
std::optional<Value> usual(const Tag& tag, const std::vector<Item>& scopes) {
  if (tag.name == "none") return std::nullopt;
  if (tag.name == "yes" || tag.name == "no") return flag(tag.name == "yes");
  if (tag.name.starts_with("list")) {
    std::vector<std::string> keys;
    for (char key = '0'; key < tag.name[4]; ++key) keys.emplace_back(1, key);
    return list(keys);
  }
  return literal(tag.name + joined(scopes));
}

}  // namespace

TEST_CASE("sections obey their values", "[templating][runner]") {
  const auto [name, is_list, straight, inverse] =
      GENERATE(table<std::string, bool, std::string, std::string>({
          {"yes", false, "[a]", "[]"},
          {"no", false, "[]", "[a]"},
          {"none", false, "[]", "[a]"},
          {"list0", true, "[]", "[a]"},
          {"list2", true, "[<0>a</><1>a</>]", "[]"},
      }));
  CAPTURE(name);
  CHECK(run(Builder().text("[").section(name, is_list).text("a").end().text("]").program,
            usual) == straight);
  CHECK(run(Builder().text("[").inverted(name).text("a").end().text("]").program,
            usual) == inverse);
}

TEST_CASE("a field sees the items it stands in, outermost first",
          "[templating][runner]") {
  auto program = Builder()
                     .field("a")
                     .section("list2", true)
                     .field("b")
                     .section("yes", false)
                     .section("list2", true)
                     .field("c")
                     .end()
                     .end()
                     .field("d")
                     .end()
                     .field("e")
                     .program;
  CHECK(run(program, usual) ==
        "a<0>b.0<0>c.0.0</><1>c.0.1</>d.0</><1>b.1<0>c.1.0</><1>c.1.1</>d.1</>e");
}

TEST_CASE("values and texts are never parsed as templates", "[templating][runner]") {
  const std::string nasty =
      GENERATE("{{claim.x}}", "{{#0}}{{0}}{{/0}}", "v0;", "k0;", "5;", "{{=<% %>=}}",
               "{{{0}}}", "<b>&amp;", "a\nb\r\n", "");
  const auto value_of = [&](const Tag&, const std::vector<Item>&) {
    return literal(nasty);
  };
  CHECK(run(Builder().text("1" + nasty).field("x").text(nasty + "2").program, value_of) ==
        "1" + nasty + nasty + nasty + "2");
}

TEST_CASE("a broken name leaves its field without a value", "[templating][runner]") {
  CHECK(run(Builder().text("a").field("none").text("b").program, usual) == "a?b");
}

TEST_CASE("a script may run many times, and each run asks anew",
          "[templating][runner]") {
  const auto built = Builder().section("list", true).field("x").end();
  for (const auto& keys : {std::vector<std::string>{"a", "b"}, {}, {"c"}}) {
    std::string expected;
    for (const auto& key : keys) expected += "<" + key + ">." + key + "</>";
    CHECK(run(built.program, [&](const Tag& tag, const std::vector<Item>& scopes) {
            return std::optional(tag.name == "list" ? list(keys)
                                                    : literal(joined(scopes)));
          }) == expected);
  }
}

TEST_CASE("random programs run as a naive interpreter runs them",
          "[templating][runner]") {
  CHECK(rc::check("nested sections", [] {
    const auto moves = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12));
    Builder builder;
    for (const int move : moves) {
      const auto number = std::to_string(move % 3 + (move == 5));
      if (move < 2)
        builder.text("t" + number);
      else if (move == 2)
        builder.field("f");
      else if (move < 6 && builder.depth() < 5)
        builder.section("list" + number, true);
      else if (move == 6)
        builder.section("yes", false);
      else if (move == 7)
        builder.section("no", false);
      else if (move == 8)
        builder.inverted("list" + number);
      else if (move == 9)
        builder.inverted("none");
      else if (builder.depth() > 0)
        builder.end();
    }
    while (builder.depth() > 0) builder.end();
    const Usual value_of = usual;
    RC_ASSERT(run(builder.program, value_of) == Naive(builder.program, value_of).run());
  }));
}
