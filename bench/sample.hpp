// Everything that a build reads once, and its letters: of the sample campaign, or of the workspace
// that TONGMUN_BENCH_WORKSPACE names (its first campaign, and that campaign's first work).
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "campaign/campaign.hpp"
#include "language/conventions.hpp"
#include "pipeline/letters.hpp"
#include "pipeline/produce.hpp"
#include "templating/compile.hpp"

namespace tongmun::bench {

struct Sample {
  Findings findings;
  pipeline::Workspace workspace = pipeline::open_workspace(root(), findings);
  language::Library library =
      language::Library::read(workspace.root / "translations", workspace.root, findings);
  std::optional<campaign::Campaign> campaign =
      campaign::read(workspace.root / "campaigns" / workspace.campaigns().front(),
                     workspace.root, findings);
  std::optional<templating::Template> source = templating::compile(
      workspace.root / "templates" / campaign->works.front(), *campaign,
      {workspace.root, workspace.source, library.find(workspace.source)->sentences},
      findings);
  pipeline::Expressions expressions = prepare_all();
  std::vector<pipeline::Letter> letters = letters_in_own_languages();
  pipeline::WorkContext context{*campaign, *source,     workspace,
                                library,   expressions, "bench"};

  static std::filesystem::path root() {
    const char* named = std::getenv("TONGMUN_BENCH_WORKSPACE");
    return named ? named : TONGMUN_SOURCE_DIR;
  }

  // Without those in a variety that only a build prepares (de-CH).
  std::vector<pipeline::Letter> letters_in_own_languages() {
    auto all =
        pipeline::plan_letters(*campaign, *source, workspace, library, {}, findings);
    std::erase_if(all, [this](const auto& letter) {
      const auto known = [this](const auto& language) {
        return expressions.contains(language);
      };
      return !known(letter.language) ||
             !std::all_of(letter.beside.begin(), letter.beside.end(),
                          [&](const auto& other) { return known(other.language); });
    });
    return all;
  }

  pipeline::Expressions prepare_all() {
    pipeline::Expressions all;
    for (const auto& language : workspace.expressions())
      all.emplace(language, *pipeline::prepare(*source, *campaign, workspace, library,
                                               language, findings));
    return all;
  }
};

inline Sample& sample() {
  static Sample instance;
  return instance;
}

}  // namespace tongmun::bench
