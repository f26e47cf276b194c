// How long a letter of the sample campaign takes, step by step, on one thread.
//   cmake --preset bench && cmake --build --preset bench && build/bench/bin/letters_bench
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>

#include "campaign/campaign.hpp"
#include "language/conventions.hpp"
#include "pipeline/letters.hpp"
#include "pipeline/produce.hpp"
#include "templating/compile.hpp"

namespace {

using namespace tongmun;

// Everything that a build reads once.
struct Sample {
  Findings findings;
  pipeline::Workspace workspace = pipeline::open_workspace(TONGMUN_SOURCE_DIR, findings);
  language::Library library =
      language::Library::read(workspace.root / "translations", workspace.root, findings);
  std::optional<campaign::Campaign> campaign =
      campaign::read(workspace.root / "campaigns/coi-2013", workspace.root, findings);
  std::optional<templating::Template> source = templating::compile(
      workspace.root / "templates/minister-letter", *campaign,
      {workspace.root, workspace.source, library.find(workspace.source)->sentences}, findings);
  pipeline::Expressions expressions = prepare_all();
  std::vector<pipeline::Letter> letters = letters_in_own_languages();
  pipeline::WorkContext context{*campaign, *source, workspace, library, expressions, "bench"};

  // Without those in a variety that only a build prepares (de-CH).
  std::vector<pipeline::Letter> letters_in_own_languages() {
    auto all = pipeline::plan_letters(*campaign, *source, workspace, library, {}, findings);
    std::erase_if(all, [this](const auto& letter) {
      const auto known = [this](const auto& language) { return expressions.contains(language); };
      return !known(letter.language) ||
             !std::all_of(letter.beside.begin(), letter.beside.end(),
                          [&](const auto& other) { return known(other.language); });
    });
    return all;
  }

  pipeline::Expressions prepare_all() {
    pipeline::Expressions all;
    for (const auto& language : workspace.expressions())
      all.emplace(language, *pipeline::prepare(*source, *campaign, workspace, library, language,
                                               findings));
    return all;
  }
};

Sample& sample() {
  static Sample instance;
  return instance;
}

void compose(benchmark::State& state) {
  pipeline::Producer producer(sample().context);
  std::size_t i = 0;
  for (auto _ : state) {
    pipeline::ProducedLetter produced;
    benchmark::DoNotOptimize(
        producer.compose(sample().letters[i++ % sample().letters.size()], produced));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(compose)->Unit(benchmark::kMicrosecond);

// Both formats written, linted and read back.
void compose_and_render(benchmark::State& state) {
  pipeline::Producer producer(sample().context);
  std::size_t i = 0;
  for (auto _ : state) {
    const auto& letter = sample().letters[i++ % sample().letters.size()];
    pipeline::ProducedLetter produced;
    const auto document = producer.compose(letter, produced);
    producer.render(letter, document, produced);
    benchmark::DoNotOptimize(produced.docx.size());
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(compose_and_render)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
