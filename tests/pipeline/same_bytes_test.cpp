// The same input gives the same bytes: threads, shards and folders never show.
// tests/cli holds the same of time zone, locale and umask.
#include "pipeline/building.hpp"

namespace tongmun::pipeline {

using Names = std::vector<std::string>;

TEST_CASE("the number of threads never shows", "[pipeline][same-bytes]") {
  const Sample sample;
  BuildOptions options;
  options.jobs = 1;
  build(sample, options);
  const auto one = sample.written();
  CHECK(one.size() > 70);
  for (const unsigned jobs : {2u, 5u}) {
    INFO("jobs " << jobs);
    options.jobs = jobs;
    options.out = sample.root() / ("out" + std::to_string(jobs));
    build(sample, options);
    CHECK(support::differing(one, support::tree_of(options.out)) == Names{});
  }
}

TEST_CASE("the folder of the workspace never shows", "[pipeline][same-bytes]") {
  const Sample here, there;
  build(here);
  build(there);
  CHECK(support::differing(here.written(), there.written()) == Names{});
}

TEST_CASE("building again over an old build changes nothing", "[pipeline][same-bytes]") {
  const Sample sample;
  build(sample);
  const auto first = sample.written();
  build(sample);
  CHECK(support::differing(first, sample.written()) == Names{});
}

TEST_CASE("three shards into one folder are the whole build", "[pipeline][same-bytes]") {
  const Sample sample;
  build(sample);
  BuildOptions options;
  options.out = sample.root() / "shards";
  options.shards = 3;
  std::size_t letters = 0;
  for (options.shard = 1; options.shard <= 3; ++options.shard)
    letters += build(sample, options).works[0].letters;
  const auto whole = sample.written();
  CHECK(support::differing(whole, support::tree_of(options.out)) == Names{});
  CHECK(letters * 2 + 4 ==
        whole.size());  // .docx and .akn; .tmx, alignment, two findings
}

}  // namespace tongmun::pipeline
