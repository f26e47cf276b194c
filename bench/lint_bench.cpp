// How long the linter takes for a letter of the sample campaign, and its steps.
//   build/bench/bin/lint_bench
#include <benchmark/benchmark.h>

#include "docx/detail/lint.hpp"
#include "docx/docx.hpp"
#include "docx/lint.hpp"
#include "opc/package.hpp"
#include "sample.hpp"
#include "xml/reader.hpp"

namespace {

using namespace tongmun;
using bench::sample;

const std::vector<std::string>& files() {
  static const auto all = [] {
    pipeline::Producer producer(sample().context);
    std::vector<std::string> files;
    for (const auto& letter : sample().letters) {
      if (letter.in_other_file) continue;
      pipeline::ProducedLetter produced;
      const auto document = producer.compose(letter, produced);
      producer.render(letter, document, produced);
      files.push_back(std::move(produced.docx));
    }
    return files;
  }();
  return all;
}

// One after the other, and again from the first.
template <typename Work>
void for_each_of(const std::vector<std::string>& all, benchmark::State& state,
                 const Work& work) {
  std::size_t i = 0;
  for (auto _ : state) work(all[i++ % all.size()]);
  state.SetItemsProcessed(state.iterations());
}

void open_package(benchmark::State& state) {
  for_each_of(files(), state, [](const std::string& bytes) {
    benchmark::DoNotOptimize(opc::Package::read(bytes, "letter.docx"));
  });
}
BENCHMARK(open_package)->Unit(benchmark::kMicrosecond);

constexpr auto main_part = "word/document.xml";

const std::vector<std::string>& main_parts() {
  static const auto all = [] {
    std::vector<std::string> parts;
    for (const auto& bytes : files())
      parts.push_back(opc::Package::read(bytes, "letter.docx").part(main_part));
    return parts;
  }();
  return all;
}

// The reader alone, without a tree.
void read_main_part(benchmark::State& state) {
  for_each_of(main_parts(), state, [](const std::string& part) {
    xml::Reader reader(part, "letter.docx", main_part);
    while (reader.next()) benchmark::DoNotOptimize(reader.kind());
  });
}
BENCHMARK(read_main_part)->Unit(benchmark::kMicrosecond);

void tree_of_main_part(benchmark::State& state) {
  for_each_of(main_parts(), state, [](const std::string& part) {
    benchmark::DoNotOptimize(docx::detail::parse(part, "letter.docx", main_part));
  });
}
BENCHMARK(tree_of_main_part)->Unit(benchmark::kMicrosecond);

void digest_of_main_part(benchmark::State& state) {
  for_each_of(main_parts(), state, [](const std::string& part) {
    benchmark::DoNotOptimize(docx::detail::digest_of(main_part, "main+xml", part));
  });
}
BENCHMARK(digest_of_main_part)->Unit(benchmark::kMicrosecond);

// As `tongmun validate` does.
void lint_alone(benchmark::State& state) {
  for_each_of(files(), state, [](const std::string& bytes) {
    Findings findings;
    docx::lint(bytes, "letter.docx", findings);
    benchmark::DoNotOptimize(findings.all().size());
  });
}
BENCHMARK(lint_alone)->Unit(benchmark::kMicrosecond);

// As a build does: one letter of many.
void lint_in_batch(benchmark::State& state) {
  docx::Linter linter;
  for_each_of(files(), state, [&](const std::string& bytes) {
    Findings findings;
    linter.lint(bytes, "letter.docx", findings);
    benchmark::DoNotOptimize(findings.all().size());
  });
}
BENCHMARK(lint_in_batch)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
