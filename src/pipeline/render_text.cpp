#include "pipeline/render_text.hpp"

#include <algorithm>

#include "base/file.hpp"
#include "data/json.hpp"

namespace tongmun::pipeline {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_template = std::size_t{4} << 20;  // bytes

// The files beside `file` with its extension, as partials.
templating::Partials partials_beside(const fs::path& file) {
  const auto folder = file.parent_path();
  const auto extension = file.extension().string();
  templating::Partials partials;
  std::error_code ignored;  // without the folder there is no file either
  for (const auto& entry : fs::directory_iterator(folder.empty() ? "." : folder, ignored))
    if (entry.path().extension() == extension &&
        entry.path().filename() != file.filename())
      partials.known.push_back(entry.path().stem().string());
  std::sort(partials.known.begin(), partials.known.end());
  partials.find = [=](const std::string& name) -> std::optional<templating::TextSource> {
    const bool leaves =
        name.find_first_of("/\\") != std::string::npos || name.starts_with('.');
    const auto part = folder / (name + extension);
    std::error_code code;
    if (leaves || !fs::exists(part, code)) return std::nullopt;
    return templating::TextSource{read_text_file(part, max_template),
                                  part.generic_string()};
  };
  return partials;
}

}  // namespace

std::optional<std::string> render_text(const fs::path& file, const fs::path& data,
                                       templating::Escaping escaping,
                                       Findings& findings) {
  const templating::TextSource source{read_text_file(file, max_template),
                                      file.generic_string()};
  const auto values = data::read_json(data, data.generic_string());
  Findings told;
  auto text_template = templating::TextTemplate::compile(source, partials_beside(file),
                                                         {.escaping = escaping}, told);
  std::optional<std::string> text;
  if (text_template) text = text_template->render(values.root, told);
  findings.merge(told);
  if (told.has_errors()) return std::nullopt;
  return text;
}

}  // namespace tongmun::pipeline
