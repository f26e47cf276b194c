// What a text template costs beside plain kainjow: 20 KB of prose with 61 tags, rendered
// from the same data to the same text.
//   cmake --preset bench && cmake --build --preset bench &&
//   build/bench/bin/mustache_bench
#include <benchmark/benchmark.h>

#include <kainjow/mustache.hpp>
#include <string>

#include "templating/text_template/text_template.hpp"

namespace {

using namespace tongmun;
namespace km = kainjow::mustache;

const std::string sentence =
    "The commission of inquiry found that systematic, widespread and gross violations "
    "have been "
    "and are being committed; {} asks that those responsible be held to account.\n";

// 41 fields and 10 sections of three items each, padded with prose to 20 KB.
std::string letter() {
  std::string text;
  for (int i = 0; i < 41; ++i) {
    auto line = sentence;
    const auto name = "{{name" + std::to_string(i) + "}}";
    text += line.replace(line.find("{}"), 2, name) + sentence;
    if (i % 4 == 0 && i < 40)
      text += "{{#asks}}\n- One of the asks, every time.\n{{/asks}}\n";
  }
  while (text.size() < 20 * 1024) text += sentence;
  return text;
}

data::Node our_data() {
  using Kind = data::Node::Kind;
  data::Node root{.kind = Kind::map}, asks{.kind = Kind::list};
  for (int i = 0; i < 41; ++i)
    root.entries.emplace_back("name" + std::to_string(i),
                              data::Node{.kind = Kind::string, .text = "the Committee"});
  for (int i = 0; i < 3; ++i) asks.items.push_back({.kind = Kind::map});
  root.entries.emplace_back("asks", asks);
  return root;
}

km::data plain_data() {
  km::data root, asks(km::data::type::list);
  for (int i = 0; i < 41; ++i)
    root.set("name" + std::to_string(i), km::data("the Committee"));
  for (int i = 0; i < 3; ++i) asks << km::data(km::data::type::object);
  root.set("asks", asks);
  return root;
}

templating::TextTemplate compiled(const std::string& text) {
  Findings findings;
  return *templating::TextTemplate::compile(
      {text, "letter.md"}, {}, {.escaping = templating::Escaping::html}, findings);
}

void ours(benchmark::State& state) {
  auto letter_template = compiled(letter());
  const auto data = our_data();
  Findings findings;
  if (km::mustache plain(letter());
      letter_template.render(data, findings) != plain.render(plain_data()))
    state.SkipWithError("the texts differ");
  for (auto _ : state) benchmark::DoNotOptimize(letter_template.render(data, findings));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(ours)->Unit(benchmark::kMicrosecond);

void plain_kainjow(benchmark::State& state) {
  km::mustache plain(letter());
  const auto data = plain_data();
  for (auto _ : state) benchmark::DoNotOptimize(plain.render(data));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(plain_kainjow)->Unit(benchmark::kMicrosecond);

void ours_compiled_each_time(benchmark::State& state) {
  const auto text = letter();
  const auto data = our_data();
  Findings findings;
  for (auto _ : state) benchmark::DoNotOptimize(compiled(text).render(data, findings));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(ours_compiled_each_time)->Unit(benchmark::kMicrosecond);

void plain_kainjow_compiled_each_time(benchmark::State& state) {
  const auto text = letter();
  const auto data = plain_data();
  for (auto _ : state) benchmark::DoNotOptimize(km::mustache(text).render(data));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(plain_kainjow_compiled_each_time)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
