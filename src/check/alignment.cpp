#include "check/alignment.hpp"

#include <algorithm>
#include <map>

#include "check/figures.hpp"

namespace tongmun::check {

namespace {

using Ids = std::vector<std::string>;

Ids sorted(Ids ids) {
  std::sort(ids.begin(), ids.end());
  return ids;
}

bool is_hash(std::string_view text) {
  return text.size() == 8 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// "key-facts" of "key-facts-1a2b3c4d-2--D6"; of a campaign's own text, "source" of "source-icnk".
std::string part_of(std::string_view id) {
  const auto bare = id.substr(0, id.find("--"));
  for (auto dash = bare.find('-'); dash != std::string_view::npos; dash = bare.find('-', dash + 1)) {
    const auto rest = bare.substr(dash + 1);
    if (is_hash(rest.substr(0, rest.find('-')))) return std::string(bare.substr(0, dash));
  }
  return std::string(bare.substr(0, bare.find('-')));
}

std::map<std::string, Ids> by_part(const Ids& ids) {
  std::map<std::string, Ids> parts;
  for (const auto& id : ids) parts[part_of(id)].push_back(id);
  return parts;
}

void report(Findings& findings, const char* code, const std::string& message,
            const std::string& file) {
  findings.add({code, Severity::error, message, {.file = file},
                "This is a fault of the program or of the layout: please report it."});
}

void report_difference(const Ids& more, const Ids& less, const char* code, const char* what,
                       const std::string& file, Findings& findings) {
  Ids rest;
  std::set_difference(more.begin(), more.end(), less.begin(), less.end(), std::back_inserter(rest));
  for (const auto& id : rest) report(findings, code, "segment " + id + " " + what, file);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> segment_texts(const model::Document& document) {
  std::vector<std::pair<std::string, std::string>> texts;
  if (document.stories.empty()) return texts;
  model::for_each_paragraph(document.stories.front().blocks, [&](const model::Paragraph& paragraph) {
    bool inside = false;
    for (const auto& item : paragraph.content) {
      if (const auto* start = std::get_if<model::SegmentStart>(&item)) {
        texts.emplace_back(start->id, "");
        inside = true;
      } else if (std::holds_alternative<model::SegmentEnd>(item)) {
        inside = false;
      } else if (inside) {
        model::Paragraph one;
        one.content.push_back(item);
        texts.back().second += text_of(one);
      }
    }
  });
  return texts;
}

std::vector<std::string> segment_ids(const model::Document& document) {
  Ids ids;
  for (auto& [id, text] : segment_texts(document)) ids.push_back(std::move(id));
  return ids;
}

void check_alignment(const Ids& wanted, const Ids& found, Order order, const std::string& file,
                     Findings& findings) {
  const auto wanted_sorted = sorted(wanted), found_sorted = sorted(found);
  report_difference(wanted_sorted, found_sorted, "CH0010", "is missing", file, findings);
  report_difference(found_sorted, wanted_sorted, "CH0011", "should not be there", file, findings);
  if (wanted_sorted != found_sorted) return;
  const bool same = order == Order::same ? wanted == found : by_part(wanted) == by_part(found);
  if (!same) report(findings, "CH0012", "the segments stand in another order", file);
}

}  // namespace tongmun::check
