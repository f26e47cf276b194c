// Every letter is composed by every shard, so that reports and alignment are whole and the same
// whichever shard writes them; rendering, reading back and writing, which cost most, are shared
// out. Results are kept by the letter's number: the order of threads never shows.
#include "pipeline/build.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "base/file.hpp"
#include "base/interrupt.hpp"
#include "base/suggest.hpp"
#include "check/alignment.hpp"
#include "exchange/tmx/tmx.hpp"
#include "pipeline/outputs.hpp"
#include "pipeline/produce.hpp"
#include "pipeline/stale.hpp"
#include "templating/compile.hpp"

namespace tongmun::pipeline {

namespace fs = std::filesystem;

namespace {

// What is left of a letter once its files are written.
// How letters are dealt out to threads: in batches, small enough that all threads end together.
constexpr std::size_t batches_per_job = 16, largest_batch = 32;

struct Outcome {
  bool composed = false, written = false;
  SegmentIds segments;
  check::FigureCount figures;
  std::vector<Finding> findings;  // of composing: the same in every shard
  std::vector<Finding> of_files;  // of rendering and reading back: of this shard's letters only
};

class WorkBuilder {
 public:
  WorkBuilder(const BuildOptions& options, const Workspace& workspace,
              const language::Library& library, const campaign::Campaign& campaign,
              const std::string& work, const fs::path& out, bool errors_before)
      : options_(options),
        workspace_(workspace),
        library_(library),
        campaign_(campaign),
        errors_before_(errors_before),
        standard_(render::Formats::standard()),
        formats_(options.formats != nullptr ? *options.formats : standard_) {
    report_.campaign = campaign.id;
    report_.work = work;
    report_.folder = out / campaign.id / work;
  }

  WorkReport build() {
    if (!compile() || !prepare()) return finish();
    outputs_ = chosen_outputs(options_, template_->manifest, formats_, report_.findings);
    letters_ = plan_letters(campaign_, *template_, workspace_, library_, options_,
                            report_.findings);
    prepare_overlays();
    require_recipients();
    outcomes_.resize(letters_.size());
    if (options_.mode == Mode::release && !dry_run_is_clean()) return finish();
    run(true);
    if (interrupted()) return finish();
    collect();
    check_expressions();
    write_reports();
    report_.built = true;
    return finish();
  }

  bool refused() const { return refused_; }

 private:
  bool compile() {
    templating::CompileOptions options{workspace_.root, workspace_.source, {}};
    if (const auto* conventions = library_.find(workspace_.source))
      options.sentences = conventions->sentences;
    template_ = templating::compile(workspace_.root / "templates" / report_.work, campaign_,
                                    options, report_.findings);
    return template_.has_value();
  }

  bool prepare() {
    for (const auto& language : workspace_.expressions()) {
      const bool wanted = options_.languages.empty() || language == workspace_.source ||
                          std::find(options_.languages.begin(), options_.languages.end(),
                                    language) != options_.languages.end();
      if (!wanted) continue;
      auto prepared = pipeline::prepare(*template_, campaign_, workspace_, library_, language,
                                        report_.findings);
      if (prepared) expressions_.emplace(language, std::move(*prepared));
    }
    for (const auto& segment : template_->segments) report_.segments += segment.translatable;
    for (const auto& [language, expression] : expressions_) {
      report_.reused += expression.localisation.reused;
      report_.missing += expression.localisation.missing;
      report_.languages.push_back(language.str());
    }
    return expressions_.contains(workspace_.source);
  }

  // Varieties that only some recipients read: de-CH; es-MX by es-419, on the texts of es.
  void prepare_overlays() {
    for (const auto& letter : letters_)
      if (expressions_.contains(letter.expression)) prepare_overlay_of(letter.language);
  }

  void prepare_overlay_of(const text::LanguageTag& language) {
    if (expressions_.contains(language)) return;
    const auto conventions = library_.languages().find(language);
    if (conventions == library_.languages().end()) return;
    prepare_overlay_of(conventions->second.parent);
    const auto base = expressions_.find(conventions->second.parent);
    if (base == expressions_.end()) return;
    expressions_.emplace(language,
                         prepare_overlay(base->second, *template_, campaign_, workspace_,
                                         conventions->second, report_.findings));
  }

  // Every name of --for must stand for somebody: a slip would silently write nothing.
  void require_recipients() const {
    for (const auto& name : options_.recipients) {
      auto one = options_;
      one.recipients = {name};
      const bool known = std::any_of(letters_.begin(), letters_.end(), [&](const auto& letter) {
        return letter.recipient != nullptr && is_selected(letter, one);
      });
      if (known) continue;
      std::vector<std::string> ids;
      for (const auto& recipient : campaign_.recipients) ids.push_back(recipient.id);
      throw Error(ErrorKind::not_found, "no letter goes to '" + name + "'", {},
                  suggestion(name, std::move(ids)));
    }
  }

  // Composes, renders and checks everything without writing.
  bool dry_run_is_clean() {
    if (!errors_before_ && !report_.findings.has_errors()) {
      run(false);
      collect();
      check_expressions();
    }
    refused_ = errors_before_ || report_.findings.has_errors() || report_.of_shard.has_errors();
    outcomes_.assign(letters_.size(), {});
    return !refused_ && !interrupted();
  }

  WorkContext context() const {
    return {campaign_, *template_,   workspace_,
            library_,  expressions_, report_.campaign + "/" + report_.work,
            outputs_,
            makes_xml(options_, template_->manifest)};
  }

  // --for and --shard choose what is written; everything is composed, so that reports are whole.
  bool is_mine(std::size_t index) const {
    if (!is_selected(letters_[index], options_)) return false;
    return options_.shards <= 1 || index % options_.shards == options_.shard - 1;
  }

  void run(bool write) {
    const auto shared = context();
    Progress progress("letters", letters_.size(), write ? options_.progress : Progress::Style::silent);
    auto jobs = options_.jobs != 0 ? options_.jobs : std::max(1u, std::thread::hardware_concurrency());
    jobs = static_cast<unsigned>(std::min<std::size_t>(jobs, std::max<std::size_t>(letters_.size(), 1)));
    // Neighbours go to one thread: they share a folder, which threads would have to wait for.
    const auto batch = std::clamp<std::size_t>(letters_.size() / (jobs * batches_per_job), 1,
                                               largest_batch);
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      Producer producer(shared);
      for (auto first = next.fetch_add(batch); first < letters_.size();
           first = next.fetch_add(batch)) {
        const auto end = std::min(first + batch, letters_.size());
        for (auto i = first; i < end && !interrupted(); ++i) {
          make(producer, i, write);
          progress.advance();
        }
      }
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
    work();
  }

  // One letter of many may fail: its fault is a finding.
  void make(Producer& producer, std::size_t index, bool write) {
    const auto& letter = letters_[index];
    auto& outcome = outcomes_[index];
    if (!expressions_.contains(letter.language)) return;
    ProducedLetter produced;
    try {
      const auto document = producer.compose(letter, produced);
      outcome.composed = true;
      outcome.findings = std::move(produced.findings).release();
      produced.findings = {};
      if (is_mine(index)) {
        producer.render(letter, document, produced);
        if (write) {
          if (!letter.in_other_file)
            write_file_atomically(report_.folder / (letter.file + ".docx"),
                                  produced.docx);
          if (makes_xml(options_, template_->manifest))
            write_file_atomically(report_.folder / (letter.file + ".akn"), produced.akn);
          for (const auto& other : produced.others)
            write_file_atomically(report_.folder / other.name, other.bytes);
        }
        outcome.written = true;
      }
    } catch (const Error& error) {
      produced.findings.add(finding_from(error, "PL0030"));
    } catch (const std::exception& error) {
      produced.findings.add({"PL0031", Severity::error, error.what(), {.file = letter.file},
                             "This is a fault of the program: please report it."});
    }
    outcome.segments = shared(std::move(produced.segments));
    outcome.figures = produced.figures;
    outcome.of_files = std::move(produced.findings).release();
  }

  // Equal lists are one: ten thousand letters have a dozen of them.
  SegmentIds shared(std::vector<std::string> ids) {
    const std::lock_guard lock(sequences_mutex_);
    auto known = sequences_.find(ids);
    if (known == sequences_.end()) {
      auto list = std::make_shared<const std::vector<std::string>>(ids);
      known = sequences_.emplace(std::move(ids), std::move(list)).first;
    }
    return known->second;
  }

  void collect() {
    std::set<const campaign::Recipient*> recipients;
    report_.of_shard = {};
    report_.letters = report_.recipients = report_.figures = report_.figures_found = 0;
    for (std::size_t i = 0; i < letters_.size(); ++i) {
      const auto& outcome = outcomes_[i];
      report_.letters += outcome.written;
      if (outcome.written && letters_[i].recipient != nullptr && !letters_[i].reference)
        recipients.insert(letters_[i].recipient);
      report_.figures += outcome.figures.expected;
      report_.figures_found += outcome.figures.found;
      report_.findings.merge(outcome.findings);
      report_.of_shard.merge(outcome.of_files);
    }
    report_.recipients = recipients.size();
    if (options_.shards <= 1) {
      report_.findings.merge(report_.of_shard);
      report_.of_shard = {};
    }
  }

  // Each translation has the segments of its source version, in the order of each part.
  void check_expressions() {
    std::map<const campaign::Recipient*, const Outcome*> sources;
    for (std::size_t i = 0; i < letters_.size(); ++i)
      if (letters_[i].expression == workspace_.source)
        sources[letters_[i].recipient] = &outcomes_[i];
    std::set<std::pair<const void*, const void*>> aligned;
    for (std::size_t i = 0; i < letters_.size(); ++i) {
      const auto source = sources.find(letters_[i].recipient);
      if (source == sources.end() || letters_[i].expression == workspace_.source ||
          !outcomes_[i].composed)
        continue;
      const auto& wanted = source->second->segments;
      if (!wanted || !outcomes_[i].segments) continue;  // told where it failed
      // What was found in order for one pair of lists is so for every other.
      const bool seen = !aligned.emplace(wanted.get(), outcomes_[i].segments.get()).second;
      const auto before = report_.findings.all().size();
      if (seen) continue;
      check::check_alignment(*wanted, *outcomes_[i].segments, check::Order::by_part,
                             report_.campaign + "/" + report_.work + "/" + letters_[i].file,
                             report_.findings);
      if (report_.findings.all().size() != before)
        aligned.erase({wanted.get(), outcomes_[i].segments.get()});
    }
  }

  void write_reports() {
    std::vector<AlignedDocument> documents;
    for (std::size_t i = 0; i < letters_.size(); ++i)
      documents.push_back({letters_[i].file,
                           letters_[i].recipient ? std::string_view(letters_[i].recipient->id)
                                                 : std::string_view("circular"),
                           letters_[i].language.str(),
                           outcomes_[i].segments ? outcomes_[i].segments : shared({})});
    const auto tmx = aligned_tmx(*template_, expressions_, workspace_.source);
    const auto json = alignment_json(campaign_.id, *template_, expressions_, workspace_.source,
                                     documents);
    check_reports(tmx, json);
    // Only a build in all languages knows what is stale.
    if (options_.languages.empty())
      remove_stale({report_.folder, report_.work, letters_, outputs_,
                    makes_xml(options_, template_->manifest), workspace_.source},
                   formats_, campaign_);
    write_file_atomically(report_.folder / (report_.work + ".tmx"), tmx);
    write_file_atomically(report_.folder / "alignment.json", json);
  }

  // In at least one language.
  bool is_translated(std::size_t segment) const {
    return std::any_of(
        expressions_.begin(), expressions_.end(), [&](const auto& expression) {
          return expression.first != workspace_.source && !expression.second.overlay &&
                 expression.second.localisation.segments[segment].mark !=
                     model::Mark::untranslated;
        });
  }

  // The reports read back: every segment of the template, in its order.
  void check_reports(const std::string& tmx, const std::string& json) {
    std::vector<std::string> wanted, translated, in_tmx;
    for (std::size_t i = 0; i < template_->segments.size(); ++i) {
      if (!template_->segments[i].translatable) continue;
      wanted.push_back(template_->segments[i].id);
      if (is_translated(i)) translated.push_back(wanted.back());
    }
    const auto name = report_.campaign + "/" + report_.work;
    // A segment without any translation is a unit without a target: readers pass it over, and say
    // so; it has been told already.
    Findings of_reading;
    exchange::tmx::read(
        tmx, name + ".tmx",
        [&](const exchange::tmx::ReadUnit& unit) { in_tmx.push_back(unit.unit.id); }, of_reading);
    check::check_alignment(translated, in_tmx, check::Order::same, name + ".tmx",
                           report_.findings);
    check::check_alignment(wanted, read_alignment(json, "alignment.json").segments,
                           check::Order::same, name + "/alignment.json", report_.findings);
  }

  WorkReport finish() {
    report_.findings.sort();
    return std::move(report_);
  }

  const BuildOptions& options_;
  const Workspace& workspace_;
  const language::Library& library_;
  const campaign::Campaign& campaign_;
  bool errors_before_;  // in the campaign or the workspace
  render::Formats standard_;
  const render::Formats& formats_;
  std::vector<const render::Format*> outputs_;
  WorkReport report_;
  std::optional<templating::Template> template_;
  Expressions expressions_;
  std::vector<Letter> letters_;
  std::vector<Outcome> outcomes_;
  std::map<std::vector<std::string>, SegmentIds> sequences_;
  std::mutex sequences_mutex_;
  bool refused_ = false;
};

// What reading back found in this shard's own letters, where it found anything.
void write_shard_findings(const BuildOptions& options, const WorkReport& report) {
  if (report.of_shard.empty()) return;
  const auto name = "findings.shard-" + std::to_string(options.shard) + "-of-" +
                    std::to_string(options.shards);
  write_file_atomically(report.folder / (name + ".txt"), findings_text(report.of_shard));
  write_file_atomically(report.folder / (name + ".json"), findings_json(report.of_shard));
}

std::vector<std::string> chosen(const std::vector<std::string>& wanted,
                                const std::vector<std::string>& known, const char* what) {
  for (const auto& name : wanted)
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw Error(ErrorKind::not_found, std::string("there is no ") + what + " '" + name + "'", {},
                  suggestion(name, known));
  return wanted.empty() ? known : wanted;
}

}  // namespace

BuildReport build(const BuildOptions& options) {
  BuildReport report;
  const auto workspace = open_workspace(options.workspace, report.findings);
  const auto out = options.out.empty() ? workspace.root / "out" : options.out;
  const auto library = read_languages(workspace, report.findings);
  for (const auto& language : options.languages) {
    const auto known = workspace.expressions();
    if (std::find(known.begin(), known.end(), language) == known.end())
      throw Error(ErrorKind::not_found, "the workspace has no language " + language.str(), {},
                  "Add it to `languages` in tongmun.yaml.");
  }
  for (const auto& id : chosen(options.campaigns, workspace.campaigns(), "campaign")) {
    const auto before = report.findings;
    Findings own;
    const auto campaign = campaign::read(workspace.root / "campaigns" / id, workspace.root, own);
    report.findings.merge(own);
    if (!campaign) continue;
    for (const auto& work : chosen(options.works, campaign->works, "work")) {
      WorkBuilder builder(options, workspace, library, *campaign, work, out,
                          before.has_errors() || own.has_errors());
      auto work_report = builder.build();
      // What the workspace and the campaign have to say stands in each work's report too.
      work_report.findings.merge(before);
      work_report.findings.merge(own);
      work_report.findings.sort();
      const bool errors = work_report.findings.has_errors();
      report.refused |= builder.refused() || (options.mode == Mode::release && errors);
      write_file_atomically(work_report.folder / "findings.txt", findings_text(work_report.findings));
      write_file_atomically(work_report.folder / "findings.json", findings_json(work_report.findings));
      write_shard_findings(options, work_report);
      report.findings.merge(work_report.findings);
      report.findings.merge(work_report.of_shard);
      report.works.push_back(std::move(work_report));
    }
  }
  report.findings.sort();
  report.interrupted = interrupted();
  return report;
}

}  // namespace tongmun::pipeline
