// How long a letter of the sample campaign takes, step by step, on one thread.
//   cmake --preset bench && cmake --build --preset bench && build/bench/bin/letters_bench
#include <benchmark/benchmark.h>

#include "sample.hpp"

namespace {

using namespace tongmun;
using bench::sample;

// Calls work(producer, letter) for one letter after the other.
template <typename Work>
void for_each_letter(benchmark::State& state, const Work& work) {
  pipeline::Producer producer(sample().context);
  std::size_t i = 0;
  for (auto _ : state)
    work(producer, sample().letters[i++ % sample().letters.size()]);
  state.SetItemsProcessed(state.iterations());
}

void compose(benchmark::State& state) {
  for_each_letter(state, [](auto& producer, const auto& letter) {
    Findings findings;
    benchmark::DoNotOptimize(producer.compose_only(letter, findings));
  });
}
BENCHMARK(compose)->Unit(benchmark::kMicrosecond);

void compose_and_check(benchmark::State& state) {
  for_each_letter(state, [](auto& producer, const auto& letter) {
    pipeline::ProducedLetter produced;
    benchmark::DoNotOptimize(producer.compose(letter, produced));
  });
}
BENCHMARK(compose_and_check)->Unit(benchmark::kMicrosecond);

// What a letter costs without any check: its document, and the bytes of its file.
void compose_and_write(benchmark::State& state) {
  for_each_letter(state, [](auto& producer, const auto& letter) {
    Findings findings;
    const auto document = producer.compose_only(letter, findings);
    benchmark::DoNotOptimize(producer.write(letter, document));
  });
}
BENCHMARK(compose_and_write)->Unit(benchmark::kMicrosecond);

// Both formats written, linted and read back.
void compose_and_render(benchmark::State& state) {
  for_each_letter(state, [](auto& producer, const auto& letter) {
    pipeline::ProducedLetter produced;
    const auto document = producer.compose(letter, produced);
    producer.render(letter, document, produced);
    benchmark::DoNotOptimize(produced.docx.size());
  });
}
BENCHMARK(compose_and_render)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
