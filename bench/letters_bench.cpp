// How long a letter of the sample campaign takes, step by step, on one thread.
//   cmake --preset bench && cmake --build --preset bench && build/bench/bin/letters_bench
#include <benchmark/benchmark.h>

#include "sample.hpp"

namespace {

using namespace tongmun;
using bench::sample;

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
