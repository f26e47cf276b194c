// One hostile file in a copy of the sample, built as for release: it must be told, with a
// place and a remedy, soon, and nothing may be written.
#pragma once

#include <chrono>
#include <functional>

#include "opc/package.hpp"
#include "pipeline/building.hpp"

namespace tongmun::pipeline {

struct Refusal {
  std::string code, file;
  std::string inside = {};  // the place's part or cell begins so
  std::string says = {};    // stands in the message
};

// A sample whose only faults are those that a test puts in, in one language: a release of
// it would be built.
struct SoundSample : Sample {
  SoundSample() : Sample("ko") { remove_planted_faults(); }
};

// A refused release still writes what is to be mended: findings.txt and findings.json.
inline std::size_t letters_of(const Sample& sample) {
  std::size_t count = 0;
  for (const auto& [name, bytes] : sample.written())
    count += name.ends_with(".docx") || name.ends_with(".akn") || name.ends_with(".tmx");
  return count;
}

inline void check_refused(const Sample& sample, const Refusal& wanted) {
  BuildOptions options;
  options.mode = Mode::release;
  const auto begin = std::chrono::steady_clock::now();
  const auto report = build(sample, options);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  bool found = false;
  std::string all;
  for (const auto& finding : report.findings.all()) {
    if (finding.severity != Severity::error) continue;
    all += told(finding) + ": " + finding.message + " " + finding.remedy + "\n";
    found = found || (finding.code == wanted.code && finding.place.file == wanted.file &&
                      finding.place.inside.starts_with(wanted.inside) &&
                      finding.message.find(wanted.says) != std::string::npos &&
                      finding.message.size() <= 1010 && !finding.remedy.empty());
  }
  INFO(all.substr(0, 4000));
  INFO("wanted: " << wanted.code << " " << wanted.file << " " << wanted.inside << " "
                  << wanted.says);
  CHECK(found);
  CHECK(letters_of(sample) == 0);
  CHECK(seconds.count() <
        20);  // a second in earnest; sanitizers and busy machines take longer
}

inline constexpr const char* layout_file = "templates/minister-letter/layout.docx";

// The sample's layout with something done to its package.
inline std::string layout_with(const Sample& sample,
                               const std::function<void(opc::Package&)>& change) {
  auto package = opc::Package::read(sample.read(layout_file), "layout.docx");
  change(package);
  return package.write();
}

// Changes the first place where `old` stands in a part.
inline void replace_in(opc::Package& package, const std::string& part,
                       std::string_view old, std::string_view by) {
  auto text = package.part(part);
  const auto at = text.find(old);
  REQUIRE(at != std::string::npos);
  package.set_part(part, text.replace(at, old.size(), by));
}

inline void add_relationship(opc::Package& package, const std::string& source,
                             std::string_view kind, const std::string& target,
                             bool external) {
  auto relationships = package.relationships(source);
  relationships.push_back(
      {.id = "rIdHostile" + std::to_string(relationships.size()),
       .type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
               std::string(kind),
       .target = target,
       .external = external});
  package.set_relationships(source, std::move(relationships));
}

}  // namespace tongmun::pipeline
