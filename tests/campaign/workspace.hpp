// A campaign on disk for one test: small, sound, and changed file by file.
#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "campaign/campaign.hpp"

namespace tongmun::campaign {

class Workspace {
 public:
  Workspace() {
    static std::atomic<int> counter{0};
    root_ = std::filesystem::temp_directory_path() /
            ("tongmun-campaign-" + std::to_string(::getpid()) + "-" +
             std::to_string(counter++));
    for (const auto& [file, text] : sound_files()) write(file, text);
  }
  ~Workspace() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  void write(const std::string& file, std::string_view text) {
    write_file_atomically(folder() / file, text);
  }
  void remove(const std::string& file) { std::filesystem::remove(folder() / file); }

  std::optional<Campaign> read() {
    findings = {};
    auto campaign = campaign::read(folder(), root_, findings);
    findings.sort();
    return campaign;
  }

  // "CA0004 claims.yaml:5:11", the campaign's folder left out.
  std::vector<std::string> told() const {
    std::vector<std::string> list;
    for (const auto& finding : findings.all()) {
      auto place = finding.place.str();
      if (place.starts_with("small/")) place.erase(0, 6);
      list.push_back(finding.code + " " + place);
    }
    return list;
  }

  std::filesystem::path folder() const { return root_ / "small"; }

  Findings findings;

  static const std::map<std::string, std::string>& sound_files() {
    static const std::map<std::string, std::string> files = {
        {"campaign.yaml",
         "title: Clean water for the valley\n"
         "sender: wells\n"
         "date: 2013-01-08\n"
         "place: Seoul\n"
         "country: KR\n"
         "works: [minister-letter]\n"
         "asks: [D1]\n"},
        {"claims.yaml",
         "villages:\n"
         "  about: Villages without a well\n"
         "  up_to: 120\n"
         "  unit: village\n"
         "  source: survey\n"},
        {"sources.yaml", "survey: {title: Survey of wells, date: 2012}\n"},
        {"demands.yaml", "D1: pay for the pumps\n"},
        {"organisations.yaml",
         "wells: {forms: {en: {name: Wells for All, short: WfA}}}\n"},
        {"people.yaml", "sample-miner: {sample: true, forms: {en: {name: a miner}}}\n"},
        {"quotes.yaml", "thirst: {text: We walk for water., speaker: sample-miner}\n"},
        {"recipients.csv",
         "post,country,languages\n"
         "water-minister,FR,fr\n"},
    };
    return files;
  }

 private:
  std::filesystem::path root_;
};

}  // namespace tongmun::campaign
