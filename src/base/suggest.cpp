#include "base/suggest.hpp"

#include <algorithm>
#include <numeric>

namespace tongmun {

namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({substitution, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view wrong,
                                        const std::vector<std::string>& known) {
  std::optional<std::string> best;
  auto best_distance = std::max<std::size_t>(1, wrong.size() / 3) + 1;
  for (const auto& name : known) {
    // No distance is less than the difference in length: a name of a megabyte costs
    // nothing.
    const auto longer = std::max(wrong.size(), name.size());
    if (longer - std::min(wrong.size(), name.size()) >= best_distance) continue;
    const auto distance = edit_distance(wrong, name);
    if (distance < best_distance) {
      best_distance = distance;
      best = name;
    }
  }
  return best;
}

std::string suggestion(std::string_view wrong, std::vector<std::string> known) {
  if (const auto near = nearest_name(wrong, known)) return "Did you mean '" + *near + "'?";
  if (known.empty()) return {};
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  std::string text = "Known are: ";
  for (std::size_t i = 0; i < known.size() && i < 12; ++i)
    text += (i == 0 ? "" : ", ") + known[i];
  return text + (known.size() > 12 ? ", …" : ".");
}

}  // namespace tongmun
