#include "templating/compose.hpp"

#include <algorithm>

#include "model/segment.hpp"
#include "templating/detail/builder.hpp"

namespace tongmun::templating {

Composer::Composer(const Expression& expression)
    : expression_(expression) {
  const auto& segments = expression.source.segments;
  for (std::size_t i = 0; i < segments.size(); ++i) text_segments_.emplace(segments[i].id, i);
  images_ = expression.source.layout_for(expression.conventions.tag).layout->document().images;
}

model::Document Composer::compose(const Subject& subject, Findings& findings) {
  auto document = Builder(expression_, subject, text_segments_, findings).build();
  document.images.insert(images_.begin(), images_.end());
  return document;
}

namespace {

// One component of a path: ASCII letters and digits, dots, '-' and '_'.
std::string path_safe(std::string text) {
  for (auto& byte : text) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
    const bool kept = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
                      byte == '.' || byte == '-' || byte == '_';
    if (!kept) byte = '-';
  }
  return text;
}

std::string file_text(const Value& value, const std::string& tag) {
  if (value.type == Type::country) return value.aspect;
  if (value.type != Type::date || !value.date) return std::string(literal_text(value));
  auto digits = value.date->str();
  const auto forms = model::field_forms(tag);
  if (std::find(forms.begin(), forms.end(), "iso") == forms.end()) std::erase(digits, '-');
  return digits;
}

}  // namespace

std::string file_name(const Template& source, const Subject& subject) {
  std::vector<TagFault> faults;
  std::string name;
  std::size_t at = 0;
  const auto& pattern = source.manifest.file;
  for (const auto& found : scan_tags(pattern, faults)) {
    name += pattern.substr(at, found.begin - at);
    at = found.end;
    if (const auto value = resolve(model::field_path(found.tag.name), subject, {}))
      name += file_text(*value, found.tag.name);
  }
  name = path_safe(name + pattern.substr(at));
  while (name.starts_with('.')) name.erase(0, 1);  // no hidden file, no ".."
  return name;
}

}  // namespace tongmun::templating
